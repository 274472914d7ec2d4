// The costs between zones with a plan built, from the full graph.

import ShortestPaths
package import TransportNetwork

/// Minutes between the zones that have a node; nothing of it comes from the planner.
///
/// They depend on what is built and on who travels alone, so questions that differ in costs,
/// opportunities, weights or trips share them.
package struct BuiltCosts: Sendable {
  /// How they are found.
  package enum Method {
    /// From a reduced graph, for all zones at once: fast.
    case closure
    /// By one plain search of the graph per zone: slow, and a check of the other way.
    case searches
  }

  /// The zones, as rows of the network.
  package let zones: [Int]
  /// Minutes between them, row-major.
  package let minutes: [Double]

  /// Finds the costs with a set of candidate projects built.
  /// - Throws: ``PlanningError`` when the network cannot carry the question, and when stopped.
  /// - Complexity: as `Closure.between`, or one search of the travel graph per zone.
  package init(
    _ resolved: ResolvedRequest,
    building projects: [RowIndex<Project>],
    threads: Int,
    unless isStopped: @Sendable () -> Bool = { false }
  ) throws(PlanningError) {
    let graph: TravelGraph
    do throws(TravelGraphError) {
      graph = try TravelGraph(
        resolved.network,
        use: resolved.use,
        modes: resolved.modes,
        built: projects
      )
    } catch {
      throw PlanningError(.data, error.description)
    }
    zones = PlanningInstance.zones(of: graph)
    let ends = zones.compactMap { graph.zoneEnds[$0] }
    let (departures, arrivals) = (ends.map(\.departure), ends.map(\.arrival))
    switch resolved.costs {
    case .searches:
      minutes =
        costMatrix(
          graph.graph,
          origins: departures,
          destinations: arrivals,
          threads: threads,
          unless: isStopped
        )
        .costs
      if isStopped() { throw .stoppedAtBaseCosts }
    case .closure:
      let found = Closure.between(
        departures: departures,
        arrivals: arrivals,
        in: graph.graph,
        threads: threads,
        unless: isStopped
      )
      guard let closure = found else { throw .stoppedAtBaseCosts }
      var minutes: [Double] = []
      minutes.reserveCapacity(zones.count * zones.count)
      for row in ends.indices {
        closure.withRow(row) { row in
          for column in row.indices { minutes.append(row[column]) }
        }
      }
      self.minutes = minutes
    }
  }
}
