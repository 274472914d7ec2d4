// Travel graphs against an independent model of boarding, waiting and staying aboard.

import ShortestPaths
import TestSupport
import Testing
import TransportNetwork

@Suite("TravelGraph costs")
struct TravelGraphTests {
  @Test("are those of the format read literally, whatever modes are chosen and projects built")
  func reference() throws {
    var random = RandomNetwork(seed: 11)
    for _ in 0..<1500 {
      let network = random.next()
      let use = random.number(0...1)
      let modes = random.chance(0.4) ? Set((0..<4).filter { _ in random.chance(0.6) }) : nil
      let built = Set(network.projects.indices.filter { _ in random.chance(0.4) })
      let travelGraph = try TravelGraph(
        network,
        use: RowIndex(use),
        modes: modes.map { Set($0.map { RowIndex($0) }) },
        built: built.sorted().map { RowIndex($0) }
      )
      let reference = TravelReference(network, use: use, modes: modes, built: built)
      #expect(travelGraph.candidateArcs.isEmpty)
      var search = DijkstraSearch(travelGraph.graph)
      for node in network.nodes.indices {
        search.run(from: travelGraph.nodeEnds[node].departure)
        let costs = travelGraph.nodeEnds.map { search.distance(to: $0.arrival) }
        #expect(costs == reference.costs(from: node))
      }
      for (zone, ends) in travelGraph.zoneEnds.enumerated() {
        guard let ends else { continue }
        search.run(from: ends.departure)
        let costs = travelGraph.zoneEnds.map { end in
          end.map { search.distance(to: $0.arrival) } ?? .infinity
        }
        #expect(costs == reference.costs(fromZone: zone))
      }
    }
  }

  @Test("with the arcs of candidates inserted are those of the network with the candidates built")
  func candidates() throws {
    var random = RandomNetwork(seed: 12)
    for _ in 0..<1000 {
      var network = random.next()
      // What replaces a link is never dearer; here nothing is replaced, so arcs only come in
      // addition.
      for project in network.projects.indices {
        for part in network.projects[project].links.indices {
          network.projects[project].links[part].replaces = nil
        }
      }
      let use = RowIndex<Use>(random.number(0...1))
      let all = network.projects.typedIndices
      let travelGraph = try TravelGraph(network, use: use, candidates: all)
      let chosen = all.filter { _ in random.chance(0.5) }
      let builtGraph = try TravelGraph(network, use: use, built: chosen)
      var closure = Closure.between(
        terminals: Array(0..<travelGraph.graph.vertexCount),
        in: travelGraph.graph,
        threads: 1
      )
      for arc in travelGraph.candidateArcs where chosen.contains(arc.project) {
        #expect(network.projects[arc.project].status == .candidate)
        closure.insert(from: arc.tail, to: arc.head, cost: arc.cost)
      }
      let expected = costMatrix(
        builtGraph.graph,
        origins: builtGraph.nodeEnds.map(\.departure),
        destinations: builtGraph.nodeEnds.map(\.arrival),
        threads: 1
      )
      let ends = travelGraph.nodeEnds
      #expect(
        expected.costs
          == ends.flatMap { from in ends.map { closure[from.departure, $0.arrival] } }
      )
    }
  }

  @Test("a zone on several nodes has two vertices, one on one node has that node's")
  func anchors() throws {
    let network = Network(
      nodes: [
        Node(id: "a", x: 0, y: 0, zone: RowIndex(1)),
        Node(id: "b", x: 0, y: 0),
        Node(id: "c", x: 0, y: 0, zone: RowIndex(1)),
        Node(id: "d", x: 0, y: 0, zone: RowIndex(2)),
      ],
      links: [],
      zones: [Zone(id: "none"), Zone(id: "b"), Zone(id: "z")]
    )
    let travelGraph = try TravelGraph(network, use: RowIndex(0))
    #expect(travelGraph.nodeEnds == (0..<4).map { PlaceEnds($0) })
    #expect(travelGraph.zoneEnds == [nil, PlaceEnds(departure: 5, arrival: 4), PlaceEnds(3)])
    #expect(travelGraph.graph.vertexCount == 6)
    let places = PlaceIndex(network, travelGraph)
    // The zone called b wins over the node called b.
    #expect(places.ends(ofPlace: "b") == PlaceEnds(departure: 5, arrival: 4))
    #expect(places.ends(ofPlace: "c") == PlaceEnds(2))
    #expect(places.ends(ofPlace: "none") == nil)
  }

  @Test("a link without time is an error that names it")
  func errors() {
    func error(_ link: Link, use: Use = .passenger, service: Mode.Service) -> TravelGraphError? {
      let network = Network(
        nodes: [Node(id: "a", x: 0, y: 0)],
        links: [link],
        zones: [],
        uses: [use],
        modes: [Mode(name: "road", services: [service])]
      )
      do throws(TravelGraphError) {
        _ = try TravelGraph(network, use: RowIndex(0))
        return nil
      } catch {
        return error
      }
    }
    func link(_ kilometres: Double?, minutes: Double? = nil, toll: Double? = nil) -> Link {
      Link(
        id: "x",
        from: RowIndex(0),
        to: RowIndex(0),
        kilometres: kilometres,
        toll: toll,
        travelMinutes: minutes
      )
    }
    let service = Mode.Service(speed: 60)
    let worthless = Use(name: "nobody", valueOfTime: 0)
    #expect(error(link(1), service: service) == nil)
    #expect(error(link(nil), service: service) == .noTravelTime(link: "x", mode: "road"))
    #expect(error(link(1), service: Mode.Service()) == .noTravelTime(link: "x", mode: "road"))
    #expect(
      error(link(1), service: Mode.Service(speed: 0)) == .badCost(link: "x", cost: .infinity)
    )
    #expect(error(link(1, minutes: -1), service: service) == .badCost(link: "x", cost: -1))
    #expect(error(link(1), use: worthless, service: service) == nil)
    #expect(
      error(link(1, toll: 1), use: worthless, service: service)
        == .badValueOfTime(use: "nobody", value: 0)
    )
    #expect(
      error(link(1, minutes: 1), service: Mode.Service(boardMinutes: -1, isThrough: false))
        == .badCost(link: "x", cost: -1)
    )
    #expect(
      error(link(1, minutes: 1), service: Mode.Service(boardMinutes: -1, alightMinutes: 2))
        == .graph(.badCost(arc: 0, cost: -1))
    )
  }
}
