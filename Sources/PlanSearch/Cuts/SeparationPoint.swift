// Everything that the cuts at one point of one node share.

import PlanModel
import Accessibility
import ShortestPaths

/// A point y inside a node's fixings, with the closures that its cuts are taken from.
///
/// `built` is Y, the projects at 1. Costs with Y built are the base of the cuts, costs with
/// everything possible their best case, costs with only the fixed projects their worst.
struct SeparationPoint: Sendable {
  let instance: PlanningInstance
  /// A value from 0 to 1 per project.
  let y: [Double]
  /// Arcs that may still be added to Y: of projects possible and not in Y.
  let arcs: [PlanningInstance.Arc]
  /// Costs with Y built.
  let base: Closure
  /// Costs with everything possible built.
  let best: Closure
  let baseArcs: ArcCosts
  let bestArcs: ArcCosts
  /// A cost above every finite one, at which an unreachable pair stands.
  let unreachable: Double

  init(
    _ instance: PlanningInstance,
    y: [Double],
    built: ProjectSet,
    possible: ProjectSet,
    base: Closure,
    best: Closure,
    unreachable: Double
  ) {
    self.instance = instance
    self.y = y
    self.base = base
    self.best = best
    self.unreachable = unreachable
    arcs = instance.arcs.filter { possible.contains($0.project) && !built.contains($0.project) }
    baseArcs = ArcCosts(base, arcs: arcs, zoneCount: instance.zoneCount)
    bestArcs = ArcCosts(best, arcs: arcs, zoneCount: instance.zoneCount)
  }
}
