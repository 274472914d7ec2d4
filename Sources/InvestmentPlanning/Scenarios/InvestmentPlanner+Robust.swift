// The plan with the least worst regret.

public import PlanSearch
public import PlanModel
import Accessibility
import ShortestPaths
public import TransportNetwork

extension InvestmentPlanner {
  /// Finds the plan whose largest regret over scenarios is least, among those that keep the rules
  /// in every scenario.
  ///
  /// First the best plan of every scenario is sought. Then zones stand side by side once for every
  /// set of pair weights that scenarios have, built by the same projects, and the merit is the
  /// least of 0 and, over scenarios, of gain - gain of the best: one search of the same kind, with
  /// the same proof (`Merit.least`).
  ///
  /// - Parameters:
  ///   - scenarios: what may come.
  ///   - tail: the share of the probability that counts as the tail.
  ///   - cancellation: stops the searches; the best plan so far comes back.
  ///   - checkpointing: keeps the state of the searches, or goes on from one.
  ///   - certificate: told the proofs of the scenarios' bounds, one after the other, and of that on
  ///     the regret; `PlanQuestion.certificateCheck(bound:scenarios:)` checks them.
  ///   - progress: called now and then.
  /// - Returns: The plan's figures at the network's own data, without a bound of their own, and the
  ///   analysis with what is proven of the regret; no analysis when no plan keeps the rules in
  ///   every scenario.
  /// - Throws: `PlanningError`, of kind usage for objectives other than gap, access, total,
  ///   mean-cost and maxmin.
  public func robustPlan(
    _ scenarios: [NetworkScenario],
    tail: Double = 0.1,
    cancellation: Cancellation = Cancellation(),
    checkpointing: Checkpointing? = nil,
    certificate: ((CertificateRecord) -> Void)? = nil,
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> (PlanResult, ScenarioAnalysis?) {
    try checkRobust(scenarios, tail: tail)
    let clock = ImprovementClock(start: .now)
    var run = PlanningRun(clock: clock, cancellation: cancellation, progress: progress)
    if let checkpointing { run.journal = try SearchJournal(checkpointing) }
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    // What the answer needs in the end is made now, so that an interruption does not wait for it.
    let prepared = try preparation(cancellation)
    let planner = try keepingRules(of: scenarios)
    guard try planner.hasPlan() else {
      return (planner.infeasible(before: prepared.before), nil)
    }
    // The last search is the hardest: it has half the time.
    let optima = try optima(scenarios, over: prepared.instance, searches: 2 * scenarios.count, run)
    guard !cancellation.isCancelled else {
      // Without the best plan of every scenario there is no regret to speak of.
      return (planner.stopped(.interrupted, before: prepared.before), nil)
    }
    return try planner.leastRegret(optima, by: self, prepared, run, tail: tail)
  }

  /// Finds the plan with the least worst regret from best plans of the scenarios that were found
  /// elsewhere.
  ///
  /// - Parameters:
  ///   - findings: of all scenarios, in any order.
  ///   - tail: the share of the probability that counts as the tail, above 0 and at most 1.
  ///   - own: the origin of this planner, its program and network; nil where no task has left the
  ///     process.
  ///   - cancellation: stops the search; the best plan so far comes back.
  ///   - progress: called now and then.
  /// - Returns: As ``robustPlan(_:tail:cancellation:checkpointing:certificate:progress:)``.
  /// - Throws: `PlanningError`, of kind usage for findings of different questions, doubles and
  ///   holes, and of kind data for a plan that is worth something else than was found.
  public func robustPlan(
    merging findings: [ScenarioFinding],
    tail: Double = 0.1,
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> (PlanResult, ScenarioAnalysis?) {
    for finding in findings { try finding.task.origin.check(self, as: own) }
    let clock = ImprovementClock(start: .now)
    let run = PlanningRun(clock: clock, cancellation: cancellation, progress: progress)
    let nothing = try question.costs(
      of: ProjectSet(count: resolved.candidates.count),
      unless: cancellation.isCancelled(for: Self.patience)
    )
    var optima = try optima(of: findings, before: nothing, tail: tail)
    let scenarios = optima.map(\.scenario)
    try checkRobust(scenarios, tail: tail)
    let prepared = try preparation(cancellation)
    let planner = try keepingRules(of: scenarios)
    guard try planner.hasPlan() else {
      return (planner.infeasible(before: prepared.before), nil)
    }
    // A search that was stopped before it had a plan.
    guard optima.allSatisfy({ $0.outcome != nil }) else {
      return (planner.stopped(.stopped, before: prepared.before), nil)
    }
    for place in optima.indices {
      optima[place].instance = PlanningInstance(
        optima[place].question,
        travellingAs: prepared.instance
      )
    }
    return try planner.leastRegret(optima, by: self, prepared, run, tail: tail)
  }

  /// The search for the plan with the least worst regret, by a planner whose rules are those of all
  /// scenarios.
  private func leastRegret(
    _ optima: [ScenarioOptimum],
    by asked: InvestmentPlanner,
    _ prepared: PreparedQuestion,
    _ run: PlanningRun,
    tail: Double
  ) throws(PlanningError) -> (PlanResult, ScenarioAnalysis?) {
    guard let fixings = Fixings(resolved.rules) else {
      return (infeasible(before: prepared.before), nil)
    }
    let bests = optima.map { $0.outcome?.value ?? .nan }
    let (instance, least) = PlanQuestion.regretInstance(optima, rules: resolved.rules)
    let largest = bests.reduce(0) { max($0, abs($1)) }
    var options = options
    if let limit = options.timeLimit { options.timeLimit = max(0, limit - run.clock.seconds) }
    let regret: @Sendable (Double) -> Double = { 0 - ($0 + least) }
    run.certificate?.subject = .regret
    let secondsBefore = run.clock.seconds
    let outcome = try Search(
      instance: instance,
      scale: ObjectiveScale(
        value: regret,
        bound: regret,
        tolerance: (options.relativeGap + 1e-12) * largest,
        // Regrets are differences of the objective's values, and no more exact than these.
        tie: { _ in PlanRequest.Objective.Kind.equality * largest }
      ),
      options: options,
      clock: ImprovementClock(start: .now),
      cancellation: run.cancellation,
      progress: run.progress,
      knowledge: .init(plans: optima.compactMap { $0.outcome?.plan }),
      journal: run.journal,
      certificate: run.certificate
    ).run(from: fixings)
    let areProven = optima.allSatisfy(\.isProven)
    guard let plan = outcome.plan else {
      let status = run.cancellation.isCancelled ? PlanResult.Status.interrupted : .stopped
      return (stopped(status, before: prepared.before), nil)
    }
    let costs = try asked.question.costs(of: plan)
    var analysis = try asked.question.analysis(of: plan, costs, optima, tail: tail)
    let found = analysis.regret?.worst ?? .nan
    guard abs(found - outcome.value) <= 1e-9 * max(largest, abs(found)) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the plan gives a worst regret of \(found), the search \(outcome.value). This is a fault of the program; please report it with the network."
      )
    }
    analysis.robust = ScenarioAnalysis.Robust(
      worstRegret: found,
      // A regret below 0 is rounding.
      bound: min(found, max(0, outcome.bound)),
      isProven: outcome.isComplete && areProven
    )
    var result = try PlanResult(
      asked.resolved,
      instance: prepared.instance,
      plan: plan,
      status: outcome.isComplete && areProven
        ? .optimal : run.cancellation.isCancelled ? .interrupted : .feasible,
      before: prepared.before,
      known: try FullEvaluation(
        asked.resolved,
        zones: costs.zones,
        costs: costs.minutes,
        spending: asked.resolved.rules.cost(of: plan)
      ),
      threads: options.threads
    )
    result.budget = asked.resolved.request.budget
    result.isCheapest = outcome.isCheapest
    result.search = run.clock.statistics(
      nodes: optima.reduce(outcome.statistics.nodes) { $0 + ($1.outcome?.statistics.nodes ?? 0) },
      cuts: optima.reduce(outcome.statistics.cuts) { $0 + ($1.outcome?.statistics.cuts ?? 0) }
    )
    result.search?.secondsToBest = secondsBefore + outcome.statistics.secondsToBest
    return (result, analysis)
  }

  /// Checks what the least worst regret can be asked of.
  func checkRobust(
    _ scenarios: [NetworkScenario],
    tail: Double
  ) throws(PlanningError) {
    try question.checkScenarios(scenarios, tail: tail)
    let kind = resolved.request.objective.kind
    guard kind.traits.takesRegret else {
      throw PlanningError(
        .usage,
        """
        The least worst regret is found for the objectives \(PlanRequest.Objective.Kind.names(where: \.takesRegret)), not \
        for \(kind.rawValue).
        """
      )
    }
  }

  /// The planner of the same question under the rules of all scenarios together.
  private func keepingRules(
    of scenarios: [NetworkScenario]
  ) throws(PlanningError) -> InvestmentPlanner {
    var planner = self
    planner.resolved.rules = try question.rules(in: scenarios)
    return planner
  }

  /// The answer of a search that has found no plan yet.
  private func stopped(_ status: PlanResult.Status, before: FullEvaluation) -> PlanResult {
    var result = infeasible(before: before)
    result.status = status
    result.conflict = []
    return result
  }
}
