// The plan with the least worst regret.

import Accessibility
import ShortestPaths
public import TransportNetwork

extension InvestmentPlanner {
  /// Finds the plan whose largest regret over scenarios is least, among those that keep the rules in every scenario.
  ///
  /// First the best plan of every scenario is sought. Then zones stand side by side once for every set of pair weights
  /// that scenarios have, built by the same projects, and the merit is the least of 0 and, over scenarios, of
  /// gain - gain of the best: one search of the same kind, with the same proof (`Merit.least`).
  ///
  /// - Parameters:
  ///   - scenarios: what may come.
  ///   - tail: the share of the probability that counts as the tail.
  ///   - cancellation: stops the searches; the best plan so far comes back.
  ///   - checkpointing: keeps the state of the searches, or goes on from one.
  ///   - certificate: told the proofs of the scenarios' bounds, one after the other, and of that on the regret;
  ///     ``certificateCheck(bound:scenarios:)`` checks them.
  ///   - progress: called now and then.
  /// - Returns: The plan's figures at the network's own data, without a bound of their own, and the analysis with
  ///   what is proven of the regret; no analysis when no plan keeps the rules in every scenario.
  /// - Throws: ``PlanningError``, of kind usage for objectives other than gap, access, total, mean-cost
  ///   and maxmin.
  public func robustPlan(
    _ scenarios: [NetworkScenario],
    tail: Double = 0.1,
    cancellation: Cancellation = Cancellation(),
    checkpointing: Checkpointing? = nil,
    certificate: ((CertificateRecord) -> Void)? = nil,
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> (PlanResult, ScenarioAnalysis?) {
    try checkScenarios(scenarios, tail: tail)
    switch resolved.request.objective {
    case .gap, .access, .total, .meanCost, .maxmin: break
    case .ratio, .welfare, .cost:
      throw PlanningError(
        .usage,
        "The least worst regret is found for the objectives gap, access, total, mean-cost and maxmin, not for \(resolved.request.objective.rawValue)."
      )
    }
    let clock = ImprovementClock(start: .now)
    var run = SearchRun(clock: clock, cancellation: cancellation, progress: progress)
    if let checkpointing { run.journal = try SearchJournal(checkpointing) }
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    let before = try FullEvaluation(resolved, building: [], threads: options.threads)
    var planner = self
    planner.resolved.rules = try rules(in: scenarios)
    guard try planner.hasPlan(), let fixings = Fixings(planner.resolved.rules) else {
      return (PlanResult.infeasible(planner.resolved, before: before), nil)
    }
    // What the answer needs in the end is made now, so that an interruption does not wait for it.
    let own = try PlanningInstance(resolved, threads: options.threads)
    // The last search is the hardest: it has half the time.
    let optima = try optima(scenarios, searches: 2 * scenarios.count, run)
    guard !cancellation.isCancelled else {
      // Without the best plan of every scenario there is no regret to speak of.
      var result = PlanResult.infeasible(planner.resolved, before: before)
      result.status = .interrupted
      result.conflict = []
      return (result, nil)
    }
    let bests = optima.map { $0.outcome?.value ?? .nan }
    let (instance, least) = Self.regretInstance(optima, rules: planner.resolved.rules)
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
        tolerance: (options.relativeGap + 1e-12) * largest
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
      var result = PlanResult.infeasible(planner.resolved, before: before)
      result.status = cancellation.isCancelled ? .interrupted : .feasible
      result.conflict = []
      return (result, nil)
    }
    let costs = try costs(of: plan)
    var analysis = try analysis(of: plan, costs, optima, tail: tail)
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
    result.search = clock.statistics(
      nodes: optima.reduce(outcome.statistics.nodes) { $0 + ($1.outcome?.statistics.nodes ?? 0) },
      cuts: optima.reduce(outcome.statistics.cuts) { $0 + ($1.outcome?.statistics.cuts ?? 0) }
    )
    result.search?.secondsToBest = secondsBefore + outcome.statistics.secondsToBest
    return (result, analysis)
  }

  /// The rules of all scenarios together.
  func rules(in scenarios: [NetworkScenario]) throws(PlanningError) -> Rules {
    var questions: [(name: String, rules: Rules)] = []
    for scenario in scenarios {
      questions.append((scenario.name, try resolved.question(in: scenario).rules))
    }
    return questions[0].rules.joined(with: Array(questions.dropFirst()))
  }

  /// The problem whose merit is the least of 0 and, over scenarios, of what is not regretted, and the merit's value
  /// with nothing built.
  ///
  /// A plan that is better than the best one found has nothing to regret: it would be the best one itself.
  static func regretInstance(
    _ optima: [ScenarioOptimum],
    rules: Rules
  ) -> (PlanningInstance, least: Double) {
    // Scenarios that differ in costs only share their zones.
    var parts: [PlanningInstance] = []
    var partOf: [Int] = []
    let cutoff = optima.reduce(0) { max($0, $1.instance?.decay.linearCutoff ?? 0) }
    for optimum in optima {
      guard var instance = optimum.instance else { continue }
      if optimum.question.request.objective == .meanCost, let own = instance.decay.linearCutoff {
        // Weights are in units of the dearest cost that counts, which is another one in each scenario.
        instance.weights = instance.weights.map { $0 * (cutoff / own) }
        instance.decay = .linear(cutoff: cutoff)
      }
      if let known = parts.firstIndex(where: { $0.weights == instance.weights }) {
        partOf.append(known)
      } else {
        partOf.append(parts.count)
        parts.append(instance)
      }
    }
    let zones = parts[0].zoneCount
    var shares = [Merit.Share(before: 0, origins: [], factor: 1)]
    for (optimum, part) in zip(optima, partOf) {
      let best = optimum.outcome?.value ?? 0
      // Rules may force on the best plan what is worse than nothing.
      let isMinimized = optimum.question.request.objective.isMinimized
      if case .least(let regions) = optimum.instance?.merit {
        shares += regions.map {
          Merit.Share(
            before: $0.before - best,
            origins: $0.origins.map { part * zones + $0 },
            factor: $0.factor
          )
        }
      } else {
        shares.append(
          Merit.Share(
            before: isMinimized ? best - optimum.before.value : optimum.before.value - best,
            origins: (0..<zones).map { part * zones + $0 },
            factor: 1
          )
        )
      }
    }
    var instance = PlanningInstance(
      sideBySide: parts,
      itemOfProject: { project, _ in project },
      rules: rules
    )
    instance.merit = .least(shares)
    return (instance, shares.reduce(.infinity) { min($0, $1.before) })
  }
}

extension Decay {
  /// The cutoff of a linear decay.
  fileprivate var linearCutoff: Double? {
    if case .linear(let cutoff) = self { return cutoff }
    return nil
  }
}
