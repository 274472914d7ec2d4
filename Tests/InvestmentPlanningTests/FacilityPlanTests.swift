// Plans for access to facilities, against every subset by plain searches to the facilities' nodes.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import ShortestPaths
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Plans for access to facilities")
struct FacilityPlanTests {
  /// A random network some of whose nodes are ports, with what each is worth.
  private func network(_ seed: Int) -> Network {
    var random = SeededGenerator(seed: UInt64(900 + seed))
    let plain = randomNetwork(
      seed: UInt64(3100 + seed),
      zones: 5 + seed % 4,
      projects: 3 + seed % 4
    )
    var network = seed % 3 == 2 ? withSharedZones(plain, seed: UInt64(seed)) : plain
    for node in network.nodes.indices where node == 1 || Bool.random(using: &random) {
      network.nodes[node].type = "port"
    }
    network.extraColumns["node"] = [
      ExtraColumn(
        name: "teu",
        values: network.nodes.map { _ in "\(Int.random(in: 0...9, using: &random))" }
      )
    ]
    return network
  }

  private func request(_ objective: PlanRequest.Objective.Kind, _ network: Network, _ seed: Int)
    -> PlanRequest
  {
    let total = network.projects.reduce(0) { $0 + $1.cost }
    return PlanRequest(
      budget: (total * [0.4, 0.7][seed % 2]).rounded(),
      objective: .of(objective),
      facilities: FacilityChoice(kinds: ["port"], column: seed % 2 == 0 ? nil : "teu"),
      decay: seed % 4 == 3 ? .linear(cutoff: 200) : .exponential(rate: 1 / 120)
    )
  }

  /// The figure of a plan by plain searches from zones to the nodes of the network as it is:
  /// nothing of it knows zones that stand for facilities.
  private func value(
    of projects: [RowIndex<Project>],
    _ network: Network,
    _ request: PlanRequest
  ) throws -> Double {
    let graph = try TravelGraph(network, use: RowIndex(0), built: projects)
    let ports = network.nodes.indices.filter { network.nodes[$0].type == "port" }
    let teu = (network.extraColumns["node"] ?? [])[0].values.map { Double($0) ?? 0 }
    var search = DijkstraSearch(graph.graph)
    let access = try network.zones.indices.map { zone -> Double in
      search.run(from: try #require(graph.zoneEnds[zone]).departure)
      return ports.reduce(0) { sum, port in
        let cost = search.distance(to: graph.nodeEnds[port].arrival)
        return sum + (request.facilities?.column == nil ? 1 : teu[port]) * request.decay(cost)
      }
    }
    let people = network.zoneColumns[0].values.map { $0 ?? 0 }
    func mean(_ zones: [Int]) -> Double {
      zones.reduce(0) { $0 + people[$1] * access[$1] } / zones.reduce(0) { $0 + people[$1] }
    }
    let regions = network.schemes[0].regions.map { mean($0.zones.map(\.position)) }
    switch request.objective {
    case .gap: return regions[1] - regions[0]
    case .access: return regions[0]
    case .maxmin: return regions.min() ?? 0
    default: return mean(Array(network.zones.indices))
    }
  }

  @Test(
    "the planner finds the best of all subsets and proves it",
    .bothCheckers(comparing: 96),
    arguments: [PlanRequest.Objective.Kind.gap, .access, .total, .maxmin],
    0..<24
  )
  func best(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let network = network(seed)
    let request = request(objective, network, seed)
    var best: Double?
    for bits in 0..<1 << network.projects.count {
      let chosen = network.projects.indices.filter { bits >> $0 & 1 == 1 }
      let groups = chosen.map { network.projects[$0].group }.filter { !$0.isEmpty }
      guard
        chosen.reduce(0, { $0 + network.projects[$1].cost }) <= request.budget,
        Set(groups).count == groups.count,
        chosen.allSatisfy({
          network.projects[$0].requires.allSatisfy { chosen.contains($0.position) }
        })
      else { continue }
      let value = try value(of: chosen.map { RowIndex($0) }, network, request)
      let isBetter = best.map { objective.isMinimized ? value < $0 : value > $0 }
      if isBetter ?? true { best = value }
    }
    let wanted = try #require(best)
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    var records: [CertificateRecord] = []
    let result = try planner.plan(certificate: { records.append($0) })
    let slack = 1e-9 * max(1, abs(wanted))
    #expect(abs(try #require(result.value) - wanted) <= slack)
    #expect(result.zones.map(\.id) == network.zones.map(\.id))
    let built = network.projects.typedIndices.filter { index in
      result.projects.contains { $0.id == network.projects[index].id }
    }
    #expect(abs(try value(of: built, network, request) - wanted) <= slack)
    let bound = try #require(result.bound)
    #expect(objective.isMinimized ? bound <= wanted + slack : bound >= wanted - slack)
    let findings = try certificateFindings(planner.question, bound: bound, records)
    #expect(try #require(findings[.objective]).problem == nil)
    let worse = 1e-6 * max(1e-3, abs(wanted) + abs(result.valueBefore))
    let forged = try certificateFindings(
      planner.question,
      bound: objective.isMinimized ? wanted + worse : wanted - worse,
      records
    )
    #expect(try #require(forged[.objective]).problem != nil)
  }

  @Test("closing each link or node costs what an evaluation without it says", arguments: 0..<30)
  func criticality(seed: Int) throws {
    let network = network(seed)
    let request = request(.total, network, 0)
    let choice = try #require(request.facilities)
    let facilities = try network.facilities(choice)
    let reaching = network.reaching(facilities)
    let people = network.zoneColumns[0].values.map { $0 ?? 0 }
    let none = facilities.worth.map { _ in 0.0 }
    let result = try #require(
      CriticalityAnalysis(
        reaching,
        try TravelGraph(reaching, use: RowIndex(0)),
        scheme: network.schemes[0],
        target: nil,
        opportunities: people.map { _ in 0 } + facilities.worth,
        weights: people + none,
        decay: request.decay
      )
      .run([.links, .nodes], threads: 1)
    )
    let before = try value(of: [], network, request)
    #expect(abs(result.access - before) <= 1e-12 * max(1, before))
    for item in result.links.prefix(4) + result.nodes.prefix(4) {
      var closed = network
      for link in network.links.indices {
        let row = network.links[link]
        let ends = [network.nodes[row.from].id, network.nodes[row.to].id]
        if row.id == item.id || ends.contains(item.id) { closed.links[link].allowedUses = [] }
      }
      let after = try value(of: [], closed, request)
      #expect(abs(item.loss - (before - after)) <= 1e-9 * max(1, before))
    }
  }

  @Test("what cannot be asked of facilities is refused with a sentence")
  func refused() throws {
    let network = network(0)
    var request = request(.total, network, 0)
    request.facilities = FacilityChoice(kinds: ["airport"])
    #expect(throws: PlanningError.self) { try InvestmentPlanner(network, request) }
    request.facilities = FacilityChoice(kinds: ["port"], column: "passengers")
    #expect(throws: PlanningError.self) { try InvestmentPlanner(network, request) }
    request.facilities = FacilityChoice(kinds: ["port"])
    request.demand = [.init(from: "z0", to: "z1", volume: 1)]
    #expect(throws: PlanningError.self) { try InvestmentPlanner(network, request) }
  }
}
