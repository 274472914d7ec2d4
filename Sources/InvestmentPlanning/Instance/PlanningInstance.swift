// The numerical problem: terminals, base costs, candidate arcs and pair weights, free of tables.

import Accessibility
import ShortestPaths

/// An investment problem in numbers: gains are sums of W_ij f(c_ij(y)) over pairs, and ``Merit``
/// says what is made of them; the best plan under the rules is sought.
///
/// Terminals are numbered so that zone i is terminal i; the ends of candidate arcs follow.
struct PlanningInstance: Sendable {
  /// A directed arc that a project adds, between terminals, in minutes of generalized cost.
  struct Arc: Sendable, Hashable {
    var project: Int
    var tail: Int
    var head: Int
    var cost: Double
  }

  /// Number of zones; zones are terminals 0 ..< zoneCount.
  var zoneCount: Int
  /// Costs between terminals with no candidate built; Inf is unreachable.
  ///
  /// The triangle inequality holds over the ends of arcs, not over zones: a path may be forbidden to pass through one.
  var baseCosts: Closure
  /// All arcs of all projects, ordered by project.
  var arcs: [Arc]
  /// W_ij, row-major zoneCount x zoneCount, in the objective's unit; the diagonal is 0.
  var weights: [Double]
  /// f.
  var decay: Decay
  /// What the gains of origins are worth together.
  var merit = Merit.sum
  /// What makes a plan legal.
  var rules: Rules
  /// Row of each zone in the network; empty where there is none.
  var networkZones: [Int] = []

  var projectCount: Int { rules.projectCount }

  /// Positions in `arcs` of each project's arcs.
  var arcRanges: [Range<Int>] {
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
  func closure(of plan: ProjectSet) -> Closure {
    var closure = baseCosts
    for arc in arcs where plan.contains(arc.project) {
      closure.insert(from: arc.tail, to: arc.head, cost: arc.cost)
    }
    return closure
  }
}
