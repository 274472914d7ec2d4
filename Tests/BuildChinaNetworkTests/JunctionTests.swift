// Roads end at junctions: a trip pays for its two ends, not for the cities that it passes.

import Testing
import TransportNetwork

@testable import BuildChinaNetwork

@Suite("Junctions of roads")
struct JunctionTests {
  /// Three cities in a row, 93 km of road between neighbours.
  private func network() throws -> Network {
    let facts = try smallFacts()
    let roads = [("100000", "200000"), ("200000", "300000")].flatMap {
      RoadLayer.road("road", Stretch(from: $0, to: $1), 93, .expresswayHill, .ownWork)
    }
    let cities = try Junctions.needed(by: roads).map { id in
      try #require(facts.cities.first { $0.id == id })
    }
    let zones = facts.cities.map { Zone(id: $0.id, name: $0.name) }
    let seats = facts.cities.enumerated().map { position, city in
      Node(
        id: city.id,
        name: city.name,
        x: city.coordinate.longitude,
        y: city.coordinate.latitude,
        type: "city",
        zone: RowIndex(position)
      )
    }
    let nodes = seats + cities.map { Junctions.node(of: $0).node }
    let positions = Dictionary(
      uniqueKeysWithValues: nodes.enumerated().map { ($1.id, RowIndex<Node>($0)) }
    )
    var names = LinkNames()
    let links = try (roads + cities.map(Junctions.streets)).map {
      try $0.link(id: names.id(of: $0), nodes: positions)
    }
    return Network(
      nodes: nodes,
      links: links,
      zones: zones,
      uses: Use.chinese,
      modes: Mode.chinese
    )
  }

  private func minutes(_ network: Network, _ use: UseName) throws -> Double? {
    let graph = try TravelGraph(network, use: use.index, modes: [ModeName.road.index])
    var finder = RouteFinder(network, graph)
    let from = try #require(finder.ends(ofPlace: "100000"))
    let to = try #require(finder.ends(ofPlace: "300000"))
    return finder.route(from: from, to: to)?.minutes
  }

  @Test("a trip pays 13 minutes at each end and none for the city on the way")
  func trip() throws {
    let network = try network()
    // Expressways in the hills: 93 km/h, so an hour for each of the two.
    #expect(try minutes(network, .passenger) == 13 + 60 + 60 + 13)
    // Lorries at 0.6 of it: 55.8 km/h, 100 minutes each.
    #expect(try minutes(network, .freight) == 13 + 100 + 100 + 13)
  }

  @Test("links keep the ids of the cities that they join, and streets are access links")
  func ids() throws {
    let network = try network()
    let ids = network.links.map(\.id)
    #expect(ids.contains("road-100000-200000"))
    let street = try #require(network.links.first { $0.id == "streets-100000-100000-J" })
    #expect(street.isAccess)
    #expect(network.nodes[street.to].type == "junction")
    #expect(network.nodes[street.from].zone != nil)
  }

  @Test("a road that somebody draws ends at junctions too")
  func drawn() throws {
    var ideas = NetworkIdeas(try network(), use: UseName.passenger.index)
    try ideas.add(LineIdea("A-C,mode=road,km=93,kmh=93"))
    var drawn = ideas.network
    for position in drawn.projects.indices { drawn.projects[position].status = .built }
    #expect(try minutes(drawn, .passenger) == 13 + 60 + 13)
  }
}
