// All least costs by taking vertices out of the graph, closing the rest, and putting them back.

/// The least costs between all vertices of a small graph, a row of the matrix at a time.
///
/// Vertices with few neighbours leave first, each leaving arcs between its neighbours behind that stand for the ways over it. What
/// is left, the core, is closed by Floyd and Warshall's method. Then the vertices come back in reverse order: costs from a vertex
/// are the least, over its neighbours at the time it left, of the arc and the neighbour's row, and costs to it likewise.
/// Every step works on whole rows of sixteen costs per instruction.
///
/// Source: Planken, de Weerdt and van der Krogt 2012, doi:10.1613/jair.3509 (Snowball).
struct CostElimination {
  /// Above, three matrices take too much memory.
  static let mostVertices = 4096
  /// Vertices with more neighbours than this stay in the core.
  private static let mostNeighbours = 14

  /// An arc to a neighbour and one from it.
  private struct Neighbour {
    var vertex: Int
    var out: UInt32
    var back: UInt32
  }

  private let count: Int
  private var neighbours: [[Neighbour]]
  /// The vertices of the core and then those that left, the last first.
  private var order: [Int] = []
  /// Position of each vertex in that order.
  private var place: [Int]
  private var coreCount = 0
  /// Costs from the vertex of a row to that of a column, by position, and the other way.
  private let from: CostRows
  private let to: CostRows

  /// Sets the graph up.
  /// - Complexity: O(vertices² + arcs).
  init(_ graph: IntegerGraph, instructions: SweepInstructions = .best) {
    count = graph.vertexCount
    neighbours = Array(repeating: [], count: count)
    place = Array(repeating: 0, count: count)
    from = CostRows(count: count, instructions: instructions)
    to = CostRows(count: count, instructions: instructions)
    let undirected = UndirectedGraph(graph)
    var slot = Array(repeating: -1, count: count)
    for vertex in 0..<count {
      for arc in undirected.arcs(from: vertex) {
        neighbours[vertex].append(
          Neighbour(
            vertex: Int(undirected.heads[arc]),
            out: IntegerGraph.unreachable,
            back: IntegerGraph.unreachable
          )
        )
      }
    }
    // Parallel arcs: the cheapest counts. Arcs back are those of the other end.
    for vertex in 0..<count {
      for (index, neighbour) in neighbours[vertex].enumerated() { slot[neighbour.vertex] = index }
      for arc in graph.arcs(from: vertex) where Int(graph.head[arc]) != vertex {
        let index = slot[Int(graph.head[arc])]
        neighbours[vertex][index].out = min(neighbours[vertex][index].out, graph.cost[arc])
      }
    }
    for vertex in 0..<count {
      for (index, neighbour) in neighbours[vertex].enumerated() {
        let back = neighbours[neighbour.vertex].first { $0.vertex == vertex }
        neighbours[vertex][index].back = back?.out ?? IntegerGraph.unreachable
      }
    }
  }

  /// All least costs, row-major by vertex.
  consuming func costs(threads: Int) -> [UInt32] {
    eliminate()
    closeCore()
    for position in coreCount..<count { restore(position) }
    let (places, columns, count) = (place, order, count)
    let from = from
    var result = [UInt32](repeating: 0, count: count * count)
    parallelBlocks(
      of: &result,
      size: max(1, count),
      threads: threads,
      workspace: { () },
      body: { _, vertex, slots in
        from.spread(places[vertex], columns, over: &slots)
      }
    )
    return result
  }

  // MARK: Taking out

  private mutating func eliminate() {
    var isGone = Array(repeating: false, count: count)
    var waiting = Array(repeating: [Int](), count: Self.mostNeighbours + 1)
    for vertex in 0..<count where neighbours[vertex].count <= Self.mostNeighbours {
      waiting[neighbours[vertex].count].append(vertex)
    }
    var slot = Array(repeating: -1, count: count)
    var left: [Int] = []
    while let degree = waiting.firstIndex(where: { !$0.isEmpty }),
      let vertex = waiting[degree].popLast()
    {
      if isGone[vertex] || neighbours[vertex].count != degree { continue }
      isGone[vertex] = true
      left.append(vertex)
      let own = neighbours[vertex]
      for one in own {
        join(one, own, leaving: vertex, &slot)
        let number = neighbours[one.vertex].count
        if number <= Self.mostNeighbours { waiting[number].append(one.vertex) }
      }
    }
    order = (0..<count).filter { !isGone[$0] } + left.reversed()
    coreCount = count - left.count
    for (position, vertex) in order.enumerated() { place[vertex] = position }
  }

  /// Joins one neighbour of a vertex that leaves to all others.
  private mutating func join(
    _ one: Neighbour,
    _ own: [Neighbour],
    leaving vertex: Int,
    _ slot: inout [Int]
  ) {
    // Taken out, so that the change does not copy it.
    var list: [Neighbour] = []
    swap(&list, &neighbours[one.vertex])
    list.removeAll { $0.vertex == vertex }
    for (index, other) in list.enumerated() { slot[other.vertex] = index }
    for other in own where other.vertex != one.vertex {
      // No cost is above 2^30, so sums do not wrap.
      let out = min(one.back + other.out, IntegerGraph.unreachable)
      let back = min(other.back + one.out, IntegerGraph.unreachable)
      if slot[other.vertex] >= 0 {
        let index = slot[other.vertex]
        list[index].out = min(list[index].out, out)
        list[index].back = min(list[index].back, back)
      } else {
        list.append(Neighbour(vertex: other.vertex, out: out, back: back))
      }
    }
    for other in list { slot[other.vertex] = -1 }
    neighbours[one.vertex] = list
  }

  // MARK: Closing and putting back

  private func closeCore() {
    for position in 0..<coreCount {
      from[position, position] = 0
      to[position, position] = 0
      for neighbour in neighbours[order[position]] {
        from[position, place[neighbour.vertex]] = neighbour.out
      }
    }
    from.close(coreCount)
    for row in 0..<coreCount {
      for column in 0..<coreCount { to[column, row] = from[row, column] }
    }
  }

  /// Fills the rows of a vertex that comes back, over all positions before it, and tells those its column.
  private func restore(_ position: Int) {
    for neighbour in neighbours[order[position]] {
      let other = place[neighbour.vertex]
      from.lower(position, by: other, plus: neighbour.out, width: position)
      to.lower(position, by: other, plus: neighbour.back, width: position)
    }
    from[position, position] = 0
    to[position, position] = 0
    from.copyColumn(position, fromRowOf: to)
    to.copyColumn(position, fromRowOf: from)
  }
}
