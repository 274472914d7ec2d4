// The costs between zones with a plan built, from searches of the full graph.

import ShortestPaths
import TransportNetwork

/// Minutes between the zones that have a node; nothing of it comes from the planner.
///
/// They depend on what is built and on who travels alone, so questions that differ in costs, opportunities, weights or
/// trips share them.
struct BuiltCosts: Sendable {
  /// The zones, as rows of the network.
  let zones: [Int]
  /// Minutes between them, row-major.
  let minutes: [Double]

  /// Searches with a set of candidate projects built.
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
    zones = PlanningInstance.zones(of: graph)
    let vertices = zones.compactMap { graph.zoneVertices[$0] }
    minutes =
      costMatrix(
        graph.graph,
        origins: vertices,
        destinations: vertices,
        threads: threads
      ).costs
  }
}
