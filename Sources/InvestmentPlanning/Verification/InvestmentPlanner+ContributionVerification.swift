// Checking what is said of a plan's projects: gains and losses, synergies, Shapley values.

import ShortestPaths
import TransportNetwork

/// What a check of contributions found.
public struct ContributionsCheck: Sendable {
  /// How Shapley values were found again.
  public enum Method: Sendable, Equatable {
    /// By the definition, from the values of so many sets of projects.
    case sets(Int)
    /// As means over so many orders of building other than those that were sampled before.
    case orders(Int)
  }

  /// A Shapley value that was found in another way.
  public struct Other: Sendable, Equatable {
    /// The value.
    public var value: Double
    /// By how much the two may differ by chance.
    public var room: Double
  }

  /// All figures, computed anew; synergies are in the order of the claims.
  public var contributions: Contributions
  /// How Shapley values were found in another way.
  public var method: Method
  /// Per project the Shapley value that was found so.
  public var others: [Other]
  /// What the plan gains over building nothing: the sum of all Shapley values.
  public var gain: Double
}

extension InvestmentPlanner {
  /// Computes Shapley values and synergies anew, Shapley values by their definition where a plan has at most
  /// ``mostValued`` projects.
  ///
  /// Of larger plans, and of values that were sampled, the figures are those of
  /// ``contributions(of:cancellation:)``; what the definition gives, or else other orders of building, is beside them,
  /// six standard errors apart at most.
  ///
  /// - Parameter claims: the projects, in any order, and pairs of them; their values do not count, but those with an
  ///   error count as sampled.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: ``PlanningError`` for an unknown project id.
  /// - Complexity: a few evaluations, a closure per pair of projects, and at most 2^12 more.
  public func check(_ claims: Contributions) throws(PlanningError) -> ContributionsCheck {
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    let order = try claims.shares.map { share throws(PlanningError) in
      try Lookup.position(of: share.id, in: ids, "candidate project")
    }
    let plan = try plan(of: claims.shares.map(\.id))
    let pairs = try claims.synergies.map { pair throws(PlanningError) in
      (
        try Lookup.position(of: pair.first, in: ids, "candidate project"),
        try Lookup.position(of: pair.second, in: ids, "candidate project")
      )
    }
    let isSmall = order.count <= Self.mostValued
    let all = isSmall ? subsets(order) : []
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let goals = try CheckedGoals(
      self,
      instance,
      [plan] + order.map(plan.removing) + pairs.flatMap { without($0, plan) } + all
    )
    var check = ContributionsCheck(
      contributions: claims,
      method: .sets(1 << order.count),
      others: [],
      gain: goals[plan]
    )
    for (position, pair) in pairs.enumerated() {
      let sets = without(pair, plan)
      check.contributions.synergies[position].value =
        check.gain - goals[sets[0]] - goals[sets[1]] + goals[sets[2]]
    }
    if isSmall {
      check.others = valued(order, all.map { goals[$0] })
    } else {
      check.method = .orders(2 * Self.pairsOfOrders)
      check.others =
        try sampled(instance, order, seed: 2, Cancellation())?.map {
          .init(value: $0.mean, room: Self.room($0.error, largest: $0.largest))
        } ?? []
    }
    if isSmall, claims.shares.allSatisfy({ $0.error == nil }) {
      check.contributions.isExact = true
      for position in order.indices {
        check.contributions.shares[position].shapley = check.others[position].value
      }
    } else {
      let again = try contributions(of: claims.shares.map(\.id))
      check.contributions.shares = again?.shares ?? []
      check.contributions.isExact = again?.isExact ?? false
    }
    // What is exact is not sampled, so chance is only in the other value.
    if isSmall, check.contributions.isExact {
      for position in check.others.indices { check.others[position].room = 0 }
    }
    return check
  }

  /// A plan without the first, the second, and both of a pair.
  private func without(_ pair: (first: Int, second: Int), _ plan: ProjectSet) -> [ProjectSet] {
    let single = plan.removing(pair.first)
    return [single, plan.removing(pair.second), single.removing(pair.second)]
  }

  /// Six standard errors, and what a few rare orders may add.
  private static func room(_ error: Double, largest: Double) -> Double {
    6 * error + 3 * largest / Double(2 * pairsOfOrders)
  }

  /// Shapley values by their definition, with how far a sample may be from them.
  ///
  /// Source: L. S. Shapley 1953, A value for n-person games.
  private func valued(_ order: [Int], _ gains: [Double]) -> [ContributionsCheck.Other] {
    // |S|! (n - |S| - 1)! / n!, the share of orders in which just S comes before a project.
    let count = order.count
    var shares = [1 / Double(max(1, count))]
    for size in 1..<max(2, count) {
      shares.append(shares[size - 1] * Double(size) / Double(count - size))
    }
    return order.indices.map { project in
      var (mean, square, largest) = (0.0, 0.0, 0.0)
      for mask in gains.indices where mask >> project & 1 == 0 {
        let gain = gains[mask | 1 << project] - gains[mask]
        let share = shares[mask.nonzeroBitCount]
        mean += share * gain
        square += share * gain * gain
        largest = max(largest, abs(gain))
      }
      let variance = max(0, square - mean * mean)
      let error = (variance / Double(Self.pairsOfOrders)).squareRoot()
      return .init(value: mean, room: Self.room(error, largest: largest))
    }
  }

  /// What each project of a plan gains alone, with what it requires, and loses when it is left out.
  func recomputeWorths(_ result: inout PlanResult) throws(PlanningError) {
    let plan = try plan(of: result.projects.map(\.id))
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    let nothing = ProjectSet(count: ids.count)
    let projects = try result.projects.map { project throws(PlanningError) in
      try Lookup.position(of: project.id, in: ids, "candidate project")
    }
    let alone = projects.map { resolved.rules.adding($0, to: nothing) }
    let rest = projects.map(plan.removing)
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let goals = try CheckedGoals(self, instance, [plan] + rest + alone)
    for position in projects.indices {
      result.projects[position].gainAlone = goals[alone[position]]
      result.projects[position].lossWithout = goals[plan] - goals[rest[position]]
    }
  }
}

/// What sets of projects improve of the goal over building nothing.
///
/// All by inserting links into closures; ``mostSearched`` of them, evenly spread, by searches of the full graph in
/// place of that, so that a fault of either shows.
struct CheckedGoals {
  /// Most sets that are searched for: each costs as much as evaluating a plan.
  static let mostSearched = 8

  private let improvements: [ProjectSet: Double]
  /// How many sets there are.
  var count: Int { improvements.count }
  /// How many were searched for.
  let searchedCount: Int

  init(
    _ planner: InvestmentPlanner,
    _ instance: PlanningInstance,
    _ sets: [ProjectSet]
  ) throws(PlanningError) {
    var seen: Set<ProjectSet> = []
    let different = sets.filter { seen.insert($0).inserted }
    let resolved = planner.resolved
    let nothing = ProjectSet(count: instance.projectCount)
    var goals = try PlanGoals.goals(
      resolved,
      instance,
      [nothing] + different,
      threads: planner.options.threads
    )
    let searched = Set(
      (0..<min(Self.mostSearched, different.count)).map { different.count * $0 / Self.mostSearched }
    )
    for position in [0] + searched.map({ $0 + 1 }) {
      let evaluation = try planner.evaluation(of: position == 0 ? nothing : different[position - 1])
      goals[position] = resolved.goal(evaluation.value, evaluation.means)
    }
    let sign: Double = resolved.request.isGoalMinimized ? -1 : 1
    var improvements: [ProjectSet: Double] = [:]
    for (set, goal) in zip(different, goals.dropFirst()) {
      improvements[set] = sign * (goal - goals[0])
    }
    self.improvements = improvements
    searchedCount = searched.count
  }

  /// The improvement by one of the sets.
  subscript(_ set: ProjectSet) -> Double { improvements[set] ?? .nan }
}
