// A plan held against the best plans of scenarios.

package import TransportNetwork

extension PlanQuestion {
  package func checkScenarios(_ scenarios: [NetworkScenario], tail: Double) throws(PlanningError) {
    guard !scenarios.isEmpty else { throw PlanningError(.usage, "There is no scenario.") }
    guard tail > 0, tail <= 1 else {
      throw PlanningError(.usage, "The tail \(tail) must be a share above 0 and at most 1.")
    }
    guard resolved.request.objective.kind != .cost, !resolved.request.hasPeriods else {
      throw PlanningError(
        .usage,
        "Scenarios are for one period and every objective but cost, whose plans need not reach the same in all of them."
      )
    }
  }

  /// The values and regrets of a plan, by its costs.
  package func analysis(
    of plan: ProjectSet,
    _ costs: BuiltCosts,
    _ optima: [ScenarioOptimum],
    tail: Double
  ) throws(PlanningError) -> ScenarioAnalysis {
    let isMinimized = resolved.request.objective.kind.isMinimized
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    var chances = Array(repeating: 0.0, count: ids.count)
    var outcomes: [ScenarioAnalysis.Outcome] = []
    for optimum in optima {
      let rules = optimum.question.rules
      var outcome = ScenarioAnalysis.Outcome(
        name: optimum.scenario.name,
        probability: optimum.scenario.probability,
        valueBefore: optimum.before.value,
        value: try optimum.value(costs),
        cost: rules.cost(of: plan),
        isLegal: rules.allows(plan),
        isProven: optimum.isProven,
        projects: []
      )
      if let found = optimum.outcome, var best = found.plan, var value = optimum.best {
        // A search that accepts a gap may have missed that this plan is better.
        if outcome.isLegal, isMinimized ? outcome.value < value : outcome.value > value {
          (best, value) = (plan, outcome.value)
        }
        outcome.best = value
        outcome.bound = found.bound
        outcome.projects = best.members.map { ids[$0] }
        // Of two plans with the same costs a rounding apart, none is to be regretted.
        outcome.regret =
          best == plan ? 0 : isMinimized ? outcome.value - value : value - outcome.value
        for project in best.members { chances[project] += optimum.scenario.probability }
      }
      outcomes.append(outcome)
    }
    let probabilities = outcomes.map(\.probability)
    let regrets = outcomes.compactMap(\.regret)
    return ScenarioAnalysis(
      tail: tail,
      outcomes: outcomes,
      value: ScenarioAnalysis.Risk(
        outcomes.map(\.value),
        probabilities: probabilities,
        tail: tail,
        isWorseHigher: isMinimized
      ),
      regret: regrets.count == outcomes.count
        ? ScenarioAnalysis.Risk(
          regrets,
          probabilities: probabilities,
          tail: tail,
          isWorseHigher: true
        ) : nil,
      chances: chances.indices.filter { chances[$0] > 0 }
        .sorted { (chances[$1], $0) < (chances[$0], $1) }
        .map { .init(id: ids[$0], probability: chances[$0], isInPlan: plan.contains($0)) }
    )
  }

  /// The costs with a plan built, which are the same in all scenarios.
  package func costs(
    of plan: ProjectSet,
    unless isStopped: @Sendable () -> Bool = { false }
  ) throws(PlanningError) -> BuiltCosts {
    try BuiltCosts(
      resolved,
      building: plan.members.map { resolved.candidates[$0] },
      threads: options.threads,
      unless: isStopped
    )
  }
}
