// The closure over some vertices of a graph.

/// Fewer terminals than this are searched from at once: taking vertices out of the graph first would not pay.
private let fewestToReduceFor = 24

extension Closure {
  /// The closure over vertices of a graph.
  ///
  /// Vertices that are no terminals leave the graph first, as far as they have few neighbours. What is left is closed as a matrix or
  /// searched, whichever is quicker by the count of its vertices and arcs. Sums are added up in another order than along a path, so
  /// costs are those of ``costMatrix(_:origins:destinations:within:threads:)`` up to rounding; they are the same both ways where
  /// the graph's are.
  ///
  /// - Parameters:
  ///   - terminals: vertices, in the order of the rows; repeats are legal and lie at cost 0 from each other.
  ///   - graph: the graph.
  ///   - threads: how many threads may work at once; costs do not depend on it.
  /// - Returns: terminals x terminals costs.
  /// - Complexity: O(vertices + arcs), and of the graph that is left, of n vertices, O(n³) or one Dijkstra search per terminal, which
  ///   ends when all terminals are reached.
  public static func between(terminals: [Int], in graph: Graph, threads: Int) -> Closure {
    guard terminals.count >= fewestToReduceFor else {
      return searched(terminals, graph, threads)
    }
    let reduced = ReducedGraph(graph, keeping: terminals)
    guard let matrix = reduced.closedMatrix() else {
      return searched(reduced.places, reduced.graph(), threads)
    }
    var closure = Closure(count: terminals.count)
    let stride = closure.stride
    for (row, from) in reduced.places.enumerated() {
      for (column, to) in reduced.places.enumerated() {
        closure.costs[row * stride + column] = matrix.costs[from * matrix.stride + to]
      }
    }
    return closure
  }

  private static func searched(_ terminals: [Int], _ graph: Graph, _ threads: Int) -> Closure {
    let table = costMatrix(graph, origins: terminals, destinations: terminals, threads: threads)
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
  ///   - terminals: vertices, in the order of the rows; repeats are legal and lie at cost 0 from each other.
  ///   - graph: the graph.
  ///   - threads: how many threads may work at once; costs do not depend on it.
  /// - Returns: terminals x terminals costs.
  /// - Complexity: as that of a closure in double precision.
  public static func between(terminals: [Int], in graph: Graph, threads: Int) -> SingleClosure {
    SingleClosure(rounding: Closure.between(terminals: terminals, in: graph, threads: threads))
  }
}
