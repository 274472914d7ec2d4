// Checking alternatives: true lists hold for every objective, and whatever is left out or in the
// wrong place is found.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Checked alternatives")
struct AlternativeVerificationTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .welfare, .total, .maxmin, .ratio, .meanCost, .cost,
  ]

  /// A planner whose projects share a budget that not all fit in.
  private func planner(_ seed: Int) throws -> InvestmentPlanner? {
    let network = randomNetwork(
      seed: UInt64(5000 + seed),
      zones: 4 + seed % 4,
      projects: 4 + seed % 4
    )
    let request = try smallQuestion(
      of: network,
      seed: seed,
      objectives: Self.objectives,
      shares: [0.4, 0.7, 1]
    )
    return try request.map {
      try InvestmentPlanner(network, $0, options: PlanOptions(relativeGap: 0))
    }
  }

  /// Skips plans of a list that may be left out, and those as good as the first.
  @Test(
    "the best plans in order hold; without one of them it is found",
    .skipping(36),
    arguments: 0..<96
  )
  func best(seed: Int) throws {
    guard let planner = try planner(seed) else { return skipCase() }
    let within = [0.05, 0.5][seed / 16 % 2]
    let result = try planner.plan()
    let found = try planner.alternatives(to: result, count: 6, within: within)
    let check = try planner.question.check(found, relativeGap: 0)
    #expect(check.isTried)
    #expect(check.missing == nil, "\(String(describing: check.missing))")
    #expect(check.misplaced.isEmpty)
    #expect(check.brokenRules.flatMap { $0 } == [])
    for (plan, other) in zip(found.plans, check.alternatives.plans) {
      #expect(abs(plan.value - other.value) <= 1e-9 * max(1, abs(plan.value)))
      #expect(abs(plan.cost - other.cost) <= 1e-9 * plan.cost)
      #expect(plan.projects == other.projects)
    }
    for position in found.plans.indices.dropFirst() {
      var shorter = found
      let left = shorter.plans.remove(at: position)
      let last = try #require(shorter.plans.last)
      let size = max(abs(last.value), abs(result.valueBefore))
      // The last of a list that is not complete may be left out; so may one that is as good as the
      // last, or just within the share.
      let first = found.plans[0].value
      let isInside = abs(left.value - first) < within * abs(first) - 1e-6 * size
      let isClaimed =
        found.isExhaustive
        ? isInside
        : position < shorter.plans.count && abs(left.value - last.value) > 1e-6 * size
      guard isClaimed else {
        skipCase()
        continue
      }
      // Another one as good may be found first.
      let missing = try #require(try planner.question.check(shorter, relativeGap: 0).missing)
      #expect(!shorter.plans.map(\.projects).contains(missing.projects))
      guard abs(first - left.value) > 1e-6 * size else {
        skipCase()
        continue
      }
      var exchanged = found
      exchanged.plans.swapAt(0, position)
      let misplaced = try planner.question.check(exchanged, relativeGap: 0).misplaced
      #expect(misplaced.contains { $0.plan == 0 && $0.better == position })
    }
  }

  @Test(
    "the most different plans hold; nearer ones in their place do not",
    .skipping(27),
    arguments: 0..<48
  )
  func different(seed: Int) throws {
    guard let planner = try planner(seed),
      planner.question.resolved.request.objective.kind != .cost,
      try PlanningInstance(planner.question.resolved, threads: 1).merit.isSum
    else { return skipCase() }
    let result = try planner.plan()
    let found = try planner.alternatives(to: result, count: 3, within: 0.4, order: .different)
    let check = try planner.question.check(found, relativeGap: 0)
    #expect(check.isTried)
    #expect(check.missing == nil)
    #expect(check.misplaced.isEmpty)
    guard found.plans.count == 3 else { return skipCase() }
    let ids = Set(found.plans[0].projects)
    func distance(_ plan: PlanAlternatives.Plan) -> Double {
      planner.question.resolved.network.projects
        .filter { ids.symmetricDifference(plan.projects).contains($0.id) }
        .reduce(0) { $0 + $1.cost }
    }
    // The third plan in the second's place differs less, unless both differ alike.
    guard distance(found.plans[1]) > distance(found.plans[2]) * 1.01 else { return skipCase() }
    var exchanged = found
    exchanged.plans.swapAt(1, 2)
    #expect(
      try planner.question.check(exchanged, relativeGap: 0).misplaced == [.init(plan: 1, better: 2)]
    )
    var nearer = found
    nearer.plans.remove(at: 1)
    let missing = try #require(try planner.question.check(nearer, relativeGap: 0).missing)
    #expect(distance(missing) > distance(found.plans[2]))
    #expect(abs(missing.value - found.plans[0].value) <= 0.4 * abs(found.plans[0].value))
  }

  /// Projects that lead nowhere change no value; a plan is no other plan for holding them.
  @Test("plans that differ in projects of no use are one")
  func useless() throws {
    var network = randomNetwork(seed: 7, zones: 5, projects: 5)
    for position in network.projects.indices {
      network.projects[position].group = ""
      network.projects[position].requires = []
      network.projects[position].cost = 10
    }
    for position in 3..<5 {
      for link in network.projects[position].links.indices {
        network.projects[position].links[link].link.travelMinutes = 1e6
      }
    }
    let request = PlanRequest(budget: 50, objective: .access)
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let result = try planner.plan()
    let found = try planner.alternatives(to: result, count: 9, within: 1)
    // Of three projects that are of use there are at most eight plans.
    #expect(found.isExhaustive && found.plans.count <= 8 && found.plans.count > 1)
    let useless = network.projects[3...].map(\.id)
    #expect(found.plans.allSatisfy { Set($0.projects).isDisjoint(with: useless) })
    let check = try planner.question.check(found, relativeGap: 0)
    #expect(check.isTried && check.relevantCount <= 3 && check.missing == nil)
    #expect(check.wasteful.isEmpty)
    var shorter = found
    shorter.plans.removeLast()
    let missing = try #require(try planner.question.check(shorter, relativeGap: 0).missing)
    #expect(missing.projects == found.plans.last?.projects)
    var longer = found
    longer.plans[0].projects += useless
    longer.plans.insert(found.plans[0], at: 0)
    #expect(
      try planner.question.check(longer, relativeGap: 0).wasteful == [.init(plan: 1, held: 0)]
    )
  }
}
