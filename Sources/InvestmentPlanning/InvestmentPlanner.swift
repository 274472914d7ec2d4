// The planner's face: a network and a request in, a proven plan out.

public import TransportNetwork

/// Chooses projects under a budget, with proof, or evaluates the user's own choice.
///
/// ```swift
/// let planner = try InvestmentPlanner(network, PlanRequest(budget: 1e12))
/// let result = try planner.plan()
/// // result.objective.value is the gap after building, result.bound what no plan can beat
/// ```
public struct InvestmentPlanner: Sendable {
  /// The request with its names looked up.
  let resolved: ResolvedRequest
  let options: PlanOptions

  /// Checks a request against a network.
  /// - Throws: ``PlanningError`` that says which name or number is wrong, and what there is
  ///   instead.
  public init(
    _ network: Network,
    _ request: PlanRequest,
    options: PlanOptions = PlanOptions()
  ) throws(PlanningError) {
    guard options.relativeGap >= 0, options.relativeGap < .infinity else {
      throw PlanningError(.usage, "The relative gap must be a number of at least 0.")
    }
    if let limit = options.timeLimit, !(limit >= 0) {
      throw PlanningError(.usage, "The time limit must be a number of seconds of at least 0.")
    }
    guard options.threads >= 1 else {
      throw PlanningError(.usage, "The number of threads must be at least 1.")
    }
    resolved = try ResolvedRequest(network, request)
    self.options = options
  }

  /// Finds a plan whose value is proven to be within the relative gap of the best.
  ///
  /// - Parameters:
  ///   - cancellation: Stops the search; the best plan so far comes back as `interrupted`.
  ///   - progress: Called now and then on the calling thread.
  /// - Returns: The plan and its proof; `infeasible` with the clashing rules when there is none.
  /// - Throws: ``PlanningError`` when the network cannot carry the request, or when the
  ///   re-evaluation contradicts the search, which would be the program's fault.
  public func plan(
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> PlanResult {
    let stopwatch = ContinuousClock()
    let start = stopwatch.now
    let before = try FullEvaluation(resolved, building: [], threads: options.threads)
    guard let fixings = Fixings(resolved.rules) else {
      return PlanResult.infeasible(resolved, before: before)
    }
    progress(.init(phase: "base costs", seconds: seconds(since: start)))
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let state = try Search(
      instance: instance,
      valueBefore: before.value(of: resolved.request.objective),
      objective: resolved.request.objective,
      options: options,
      start: start,
      cancellation: cancellation,
      progress: progress
    ).run(from: fixings)
    return try answer(state, instance, before: before, cancellation)
  }

  /// The figures of a plan that the user gives; rules and budget are not applied.
  /// - Throws: ``PlanningError`` for an unknown project id.
  public func evaluate(projectIDs: [String]) throws(PlanningError) -> PlanResult {
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    var plan = ProjectSet(count: ids.count)
    for id in projectIDs {
      plan.insert(try Lookup.position(of: id, in: ids, "candidate project"))
    }
    let before = try FullEvaluation(resolved, building: [], threads: options.threads)
    let instance = try PlanningInstance(resolved, threads: options.threads)
    return try PlanResult(
      resolved,
      instance: instance,
      plan: plan,
      status: .evaluated,
      before: before,
      threads: options.threads
    )
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    start.duration(to: .now) / .seconds(1)
  }

  /// Puts the plan's figures around the outcome of the search.
  private func answer(
    _ outcome: Search.Outcome,
    _ instance: PlanningInstance,
    before: FullEvaluation,
    _ cancellation: Cancellation
  ) throws(PlanningError) -> PlanResult {
    var result = try PlanResult(
      resolved,
      instance: instance,
      plan: outcome.plan,
      status: outcome.isOptimal
        ? .optimal : cancellation.isCancelled ? .interrupted : .feasible,
      before: before,
      threads: options.threads
    )
    result.budget = resolved.request.budget
    result.bound = outcome.bound
    result.relativeGap = result.value.map { relativeDifference($0, outcome.bound) }
    result.search = outcome.statistics
    guard let value = result.value, agrees(value, outcome.value) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the plan gives \(result.value ?? .nan), the search \(outcome.value). This is a fault of the program; please report it with the network."
      )
    }
    return result
  }

  private func agrees(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(abs(left), abs(right), 1e-9)
  }
}

/// |value - bound| / max(|value|, 1e-9).
func relativeDifference(_ value: Double, _ bound: Double) -> Double {
  abs(value - bound) / max(abs(value), 1e-9)
}
