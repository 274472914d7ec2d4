// Pairs with W < 0: a linear bound from below on what they gain, so that it is not understated.

import PlanModel
import Accessibility
import ShortestPaths

/// Bounds the gains of one origin's negative pairs at one choice of Y.
///
/// With Y built the pair's path uses projects S; a plan without p of S takes p's detour, so
/// f(c(y)) is at least f(D_Y) - sum over S of l_p (1 - y_p), l_p the worth lost by p's detour.
/// Exact at y = Y.
struct LossBound: Sendable {
  private let instance: PlanningInstance
  private let arcs: [PlanningInstance.Arc]
  private let projects: [Int]
  private let base: Closure
  private let worst: Closure
  private let best: Closure
  private let worstArcs: ArcCosts

  /// Gathers what the bounds need: `built` is Y, a superset of `fixed`; `base` are the costs with Y
  /// built, `worst` those with only `fixed` and `best` those with everything possible.
  init(
    _ instance: PlanningInstance,
    built: ProjectSet,
    fixed: ProjectSet,
    base: Closure,
    worst: Closure,
    best: Closure
  ) {
    self.instance = instance
    self.base = base
    self.worst = worst
    self.best = best
    projects = built.members.filter { !fixed.contains($0) }
    arcs = instance.arcs.filter { built.contains($0.project) && !fixed.contains($0.project) }
    worstArcs = ArcCosts(worst, arcs: arcs, zoneCount: instance.zoneCount)
  }

  /// A pair's bound: worth at least constant - sum of losses x (1 - y).
  struct Pair {
    var destination: Int
    var worth: Double
    var losses: [(project: Int, loss: Double)]

    func value(at y: [Double]) -> Double {
      losses.reduce(worth) { $0 - $1.loss * (1 - y[$1.project]) }
    }
  }

  /// The bounds of an origin's negative pairs, in order of destination, but for those that nothing
  /// possible brings nearer: they gain nothing in any plan, and a decay is slow to compute.
  func pairs(origin: Int) -> [Pair] {
    let zoneCount = instance.zoneCount
    let decay = instance.decay
    let tree = DetourTree(
      origin: origin,
      arcs: arcs,
      base: base,
      worst: worst,
      worstArcs: worstArcs
    )
    var result: [Pair] = []
    for destination in 0..<zoneCount
    where instance.weights[origin * zoneCount + destination] < 0
      && best[origin, destination] < instance.baseCosts[origin, destination]
    {
      let low = base[origin, destination]
      let high = worst[origin, destination]
      let worth = decay(low)
      let total = low < high ? worth - decay(high) : 0
      var pair = Pair(destination: destination, worth: worth, losses: [])
      if total > 0 {
        if let detours = tree.detours(to: destination, at: low, direct: high) {
          for detour in detours {
            let loss = decay.loss(from: low, detour: detour.minutes, upTo: high)
            if loss > 0 { pair.losses.append((detour.project, loss)) }
          }
          // Where rounding hides which path is the shortest, the loss is rounding too.
          if detours.isEmpty { pair.worth = decay(high) }
        } else {
          pair.losses = projects.map { ($0, total) }
        }
      }
      result.append(pair)
    }
    return result
  }
}
