// Lower bounds on least costs from a few landmarks.

/// The least costs from and to a few far-apart vertices, and the bounds that the triangle
/// inequality makes of them.
///
/// Goldberg, A. V. and Harrelson, C. (2005), "Computing the shortest path: A* search meets graph
/// theory", SODA 2005.
public struct Landmarks: Sendable {
  /// The landmarks: each as far as can be from those before it.
  public let vertices: [Int]
  let graph: IntegerGraph
  /// By vertex, all landmarks side by side: the cost from the landmark, and the cost to it.
  private let costs: [SIMD2<UInt32>]

  /// Chooses landmarks and finds their least costs.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - count: how many landmarks to choose at most.
  /// - Complexity: two searches per landmark; 8 bytes per vertex and landmark.
  public init(_ graph: IntegerGraph, count: Int = 8) {
    var forward = IntegerSearch(graph)
    var backward = IntegerSearch(graph.reversed())
    var chosen: [Int] = []
    var tables: [(from: [UInt32], to: [UInt32])] = []
    var nearest = [UInt32](repeating: .max, count: graph.vertexCount)
    while chosen.count < count {
      // What no landmark reaches is farthest of all, so every part of the graph comes to have one.
      guard let next = nearest.indices.max(by: { nearest[$0] < nearest[$1] }), nearest[next] > 0
      else { break }
      forward.run(from: next)
      backward.run(from: next)
      chosen.append(next)
      tables.append((forward.distances, backward.distances))
      for vertex in nearest.indices {
        nearest[vertex] = min(nearest[vertex], tables[tables.count - 1].from[vertex])
      }
    }
    self.graph = graph
    vertices = chosen
    costs = (0..<graph.vertexCount).flatMap { vertex in
      tables.map { SIMD2($0.from[vertex], $0.to[vertex]) }
    }
  }

  /// A cost that no path between two vertices undercuts; ``IntegerGraph/unreachable`` if it is
  /// certain that there is none.
  ///
  /// - Complexity: O(landmarks).
  public func bound(from source: Int, to target: Int) -> UInt32 {
    let unreachable = IntegerGraph.unreachable
    let count = vertices.count
    var bound: UInt32 = 0
    for landmark in 0..<count {
      let (here, there) = (costs[source * count + landmark], costs[target * count + landmark])
      // L -> target <= L -> source + source -> target, and source -> L <= source -> target + target
      // -> L.
      if here.x < unreachable {
        if there.x == unreachable { return unreachable }
        if there.x > here.x { bound = max(bound, there.x - here.x) }
      }
      if there.y < unreachable {
        if here.y == unreachable { return unreachable }
        if here.y > there.y { bound = max(bound, here.y - there.y) }
      }
    }
    return bound
  }
}

/// Searches for single pairs that landmarks lead towards the target (A*): scratch space, one per
/// thread.
///
/// Needs some searches of preparation where a ``ContractionHierarchy`` needs hundreds.
public struct LandmarkSearch: Sendable {
  /// The landmarks.
  public let landmarks: Landmarks

  private var labels: [UInt32]
  private var predecessor: [UInt32]
  private var touched: [Int] = []
  private var heap = IntegerHeap()

  /// Makes the scratch space.
  ///
  /// - Complexity: O(vertices) time and space.
  public init(_ landmarks: Landmarks) {
    self.landmarks = landmarks
    let count = landmarks.graph.vertexCount
    labels = [UInt32](repeating: IntegerGraph.unreachable, count: count)
    predecessor = [UInt32](repeating: .max, count: count)
  }

  /// A least-cost path from one vertex to another; nil when there is none.
  ///
  /// - Complexity: a search of the part of the graph that the bounds do not rule out.
  public mutating func path(from source: Int, to target: Int) -> IntegerPath? {
    let graph = landmarks.graph
    for vertex in touched {
      labels[vertex] = IntegerGraph.unreachable
      predecessor[vertex] = .max
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll()
    label(source, 0, by: .max, target)
    while let word = heap.pop() {
      let vertex = IntegerHeap.vertex(word)
      if vertex == target { break }
      // The bounds obey the triangle inequality, so a vertex is final when it first comes up;
      // entries after that are outdated.
      let cost = labels[vertex]
      if IntegerHeap.key(word) != cost + landmarks.bound(from: vertex, to: target) { continue }
      for arc in graph.arcs(from: vertex) {
        let next = cost + graph.cost[arc]
        if next < labels[Int(graph.head[arc])] {
          label(Int(graph.head[arc]), next, by: UInt32(arc), target)
        }
      }
    }
    guard labels[target] < IntegerGraph.unreachable else { return nil }
    var arcs: [Int] = []
    var place = target
    while predecessor[place] != .max {
      arcs.append(Int(predecessor[place]))
      place = Int(graph.tail[Int(predecessor[place])])
    }
    return IntegerPath(arcs: arcs.reversed(), cost: labels[target])
  }

  private mutating func label(_ vertex: Int, _ cost: UInt32, by arc: UInt32, _ target: Int) {
    let bound = landmarks.bound(from: vertex, to: target)
    if bound == IntegerGraph.unreachable { return }
    if labels[vertex] == IntegerGraph.unreachable { touched.append(vertex) }
    labels[vertex] = cost
    predecessor[vertex] = arc
    heap.push(IntegerHeap.word(cost + bound, UInt32(vertex)))
  }
}
