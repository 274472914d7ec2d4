// Sharing a plan's gain out over its projects.

import ShortestPaths
import TransportNetwork

extension PlanQuestion {
  /// Most projects of a plan of which all sets are valued, so that its Shapley values are exact.
  public static let mostValued = 20
  /// Most projects of a plan of which all sets are built one by one.
  package static let mostBuilt = 12

  /// What each project of a plan contributes to the objective's improvement over building nothing.
  ///
  /// Prerequisites and groups do not count here: every subset of the plan is a coalition. Shapley
  /// values are exact for plans of at most ``mostValued`` projects, and of any size for objectives
  /// that add up over pairs of zones, unless pairs have too many useful sets of projects
  /// (`PairGames`), as they may when more than 12 projects cross each other all over the network;
  /// otherwise they are means over sampled orders, always the same ones.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - cancellation: stops the work.
  /// - Returns: Shares and synergies, in the objective's unit, positive where it improves; nil when
  ///   stopped.
  /// - Throws: ``PlanningError`` for an unknown project id.
  /// - Complexity: a plan's evaluation per pair of projects; of all sets as `SetGains`; per sampled
  ///   order one evaluation per project.
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
    let exact = try exactValues(instance, plan, cancellation)
    let shares: [Contributions.Share]?
    if let exact {
      shares = order.map { .init(id: ids[$0], shapley: exact[$0], error: nil) }
    } else {
      shares = try sampled(instance, order, cancellation)?.map {
        .init(id: ids[$0.project], shapley: $0.mean, error: $0.error)
      }
    }
    guard let shares, let synergies = try synergies(instance, plan, order, ids, cancellation)
    else { return nil }
    return Contributions(shares: shares, synergies: synergies, isExact: exact != nil)
  }

  /// Shapley values by project; nil where they can only be sampled, and when stopped.
  private func exactValues(
    _ instance: PlanningInstance,
    _ plan: ProjectSet,
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Double]? {
    let members = plan.members
    if resolved.request.isSumOverPairs {
      let limits = Self.limits(members.count)
      let games = PairGames(instance, of: plan, limits: limits, cancellation)
      let values = games.flatMap { ShapleyOfPairs.values(instance, $0, threads: options.threads) }
      if let values { return values }
    }
    var gains = gains(instance, ofAllSetsOf: plan, cancellation)
    if gains == nil, members.count <= Self.mostBuilt {
      gains = try improvements(instance, subsets(members), cancellation)
    }
    guard let gains else { return nil }
    var values = Array(repeating: 0.0, count: instance.projectCount)
    for (project, value) in zip(members, shapleyValues(gains)) { values[project] = value }
    return values
  }

  /// The gains of all sets of a plan's projects, ascending, by the bits of their numbers; nil when
  /// they or a pair's useful ones are too many.
  package func gains(
    _ instance: PlanningInstance,
    ofAllSetsOf plan: ProjectSet,
    _ cancellation: Cancellation
  ) -> [Double]? {
    let count = plan.members.count
    guard count <= Self.mostValued else { return nil }
    return SetGains.gains(
      resolved,
      instance,
      of: plan,
      limits: Self.limits(count),
      threads: options.threads,
      cancellation
    )
  }

  /// How many labels and sets are listed for one origin: where values should be exact, ten times as
  /// many as the instances of Benchmarks/ need; fewer for larger plans, for which a sample will do.
  private static func limits(_ projectCount: Int) -> PairGames.Limits {
    .init(labels: 50_000, sets: projectCount <= mostValued ? 1 << 24 : 1 << 21)
  }

  /// How many plans are evaluated between two looks at whether to stop.
  private static let plansAtOnce = 64

  /// Improvement of the goal by each of several plans over building nothing; nil when stopped.
  package func improvements(
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Double]? {
    let all = [ProjectSet(count: instance.projectCount)] + plans
    let known = PlanGoals(resolved, instance, threads: options.threads)
    var goals: [Double] = []
    for start in stride(from: 0, to: all.count, by: Self.plansAtOnce) {
      guard !cancellation.isCancelled else { return nil }
      let some = Array(all[start..<min(start + Self.plansAtOnce, all.count)])
      goals += try known.goals(of: some, threads: options.threads)
    }
    let sign = resolved.request.isGoalMinimized ? -1.0 : 1.0
    return goals.dropFirst().map { sign * ($0 - goals[0]) }
  }

  /// All sets of some projects, by the bits of their numbers.
  package func subsets(_ projects: [Int]) -> [ProjectSet] {
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
}
