// Plans that a list of alternatives may lack: legal ones that are not listed and hold nothing
// useless.

import PlanModel
import ShortestPaths

/// Turns decisions on projects into a plan that a list lacks.
struct MissingAlternatives: Sendable {
  private let resolved: ResolvedRequest
  private let instance: PlanningInstance
  /// The projects that are decided; any of the others may be built besides.
  private let deciding: [Int]
  private let listed: [ProjectSet]
  private let figures: [FullEvaluation]
  private let undecided: ProjectSet

  init(
    resolved: ResolvedRequest,
    instance: PlanningInstance,
    deciding: [Int],
    listed: [ProjectSet],
    figures: [FullEvaluation]
  ) {
    self.resolved = resolved
    self.instance = instance
    self.deciding = deciding
    self.listed = listed
    self.figures = figures
    let decided = Set(deciding)
    undecided = ProjectSet(count: instance.projectCount) { !decided.contains($0) }
  }

  /// A legal plan with these decisions that is not in the list and holds no listed plan that is as
  /// good; nil when there is none.
  /// - Throws: `PlanningError` when the rules cannot be told.
  func another(_ decided: Enumeration.Decisions) throws(PlanningError) -> ProjectSet? {
    try instance.rules.anyPlan(
      deciding: deciding,
      as: decided.plan,
      otherThan: listed,
      holdingNoneOf: try equal(decided)
    )
  }

  /// The plan itself, if it is legal and not listed, and is worse without any of its projects.
  func useful(_ decided: Enumeration.Decisions) throws(PlanningError) -> ProjectSet? {
    let plan = decided.plan
    guard instance.rules.allows(plan), !listed.contains(plan),
      !(try equal(decided).contains { $0.isSubset(of: plan) })
    else { return nil }
    let own = try figures(plan, decided.costs)
    for project in plan.members {
      let fewer = instance.rules.removing(project, from: plan)
      guard instance.rules.allows(fewer) else { continue }
      if resolved.areAsGood(own, try figures(fewer, instance.closure(of: fewer))) { return nil }
    }
    return plan
  }

  /// The listed plans as good that a plan with these decisions may hold.
  private func equal(_ decided: Enumeration.Decisions) throws(PlanningError) -> [ProjectSet] {
    let largest = decided.plan.union(undecided)
    let held = listed.indices.filter { listed[$0].isSubset(of: largest) }
    guard !held.isEmpty else { return [] }
    let own = try figures(decided.plan, decided.costs)
    return held.filter { resolved.areAsGood(own, figures[$0]) }.map { listed[$0] }
  }

  private func figures(_ plan: ProjectSet, _ costs: Closure) throws(PlanningError) -> FullEvaluation
  {
    try FullEvaluation(
      resolved,
      zones: instance.networkZones,
      costs: costs.costs(amongFirst: instance.zoneCount),
      spending: instance.rules.cost(of: plan)
    )
  }
}
