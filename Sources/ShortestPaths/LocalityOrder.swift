// Numbering vertices so that neighbours lie close together in memory.

extension IntegerGraph {
  /// The vertices in the order in which a depth-first search comes to them.
  ///
  /// Searches that walk from neighbour to neighbour then find most labels in the cache lines of the
  /// last few.
  ///
  /// - Complexity: O(vertices + arcs).
  func depthFirstOrder() -> [UInt32] {
    var order: [UInt32] = []
    order.reserveCapacity(vertexCount)
    var isFound = [Bool](repeating: false, count: vertexCount)
    var stack: [UInt32] = []
    for start in 0..<vertexCount where !isFound[start] {
      stack.append(UInt32(start))
      while let vertex = stack.popLast() {
        if isFound[Int(vertex)] { continue }
        isFound[Int(vertex)] = true
        order.append(vertex)
        for arc in arcs(from: Int(vertex)).reversed() where !isFound[Int(head[arc])] {
          stack.append(head[arc])
        }
      }
    }
    return order
  }
}

/// The inverse of a permutation: where each element stands.
func inverse(_ order: [UInt32]) -> [UInt32] {
  var places = [UInt32](repeating: 0, count: order.count)
  for (place, element) in order.enumerated() { places[Int(element)] = UInt32(place) }
  return places
}
