// Several planning problems as one: copies of the zones side by side.

import Accessibility
import ShortestPaths

extension PlanningInstance {
  /// Several problems over the same zones as one: no way leads from one to another, and their gains
  /// add up.
  ///
  /// All must have the decay of the first. `itemOfProject` tells which project of the rules builds
  /// a project in one of the problems.
  /// - Complexity: O((problems x terminals)^2).
  package init(
    sideBySide parts: [PlanningInstance],
    itemOfProject: (_ project: Int, _ part: Int) -> Int,
    rules: Rules
  ) {
    let zones = parts.first?.zoneCount ?? 0
    let zoneCount = zones * parts.count
    // Zones are the first terminals; the ends of arcs follow, problem by problem.
    var nextEnd = zoneCount
    var terminals: [[Int]] = []
    for (part, instance) in parts.enumerated() {
      let ends = instance.baseCosts.count - zones
      terminals.append(
        (0..<zones).map { part * zones + $0 } + (0..<ends).map { nextEnd + $0 }
      )
      nextEnd += ends
    }
    var costs = Closure(count: nextEnd)
    var weights = Array(repeating: 0.0, count: zoneCount * zoneCount)
    var arcs: [Arc] = []
    for (part, instance) in parts.enumerated() {
      for (row, from) in terminals[part].enumerated() {
        for (column, to) in terminals[part].enumerated() {
          costs[from, to] = instance.baseCosts[row, column]
        }
      }
      for row in 0..<zones {
        for column in 0..<zones {
          weights[(part * zones + row) * zoneCount + part * zones + column] =
            instance.weights[row * zones + column]
        }
      }
      arcs += instance.arcs.map { arc in
        Arc(
          project: itemOfProject(arc.project, part),
          tail: terminals[part][arc.tail],
          head: terminals[part][arc.head],
          cost: arc.cost
        )
      }
    }
    let order = arcs.indices.sorted { (arcs[$0].project, $0) < (arcs[$1].project, $1) }
    self.init(
      zoneCount: zoneCount,
      baseCosts: costs,
      arcs: order.map { arcs[$0] },
      weights: weights,
      decay: parts.first?.decay ?? .linear(cutoff: 1),
      merit: .sum,
      rules: rules
    )
  }
}
