// All least costs of a small graph.

/// The least costs between all vertices of a graph, row-major: `vertexCount` rows of as many.
///
/// On graphs of up to 8192 vertices those with few neighbours are taken out, and rows come of
/// sweeps, sixteen at a time (`CostElimination`); on larger ones every row is a search.
///
/// - Parameters:
///   - graph: the graph.
///   - threads: how many threads may work at once.
/// - Returns: vertices x vertices costs; ``IntegerGraph/unreachable`` where there is no path. The
///   same for any number of threads.
/// - Complexity: O(vertices x arcs with shortcuts), a sixteenth of it in instructions, and the same
///   of core³; above 8192 vertices that of the searches.
public func allPairs(_ graph: IntegerGraph, threads: Int = 1) -> [UInt32] {
  if graph.vertexCount <= CostElimination.mostVertices {
    return CostElimination(graph).costs(threads: threads)
  }
  var costs = [UInt32](repeating: 0, count: graph.vertexCount * graph.vertexCount)
  let search = IntegerSearch(graph)
  parallelBlocks(
    of: &costs,
    size: graph.vertexCount,
    threads: threads,
    workspace: { search },
    body: { search, source, slots in
      search.run(from: source)
      for vertex in slots.indices { slots[vertex] = search.distance(to: vertex) }
    }
  )
  return costs
}
