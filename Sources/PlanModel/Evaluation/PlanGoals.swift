// What each of many plans reaches, by link insertion instead of searches.

import Accessibility
import ShortestPaths
import TransportNetwork

/// The goals of many plans: the objective's value or, for the objective cost, the figure that must
/// be reached.
///
/// Where costs are equal to the bit, so are these figures and those of a ``FullEvaluation``: sums
/// are exact, so a zone's access follows from its access with nothing built, or with the first
/// plan, by exchanging the terms whose costs differ.
package struct PlanGoals: Sendable {
  /// A state of the network whose access is known.
  private struct Known: Sendable {
    /// Minutes between zones, row-major, with their worth.
    var costs: [Double]
    var worth: [Double]
    /// Access of each zone of the instance.
    var access: [ExactSum]

    init(_ closure: Closure, _ resolved: ResolvedRequest, _ offered: [Double], threads: Int) {
      let zones = offered.count
      costs = closure.costs(amongFirst: zones)
      let decay = resolved.request.decay
      let rows = parallelMap(count: zones, threads: threads) { origin in
        var sum = ExactSum()
        let worth = closure.withRow(origin) { row in
          (0..<zones).map { destination in
            let worth = decay(row[destination])
            if destination != origin { sum.add(offered[destination] * worth) }
            return worth
          }
        }
        return (worth: worth, access: sum)
      }
      worth = rows.flatMap(\.worth)
      access = rows.map(\.access)
    }

    /// How many costs of a zone to others differ here.
    func differences(from costs: Span<Double>, origin: Int) -> Int {
      let row = origin * access.count
      var count = 0
      for destination in access.indices where costs[destination] != self.costs[row + destination] {
        count += 1
      }
      return count
    }
  }

  private let resolved: ResolvedRequest
  private let instance: PlanningInstance
  private let offered: [Double]
  private let before: Known

  /// Gets ready to compare plans with what stands when nothing is built.
  /// - Complexity: O(zones^2).
  package init(_ resolved: ResolvedRequest, _ instance: PlanningInstance, threads: Int) {
    self.resolved = resolved
    self.instance = instance
    offered = instance.networkZones.map { resolved.opportunities[$0] }
    before = Known(instance.baseCosts, resolved, offered, threads: threads)
  }

  /// The goals of plans, of which those next to each other should be alike, and the others like the
  /// first or like nothing built.
  /// - Complexity: as `PlanningInstance.mapClosures`, and O(zones^2) per plan.
  package func goals(of plans: [ProjectSet], threads: Int) throws(PlanningError) -> [Double] {
    guard let first = plans.first else { return [] }
    let known = Known(instance.closure(of: first), resolved, offered, threads: threads)
    let results = instance.mapClosures(of: plans, threads: threads) { position, closure in
      Result { () throws(PlanningError) in try goal(of: plans[position], closure, known) }
    }
    return try results.map { result throws(PlanningError) in try result.get() }
  }

  private func goal(
    of plan: ProjectSet,
    _ closure: Closure,
    _ first: Known
  ) throws(PlanningError) -> Double {
    var access = Array(repeating: 0.0, count: resolved.network.zones.count)
    for (origin, zone) in instance.networkZones.enumerated() {
      access[zone] = closure.withRow(origin) { self.access(of: origin, $0, first) }
    }
    let means = RegionMeans(resolved, access)
    let value = try resolved.value(
      access,
      means,
      zones: instance.networkZones,
      costs: closure.costs(amongFirst: instance.zoneCount),
      spending: instance.rules.cost(of: plan)
    )
    return resolved.goal(value, means)
  }

  /// A zone's access by its row of costs; its own opportunities do not count (intrazonal: exclude).
  private func access(of origin: Int, _ costs: Span<Double>, _ first: Known) -> Double {
    let fromFirst = first.differences(from: costs, origin: origin)
    guard fromFirst > 0 else { return first.access[origin].value }
    let fromBefore = before.differences(from: costs, origin: origin)
    guard fromBefore > 0 else { return before.access[origin].value }
    let (near, far) = fromFirst < fromBefore ? (first, before) : (before, first)
    var sum = near.access[origin]
    for destination in offered.indices where destination != origin {
      let pair = origin * offered.count + destination
      let cost = costs[destination]
      guard cost != near.costs[pair] else { continue }
      let worth = cost == far.costs[pair] ? far.worth[pair] : resolved.request.decay(cost)
      sum.add(-(offered[destination] * near.worth[pair]))
      sum.add(offered[destination] * worth)
    }
    return sum.value
  }
}
