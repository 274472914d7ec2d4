// A plan's figures from scratch: every cost from a search of the full graph, nothing from the
// planner.

import Accessibility
import ShortestPaths
import TransportNetwork

/// Access of every zone and of every region with a set of projects built.
///
/// Shares no code with the closure, the cuts or the solver, so that it can contradict them.
struct FullEvaluation: Sendable {
  /// Access per zone of the network.
  let access: [Double]
  /// Weighted mean access per region of the scheme; nil where a region has no weight.
  let regions: [Double?]
  let target: Double
  let reference: Double
  let unreachableShare: Double?
  /// theil-t, gini and williamson over all zones.
  let inequality: [(index: String, value: Double?)]

  /// Evaluates a set of candidate projects.
  /// - Complexity: one search of the travel graph per zone.
  init(
    _ resolved: ResolvedRequest,
    building projects: [RowIndex<Project>],
    threads: Int
  ) throws(PlanningError) {
    let graph: TravelGraph
    do throws(TravelGraphError) {
      graph = try TravelGraph(resolved.network, use: resolved.use, built: projects)
    } catch {
      throw PlanningError(.data, error.description)
    }
    let zones = graph.zoneVertices.indices.filter { graph.zoneVertices[$0] != nil }
    let vertices = zones.compactMap { graph.zoneVertices[$0] }
    let table = costMatrix(
      graph.graph,
      origins: vertices,
      destinations: vertices,
      threads: threads
    )
    var access = Array(repeating: 0.0, count: resolved.network.zones.count)
    var coverage = Coverage()
    let offered = zones.map { resolved.opportunities[$0] }
    for (row, zone) in zones.enumerated() {
      let costs = table.costs.span.extracting(row * zones.count..<(row + 1) * zones.count)
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
    func mean(of region: RegionScheme.Region) -> Double? {
      weightedMean(
        region.zones.map { access[$0.position] },
        weights: region.zones.map { resolved.weights[$0.position] }
      )
    }
    regions = resolved.scheme.regions.map(mean)
    target = mean(of: resolved.target) ?? 0
    reference = mean(of: resolved.reference) ?? 0
    let weighted: WeightedValues
    do throws(AccessibilityError) {
      weighted = try WeightedValues(access, weights: resolved.weights)
    } catch {
      throw PlanningError(.data, error.description)
    }
    inequality = [
      ("theil-t", weighted.theilT), ("gini", weighted.gini),
      ("williamson", weighted.coefficientOfVariation),
    ]
  }

  /// The objective's value.
  func value(of objective: PlanRequest.Objective) -> Double {
    switch objective {
    case .gap: reference - target
    case .access: target
    }
  }
}
