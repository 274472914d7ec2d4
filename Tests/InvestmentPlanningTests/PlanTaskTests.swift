// A plan, and the plan with the least worst regret, from searches that were made elsewhere and
// carried as JSON.

import InvestmentPlanning
import PlanModel
import OrderedJSON
import Testing
import TransportNetwork

@Suite("Plans from searches made elsewhere")
struct PlanTaskTests {
  /// As a job elsewhere has it: read from JSON.
  private func carried<Value: Codable>(_ value: Value) throws -> Value {
    let text = try JSONValue(encoding: value).compact
    return try JSONValue(parsing: Array(text.utf8)).decoded(as: Value.self)
  }

  /// The answer without its seconds.
  private func withoutSeconds(_ result: PlanResult) -> PlanResult {
    var result = result
    result.search?.seconds = 0
    result.search?.secondsToBest = 0
    return result
  }

  @Test(
    "a plan that is taken over has every figure of the plan found here",
    arguments: [PlanRequest.Objective.Kind.gap, .access, .total, .meanCost, .maxmin],
    0..<6
  )
  func plan(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    let options = PlanOptions(relativeGap: 0)
    let planner = try InvestmentPlanner(setting.network, setting.request, options: options)
    let task = try carried(planner.planTask(version: "1", networkSHA256: "abc"))
    let other = try InvestmentPlanner(setting.network, setting.request, options: options)
    let finding = try carried(other.run(task))
    let merged = try planner.merged(finding)
    #expect(withoutSeconds(merged) == withoutSeconds(try planner.plan()))
    let best = try #require(try enumeratedBest(setting.network, setting.request))
    #expect(abs(try #require(merged.value) - best) <= 1e-9 * max(1, abs(best)))
    // A plan of another value is not taken over, nor one of another question.
    var changed = finding
    changed.value = try #require(finding.value) * 1.001 + 1
    #expect(throws: PlanningError.self) { try planner.merged(changed) }
    var request = setting.request
    request.budget += 1
    let stranger = try InvestmentPlanner(setting.network, request, options: options)
    #expect(throws: PlanningError.self) { try stranger.merged(finding) }
    #expect(throws: PlanningError.self) { try stranger.run(task) }
  }

  @Test(
    "the least worst regret from best plans found elsewhere is that of trying all plans",
    arguments: [PlanRequest.Objective.Kind.gap, .access, .total, .meanCost, .maxmin],
    0..<6
  )
  func robust(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    let options = PlanOptions(relativeGap: 0)
    let planner = try InvestmentPlanner(setting.network, setting.request, options: options)
    let tasks = try planner.scenarioTasks(setting.scenarios, isRobust: true)
    let findings = try tasks.reversed().map { task in
      let other = try InvestmentPlanner(setting.network, setting.request, options: options)
      return try carried(other.run(carried(task)))
    }
    let (merged, analysis) = try planner.robustPlan(merging: findings, tail: 0.2)
    let (whole, own) = try planner.robustPlan(setting.scenarios, tail: 0.2)
    #expect(withoutSeconds(merged) == withoutSeconds(whole))
    #expect(analysis == own)
    let tried = try setting.tried()
    let least = try #require(tried.leastRegret)
    let found = try #require(analysis?.robust?.worstRegret)
    let size = tried.bests.reduce(1) { max($0, abs($1 ?? 0)) }
    #expect(abs(found - least) <= 1e-9 * size)
  }

  @Test("half the time is left to the search for the least worst regret")
  func time() throws {
    let setting = ScenarioSetting(1, .access)
    let options = PlanOptions(timeLimit: 60)
    let planner = try InvestmentPlanner(setting.network, setting.request, options: options)
    let share = 60 / Double(setting.scenarios.count)
    #expect(try planner.scenarioTasks(setting.scenarios).allSatisfy { $0.timeLimit == share })
    let robust = try planner.scenarioTasks(setting.scenarios, isRobust: true)
    #expect(robust.allSatisfy { $0.timeLimit == share / 2 })
  }
}
