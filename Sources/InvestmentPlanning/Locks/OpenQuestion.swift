// A question of which nothing is locked yet, searched once, so that plans under locks come at once.

public import PlanModel
import PlanSearch

/// A question without projects that must or must not be built, ready for any choice of them.
///
/// The root of its search is made once. A plan under locks starts from its cuts, sets and prices
/// and has little left to prove. What is found depends on the question and the locks alone, not on
/// which were tried before; it is proven as any plan is, and may differ from that of a search from
/// nothing by no more than what was asked to be proven.
///
/// ```swift
/// let open = try OpenQuestion(PreparedQuestion(PlanQuestion(network, PlanRequest(budget: 1e12))))
/// let result = try open.planner(requiring: ["P7"], forbidding: []).plan()
/// ```
///
/// A value that any thread may use.
public struct OpenQuestion: Sendable {
  private let prepared: PreparedQuestion
  /// Nil where no plan keeps even the rules without locks, and for a ratio, whose cuts each plan
  /// makes for itself.
  private let root: RootKnowledge?

  /// Makes a question's root; what it locks itself is put aside.
  ///
  /// - Parameters:
  ///   - prepared: the question.
  ///   - cancellation: stops the search of the root.
  ///   - progress: told now and then of the bound, which holds under any locks; there is no plan
  ///     yet.
  /// - Throws: ``PlanningError`` when the solver fails, and, of kind stopped, when stopped.
  public init(
    _ prepared: PreparedQuestion,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) {
    let prepared = try prepared.locking(required: [], forbidden: [])
    self.prepared = prepared
    let rules = prepared.instance.rules
    let isRatio = prepared.question.resolved.request.objective.kind == .ratio
    guard !isRatio, let fixings = Fixings(rules), try rules.firstPlan() != nil else {
      root = nil
      return
    }
    root = try RootKnowledge(
      prepared,
      from: fixings,
      plans: [],
      options: prepared.question.options,
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: { state in
        var state = state
        (state.incumbent, state.relativeGap) = (nil, nil)
        progress(state)
      }
    )
    // What half a root knows depends on when it was stopped.
    guard !cancellation.isCancelled else {
      throw PlanningError(.stopped, "Stopped before the question's root was searched.")
    }
  }

  /// The planner of the question under locks.
  ///
  /// - Parameters:
  ///   - required: ids of projects that must be built.
  ///   - forbidden: ids of projects that must not.
  /// - Returns: A planner whose plans start from the root.
  /// - Throws: ``PlanningError`` for an unknown project id, and for rules that contradict.
  public func planner(
    requiring required: [String],
    forbidding forbidden: [String]
  ) throws(PlanningError) -> InvestmentPlanner {
    var planner = InvestmentPlanner(
      try prepared.locking(required: required, forbidden: forbidden)
    )
    planner.root = root
    return planner
  }
}
