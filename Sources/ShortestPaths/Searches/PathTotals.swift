// Second quantities along the best paths: kilometres of the fastest way, money, arcs.

extension IntegerSearch {
  /// The sums of a quantity along the paths of the last run, by vertex; nil where the run did not
  /// get to.
  ///
  /// - Parameter quantity: one number per arc of the graph.
  /// - Returns: a sum per vertex.
  /// - Complexity: O(vertices).
  public func totals(of quantity: [Double]) -> [Double?] {
    pathTotals(of: quantity, tail: graph.tail, vertexCount: graph.vertexCount) { vertex in
      distance(to: vertex) == IntegerGraph.unreachable ? nil : .some(predecessorArc(of: vertex))
    }
  }
}

extension DijkstraSearch {
  /// The sums of a quantity along the paths of the last run, by vertex; nil where the run did not
  /// get to.
  ///
  /// - Parameter quantity: one number per arc of the graph.
  /// - Returns: a sum per vertex.
  /// - Complexity: O(vertices).
  public func totals(of quantity: [Double]) -> [Double?] {
    pathTotals(of: quantity, tail: graph.tail, vertexCount: graph.vertexCount) { vertex in
      distance(to: vertex) == .infinity ? nil : .some(predecessorArc(of: vertex))
    }
  }
}

extension IntegerPath {
  /// The sum of a quantity along the path.
  ///
  /// - Parameter quantity: one number per arc of the graph.
  /// - Returns: the sum.
  public func total(of quantity: [Double]) -> Double { arcs.reduce(0) { $0 + quantity[$1] } }
}

extension Path {
  /// The sum of a quantity along the path.
  ///
  /// - Parameter quantity: one number per arc of the graph.
  /// - Returns: the sum.
  public func total(of quantity: [Double]) -> Double { arcs.reduce(0) { $0 + quantity[$1] } }
}

/// Sums along a tree of paths.
///
/// - Parameters:
///   - quantity: one number per arc.
///   - tail: where each arc comes from.
///   - vertexCount: number of vertices.
///   - lastArc: the last arc of the path to a vertex, nil for a path without arcs; nil where there
///     is no path.
/// - Returns: a sum per vertex; nil where there is no path.
private func pathTotals(
  of quantity: [Double],
  tail: [UInt32],
  vertexCount: Int,
  lastArc: (Int) -> Int??
) -> [Double?] {
  precondition(quantity.count == tail.count, "One number per arc is needed.")
  var totals = [Double?](repeating: nil, count: vertexCount)
  var path: [(vertex: Int, arc: Int)] = []
  for vertex in 0..<vertexCount {
    guard var last = lastArc(vertex) else { continue }
    // Back to a vertex whose total is known, then forward again.
    var place = vertex
    while totals[place] == nil, let arc = last {
      path.append((place, arc))
      place = Int(tail[arc])
      last = lastArc(place) ?? nil
    }
    var total = totals[place] ?? 0
    totals[place] = total
    while let (vertex, arc) = path.popLast() {
      total += quantity[arc]
      totals[vertex] = total
    }
  }
  return totals
}
