// Least costs from many origins to many destinations, by one search per origin.

/// A table of least costs, a row per origin and a column per destination.
public struct CostTable: Sendable, Equatable {
  /// Number of rows.
  public let originCount: Int
  /// Number of columns.
  public let destinationCount: Int
  /// Row-major costs, `originCount * destinationCount` of them; infinite is unreachable.
  public let costs: [Double]

  /// The cost from the origin of a row to the destination of a column.
  public subscript(origin: Int, destination: Int) -> Double {
    precondition(
      destination >= 0 && destination < destinationCount,
      "A table of \(destinationCount) destinations has none at \(destination)."
    )
    return costs[origin * destinationCount + destination]
  }
}

/// The least costs from every origin to every destination; both lists may repeat vertices.
///
/// - Parameters:
///   - graph: the graph.
///   - origins: vertices, one per row.
///   - destinations: vertices, one per column.
///   - bound: the largest cost of interest, itself included; what is dearer reads as unreachable.
///   - threads: how many threads may work at once.
/// - Returns: origins x destinations costs.
/// - Complexity: one Dijkstra search per origin, which ends when all destinations within the bound
///   are reached.
public func costMatrix(
  _ graph: Graph,
  origins: [Int],
  destinations: [Int],
  within bound: Double = .infinity,
  threads: Int
) -> CostTable {
  costMatrix(
    graph,
    origins: origins,
    destinations: destinations,
    within: bound,
    threads: threads,
    unless: { false }
  )
}

/// The same, with rows left out once `isStopped` says so.
package func costMatrix(
  _ graph: Graph,
  origins: [Int],
  destinations: [Int],
  within bound: Double = .infinity,
  threads: Int,
  unless isStopped: @Sendable () -> Bool
) -> CostTable {
  var costs = [Double](repeating: .infinity, count: origins.count * destinations.count)
  parallelRows(
    of: &costs,
    stride: destinations.count,
    threads: threads,
    workspace: { DijkstraSearch(graph) },
    body: { search, row, slots in
      if isStopped() { return }
      search.run(from: origins[row], to: destinations, within: bound)
      for (column, vertex) in destinations.enumerated() {
        slots[column] = search.distance(to: vertex)
      }
    }
  )
  return CostTable(
    originCount: origins.count,
    destinationCount: destinations.count,
    costs: costs
  )
}
