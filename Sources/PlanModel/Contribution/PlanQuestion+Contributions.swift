// Sharing a plan's gain out over its projects.

import ShortestPaths
import TransportNetwork

extension PlanQuestion {
  /// Most projects of a plan of which all sets are valued, so that its Shapley values are exact.
  public static let mostValued = 20
  /// Most projects of a plan of which all sets are built one by one.
  package static let mostBuilt = 12

  /// Positions of a plan's projects among the candidates, each once, in the order given.
  /// - Throws: ``PlanningError`` for an unknown project id.
  package func positions(of projectIDs: [String]) throws(PlanningError) -> [Int] {
    let ids = ids
    var plan = ProjectSet(count: ids.count)
    var order: [Int] = []
    for id in projectIDs {
      let project = try Lookup.position(of: id, in: ids, "candidate project")
      if !plan.contains(project) { order.append(project) }
      plan.insert(project)
    }
    return order
  }

  /// The Shapley values of a plan's projects.
  ///
  /// Prerequisites and groups do not count here: every subset of the plan is a coalition. Values
  /// are exact for plans of at most ``mostValued`` projects, and of any size for objectives that
  /// add up over pairs of zones, unless pairs have too many useful sets of projects (`PairGames`),
  /// as they may when more than 12 projects cross each other all over the network; otherwise they
  /// are means over sampled orders, always the same ones.
  ///
  /// - Parameters:
  ///   - instance: this question's.
  ///   - order: the plan's projects, each once.
  ///   - cancellation: stops the work.
  /// - Returns: The shares in the order of the projects, and whether they are exact; nil when
  ///   stopped.
  /// - Throws: ``PlanningError`` where the objective has no value.
  /// - Complexity: of all sets as `SetGains`; per sampled order one evaluation per project.
  package func shares(
    _ instance: PlanningInstance,
    of order: [Int],
    _ cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> (shares: [Contributions.Share], isExact: Bool)? {
    let ids = ids
    let plan = order.reduce(ProjectSet(count: ids.count)) { $0.inserting($1) }
    if let exact = try exactValues(instance, plan, cancellation) {
      return (order.map { .init(id: ids[$0], shapley: exact[$0], error: nil) }, true)
    }
    let shares = try sampled(instance, order, cancellation)?.map {
      Contributions.Share(id: ids[$0.project], shapley: $0.mean, error: $0.error)
    }
    return shares.map { ($0, false) }
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
  ///
  /// Costs of plans that are evaluated together are rounded alike, so parts of a list of plans that
  /// begin at multiples of it have the same bits as the whole.
  package static let plansAtOnce = 64

  /// The goal under each of several plans; nil when stopped.
  package func goals(
    _ instance: PlanningInstance,
    of plans: [ProjectSet],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Double]? {
    let known = PlanGoals(resolved, instance, threads: options.threads)
    var goals: [Double] = []
    for start in stride(from: 0, to: plans.count, by: Self.plansAtOnce) {
      guard !cancellation.isCancelled else { return nil }
      let some = Array(plans[start..<min(start + Self.plansAtOnce, plans.count)])
      goals += try known.goals(of: some, threads: options.threads)
    }
    return goals
  }

  /// Improvement of the goal by each of several plans over building nothing; nil when stopped.
  package func improvements(
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [Double]? {
    let all = [ProjectSet(count: instance.projectCount)] + plans
    guard let goals = try goals(instance, of: all, cancellation) else { return nil }
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
}
