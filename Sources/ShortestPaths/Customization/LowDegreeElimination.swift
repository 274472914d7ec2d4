// The easy part of an order: vertices with few neighbours leave first.

/// Eliminates vertices with at most three neighbours, over and over: dead ends, bends and forks.
///
/// None of them leaves more edges behind than it takes away, and on road networks they are most
/// vertices; what is left is the core.
struct LowDegreeElimination {
  /// The vertices that left, in order.
  private(set) var order: [UInt32] = []
  /// The vertices that are left.
  private(set) var core: [UInt32] = []
  /// The edges between them, each from both sides, as positions in ``core``.
  private(set) var tails: [UInt32] = []
  private(set) var heads: [UInt32] = []

  /// - Parameters:
  ///   - graph: the graph.
  ///   - mostNeighbours: vertices with more than so many neighbours stay; with no limit all leave,
  ///     fewest neighbours first, a good order of its own for graphs of up to some thousand
  ///     vertices.
  init(_ graph: UndirectedGraph, mostNeighbours: Int = 3) {
    let mostNeighbours = min(mostNeighbours, graph.vertexCount)
    var neighbours = (0..<graph.vertexCount).map { vertex in
      graph.arcs(from: vertex).map { graph.heads[$0] }
    }
    var isGone = [Bool](repeating: false, count: graph.vertexCount)
    // The vertex whose neighbours were marked last.
    var mark = [UInt32](repeating: .max, count: graph.vertexCount)
    // Fewest neighbours first.
    var waiting = [[UInt32]](repeating: [], count: mostNeighbours + 1)
    for vertex in neighbours.indices where neighbours[vertex].count <= mostNeighbours {
      waiting[neighbours[vertex].count].append(UInt32(vertex))
    }
    while let degree = waiting.firstIndex(where: { !$0.isEmpty }),
      let vertex = waiting[degree].popLast()
    {
      if isGone[Int(vertex)] || neighbours[Int(vertex)].count != degree { continue }
      isGone[Int(vertex)] = true
      order.append(vertex)
      let own = neighbours[Int(vertex)]
      for one in own {
        mark[Int(one)] = one
        for (index, other) in neighbours[Int(one)].enumerated().reversed() {
          mark[Int(other)] = one
          if other == vertex { neighbours[Int(one)].remove(at: index) }
        }
        for other in own where mark[Int(other)] != one { neighbours[Int(one)].append(other) }
        let count = neighbours[Int(one)].count
        if count <= mostNeighbours { waiting[count].append(one) }
      }
    }
    core = isGone.indices.filter { !isGone[$0] }.map { UInt32($0) }
    var place = [UInt32](repeating: 0, count: graph.vertexCount)
    for (index, vertex) in core.enumerated() { place[Int(vertex)] = UInt32(index) }
    for (index, vertex) in core.enumerated() {
      for other in neighbours[Int(vertex)] {
        tails.append(UInt32(index))
        heads.append(place[Int(other)])
      }
    }
  }
}
