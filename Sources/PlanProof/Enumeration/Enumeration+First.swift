// The first plan beyond a value, by trying every one: what a list of plans that claims to hold the best is held
// against.

import PlanModel
import ShortestPaths

extension Enumeration {
  /// Looks for a plan that gains more than `gain`.
  ///
  /// - Parameters:
  ///   - gain: over building nothing, as the instance counts it.
  ///   - threads: how many look.
  ///   - pick: told every way to decide the projects that gains more, legal or not, with its closure; the first plan
  ///     that it makes of one ends the search.
  /// - Returns: What `pick` made, the same for any number of threads; nil when it made nothing of any.
  /// - Throws: what `pick` throws.
  /// - Complexity: O(2^mattering) closures at most.
  func first(
    gainingMoreThan gain: Double,
    threads: Int,
    _ pick: @escaping @Sendable (_ decided: State) throws(PlanningError) -> ProjectSet?
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
    _ state: State,
    _ gain: Double,
    _ pick: (State) throws(PlanningError) -> ProjectSet?
  ) throws(PlanningError) -> ProjectSet? {
    guard position < mattering.count else {
      return evaluator.gain(of: state.costs, plan: state.plan) > gain ? try pick(state) : nil
    }
    if mattering.count - position >= 3, limit(state) <= gain { return nil }
    for isBuilt in [true, false] {
      guard let next = decided(mattering[position], isBuilt: isBuilt, state) else { continue }
      if let plan = try first(position + 1, next, gain, pick) { return plan }
    }
    return nil
  }
}
