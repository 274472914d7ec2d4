// The closures of a node's fixings: its worst and its best case.

package import ShortestPaths

/// Fixings with the costs when only the fixed projects stand and when everything possible does.
package struct NodeCosts: Sendable {
  package let fixings: Fixings
  /// D_I: costs with only the projects fixed in.
  package let worst: Closure
  /// D_all: costs with everything not fixed out.
  package let best: Closure

  package init(_ instance: PlanningInstance, _ fixings: Fixings) {
    self.fixings = fixings
    worst = instance.closure(of: fixings.built)
    best = instance.closure(of: fixings.possible, over: worst, building: fixings.built)
  }
}

extension PlanningInstance {
  /// Costs when `plan` is built, starting from the costs when its subset `part` is.
  package func closure(of plan: ProjectSet, over costs: Closure, building part: ProjectSet)
    -> Closure
  {
    var closure = costs
    for arc in arcs where plan.contains(arc.project) && !part.contains(arc.project) {
      closure.insert(from: arc.tail, to: arc.head, cost: arc.cost)
    }
    return closure
  }

  /// A cost above every finite cost of any plan, at which an unreachable pair stands in the cuts.
  ///
  /// Ten times the dearest finite base cost plus every candidate arc once: a path uses an arc at
  /// most once, and base paths only between arcs.
  package var costAboveAll: Double {
    var dearest = 1.0
    for from in 0..<baseCosts.count {
      for to in 0..<baseCosts.count where baseCosts[from, to] < .infinity {
        dearest = max(dearest, baseCosts[from, to])
      }
    }
    let arcsInAll = arcs.reduce(0) { $0 + $1.cost }
    return 10 * (dearest * Double(arcs.count + 1) + arcsInAll)
  }
}
