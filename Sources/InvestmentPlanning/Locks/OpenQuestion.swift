// A question of which nothing is locked yet, searched once, so that plans under locks come at once.

public import PlanModel
import PlanSearch

/// A question without projects that must or must not be built, ready for any choice of them.
///
/// The root of its search is made once. A plan under locks starts from its cuts, sets and prices
/// and has less left to prove. What is found depends on the question and the locks alone, not on
/// which were tried before; it is proven as any plan is, and may differ from that of a search from
/// nothing by no more than what was asked to be proven.
///
/// ```swift
/// let open = try OpenQuestion(InvestmentPlanner(network, PlanRequest(budget: 1e12)))
/// let result = try open.planner(requiring: ["P7"], forbidding: []).plan()
/// ```
///
/// A value that any thread may use.
public struct OpenQuestion: Sendable {
  private let prepared: PreparedQuestion
  /// Nil where no plan keeps even the rules without locks, and for a ratio, whose cuts each plan
  /// makes for itself.
  private let root: RootKnowledge?
  /// Whether the root was searched to its end.
  ///
  /// What a stopped one has found holds as well, but depends on the moment of the stop: plans that
  /// start from it are not to be had again.
  public let isWhole: Bool

  /// Makes a question's root; what it locks itself is put aside.
  ///
  /// - Parameters:
  ///   - planner: of the question. Its time limit is that of each plan, not of the root.
  ///   - cancellation: stops the search of the root.
  ///   - progress: told now and then of the bound, which holds under any locks; there is no plan
  ///     yet.
  /// - Throws: `PlanningError` when the solver fails, and, of kind stopped, when stopped before
  ///   the costs between places were found.
  /// - Complexity: that of the first node of a search.
  public init(
    _ planner: InvestmentPlanner,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) {
    let prepared = try planner.preparation(cancellation).locking(required: [], forbidden: [])
    self.prepared = prepared
    let rules = prepared.instance.rules
    let isRatio = prepared.question.resolved.request.objective.kind == .ratio
    guard !isRatio, let fixings = Fixings(rules), try rules.firstPlan() != nil else {
      (root, isWhole) = (nil, true)
      return
    }
    var options = prepared.question.options
    options.timeLimit = nil
    root = try RootKnowledge(
      prepared,
      from: fixings,
      plans: [],
      options: options,
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: { state in
        var state = state
        (state.incumbent, state.relativeGap) = (nil, nil)
        progress(state)
      }
    )
    isWhole = !cancellation.isCancelled
  }

  /// The planner of the question under locks.
  ///
  /// - Parameters:
  ///   - required: ids of projects that must be built.
  ///   - forbidden: ids of projects that must not.
  /// - Returns: A planner whose plans start from the root, but for those with a certificate or a
  ///   checkpoint, which are searched from nothing. Where locks contradict, its plan is infeasible
  ///   and says which.
  /// - Throws: `PlanningError` for an unknown project id.
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
