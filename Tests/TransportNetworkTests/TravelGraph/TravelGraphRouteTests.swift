// Routes: legs, k best and Pareto sets, by hand and against the independent model.

import ShortestPaths
import Testing
import TransportNetwork

@Suite("TravelGraph routes")
struct TravelGraphRouteTests {
  /// A - B - C by rail, every 30 and every 200 minutes, then D by a flight every 60 minutes.
  ///
  /// Rail: board 10, alight 5, 0.5 money a km, 100 km/h; flights: board 90, alight 20. An hour is
  /// worth 60.
  static let railAndAir = Network(
    nodes: ["A", "B", "C", "D"].map { Node(id: $0, x: 0, y: 0) },
    links: [
      Link(
        id: "AB",
        from: RowIndex(0),
        to: RowIndex(1),
        isDirected: false,
        kilometres: 100,
        mode: RowIndex(0),
        headwayMinutes: 30
      ),
      Link(
        id: "BC",
        from: RowIndex(1),
        to: RowIndex(2),
        isDirected: false,
        kilometres: 50,
        freeSpeed: 200,
        mode: RowIndex(0),
        headwayMinutes: 200
      ),
      Link(
        id: "CD",
        from: RowIndex(2),
        to: RowIndex(3),
        kilometres: 900,
        toll: 480,
        mode: RowIndex(1),
        travelMinutes: 80,
        headwayMinutes: 60
      ),
    ],
    zones: [],
    uses: [Use(name: "passenger", valueOfTime: 60)],
    modes: [
      Mode(
        name: "rail",
        services: [
          Mode.Service(
            speed: 100,
            boardMinutes: 10,
            alightMinutes: 5,
            costPerKilometre: 0.5
          )
        ]
      ),
      Mode(
        name: "air",
        services: [Mode.Service(boardMinutes: 90, alightMinutes: 20, isThrough: false)]
      ),
    ]
  )

  @Test("legs by hand: staying aboard costs nothing, changing mode costs both ends")
  func byHand() throws {
    let network = Self.railAndAir
    let travelGraph = try TravelGraph(network, use: RowIndex(0))
    var finder = RouteFinder(network, travelGraph)
    let from = try #require(finder.ends(ofPlace: "A"))
    let to = try #require(finder.ends(ofPlace: "D"))
    let found = finder.route(from: from, to: to)
    let route = try #require(found)
    #expect(route.legs.count == 2)
    // Rail: board 10 + half of 30 at A, 100 km at 100 km/h and 50 km at 200 km/h, alight 5; the
    // wait at B is not paid.
    #expect(route.legs[0].minutes == 60 + 15)
    #expect(route.legs[0].accessMinutes == 10 + 15 + 5)
    #expect(route.legs[0].money == 75)
    #expect(route.legs[0].kilometres == 150)
    #expect([route.legs[0].from.position, route.legs[0].to.position] == [0, 2])
    #expect(route.legs[0].links == [.network(RowIndex(0)), .network(RowIndex(1))])
    // Air: board 90 + half of 60, 80 aboard, alight 20.
    #expect(route.legs[1].minutes == 80)
    #expect(route.legs[1].accessMinutes == 140)
    #expect(route.minutes == 75 + 30 + 80 + 140)
    #expect(route.money == 75 + 480)
    // One unit of money is one minute.
    #expect(route.generalizedMinutes == route.minutes + 555)
    // From B the wait is half of 200, but never more than an hour.
    let fromB = finder.route(from: travelGraph.nodeEnds[1], to: travelGraph.nodeEnds[2])
    #expect(fromB?.legs.map(\.accessMinutes) == [10 + 60 + 5])
    let back = finder.route(from: to, to: from)
    #expect(back == nil)
    let nowhere = finder.route(from: to, to: to)
    #expect(nowhere?.legs == [])
  }

  @Test("are costed as the graph has them, leg by leg")
  func sums() throws {
    var random = RandomNetwork(seed: 13)
    for _ in 0..<800 {
      let network = random.next(linkCount: 6...14)
      let travelGraph = try TravelGraph(network, use: RowIndex(0))
      let reference = TravelReference(network, use: 0, modes: nil, built: [])
      var finder = RouteFinder(network, travelGraph)
      let costs = reference.costs(from: 0)
      for node in network.nodes.indices {
        let route = finder.route(from: travelGraph.nodeEnds[0], to: travelGraph.nodeEnds[node])
        #expect(route?.generalizedMinutes ?? .infinity == costs[node])
        guard let route else { continue }
        let value = network.uses[0].valueOfTime
        #expect(
          route.generalizedMinutes == route.minutes + (value.map { route.money / $0 * 60 } ?? 0)
        )
        #expect(route.minutes == route.legs.reduce(0) { $0 + $1.minutes + $1.accessMinutes })
        check(route, in: network, reference)
      }
    }
  }

  /// Checks that the links of every leg hang together and pay once for boarding and leaving.
  private func check(_ route: Route, in network: Network, _ reference: TravelReference) {
    for leg in route.legs {
      var place = leg.from
      var minutes = 0.0
      for source in leg.links {
        let link = source.link(in: network)
        #expect(link.mode == leg.mode)
        #expect(link.from == place || !link.isDirected && link.to == place)
        place = link.from == place ? link.to : link.from
        let ride = reference.rides.first { $0.linkID == link.id }
        minutes += ride?.minutes ?? .nan
      }
      #expect(place == leg.to)
      #expect(leg.minutes == minutes)
      let first = reference.rides.first { $0.linkID == leg.links[0].link(in: network).id }
      let service = first?.service ?? Mode.Service()
      if !service.isThrough { #expect(leg.links.count == 1) }
      #expect(
        leg.accessMinutes == service.boardMinutes + (first?.wait ?? .nan) + service.alightMinutes
      )
    }
    for (one, next) in zip(route.legs, route.legs.dropFirst()) {
      #expect(one.to == next.from)
    }
  }

  @Test("the k best are those of all ways that come to no place twice")
  func kBest() throws {
    var random = RandomNetwork(seed: 14)
    for _ in 0..<600 {
      var network = random.next(linkCount: 4...12)
      // A link from a node to itself is no part of a way that comes to no place twice.
      network.links.removeAll { $0.from == $0.to }
      network.projects = []
      let target = network.nodes.count - 1
      let travelGraph = try TravelGraph(network, use: RowIndex(0))
      let ways = TravelReference(network, use: 0, modes: nil, built: [])
        .looplessWays(from: 0, to: target)
      let finder = RouteFinder(network, travelGraph)
      let routes = finder.routes(
        from: travelGraph.nodeEnds[0],
        to: travelGraph.nodeEnds[target],
        k: 6
      )
      #expect(routes.map(\.generalizedMinutes) == ways.values.sorted().prefix(6).map(\.self))
      #expect(Set(routes.map { $0.legs.map(\.links) }).count == routes.count)
    }
  }

  @Test("the k best between zones are those between all of their nodes")
  func kBestOfZones() throws {
    var random = RandomNetwork(seed: 16)
    var (connected, several) = (0, 0)
    for _ in 0..<400 {
      var network = random.next(linkCount: 4...10, nodeCount: 2...6, zoneCount: 2...4)
      // Both zones have a node at least.
      for zone in 0..<2 { network.nodes[zone].zone = RowIndex(zone) }
      network.links.removeAll { $0.from == $0.to }
      network.projects = []
      let travelGraph = try TravelGraph(network, use: RowIndex(0))
      let reference = TravelReference(network, use: 0, modes: nil, built: [])
      let from = try #require(travelGraph.zoneEnds[0])
      let to = try #require(travelGraph.zoneEnds[1])
      func nodes(of zone: Int) -> [Int] {
        network.nodes.indices.filter { network.nodes[$0].zone?.position == zone }
      }
      let ways = nodes(of: 0).flatMap { source in
        nodes(of: 1).flatMap { reference.looplessWays(from: source, to: $0).values }
      }
      let routes = RouteFinder(network, travelGraph).routes(from: from, to: to, k: 6)
      #expect(routes.map(\.generalizedMinutes) == ways.sorted().prefix(6).map(\.self))
      #expect(Set(routes.map { $0.legs.map(\.links) }).count == routes.count)
      #expect(RouteFinder(network, travelGraph).routes(from: to, to: to, k: 3).map(\.legs) == [[]])
      if !ways.isEmpty { connected += 1 }
      if nodes(of: 0).count + nodes(of: 1).count > 2 { several += 1 }
    }
    #expect(connected >= 100 && several >= 100, "\(connected) with a way, \(several) of more nodes")
  }

  @Test("the Pareto set is that of minutes and money, without a value of time")
  func pareto() throws {
    var random = RandomNetwork(seed: 15)
    for _ in 0..<600 {
      let network = random.next(linkCount: 4...12)
      let target = network.nodes.count - 1
      let travelGraph = try TravelGraph(network, use: RowIndex(0))
      let reference = TravelReference(network, use: 0, modes: nil, built: [])
      var finder = RouteFinder(network, travelGraph)
      let routes = try finder.paretoRoutes(
        from: travelGraph.nodeEnds[0],
        to: travelGraph.nodeEnds[target]
      )
      #expect(routes.map { [$0.minutes, $0.money] } == reference.front(from: 0, to: target))
    }
  }
}
