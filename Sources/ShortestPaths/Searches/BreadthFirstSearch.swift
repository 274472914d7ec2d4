// Fewest arcs from one vertex: breadth-first search.

/// A search from one vertex to all by number of arcs, with scratch that is kept between runs.
///
/// Costs play no part. What it takes is what any search must take that looks at every arc of a
/// graph once, and so the measure of those that mind costs: it runs on the same layout as
/// ``IntegerSearch``.
///
/// Moore, E. F. (1959), "The shortest path through a maze".
public struct BreadthFirstSearch: Sendable {
  /// The graph that is searched.
  public let graph: IntegerGraph
  /// The number of arcs that stands for "no path".
  public static let unreachable = UInt32.max

  private let arcs: LocalArcs
  /// By place: the number of arcs from the source, and the last of them.
  private var labels: [Label]
  /// Places in the order in which they were found.
  private var queue: [UInt32]

  private struct Label: Sendable {
    var arcCount = BreadthFirstSearch.unreachable
    var predecessor = UInt32.max
  }

  /// Makes the scratch space for searches of a graph.
  ///
  /// - Complexity: O(vertices + arcs) time and space.
  public init(_ graph: IntegerGraph) {
    self.graph = graph
    arcs = LocalArcs(graph)
    labels = [Label](onLargePages: Label(), count: graph.vertexCount)
    queue = [UInt32](repeating: 0, count: graph.vertexCount)
  }

  /// Finds the fewest arcs from a vertex to all.
  ///
  /// - Parameter source: a vertex of the graph.
  /// - Complexity: O(vertices + arcs).
  public mutating func run(from source: Int) {
    // Spans over several properties of one value exclude each other, so each is handed over by
    // itself.
    Self.run(from: arcs.place[source], arcs, &labels, &queue)
  }

  private static func run(
    from start: UInt32,
    _ layout: LocalArcs,
    _ labels: inout [Label],
    _ queue: inout [UInt32]
  ) {
    let firstArc = layout.firstArc.span
    let arcs = layout.arcs.span
    var labels = labels.mutableSpan
    var queue = queue.mutableSpan
    for place in labels.indices { labels[place] = Label() }
    labels[Int(start)].arcCount = 0
    queue[0] = start
    var (next, end) = (0, 1)
    while next < end {
      let place = Int(queue[next])
      next += 1
      let arcCount = labels[place].arcCount + 1
      for arc in Int(firstArc[place])..<Int(firstArc[place + 1]) {
        let head = Int(arcs[arc].head)
        if labels[head].arcCount != Self.unreachable { continue }
        labels[head] = Label(arcCount: arcCount, predecessor: UInt32(truncatingIfNeeded: arc))
        queue[end] = arcs[arc].head
        end += 1
      }
    }
  }

  /// The number of arcs from the last run's source; ``unreachable`` where there is no path.
  public func arcCount(to vertex: Int) -> UInt32 { labels[Int(arcs.place[vertex])].arcCount }

  /// The last arc of the path found to a vertex; nil for the source and where there is no path.
  public func predecessorArc(of vertex: Int) -> Int? {
    let arc = labels[Int(arcs.place[vertex])].predecessor
    return arc == .max ? nil : Int(arcs.number[Int(arc)])
  }
}
