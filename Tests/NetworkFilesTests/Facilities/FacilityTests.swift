// Facilities by kind, what they are worth, and the places that stand for them in the travel graph.

import ShortestPaths
import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Facilities")
struct FacilityTests {
  private static func network() -> Network {
    Network(
      nodes: [
        Node(id: "a", x: 0, y: 0, type: "city", zone: RowIndex(0)),
        Node(id: "b", name: "Harbour", x: 1, y: 0, type: "port", facilityClass: "seaport"),
        Node(id: "c", x: 2, y: 0, type: "port", facilityClass: "river_port", zone: RowIndex(1)),
        Node(id: "d", x: 3, y: 0, type: "hub", facilityClass: "dry_port", isThrough: false),
      ],
      links: [
        Link(
          id: "ab",
          from: RowIndex(0),
          to: RowIndex(1),
          isDirected: false,
          kilometres: 7,
          travelMinutes: 10
        ),
        Link(id: "bc", from: RowIndex(1), to: RowIndex(2), travelMinutes: 20),
        Link(
          id: "bd",
          from: RowIndex(1),
          to: RowIndex(3),
          isDirected: false,
          toll: 5,
          travelMinutes: 30
        ),
      ],
      zones: [Zone(id: "za"), Zone(id: "zc")],
      zoneColumns: [ZoneColumn(name: "population", values: [1, 2])],
      extraColumns: [
        "node": [
          ExtraColumn(name: "teu", values: ["", "12", "3.5", "NA"]),
          ExtraColumn(name: "source", values: ["x", "1", "2", "3"]),
          ExtraColumn(name: "balance", values: ["", "-1", "", ""]),
        ]
      ]
    )
  }

  @Test("kinds are node types and facility classes, however they are written")
  func kinds() throws {
    let network = Self.network()
    #expect(network.nodeKinds == ["city", "port", "seaport", "river_port", "hub", "dry_port"])
    func ids(_ kinds: String...) throws -> [String] {
      try network.facilities(FacilityChoice(kinds: kinds)).nodes.map { network.nodes[$0].id }
    }
    #expect(try ids("seaport") == ["b"])
    #expect(try ids("Dry Port", "river-port") == ["c", "d"])
    #expect(try ids("port") == ["b", "c"])
    #expect(try ids("port", "seaport") == ["b", "c"])
    let error = #expect(throws: FacilityError.self) { try ids("airport") }
    #expect(error?.description.contains("Known: city, port") == true)
    let near = #expect(throws: FacilityError.self) { try ids("seaprt") }
    #expect(near?.description.contains(#"did you mean "seaport"?"#) == true)
    #expect(throws: FacilityError.self) { try network.facilities(FacilityChoice(kinds: [])) }
  }

  @Test("a worth is 1 or a column of numbers; what is missing is 0 and counted")
  func worth() throws {
    let network = Self.network()
    let each = try network.facilities(FacilityChoice(kinds: ["port", "hub"]))
    #expect(each.worth == [1, 1, 1])
    let teu = try network.facilities(FacilityChoice(kinds: ["port", "hub"], column: "teu"))
    #expect(teu.worth == [12, 3.5, 0])
    #expect(teu.missing == 1)
    for column in ["source", "none", "balance"] {
      #expect(throws: FacilityError.self) {
        try network.facilities(FacilityChoice(kinds: ["port"], column: column))
      }
    }
  }

  @Test(
    "a facility is as far as its node, also where the node has a zone or is closed to through traffic"
  )
  func places() throws {
    let network = Self.network()
    let facilities = try network.facilities(FacilityChoice(kinds: ["city", "port", "hub"]))
    let reaching = network.reaching(facilities)
    #expect(reaching.ownZoneCount == 2)
    #expect(reaching.zones.dropFirst(2).map(\.id) == ["a", "b", "c", "d"])
    #expect(reaching.zoneColumns[0].values == [1, 2, nil, nil, nil, nil])
    #expect(reaching.reaching(facilities) == reaching)
    let graph = try TravelGraph(reaching, use: RowIndex(0))
    func costs(from zone: Int) throws -> [Double] {
      var search = DijkstraSearch(graph.graph)
      search.run(from: try #require(graph.zoneEnds[zone]).departure)
      return try graph.zoneEnds.dropFirst(2).map { search.distance(to: try #require($0).arrival) }
    }
    #expect(try costs(from: 0) == [0, 10, 30, 40])
    // Nothing leads out of c but its own place.
    #expect(try costs(from: 1) == [.infinity, .infinity, 0, .infinity])
  }

  @Test(
    "random facilities are as far as their nodes by searches of the graph without them",
    arguments: 0..<20
  )
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = 8
    var nodes = (0..<count).map {
      Node(id: "\($0)", x: 0, y: 0, zone: $0 < 4 ? RowIndex($0) : nil)
    }
    for node in nodes.indices {
      nodes[node].type = Bool.random(using: &random) ? "port" : "city"
      nodes[node].isThrough = Int.random(in: 0..<5, using: &random) > 0
    }
    nodes[5].type = "port"
    let network = Network(
      nodes: nodes,
      links: (0..<14).map {
        Link(
          id: "l\($0)",
          from: RowIndex(Int.random(in: 0..<count, using: &random)),
          to: RowIndex(Int.random(in: 0..<count, using: &random)),
          isDirected: Bool.random(using: &random),
          travelMinutes: Double(Int.random(in: 0...9, using: &random))
        )
      },
      zones: (0..<4).map { Zone(id: "z\($0)") }
    )
    let facilities = try network.facilities(FacilityChoice(kinds: ["port"]))
    let plain = try TravelGraph(network, use: RowIndex(0))
    let graph = try TravelGraph(network.reaching(facilities), use: RowIndex(0))
    for zone in 0..<4 {
      var expected = DijkstraSearch(plain.graph)
      expected.run(from: try #require(plain.zoneEnds[zone]).departure)
      var search = DijkstraSearch(graph.graph)
      search.run(from: try #require(graph.zoneEnds[zone]).departure)
      for (position, node) in facilities.nodes.enumerated() {
        let end = try #require(graph.zoneEnds[4 + position]).arrival
        #expect(
          search.distance(to: end)
            == expected.distance(to: plain.nodeEnds[node.position].arrival)
        )
      }
      for other in 0..<4 {
        #expect(
          search.distance(to: try #require(graph.zoneEnds[other]).arrival)
            == expected.distance(to: try #require(plain.zoneEnds[other]).arrival)
        )
      }
    }
  }

  @Test("minutes, money and kilometres along the paths of least cost, by hand")
  func costKinds() throws {
    var network = Self.network()
    // An hour for 60: a toll of 5 is 5 minutes.
    network.uses[0].valueOfTime = 60
    let graph = try TravelGraph(network, use: RowIndex(0))
    #expect(graph.hasMoney)
    var search = DijkstraSearch(graph.graph)
    search.run(from: try #require(graph.zoneEnds[0]).departure)
    let end = graph.nodeEnds[3].arrival
    #expect(search.distance(to: end) == 45)
    func total(_ kind: CostKind) -> Double? { search.totals(of: graph.quantity(kind))[end] }
    #expect(total(.generalized) == 45)
    #expect(total(.minutes) == 40)
    #expect(total(.money) == 5)
    #expect(total(.km) == 7)
    let share = graph.moneyShare(
      from: [try #require(graph.zoneEnds[0])],
      to: [graph.nodeEnds[3]],
      threads: 1
    )
    #expect(share == 1 - 40.0 / 45)
  }
}
