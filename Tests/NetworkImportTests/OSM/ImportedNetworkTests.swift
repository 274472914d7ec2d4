// From ways to links: sums before contraction, parts, dead ends, level crossings, ferries,
// stations, zones.

import NetworkFiles
import Foundation
import TestSupport
import Testing
import TransportNetwork

@testable import NetworkImport

@Suite("Imported networks")
struct ImportedNetworkTests {
  typealias Node = PBFWriter.Node
  typealias Way = PBFWriter.Way

  /// A degree of latitude on the sphere of 6371 km.
  private let degree = 2 * Double.pi * 6371 / 360

  /// Nodes north of each other, a hundredth of a degree (1.11195 km) apart.
  private func column(_ ids: [Int64], x: Double = 9.5, from south: Double = 47) -> [Node] {
    ids.enumerated().map { Node($1, x, south + Double($0) / 100) }
  }

  private func roads(_ made: OSMImport) -> [Link] {
    made.network.links.filter { !["access", "station_track"].contains($0.facilityType) }
  }

  @Test("times are summed over parts of different speeds, then one link is left")
  func sums() throws {
    let made = try imported(
      column([1, 2, 3, 4]),
      [
        Way(10, [1, 2, 3], ["highway": "primary", "maxspeed": "50", "name": "Long street"]),
        Way(11, [4, 3], ["highway": "primary", "maxspeed": "80", "name": "Short", "toll": "yes"]),
      ]
    )
    let links = roads(made)
    #expect(links.count == 1)
    // 2 parts at 45 km/h, 1 at 70 (the class's, since 0.9 x 80 = 72).
    let part = degree / 100
    let minutes = 2 * part / 45 * 60 + part / 70 * 60
    #expect(abs((links[0].travelMinutes ?? 0) - minutes) < 1e-9)
    #expect(abs((links[0].kilometres ?? 0) - 3 * part) < 1e-9)
    #expect(links[0].name == "Long street" && !links[0].isDirected)
    #expect(links[0].geometry == "LINESTRING (9.5 47, 9.5 47.01, 9.5 47.02, 9.5 47.03)")
    let toll = made.network.extraColumns["link"]?.first { $0.name == "toll_km" }?.values
    #expect(toll?.count == 1 && abs((Double(toll?[0] ?? "") ?? 0) - part) < 1e-9)
  }

  @Test("where a class, a direction or who may use it changes, a node stays")
  func changes() throws {
    let nodes = column([1, 2, 3, 4]) + [Node(5, 9.6, 47)]
    func ring(_ tags: [String: String]) throws -> OSMImport {
      try imported(
        nodes,
        [
          Way(10, [1, 2], ["highway": "primary"]), Way(11, [2, 3, 4], tags),
          Way(20, [4, 5, 1], ["highway": "primary"]),
        ]
      )
    }
    for tags in [
      ["highway": "secondary"], ["highway": "primary", "hgv": "no"],
      ["highway": "primary", "oneway": "yes"],
    ] {
      let made = try ring(tags)
      #expect(Set(made.network.nodes.map(\.id)) == ["2", "4"], "\(tags)")
      #expect(roads(made).count == 2)
    }
    // A ring of one kind, without a junction or place, leads from nowhere to nowhere.
    #expect(throws: OSMError.self) { try ring(["highway": "primary"]) }
  }

  @Test("directions of different speed become two links")
  func twoLinks() throws {
    let made = try imported(
      column([1, 2]),
      [
        Way(
          10,
          [1, 2],
          ["highway": "primary", "maxspeed:forward": "50", "maxspeed:backward": "30"]
        )
      ]
    )
    let links = roads(made)
    #expect(links.map(\.id) == ["10-1", "10-1-back"])
    #expect(links.allSatisfy { $0.isDirected })
    let part = degree / 100
    #expect(abs((links[0].travelMinutes ?? 0) - part / 45 * 60) < 1e-9)
    #expect(abs((links[1].travelMinutes ?? 0) - part / 27 * 60) < 1e-9)
    #expect(links[0].from == links[1].to)
    #expect(links[1].geometry == "LINESTRING (9.5 47.01, 9.5 47)")
  }

  @Test("the largest part within which one can go and come back; the others are listed")
  func parts() throws {
    let nodes = column([1, 2, 3]) + column([11, 12], x: 9.6) + [Node(20, 9.51, 47.02)]
    let ways = [
      Way(1, [1, 2, 3], ["highway": "primary"]), Way(2, [2, 20], ["highway": "primary"]),
      Way(3, [11, 12], ["highway": "primary"]),
      // One can leave the first part, but not come back.
      Way(4, [3, 11], ["highway": "primary", "oneway": "yes"]),
    ]
    let made = try imported(nodes, ways)
    #expect(Set(made.network.nodes.map(\.id)) == ["1", "2", "3", "20"])
    #expect(made.summary.keptParts == 1 && made.summary.droppedParts.map(\.nodes) == [2])
    #expect(made.summary.droppedParts[0].node == "11")
    #expect(abs(made.summary.droppedParts[0].kilometres - degree / 100) < 1e-9)
    #expect(made.summary.betweenParts > 7)
    var options = OSMOptions()
    options.partCount = 2
    let both = try imported(nodes, ways, [], options)
    #expect(both.network.nodes.count == 6 && both.summary.droppedParts.isEmpty)
  }

  @Test(
    "dead ends shorter than --prune are left out with what hangs on them, unless a zone is there"
  )
  func prune() throws {
    // A ring with towns at 1 and 3; at 2 a branch to 4, which forks to 5 and 6.
    let nodes =
      column([1, 2, 3], from: 47) + [
        Node(4, 9.51, 47.01), Node(5, 9.52, 47.01), Node(6, 9.52, 47.015), Node(7, 9.4, 47.01),
        Node(8, 9.5, 47.0001, ["place": "town"]), Node(9, 9.5, 47.0201, ["place": "town"]),
      ]
    let ways = [
      Way(1, [1, 2, 3], ["highway": "primary"]), Way(2, [2, 4, 5], ["highway": "primary"]),
      Way(3, [4, 6], ["highway": "primary"]), Way(4, [3, 7, 1], ["highway": "primary"]),
    ]
    var options = OSMOptions()
    // 1-2, 2-3, 3-7-1, 2-4, 4-5, 4-6.
    let whole = try imported(nodes, ways)
    #expect(roads(whole).count == 6)
    // 4-5 is 0.758 km, 4-6 0.940 km, 2-4 0.758 km: the branch reaches 1.70 km.
    options.pruneKilometres = 1
    let trimmed = try imported(nodes, ways, [], options)
    #expect(roads(trimmed).count == 4)
    options.pruneKilometres = 1.8
    let bare = try imported(nodes, ways, [], options)
    #expect(roads(bare).count == 2)
    #expect(abs(bare.summary.prunedKilometres - (0.758 + 0.758 + 0.940)) < 0.005)
    let town = Node(10, 9.5201, 47.01, ["place": "town", "name": "End"])
    let kept = try imported(nodes + [town], ways, [], options)
    #expect(roads(kept).contains { kept.network.nodes[$0.to].id == "5" })
  }

  @Test("a level crossing is no station: roads and tracks have nodes of their own")
  func levelCrossing() throws {
    let made = try imported(
      column([1, 2, 3]) + [
        Node(4, 9.49, 47.01), Node(5, 9.51, 47.01),
        Node(6, 9.5101, 47.01, ["railway": "station", "name": "East"]),
      ],
      [
        Way(1, [1, 2, 3], ["highway": "primary"]),
        Way(2, [4, 2, 5], ["railway": "rail", "usage": "main"]),
      ]
    )
    #expect(Set(made.network.modes.map(\.name)) == ["road", "rail"])
    let rail = made.network.links.filter { $0.facilityType == "rail_main" }
    #expect(rail.count == 1 && made.network.nodes[rail[0].from].id == "4")
    // With every node kept, the crossing is there twice.
    var options = OSMOptions()
    options.keepsEveryNode = true
    let all = try imported(
      column([1, 2, 3]) + [
        Node(4, 9.49, 47.01), Node(5, 9.51, 47.01), Node(6, 9.51, 47.011, ["railway": "station"]),
      ],
      [Way(1, [1, 2, 3], ["highway": "primary"]), Way(2, [4, 2, 5], ["railway": "rail"])],
      [],
      options
    )
    #expect(all.network.nodes.map(\.id).filter { $0.hasPrefix("2") } == ["2", "2-rail"])
    // The station is joined to the road, and by its own node to the track.
    let station = made.network.nodes.firstIndex { $0.type == "station" }
    let tracks = made.network.links.filter { $0.facilityType == "station_track" }
    #expect(tracks.map(\.from.position) == [station])
    #expect(made.network.links.contains { $0.isAccess && $0.from.position == station })
  }

  @Test("tracks without a station that has a road are left out beside roads")
  func loneTracks() throws {
    let made = try imported(
      column([1, 2]) + column([11, 12], x: 9.6),
      [Way(1, [1, 2], ["highway": "primary"]), Way(2, [11, 12], ["railway": "rail"])]
    )
    #expect(made.network.modes.map(\.name) == ["road"])
    #expect(made.summary.droppedParts.map(\.kind) == ["rail"])
  }

  @Test(
    "a ferry takes its duration, shared by length; without one 25 km/h; a relation's for all its ways"
  )
  func ferries() throws {
    let nodes = column([1, 2, 3, 4, 5])
    func minutes(_ ways: [Way], _ relations: [PBFWriter.Relation] = []) throws -> [Double] {
      let made = try imported(
        nodes,
        [Way(1, [1, 2], ["highway": "primary"]), Way(9, [4, 5], ["highway": "primary"])] + ways,
        relations
      )
      return made.network.links.filter { $0.facilityType == "ferry" }.compactMap(\.travelMinutes)
    }
    let whole = try minutes([Way(2, [2, 3, 4], ["route": "ferry", "duration": "00:40"])])
    #expect(whole.count == 1 && abs(whole[0] - 40) < 1e-9)
    let plain = try minutes([Way(2, [2, 3, 4], ["route": "ferry"])])
    #expect(plain.count == 1 && abs(plain[0] - 2 * degree / 100 / 25 * 60) < 1e-9)
    // Two ways that only the relation calls a ferry.
    let line = try minutes(
      [Way(2, [2, 3]), Way(3, [3, 4])],
      [.init(7, [2, 3], ["type": "route", "route": "ferry", "duration": "1:00"])]
    )
    #expect(line.count == 1 && abs(line[0] - 60) < 1e-9)
    // A road that is a member of the relation is no ferry.
    let mixed = try minutes(
      [Way(2, [2, 3, 4], ["route": "ferry"]), Way(3, [4, 5], ["highway": "service"])],
      [.init(7, [2, 3], ["type": "route", "route": "ferry", "duration": "30"])]
    )
    #expect(mixed.count == 1 && abs(mixed[0] - 30) < 1e-9)
  }

  @Test("the outline of an airport, as a way or a relation, is a facility at its middle")
  func areas() throws {
    let outline = [
      Node(21, 9.51, 47.00), Node(22, 9.53, 47.00), Node(23, 9.53, 47.01), Node(24, 9.51, 47.01),
    ]
    let tags = ["aeroway": "aerodrome", "iata": "XYZ", "name": "Field"]
    for isRelation in [false, true] {
      let made = try imported(
        column([1, 2]) + outline,
        [
          Way(1, [1, 2], ["highway": "primary"]),
          Way(5, [21, 22, 23, 24, 21], isRelation ? [:] : tags),
        ],
        isRelation ? [.init(8, [5], tags.merging(["type": "multipolygon"]) { $1 })] : []
      )
      let airport = try #require(made.network.nodes.first { $0.type == "airport" })
      #expect(airport.x == 9.52 && airport.y == 47.005 && airport.name == "Field")
      #expect(airport.id == (isRelation ? "airport-r8" : "airport-w5"))
      #expect(made.summary.source.matchedWays == 1 && made.summary.source.matchedNodes == 2)
    }
  }

  @Test("zones: cities and towns, villages where there are fewer than two, by distance to the road")
  func zones() throws {
    let road = column([1, 2, 3])
    let way = Way(1, [1, 2, 3], ["highway": "primary"])
    let places = [
      Node(
        31,
        9.501,
        47,
        ["place": "town", "name": "Stadt", "name:en": "Town", "population": "9000"]
      ),
      Node(32, 9.501, 47.02, ["place": "village", "name": "Dorf"]),
      Node(33, 9.501, 47.01, ["place": "hamlet", "name": "Weiler"]),
      Node(34, 11, 47.01, ["place": "city", "name": "Far"]),
    ]
    let both = try imported(road + Array(places.prefix(3)), [way])
    #expect(both.network.zones.map(\.name) == ["Town", "Dorf"])
    #expect(both.network.zoneColumns[0].values == [9000, 1000])
    let sources = both.network.extraColumns["zone"]?.first { $0.name == "population_source" }
    #expect(sources?.values == ["OpenStreetMap", "typical of its kind"])
    // Two cities: no villages; one is 114 km from the road.
    let far = try imported(road + places, [way])
    #expect(far.network.zones.map(\.name) == ["Town"])
    #expect(far.problems.contains { $0.message.contains("\"Far\"") && $0.severity == .warning })
    let access = both.network.links.filter(\.isAccess)
    // 0.001 degrees of longitude at 47 north: 0.0758 km, at 30 km/h 0.1517 minutes.
    #expect(access.count == 2 && abs((access[0].travelMinutes ?? 0) - 0.15167) < 1e-4)
    #expect(both.network.nodes.prefix(2).allSatisfy { !$0.isThrough && $0.type == "city" })
  }

  @Test("nobody enters a motorway between its junctions")
  func motorwayAccess() throws {
    let made = try imported(
      column([1, 2, 3]) + column([4, 5, 6], x: 9.52)
        + [Node(9, 9.5005, 47.01, ["place": "town"]), Node(8, 9.5205, 47.01, ["place": "town"])],
      [
        Way(1, [1, 2, 3], ["highway": "motorway", "oneway": "no"]),
        Way(2, [4, 5, 6], ["highway": "primary"]), Way(3, [1, 4], ["highway": "motorway_link"]),
      ]
    )
    let ends = made.network.links.filter(\.isAccess).map { made.network.nodes[$0.to].id }
    #expect(ends == ["5", "5"])
  }

  @Test("courses are simplified to within the tolerance, lengths are not")
  func simplification() throws {
    // Node 2 is 7.6 m beside the line from 1 to 3, node 3 76 m beside that from 1 to 4.
    let nodes = [
      Node(1, 9.5, 47), Node(2, 9.5001, 47.01), Node(3, 9.501, 47.02), Node(4, 9.5, 47.03),
    ]
    let ways = [Way(1, [1, 2, 3, 4], ["highway": "primary"])]
    let whole = try imported(nodes, ways)
    for (tolerance, count) in [(1.0, 4), (50, 3), (100, 2)] {
      var options = OSMOptions()
      options.simplifyMetres = tolerance
      let link = roads(try imported(nodes, ways, [], options))[0]
      #expect(lines(wellKnownText: link.geometry)?[0].count == count, "\(tolerance)")
      #expect(link.kilometres == roads(whole)[0].kilometres)
    }
  }

  @Test("the package is written, read and valid")
  func package() throws {
    let made = try imported(crossroads.nodes, crossroads.ways)
    let folder = try TemporaryFolder()
    try NetworkPackage.write(made.network, to: folder.path + "/net")
    let (network, report) = try NetworkPackage.read(folder.path + "/net")
    #expect(report.warningCount == 0, "\(report.problems)")
    #expect(network == made.network)
    #expect(try folder.entries() == ["net"])
  }
}
