// What a search ends with, whatever it was.

/// A plan, its value and what is proven of it, in the objective's units.
package struct SearchOutcome: Sendable {
  /// The best plan; nil when none was found.
  package var plan: ProjectSet?
  package var value: Double
  package var bound: Double
  /// Whether the search has come to its end.
  package var isComplete: Bool
  /// Whether it is proven that no plan as good costs less.
  package var isCheapest = false
  package var statistics: PlanResult.SearchStatistics

  package init(
    plan: ProjectSet? = nil,
    value: Double,
    bound: Double,
    isComplete: Bool,
    isCheapest: Bool = false,
    statistics: PlanResult.SearchStatistics
  ) {
    self.plan = plan
    self.value = value
    self.bound = bound
    self.isComplete = isComplete
    self.isCheapest = isCheapest
    self.statistics = statistics
  }
}
