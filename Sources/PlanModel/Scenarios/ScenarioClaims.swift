// What is claimed of scenarios: the part of an analysis that only a search can know.

public import TransportNetwork

/// Scenarios with the best plan that is said to have been found in each, and what is said to be
/// proven of it.
///
/// Every other figure of a ``ScenarioAnalysis`` follows from these, the plan and the network.
public struct ScenarioClaims: Sendable {
  /// What is claimed of a scenario.
  public struct Outcome: Sendable {
    /// The scenario.
    public var scenario: NetworkScenario
    /// Ids of the projects of its best plan; nil when there is none.
    public var projects: [String]?
    /// The value that no plan is said to beat there.
    public var bound: Double?
    /// Whether the two are said to be within the asked relative gap.
    public var isProven: Bool

    /// Makes a claim.
    public init(
      _ scenario: NetworkScenario,
      projects: [String]?,
      bound: Double?,
      isProven: Bool
    ) {
      self.scenario = scenario
      self.projects = projects
      self.bound = bound
      self.isProven = isProven
    }
  }

  /// What is claimed of the plan with the least worst regret.
  public struct Robust: Sendable {
    /// The worst regret that no plan is said to fall below.
    public var bound: Double
    /// Whether the plan's own is said to be within the asked tolerance of it.
    public var isProven: Bool

    /// Makes a claim.
    public init(bound: Double, isProven: Bool) {
      self.bound = bound
      self.isProven = isProven
    }
  }

  /// All scenarios, in their order.
  public var outcomes: [Outcome]
  /// What is claimed of the worst regret, of a plan that was made for it.
  public var robust: Robust?
  /// The share of the probability that counts as the tail.
  public var tail: Double

  /// Makes claims.
  public init(_ outcomes: [Outcome], robust: Robust? = nil, tail: Double = 0.1) {
    self.outcomes = outcomes
    self.robust = robust
    self.tail = tail
  }
}

extension PlanQuestion {
  /// The claimed best plans, with their values computed from the network.
  package func optima(_ claims: ScenarioClaims) throws(PlanningError) -> [ScenarioOptimum] {
    try checkScenarios(claims.outcomes.map(\.scenario), tail: claims.tail)
    let nothing = try costs(of: ProjectSet(count: resolved.candidates.count))
    let own = try PlanningInstance(resolved, threads: options.threads)
    var optima: [ScenarioOptimum] = []
    for claim in claims.outcomes {
      var optimum = try ScenarioOptimum(
        scenario: claim.scenario,
        question: resolved.question(in: claim.scenario),
        before: nothing
      )
      optimum.isProven = claim.isProven
      optimum.instance = PlanningInstance(optimum.question, travellingAs: own)
      if let projects = claim.projects {
        let plan = try plan(of: projects)
        let unbounded = resolved.request.objective.kind.isMinimized ? -Double.infinity : .infinity
        let value = try optimum.value(costs(of: plan))
        optimum.best = value
        optimum.outcome = SearchOutcome(
          plan: plan,
          value: value,
          bound: claim.bound ?? unbounded,
          isComplete: claim.isProven,
          statistics: PlanResult.SearchStatistics(nodes: 0, cuts: 0, seconds: 0, secondsToBest: 0)
        )
      }
      optima.append(optimum)
    }
    return optima
  }
}
