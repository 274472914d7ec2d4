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

    init(_ closure: Closure, _ resolved: ResolvedRequest, _ offered: [Double]) {
      let zones = offered.count
      costs = PlanGoals.costs(closure, zones: zones)
      worth = costs.map { resolved.request.decay($0) }
      access = []
      for origin in 0..<zones {
        var sum = ExactSum()
        for destination in 0..<zones where destination != origin {
          sum.add(offered[destination] * worth[origin * zones + destination])
        }
        access.append(sum.value)
      }
    }

    /// Whether a row of other costs is the same here.
    func agrees(with costs: [Double], _ row: Range<Int>) -> Bool {
      for pair in row where self.costs[pair] != costs[pair] { return false }
      return true
    }
  }

  private let resolved: ResolvedRequest
  private let instance: PlanningInstance
  private let offered: [Double]
  private let before: Known
  private let first: Known

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
    let goals = PlanGoals(resolved, instance, first: first)
    let results = instance.mapClosures(of: plans, threads: threads) { position, closure in
      Result { () throws(PlanningError) in try goals.goal(of: plans[position], closure) }
    }
    return try results.map { result throws(PlanningError) in try result.get() }
  }

  private init(_ resolved: ResolvedRequest, _ instance: PlanningInstance, first: ProjectSet) {
    self.resolved = resolved
    self.instance = instance
    offered = instance.networkZones.map { resolved.opportunities[$0] }
    before = Known(instance.baseCosts, resolved, offered)
    self.first = Known(instance.closure(of: first), resolved, offered)
  }

  private func goal(of plan: ProjectSet, _ closure: Closure) throws(PlanningError) -> Double {
    let costs = Self.costs(closure, zones: instance.zoneCount)
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
    let zones = instance.zoneCount
    let row = origin * zones..<(origin + 1) * zones
    if before.agrees(with: costs, row) { return before.access[origin] }
    if first.agrees(with: costs, row) { return first.access[origin] }
    let decay = resolved.request.decay
    var sum = ExactSum()
    for destination in 0..<zones where destination != origin {
      let pair = row.lowerBound + destination
      let cost = costs[pair]
      let worth =
        cost == before.costs[pair]
        ? before.worth[pair] : cost == first.costs[pair] ? first.worth[pair] : decay(cost)
      sum.add(offered[destination] * worth)
    }
    return sum.value
  }

  /// Minutes between zones, row-major.
  private static func costs(_ closure: Closure, zones: Int) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(zones * zones)
    for origin in 0..<zones {
      closure.withRow(origin) { row in
        for destination in 0..<zones { costs.append(row[destination]) }
      }
    }
    return costs
  }
}
