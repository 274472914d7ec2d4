import InvestmentPlanning
import PlanModel
@testable import PlanProof
@testable import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

/// Budgets, floors and ceilings are kept to the last unit of the currency, however large they are.
@Suite("Budgets to the last unit")
struct BudgetTests {
  /// A random problem whose costs are about 1e11 each, and whose budget misses what some plan costs
  /// by one unit, or meets it.
  private func instance(_ seed: Int) -> PlanningInstance {
    var random = SeededGenerator(seed: UInt64(91_000 + seed))
    var instance = randomInstance(
      seed: UInt64(91_000 + seed),
      projects: 3 + seed % 5,
      zones: 3 + seed % 3
    )
    let projects = instance.projectCount
    instance.rules.cost = (0..<projects).map { _ in
      Double(Int.random(in: 100_000_000_000...300_000_000_000, using: &random))
    }
    let some = Int.random(in: 1..<1 << projects, using: &random)
    let spent = (0..<projects).reduce(0.0) {
      some >> $1 & 1 == 1 ? $0 + instance.rules.cost[$1] : $0
    }
    instance.rules.budget = spent - [1, 0, 1000][seed % 3]
    return instance
  }

  // `enumeratedBest` adds up whole numbers, which is exact, and compares without any room.
  @Test(
    "search and enumeration keep the budget that trying every subset keeps",
    .skipping(0),
    arguments: 0..<120
  )
  func random(seed: Int) throws {
    let instance = instance(seed)
    let best = enumeratedBest(instance)
    let fixings = Fixings(instance.rules)
    #expect((fixings == nil) == (best == nil))
    guard let fixings, let best else { return skipCase() }
    var search = BranchAndCut(
      instance,
      threads: 1,
      tolerance: { _ in 1e-9 },
      isStopped: { false },
      report: { _ in }
    )
    let found = try search.run(from: fixings)
    #expect(abs(found.gain - best) <= 1e-9 * max(1, abs(best)))
    #expect(instance.rules.cost(of: found.plan) <= instance.rules.budget)
    let tried = Enumeration(instance, fixings, threads: 1)
    let other = try #require(tried.best(knowing: instance.rules.smallestPlan, threads: 1))
    #expect(abs(other.gain - best) <= 1e-9 * max(1, abs(best)))
    #expect(instance.rules.cost(of: other.plan) <= instance.rules.budget)
  }

  private func rules(_ cost: [Double], budget: Double, _ sums: [LinearRule] = []) -> Rules {
    Rules(
      cost: cost,
      budget: budget,
      groups: [],
      prerequisites: cost.map { _ in [] },
      required: [],
      forbidden: [],
      sums: sums
    )
  }

  private func all(_ count: Int) -> ProjectSet { ProjectSet(count: count) { _ in true } }

  @Test("decimals that add up to the budget are within it, whatever the sum's last digit")
  func decimals() {
    #expect(0.1 + 0.2 > 0.3)
    #expect(rules([0.1, 0.2], budget: 0.3).allows(all(2)))
    #expect(rules(Array(repeating: 0.1, count: 10), budget: 1).allows(all(10)))
    #expect(rules(Array(repeating: 12.3, count: 100), budget: 1230).allows(all(100)))
    #expect(!rules([0.1, 0.2], budget: 0.299_999_999).allows(all(2)))
    #expect(!rules([1e15, 1], budget: 1e15).allows(all(2)))
    #expect(!rules([0, 1e-9], budget: 0).allows(all(2)))
  }

  // At least 1e12: {0, 1} costs 1,000 less; {1, 2} and {0, 2}, of 1.1e12 less 1,001 and less 1,
  // keep the floor.
  @Test("a floor missed by less than the solver sees is missed")
  func floor() throws {
    let cost = [5e11, 5e11 - 1000, 6e11 - 1]
    let floor = LinearRule(cost, lower: 1e12, sentence: "at least 1e12")
    let first = try rules(cost, budget: 2e12, [floor]).firstPlan()
    #expect(first?.members == [1, 2] || first?.members == [0, 2])
    let ceiling = LinearRule(cost, upper: 1e12, sentence: "at most 1e12")
    #expect(!ceiling.allows(ProjectSet(count: 3) { $0 > 0 }))
    // Both at once leave {0, 1} with 1,000 too little, and the others with too much.
    #expect(try rules(cost, budget: 2e12, [floor, ceiling]).firstPlan() == nil)
  }

  /// Three towns, A West, B East; both projects together cost 1,000 more than 1e12.
  private func towns() -> Network {
    threeTowns(
      people: [100, 200, 300],
      minutes: (ab: 300, bc: 300),
      projects: [("ab", 6e11, 0, 1, 60), ("bc", 4e11 + 1000, 1, 2, 60)]
    )
  }

  @Test("the best plan is 1,000 over a budget of 1e12, and is neither taken nor verified")
  func trillion() throws {
    let network = towns()
    let request = PlanRequest(budget: 1e12, objective: .access)
    let planner = try InvestmentPlanner(network, request)
    let result = try planner.plan()
    let value = try #require(result.value)
    #expect(result.cost <= 1e12 && result.projects.count == 1)
    let best = try #require(try enumeratedBest(network, request))
    #expect(abs(value - best) <= 1e-9 * best)
    let check = try planner.question.check(projectIDs: ["ab", "bc"])
    #expect(
      check.brokenRules == ["the plan costs 1,000,000,001,000, the budget is 1 trillion CNY"]
    )
    #expect(try #require(check.optimum).projectIDs == result.projects.map(\.id))
    var enough = request
    enough.budget = 1e12 + 1000
    #expect(try InvestmentPlanner(network, enough).plan().projects.count == 2)
  }

  @Test("money of a period is kept as exactly: what costs 1,000 more waits")
  func periods() throws {
    let request = PlanRequest(
      budget: 0,
      objective: .access,
      forbidden: ["ab"],
      periods: [4e11, 4e11]
    )
    let planner = try InvestmentPlanner(towns(), request)
    let result = try planner.plan()
    #expect(result.projects.map(\.period) == [2])
    let early = try planner.question.check(projectIDs: ["bc"], opening: ["bc": 1])
    #expect(
      early.brokenRules.contains(
        "by period 1 the schedule has spent 400,000,001,000 of 400 billion CNY"
      )
    )
  }
}
