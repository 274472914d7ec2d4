// Plans hold nothing useless: of plans that are as good none costs less, against trying every subset.

@testable import InvestmentPlanning
@testable import PlanModel
@testable import PlanProof
@testable import PlanSearch
import Accessibility
import TestSupport
import Testing
import TransportNetwork

@Suite("The cheapest of equal plans")
struct CheapestPlanTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .ratio, .total, .maxmin, .welfare, .meanCost,
  ]

  /// A planner, and all plans that its rules allow.
  private func question(
    _ objective: PlanRequest.Objective.Kind,
    _ seed: Int,
    relativeGap: Double = 0
  ) throws -> (planner: InvestmentPlanner, plans: [EnumeratedPlan])? {
    let network = variantNetwork(seed: seed)
    let request = variantRequest(network, objective, seed: seed)
    let planner = try InvestmentPlanner(
      network,
      request,
      options: PlanOptions(relativeGap: relativeGap, threads: 1 + seed % 2)
    )
    if objective == .ratio, try planner.question.evaluate(projectIDs: []).ratio.before == nil {
      return nil
    }
    return (planner, try enumeratedPlans(network, request))
  }

  @Test(
    "is returned whatever the objective and the rules",
    .skipping(9),
    arguments: objectives,
    0..<42
  )
  func cheapest(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    guard
      let (planner, plans) = try question(objective, seed, relativeGap: [0, 1e-4][seed / 3 % 2])
    else { return skipCase() }
    let result = try planner.plan()
    guard !plans.isEmpty else {
      #expect(result.status == .infeasible)
      return skipCase()
    }
    #expect(result.status == .optimal)
    #expect(result.isCheapest == true)
    let value = try #require(result.value)
    let own = try #require(plans.first { $0.ids == Set(result.projects.map(\.id)) })
    #expect(abs(own.cost - result.cost) <= 1e-9)
    for plan in plans where plan.isAsGood(as: value, objective) {
      #expect(plan.cost >= result.cost - 1e-6, "\(plan.ids) instead of \(own.ids)")
    }
    // Still within what was asked of the best there is.
    let values = plans.map(\.value)
    let best = try #require(objective.isMinimized ? values.min() : values.max())
    #expect(abs(value - best) <= (planner.options.relativeGap + 1e-9) * max(1e-9, abs(best)) + 1e-9)
    // Trying all plans finds none as good that costs less, and finds one beside a plan that holds what it does not need.
    let check = try planner.question.check(projectIDs: result.projects.map(\.id))
    #expect(check.cheaper == nil)
    #expect(check.brokenRules == [])
  }

  @Test("is another than the best by gain in many of these cases, which are told apart by verify")
  func wasteful() throws {
    var (wasteful, questions) = (0, 0)
    for objective in Self.objectives {
      for seed in 0..<42 {
        guard let (planner, plans) = try question(objective, seed), !plans.isEmpty else { continue }
        questions += 1
        let values = plans.map(\.value)
        let best = try #require(objective.isMinimized ? values.min() : values.max())
        let equal = plans.filter { $0.isAsGood(as: best, objective) }
        let least = try #require(equal.map(\.cost).min())
        guard let dear = equal.first(where: { $0.cost > least + 1e-6 }) else { continue }
        wasteful += 1
        guard wasteful % 7 == 0 else { continue }
        let cheaper = try #require(
          try planner.question.check(projectIDs: dear.ids.sorted()).cheaper
        )
        let found = try #require(plans.first { $0.ids == Set(cheaper.projectIDs) })
        #expect(found.isAsGood(as: dear.value, objective) && found.cost < dear.cost)
        #expect(cheaper.cost == found.cost)
      }
    }
    #expect(questions > 200)
    #expect(wasteful > 100)
  }

  @Test("is at every budget of a frontier", .skipping(1), arguments: objectives, 0..<14)
  func frontier(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    guard let (planner, _) = try question(objective, seed, relativeGap: [0, 1e-4][seed % 2]) else {
      return skipCase()
    }
    let network = planner.resolved.network
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let budgets = [0, 0.2, 0.4, 0.6, 0.8, 1].map { (total * $0).rounded() }
    let result = try planner.frontier(budgets: budgets)
    var request = planner.resolved.request
    request.budget = total
    let plans = try enumeratedPlans(network, request)
    let answered = budgets.filter { budget in plans.contains { $0.cost <= budget } }
    #expect(result.points.map(\.budget) == answered)
    for point in result.points {
      #expect(point.isCheapest == true)
      for plan in plans where plan.cost <= point.budget && plan.isAsGood(as: point.value, objective)
      {
        #expect(plan.cost >= point.cost - 1e-6, "\(plan.ids) instead of \(point.projects)")
      }
    }
    for (point, next) in zip(result.points, result.points.dropFirst()) {
      #expect(
        EnumeratedPlan(ids: [], cost: 0, value: next.value).isAsGood(as: point.value, objective)
      )
    }
    let check = try planner.question.check(result.points, budgets: budgets)
    #expect(check.findings.allSatisfy { $0.cheaper == nil && $0.brokenRules.isEmpty })
  }

  @Test(
    "comes first among alternatives that are as good",
    .skipping(1),
    arguments: objectives,
    0..<14
  )
  func alternatives(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    guard let (planner, plans) = try question(objective, seed), !plans.isEmpty else {
      return skipCase()
    }
    let found = try planner.alternatives(to: try planner.plan(), count: 4, within: 0.2)
    var left = plans
    for plan in found.plans {
      for other in left where other.isAsGood(as: plan.value, objective) {
        #expect(other.cost >= plan.cost - 1e-6, "\(other.ids) instead of \(plan.projects)")
      }
      left.removeAll { $0.ids == Set(plan.projects) }
    }
  }

  /// Every schedule of at most five projects over two periods.
  @Test("is the schedule that is returned", arguments: 0..<24)
  func schedule(seed: Int) throws {
    var network = variantNetwork(seed: seed)
    // Five projects: variants of what stands first.
    network.projects.removeAll { $0.id == "p2" || $0.id == "p3" }
    for position in network.projects.indices { network.projects[position].requires = [] }
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let request = PlanRequest(
      budget: 0,
      objective: [.gap, .access, .total()][seed % 3],
      decay: .exponential(rate: 1 / 120),
      periods: [0.3, 0.5].map { (total * $0).rounded() },
      discount: [0, 0.1][seed % 2]
    )
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let result = try planner.plan()
    #expect(result.status == .optimal)
    #expect(result.isCheapest == true)
    let value = try #require(result.value)
    let ids = network.projects.filter { $0.status == .candidate }.map(\.id)
    var count = 1
    for _ in ids { count *= 3 }
    for code in 0..<count {
      var (rest, opening) = (code, [String: Int]())
      for id in ids {
        if rest % 3 > 0 { opening[id] = rest % 3 }
        rest /= 3
      }
      let built = ids.filter { opening[$0] != nil }
      let cost = network.projects.filter { built.contains($0.id) }.reduce(0) { $0 + $1.cost }
      guard cost < result.cost - 1e-6 else { continue }
      let check = try planner.question.schedule(of: built, opening: opening)
      let horizon = try Horizon(planner.resolved, threads: 1)
      guard planner.resolved.brokenRules(by: check, horizon).isEmpty else { continue }
      let other = PlanQuestion.value(try planner.question.evaluations(check, horizon), horizon)
      let plan = EnumeratedPlan(ids: Set(built), cost: cost, value: other)
      #expect(!plan.isAsGood(as: value, request.objective.kind), "\(opening) for \(cost)")
    }
    let opening = Dictionary(uniqueKeysWithValues: result.projects.map { ($0.id, $0.period) })
    let check = try planner.question.check(projectIDs: result.projects.map(\.id), opening: opening)
    #expect(check.cheaper == nil)
  }
}
