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
    var pairs = [Pair](onLargePages: Pair(repeating: Self.closed), count: head.count)
    enter(costs, &pairs)
    relax(&pairs)
    let (upward, downward, bound) = sides(pairs)
    if bound >= Int(IntegerGraph.unreachable) {
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
    // Pointers, here and below: each of these passes is millions of steps of a few instructions. Arcs come in the order of their
    // places, so that the larger array is read from start to end.
    unsafe pairs.withUnsafeMutableBufferPointer { pairs in
      unsafe arcsAtPlace.positions.withUnsafeBufferPointer { positions in
        unsafe place.withUnsafeBufferPointer { place in
          unsafe costs.withUnsafeBufferPointer { costs in
            for index in 0..<costs.count {
              let arc = unsafe Int(positions[index])
              let (place, cost) = unsafe (place[arc], costs[arc])
              if place == Self.none || cost == IntegerGraph.unreachable { continue }
              let (pair, way) = (Int(place >> 1), Int(place & 1))
              unsafe pairs[pair][way] = min(pairs[pair][way], cost)
            }
          }
        }
      }
    }
  }

  /// Lowers the costs of arcs by the paths over the vertices below both their ends.
  private func relax(_ pairs: inout [Pair]) {
    var placeOfHead = [UInt32](repeating: 0, count: graph.vertexCount)
    unsafe withTopology { topology in
      unsafe pairs.withUnsafeMutableBytes { pairs in
        unsafe placeOfHead.withUnsafeMutableBufferPointer { placeOfHead in
          var topology = unsafe topology
          unsafe corridor_relax_triangles(
            SweepInstructions.best.supported,
            &topology,
            pairs.baseAddress?.assumingMemoryBound(to: UInt32.self),
            placeOfHead.baseAddress
          )
        }
      }
    }
  }

  /// Lends the arrays to a body, as C takes them.
  private func withTopology(_ body: (corridor_topology) -> Void) {
    unsafe firstArc.withUnsafeBufferPointer { firstArc in
      unsafe head.withUnsafeBufferPointer { head in
        unsafe tail.withUnsafeBufferPointer { tail in
          unsafe firstLower.withUnsafeBufferPointer { firstLower in
            unsafe lowerArc.withUnsafeBufferPointer { lowerArc in
              unsafe body(
                corridor_topology(
                  count: UInt32(graph.vertexCount),
                  first_arc: firstArc.baseAddress,
                  head: head.baseAddress,
                  tail: tail.baseAddress,
                  first_lower: firstLower.baseAddress,
                  lower_arc: lowerArc.baseAddress
                )
              )
            }
          }
        }
      }
    }
  }

  /// The arcs of both sides, and a bound on all least costs.
  ///
  /// A least-cost path goes up and then down, so the dearest ways up and down together bound it; should an arc be out of range,
  /// the lowest such is the sum of two that are not, and still below ``closed``, at which sums are cut off.
  private func sides(
    _ pairs: [Pair]
  ) -> (upward: [corridor_arc], downward: [corridor_arc], bound: Int) {
    var reach = [Pair](repeating: .zero, count: graph.vertexCount)
    var most = Pair.zero
    var downward: [corridor_arc] = []
    let upward = unsafe [corridor_arc](onLargePagesOfCount: pairs.count) { upward in
      downward = unsafe [corridor_arc](onLargePagesOfCount: pairs.count) { downward in
        unsafe pairs.withUnsafeBufferPointer { pairs in
          unsafe head.withUnsafeBufferPointer { head in
            unsafe reach.withUnsafeMutableBufferPointer { reach in
              var arc = 0
              for rank in 0..<reach.count {
                var own = Pair.zero
                let end = Int(firstArc[rank + 1])
                while arc < end {
                  let (pair, above) = unsafe (pairs[arc], head[arc])
                  let beyond = unsafe reach[Int(above)]
                  // Closed arcs lead nowhere.
                  let up = pair.x < Self.closed ? min(pair.x &+ beyond.x, Self.closed) : 0
                  let down = pair.y < Self.closed ? min(pair.y &+ beyond.y, Self.closed) : 0
                  own = Pair(max(own.x, up), max(own.y, down))
                  unsafe upward[arc] = corridor_arc(
                    rank: above,
                    cost: min(pair.x, IntegerGraph.unreachable)
                  )
                  unsafe downward[arc] = corridor_arc(
                    rank: above,
                    cost: min(pair.y, IntegerGraph.unreachable)
                  )
                  arc &+= 1
                }
                unsafe reach[rank] = own
                most = Pair(max(most.x, own.x), max(most.y, own.y))
              }
            }
          }
        }
      }
    }
    return (upward, downward, Int(most.x) + Int(most.y))
  }
}
