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
    let clock = ImprovementClock(start: .now)
    var run = PlanningRun(clock: clock, cancellation: cancellation, progress: progress)
    if let checkpointing { run.journal = try SearchJournal(checkpointing) }
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    // What the answer needs in the end is made now, so that an interruption does not wait for it.
    let prepared = try preparation()
    let (before, own) = (prepared.before, prepared.instance)
    var planner = self
    planner.resolved.rules = try question.rules(in: scenarios)
    guard try planner.hasPlan(), let fixings = Fixings(planner.resolved.rules) else {
      return (planner.infeasible(before: before), nil)
    }
    // The last search is the hardest: it has half the time.
    let optima = try optima(scenarios, searches: 2 * scenarios.count, run)
    guard !cancellation.isCancelled else {
      // Without the best plan of every scenario there is no regret to speak of.
      var result = planner.infeasible(before: before)
      result.status = .interrupted
      result.conflict = []
      return (result, nil)
    }
    let bests = optima.map { $0.outcome?.value ?? .nan }
    let (instance, least) = PlanQuestion.regretInstance(optima, rules: planner.resolved.rules)
    let largest = bests.reduce(0) { max($0, abs($1)) }
    if let limit = options.timeLimit {
      planner.options.timeLimit = max(0, limit - clock.seconds)
    }
    let regret: @Sendable (Double) -> Double = { 0 - ($0 + least) }
    run.certificate?.subject = .regret
    let secondsBefore = clock.seconds
    let outcome = try Search(
      instance: instance,
      scale: ObjectiveScale(
        value: regret,
        bound: regret,
        tolerance: (options.relativeGap + 1e-12) * largest,
        // Regrets are differences of the objective's values, and no more exact than these.
        tie: { _ in PlanRequest.Objective.Kind.equality * largest }
      ),
      options: planner.options,
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress,
      knowledge: .init(plans: optima.compactMap { $0.outcome?.plan }),
      journal: run.journal,
      certificate: run.certificate
    ).run(from: fixings)
    let areProven = optima.allSatisfy(\.isProven)
    guard let plan = outcome.plan else {
      var result = planner.infeasible(before: before)
      result.status = cancellation.isCancelled ? .interrupted : .stopped
      result.conflict = []
      return (result, nil)
    }
    let costs = try question.costs(of: plan)
    var analysis = try question.analysis(of: plan, costs, optima, tail: tail)
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
      resolved,
      instance: own,
      plan: plan,
      status: outcome.isComplete && areProven
        ? .optimal : cancellation.isCancelled ? .interrupted : .feasible,
      before: before,
      known: try FullEvaluation(
        resolved,
        zones: costs.zones,
        costs: costs.minutes,
        spending: resolved.rules.cost(of: plan)
      ),
      threads: options.threads
    )
    result.budget = resolved.request.budget
    result.isCheapest = outcome.isCheapest
    result.search = clock.statistics(
      nodes: optima.reduce(outcome.statistics.nodes) { $0 + ($1.outcome?.statistics.nodes ?? 0) },
      cuts: optima.reduce(outcome.statistics.cuts) { $0 + ($1.outcome?.statistics.cuts ?? 0) }
    )
    result.search?.secondsToBest = secondsBefore + outcome.statistics.secondsToBest
    return (result, analysis)
  }
}
