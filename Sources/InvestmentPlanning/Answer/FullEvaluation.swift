// A plan's figures from scratch: every cost from the full graph, nothing from the planner.

import Accessibility
import ShortestPaths
import TransportNetwork

/// Access of every zone and of every region with a set of projects built.
///
/// Shares no code with the cuts or the solver, so that it can contradict them.
struct FullEvaluation: Sendable {
  /// Access per zone of the network.
  let access: [Double]
  /// Weighted mean access of the regions.
  let means: RegionMeans
  let unreachableShare: Double?
  /// theil-t, gini and williamson over all zones.
  let inequality: [(index: String, value: Double?)]
  /// The objective's value, in its unit.
  let value: Double

  /// Per region of the scheme; nil where a region has no weight.
  var regions: [Double?] { means.regions }
  /// Of the target region; nil when the scheme has no such region.
  var target: Double? { means.target }
  /// Of the reference region.
  var reference: Double? { means.reference }
  /// Reference minus target.
  var gap: Double? { means.gap }
  /// Reference over target.
  var ratio: Double? { means.ratio }

  /// Evaluates a set of candidate projects.
  /// - Complexity: that of ``BuiltCosts``, and O(zones^2).
  init(
    _ resolved: ResolvedRequest,
    building projects: [RowIndex<Project>],
    threads: Int
  ) throws(PlanningError) {
    let costs = try BuiltCosts(resolved, building: projects, threads: threads)
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
  init(
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

  /// Whether what must be reached is reached, up to rounding: a figure that was printed can be
  /// asked again.
  func reaches(_ reach: PlanRequest.Reach) -> Bool {
    let room = PlanRequest.Reach.tolerance * abs(reach.value)
    switch reach.figure {
    case .gap: return (gap ?? .infinity) <= reach.value + room
    case .ratio: return (ratio ?? .infinity) <= reach.value + room
    case .access: return (target ?? 0) >= reach.value - room
    }
  }
}
