// The closure over some vertices of a graph.

/// Fewer terminals than this are searched from at once: taking vertices out of the graph first
/// would not pay.
private let fewestToReduceFor = 24

extension Closure {
  /// The closure over vertices of a graph.
  ///
  /// Vertices that are no terminals leave the graph first, as far as they have few neighbours. What
  /// is left is closed as a matrix or searched, whichever is quicker by the count of its vertices
  /// and arcs. Sums are added up in another order than along a path, so costs are those of
  /// ``costMatrix(_:origins:destinations:within:threads:)`` up to rounding; they are the same both
  /// ways where the graph's are.
  ///
  /// - Parameters:
  ///   - terminals: vertices, in the order of the rows; repeats are legal and lie at cost 0 from
  ///     each other.
  ///   - graph: the graph.
  ///   - threads: how many threads may work at once; costs do not depend on it.
  /// - Returns: terminals x terminals costs.
  /// - Complexity: O(vertices + arcs), and of the graph that is left, of n vertices, O(n³) or one
  ///   Dijkstra search per terminal, which ends when all terminals are reached.
  public static func between(terminals: [Int], in graph: Graph, threads: Int) -> Closure {
    between(terminals: terminals, in: graph, threads: threads, unless: { false })
      ?? Closure(count: terminals.count)
  }

  /// The same; nil when `isStopped`, which is asked now and then, says so.
  package static func between(
    terminals: [Int],
    in graph: Graph,
    threads: Int,
    unless isStopped: @Sendable () -> Bool
  ) -> Closure? {
    if isStopped() { return nil }
    guard terminals.count >= fewestToReduceFor else {
      return searched(terminals, graph, threads, isStopped)
    }
    let reduced = ReducedGraph(graph, keeping: terminals)
    guard reduced.prefersMatrix else {
      return searched(reduced.places, reduced.graph(), threads, isStopped)
    }
    guard let matrix = reduced.closedMatrix(unless: isStopped) else { return nil }
    var closure = Closure(count: terminals.count)
    let stride = closure.stride
    for (row, from) in reduced.places.enumerated() {
      for (column, to) in reduced.places.enumerated() {
        closure.costs[row * stride + column] = matrix.costs[from * matrix.stride + to]
      }
    }
    return closure
  }

  /// The closure over places of a graph whose paths may start and end at different vertices.
  ///
  /// A place of two vertices is one that no path may lead through:
  /// ``CostClosure/insert(from:to:cost:)`` is right for links between places of one vertex each,
  /// and keeps from passing through the others.
  ///
  /// - Parameters:
  ///   - departures: the vertex that paths of each place start at.
  ///   - arrivals: the vertex that they end at; the costs from a place to itself must be 0.
  ///   - graph: the graph.
  ///   - threads: how many threads may work at once; costs do not depend on it.
  /// - Returns: places x places costs.
  /// - Complexity: as that of `between(terminals:in:threads:)` over all the vertices.
  public static func between(
    departures: [Int],
    arrivals: [Int],
    in graph: Graph,
    threads: Int
  ) -> Closure {
    between(
      departures: departures,
      arrivals: arrivals,
      in: graph,
      threads: threads,
      unless: { false }
    ) ?? Closure(count: departures.count)
  }

  /// The same; nil when `isStopped`, which is asked now and then, says so.
  package static func between(
    departures: [Int],
    arrivals: [Int],
    in graph: Graph,
    threads: Int,
    unless isStopped: @Sendable () -> Bool
  ) -> Closure? {
    precondition(departures.count == arrivals.count, "Every place has a departure and an arrival.")
    let apart = departures.indices.filter { departures[$0] != arrivals[$0] }
    let vertices = departures + apart.map { arrivals[$0] }
    let all = between(terminals: vertices, in: graph, threads: threads, unless: isStopped)
    guard let all, !apart.isEmpty else { return all }
    var columns = Array(departures.indices)
    for (position, place) in apart.enumerated() { columns[place] = departures.count + position }
    var closure = Closure(count: departures.count)
    for row in departures.indices {
      for (place, column) in columns.enumerated() { closure[row, place] = all[row, column] }
    }
    return closure
  }

  /// By one search per terminal; nil when stopped.
  private static func searched(
    _ terminals: [Int],
    _ graph: Graph,
    _ threads: Int,
    _ isStopped: @Sendable () -> Bool
  ) -> Closure? {
    let table = costMatrix(
      graph,
      origins: terminals,
      destinations: terminals,
      threads: threads,
      unless: isStopped
    )
    if isStopped() { return nil }
    var closure = Closure(count: terminals.count)
    for row in terminals.indices {
      for column in terminals.indices {
        closure.costs[row * closure.stride + column] = table[row, column]
      }
    }
    return closure
  }
}

extension SingleClosure {
  /// The closure over vertices of a graph; costs are found in double precision and then rounded.
  ///
  /// - Parameters:
  ///   - terminals: vertices, in the order of the rows; repeats are legal and lie at cost 0 from
  ///     each other.
  ///   - graph: the graph.
  ///   - threads: how many threads may work at once; costs do not depend on it.
  /// - Returns: terminals x terminals costs.
  /// - Complexity: as that of a closure in double precision.
  public static func between(terminals: [Int], in graph: Graph, threads: Int) -> SingleClosure {
    SingleClosure(rounding: Closure.between(terminals: terminals, in: graph, threads: threads))
  }
}
