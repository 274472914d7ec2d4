// The best plan of every scenario, and a plan held against them.

import PlanSearch
public import PlanModel
public import TransportNetwork

extension InvestmentPlanner {
  /// Holds a plan against the best plan of every scenario.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - scenarios: what may come.
  ///   - tail: the share of the probability that counts as the tail, above 0 and at most 1.
  ///   - cancellation: stops the searches; what is not proven then is said so.
  ///   - certificate: told the proofs of the scenarios' bounds, one after the other;
  ///     `PlanQuestion.certificateCheck(bound:scenarios:)` checks them.
  ///   - progress: called now and then.
  /// - Returns: Values and regrets, and how likely projects are to be in the best plan.
  /// - Throws: `PlanningError`, of kind usage for objectives and periods that cannot be analysed.
  /// - Complexity: a search per scenario; a time limit is shared out over them.
  public func scenarioAnalysis(
    of projectIDs: [String],
    _ scenarios: [NetworkScenario],
    tail: Double = 0.1,
    cancellation: Cancellation = Cancellation(),
    certificate: ((CertificateRecord) -> Void)? = nil,
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> ScenarioAnalysis {
    let plan = try question.plan(of: projectIDs)
    var run = PlanningRun(
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress
    )
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    var findings: [ScenarioFinding] = []
    let tasks = try scenarioTasks(scenarios)
    let unchanged = try self.unchanged()
    for (position, task) in tasks.enumerated() {
      var task = task
      // What one scenario leaves of its time the others have.
      task.timeLimit = timeLeft(run, searches: tasks.count - position)
      findings.append(try self.run(task, unchanged, run))
    }
    return try merged(findings, plan, before: unchanged.before, tail: tail)
  }

  /// The searches for the best plans of scenarios, each of which can be run by itself, anywhere and
  /// again.
  ///
  /// - Parameters:
  ///   - scenarios: what may come.
  ///   - isRobust: whether ``robustPlan(merging:tail:as:cancellation:progress:)`` comes after them,
  ///     which then has half the time.
  ///   - version: version of the program, which tasks carry; empty for tasks that never leave the
  ///     process.
  ///   - networkSHA256: digest of the network's tables; empty likewise.
  /// - Returns: A task per scenario, in their order.
  /// - Throws: `PlanningError`, of kind usage for objectives and periods that cannot be analysed.
  public func scenarioTasks(
    _ scenarios: [NetworkScenario],
    isRobust: Bool = false,
    version: String = "",
    networkSHA256: String = ""
  ) throws(PlanningError) -> [ScenarioTask] {
    try isRobust
      ? checkRobust(scenarios, tail: 1) : question.checkScenarios(scenarios, tail: 1)
    let searches = Double(scenarios.count) * (isRobust ? 2 : 1)
    let origin = TaskOrigin(self, version: version, networkSHA256: networkSHA256)
    return scenarios.enumerated().map { part, scenario in
      ScenarioTask(
        origin: origin,
        part: part,
        parts: scenarios.count,
        scenario: scenario,
        timeLimit: options.timeLimit.map { $0 / searches }
      )
    }
  }

  /// Does a task.
  ///
  /// - Parameters:
  ///   - task: of this planner's question.
  ///   - own: the origin of this planner, its program and network; nil where the task has not left
  ///     the process.
  ///   - cancellation: stops the search; what is not proven then is said so.
  ///   - progress: called now and then.
  /// - Returns: The best plan of the task's scenario.
  /// - Throws: `PlanningError`, of kind usage for a task of another question.
  public func run(
    _ task: ScenarioTask,
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> ScenarioFinding {
    let clock = ImprovementClock(start: .now)
    try task.origin.check(self, as: own)
    let own = PlanningRun(clock: clock, cancellation: cancellation, progress: progress)
    return try run(task, unchanged(), own)
  }

  /// What is the same in all scenarios, since none changes how anybody travels.
  private struct Unchanged {
    /// The costs with nothing built.
    var before: BuiltCosts
    /// The problem of the question itself: its terminals, costs and arcs.
    var instance: PlanningInstance
  }

  private func unchanged() throws(PlanningError) -> Unchanged {
    let before = try question.costs(of: ProjectSet(count: resolved.candidates.count))
    if let prepared { return Unchanged(before: before, instance: prepared.instance) }
    let instance = try PlanningInstance(resolved, threads: options.threads)
    return Unchanged(before: before, instance: instance)
  }

  private func run(
    _ task: ScenarioTask,
    _ unchanged: Unchanged,
    _ run: PlanningRun
  ) throws(PlanningError) -> ScenarioFinding {
    let optimum = try optimum(
      task.scenario,
      at: task.part,
      unchanged,
      timeLimit: task.timeLimit,
      run
    )
    let ids = question.ids
    let outcome = optimum.outcome
    return ScenarioFinding(
      task: task,
      projects: outcome?.plan?.members.map { ids[$0] },
      value: outcome?.plan == nil ? nil : outcome?.value,
      bound: outcome.flatMap { $0.bound.isFinite ? $0.bound : nil },
      isProven: optimum.isProven,
      search: outcome?.statistics ?? run.clock.statistics(nodes: 0, cuts: 0)
    )
  }

  /// An even share of the time that is left; nil without a limit.
  private func timeLeft(_ run: PlanningRun, searches: Int) -> Double? {
    options.timeLimit.map { max(0, $0 - run.clock.seconds) / Double(max(1, searches)) }
  }

  /// The best plan of each scenario; `instance` is the question's own problem, and `searches` is
  /// among how many searches the time is shared out.
  func optima(
    _ scenarios: [NetworkScenario],
    over instance: PlanningInstance,
    searches: Int,
    _ run: PlanningRun
  ) throws(PlanningError) -> [ScenarioOptimum] {
    let nothing = ProjectSet(count: resolved.candidates.count)
    let unchanged = Unchanged(
      before: try question.costs(of: nothing),
      instance: instance
    )
    var optima: [ScenarioOptimum] = []
    for (position, scenario) in scenarios.enumerated() {
      var optimum = try optimum(
        scenario,
        at: position,
        unchanged,
        timeLimit: timeLeft(run, searches: searches - position),
        run
      )
      optimum.best = try optimum.outcome?.plan.map { plan throws(PlanningError) in
        try optimum.value(question.costs(of: plan))
      }
      optima.append(optimum)
    }
    return optima
  }

  /// The best plan of a scenario, its value still that of the search.
  private func optimum(
    _ scenario: NetworkScenario,
    at position: Int,
    _ unchanged: Unchanged,
    timeLimit: Double?,
    _ run: PlanningRun
  ) throws(PlanningError) -> ScenarioOptimum {
    var planner = self
    planner.resolved = try resolved.question(in: scenario)
    planner.options.timeLimit = timeLimit
    var optimum = try ScenarioOptimum(
      scenario: scenario,
      question: planner.resolved,
      before: unchanged.before
    )
    // Whoever interrupts does not wait for the scenarios that are left.
    if run.cancellation.isCancelled { return optimum }
    let instance = PlanningInstance(planner.resolved, travellingAs: unchanged.instance)
    optimum.instance = instance
    if try planner.hasPlan() {
      var own = run
      own.clock = ImprovementClock(start: .now)
      own.certificate?.subject = .scenario(position)
      optimum.outcome = try planner.search(instance, before: optimum.before, own).outcome
    }
    optimum.isProven = optimum.outcome?.isComplete ?? true
    return optimum
  }
}
