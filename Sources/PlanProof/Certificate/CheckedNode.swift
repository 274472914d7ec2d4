// The costs against which the claims on a node's plans are checked.

import PlanModel
import ShortestPaths

/// A node's fixings with its costs, laid out by the arcs of the projects that are still free.
struct CheckedNode: Sendable {
  let fixings: Fixings
  /// Costs with only the projects fixed in.
  let worst: Closure
  /// Costs with everything not fixed out.
  let best: Closure
  /// Arcs of free projects.
  let arcs: [PlanningInstance.Arc]
  let worstArcs: ArcCosts
  let bestArcs: ArcCosts
  /// A number for each terminal at which an arc ends.
  let headNumbers: [Int]
  let headCount: Int
  /// A cost above every finite one.
  let costAboveAll: Double

  init(_ instance: PlanningInstance, _ fixings: Fixings) {
    self.fixings = fixings
    worst = instance.closure(of: fixings.built)
    best = instance.closure(of: fixings.possible)
    arcs = instance.arcs.filter { fixings.isFree($0.project) }
    worstArcs = ArcCosts(worst, arcs: arcs, zoneCount: instance.zoneCount)
    bestArcs = ArcCosts(best, arcs: arcs, zoneCount: instance.zoneCount)
    let heads = Array(Set(arcs.map(\.head))).sorted()
    var numbers: [Int: Int] = [:]
    for (number, head) in heads.enumerated() { numbers[head] = number }
    headNumbers = arcs.map { numbers[$0.head] ?? 0 }
    headCount = heads.count
    costAboveAll = instance.costAboveAll
  }
}
