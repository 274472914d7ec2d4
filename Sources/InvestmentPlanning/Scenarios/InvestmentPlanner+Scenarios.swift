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
    try question.checkScenarios(scenarios, tail: tail)
    let plan = try question.plan(of: projectIDs)
    var run = PlanningRun(
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress
    )
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    let costs = try question.costs(of: plan)
    let optima = try optima(scenarios, searches: scenarios.count, run)
    return try question.analysis(of: plan, costs, optima, tail: tail)
  }

  /// The best plan of each scenario; `searches` is among how many searches the time is shared out.
  func optima(
    _ scenarios: [NetworkScenario],
    searches: Int,
    _ run: PlanningRun
  ) throws(PlanningError) -> [ScenarioOptimum] {
    let nothing = try question.costs(of: ProjectSet(count: resolved.candidates.count))
    var optima: [ScenarioOptimum] = []
    for (position, scenario) in scenarios.enumerated() {
      var planner = self
      planner.resolved = try resolved.question(in: scenario)
      if let limit = options.timeLimit {
        planner.options.timeLimit =
          max(0, limit - run.clock.seconds) / Double(max(1, searches - position))
      }
      var optimum = try ScenarioOptimum(
        scenario: scenario,
        question: planner.resolved,
        before: nothing
      )
      // Whoever interrupts does not wait for the scenarios that are left.
      if run.cancellation.isCancelled {
        optima.append(optimum)
        continue
      }
      let instance = try PlanningInstance(planner.resolved, threads: options.threads)
      optimum.instance = instance
      if try planner.hasPlan() {
        var own = run
        own.clock = ImprovementClock(start: .now)
        own.certificate?.subject = .scenario(position)
        optimum.outcome = try planner.search(instance, before: optimum.before, own).outcome
        optimum.best = try optimum.outcome?.plan.map { plan throws(PlanningError) in
          try optimum.value(question.costs(of: plan))
        }
      }
      optimum.isProven = optimum.outcome?.isComplete ?? true
      optima.append(optimum)
    }
    return optima
  }
}
