// The findings of scenarios' tasks, put together, and a plan held against them.

public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// Holds a plan against the findings of all tasks, every value computed anew.
  ///
  /// - Parameters:
  ///   - findings: of all scenarios, in any order.
  ///   - projectIDs: the plan.
  ///   - tail: the share of the probability that counts as the tail, above 0 and at most 1.
  ///   - own: the origin of this planner, its program and network; nil where no task has left the
  ///     process.
  /// - Returns: As ``scenarioAnalysis(of:_:tail:cancellation:certificate:progress:)``.
  /// - Throws: `PlanningError`, of kind usage for findings of different questions, doubles and
  ///   holes, and of kind data for a plan that is worth something else than was found.
  public func merged(
    _ findings: [ScenarioFinding],
    holding projectIDs: [String],
    tail: Double = 0.1,
    as own: TaskOrigin? = nil
  ) throws(PlanningError) -> ScenarioAnalysis {
    for finding in findings { try finding.task.origin.check(self, as: own) }
    let nothing = try question.costs(of: ProjectSet(count: resolved.candidates.count))
    return try merged(findings, question.plan(of: projectIDs), before: nothing, tail: tail)
  }

  /// The same of a plan by positions.
  func merged(
    _ findings: [ScenarioFinding],
    _ plan: ProjectSet,
    before nothing: BuiltCosts,
    tail: Double
  ) throws(PlanningError) -> ScenarioAnalysis {
    let optima = try optima(of: findings, before: nothing, tail: tail)
    return try question.analysis(of: plan, question.costs(of: plan), optima, tail: tail)
  }

  /// The scenarios in their order, with the plans that were found for them.
  func optima(
    of findings: [ScenarioFinding],
    before nothing: BuiltCosts,
    tail: Double
  ) throws(PlanningError) -> [ScenarioOptimum] {
    let findings = try inOrder(
      findings,
      origin: \.task.origin,
      part: { ($0.task.part, $0.task.parts) }
    )
    try question.checkScenarios(findings.map(\.task.scenario), tail: tail)
    var optima: [ScenarioOptimum] = []
    for finding in findings { optima.append(try optimum(finding, before: nothing)) }
    return optima
  }

  /// A scenario with the plan that was found for it, whose value is computed anew.
  private func optimum(
    _ finding: ScenarioFinding,
    before nothing: BuiltCosts
  ) throws(PlanningError) -> ScenarioOptimum {
    var optimum = try ScenarioOptimum(
      scenario: finding.task.scenario,
      question: resolved.question(in: finding.task.scenario),
      before: nothing
    )
    optimum.isProven = finding.isProven
    guard let projects = finding.projects, let claimed = finding.value else { return optimum }
    let plan = try question.plan(of: projects)
    let costs = try question.costs(of: plan)
    let value = try optimum.value(costs)
    let size = optimum.before.regions.reduce(abs(value)) { max($0, abs($1 ?? 0)) }
    let room = 1e-9 * max(size, 1e-9)
    guard optimum.question.rules.allows(plan), abs(value - claimed) <= room else {
      throw PlanningError(
        .data,
        """
        The best plan of scenario "\(finding.task.scenario.name)" is worth \(value) in this network and not \(claimed), or does \
        not keep the rules here; it was found in another network, or its finding was changed.
        """
      )
    }
    let unproven: Double = resolved.request.objective.kind.isMinimized ? -.infinity : .infinity
    optimum.best = value
    optimum.outcome = SearchOutcome(
      plan: plan,
      value: claimed,
      bound: finding.bound ?? unproven,
      isComplete: finding.isProven,
      statistics: finding.search
    )
    return optimum
  }
}
