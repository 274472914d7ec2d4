// The best plan of a question, found elsewhere and taken over with figures of one's own.

public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// The search for the best plan, which can be run by itself, anywhere and again.
  ///
  /// - Parameters:
  ///   - version: version of the program, which the task carries; empty for one that never leaves
  ///     the process.
  ///   - networkSHA256: digest of the network's tables; empty likewise.
  /// - Returns: The task.
  /// - Throws: `PlanningError` of kind usage for a schedule of several periods.
  public func planTask(
    version: String = "",
    networkSHA256: String = ""
  ) throws(PlanningError) -> PlanTask {
    guard !resolved.request.hasPeriods else {
      throw PlanningError(.usage, "A schedule of several periods is not searched as a task.")
    }
    return PlanTask(
      origin: TaskOrigin(self, version: version, networkSHA256: networkSHA256),
      timeLimit: options.timeLimit
    )
  }

  /// Does a task.
  ///
  /// - Parameters:
  ///   - task: of this planner's question.
  ///   - own: the origin of this planner, its program and network; nil where the task has not left
  ///     the process.
  ///   - cancellation: stops the search; the best plan so far comes back.
  ///   - progress: called now and then.
  /// - Returns: The best plan.
  /// - Throws: `PlanningError`, of kind usage for a task of another question.
  public func run(
    _ task: PlanTask,
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> PlanFinding {
    try task.origin.check(self, as: own)
    var planner = self
    planner.options.timeLimit = task.timeLimit
    let result = try planner.plan(cancellation: cancellation, progress: progress)
    let chosen = Set(result.projects.map(\.id))
    return PlanFinding(
      task: task,
      status: result.status,
      projects: result.value == nil ? nil : question.ids.filter { chosen.contains($0) },
      value: result.value,
      bound: result.bound.flatMap { $0.isFinite ? $0 : nil },
      isCheapest: result.isCheapest,
      conflict: result.conflict,
      search: result.search
    )
  }

  /// The answer that a finding gives: its plan's figures computed anew, its bound taken over.
  ///
  /// - Parameters:
  ///   - finding: of this planner's question.
  ///   - own: the origin of this planner, its program and network; nil where the task has not left
  ///     the process.
  /// - Returns: As ``plan(cancellation:checkpointing:certificate:progress:)``.
  /// - Throws: `PlanningError`, of kind usage for a finding of another question, and of kind data
  ///   for a plan that is worth something else than was found.
  public func merged(
    _ finding: PlanFinding,
    as own: TaskOrigin? = nil
  ) throws(PlanningError) -> PlanResult {
    try finding.task.origin.check(self, as: own)
    let prepared = try preparation()
    let isMinimized = resolved.request.objective.kind.isMinimized
    let unproven: Double = isMinimized ? -.infinity : .infinity
    guard let projects = finding.projects, let claimed = finding.value else {
      var result = PlanResult.infeasible(
        resolved,
        before: prepared.before,
        conflict: finding.conflict
      )
      result.status = finding.status
      if finding.status != .infeasible { result.bound = finding.bound ?? unproven }
      result.search = finding.search
      return result
    }
    let plan = try question.plan(of: projects)
    var result = try PlanResult(
      resolved,
      instance: prepared.instance,
      plan: plan,
      status: finding.status,
      before: prepared.before,
      threads: options.threads
    )
    guard resolved.rules.allows(plan), result.agrees(claimed) else {
      throw PlanningError(
        .data,
        """
        The plan is worth \(result.value ?? .nan) in this network and not \(claimed), or does not keep the rules here; it was \
        found in another network, or its finding was changed.
        """
      )
    }
    result.budget = resolved.request.budget
    result.take(bound: finding.bound ?? unproven)
    result.isCheapest = finding.isCheapest
    result.search = finding.search
    return result
  }
}
