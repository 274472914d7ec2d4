// Looking for a plan that is as good as another and costs less, by trying all.

import PlanModel
import ShortestPaths
import TransportNetwork

extension PlanQuestion {
  /// A legal plan that is as good as one that is known and costs less; nil when there is none, or
  /// when too many projects can matter.
  ///
  /// Values that differ by less than the planner tells apart count as the same.
  /// - Complexity: up to 2^20 closures.
  func cheaperPlan(
    than plan: ProjectSet,
    _ instance: PlanningInstance,
    before: FullEvaluation
  ) throws(PlanningError) -> PlanCheck.Optimum? {
    guard resolved.request.objective.kind != .cost else { return nil }
    var instance = instance
    let after = try evaluation(of: plan)
    var room =
      0.25 * PlanRequest.Objective.Kind.equality * abs(after.value)
      + 0.25
      * resolved.request.objective.kind.rounding(
        of: before.value,
        access: before.regions.compactMap(\.self)
      )
    if resolved.request.objective.kind == .ratio {
      instance.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: after.value,
        reference: -1
      )
      room *= after.target ?? 0
      if before.target == 0, before.reference == 0 {
        // Plans that give neither region access gain nothing here, and have no ratio.
        instance.weights = ObjectiveModel.weights(
          resolved,
          instance.networkZones,
          target: max(1e-200, after.value * (1 + 0.25 * PlanRequest.Objective.Kind.equality)),
          reference: -1
        )
        room = (1 - 1e-6) * PlanEvaluator(instance).gain(of: plan)
      }
    }
    guard let found = try cheaperPlan(than: plan, within: room, instance) else { return nil }
    return PlanCheck.Optimum(
      value: try evaluation(of: found).value,
      projectIDs: found.members.map { resolved.network.projects[resolved.candidates[$0]].id },
      planCount: 0,
      cost: instance.rules.cost(of: found)
    )
  }

  /// A legal plan that costs less and gains at most `room` less.
  func cheaperPlan(
    than plan: ProjectSet,
    within room: Double,
    _ instance: PlanningInstance
  ) throws(PlanningError) -> ProjectSet? {
    var instance = instance
    let cost = instance.rules.cost(of: plan)
    // Rounding in a sum of costs is no saving.
    instance.rules.budget = cost * (1 - 2e-9) - 1e-9 * max(1, cost)
    guard instance.rules.budget >= 0, let fixings = Fixings(instance.rules) else { return nil }
    let enumeration = Enumeration(instance, fixings, threads: options.threads)
    guard enumeration.relevant.count <= Self.mostEnumerated else { return nil }
    let rules = instance.rules
    return try enumeration.first(
      gainingMoreThan: (enumeration.evaluator.gain(of: plan) - room).nextDown,
      threads: options.threads
    ) { decided in rules.allows(decided.plan) ? decided.plan : nil }
  }
}
