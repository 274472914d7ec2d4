// Why candidates are in a plan or not: a list of tasks, run side by side, and put together.

public import PlanModel
import PlanSearch
import ShortestPaths
import Synchronization
import TransportNetwork

extension InvestmentPlanner {
  /// Explains why candidates are in a plan or not.
  ///
  /// Per candidate the best plan on the other side is sought, with the same proof as the plan
  /// itself, and the cost at which the candidate would change sides: with the candidate for
  /// nothing, the cheapest plan that has it and is better than the best without leaves so much of
  /// the budget for it. A search that is not over after some hundred nodes says what it found and
  /// what it proved.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan, best under the request's rules.
  ///   - explained: the candidates to explain; nil for all that are not in the plan.
  ///   - cancellation: stops the searches; what is not known then is left out.
  ///   - progress: told how many of how many candidates are done, on any thread.
  /// - Returns: The candidates in the order asked; those not in the plan in the network's order.
  /// - Throws: `PlanningError`, of kind usage for plans of several periods.
  /// - Complexity: two searches per candidate.
  public func explanation(
    of projectIDs: [String],
    projects explained: [String]? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) throws(PlanningError) -> PlanExplanation {
    guard !resolved.request.hasPeriods else {
      throw PlanningError(
        .usage,
        """
        Plans of several periods are not explained project by project: make another one with --require or --forbid and the \
        project's name, and hold it against this one with corridor compare.
        """
      )
    }
    let plan = try question.plan(of: projectIDs)
    let ids = question.ids
    let asked: [Int]
    if let explained {
      asked = try explained.map { id throws(PlanningError) in
        try Lookup.position(of: id, in: ids, "candidate project")
      }
    } else {
      asked = ids.indices.filter { !plan.contains($0) }
    }
    let tasks = asked.map { ExplanationTask(project: $0, isInPlan: plan.contains($0)) }
    let setting = try setting(plan, cancellation)
    let done = Atomic(0)
    progress(0, tasks.count)
    let findings = parallelMap(count: tasks.count, threads: options.threads) { position in
      let result = Result { () throws(PlanningError) in try setting.run(tasks[position]) }
      progress(done.wrappingAdd(1, ordering: .relaxed).newValue, tasks.count)
      return result
    }
    return try merged(
      tasks,
      try findings.map { finding throws(PlanningError) in try finding.get() },
      setting
    )
  }

  /// What all tasks share, with the cuts of the question's root.
  private func setting(
    _ plan: ProjectSet,
    _ cancellation: Cancellation
  ) throws(PlanningError) -> ExplanationSetting {
    let prepared = try preparation(cancellation)
    let (before, instance) = (prepared.before, prepared.instance)
    guard let fixings = Fixings(instance.rules) else {
      throw PlanningError(.data, "No plan keeps the rules, so there is none to explain.")
    }
    var setting = ExplanationSetting(
      planner: self,
      instance: instance,
      before: before,
      plan: plan,
      fixings: fixings,
      knowledge: .init(plans: [plan]),
      start: .now,
      cancellation: cancellation
    )
    // Cuts are in the gains' own terms: of a ratio every task makes its own.
    guard resolved.request.objective.kind != .ratio else { return setting }
    var root = Search(
      instance: instance,
      scale: ObjectiveScale(
        resolved.request.objective.kind,
        valueBefore: before.value,
        access: before.regions.compactMap(\.self),
        relativeGap: options.relativeGap
      ),
      options: options,
      clock: ImprovementClock(start: setting.start),
      cancellation: cancellation,
      progress: { _ in },
      knowledge: setting.knowledge,
      sharesCuts: true
    )
    root.mostNodes = 1
    setting.knowledge = try root.tree(from: fixings).1
    return setting
  }

  /// The explanation of all that was found, its figures computed anew.
  private func merged(
    _ tasks: [ExplanationTask],
    _ findings: [ExplanationFinding],
    _ setting: ExplanationSetting
  ) throws(PlanningError) -> PlanExplanation {
    let (plan, rules) = (setting.plan, setting.instance.rules)
    let nothing = ProjectSet(count: rules.projectCount)
    let alone = tasks.map { rules.adding($0.project, to: nothing) }
    let beside = tasks.map { task in
      task.isInPlan
        ? plan.removing(task.project)
        : rules.adding(task.project, to: rules.withoutGroup(of: task.project, plan))
    }
    let others = findings.map { $0.other?.plan ?? plan }
    let goals = try PlanGoals(resolved, setting.instance, threads: options.threads)
      .goals(of: [plan, nothing] + alone + beside + others, threads: options.threads)
    let sign: Double = resolved.request.isGoalMinimized ? -1 : 1
    let isCost = resolved.request.objective.kind == .cost
    let value = isCost ? rules.cost(of: plan) : goals[0]
    var projects: [PlanExplanation.Project] = []
    for (position, (task, finding)) in zip(tasks, findings).enumerated() {
      let project = resolved.network.projects[resolved.candidates[task.project]]
      let onTop = sign * (goals[2 + tasks.count + position] - goals[0])
      var part = PlanExplanation.Project(
        id: project.id,
        name: project.name,
        cost: project.cost,
        isInPlan: task.isInPlan,
        gainAlone: sign * (goals[2 + position] - goals[1]),
        gainOnTop: task.isInPlan ? 0 - onTop : onTop,
        isSettledByRules: finding.isSettledByRules,
        breakEven: finding.breakEven,
        rules: task.isInPlan
          ? finding.conflict : resolved.rulesInTheWay(of: task.project, joining: plan)
      )
      if !task.isInPlan, finding.isSettledByRules, part.rules.isEmpty {
        part.rules = finding.conflict
      }
      if let outcome = finding.other, let other = outcome.plan {
        let again = isCost ? rules.cost(of: other) : goals[2 + 2 * tasks.count + position]
        part.other = try otherPlan(outcome, other, task, value: again, against: value, setting)
      }
      projects.append(part)
    }
    return PlanExplanation(value: value, cost: rules.cost(of: plan), projects: projects)
  }

  private func otherPlan(
    _ outcome: SearchOutcome,
    _ other: ProjectSet,
    _ task: ExplanationTask,
    value: Double,
    against: Double,
    _ setting: ExplanationSetting
  ) throws(PlanningError) -> PlanExplanation.OtherPlan {
    let access = setting.before.regions.reduce(abs(against)) { max($0, abs($1 ?? 0)) }
    guard abs(value - outcome.value) <= 1e-9 * max(access, abs(value)) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of a plan gives \(value), the search \(outcome.value). This is a fault of the program; please report it with the network."
      )
    }
    let isMinimized = resolved.request.objective.kind.isMinimized
    func loss(_ value: Double) -> Double { isMinimized ? value - against : against - value }
    let bound = isMinimized ? min(outcome.bound, value) : max(outcome.bound, value)
    let ids = question.ids
    return PlanExplanation.OtherPlan(
      value: value,
      bound: bound,
      isProven: outcome.isComplete,
      cost: setting.instance.rules.cost(of: other),
      loss: loss(value),
      leastLoss: loss(bound),
      leaves: setting.plan.subtracting(other).members.filter { $0 != task.project }.map { ids[$0] },
      enters: other.subtracting(setting.plan).members.filter { $0 != task.project }.map { ids[$0] }
    )
  }
}
