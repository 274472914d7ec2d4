// Checking what is said of a plan in scenarios: its figures, the best plan of each, and the least
// worst regret.

public import PlanModel
import TransportNetwork

/// What a check of a plan against scenarios found.
public struct ScenarioCheck: Sendable {
  /// What was found of the best plan of a scenario, or of the plan with the least worst regret.
  public struct Finding: Sendable {
    /// How many projects are affordable and can change what counts.
    public var relevantCount: Int
    /// The best plan; nil when too many projects can matter, or when none is legal.
    public var optimum: PlanCheck.Optimum?
    /// Rules that the plan breaks that is said to be the best, one sentence each.
    public var brokenRules: [String]
    /// Whether some plan keeps the rules.
    public var isFeasible: Bool
    /// A plan as good that costs less, if one was looked for and found.
    public var cheaper: PlanCheck.Optimum?
  }

  /// All figures, computed anew; bounds and what they prove are as claimed.
  public var analysis: ScenarioAnalysis
  /// Of each scenario, in their order.
  public var scenarios: [Finding]
  /// Of the worst regret against the best plans listed, for a plan that was made for it.
  public var regret: Finding?
}

extension PlanQuestion {
  /// Computes anew what a plan and the best plans listed are worth in every scenario, and, where at
  /// most ``mostEnumerated`` projects can matter, finds the best plans by trying all; neither the
  /// solver's optimum nor a cut is asked.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - claims: what the search is said to have found.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: `PlanningError` for an unknown project id, and for a question that has no scenarios.
  /// - Complexity: up to 2^20 closures per scenario, and as many of all scenarios together for the
  ///   regret.
  public func check(
    projectIDs: [String],
    _ claims: ScenarioClaims
  ) throws(PlanningError) -> ScenarioCheck {
    var question = self
    question.resolved.costs = .searches
    return try question.recheck(try plan(of: projectIDs), claims)
  }

  private func recheck(
    _ plan: ProjectSet,
    _ claims: ScenarioClaims
  ) throws(PlanningError) -> ScenarioCheck {
    let optima = try optima(claims)
    var findings: [ScenarioCheck.Finding] = []
    for optimum in optima {
      var question = self
      question.resolved = optimum.question
      let best = optimum.outcome?.plan
      var finding = ScenarioCheck.Finding(
        relevantCount: 0,
        brokenRules: best.map { optimum.question.brokenRules(by: $0) } ?? [],
        isFeasible: try question.hasPlan()
      )
      if finding.isFeasible, let instance = optimum.instance,
        let fixings = Fixings(instance.rules)
      {
        (finding.relevantCount, finding.optimum) =
          try question.optimum(instance, fixings, knowing: best ?? plan)
      }
      findings.append(finding)
    }
    return ScenarioCheck(
      analysis: try analysis(of: plan, optima, claims),
      scenarios: findings,
      regret: claims.robust == nil ? nil : try leastRegret(knowing: plan, optima)
    )
  }

  private func analysis(
    of plan: ProjectSet,
    _ optima: [ScenarioOptimum],
    _ claims: ScenarioClaims
  ) throws(PlanningError) -> ScenarioAnalysis {
    var analysis = try analysis(of: plan, costs(of: plan), optima, tail: claims.tail)
    if let robust = claims.robust {
      analysis.robust = ScenarioAnalysis.Robust(
        worstRegret: analysis.regret?.worst ?? .nan,
        bound: robust.bound,
        isProven: robust.isProven
      )
    }
    return analysis
  }

  /// The plan with the least worst regret, where all can be tried.
  private func leastRegret(
    knowing plan: ProjectSet,
    _ optima: [ScenarioOptimum]
  ) throws(PlanningError) -> ScenarioCheck.Finding {
    let rules = try rules(in: optima.map(\.scenario))
    var finding = ScenarioCheck.Finding(relevantCount: 0, brokenRules: [], isFeasible: false)
    guard let fixings = Fixings(rules) else { return finding }
    let instance = Self.regretInstance(optima, rules: rules).0
    let enumeration = Enumeration(instance, fixings, threads: options.threads)
    finding.relevantCount = enumeration.relevant.count
    guard finding.relevantCount <= Self.mostEnumerated,
      let best = enumeration.best(knowing: plan, threads: options.threads)
    else { return finding }
    finding.isFeasible = true
    var worst = 0.0
    let costs = try costs(of: best.plan)
    for optimum in optima {
      let regret = try optimum.value(costs) - (optimum.best ?? .nan)
      worst = max(worst, resolved.request.objective.kind.isMinimized ? regret : -regret)
    }
    finding.optimum = PlanCheck.Optimum(
      value: worst,
      projectIDs: best.plan.members.map {
        resolved.network.projects[resolved.candidates[$0]].id
      },
      planCount: best.planCount
    )
    let largest = optima.reduce(0) { max($0, abs($1.best ?? 0)) }
    if let found = try cheaperPlan(
      than: plan,
      within: 0.25 * PlanRequest.Objective.Kind.equality * largest,
      instance
    ) {
      finding.cheaper = PlanCheck.Optimum(
        value: worst,
        projectIDs: found.members.map { resolved.network.projects[resolved.candidates[$0]].id },
        planCount: 0,
        cost: rules.cost(of: found)
      )
    }
    return finding
  }
}
