// Sharing a plan's gain out over its projects.

import ShortestPaths
import TransportNetwork

extension InvestmentPlanner {
  /// Most projects of a plan of which all sets are valued.
  public static let mostValued = 12

  /// What each project of a plan contributes to the objective's improvement over building nothing.
  ///
  /// Prerequisites and groups do not count here: every subset of the plan is a coalition. Shapley
  /// values are exact for objectives that add up over pairs of zones, unless a pair has useful sets
  /// of more than 16 projects, and for plans of at most ``mostValued`` projects, of which all sets are valued; otherwise
  /// they are means over sampled orders, always the same ones.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - cancellation: stops the work.
  /// - Returns: Shares and synergies, in the objective's unit, positive where it improves; nil when stopped.
  /// - Throws: ``PlanningError`` for an unknown project id.
  /// - Complexity: a plan's evaluation per pair of projects; at most 2^12 for all sets; per sampled order one per project.
  public func contributions(
    of projectIDs: [String],
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> Contributions? {
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    var plan = ProjectSet(count: ids.count)
    var order: [Int] = []
    for id in projectIDs {
      let project = try Lookup.position(of: id, in: ids, "candidate project")
      if !plan.contains(project) { order.append(project) }
      plan.insert(project)
    }
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let isPairwise = instance.merit.isSum && resolved.request.objective != .ratio
    var exact =
      isPairwise
      ? ShapleyOfPairs.values(instance, of: plan, threads: options.threads, cancellation) : nil
    if exact == nil, order.count <= Self.mostValued {
      exact = try shapley(instance, order, cancellation)
    }
    let shares: [Contributions.Share]?
    if let exact {
      shares = order.map { .init(id: ids[$0], shapley: exact[$0], error: nil) }
    } else {
      shares = try sampled(instance, order, seed: 1, cancellation)?.map {
        .init(id: ids[$0.project], shapley: $0.mean, error: $0.error)
      }
    }
    guard let shares, let synergies = try synergies(instance, plan, order, ids, cancellation)
    else { return nil }
    return Contributions(shares: shares, synergies: synergies, isExact: exact != nil)
  }

  /// How many plans are evaluated between two looks at whether to stop.
  private static let plansAtOnce = 64

  /// Improvement of the goal by each of several plans over building nothing; nil when stopped.
  func improvements(
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Double]? {
    let all = [ProjectSet(count: instance.projectCount)] + plans
    var goals: [Double] = []
    for start in stride(from: 0, to: all.count, by: Self.plansAtOnce) {
      guard !cancellation.isCancelled else { return nil }
      let some = Array(all[start..<min(start + Self.plansAtOnce, all.count)])
      goals += try PlanGoals.goals(resolved, instance, some, threads: options.threads)
    }
    let sign = resolved.request.isGoalMinimized ? -1.0 : 1.0
    return goals.dropFirst().map { sign * ($0 - goals[0]) }
  }

  /// The mean gain of each project over all orders of building, from the gains of all sets; nil when stopped.
  ///
  /// In as many orders as any other size, a project comes after a set of a given size, and after each set of it alike.
  private func shapley(
    _ instance: PlanningInstance,
    _ order: [Int],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Double]? {
    guard let gains = try improvements(instance, subsets(order), cancellation) else { return nil }
    var values = Array(repeating: 0.0, count: instance.projectCount)
    for (position, project) in order.enumerated() {
      // By the size of the set that it is added to.
      var steps = order.map { _ in 0.0 }
      var counts = order.map { _ in 0.0 }
      for mask in gains.indices where mask >> position & 1 == 0 {
        steps[mask.nonzeroBitCount] += gains[mask | 1 << position] - gains[mask]
        counts[mask.nonzeroBitCount] += 1
      }
      let means = zip(steps, counts).map { $0 / $1 }
      values[project] = means.reduce(0, +) / Double(order.count)
    }
    return values
  }

  /// All sets of some projects, by the bits of their numbers.
  func subsets(_ projects: [Int]) -> [ProjectSet] {
    (0..<1 << projects.count).map { mask in
      projects.indices.reduce(ProjectSet(count: resolved.candidates.count)) {
        mask >> $1 & 1 == 1 ? $0.inserting(projects[$1]) : $0
      }
    }
  }

  private func synergies(
    _ instance: PlanningInstance,
    _ plan: ProjectSet,
    _ order: [Int],
    _ ids: [String],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Contributions.Synergy]? {
    var pairs: [(first: Int, second: Int)] = []
    for (position, first) in order.enumerated() {
      for second in order[(position + 1)...] { pairs.append((first, second)) }
    }
    let single = order.map { plan.removing($0) }
    let double = pairs.map { plan.removing($0.first).removing($0.second) }
    guard let gains = try improvements(instance, [plan] + single + double, cancellation)
    else { return nil }
    var without: [Int: Double] = [:]
    for (position, project) in order.enumerated() { without[project] = gains[1 + position] }
    return pairs.enumerated().map { position, pair in
      let both = gains[1 + order.count + position]
      return Contributions.Synergy(
        first: ids[pair.first],
        second: ids[pair.second],
        value: gains[0] - (without[pair.first] ?? 0) - (without[pair.second] ?? 0) + both
      )
    }
    .sorted {
      (abs($0.value), $1.first, $1.second) > (abs($1.value), $0.first, $0.second)
    }
  }

  /// A project's mean gain over sampled orders.
  struct SampledShare {
    var project: Int
    var mean: Double
    /// Standard error of the mean.
    var error: Double
    /// The largest gain or loss that was seen.
    var largest: Double
  }

  /// How many orders are sampled, each with its reverse.
  static let pairsOfOrders = 64

  /// Mean gains over sampled orders, each with its reverse, which halves the variance or better.
  func sampled(
    _ instance: PlanningInstance,
    _ order: [Int],
    seed: UInt64,
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [SampledShare]? {
    var random = SplitMix(state: seed)
    var orders: [[Int]] = []
    for _ in 0..<Self.pairsOfOrders {
      let shuffled = order.shuffled(using: &random)
      orders += [shuffled, shuffled.reversed()]
    }
    var plans: [ProjectSet] = []
    for order in orders {
      var plan = ProjectSet(count: instance.projectCount)
      for project in order {
        plan.insert(project)
        plans.append(plan)
      }
    }
    guard let gains = try improvements(instance, plans, cancellation) else { return nil }
    var samples: [Int: [Double]] = [:]
    for (number, shuffled) in orders.enumerated() {
      var last = 0.0
      for (step, project) in shuffled.enumerated() {
        let gain = gains[number * order.count + step]
        samples[project, default: []].append(gain - last)
        last = gain
      }
    }
    return order.map { project in
      let values = samples[project] ?? []
      // An order and its reverse are one observation.
      let means = stride(from: 0, to: values.count - 1, by: 2).map {
        0.5 * (values[$0] + values[$0 + 1])
      }
      let mean = means.reduce(0, +) / Double(max(1, means.count))
      let variance =
        means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, means.count - 1))
      return SampledShare(
        project: project,
        mean: mean,
        error: (variance / Double(max(1, means.count))).squareRoot(),
        largest: values.reduce(0) { max($0, abs($1)) }
      )
    }
  }
}

extension PlanRequest {
  /// Whether less of what the plan is made for is better; of the cheapest plan it is the figure that
  /// it must reach.
  var isGoalMinimized: Bool {
    objective == .cost ? reach?.figure != .access : objective.isMinimized
  }
}

/// A small generator of random numbers that is the same everywhere.
///
/// Source: G. Steele, D. Lea, C. Flood 2014, doi:10.1145/2714064.2660195.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
