// The first plan better than a value, by trying every one: a check of lists that claim to hold the
// best plans.

import PlanModel
import ShortestPaths

extension Enumeration {
  /// Looks for a plan that gains more than `gain`.
  ///
  /// - Parameters:
  ///   - gain: over building nothing, as the instance counts it.
  ///   - threads: how many look.
  ///   - pick: called with every set of decisions that gains more, legal or not, and its closure;
  ///     the first plan that it returns ends the search.
  /// - Returns: What `pick` returned, the same for any number of threads; nil when it always
  ///   returned nil.
  /// - Throws: what `pick` throws.
  /// - Complexity: O(2^relevant) closures at most.
  func first(
    gainingMoreThan gain: Double,
    threads: Int,
    _ pick: @escaping @Sendable (_ decided: Decisions) throws(PlanningError) -> ProjectSet?
  ) throws(PlanningError) -> ProjectSet? {
    let parts = parallelMap(count: 1 << sharedDepth, threads: threads) { bits in
      Result { () throws(PlanningError) in
        try start(bits).flatMap { state throws(PlanningError) in
          try first(sharedDepth, state, gain, pick)
        }
      }
    }
    for part in parts {
      if let plan = try part.get() { return plan }
    }
    return nil
  }

  private func first(
    _ position: Int,
    _ state: Decisions,
    _ gain: Double,
    _ pick: (Decisions) throws(PlanningError) -> ProjectSet?
  ) throws(PlanningError) -> ProjectSet? {
    guard position < relevant.count else {
      return evaluator.gain(of: state.costs, plan: state.plan) > gain ? try pick(state) : nil
    }
    if relevant.count - position >= 3, bound(of: state) <= gain { return nil }
    for isBuilt in [true, false] {
      guard let next = decided(relevant[position], isBuilt: isBuilt, state) else { continue }
      if let plan = try first(position + 1, next, gain, pick) { return plan }
    }
    return nil
  }
}
