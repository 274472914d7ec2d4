// Putting a plan's figures together.

import TransportNetwork

extension PlanResult {
  /// The figures of a plan, from a full evaluation; losses without each project from its closure.
  init(
    _ resolved: ResolvedRequest,
    instance: PlanningInstance,
    plan: ProjectSet,
    status: Status,
    before: FullEvaluation,
    threads: Int
  ) throws(PlanningError) {
    let members = plan.members
    let after = try FullEvaluation(
      resolved,
      building: members.map { resolved.candidates[$0] },
      threads: threads
    )
    let evaluator = PlanEvaluator(instance)
    let gain = evaluator.gain(of: plan)
    let empty = ProjectSet(count: instance.projectCount)
    let gainsWithout = evaluator.gains(
      of: members.map(plan.removing),
      over: instance.baseCosts,
      building: empty,
      threads: threads
    )
    let chosen = zip(members, gainsWithout).map { member, gainWithout in
      let project = resolved.network.projects[resolved.candidates[member]]
      return ChosenProject(
        id: project.id,
        name: project.name,
        cost: project.cost,
        period: 1,
        lossWithout: gain - gainWithout
      )
    }
    self.init(
      status: status,
      objective: resolved.request.objective,
      value: after.value(of: resolved.request.objective),
      valueBefore: before.value(of: resolved.request.objective),
      bound: nil,
      relativeGap: nil,
      budget: nil,
      cost: instance.rules.cost(of: plan),
      projects: chosen.sorted { ($0.lossWithout, $1.id) > ($1.lossWithout, $0.id) },
      regions: Self.regions(resolved, before: before, after: after),
      gap: Change(
        before: before.reference - before.target,
        after: after.reference - after.target
      ),
      ratio: Change(before: Self.ratio(before), after: Self.ratio(after)),
      inequality: zip(before.inequality, after.inequality).map {
        InequalityChange(
          index: $0.index,
          change: Change(before: $0.value, after: $1.value)
        )
      },
      unreachableShare: Change(before: before.unreachableShare, after: after.unreachableShare),
      search: nil,
      conflict: [],
      zones: resolved.network.zones.enumerated().map { position, zone in
        ZoneFigures(
          id: zone.id,
          accessBefore: before.access[position],
          accessAfter: after.access[position]
        )
      }
    )
  }

  /// The answer when no plan keeps the rules.
  static func infeasible(_ resolved: ResolvedRequest, before: FullEvaluation) -> PlanResult {
    PlanResult(
      status: .infeasible,
      objective: resolved.request.objective,
      value: nil,
      valueBefore: before.value(of: resolved.request.objective),
      bound: nil,
      relativeGap: nil,
      budget: resolved.request.budget,
      cost: 0,
      projects: [],
      regions: regions(resolved, before: before, after: before),
      gap: Change(before: before.reference - before.target, after: nil),
      ratio: Change(before: ratio(before), after: nil),
      inequality: before.inequality.map {
        InequalityChange(index: $0.index, change: Change(before: $0.value, after: nil))
      },
      unreachableShare: Change(before: before.unreachableShare, after: nil),
      search: nil,
      conflict: Conflict(resolved).sentences
    )
  }

  private static func ratio(_ figures: FullEvaluation) -> Double? {
    figures.target > 0 ? figures.reference / figures.target : nil
  }

  private static func regions(
    _ resolved: ResolvedRequest,
    before: FullEvaluation,
    after: FullEvaluation
  ) -> [RegionFigures] {
    resolved.scheme.regions.enumerated().map { position, region in
      RegionFigures(
        name: region.name,
        population: region.zones.reduce(0) { $0 + resolved.weights[$1.position] },
        accessBefore: before.regions[position] ?? 0,
        accessAfter: after.regions[position] ?? 0
      )
    }
  }
}
