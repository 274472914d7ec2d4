// The numerical problem: terminals, base costs, candidate arcs and pair weights, free of tables.

package import Accessibility
package import ShortestPaths

/// An investment problem in numbers: gains are sums of W_ij f(c_ij(y)) over pairs, and ``Merit``
/// says what is made of them; the best plan under the rules is sought.
///
/// Terminals are numbered so that zone i is terminal i; the ends of candidate arcs follow.
package struct PlanningInstance: Sendable {
  /// A directed arc that a project adds, between terminals, in minutes of generalized cost.
  package struct Arc: Sendable, Hashable {
    package var project: Int
    package var tail: Int
    package var head: Int
    package var cost: Double
  }

  /// Number of zones; zones are terminals 0 ..< zoneCount.
  package var zoneCount: Int
  /// Costs between terminals with no candidate built; Inf is unreachable.
  ///
  /// The triangle inequality holds over the ends of arcs, not over zones: a path may be forbidden
  /// to pass through one.
  package var baseCosts: Closure
  /// All arcs of all projects, ordered by project.
  package var arcs: [Arc]
  /// W_ij, row-major zoneCount x zoneCount, in the objective's unit; the diagonal is 0.
  package var weights: [Double]
  /// f.
  package var decay: Decay
  /// What the gains of origins are worth together.
  package var merit = Merit.sum
  /// What makes a plan legal.
  package var rules: Rules
  /// Row of each zone in the network; empty where there is none.
  package var networkZones: [Int] = []
  /// Projects that may be dropped as useless, nil for all.
  ///
  /// In a schedule these are the items of the last period: a project without it is never built.
  package var droppable: [Int]?

  package var projectCount: Int { rules.projectCount }

  /// Positions in `arcs` of each project's arcs.
  package var arcRanges: [Range<Int>] {
    var ranges = Array(repeating: 0..<0, count: projectCount)
    var start = 0
    while start < arcs.count {
      let project = arcs[start].project
      var end = start
      while end < arcs.count, arcs[end].project == project { end += 1 }
      ranges[project] = start..<end
      start = end
    }
    return ranges
  }

  /// Costs between terminals when `plan` is built.
  /// - Complexity: O(arcs of the plan x terminals^2) time, O(terminals^2) memory.
  package func closure(of plan: ProjectSet) -> Closure {
    var closure = baseCosts
    for arc in arcs where plan.contains(arc.project) {
      closure.insert(from: arc.tail, to: arc.head, cost: arc.cost)
    }
    return closure
  }
}
