// A question about plans: a network and a request that fit, ready to be evaluated, searched or
// checked.

public import TransportNetwork

/// A request whose names are looked up in its network, and what may be spent on its answer.
///
/// It knows what plans are worth. Which plan is best is found by `InvestmentPlanner`, and what is
/// claimed of a plan is checked by `PlanProof`; neither knows the other.
public struct PlanQuestion: Sendable {
  /// Most projects of which all sets are tried when a plan is checked.
  public static let mostEnumerated = 20

  /// The request with its names looked up.
  package var resolved: ResolvedRequest
  package var options: PlanOptions

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
    resolved = try ResolvedRequest(network, request, costs: .closure)
    self.options = options
  }

  /// The ids of the candidate projects, in the network's order.
  package var ids: [String] { resolved.candidates.map { resolved.network.projects[$0].id } }

  /// The figures of a plan that the user gives; rules and budget are not applied.
  /// - Parameters:
  ///   - projectIDs: what is built.
  ///   - periods: when each of them opens, from 1, if there are several periods; those not listed
  ///     open in the first.
  /// - Returns: The figures; nothing is proven of other plans.
  /// - Throws: ``PlanningError`` for an unknown project id, and for a period that there is not.
  public func evaluate(
    projectIDs: [String],
    opening periods: [String: Int] = [:]
  ) throws(PlanningError) -> PlanResult {
    if resolved.request.hasPeriods {
      let horizon = try Horizon(resolved, threads: options.threads)
      return try scheduleResult(try schedule(of: projectIDs, opening: periods), horizon)
    }
    _ = try plan(of: projectIDs)
    return try PreparedQuestion(self).evaluate(projectIDs: projectIDs)
  }

  /// A plan from its projects' ids.
  package func plan(of projectIDs: [String]) throws(PlanningError) -> ProjectSet {
    let ids = ids
    var plan = ProjectSet(count: ids.count)
    for id in projectIDs {
      plan.insert(try Lookup.position(of: id, in: ids, "candidate project"))
    }
    return plan
  }

  /// A plan's figures by plain searches of the full graph.
  package func evaluation(of plan: ProjectSet) throws(PlanningError) -> FullEvaluation {
    var resolved = resolved
    resolved.costs = .searches
    return try FullEvaluation(
      resolved,
      building: plan.members.map { resolved.candidates[$0] },
      threads: options.threads
    )
  }
}

/// |value - bound| / max(|value|, 1e-9).
package func relativeDifference(_ value: Double, _ bound: Double) -> Double {
  abs(value - bound) / max(abs(value), 1e-9)
}
