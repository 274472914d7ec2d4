// Small random networks with scenarios, and their best plans by trying every subset of the
// projects.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import TransportNetwork

/// A random question with scenarios, each also written out as a network of its own.
struct ScenarioSetting {
  var network: Network
  var request: PlanRequest
  var scenarios: [NetworkScenario]
  /// The networks of the scenarios.
  var written: [Network]
  /// The question of a written network.
  var plain: PlanRequest

  /// What trying all plans gives; nil where no plan is legal.
  struct Tried {
    /// The best value in each scenario.
    var bests: [Double?]
    /// The least worst regret among plans that are legal in all scenarios.
    var leastRegret: Double?
    /// The worst regret of every plan that is legal in all scenarios, with what it costs there.
    var plans: [(regret: Double, cost: Double)] = []
  }

  init(_ seed: Int, _ objective: PlanRequest.Objective.Kind) {
    network = randomNetwork(
      seed: UInt64(4000 + seed),
      zones: 4 + seed % 4,
      projects: 3 + seed % 3
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    request = PlanRequest(
      budget: (total * [0.3, 0.5, 0.8][seed % 3]).rounded(),
      objective: .of(objective),
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed % 2]
    )
    if objective == .meanCost { request.unreachableCost = 300 }
    if seed % 5 == 0 { request.atMost = 2 }
    if seed % 4 == 1 { request.required = ["p1"] }
    plain = request
    plain.opportunities = "offer"
    plain.weight = "people"
    scenarios = Self.scenarios(seed, network)
    written = scenarios.map { [network] in Self.written(network, $0) }
  }

  /// Random factors on costs and zones; some scenarios change costs only.
  private static func scenarios(_ seed: Int, _ network: Network) -> [NetworkScenario] {
    var random = SeededGenerator(seed: UInt64(8000 + seed))
    return (0..<2 + seed % 3).map { number in
      var scenario = NetworkScenario(
        name: "s\(number)",
        probability: 1 / Double(2 + seed % 3),
        projects: network.projects.count,
        zones: network.zones.count
      )
      for project in network.projects.indices {
        scenario.projectCosts[project] = [1, 1, 1.3, 0.8].randomElement(using: &random) ?? 1
      }
      guard number > 0 else { return scenario }
      for zone in network.zones.indices {
        scenario.opportunities[zone] = Double(Int.random(in: 0...4, using: &random)) / 2
        scenario.weights[zone] = Double(Int.random(in: 1...4, using: &random)) / 2
      }
      return scenario
    }
  }

  /// The tables of a scenario written out as a network: two columns in place of one.
  private static func written(_ network: Network, _ scenario: NetworkScenario) -> Network {
    var network = network
    let population = network.zoneColumns[0].values
    for project in network.projects.indices {
      network.projects[project].cost *= scenario.projectCosts[project]
    }
    network.zoneColumns = [
      ZoneColumn(
        name: "offer",
        values: zip(population, scenario.opportunities).map { ($0 ?? 0) * $1 }
      ),
      ZoneColumn(name: "people", values: zip(population, scenario.weights).map { ($0 ?? 0) * $1 }),
    ]
    return network
  }

  /// Values of all plans in all scenarios, from the networks that are written out.
  func tried() throws -> Tried {
    let sign: Double = request.objective.kind.isMinimized ? 1 : -1
    let plans = 0..<1 << network.projects.count
    var values: [[Double]] = []
    var bests: [Double?] = []
    for written in written {
      let figures = try PlainFigures(written, plain)
      let row = try plans.map { bits in
        try figures(building: network.projects.indices.filter { bits >> $0 & 1 == 1 }).value
      }
      let legal = row.indices.filter { isLegal(written, $0) }
      bests.append(legal.map { sign * row[$0] }.min().map { sign * $0 })
      values.append(row)
    }
    let legal = plans.filter { bits in written.allSatisfy { isLegal($0, bits) } }
    let regrets = legal.map { bits in
      zip(values, bests).reduce(0) { max($0, sign * ($1.0[bits] - ($1.1 ?? 0))) }
    }
    let costs = legal.map { bits in
      network.projects.indices.filter { bits >> $0 & 1 == 1 }
        .reduce(0) { $0 + network.projects[$1].cost }
    }
    return Tried(
      bests: bests,
      leastRegret: regrets.min(),
      plans: Array(zip(regrets, costs))
    )
  }

  private func isLegal(_ network: Network, _ bits: Int) -> Bool {
    let chosen = network.projects.indices.filter { bits >> $0 & 1 == 1 }
    let ids = chosen.map { network.projects[$0].id }
    let groups = chosen.map { network.projects[$0].group }.filter { !$0.isEmpty }
    return chosen.reduce(0) { $0 + network.projects[$1].cost } <= plain.budget + 1e-9
      && Set(groups).count == groups.count && chosen.count <= plain.atMost ?? .max
      && plain.required.allSatisfy(ids.contains)
      && chosen.allSatisfy {
        network.projects[$0].requires.allSatisfy { chosen.contains($0.position) }
      }
  }
}
