// What each project of a plan contributes: a list of tasks, run one after the other.

public import PlanModel

extension InvestmentPlanner {
  /// What each project of a plan contributes to the objective's improvement over building nothing.
  ///
  /// Prerequisites and groups do not count here: every subset of the plan is a coalition. Shapley
  /// values are exact for plans of at most `PlanQuestion.mostValued` projects, and of any size for
  /// objectives that add up over pairs of zones, unless pairs have too many useful sets of
  /// projects, as they may when more than 12 projects cross each other all over the network;
  /// otherwise they are means over sampled orders, always the same ones.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - cancellation: stops the work.
  /// - Returns: Shares and synergies, in the objective's unit, positive where it improves; nil when
  ///   stopped.
  /// - Throws: `PlanningError` for an unknown project id.
  /// - Complexity: a plan's evaluation per pair of projects; of all sets of at most 20 projects
  ///   their number times that of regions; per sampled order one evaluation per project.
  public func contributions(
    of projectIDs: [String],
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> Contributions? {
    let instance = try contributionInstance()
    var findings: [ContributionFinding] = []
    for task in try contributionTasks(of: projectIDs) {
      guard let finding = try run(task, instance, cancellation) else { return nil }
      findings.append(finding)
    }
    return try contributions(findings)
  }

  /// The parts of what a plan's projects contribute, each of which can be run by itself, anywhere
  /// and again.
  ///
  /// What is found does not depend on how sets are parted.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - perTask: how many sets of projects are valued by one task, taken up to a multiple of 64;
  ///     nil for all.
  ///   - version: version of the program, which tasks carry; empty for tasks that never leave the
  ///     process.
  ///   - networkSHA256: digest of the network's tables; empty likewise.
  /// - Returns: The task of the Shapley values, and those of the sets.
  /// - Throws: `PlanningError` for an unknown project id, and of kind usage for a task of no sets.
  public func contributionTasks(
    of projectIDs: [String],
    perTask: Int? = nil,
    version: String = "",
    networkSHA256: String = ""
  ) throws(PlanningError) -> [ContributionTask] {
    guard perTask ?? 1 >= 1 else {
      throw PlanningError(.usage, "A task values at least one set of projects.")
    }
    let order = try question.positions(of: projectIDs)
    let ids = question.ids
    let sets = SynergySets(of: order, among: ids.count)
    let unit = PlanQuestion.plansAtOnce
    let asked = min(perTask ?? sets.count, sets.count)
    let size = (asked + unit - 1) / unit * unit
    let starts = Array(stride(from: 0, to: sets.count, by: size))
    let shares = ContributionTask(
      origin: TaskOrigin(self, version: version, networkSHA256: networkSHA256),
      part: 0,
      parts: 1 + starts.count,
      plan: order.map { ids[$0] }
    )
    return [shares]
      + starts.enumerated().map { position, first in
        var task = shares
        task.part = 1 + position
        task.sets = .init(first: first, count: min(size, sets.count - first))
        return task
      }
  }

  /// Does a task.
  ///
  /// - Parameters:
  ///   - task: of this planner's question.
  ///   - own: the origin of this planner, its program and network; nil where the task has not left
  ///     the process.
  ///   - cancellation: stops the work.
  /// - Returns: The Shapley values, or the goals under the task's sets; nil when stopped.
  /// - Throws: `PlanningError`, of kind usage for a task of another question, or of sets that there
  ///   are not.
  public func run(
    _ task: ContributionTask,
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> ContributionFinding? {
    try task.origin.check(self, as: own)
    return try run(task, contributionInstance(), cancellation)
  }

  private func run(
    _ task: ContributionTask,
    _ instance: PlanningInstance,
    _ cancellation: Cancellation
  ) throws(PlanningError) -> ContributionFinding? {
    let order = try question.positions(of: task.plan)
    guard let asked = task.sets else {
      return try question.shares(instance, of: order, cancellation).map {
        ContributionFinding(task: task, shares: $0.shares, isExact: $0.isExact, goals: [])
      }
    }
    let sets = SynergySets(of: order, among: instance.projectCount)
    guard asked.first >= 0, asked.first.isMultiple(of: PlanQuestion.plansAtOnce),
      asked.count >= 1, asked.first < sets.count, asked.count <= sets.count - asked.first
    else {
      throw PlanningError(.usage, "The plan has no such sets of projects as the task asks for.")
    }
    let plans = (asked.first..<asked.first + asked.count).map { sets[$0] }
    return try question.goals(instance, of: plans, cancellation).map { goals in
      ContributionFinding(
        task: task,
        isExact: false,
        goals: goals.map { $0.isFinite ? $0 : nil }
      )
    }
  }

  /// The problem of the question, in periods or not.
  private func contributionInstance() throws(PlanningError) -> PlanningInstance {
    if let prepared { return prepared.instance }
    return try PlanningInstance(resolved, threads: options.threads)
  }
}
