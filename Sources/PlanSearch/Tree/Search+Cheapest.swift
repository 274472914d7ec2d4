// The cheapest plan that is as good as one found elsewhere: a tree that looks for nothing else.

import GLPK
import PlanModel

/// The cheapest plan found among those that are as good.
struct CheapestPlan {
  var plan: ProjectSet
  /// Whether it is proven that no plan as good costs less.
  var isProven: Bool
  var nodes = 0
  var cuts = 0
}

extension Search {
  /// After how many nodes the search for a cheaper plan gives up, by how many the proof of the best
  /// one took.
  ///
  /// It goes on until it is proven that there is none where the rules leave at most as many
  /// projects to be decided as `verify` tries all sets of, or where that was asked for. None of
  /// this depends on time or threads, so neither does the plan.
  func mostEconomyNodes() -> (_ nodes: Int) -> Int {
    let fixings = Fixings(instance.rules)
    let count = (0..<instance.projectCount).count { fixings?.isFree($0) ?? false }
    let isUnlimited = options.provesCheapest || count <= PlanQuestion.mostEnumerated
    return { nodes in isUnlimited ? .max : nodes + max(500, 4 * nodes) }
  }

  /// Looks for the cheapest plan whose merit is at least `need`.
  ///
  /// - Parameters:
  ///   - plan: the best plan, whose merit is at least `need`.
  ///   - need: the least merit.
  ///   - knowledge: what the search for that plan found, for the same weights.
  ///   - fixings: those of the rules.
  ///   - tell: turns the progress of this search into the figures of the question.
  /// - Returns: the plan that costs least; the one given where none costs less.
  /// - Throws: ``PlanningError`` when the solver fails.
  func cheapest(
    than plan: ProjectSet,
    reaching need: Double,
    knowing knowledge: BranchAndCut.Knowledge,
    from fixings: Fixings,
    _ tell: @escaping (PlanProgress) -> PlanProgress
  ) throws(PlanningError) -> CheapestPlan {
    if self.knowledge.cheapest == plan { return CheapestPlan(plan: plan, isProven: true) }
    let progress = progress
    var search = Search(
      instance: instance,
      scale: ObjectiveScale(value: { $0 }, bound: { $0 }, tolerance: 0),
      options: options,
      clock: ImprovementClock(start: clock.start),
      cancellation: cancellation,
      progress: { progress(tell($0)) },
      knowledge: knowledge,
      journal: journal
    )
    search.earlierProofs = certificate
    search.knowledge.plans = [plan]
    search.knowledge.bound = .infinity
    search.undercuts = (plan, need)
    let (state, _) = try search.tree(from: fixings)
    return CheapestPlan(
      plan: state.plan,
      isProven: state.isCheapest,
      nodes: state.nodes,
      cuts: state.cuts
    )
  }

  /// When time is up.
  var deadline: ContinuousClock.Instant? {
    options.timeLimit.map { clock.start.advanced(by: .seconds(min($0, 3e10))) }
  }
}
