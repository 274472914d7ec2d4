// Finding plans that are nearly as good as the best: the next best ones, or those that differ most.

import PlanSearch
public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// Finds plans nearly as good as the best one.
  ///
  /// Each is found by a search in which all before it are forbidden. A plan that holds all of one
  /// before it and is no better is left out: it spends more for nothing.
  ///
  /// - Parameters:
  ///   - result: the answer of ``plan(cancellation:checkpointing:certificate:progress:)``, the
  ///     first of the plans.
  ///   - count: most plans, the first included.
  ///   - within: how much worse they may be, as a share of the best value.
  ///   - order: which come first.
  ///   - cancellation: stops the search; the plans so far come back.
  ///   - progress: called now and then.
  /// - Returns: The plans.
  /// - Throws: `PlanningError`, of kind usage when the objective has no such order.
  /// - Complexity: a search per plan.
  public func alternatives(
    to result: PlanResult,
    count: Int,
    within: Double,
    order: PlanAlternatives.Order = .best,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> PlanAlternatives {
    guard within >= 0, within < .infinity else {
      throw PlanningError(.usage, "Alternatives must be within a share of at least 0 of the best.")
    }
    var answer = PlanAlternatives(order: order, within: within, plans: [], isExhaustive: false)
    guard let best = result.value else { return answer }
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    let chosen = Set(result.projects.map(\.id))
    let sign: Double = resolved.request.objective.kind.isMinimized ? 1 : -1
    let worst = best + sign * (within * abs(best) + 1e-9 * abs(best))
    let prepared = try preparation(cancellation)
    let (before, evaluator) = (prepared.before, PlanEvaluator(prepared.instance))
    var instance = prepared.instance
    var (plans, evaluations) = ([ProjectSet](), [FullEvaluation]())
    func evaluation(_ set: ProjectSet) throws(PlanningError) -> FullEvaluation {
      try FullEvaluation(
        resolved,
        building: set.members.map { resolved.candidates[$0] },
        threads: options.threads
      )
    }
    func list(_ set: ProjectSet, _ figures: FullEvaluation, isProven: Bool) {
      plans.append(set)
      evaluations.append(figures)
      answer.plans.append(
        .init(
          value: figures.value,
          cost: resolved.rules.cost(of: set),
          projects: set.members.map { ids[$0] },
          isProven: isProven
        )
      )
      instance.rules.sums.append(forbidding(set, evaluator))
    }
    let first = ProjectSet(count: ids.count) { chosen.contains(ids[$0]) }
    list(first, try evaluation(first), isProven: result.status == .optimal)
    var run = PlanningRun(
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress,
      sharesCuts: true
    )
    while answer.plans.count < count, !cancellation.isCancelled {
      guard try instance.rules.firstPlan() != nil else {
        answer.isExhaustive = true
        break
      }
      let (outcome, knowledge) =
        order == .best
        ? try search(instance, before: before, run)
        : try mostDifferent(instance, plans, worst: worst, before: before, run)
      run.knowledge = knowledge
      guard var next = outcome.plan else {
        answer.isExhaustive = outcome.isComplete
        break
      }
      let fewer = evaluator.withoutUseless(next)
      if order == .best, instance.rules.allows(fewer) {
        next = fewer
      } else if fewer != next {
        // The plan that differs most spends what is left of the budget on projects that change
        // nothing.
        let useless = evaluator.useless(beside: fewer, knowing: next.subtracting(fewer))
        instance.rules.sums.append(
          LinearRule(forbidding: useless, beside: fewer, count: ids.count)
        )
        continue
      }
      let figures = try evaluation(next)
      guard sign * figures.value <= sign * worst else {
        // The best of the other plans is too bad, so all are.
        answer.isExhaustive = outcome.isComplete
        break
      }
      let holdsListed = zip(plans, evaluations).contains { plan, listed in
        plan.isSubset(of: next) && resolved.areAsGood(listed, figures)
      }
      if holdsListed {
        instance.rules.sums.append(LinearRule(differingFrom: next, count: ids.count, by: 1))
      } else {
        list(next, figures, isProven: outcome.isComplete)
      }
    }
    return answer
  }

  /// The rule that a plan is not found again, nor with anything that is useless beside it.
  private func forbidding(_ plan: ProjectSet, _ evaluator: PlanEvaluator) -> LinearRule {
    LinearRule(
      differingFrom: plan,
      ignoring: evaluator.useless(beside: plan),
      count: resolved.candidates.count,
      by: 1
    )
  }

  /// The plan that is good enough and differs most from those before, by the cost of the projects
  /// in which they differ.
  private func mostDifferent(
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    worst: Double,
    before: FullEvaluation,
    _ run: PlanningRun
  ) throws(PlanningError) -> Search.Answer {
    guard instance.merit.isSum, let fixings = Fixings(instance.rules) else {
      throw PlanningError(
        .usage,
        "Most different plans are found for the objectives gap, ratio, access, total and mean-cost, not for \(resolved.request.objective.kind.rawValue)."
      )
    }
    var changed = instance
    let need: Double
    switch resolved.request.objective {
    case .ratio:
      // A ratio of at most r is a gain of r x target - reference of at least 0.
      changed.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: worst,
        reference: -1
      )
      let gain = (before.reference ?? 0) - worst * (before.target ?? 0)
      // Plans that give neither region access gain nothing, and have no ratio.
      need = before.ratio == nil ? max(.leastNormalMagnitude, gain) : gain
    case .gap, .meanCost: need = before.value - worst
    default: need = worst - before.value
    }
    let cost = instance.rules.cost
    changed.merit = .unspent(
      need: before.value.isFinite ? need - 1e-12 * abs(before.value) : need,
      prices: cost.indices.map { project in
        plans.reduce(0) { $0 + ($1.contains(project) ? cost[project] : -cost[project]) }
      }
    )
    let total = cost.reduce(0, +) * Double(plans.count)
    let search = Search(
      instance: changed,
      scale: ObjectiveScale(
        value: { 0 - $0 },
        bound: { 0 - $0 },
        tolerance: options.relativeGap * total
      ),
      options: options,
      clock: run.clock,
      cancellation: run.cancellation,
      progress: run.progress,
      knowledge: .init(pricing: run.knowledge.pricing, pools: run.knowledge.pools)
    )
    return try search.runLearning(from: fixings)
  }
}
