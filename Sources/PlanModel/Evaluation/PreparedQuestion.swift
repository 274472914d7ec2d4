// A question made ready once, so that any number of plans can be tried in milliseconds.

/// A question with all that stays the same while plans are tried: the numerical problem and the
/// figures before.
///
/// ```swift
/// let prepared = try PreparedQuestion(PlanQuestion(network, PlanRequest(budget: 1e12)))
/// let figures = try prepared.figures(building: ["P1", "P2"])  // milliseconds
/// ```
///
/// A value that any thread may use, several at once. Questions of several periods are not prepared;
/// their schedules are evaluated by `PlanQuestion.evaluate(projectIDs:opening:)`.
public struct PreparedQuestion: Sendable {
  /// The question.
  public private(set) var question: PlanQuestion
  /// The problem in numbers.
  package private(set) var instance: PlanningInstance
  /// The figures with nothing built.
  package let before: FullEvaluation

  /// Makes a question ready.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - cancellation: Stops the work, within a fraction of a second.
  /// - Throws: ``PlanningError`` when the network cannot carry the question, when it has several
  ///   periods, and, of kind stopped, when stopped.
  /// - Complexity: that of `Closure.between` over zones and ends of candidates, twice;
  ///   O(terminals^2) memory.
  public init(
    _ question: PlanQuestion,
    cancellation: Cancellation = Cancellation()
  ) throws(PlanningError) {
    try self.init(question, unless: { cancellation.isCancelled })
  }

  /// The same, stopped by whatever `isStopped` says.
  package init(
    _ question: PlanQuestion,
    unless isStopped: @Sendable () -> Bool
  ) throws(PlanningError) {
    guard !question.resolved.request.hasPeriods else {
      throw PlanningError(
        .usage,
        "A question of several periods is evaluated schedule by schedule."
      )
    }
    self.question = question
    let threads = question.options.threads
    before = try FullEvaluation(
      question.resolved,
      building: [],
      threads: threads,
      unless: isStopped
    )
    instance = try PlanningInstance(
      question.resolved,
      threads: threads,
      unless: isStopped
    )
  }

  /// The same question with other projects that must and may not be built: nothing of it is made
  /// again but the rules.
  ///
  /// - Parameters:
  ///   - required: ids of projects that must be built.
  ///   - forbidden: ids of projects that must not.
  /// - Returns: The question under these locks, in place of its own.
  /// - Throws: ``PlanningError`` for an unknown project id.
  package func locking(
    required: [String],
    forbidden: [String]
  ) throws(PlanningError) -> PreparedQuestion {
    var request = question.resolved.request
    (request.required, request.forbidden) = (required, forbidden)
    let options = question.options
    var locked = self
    locked.question = try PlanQuestion(question.resolved.network, request, options: options)
    locked.instance.rules = locked.question.resolved.rules
    return locked
  }

  /// What a plan does; rules and budget are not applied.
  ///
  /// The costs come from the closure by inserting the plan's links, on the calling thread. They
  /// agree with those of `PlanQuestion.evaluate(projectIDs:opening:)`, which searches the graph
  /// anew, to rounding.
  ///
  /// - Parameter projectIDs: what is built.
  /// - Returns: Figures before and after.
  /// - Throws: ``PlanningError`` for an unknown project id.
  /// - Complexity: O(links of the plan x terminals^2 + zones^2).
  public func figures(building projectIDs: [String]) throws(PlanningError) -> PlanFigures {
    try figures(of: try question.plan(of: projectIDs))
  }

  /// What a plan does.
  package func figures(of plan: ProjectSet) throws(PlanningError) -> PlanFigures {
    let resolved = question.resolved
    let closure = instance.closure(of: plan)
    let cost = instance.rules.cost(of: plan)
    let after = try FullEvaluation(
      resolved,
      zones: instance.networkZones,
      costs: closure.costs(amongFirst: instance.zoneCount),
      spending: cost
    )
    return PlanFigures(resolved, cost: cost, before: before, after: after)
  }

  /// A plan's figures as `corridor evaluate` has them: searched anew, with what each project is
  /// worth.
  /// - Complexity: as ``figures(building:)`` for each project of the plan, twice, and a search of
  ///   the graph.
  public func evaluate(projectIDs: [String]) throws(PlanningError) -> PlanResult {
    try PlanResult(
      question.resolved,
      instance: instance,
      plan: try question.plan(of: projectIDs),
      status: .evaluated,
      before: before,
      threads: question.options.threads
    )
  }
}
