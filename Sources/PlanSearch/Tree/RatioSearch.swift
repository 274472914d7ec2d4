// The least ratio of two regions' access, by a series of linear problems.

package import PlanModel

/// Dinkelbach's method: for a ratio lambda, the plan that maximizes lambda x target - reference
/// proves that no ratio is below lambda, or is a better plan, whose ratio is the next lambda.
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

  /// More steps than it ever takes; each closes the difference more than the one before.
  private static let mostSteps = 50

  package consuming func run(from fixings: Fixings) throws(PlanningError) -> Search.Answer {
    guard let target = before.target, let reference = before.reference, target > 0 else {
      throw PlanningError(
        .data,
        "The ratio is undefined: \(resolved.request.target) has no access at all before anything is built."
      )
    }
    var (lambda, bound) = (reference / target, -Double.infinity)
    var best: (plan: ProjectSet, ratio: Double)?
    var (nodes, cuts) = (0, 0)
    var isComplete = false
    for _ in 0..<Self.mostSteps {
      let accepted = search.options.relativeGap * lambda
      let (state, learned) = try step(lambda, target, reference, known: best?.ratio, accepted)
        .tree(from: fixings)
      nodes += state.nodes
      cuts += state.cuts
      // Access never falls when something is built, so the target has at least what it has now.
      let excess = max(0, lambda * target - reference + max(state.limit, state.gain))
      bound = max(bound, lambda - excess / target)
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
      isComplete = found.ratio - bound <= search.options.relativeGap * found.ratio + 1e-12
      let isSettled = abs(ratio - lambda) <= 1e-14 * abs(lambda)
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
  /// A ratio of at most r is a gain of r x target - reference of at least what it is short of 0 before.
  private func economize(
    _ outcome: inout SearchOutcome,
    from fixings: Fixings
  ) throws(PlanningError) {
    guard let plan = outcome.plan, let target = before.target, let reference = before.reference
    else { return }
    var last = search
    let most = outcome.value * (1 + PlanRequest.Objective.Kind.equality)
    last.instance.weights = ObjectiveModel.weights(
      resolved,
      search.instance.networkZones,
      target: most,
      reference: -1
    )
    let shown = outcome
    let cheapest = try last.cheapest(
      than: plan,
      reaching: reference - most * target,
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
    _ target: Double,
    _ reference: Double,
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
    let offset = lambda * target - reference
    let ratio = known ?? lambda
    search.certificate?.ratio = lambda
    // Half for the tree's own difference, half for what its plan still gains.
    let scale = ObjectiveScale(
      value: { _ in ratio },
      bound: { lambda - max(0, offset + $0) / target },
      tolerance: 0.5 * accepted * target + 1e-13 * reference
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

  /// A plan's ratio from scratch, which must agree with the gain that the tree found.
  private func ratio(_ state: BranchAndCut.State, _ lambda: Double) throws(PlanningError) -> Double
  {
    let after = try FullEvaluation(
      resolved,
      building: state.plan.members.map { resolved.candidates[$0] },
      threads: search.options.threads
    )
    guard let target = after.target, let reference = after.reference, let ratio = after.ratio,
      let targetBefore = before.target, let referenceBefore = before.reference
    else { return .infinity }
    let gain = lambda * (target - targetBefore) - (reference - referenceBefore)
    guard abs(gain - state.gain) <= 1e-9 * (lambda * target + reference) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the plan gains \(gain), the search \(state.gain). This is a fault of the program; please report it with the network."
      )
    }
    return ratio
  }
}
