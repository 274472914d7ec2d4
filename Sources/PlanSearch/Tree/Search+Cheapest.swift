// The cheapest plan that is as good as the one found: a second search, whose merit is what is not
// spent.

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
  /// After how many nodes the search for a cheaper plan gives up.
  ///
  /// Where few enough projects are free for `verify` to try all their sets, or where proof was
  /// asked for, there is no limit on nodes. Other small networks get some nodes; on large ones,
  /// where the search would take a good part of the plan's own time, there is none. The limit
  /// depends on neither time nor threads, so neither does the plan.
  private func mostNodes(deciding count: Int) -> Int {
    if options.provesCheapest || count <= PlanQuestion.mostEnumerated { return .max }
    let size = Double(instance.zoneCount) * Double(instance.zoneCount) * Double(count)
    return size <= 5e5 ? 200 : 0
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
    let rules = instance.rules
    let cost = rules.cost(of: plan)
    let room = 1e-9 * cost
    if cost <= rules.cost(of: fixings.built) + room {
      return CheapestPlan(plan: plan, isProven: true)
    }
    if self.knowledge.cheapest == plan { return CheapestPlan(plan: plan, isProven: true) }
    let mostNodes = mostNodes(deciding: (0..<instance.projectCount).count(where: fixings.isFree))
    guard mostNodes > 0, !isStopped else { return CheapestPlan(plan: plan, isProven: false) }
    var instance = instance
    instance.merit = .unspent(need: need, prices: rules.cost, of: instance.merit)
    let progress = progress
    var search = Search(
      instance: instance,
      scale: ObjectiveScale(
        value: { 0 - $0 },
        bound: { 0 - $0 },
        tolerance: room,
        tie: { _ in 0 }
      ),
      options: options,
      clock: ImprovementClock(start: clock.start),
      cancellation: cancellation,
      progress: { progress(tell($0)) },
      knowledge: knowledge,
      journal: journal
    )
    search.mostNodes = mostNodes
    search.earlierProofs = certificate
    search.knowledge.plans = [plan]
    search.knowledge.bound = .infinity
    let (state, _) = try search.tree(from: fixings)
    let isCheaper = state.gain > -cost + room
    return CheapestPlan(
      plan: isCheaper || state.plan.count < plan.count && state.gain >= -cost - room
        ? state.plan : plan,
      isProven: state.isComplete,
      nodes: state.nodes,
      cuts: state.cuts
    )
  }

  private var isStopped: Bool {
    cancellation.isCancelled || deadline.map { .now >= $0 } ?? false
  }

  /// When time is up; a thousand years are as good as for ever.
  var deadline: ContinuousClock.Instant? {
    options.timeLimit.map { clock.start.advanced(by: .seconds(min($0, 3e10))) }
  }
}
