// A plan's figures from scratch: every cost from the full graph, nothing from the planner.

import Accessibility
import ShortestPaths
package import TransportNetwork

/// Access of every zone and of every region with a set of projects built.
///
/// Shares no code with the cuts or the solver, so that it can contradict them.
package struct FullEvaluation: Sendable {
  /// Access per zone of the network.
  package let access: [Double]
  /// Weighted mean access of the regions.
  package let means: RegionMeans
  package let unreachableShare: Double?
  /// theil-t, gini and williamson over all zones.
  package let inequality: [(index: String, value: Double?)]
  /// The objective's value, in its unit.
  package let value: Double

  /// Per region of the scheme; nil where a region has no weight.
  package var regions: [Double?] { means.regions }
  /// Of the target region; nil when the scheme has no such region.
  package var target: Double? { means.target }
  /// Of the reference region.
  package var reference: Double? { means.reference }
  /// Reference minus target.
  package var gap: Double? { means.gap }
  /// Reference over target.
  package var ratio: Double? { means.ratio }

  /// Evaluates a set of candidate projects.
  /// - Complexity: that of ``BuiltCosts``, and O(zones^2).
  package init(
    _ resolved: ResolvedRequest,
    building projects: [RowIndex<Project>],
    threads: Int,
    unless isStopped: @Sendable () -> Bool = { false }
  ) throws(PlanningError) {
    let costs = try BuiltCosts(
      resolved,
      building: projects,
      threads: threads,
      unless: isStopped
    )
    try self.init(
      resolved,
      zones: costs.zones,
      costs: costs.minutes,
      spending: projects.reduce(0) { $0 + resolved.network.projects[$1].cost }
    )
  }

  /// Evaluates costs between zones.
  /// - Parameters:
  ///   - resolved: the question.
  ///   - zones: the zones that have a node, as rows of the network.
  ///   - costs: minutes between them, row-major.
  ///   - spending: what is spent to make these costs.
  /// - Throws: ``PlanningError`` when a mean cost has unreachable pairs.
  package init(
    _ resolved: ResolvedRequest,
    zones: [Int],
    costs: [Double],
    spending: Double
  ) throws(PlanningError) {
    var access = Array(repeating: 0.0, count: resolved.network.zones.count)
    var coverage = Coverage()
    let offered = zones.map { resolved.opportunities[$0] }
    for (row, zone) in zones.enumerated() {
      let costs = costs.span.extracting(row * zones.count..<(row + 1) * zones.count)
      coverage.add(
        costs: costs,
        weight: resolved.weights[zone],
        opportunities: offered.span,
        own: row
      )
      // A zone's own opportunities do not count (intrazonal: exclude).
      var others = offered
      others[row] = 0
      access[zone] = gravityAccess(
        costs: costs,
        opportunities: others.span,
        decay: resolved.request.decay
      )
    }
    self.access = access
    unreachableShare = coverage.unreachableShare
    means = RegionMeans(resolved, access)
    let weighted = try resolved.weighted(access)
    inequality = [
      ("theil-t", weighted.theilT), ("gini", weighted.gini),
      ("williamson", weighted.coefficientOfVariation),
    ]
    value = try resolved.value(access, means, zones: zones, costs: costs, spending: spending)
  }

  /// Whether the figure is reached, up to rounding, so that a printed figure can be asked for
  /// again.
  package func reaches(_ reach: PlanRequest.Reach) -> Bool {
    let room = PlanRequest.Reach.tolerance * abs(reach.value)
    switch reach.figure {
    case .gap: return (gap ?? .infinity) <= reach.value + room
    case .ratio: return (ratio ?? .infinity) <= reach.value + room
    case .access: return (target ?? 0) >= reach.value - room
    }
  }
}
