// Second quantities along the best paths: kilometres of the fastest way, money, arcs.

extension IntegerSearch {
  /// The sums of a quantity along the paths of the last run, by vertex; nil where the run did not get to.
  ///
  /// - Parameter quantity: one number per arc of the graph.
  /// - Returns: a sum per vertex.
  /// - Complexity: O(vertices).
  public func totals(of quantity: [Double]) -> [Double?] {
    precondition(quantity.count == graph.arcCount, "One number per arc is needed.")
    var totals = [Double?](repeating: nil, count: graph.vertexCount)
    var path: [(vertex: Int, arc: Int)] = []
    for vertex in 0..<graph.vertexCount where distance(to: vertex) < IntegerGraph.unreachable {
      // Back to a vertex whose total is known, then forward again.
      var place = vertex
      while totals[place] == nil, let arc = predecessorArc(of: place) {
        path.append((place, arc))
        place = Int(graph.tail[arc])
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
}

extension IntegerPath {
  /// The sum of a quantity along the path.
  ///
  /// - Parameter quantity: one number per arc of the graph.
  /// - Returns: the sum.
  public func total(of quantity: [Double]) -> Double { arcs.reduce(0) { $0 + quantity[$1] } }
}
