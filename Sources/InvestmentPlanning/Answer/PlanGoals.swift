// What each of many plans reaches, by link insertion instead of searches.

import Accessibility
import ShortestPaths
import TransportNetwork

/// The goal of many plans: the objective's value, or of the cheapest plan what it must reach.
///
/// The same figures as a ``FullEvaluation``'s, to the bit where the costs are: decays are taken anew only of costs that
/// differ from those with nothing built and from those of the first plan, and sums are exact in any order.
struct PlanGoals: Sendable {
  /// A state of the network whose access is known.
  private struct Known: Sendable {
    /// Minutes between zones, row-major, with their worth.
    var costs: [Double]
    var worth: [Double]
    /// Access of each zone of the instance.
    var access: [Double]
  }

  private let resolved: ResolvedRequest
  private let instance: PlanningInstance
  private let offered: [Double]
  private var known: [Known] = []

  /// The goals of plans, of which those next to each other should be alike, and the others like the first or like
  /// nothing built.
  /// - Complexity: as `PlanningInstance.mapClosures`, and O(zones^2) per plan.
  static func goals(
    _ resolved: ResolvedRequest,
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    threads: Int
  ) throws(PlanningError) -> [Double] {
    guard let first = plans.first else { return [] }
    var goals = PlanGoals(resolved, instance)
    goals.add(instance.baseCosts)
    goals.add(instance.closure(of: first))
    let all = goals
    let results = instance.mapClosures(of: plans, threads: threads) { position, closure in
      Result { () throws(PlanningError) in try all.goal(of: plans[position], closure) }
    }
    return try results.map { result throws(PlanningError) in try result.get() }
  }

  private init(_ resolved: ResolvedRequest, _ instance: PlanningInstance) {
    self.resolved = resolved
    self.instance = instance
    offered = instance.networkZones.map { resolved.opportunities[$0] }
  }

  private mutating func add(_ closure: Closure) {
    let costs = costs(closure)
    let worth = costs.map { resolved.request.decay($0) }
    var state = Known(costs: costs, worth: worth, access: [])
    for origin in 0..<instance.zoneCount {
      var sum = ExactSum()
      for destination in 0..<instance.zoneCount where destination != origin {
        sum.add(offered[destination] * worth[origin * instance.zoneCount + destination])
      }
      state.access.append(sum.value)
    }
    known.append(state)
  }

  private func costs(_ closure: Closure) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(instance.zoneCount * instance.zoneCount)
    for origin in 0..<instance.zoneCount {
      closure.withRow(origin) { row in
        for destination in 0..<instance.zoneCount { costs.append(row[destination]) }
      }
    }
    return costs
  }

  private func goal(of plan: ProjectSet, _ closure: Closure) throws(PlanningError) -> Double {
    let costs = costs(closure)
    var access = Array(repeating: 0.0, count: resolved.network.zones.count)
    for (origin, zone) in instance.networkZones.enumerated() {
      access[zone] = self.access(of: origin, costs)
    }
    let means = RegionMeans(resolved, access)
    let value = try resolved.value(
      access,
      means,
      zones: instance.networkZones,
      costs: costs,
      spending: instance.rules.cost(of: plan)
    )
    return resolved.goal(value, means)
  }

  /// A zone's access; its own opportunities do not count (intrazonal: exclude).
  private func access(of origin: Int, _ costs: [Double]) -> Double {
    let row = origin * instance.zoneCount..<(origin + 1) * instance.zoneCount
    for state in known where row.allSatisfy({ state.costs[$0] == costs[$0] }) {
      return state.access[origin]
    }
    var sum = ExactSum()
    for (destination, pair) in row.enumerated() where destination != origin {
      let state = known.first { $0.costs[pair] == costs[pair] }
      sum.add(offered[destination] * (state?.worth[pair] ?? resolved.request.decay(costs[pair])))
    }
    return sum.value
  }
}
