// All least costs of a small graph.

/// The least costs between all vertices of a graph, row-major: `vertexCount` rows of as many.
///
/// On graphs of up to 4096 vertices rows are made from rows (``CostElimination``); on somewhat larger sparse ones a hierarchy is
/// made and sixteen rows are swept at a time; on others every row is a search.
///
/// - Parameters:
///   - graph: the graph.
///   - threads: how many threads may work at once.
/// - Returns: vertices x vertices costs; ``IntegerGraph/unreachable`` where there is no path. The same for any number of threads.
/// - Complexity: O(vertices x arcs), with or without shortcuts, and a thousandth of vertices³.
public func allPairs(_ graph: IntegerGraph, threads: Int = 1) -> [UInt32] {
  if graph.vertexCount <= CostElimination.mostVertices {
    return CostElimination(graph).costs(threads: threads)
  }
  let vertices = Array(0..<graph.vertexCount)
  if graph.arcCount <= 8 * graph.vertexCount, graph.vertexCount <= 1 << 13 {
    let undirected = UndirectedGraph(graph)
    let order = LowDegreeElimination(undirected, mostNeighbours: .max).order
    let customizable = CustomizableHierarchy(graph, undirected, order: order)
    // The graph's own costs have been checked, so this is no detour around an error.
    guard let hierarchy = try? customizable.customized(costs: graph.cost) else { return [] }
    return HierarchyTable(hierarchy, to: vertices).rows(from: vertices, threads: threads)
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
