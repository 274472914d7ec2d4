// Which built projects a shortest path uses, and what going around each would cost.

import PlanModel
import ShortestPaths

/// The projects on shortest paths from one origin when Y is built, against the worst case in which
/// only the fixed projects stand.
///
/// Between project arcs a path runs over worst-case costs, so a path is a chain of built arcs. Arcs
/// are labelled in order of the cost at which they are reached; each label lists the chain's
/// projects with the detour that replacing all arcs of the project on the chain would cost.
struct DetourTree {
  /// A project on a path and the minutes that going around it costs.
  struct Detour {
    var project: Int
    var minutes: Double
  }

  private struct Label {
    var arc: Int
    var reached: Double
    var detours: [Detour]
  }

  private var labels: [Label] = []
  private let arcs: [PlanningInstance.Arc]
  private let worstArcs: ArcCosts

  /// Labels the arcs of projects in Y that are not fixed.
  ///
  /// `base` are the costs with Y built, `worst` those with only the fixed projects, and `worstArcs`
  /// the same gathered for the arcs.
  init(
    origin: Int,
    arcs: [PlanningInstance.Arc],
    base: borrowing Closure,
    worst: borrowing Closure,
    worstArcs: ArcCosts
  ) {
    self.arcs = arcs
    self.worstArcs = worstArcs
    var order: [(tail: Double, head: Double, arc: Int)] = []
    for (position, arc) in arcs.enumerated() {
      let tail = base[origin, arc.tail]
      let head = base[origin, arc.head]
      // Only arcs that lie on some shortest path from the origin can carry one.
      if tail < .infinity, tail + arc.cost <= head + Self.tolerance(head) {
        order.append((tail, head, position))
      }
    }
    order.sort { ($0.tail, $0.head, $0.arc) < ($1.tail, $1.head, $1.arc) }
    for (tail, head, position) in order {
      guard
        let chain = chain(
          reaching: tail,
          direct: worstArcs.toTail[origin * arcs.count + position],
          from: { worstArcs.headToTail[$0 * arcs.count + position] }
        )
      else { continue }
      let arc = arcs[position]
      let around = worst[arc.tail, arc.head] - arc.cost
      var detours = chain
      if let known = detours.firstIndex(where: { $0.project == arc.project }) {
        detours[known].minutes += max(0, around)
      } else {
        detours.append(Detour(project: arc.project, minutes: max(0, around)))
      }
      labels.append(Label(arc: position, reached: head, detours: detours))
    }
  }

  /// The projects on a shortest path to a zone at cost `reached`; nil when rounding hides the path.
  func detours(to zone: Int, at reached: Double, direct: Double) -> [Detour]? {
    chain(
      reaching: reached,
      direct: direct,
      from: { worstArcs.fromHead[zone * arcs.count + $0] }
    )
  }

  /// The first chain of labels that reaches a place at the given cost.
  private func chain(
    reaching cost: Double,
    direct: Double,
    from last: (Int) -> Double
  ) -> [Detour]? {
    let tolerance = Self.tolerance(cost)
    if direct <= cost + tolerance { return [] }
    return labels.first { $0.reached + last($0.arc) <= cost + tolerance }?.detours
  }

  private static func tolerance(_ cost: Double) -> Double { 1e-9 * max(1, cost) }
}
