// Putting a plan's figures together.

import ShortestPaths
import TransportNetwork

extension PlanResult {
  /// The figures of a plan, from a full evaluation; losses without each project from its closure,
  /// unless the caller knows them.
  package init(
    _ resolved: ResolvedRequest,
    instance: PlanningInstance,
    plan: ProjectSet,
    status: Status,
    before: FullEvaluation,
    known: FullEvaluation? = nil,
    chosen worths: [ChosenProject]? = nil,
    threads: Int
  ) throws(PlanningError) {
    let after: FullEvaluation
    if let known {
      after = known
    } else {
      after = try FullEvaluation(
        resolved,
        building: plan.members.map { resolved.candidates[$0] },
        threads: threads
      )
    }
    let chosen: [ChosenProject]
    if let worths {
      chosen = worths
    } else {
      chosen = try Self.chosen(resolved, instance, plan, threads: threads)
    }
    let figures = PlanFigures(
      resolved,
      cost: instance.rules.cost(of: plan),
      before: before,
      after: after
    )
    self.init(
      status: status,
      objective: resolved.request.objective.kind,
      value: figures.value,
      valueBefore: figures.valueBefore,
      bound: nil,
      relativeGap: nil,
      budget: nil,
      cost: figures.cost,
      projects: chosen.sorted { ($0.lossWithout, $1.id) > ($1.lossWithout, $0.id) },
      regions: figures.regions,
      gap: figures.gap,
      ratio: figures.ratio,
      inequality: figures.inequality,
      unreachableShare: figures.unreachableShare,
      search: nil,
      conflict: [],
      zones: figures.zones
    )
  }

  /// The projects of a plan with what each is worth.
  private static func chosen(
    _ resolved: ResolvedRequest,
    _ instance: PlanningInstance,
    _ plan: ProjectSet,
    threads: Int
  ) throws(PlanningError) -> [ChosenProject] {
    try worths(resolved, instance, plan, threads: threads).map {
      member,
      alone,
      loss throws(PlanningError) in
      let project = resolved.network.projects[resolved.candidates[member]]
      return ChosenProject(
        id: project.id,
        name: project.name,
        cost: project.cost,
        period: 1,
        lossWithout: loss,
        gainAlone: alone
      )
    }
  }

  /// The answer when no plan keeps the rules; `conflict` says which of them clash.
  package static func infeasible(
    _ resolved: ResolvedRequest,
    before: FullEvaluation,
    conflict: [String] = []
  ) -> PlanResult {
    PlanResult(
      status: .infeasible,
      objective: resolved.request.objective.kind,
      value: nil,
      valueBefore: before.value,
      bound: nil,
      relativeGap: nil,
      budget: resolved.request.budget,
      cost: 0,
      projects: [],
      regions: regions(resolved, before: before, after: before),
      gap: Change(before: before.gap, after: nil),
      ratio: Change(before: before.ratio, after: nil),
      inequality: before.inequality.map {
        InequalityChange(index: $0.index, change: Change(before: $0.value, after: nil))
      },
      unreachableShare: Change(before: before.unreachableShare, after: nil),
      search: nil,
      conflict: conflict
    )
  }

  /// How much the objective improves by each project alone, with what it requires, and worsens
  /// without it, from the closures.
  private static func worths(
    _ resolved: ResolvedRequest,
    _ instance: PlanningInstance,
    _ plan: ProjectSet,
    threads: Int
  ) throws(PlanningError) -> [(member: Int, alone: Double, loss: Double)] {
    let members = plan.members
    let nothing = ProjectSet(count: instance.projectCount)
    let plans =
      [plan] + members.map(plan.removing)
      + [nothing] + members.map { instance.rules.adding($0, to: nothing) }
    let goals = try PlanGoals(resolved, instance, threads: threads)
      .goals(of: plans, threads: threads)
    let withNothing = goals[1 + members.count]
    // Gains and losses count in the objective's direction.
    func better(_ goal: Double, than other: Double) -> Double {
      resolved.request.isGoalMinimized ? other - goal : goal - other
    }
    return members.enumerated().map { position, member in
      let without = goals[1 + position]
      let alone = goals[2 + members.count + position]
      return (member, better(alone, than: withNothing), better(goals[0], than: without))
    }
  }

  /// The regions of the scheme before and after.
  package static func regions(
    _ resolved: ResolvedRequest,
    before: FullEvaluation,
    after: FullEvaluation
  ) -> [RegionFigures] {
    resolved.scheme.regions.enumerated().map { position, region in
      RegionFigures(
        name: region.name,
        population: region.zones.reduce(0) { $0 + resolved.weights[$1.position] },
        accessBefore: before.regions[position],
        accessAfter: after.regions[position]
      )
    }
  }
}
