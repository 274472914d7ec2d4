// A directed graph with costs on its arcs, as the parallel arrays that every path kernel reads.

/// A directed graph in forward-star form (compressed sparse rows).
///
/// Vertices are 0..<``vertexCount``; an arc is its position in ``head``, and the arcs that leave
/// vertex v are `firstOut[v]..<firstOut[v + 1]`, in the order in which the caller listed them.
/// Loops, parallel arcs, zero costs, vertices without arcs and disconnected parts are all legal,
/// and every kernel deals with them.
///
/// ```swift
/// let graph = try Graph(vertexCount: 3, tails: [0, 1], heads: [1, 2], costs: [5, 7])
/// var search = DijkstraSearch(graph)
/// search.run(from: 0)
/// search.distance(to: 2)  // 12
/// ```
public struct Graph: Sendable, Equatable {
  /// Number of vertices.
  public let vertexCount: Int
  /// Where each vertex's arcs begin: `vertexCount + 1` positions, the last one ``arcCount``.
  public let firstOut: [UInt32]
  /// The vertex that each arc leaves.
  public let tail: [UInt32]
  /// The vertex that each arc enters.
  public let head: [UInt32]
  /// The cost of each arc: finite, not negative.
  public let cost: [Double]
  /// Where each arc stood in the list that the graph was made from.
  public let originalArc: [UInt32]

  /// Number of arcs.
  public var arcCount: Int { head.count }

  /// Makes a graph from a list of arcs: arc i runs from `tails[i]` to `heads[i]` at `costs[i]`.
  ///
  /// - Throws: `GraphError` for lists of different lengths, a vertex out of range, a cost that is
  ///   NaN, infinite or negative, and counts that do not fit 32 bits.
  /// - Complexity: O(vertices + arcs), time and space.
  public init(
    vertexCount: Int,
    tails: [UInt32],
    heads: [UInt32],
    costs: [Double]
  ) throws(GraphError) {
    try GraphError.check(vertexCount: vertexCount, tails: tails, heads: heads, costs: costs)
    self.init(checkedVertexCount: vertexCount, tails: tails, heads: heads, costs: costs)
  }

  /// The positions of the arcs that leave a vertex.
  public func arcs(from vertex: Int) -> Range<Int> {
    Int(firstOut[vertex])..<Int(firstOut[vertex + 1])
  }

  /// The graph with every arc turned round; its `originalArc` is the arc's position in this graph.
  ///
  /// - Complexity: O(vertices + arcs).
  public func reversed() -> Graph {
    Graph(checkedVertexCount: vertexCount, tails: head, heads: tail, costs: cost)
  }

  /// The same arcs with other costs, one per arc in this graph's order.
  ///
  /// - Throws: `GraphError` for a wrong count and for a cost that is NaN, infinite or negative.
  /// - Complexity: O(vertices + arcs).
  public func withCosts(_ costs: [Double]) throws(GraphError) -> Graph {
    // The arcs are sorted by tail already, so every arc keeps its position.
    try Graph(vertexCount: vertexCount, tails: tail, heads: head, costs: costs)
  }

  /// Makes a graph of arcs that are known to be right: a stable counting sort by tail.
  init(
    checkedVertexCount vertexCount: Int,
    tails: [UInt32],
    heads: [UInt32],
    costs: [Double]
  ) {
    var next = [UInt32](repeating: 0, count: vertexCount + 1)
    for tail in tails { next[Int(tail) + 1] += 1 }
    for vertex in 0..<vertexCount { next[vertex + 1] += next[vertex] }
    let firstOut = next
    var originalArc = [UInt32](repeating: 0, count: tails.count)
    for (arc, tail) in tails.enumerated() {
      originalArc[Int(next[Int(tail)])] = UInt32(arc)
      next[Int(tail)] += 1
    }
    self.vertexCount = vertexCount
    self.firstOut = firstOut
    self.originalArc = originalArc
    self.tail = originalArc.map { tails[Int($0)] }
    self.head = originalArc.map { heads[Int($0)] }
    self.cost = originalArc.map { costs[Int($0)] }
  }
}
