// Checking what is said of a plan's projects: gains and losses, synergies, Shapley values.

public import PlanModel
import ShortestPaths
import TransportNetwork

/// What a check of contributions found.
public struct ContributionsCheck: Sendable {
  /// How Shapley values were found again.
  public enum Method: Sendable, Equatable {
    /// By the definition, from the values of so many sets of projects, of which so many were built.
    case sets(Int, built: Int)
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

extension PlanQuestion {
  /// Computes Shapley values and synergies anew, Shapley values by their definition where a plan
  /// has at most ``mostValued`` projects.
  ///
  /// Of at most 12 projects all sets are built; of more the gains of all sets are held against
  /// those of the sets that 128 orders of building pass, which are built. Of larger plans the
  /// figures are those of ``shares(_:of:_:)``; what these orders give is beside
  /// them, with how far chance may keep them apart.
  ///
  /// - Parameter claims: the projects, in any order, and pairs of them; their values do not count.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: `PlanningError` for an unknown project id.
  /// - Complexity: a few evaluations, a closure per pair of projects and per set that is built, and
  ///   all sets as `SetGains`.
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
    let isSmall = order.count <= Self.mostBuilt
    let orders = isSmall ? [] : orders(order, seed: 2)
    let built = isSmall ? subsets(order) : prefixes(of: orders)
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let goals = try CheckedGoals(
      self,
      instance,
      [plan] + order.map(plan.removing) + pairs.flatMap { without($0, plan) } + built
    )
    var check = ContributionsCheck(
      contributions: claims,
      method: .orders(orders.count),
      others: [],
      gain: goals[plan]
    )
    for (position, pair) in pairs.enumerated() {
      let sets = without(pair, plan)
      check.contributions.synergies[position].value =
        check.gain - goals[sets[0]] - goals[sets[1]] + goals[sets[2]]
    }
    let gains =
      try isSmall
      ? built.map { goals[$0] } : gains(instance, order, like: goals, built)
    if let gains {
      check.method = .sets(gains.count, built: Set(built).count)
      let values = Self.values(order.count, gains)
      check.others = values.map { .init(value: $0, room: 0) }
      check.contributions.isExact = true
      for (position, value) in values.enumerated() {
        check.contributions.shares[position].shapley = value
        check.contributions.shares[position].error = nil
      }
    } else {
      let again = try shares(instance, of: positions(of: claims.shares.map(\.id)))
      check.contributions.shares = again?.shares ?? []
      check.contributions.isExact = again?.isExact ?? false
      let means = means(order, orders, built.map { goals[$0] })
      let largest = means.reduce(0) { max($0, $1.largest) }
      check.others = means.map {
        .init(value: $0.mean, room: 6 * $0.error + Self.rareShare * largest)
      }
    }
    return check
  }

  /// The gains of all sets of some projects, by the bits of their numbers; nil when they are too
  /// many.
  /// - Throws: `PlanningError` when a set that was built gains something else.
  private func gains(
    _ instance: PlanningInstance,
    _ order: [Int],
    like goals: CheckedGoals,
    _ built: [ProjectSet]
  ) throws(PlanningError) -> [Double]? {
    let plan = ProjectSet(count: instance.projectCount) { order.contains($0) }
    guard let gains = gains(instance, ofAllSetsOf: plan, Cancellation()) else { return nil }
    let members = plan.members
    // Gains are differences of goals.
    let room = gains.reduce(0) { max($0, 1e-9 * abs($1)) } + 1e-11 * abs(goals.before)
    for set in built {
      let mask = members.indices.reduce(0) {
        set.contains(members[$1]) ? $0 | 1 << $1 : $0
      }
      // Not so where there is no gain to compare, as of a ratio to no access at all.
      guard abs(gains[mask] - goals[set]) > room else { continue }
      throw PlanningError(
        .solver,
        "A set of \(set.count) projects gains \(goals[set]) when it is built, and \(gains[mask]) by the games of pairs. This is a fault of the program; please report it with the network."
      )
    }
    // From the bits of the plan's own order to those of the order asked.
    let bits = order.map { 1 << (members.firstIndex(of: $0) ?? 0) }
    return gains.indices.map { mask in
      gains[bits.indices.reduce(0) { mask >> $1 & 1 == 1 ? $0 | bits[$1] : $0 }]
    }
  }

  /// A plan without the first, the second, and both of a pair.
  private func without(_ pair: (first: Int, second: Int), _ plan: ProjectSet) -> [ProjectSet] {
    let single = plan.removing(pair.first)
    return [single, plan.removing(pair.second), single.removing(pair.second)]
  }

  /// An event in a larger share of orders than this escapes all sampled orders once in 20,000
  /// times; its gain is taken to be at most the largest of any sampled step.
  private static let rareShare = 10 / Double(2 * pairsOfOrders)

  /// Shapley values by their definition, from the gains of all sets by the bits of their numbers.
  ///
  /// A project comes after sets of each size in equally many orders, and after each set of one size
  /// in equally many.
  private static func values(_ count: Int, _ gains: [Double]) -> [Double] {
    (0..<count).map { project in
      // By the size of the set that it is added to.
      var steps = Array(repeating: 0.0, count: count)
      var counts = steps
      for mask in gains.indices where mask >> project & 1 == 0 {
        steps[mask.nonzeroBitCount] += gains[mask | 1 << project] - gains[mask]
        counts[mask.nonzeroBitCount] += 1
      }
      return zip(steps, counts).reduce(0) { $0 + $1.0 / $1.1 } / Double(count)
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
/// All by inserting links into closures; ``mostSearched`` of them, evenly spread, by searches of
/// the full graph in place of that, so that a fault of either shows.
struct CheckedGoals {
  /// Most sets that are searched for: each costs as much as evaluating a plan.
  static let mostSearched = 8

  /// The goal where nothing is built.
  let before: Double
  private let improvements: [ProjectSet: Double]

  init(
    _ question: PlanQuestion,
    _ instance: PlanningInstance,
    _ sets: [ProjectSet]
  ) throws(PlanningError) {
    var seen: Set<ProjectSet> = []
    let different = sets.filter { seen.insert($0).inserted }
    let resolved = question.resolved
    let nothing = ProjectSet(count: instance.projectCount)
    let threads = question.options.threads
    var goals = try PlanGoals(resolved, instance, threads: threads)
      .goals(of: [nothing] + different, threads: threads)
    let searched = Set(
      (0..<min(Self.mostSearched, different.count)).map { different.count * $0 / Self.mostSearched }
    )
    for position in [0] + searched.map({ $0 + 1 }) {
      let evaluation = try question.evaluation(
        of: position == 0 ? nothing : different[position - 1]
      )
      goals[position] = resolved.goal(evaluation.value, evaluation.means)
    }
    let sign: Double = resolved.request.isGoalMinimized ? -1 : 1
    var improvements: [ProjectSet: Double] = [:]
    for (set, goal) in zip(different, goals.dropFirst()) {
      improvements[set] = sign * (goal - goals[0])
    }
    before = goals[0]
    self.improvements = improvements
  }

  /// The improvement by one of the sets.
  subscript(_ set: ProjectSet) -> Double { improvements[set] ?? .nan }
}
