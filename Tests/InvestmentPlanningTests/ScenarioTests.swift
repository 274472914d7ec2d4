import Accessibility
import TestSupport
import Testing
import TransportNetwork

@testable import InvestmentPlanning

@Suite("Scenarios")
struct ScenarioTests {
  /// Random factors on costs and zones; some scenarios change costs only.
  private func scenarios(_ seed: Int, _ network: Network) -> [NetworkScenario] {
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
  private func written(_ network: Network, _ scenario: NetworkScenario) -> Network {
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

  private struct Setting {
    var network: Network
    var request: PlanRequest
    var scenarios: [NetworkScenario]
    var written: [Network]
    /// The question of a written network.
    var plain: PlanRequest
  }

  private func setting(_ seed: Int, _ objective: PlanRequest.Objective) -> Setting {
    let network = randomNetwork(
      seed: UInt64(4000 + seed),
      zones: 4 + seed % 4,
      projects: 3 + seed % 3
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    var request = PlanRequest(
      budget: (total * [0.3, 0.5, 0.8][seed % 3]).rounded(),
      objective: objective,
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed % 2]
    )
    if objective == .meanCost { request.unreachableCost = 300 }
    if seed % 5 == 0 { request.atMost = 2 }
    var plain = request
    plain.opportunities = "offer"
    plain.weight = "people"
    let scenarios = scenarios(seed, network)
    return Setting(
      network: network,
      request: request,
      scenarios: scenarios,
      written: scenarios.map { written(network, $0) },
      plain: plain
    )
  }

  private func ids(_ network: Network, _ bits: Int) -> [String] {
    network.projects.indices.filter { bits >> $0 & 1 == 1 }.map { network.projects[$0].id }
  }

  private func isLegal(_ network: Network, _ request: PlanRequest, _ bits: Int) -> Bool {
    let chosen = network.projects.indices.filter { bits >> $0 & 1 == 1 }
    let groups = chosen.map { network.projects[$0].group }.filter { !$0.isEmpty }
    return chosen.reduce(0) { $0 + network.projects[$1].cost } <= request.budget + 1e-9
      && Set(groups).count == groups.count && chosen.count <= request.atMost ?? .max
      && chosen.allSatisfy {
        network.projects[$0].requires.allSatisfy { chosen.contains($0.position) }
      }
  }

  @Test(
    "the least worst regret is that of enumerating all plans and scenarios",
    arguments: [PlanRequest.Objective.gap, .access, .total, .meanCost, .maxmin],
    0..<16
  )
  func robust(objective: PlanRequest.Objective, seed: Int) throws {
    let setting = setting(seed, objective)
    let network = setting.network
    let sign: Double = objective.isMinimized ? 1 : -1
    // Values of all plans in all scenarios, from networks that are written out.
    var values: [[Double]] = []
    var bests: [Double] = []
    for written in setting.written {
      let planner = try InvestmentPlanner(written, setting.plain)
      let row = try (0..<1 << network.projects.count).map { bits in
        try FullEvaluation(
          planner.resolved,
          building: network.projects.indices.filter { bits >> $0 & 1 == 1 }.map { RowIndex($0) },
          threads: 1
        ).value
      }
      let legal = row.indices.filter { isLegal(written, setting.plain, $0) }
      bests.append(try #require(legal.map { sign * row[$0] }.min()))
      values.append(row)
    }
    var least = Double.infinity
    for bits in 0..<1 << network.projects.count
    where setting.written.allSatisfy({ isLegal($0, setting.plain, bits) }) {
      let regrets = values.indices.map { sign * values[$0][bits] - bests[$0] }
      least = min(least, regrets.max() ?? 0)
    }
    let planner = try InvestmentPlanner(
      network,
      setting.request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    let (result, found) = try planner.robustPlan(setting.scenarios)
    let analysis = try #require(found)
    let robust = try #require(analysis.robust)
    let room = 1e-9 * bests.reduce(1) { max($0, abs($1)) }
    #expect(result.status == .optimal)
    #expect(abs(robust.worstRegret - least) <= room, "\(robust.worstRegret) against \(least)")
    #expect(robust.bound <= robust.worstRegret + room)
    #expect(robust.bound >= least - 1e3 * room, "bound \(robust.bound)")
    for (outcome, best) in zip(analysis.outcomes, bests) {
      #expect(abs(sign * (outcome.best ?? .nan) - best) <= room)
      #expect(outcome.isLegal && (outcome.regret ?? -1) >= -room)
    }
    // The same figures for the plan when it is given.
    let again = try planner.scenarioAnalysis(of: result.projects.map(\.id), setting.scenarios)
    #expect(again.regret == analysis.regret && again.chances == analysis.chances)
    for chance in again.chances {
      let share = zip(again.outcomes, setting.scenarios)
        .filter { $0.0.projects.contains(chance.id) }
        .reduce(0) { $0 + $1.1.probability }
      #expect(abs(share - chance.probability) <= 1e-12)
    }
  }

  @Test("what is stopped at once claims nothing")
  func stopped() throws {
    let setting = setting(1, .gap)
    let stop = Cancellation()
    stop.cancel()
    let planner = try InvestmentPlanner(setting.network, setting.request)
    let (result, analysis) = try planner.robustPlan(setting.scenarios, cancellation: stop)
    #expect(result.status == .interrupted && result.value == nil && analysis == nil)
    let own = try planner.scenarioAnalysis(of: ["p0"], setting.scenarios, cancellation: stop)
    #expect(own.regret == nil && own.chances.isEmpty)
    #expect(own.outcomes.allSatisfy { !$0.isProven && $0.best == nil })
    let whole = try planner.scenarioAnalysis(of: ["p0"], setting.scenarios)
    #expect(own.value == whole.value)
  }

  @Test("risk of values with probabilities, by hand")
  func risk() {
    // Worst 0.3 of the probability: all of 50 (0.1) and 0.2 of the 0.4 at 20: (5 + 4) / 0.3.
    let costs = ScenarioAnalysis.Risk(
      [10, 50, 20],
      probabilities: [0.5, 0.1, 0.4],
      tail: 0.3,
      isWorseHigher: true
    )
    #expect(costs.expected == 18)
    #expect(costs.worst == 50)
    #expect(abs(costs.tailMean - 30) < 1e-12)
    let gains = ScenarioAnalysis.Risk(
      [10, 50, 20],
      probabilities: [0.5, 0.1, 0.4],
      tail: 1,
      isWorseHigher: false
    )
    #expect(gains.worst == 10)
    #expect(abs(gains.tailMean - 18) < 1e-12)
  }

  @Test("overruns that no plan can pay for clash; objectives without regret are refused")
  func refused() throws {
    let network = randomNetwork(seed: 5, zones: 5, projects: 3)
    var dear = NetworkScenario(name: "dear", probability: 0.5, projects: 3, zones: 5)
    let base = NetworkScenario(name: "base", probability: 0.5, projects: 3, zones: 5)
    dear.projectCosts = [10, 10, 10]
    var priced = network
    for project in 0..<3 { priced.projects[project].cost = 100 }
    let planner = try InvestmentPlanner(priced, PlanRequest(budget: 300, required: ["p2"]))
    let (result, analysis) = try planner.robustPlan([base, dear])
    #expect(result.status == .infeasible && analysis == nil)
    #expect(result.conflict.contains { $0.contains("scenario dear") })
    #expect(result.conflict.contains { $0.contains("p2 is required") })
    for objective in [PlanRequest.Objective.ratio, .welfare] {
      let planner = try InvestmentPlanner(network, PlanRequest(budget: 1, objective: objective))
      #expect(throws: PlanningError.self) { try planner.robustPlan([base]) }
    }
    #expect(throws: PlanningError.self) { try planner.robustPlan([base], tail: 0) }
    let staged = try InvestmentPlanner(network, PlanRequest(budget: 0, periods: [1, 2]))
    #expect(throws: PlanningError.self) { try staged.scenarioAnalysis(of: [], [base]) }
  }
}
