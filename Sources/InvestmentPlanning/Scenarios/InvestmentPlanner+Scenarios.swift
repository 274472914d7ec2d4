// The best plan of every scenario, and a plan held against them.

public import TransportNetwork

extension InvestmentPlanner {
  /// A scenario with its best plan.
  struct ScenarioOptimum {
    var scenario: NetworkScenario
    var question: ResolvedRequest
    var before: FullEvaluation
    /// Its numerical problem; nil when it was not searched.
    var instance: PlanningInstance?
    /// What the search ended with; nil when no plan keeps the rules, or when it was not searched.
    var outcome: Search.Outcome?
    /// The value of its plan, from scratch.
    var best: Double?
    /// Whether it is known which plan is best, or that there is none.
    var isProven = false

    init(
      scenario: NetworkScenario,
      question: ResolvedRequest,
      before costs: BuiltCosts
    ) throws(PlanningError) {
      self.scenario = scenario
      self.question = question
      before = try Self.evaluation(question, costs)
    }

    /// A plan's value in the scenario, by its costs.
    func value(_ costs: BuiltCosts) throws(PlanningError) -> Double {
      try Self.evaluation(question, costs).value
    }

    /// What is spent is of no interest: the cheapest plan has no scenarios.
    private static func evaluation(
      _ question: ResolvedRequest,
      _ costs: BuiltCosts
    ) throws(PlanningError) -> FullEvaluation {
      try FullEvaluation(question, zones: costs.zones, costs: costs.minutes, spending: 0)
    }
  }

  /// Holds a plan against the best plan of every scenario.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan.
  ///   - scenarios: what may come.
  ///   - tail: the share of the probability that counts as the tail, above 0 and at most 1.
  ///   - cancellation: stops the searches; what is not proven then is said so.
  ///   - certificate: told the proofs of the scenarios' bounds, one after the other;
  ///     ``certificateCheck(bound:scenarios:)`` checks them.
  ///   - progress: called now and then.
  /// - Returns: Values and regrets, and how likely projects are to be in the best plan.
  /// - Throws: ``PlanningError``, of kind usage for objectives and periods that cannot be analysed.
  /// - Complexity: a search per scenario; a time limit is shared out over them.
  public func scenarioAnalysis(
    of projectIDs: [String],
    _ scenarios: [NetworkScenario],
    tail: Double = 0.1,
    cancellation: Cancellation = Cancellation(),
    certificate: ((CertificateRecord) -> Void)? = nil,
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) -> ScenarioAnalysis {
    try checkScenarios(scenarios, tail: tail)
    let plan = try plan(of: projectIDs)
    var run = SearchRun(
      clock: ImprovementClock(start: .now),
      cancellation: cancellation,
      progress: progress
    )
    run.certificate = certificate.map { CertificateRecorder(tell: $0) }
    let costs = try costs(of: plan)
    let optima = try optima(scenarios, searches: scenarios.count, run)
    return try analysis(of: plan, costs, optima, tail: tail)
  }

  func checkScenarios(_ scenarios: [NetworkScenario], tail: Double) throws(PlanningError) {
    guard !scenarios.isEmpty else { throw PlanningError(.usage, "There is no scenario.") }
    guard tail > 0, tail <= 1 else {
      throw PlanningError(.usage, "The tail \(tail) must be a share above 0 and at most 1.")
    }
    guard resolved.request.objective != .cost, !resolved.request.hasPeriods else {
      throw PlanningError(
        .usage,
        "Scenarios are for one period and every objective but cost, whose plans need not reach the same in all of them."
      )
    }
  }

  /// The best plan of each scenario; `searches` is among how many searches the time is shared out.
  func optima(
    _ scenarios: [NetworkScenario],
    searches: Int,
    _ run: SearchRun
  ) throws(PlanningError) -> [ScenarioOptimum] {
    let nothing = try costs(of: ProjectSet(count: resolved.candidates.count))
    var optima: [ScenarioOptimum] = []
    for (position, scenario) in scenarios.enumerated() {
      var planner = self
      planner.resolved = try resolved.question(in: scenario)
      if let limit = options.timeLimit {
        planner.options.timeLimit =
          max(0, limit - run.clock.seconds) / Double(max(1, searches - position))
      }
      var optimum = try ScenarioOptimum(
        scenario: scenario,
        question: planner.resolved,
        before: nothing
      )
      // Whoever interrupts does not wait for the scenarios that are left.
      if run.cancellation.isCancelled {
        optima.append(optimum)
        continue
      }
      let instance = try PlanningInstance(planner.resolved, threads: options.threads)
      optimum.instance = instance
      if try planner.hasPlan() {
        var own = run
        own.clock = ImprovementClock(start: .now)
        own.certificate?.subject = .scenario(position)
        optimum.outcome = try planner.search(instance, before: optimum.before, own)
        optimum.best = try optimum.outcome?.plan.map { plan throws(PlanningError) in
          try optimum.value(costs(of: plan))
        }
      }
      optimum.isProven = optimum.outcome?.isComplete ?? true
      optima.append(optimum)
    }
    return optima
  }

  /// The values and regrets of a plan, by its costs.
  func analysis(
    of plan: ProjectSet,
    _ costs: BuiltCosts,
    _ optima: [ScenarioOptimum],
    tail: Double
  ) throws(PlanningError) -> ScenarioAnalysis {
    let isMinimized = resolved.request.objective.isMinimized
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
  func costs(of plan: ProjectSet) throws(PlanningError) -> BuiltCosts {
    try BuiltCosts(
      resolved,
      building: plan.members.map { resolved.candidates[$0] },
      threads: options.threads
    )
  }
}
