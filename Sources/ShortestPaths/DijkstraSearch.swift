// Shortest paths from one vertex: Dijkstra's algorithm with scratch that is kept between runs.

/// A search from one vertex to all or to some others.
///
/// The graph is shared; the search is the scratch space, one per thread, and a run takes back only
/// what the run before it touched. Ties are broken in a way that depends on the graph alone.
///
/// Dijkstra, E. W. (1959), doi:10.1007/BF01386390; the 4-ary heap and lazy deletion as in
/// `VertexHeap`.
public struct DijkstraSearch: Sendable {
  /// The graph that is searched.
  public let graph: Graph
  /// The cost from the last run's source to every vertex; infinite where it did not get to.
  public private(set) var distances: [Double]

  private var predecessor: [UInt32]
  private var touched: [UInt32] = []
  private var heap = VertexHeap()
  private var isTarget: [Bool] = []

  private static let none = UInt32.max

  /// Makes the scratch space for searches of a graph.
  ///
  /// - Complexity: O(vertices) time and space.
  public init(_ graph: Graph) {
    self.graph = graph
    distances = [Double](repeating: .infinity, count: graph.vertexCount)
    predecessor = [UInt32](repeating: Self.none, count: graph.vertexCount)
  }

  /// Finds the least costs from a vertex.
  ///
  /// With targets the run ends as soon as all of them are reached, with a bound it leaves out
  /// everything dearer. What the run did not settle reads as unreachable, so a finite distance is
  /// always exact.
  ///
  /// - Parameters:
  ///   - source: a vertex of the graph.
  ///   - targets: vertices of interest, repeats allowed; nil for all.
  ///   - bound: the largest distance of interest, itself included.
  /// - Complexity: O((vertices + arcs) log arcs) over the part that is reached.
  public mutating func run(
    from source: Int,
    to targets: [Int]? = nil,
    within bound: Double = .infinity
  ) {
    reset()
    guard bound >= 0 else { return }
    distances[source] = 0
    touched.append(UInt32(source))
    heap.push(0, UInt32(source))
    guard let targets else {
      settle(within: bound, targetsLeft: nil)
      return
    }
    if isTarget.isEmpty { isTarget = [Bool](repeating: false, count: graph.vertexCount) }
    var distinct = 0
    for target in targets where !isTarget[target] {
      isTarget[target] = true
      distinct += 1
    }
    settle(within: bound, targetsLeft: distinct)
    for target in targets { isTarget[target] = false }
  }

  /// The cost from the last run's source, infinite when the run did not get to the vertex.
  public func distance(to vertex: Int) -> Double { distances[vertex] }

  /// The last arc of the path found to a vertex; nil for the source and where the run did not get
  /// to.
  public func predecessorArc(of vertex: Int) -> Int? {
    let arc = predecessor[vertex]
    return arc == Self.none ? nil : Int(arc)
  }

  /// The arcs of the path found to a vertex, in order; nil where the run did not get to.
  ///
  /// - Complexity: O(arcs of the path).
  public func path(to vertex: Int) -> [Int]? {
    guard distances[vertex] < .infinity else { return nil }
    var arcs: [Int] = []
    var place = vertex
    while let arc = predecessorArc(of: place) {
      arcs.append(arc)
      place = Int(graph.tail[arc])
    }
    return arcs.reversed()
  }

  private mutating func reset() {
    for vertex in touched {
      distances[Int(vertex)] = .infinity
      predecessor[Int(vertex)] = Self.none
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll()
  }

  private mutating func settle(within bound: Double, targetsLeft: Int?) {
    // Spans over several properties of one value exclude each other, so each is handed over by
    // itself.
    Self.settle(
      graph,
      within: bound,
      targetsLeft: targetsLeft,
      isTarget: isTarget,
      distances: &distances,
      predecessor: &predecessor,
      touched: &touched,
      heap: &heap
    )
    // A label still in the queue is no distance yet; an outdated entry's key is above its vertex's
    // label.
    for entry in heap.entries where entry.key == distances[Int(entry.vertex)] {
      distances[Int(entry.vertex)] = .infinity
      predecessor[Int(entry.vertex)] = Self.none
    }
  }

  private static func settle(
    _ graph: Graph,
    within bound: Double,
    targetsLeft: Int?,
    isTarget: [Bool],
    distances: inout [Double],
    predecessor: inout [UInt32],
    touched: inout [UInt32],
    heap: inout VertexHeap
  ) {
    let counts = targetsLeft != nil
    var targetsLeft = targetsLeft ?? 1
    let firstOut = graph.firstOut.span
    let head = graph.head.span
    let cost = graph.cost.span
    var distances = distances.mutableSpan
    var predecessor = predecessor.mutableSpan
    while targetsLeft > 0, let entry = heap.pop() {
      let vertex = Int(entry.vertex)
      if entry.key > distances[vertex] { continue }
      if counts, isTarget[vertex] { targetsLeft -= 1 }
      var arc = Int(firstOut[vertex])
      let end = Int(firstOut[vertex + 1])
      while arc < end {
        let other = head[arc]
        let label = entry.key + cost[arc]
        let old = distances[Int(other)]
        if label < old, label <= bound {
          if old == .infinity { touched.append(other) }
          distances[Int(other)] = label
          predecessor[Int(other)] = UInt32(truncatingIfNeeded: arc)
          heap.push(label, other)
        }
        arc += 1
      }
    }
  }
}
