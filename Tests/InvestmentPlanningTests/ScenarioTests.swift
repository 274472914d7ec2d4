import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Scenarios")
struct ScenarioTests {
  @Test(
    "the least worst regret is that of enumerating all plans and scenarios",
    .skipping(0),
    arguments: [PlanRequest.Objective.Kind.gap, .access, .total, .meanCost, .maxmin],
    0..<16
  )
  func robust(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    let network = setting.network
    let tried = try setting.tried()
    let planner = try InvestmentPlanner(
      network,
      setting.request,
      options: PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    )
    let (result, found) = try planner.robustPlan(setting.scenarios)
    guard let least = tried.leastRegret else {
      #expect(result.status == .infeasible && found == nil)
      return skipCase()
    }
    let bests = try tried.bests.map { try #require($0) }
    let analysis = try #require(found)
    let robust = try #require(analysis.robust)
    let room = 1e-9 * bests.reduce(1) { max($0, abs($1)) }
    #expect(result.status == .optimal)
    #expect(abs(robust.worstRegret - least) <= room, "\(robust.worstRegret) against \(least)")
    // Of plans whose worst regret is as small none costs less.
    #expect(result.isCheapest == true)
    for plan in tried.plans where plan.regret <= robust.worstRegret + 0.1 * room {
      #expect(plan.cost >= result.cost * (1 - 1e-9), "\(plan.cost) instead of \(result.cost)")
    }
    #expect(robust.bound <= robust.worstRegret + room)
    #expect(robust.bound >= least - 1e3 * room, "bound \(robust.bound)")
    for (outcome, best) in zip(analysis.outcomes, bests) {
      #expect(abs((outcome.best ?? .nan) - best) <= room)
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
    let setting = ScenarioSetting(1, .gap)
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
    for objective in [PlanRequest.Objective.Kind.ratio, .welfare] {
      let planner = try InvestmentPlanner(
        network,
        PlanRequest(budget: 1, objective: .of(objective))
      )
      #expect(throws: PlanningError.self) { try planner.robustPlan([base]) }
    }
    #expect(throws: PlanningError.self) { try planner.robustPlan([base], tail: 0) }
    #expect(throws: PlanningError.self) { try planner.robustPlan([]) }
    #expect(throws: PlanningError.self) {
      try planner.question.check(
        projectIDs: [],
        ScenarioClaims([], robust: .init(bound: 0, isProven: true))
      )
    }
    let staged = try InvestmentPlanner(network, PlanRequest(budget: 0, periods: [1, 2]))
    #expect(throws: PlanningError.self) { try staged.scenarioAnalysis(of: [], [base]) }
  }
}
