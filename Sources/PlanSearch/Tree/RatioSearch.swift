// The least ratio of two regions' access, by a series of linear problems.

package import PlanModel

/// Dinkelbach's method.
///
/// For a ratio lambda, the plan that maximizes lambda x target - reference proves that no ratio is
/// below lambda, or is a better plan, whose ratio is the next lambda. The first lambda is the ratio
/// before anything is built; where the target has no access then, that of a plan which gives it
/// some.
///
/// Source: W. Dinkelbach 1967, doi:10.1287/mnsc.13.7.492.
package struct RatioSearch {
  private var search: Search
  private let resolved: ResolvedRequest
  private let before: FullEvaluation

  package init(_ search: Search, _ resolved: ResolvedRequest, before: FullEvaluation) {
    self.search = search
    self.resolved = resolved
    self.before = before
  }

  /// A plan that gives the target access, where it has none before anything is built.
  private struct First {
    var plan: ProjectSet
    var ratio: Double
    /// The target's access.
    var access: Double
  }

  /// What rounding may take of the access of a plan.
  private static let rounding = 1e-12

  /// More steps than it ever takes; each closes the difference more than the one before.
  private static let mostSteps = 50

  /// What may stay open of a ratio.
  private func accepted(_ ratio: Double, known: Double?) -> Double {
    let share = search.options.relativeGap
    guard let before = before.ratio, let known else { return share * ratio }
    return ObjectiveScale.accepted(share, of: ratio, gaining: before - known)
  }

  package consuming func run(from fixings: Fixings) throws(PlanningError) -> Search.Answer {
    guard let target = before.target, let reference = before.reference else {
      throw PlanningError(.data, "The ratio of two regions that are not there is undefined.")
    }
    var lambda = reference / target
    var bound = 0.0
    var best: (plan: ProjectSet, ratio: Double)?
    var (nodes, cuts) = (0, 0)
    var isComplete = false
    var access = target
    if target == 0 {
      guard let first = try first(from: fixings) else { return (stopped, search.knowledge) }
      (best, lambda, access) = ((first.plan, first.ratio), first.ratio, first.access)
      search.knowledge = .init(plans: [first.plan], cheapest: search.knowledge.cheapest)
    }
    for _ in 0..<Self.mostSteps {
      // A plan with a ratio below lambda has at least this access of the target, since access never
      // falls when something is built.
      let unit = max(target, lambda > 0 ? reference / lambda : 0)
      let accepted = unit > 0 ? self.accepted(lambda, known: best?.ratio) : 0
      let (state, learned) = try step(
        lambda,
        unit: unit,
        rounding: unit > 0 ? 1e-13 * reference : 0.5 * Self.rounding * access * lambda,
        known: best?.ratio,
        accepted
      ).tree(from: fixings)
      nodes += state.nodes
      cuts += state.cuts
      let excess = max(0, lambda * target - reference + max(state.bound, state.gain))
      if unit > 0 {
        bound = max(bound, lambda - excess / unit)
      } else if state.isComplete, excess <= Self.rounding * access * lambda {
        // Where plans give the target next to nothing, rounding allows no closer proof.
        bound = lambda
      }
      let ratio = try ratio(state, lambda)
      if best.map({ ratio < $0.ratio }) ?? true { best = (state.plan, ratio) }
      guard let found = best else { break }
      search.clock.note(found.ratio, 0)
      // What is known of pairs does not depend on their weights; cuts do.
      search.knowledge = .init(
        pricing: learned.pricing,
        pools: learned.pools,
        plans: [found.plan],
        cheapest: search.knowledge.cheapest
      )
      isComplete = found.ratio - bound <= self.accepted(found.ratio, known: found.ratio) + 1e-12
      // Where there is no ratio, nothing has been found that is better.
      let isSettled = abs(ratio - lambda) <= 1e-14 * abs(lambda) || ratio == .infinity
      if isComplete || isSettled || !state.isComplete {
        isComplete = isComplete || (isSettled && state.isComplete)
        break
      }
      lambda = ratio
    }
    var outcome = SearchOutcome(
      plan: best?.plan,
      value: best?.ratio ?? .infinity,
      bound: min(bound, best?.ratio ?? bound),
      isComplete: isComplete,
      statistics: search.clock.statistics(nodes: nodes, cuts: cuts)
    )
    if isComplete { try economize(&outcome, from: fixings) }
    return (outcome, search.knowledge)
  }

  /// Takes the cheapest plan whose ratio is as good.
  ///
  /// A ratio of at most r is a gain of r x target - reference of at least what it is short of 0
  /// before.
  private func economize(
    _ outcome: inout SearchOutcome,
    from fixings: Fixings
  ) throws(PlanningError) {
    guard let plan = outcome.plan, let target = before.target, let reference = before.reference
    else { return }
    var last = search
    let most = outcome.value * (1 + PlanRequest.Objective.Kind.equality)
    // Plans that give neither region access gain nothing, and have no ratio.
    let isUndefined = target == 0 && reference == 0
    let least = isUndefined ? Double.leastNormalMagnitude : -Double.infinity
    last.instance.weights = ObjectiveModel.weights(
      resolved,
      search.instance.networkZones,
      // For a ratio of 0 the target's access must count too, though next to nothing beside the
      // reference's.
      target: isUndefined ? max(most, 1e-200) : most,
      reference: -1
    )
    let shown = outcome
    let cheapest = try last.cheapest(
      than: plan,
      reaching: max(least, reference - most * target),
      knowing: search.knowledge,
      from: fixings
    ) { progress in progress.looking(forCheaperThan: shown) }
    outcome.isCheapest = cheapest.isProven
    outcome.statistics = search.clock.statistics(
      nodes: outcome.statistics.nodes + cheapest.nodes,
      cuts: outcome.statistics.cuts + cheapest.cuts
    )
    guard cheapest.plan != plan else { return }
    let after = try FullEvaluation(
      resolved,
      building: cheapest.plan.members.map { resolved.candidates[$0] },
      threads: search.options.threads
    )
    guard let ratio = after.ratio else { return }
    (outcome.plan, outcome.value) = (cheapest.plan, ratio)
    outcome.bound = min(outcome.bound, ratio)
  }

  /// The linear problem of one ratio.
  private func step(
    _ lambda: Double,
    unit: Double,
    rounding: Double,
    known: Double?,
    _ accepted: Double
  ) -> Search {
    var instance = search.instance
    instance.weights = ObjectiveModel.weights(
      resolved,
      instance.networkZones,
      target: lambda,
      reference: -1
    )
    let offset = lambda * (before.target ?? 0) - (before.reference ?? 0)
    let ratio = known ?? lambda
    search.certificate?.ratio = lambda
    // Half for the tree's own difference, half for what its plan still gains.
    let scale = ObjectiveScale(
      value: { _ in ratio },
      bound: { unit > 0 ? max(0, lambda - max(0, offset + $0) / unit) : 0 },
      tolerance: 0.5 * accepted * unit + rounding
    )
    return Search(
      instance: instance,
      scale: scale,
      options: search.options,
      clock: search.clock,
      cancellation: search.cancellation,
      progress: search.progress,
      knowledge: search.knowledge,
      journal: search.journal,
      certificate: search.certificate
    )
  }

  /// A plan that gives the target access; nil when the time was too short to find one.
  /// - Throws: when there is none.
  private func first(from fixings: Fixings) throws(PlanningError) -> First? {
    var instance = search.instance
    instance.weights = ObjectiveModel.weights(
      resolved,
      instance.networkZones,
      target: 1,
      reference: 0
    )
    var scale = ObjectiveScale(value: { _ in .infinity }, bound: { _ in 0 }, tolerance: 0)
    // Any plan will do; one that is far from the best takes more steps afterwards.
    scale.tolerance = { gain in 0.5 * max(0, gain) }
    let (state, _) = try Search(
      instance: instance,
      scale: scale,
      options: search.options,
      clock: search.clock,
      cancellation: search.cancellation,
      progress: search.progress
    ).tree(from: fixings)
    if state.gain > 0 {
      let after = try FullEvaluation(
        resolved,
        building: state.plan.members.map { resolved.candidates[$0] },
        threads: search.options.threads
      )
      if let ratio = after.ratio, let access = after.target {
        return First(plan: state.plan, ratio: ratio, access: access)
      }
    }
    guard state.isComplete else { return nil }
    throw PlanningError(
      .data,
      "The ratio is undefined: \(resolved.request.target) has no access at all, whatever is built under these rules."
    )
  }

  /// The answer when time was too short to find a plan that has a ratio.
  private var stopped: SearchOutcome {
    SearchOutcome(
      value: .infinity,
      bound: 0,
      isComplete: false,
      statistics: search.clock.statistics(nodes: 0, cuts: 0)
    )
  }

  /// A plan's ratio from scratch, which must agree with the gain that the tree found.
  private func ratio(
    _ state: BranchAndCut.TreeProgress,
    _ lambda: Double
  ) throws(PlanningError) -> Double {
    let after = try FullEvaluation(
      resolved,
      building: state.plan.members.map { resolved.candidates[$0] },
      threads: search.options.threads
    )
    guard let target = after.target, let reference = after.reference, let ratio = after.ratio,
      let targetBefore = before.target, let referenceBefore = before.reference
    else { return .infinity }
    let gain = lambda * (target - targetBefore) - (reference - referenceBefore)
    guard abs(gain - state.gain) <= 1e-9 * (lambda * target + reference) + .leastNormalMagnitude
    else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the plan gains \(gain), the search \(state.gain). This is a fault of the program; please report it with the network."
      )
    }
    return ratio
  }
}
