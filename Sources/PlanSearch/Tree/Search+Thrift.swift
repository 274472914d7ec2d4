// The cheapest plan that is as good as the one found: a second search, whose merit is what is not spent.

import GLPK
import PlanModel

/// A plan that no legal one as good undercuts, as far as that is known.
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
  /// It goes on until it is proven that there is none where at most as many projects are to be decided as `verify` tries all sets
  /// of, or where that was asked for. It has some nodes on other small networks, and none where it would take a good part of
  /// the time that the plan took. None of this depends on time or threads, so neither does the plan.
  private func mostNodes(deciding count: Int) -> Int {
    if options.provesCheapest || count <= PlanQuestion.mostEnumerated { return .max }
    let size = Double(instance.zoneCount) * Double(instance.zoneCount) * Double(count)
    return size <= 5e5 ? 200 : 0
  }

  /// Looks for the cheapest plan whose merit is at least `need`.
  ///
  /// - Parameters:
  ///   - plan: one whose merit is, and that is proven to be the best.
  ///   - need: the least merit.
  ///   - knowledge: what the search for the plan has found for the same weights.
  ///   - fixings: those of the rules.
  ///   - tell: how the progress of this search reads in the question's own figures.
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
    instance.merit = .thrift(need: need, prices: rules.cost, of: instance.merit)
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
    search.knowledge.limit = .infinity
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

  /// When time is up.
  var deadline: ContinuousClock.Instant? {
    options.timeLimit.map { clock.start.advanced(by: .seconds($0)) }
  }
}
