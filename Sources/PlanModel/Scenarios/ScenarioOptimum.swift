// A scenario with its best plan: what a plan is held against.

package import TransportNetwork

/// A scenario with its best plan.
package struct ScenarioOptimum: Sendable {
  package var scenario: NetworkScenario
  package var question: ResolvedRequest
  package var before: FullEvaluation
  /// Its numerical problem; nil when it was not searched.
  package var instance: PlanningInstance?
  /// What the search ended with; nil when no plan keeps the rules, or when it was not searched.
  package var outcome: SearchOutcome?
  /// The value of its plan, from scratch.
  package var best: Double?
  /// Whether it is known which plan is best, or that there is none.
  package var isProven = false

  package init(
    scenario: NetworkScenario,
    question: ResolvedRequest,
    before costs: BuiltCosts
  ) throws(PlanningError) {
    self.scenario = scenario
    self.question = question
    before = try Self.evaluation(question, costs)
  }

  /// A plan's value in the scenario, by its costs.
  package func value(_ costs: BuiltCosts) throws(PlanningError) -> Double {
    try Self.evaluation(question, costs).value
  }

  /// Spending counts as 0: the objective cost has no scenarios.
  private static func evaluation(
    _ question: ResolvedRequest,
    _ costs: BuiltCosts
  ) throws(PlanningError) -> FullEvaluation {
    try FullEvaluation(question, zones: costs.zones, costs: costs.minutes, spending: 0)
  }
}
