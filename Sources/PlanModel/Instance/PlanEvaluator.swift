// The gain of a plan from its closure: milliseconds instead of a search of the whole graph.

import Accessibility
package import ShortestPaths

/// Evaluates plans by link insertion; gains are counted over building nothing, and ``Merit`` makes
/// one number of them.
package struct PlanEvaluator: Sendable {
  package let instance: PlanningInstance
  /// f of the base costs, row-major zones x zones.
  package let worthBefore: [Double]

  package init(_ instance: PlanningInstance) {
    self.instance = instance
    let zones = instance.zoneCount
    worthBefore = (0..<zones * zones).map {
      instance.weights[$0] == 0
        ? 0 : instance.decay(instance.baseCosts[$0 / zones, $0 % zones])
    }
  }

  /// Per origin, the sum of W_ij (f(c_ij) - f(c_ij before)) over the closure of a plan.
  /// - Complexity: O(zones^2).
  package func originGains(of closure: Closure) -> [Double] {
    let zones = instance.zoneCount
    let decay = instance.decay
    return (0..<zones).map { origin in
      let row = origin * zones
      return closure.withRow(origin) { after in
        instance.baseCosts.withRow(origin) { before in
          var sum = 0.0
          for destination in 0..<zones where after[destination] < before[destination] {
            let weight = instance.weights[row + destination]
            if weight != 0 {
              sum += weight * (decay(after[destination]) - worthBefore[row + destination])
            }
          }
          return sum
        }
      }
    }
  }

  /// The merit of a plan whose closure is known.
  /// - Complexity: O(zones^2).
  package func gain(of closure: Closure, plan: ProjectSet) -> Double {
    instance.merit.value(originGains(of: closure), of: plan)
  }

  /// The merit of a plan.
  /// - Complexity: O(arcs of the plan x terminals^2).
  package func gain(of plan: ProjectSet) -> Double {
    gain(of: instance.closure(of: plan), plan: plan)
  }

  /// The gains of several plans, those next to each other alike.
  /// - Complexity: as ``PlanningInstance/mapClosures(of:threads:_:)``.
  package func gains(of plans: [ProjectSet], threads: Int) -> [Double] {
    instance.mapClosures(of: plans, threads: threads) { position, closure in
      gain(of: closure, plan: plans[position])
    }
  }

  /// Per group, the range that its gain can take within a node's fixings.
  package func ranges(
    in node: NodeCosts,
    groups: OriginGroups
  ) -> [(lowest: Double, highest: Double)] {
    let zones = instance.zoneCount
    let decay = instance.decay
    var ranges = Array(repeating: (lowest: 0.0, highest: 0.0), count: groups.count)
    for (position, origin) in groups.origins.enumerated() {
      let group = groups.group[position]
      for destination in 0..<zones {
        let (worst, best) = (node.worst[origin, destination], node.best[origin, destination])
        let cost = instance.baseCosts[origin, destination]
        // Most pairs cost the same in every plan, and a decay is slow to compute.
        guard best < cost else { continue }
        let weight = instance.weights[origin * zones + destination]
        guard weight != 0 else { continue }
        let before = worthBefore[origin * zones + destination]
        let atBest = weight * (decay(best) - before)
        let atWorst =
          worst == best ? atBest : worst == cost ? 0 : weight * (decay(worst) - before)
        ranges[group].lowest += min(atWorst, atBest)
        ranges[group].highest += max(atWorst, atBest)
      }
    }
    return ranges
  }
}
