// The findings of an explanation's tasks, put together.

public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// Puts the findings of all tasks together, every plan's figures computed anew; bounds and costs
  /// at which candidates change sides are taken over.
  ///
  /// - Parameters:
  ///   - findings: of all tasks of one explanation, in any order.
  ///   - own: the origin of this planner, its program and network; nil where no task has left the
  ///     process.
  /// - Returns: As ``explanation(of:projects:cancellation:progress:)``.
  /// - Throws: `PlanningError`, of kind usage for findings of different questions or plans, doubles
  ///   and holes, and of kind data for a plan that is worth something else than was found.
  public func merged(
    _ findings: [ExplanationFinding],
    as own: TaskOrigin? = nil
  ) throws(PlanningError) -> PlanExplanation {
    let findings = try inOrder(
      findings,
      origin: \.task.origin,
      part: { ($0.task.part, $0.task.parts) }
    )
    try findings[0].task.origin.check(self, as: own)
    return try explanation(of: question.plan(of: findings[0].task.plan), findings)
  }

  /// The explanation of a plan by findings in their order.
  func explanation(
    of plan: ProjectSet,
    _ findings: [ExplanationFinding]
  ) throws(PlanningError) -> PlanExplanation {
    let prepared = try preparation()
    let rules = prepared.instance.rules
    let candidates = try findings.map { finding throws(PlanningError) in
      try candidate(of: finding.task, explaining: plan)
    }
    let nothing = ProjectSet(count: rules.projectCount)
    let alone = candidates.map { rules.adding($0.project, to: nothing) }
    let beside = candidates.map { candidate in
      candidate.isInPlan
        ? plan.removing(candidate.project)
        : rules.adding(candidate.project, to: rules.withoutGroup(of: candidate.project, plan))
    }
    let others = try findings.map { finding throws(PlanningError) in
      try finding.other.map { other throws(PlanningError) in
        try question.plan(of: other.projects)
      }
    }
    let goals = try PlanGoals(resolved, prepared.instance, threads: options.threads)
      .goals(
        of: [plan, nothing] + alone + beside + others.map { $0 ?? plan },
        threads: options.threads
      )
    let sign: Double = resolved.request.isGoalMinimized ? -1 : 1
    let isCost = resolved.request.objective.kind == .cost
    let value = isCost ? rules.cost(of: plan) : goals[0]
    let access = prepared.before.regions.reduce(abs(value)) { max($0, abs($1 ?? 0)) }
    var projects: [PlanExplanation.Project] = []
    for (position, (candidate, finding)) in zip(candidates, findings).enumerated() {
      let project = resolved.network.projects[resolved.candidates[candidate.project]]
      let onTop = sign * (goals[2 + candidates.count + position] - goals[0])
      var part = PlanExplanation.Project(
        id: project.id,
        name: project.name,
        cost: project.cost,
        isInPlan: candidate.isInPlan,
        gainAlone: sign * (goals[2 + position] - goals[1]),
        gainOnTop: candidate.isInPlan ? 0 - onTop : onTop,
        isSettledByRules: finding.isSettledByRules,
        breakEven: finding.breakEven,
        rules: candidate.isInPlan
          ? finding.conflict : resolved.rulesInTheWay(of: candidate.project, joining: plan)
      )
      if !candidate.isInPlan, finding.isSettledByRules, part.rules.isEmpty {
        part.rules = finding.conflict
      }
      if let found = finding.other, let other = others[position] {
        let again = isCost ? rules.cost(of: other) : goals[2 + 2 * candidates.count + position]
        let isOnItsSide = other.contains(candidate.project) != candidate.isInPlan
        guard isOnItsSide, rules.allows(other),
          abs(again - found.value) <= 1e-9 * max(access, abs(again))
        else {
          throw PlanningError(
            .data,
            """
            The plan found on the other side of \(project.id) is worth \(again) in this network and not \(found.value), or does not \
            keep the rules here; it was found in another network, or its finding was changed.
            """
          )
        }
        part.other = otherPlan(found, other, candidate, plan, value: again, against: value)
      }
      projects.append(part)
    }
    return PlanExplanation(value: value, cost: rules.cost(of: plan), projects: projects)
  }

  private func otherPlan(
    _ found: ExplanationFinding.Other,
    _ other: ProjectSet,
    _ candidate: ExplanationSetting.Candidate,
    _ plan: ProjectSet,
    value: Double,
    against: Double
  ) -> PlanExplanation.OtherPlan {
    let isMinimized = resolved.request.objective.kind.isMinimized
    let known = found.bound ?? (isMinimized ? -.infinity : .infinity)
    let bound = isMinimized ? min(known, value) : max(known, value)
    func loss(_ value: Double) -> Double { isMinimized ? value - against : against - value }
    let ids = question.ids
    return PlanExplanation.OtherPlan(
      value: value,
      bound: bound,
      isProven: found.isProven,
      cost: resolved.rules.cost(of: other),
      loss: loss(value),
      leastLoss: loss(bound),
      leaves: plan.subtracting(other).members.filter { $0 != candidate.project }.map { ids[$0] },
      enters: other.subtracting(plan).members.filter { $0 != candidate.project }.map { ids[$0] }
    )
  }
}
