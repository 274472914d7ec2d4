// Why candidates are in a plan or not: a list of tasks, run side by side.

public import PlanModel
import PlanSearch
import ShortestPaths
import Synchronization
import TransportNetwork

extension InvestmentPlanner {
  /// Explains why candidates are in a plan or not.
  ///
  /// Per candidate the best plan on the other side is sought, with the same proof as the plan
  /// itself, and the cost at which the candidate would change sides: with the candidate for
  /// nothing, the cheapest plan that has it and is better than the best without leaves so much of
  /// the budget for it. A search that is not over after some hundred nodes says what it found and
  /// what it proved.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan, best under the request's rules.
  ///   - explained: the candidates to explain; nil for all that are not in the plan.
  ///   - cancellation: stops the searches; what is not known then is left out.
  ///   - progress: told how many of how many candidates are done, on any thread.
  /// - Returns: The candidates in the order asked; those not in the plan in the network's order.
  /// - Throws: `PlanningError`, of kind usage for plans of several periods.
  /// - Complexity: two searches per candidate.
  public func explanation(
    of projectIDs: [String],
    projects explained: [String]? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) throws(PlanningError) -> PlanExplanation {
    let planner =
      resolved.request.hasPeriods ? self : InvestmentPlanner(try preparation(cancellation))
    let tasks = try planner.explanationTasks(of: projectIDs, projects: explained)
    let findings = try planner.run(tasks, cancellation: cancellation, progress: progress)
    return try planner.explanation(of: planner.question.plan(of: projectIDs), findings)
  }

  /// The parts of an explanation, each of which can be run by itself, anywhere and again.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan, best under the request's rules.
  ///   - explained: the candidates to explain; nil for all that are not in the plan.
  ///   - version: version of the program, which tasks carry; empty for tasks that never leave the
  ///     process.
  ///   - networkSHA256: digest of the network's tables; empty likewise.
  /// - Returns: A task per candidate, in the order asked; those not in the plan in the network's
  ///   order. A time limit is shared out over them.
  /// - Throws: `PlanningError`, of kind usage for plans of several periods, and of kind data where
  ///   no plan keeps the rules.
  public func explanationTasks(
    of projectIDs: [String],
    projects explained: [String]? = nil,
    version: String = "",
    networkSHA256: String = ""
  ) throws(PlanningError) -> [ExplanationTask] {
    guard !resolved.request.hasPeriods else {
      throw PlanningError(
        .usage,
        """
        Plans of several periods are not explained project by project: make another one with --require or --forbid and the \
        project's name, and hold it against this one with corridor compare.
        """
      )
    }
    let plan = try question.plan(of: projectIDs)
    let ids = question.ids
    let asked: [Int]
    if let explained {
      asked = try explained.map { id throws(PlanningError) in
        try Lookup.position(of: id, in: ids, "candidate project")
      }
    } else {
      asked = ids.indices.filter { !plan.contains($0) }
    }
    _ = try rootFixings(resolved.rules)
    let origin = TaskOrigin(self, version: version, networkSHA256: networkSHA256)
    return asked.enumerated().map { part, project in
      ExplanationTask(
        origin: origin,
        part: part,
        parts: asked.count,
        plan: plan.members.map { ids[$0] },
        project: ids[project],
        isInPlan: plan.contains(project),
        timeLimit: options.timeLimit.map { $0 / Double(asked.count) }
      )
    }
  }

  /// Does a task.
  ///
  /// - Parameters:
  ///   - task: of this planner's question.
  ///   - own: the origin of this planner, its program and network; nil where the task has not left
  ///     the process.
  ///   - cancellation: stops the searches; what is not known then is left out.
  /// - Returns: What was found for the task's candidate.
  /// - Throws: `PlanningError`, of kind usage for a task of another question.
  public func run(
    _ task: ExplanationTask,
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) -> ExplanationFinding {
    try run([task], as: own, cancellation: cancellation)[0]
  }

  /// Does several tasks of one plan side by side, from one root; each finds what it finds by
  /// itself.
  ///
  /// - Parameters:
  ///   - tasks: of this planner's question and of one plan; their time is shared.
  ///   - own: the origin of this planner, its program and network; nil where no task has left the
  ///     process.
  ///   - cancellation: stops the searches; what is not known then is left out.
  ///   - progress: told how many of how many candidates are done, on any thread.
  /// - Returns: What was found, in the order of the tasks.
  /// - Throws: `PlanningError`, of kind usage for tasks of another question or of several plans.
  public func run(
    _ tasks: [ExplanationTask],
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) throws(PlanningError) -> [ExplanationFinding] {
    for task in tasks { try task.origin.check(self, as: own) }
    progress(0, tasks.count)
    guard let first = tasks.first else { return [] }
    let plan = try question.plan(of: first.plan)
    let candidates = try tasks.map { task throws(PlanningError) in
      try candidate(of: task, explaining: plan)
    }
    var planner = self
    let limits = tasks.compactMap(\.timeLimit)
    planner.options.timeLimit = limits.count == tasks.count ? limits.reduce(0, +) : nil
    let setting = try planner.setting(plan, cancellation)
    let ids = question.ids
    let done = Atomic(0)
    let findings = parallelMap(count: tasks.count, threads: options.threads) { position in
      let result = Result { () throws(PlanningError) in
        ExplanationFinding(tasks[position], try setting.run(candidates[position]), ids)
      }
      progress(done.wrappingAdd(1, ordering: .relaxed).newValue, tasks.count)
      return result
    }
    return try findings.map { finding throws(PlanningError) in try finding.get() }
  }

  /// The candidate of a task, which must be on the side of the plan that the task says.
  func candidate(
    of task: ExplanationTask,
    explaining plan: ProjectSet
  ) throws(PlanningError) -> ExplanationSetting.Candidate {
    let project = try Lookup.position(of: task.project, in: question.ids, "candidate project")
    guard try question.plan(of: task.plan) == plan, task.isInPlan == plan.contains(project) else {
      throw PlanningError(
        .usage,
        "Tasks of different plans are not run together, nor are their findings put together."
      )
    }
    return .init(project: project, isInPlan: task.isInPlan)
  }

  /// What the rules alone fix.
  private func rootFixings(_ rules: Rules) throws(PlanningError) -> Fixings {
    guard let fixings = Fixings(rules) else {
      throw PlanningError(.data, "No plan keeps the rules, so there is none to explain.")
    }
    return fixings
  }

  /// What all tasks share, with the cuts of the question's root.
  private func setting(
    _ plan: ProjectSet,
    _ cancellation: Cancellation
  ) throws(PlanningError) -> ExplanationSetting {
    let prepared = try preparation(cancellation)
    let start = ContinuousClock.now
    return ExplanationSetting(
      planner: self,
      instance: prepared.instance,
      before: prepared.before,
      plan: plan,
      root: try RootKnowledge(
        prepared,
        from: rootFixings(prepared.instance.rules),
        plans: [plan],
        options: options,
        clock: ImprovementClock(start: start),
        cancellation: cancellation
      ),
      start: start,
      cancellation: cancellation
    )
  }
}

extension ExplanationFinding {
  /// What was found, as it can be written down.
  fileprivate init(_ task: ExplanationTask, _ found: ExplanationSetting.Found, _ ids: [String]) {
    self.task = task
    other = found.other.flatMap { outcome in
      outcome.plan.map { plan in
        Other(
          projects: plan.members.map { ids[$0] },
          value: outcome.value,
          bound: outcome.bound.isFinite ? outcome.bound : nil,
          isProven: outcome.isComplete
        )
      }
    }
    isSettledByRules = found.isSettledByRules
    breakEven = found.breakEven
    conflict = found.conflict
  }
}
