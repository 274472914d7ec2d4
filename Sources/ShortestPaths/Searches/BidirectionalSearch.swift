// Point to point without preparation: one search from either end.

/// Searches for single pairs from both ends at once: scratch space, one per thread.
///
/// Each search grows a ball of half the radius, so that about half as much of a road network is
/// visited as by one; costs are Doubles, any that a ``Graph`` may have. Nicholson, T. A. J. (1966),
/// doi:10.1093/comjnl/9.3.275.
public struct BidirectionalSearch: Sendable {
  /// The graph that is searched.
  public let graph: Graph

  private var forward: Half
  private var backward: Half

  /// Makes the scratch space.
  ///
  /// - Complexity: O(vertices + arcs) time and space.
  public init(_ graph: Graph) {
    self.graph = graph
    forward = Half(graph)
    backward = Half(graph.reversed())
  }

  /// A least-cost path from one vertex to another; nil when there is none.
  ///
  /// - Complexity: two searches, of the vertices within half the cost or so of either end.
  public mutating func path(from source: Int, to target: Int) -> Path? {
    forward.start(at: source)
    backward.start(at: target)
    var best = Double.infinity
    var meeting = source
    // No path is left that is better than what the two balls have in common once their radii add up
    // to it.
    while forward.leastKey + backward.leastKey < best {
      if forward.leastKey <= backward.leastKey {
        forward.settle(meeting: backward, &best, &meeting)
      } else {
        backward.settle(meeting: forward, &best, &meeting)
      }
    }
    // Source and target the same: both labels are there from the start.
    if source == target { return Path(arcs: [], cost: 0) }
    guard best < .infinity else { return nil }
    var arcs: [Int] = forward.arcs(to: meeting).reversed()
    arcs += backward.arcs(to: meeting).map { Int(backward.graph.originalArc[$0]) }
    return Path(arcs: arcs, cost: arcs.reduce(0) { $0 + graph.cost[$1] })
  }

  private struct Half: Sendable {
    let graph: Graph
    private var labels: [Double]
    private var predecessor: [UInt32]
    private var touched: [Int] = []
    private var heap = VertexHeap()

    init(_ graph: Graph) {
      self.graph = graph
      labels = [Double](repeating: .infinity, count: graph.vertexCount)
      predecessor = [UInt32](repeating: .max, count: graph.vertexCount)
    }

    /// Infinite once the search is over.
    var leastKey: Double { heap.entries.first?.key ?? .infinity }

    mutating func start(at vertex: Int) {
      for vertex in touched {
        labels[vertex] = .infinity
        predecessor[vertex] = .max
      }
      heap.removeAll()
      touched = [vertex]
      labels[vertex] = 0
      heap.push(0, UInt32(vertex))
    }

    mutating func settle(meeting other: borrowing Half, _ best: inout Double, _ meeting: inout Int)
    {
      guard let entry = heap.pop() else { return }
      let vertex = Int(entry.vertex)
      if entry.key > labels[vertex] { return }
      for arc in graph.arcs(from: vertex) {
        let head = Int(graph.head[arc])
        let label = entry.key + graph.cost[arc]
        guard label < labels[head] else { continue }
        if labels[head] == .infinity { touched.append(head) }
        labels[head] = label
        predecessor[head] = UInt32(arc)
        heap.push(label, UInt32(head))
        if label + other.labels[head] < best {
          best = label + other.labels[head]
          meeting = head
        }
      }
    }

    /// The arcs of the path found to a vertex, the last one first.
    func arcs(to vertex: Int) -> [Int] {
      var arcs: [Int] = []
      var place = vertex
      while predecessor[place] != .max {
        let arc = Int(predecessor[place])
        arcs.append(arc)
        place = Int(graph.tail[arc])
      }
      return arcs
    }
  }
}
