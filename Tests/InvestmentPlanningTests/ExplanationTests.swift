// Why candidates are in a plan or not: every figure beside that of trying all plans.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Explained candidates")
struct ExplanationTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .maxmin, .welfare, .ratio, .meanCost, .cost,
  ]

  private func question(_ seed: Int) throws -> (Network, PlanRequest)? {
    let network = randomNetwork(
      seed: UInt64(7300 + seed),
      zones: 4 + seed % 3,
      projects: 4 + seed % 3
    )
    guard
      let request = try smallQuestion(of: network, seed: seed, objectives: Self.objectives)
    else { return nil }
    // Where the target has no access before, it may have none without a project of the plan, and
    // that question has no answer: then the whole explanation is refused.
    if request.objective.kind == .ratio,
      try PlanQuestion(network, request).evaluate(projectIDs: []).ratio.before == nil
    {
      return nil
    }
    return (network, request)
  }

  /// The highest cost of a project at which some plan with it is better than a value, by trying all
  /// sets.
  ///
  /// A set without it leaves so much of the budget for it as it does not cost itself.
  private func enumeratedBreakEven(
    _ network: Network,
    _ request: PlanRequest,
    _ project: Int,
    beating rival: Double
  ) throws -> Double? {
    var cheap = network
    cheap.projects[project].cost = 0
    let rules = WholeQuestion(cheap, request)
    let figures = try PlainFigures(cheap, request)
    let slack = 1e-9 * abs(rival)
    var most: Double?
    for bits in 0..<1 << cheap.projects.count where bits >> project & 1 == 1 {
      let chosen = cheap.projects.indices.filter { bits >> $0 & 1 == 1 }
      guard rules.allows(chosen) else { continue }
      let value = try figures(building: chosen).value
      let isBetter =
        request.objective.kind.isMinimized ? value < rival - slack : value > rival + slack
      let left = request.budget - chosen.reduce(0) { $0 + cheap.projects[$1].cost }
      if isBetter, left > 1e-9 { most = max(most ?? 0, left) }
    }
    return most
  }

  /// Skips questions that there are not, and candidates without a cost to compare.
  @Test("values, losses and costs are those of enumeration", .skipping(130), arguments: 0..<64)
  func enumerated(seed: Int) throws {
    guard let (network, request) = try question(seed) else { return skipCase() }
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let plan = try planner.plan()
    let best = try #require(plan.value)
    let chosen = plan.projects.map(\.id)
    let found = try planner.explanation(of: chosen, projects: network.projects.map(\.id))
    #expect(abs(found.value - best) <= 1e-9 * max(1, abs(best)))
    let size = max(abs(best), abs(plan.valueBefore.isFinite ? plan.valueBefore : 0))
    for (position, part) in found.projects.enumerated() {
      let isInPlan = chosen.contains(part.id)
      #expect(part.isInPlan == isInPlan)
      var other = request
      if isInPlan {
        other.forbidden = [part.id]
      } else {
        other.required = [part.id]
      }
      let value = try enumeratedBest(network, other)
      #expect((value == nil) == (part.other == nil), "\(part.id)")
      if let value, let plan = part.other {
        #expect(abs(plan.value - value) <= 1e-7 * max(size, 1e-9), "\(part.id)")
        #expect(plan.isProven)
        #expect(plan.loss >= plan.leastLoss - 1e-9 * size)
        let sign: Double = request.objective.kind.isMinimized ? 1 : -1
        #expect(abs(plan.loss - sign * (plan.value - found.value)) <= 1e-9 * size)
        // What leaves and what enters makes that plan of this one.
        var built = Set(chosen).subtracting(plan.leaves).union(plan.enters)
        if isInPlan { built.remove(part.id) } else { built.insert(part.id) }
        let again = try planner.question.evaluate(projectIDs: built.sorted())
        #expect(abs((again.value ?? .nan) - plan.value) <= 1e-9 * max(size, 1e-9))
      }
      // Of the cheapest plan they are tried below.
      guard request.objective.kind != .cost else { continue }
      // Nothing is required, so there is a plan without any project.
      let rival = try isInPlan ? #require(value) : best
      let most = try enumeratedBreakEven(network, request, position, beating: rival)
      #expect(part.breakEven?.isProven ?? true, "\(part.id)")
      guard let most else {
        let point = part.breakEven
        #expect(point?.cost == nil && point?.bound == nil, "\(part.id)")
        skipCase()
        continue
      }
      let point = try #require(part.breakEven)
      // Prices are whole hundreds, so what is found is met but for rounding.
      #expect(abs((point.cost ?? .nan) - most) <= 1e-6 * request.budget, "\(part.id)")
      #expect(abs((point.bound ?? .nan) - most) <= 1e-6 * request.budget, "\(part.id)")
    }
  }

  /// Skips questions that there are not, and candidates with no plan on the other side.
  @Test(
    "a check finds the same figures, and what is said wrongly",
    .skipping(57),
    arguments: 0..<64
  )
  func checked(seed: Int) throws {
    guard let (network, request) = try question(seed) else { return skipCase() }
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let plan = try planner.plan()
    let best = try #require(plan.value)
    let chosen = plan.projects.map(\.id)
    let found = try planner.explanation(of: chosen, projects: network.projects.map(\.id))
    let check = try planner.question.check(found, of: chosen)
    #expect(check.isTried)
    let size = max(abs(best), abs(plan.valueBefore.isFinite ? plan.valueBefore : 0), 1e-9)
    for (number, (claim, part)) in zip(found.projects, check.explanation.projects).enumerated() {
      let finding = check.findings[number]
      #expect(part.isInPlan == claim.isInPlan && part.cost == claim.cost)
      #expect(abs(part.gainAlone - claim.gainAlone) <= 1e-9 * size)
      #expect(abs(part.gainOnTop - claim.gainOnTop) <= 1e-9 * size)
      #expect(finding.brokenRules == [])
      var other = request
      if claim.isInPlan { other.forbidden = [claim.id] } else { other.required = [claim.id] }
      let value = try enumeratedBest(network, other)
      if claim.isSettledByRules { #expect(!finding.hasOther && value == nil) }
      guard let value else {
        #expect(claim.other == nil && part.other == nil)
        skipCase()
        continue
      }
      let (known, again) = (try #require(claim.other), try #require(part.other))
      #expect(finding.hasOther)
      #expect(abs(again.value - known.value) <= 1e-9 * size && again.cost == known.cost)
      #expect(abs(again.loss - known.loss) <= 1e-9 * size)
      #expect(abs((finding.optimum?.value ?? .nan) - value) <= 1e-7 * size)
      // All others built, the rules are broken where they are.
      var wrong = found
      wrong.projects[number].other?.enters = network.projects.map(\.id)
      let broken = try planner.question.check(wrong, of: chosen).findings[number].brokenRules
      let all = network.projects.indices.filter {
        !claim.isInPlan || network.projects[$0].id != claim.id
      }
      #expect(broken.isEmpty == WholeQuestion(network, request).allows(all))
    }
  }

  /// Of the cheapest plan a project enters where the plan that must have it costs as much as the
  /// one without.
  ///
  /// Skips questions that there are not, and projects that no cost brings in.
  @Test(
    "the cheapest plan takes a project at the cost that was said, and not above",
    .skipping(84),
    arguments: 0..<24
  )
  func cheapest(seed: Int) throws {
    guard let (network, request) = try question(7 + 8 * seed) else { return skipCase() }
    let options = PlanOptions(relativeGap: 0)
    let planner = try InvestmentPlanner(network, request, options: options)
    let plan = try planner.plan()
    #expect(plan.value != nil)
    let found = try planner.explanation(of: plan.projects.map(\.id))
    for part in found.projects {
      guard let point = part.breakEven, let cost = point.cost else {
        skipCase()
        continue
      }
      #expect(point.isProven)
      let position = try #require(network.projects.firstIndex { $0.id == part.id })
      var changed = network
      changed.projects[position].cost = 0.99 * cost
      let cheaper = try InvestmentPlanner(changed, request, options: options).plan()
      #expect(cheaper.projects.contains { $0.id == part.id }, "\(part.id) at \(0.99 * cost)")
      changed.projects[position].cost = 1.01 * cost
      let dearer = try InvestmentPlanner(changed, request, options: options).plan()
      #expect(!dearer.projects.contains { $0.id == part.id }, "\(part.id) at \(1.01 * cost)")
    }
  }

  @Test("rules in the way are named: money, group, prerequisite, forbidden")
  func rules() throws {
    var network = randomNetwork(seed: 11, zones: 5, projects: 4)
    for position in network.projects.indices {
      network.projects[position].cost = 100
      network.projects[position].group = position < 2 ? "either" : ""
      network.projects[position].requires = position == 3 ? [RowIndex(2)] : []
    }
    var request = PlanRequest(budget: 100, objective: .total())
    let planner = try InvestmentPlanner(network, request)
    let found = try planner.explanation(of: ["p0"], projects: ["p1", "p3"])
    #expect(found.projects[0].rules == ["its group allows one project, and Project 0 is built"])
    #expect(
      found.projects[1].rules == [
        "it requires Project 2, which costs 100 and is not built",
        "it costs 100, and 0 of the budget is left",
      ]
    )
    #expect(found.projects[1].isSettledByRules)
    #expect(found.projects[1].other == nil)
    request.forbidden = ["p2"]
    let other = try InvestmentPlanner(network, request).explanation(of: [], projects: ["p2"])
    #expect(other.projects[0].rules == ["it is forbidden"])
    #expect(other.projects[0].isSettledByRules && other.projects[0].breakEven == nil)
  }

  @Test("the answer does not depend on threads")
  func threads() throws {
    let network = randomNetwork(seed: 21, zones: 7, projects: 8)
    let request = PlanRequest(budget: 1000)
    let answers = try [1, 3].map { threads in
      let planner = try InvestmentPlanner(network, request, options: PlanOptions(threads: threads))
      return try planner.explanation(of: planner.plan().projects.map(\.id))
    }
    #expect(answers[0] == answers[1])
    #expect(!answers[0].projects.isEmpty)
  }

  @Test("plans of several periods are refused, and so is what is no candidate")
  func refused() throws {
    let network = randomNetwork(seed: 21, zones: 7, projects: 8)
    let periods = try InvestmentPlanner(network, PlanRequest(budget: 0, periods: [500, 500]))
    #expect(throws: PlanningError.self) { try periods.explanation(of: []) }
    let planner = try InvestmentPlanner(network, PlanRequest(budget: 500))
    #expect(throws: PlanningError.self) { try planner.explanation(of: [], projects: ["p99"]) }
  }
}
