// Bringing costs into a customizable hierarchy.

import CSweeps

extension CustomizableHierarchy {
  /// The hierarchy for new costs.
  ///
  /// - Parameter costs: one per arc of the graph, in its order; ``IntegerGraph/unreachable`` closes an arc.
  /// - Throws: ``GraphError`` for a wrong count, and for open arcs whose costs are, or might add up to, `unreachable` or more.
  /// - Returns: a hierarchy whose paths are in arcs of the graph.
  /// - Complexity: O(triangles of the hierarchy).
  public func customized(costs: [UInt32]) throws(GraphError) -> ContractionHierarchy {
    let count = graph.arcCount
    guard costs.count == count else {
      throw .differentCounts(tails: count, heads: count, costs: costs.count)
    }
    if let arc = costs.firstIndex(where: { $0 > IntegerGraph.unreachable }) {
      throw .costTooLarge(arc: Int(graph.originalArc[arc]), units: Double(costs[arc]))
    }
    var upward = head.map { corridor_arc(rank: $0, cost: 0) }
    var downward = upward
    var pairs = [Pair](repeating: Pair(repeating: Self.closed), count: head.count)
    enter(costs, &pairs)
    relax(&pairs)
    if lower(&upward, &downward, to: pairs) >= Int(IntegerGraph.unreachable) {
      // The bound that comes with customizing does not do; making the graph finds a better one, or says what is wrong.
      let open = costs.indices.filter { costs[$0] != IntegerGraph.unreachable }
      _ = try IntegerGraph(
        vertexCount: graph.vertexCount,
        tails: open.map { graph.tail[$0] },
        heads: open.map { graph.head[$0] },
        costs: open.map { costs[$0] }
      )
    }
    return ContractionHierarchy(
      arcCount: count,
      vertex: vertex,
      upward: HierarchySide(firstArc: firstArc, arcs: upward, parts: []),
      downward: HierarchySide(firstArc: firstArc, arcs: downward, parts: []),
      triangles: TriangleUnpacking(topology: self, costs: costs)
    )
  }

  /// The cost upwards and the cost downwards of an arc.
  private typealias Pair = SIMD2<UInt32>

  /// What counts as no path while costs are summed: sums of two do not wrap, and sums of two costs in range stay below.
  private static let closed = UInt32(Int32.max)

  private func enter(_ costs: [UInt32], _ pairs: inout [Pair]) {
    // Pointers, here and below: each of these passes is millions of steps of a few instructions.
    unsafe pairs.withUnsafeMutableBufferPointer { pairs in
      unsafe place.withUnsafeBufferPointer { place in
        unsafe costs.withUnsafeBufferPointer { costs in
          for arc in 0..<costs.count {
            let (place, cost) = unsafe (place[arc], costs[arc])
            if place == Self.none || cost == IntegerGraph.unreachable { continue }
            let (pair, way) = (Int(place >> 1), Int(place & 1))
            unsafe pairs[pair][way] = min(pairs[pair][way], cost)
          }
        }
      }
    }
  }

  /// Lowers the costs of arcs by the paths over the vertices below both their ends.
  ///
  /// From the bottom up, so that the two arcs of a path are final. For the third edge of a triangle to be found without a
  /// search, all lower neighbours of a vertex are looked at together, with the places of its arcs noted by head.
  private func relax(_ pairs: inout [Pair]) {
    var placeOfHead = [UInt32](repeating: 0, count: graph.vertexCount)
    unsafe pairs.withUnsafeMutableBufferPointer { pairs in
      unsafe placeOfHead.withUnsafeMutableBufferPointer { placeOfHead in
        unsafe head.withUnsafeBufferPointer { head in
          for rank in (0..<graph.vertexCount).reversed() {
            let (start, end) = (Int(firstArc[rank]), Int(firstArc[rank + 1]))
            if end - start == 0 { continue }
            for arc in start..<end {
              unsafe placeOfHead[Int(head[arc])] = UInt32(truncatingIfNeeded: arc)
            }
            for index in Int(firstLower[rank])..<Int(firstLower[rank + 1]) {
              let lower = Int(lowerArc[index])
              let end = Int(firstArc[Int(tail[lower]) + 1])
              // Upwards over the lower vertex: down this arc and up the other; downwards: down the other and up this.
              let (up, down) = unsafe (pairs[lower].x, pairs[lower].y)
              var other = lower + 1
              while other < end {
                let arc = unsafe Int(placeOfHead[Int(head[other])])
                let step = unsafe pairs[other]
                var pair = unsafe pairs[arc]
                let upward = down &+ step.x
                let downward = up &+ step.y
                pair.x = upward < pair.x ? upward : pair.x
                pair.y = downward < pair.y ? downward : pair.y
                unsafe pairs[arc] = pair
                other &+= 1
              }
            }
          }
        }
      }
    }
  }

  /// Writes the costs of both sides, and bounds all least costs.
  ///
  /// A least-cost path goes up and then down, so the dearest ways up and down together bound it; should an arc be out of range,
  /// the lowest such is the sum of two that are not, and still below ``closed``.
  private func lower(
    _ upward: inout [corridor_arc],
    _ downward: inout [corridor_arc],
    to pairs: [Pair]
  ) -> Int {
    var reach = [SIMD2<Int>](repeating: .zero, count: graph.vertexCount)
    var most = SIMD2<Int>.zero
    unsafe upward.withUnsafeMutableBufferPointer { upward in
      unsafe downward.withUnsafeMutableBufferPointer { downward in
        unsafe pairs.withUnsafeBufferPointer { pairs in
          for rank in 0..<graph.vertexCount {
            var own = SIMD2<Int>.zero
            for arc in Int(firstArc[rank])..<Int(firstArc[rank + 1]) {
              let pair = unsafe pairs[arc]
              let beyond = unsafe reach[Int(upward[arc].rank)]
              if pair.x < Self.closed { own.x = max(own.x, beyond.x + Int(pair.x)) }
              if pair.y < Self.closed { own.y = max(own.y, beyond.y + Int(pair.y)) }
              unsafe upward[arc].cost = min(pair.x, IntegerGraph.unreachable)
              unsafe downward[arc].cost = min(pair.y, IntegerGraph.unreachable)
            }
            reach[rank] = own
            most = pointwiseMax(most, own)
          }
        }
      }
    }
    return most.x + most.y
  }
}
