// Bringing costs into a customizable hierarchy.

import CSweeps

extension CustomizableHierarchy {
  /// The hierarchy for new costs.
  ///
  /// - Parameter costs: one per arc of the graph, in its order; ``IntegerGraph/unreachable`` closes
  ///   an arc.
  /// - Throws: ``GraphError`` for a wrong count, and for open arcs whose costs are, or might add up
  ///   to, `unreachable` or more.
  /// - Returns: a hierarchy whose paths are in arcs of the graph.
  /// - Complexity: O(triangles of the hierarchy).
  public func customized(costs: [UInt32]) throws(GraphError) -> ContractionHierarchy {
    try checkEach(costs)
    // Every arc is written before it is read.
    var upward = unsafe [corridor_arc](onLargePagesOfCount: head.count) { _ in }
    var downward = unsafe [corridor_arc](onLargePagesOfCount: head.count) { _ in }
    try checkSums(costs, bound: fill(&upward, &downward, costs))
    return hierarchy(upward, downward, costs)
  }

  /// Brings new costs into a hierarchy of this order, in the memory of the costs that it had.
  ///
  /// To get memory for a new hierarchy takes about as long as to find its costs. Searches that were
  /// made from the hierarchy before keep the costs of then; while there are any, they keep the
  /// memory too, and this takes as long as a new hierarchy.
  ///
  /// - Parameters:
  ///   - hierarchy: what ``customized(costs:)`` gave; one of another order is replaced.
  ///   - costs: one per arc of the graph, in its order; ``IntegerGraph/unreachable`` closes an arc.
  /// - Throws: ``GraphError`` as ``customized(costs:)`` does; the hierarchy is then as it was.
  /// - Complexity: O(triangles of the hierarchy).
  public func customize(
    _ hierarchy: inout ContractionHierarchy,
    costs: [UInt32]
  ) throws(GraphError) {
    guard let before = hierarchy.triangles, hierarchy.upward.arcs.count == head.count else {
      hierarchy = try customized(costs: costs)
      return
    }
    try checkEach(costs)
    // Taken out, so that they have one owner and changing them copies nothing.
    var (upward, downward): ([corridor_arc], [corridor_arc]) = ([], [])
    swap(&upward, &hierarchy.upward.arcs)
    swap(&downward, &hierarchy.downward.arcs)
    do throws(GraphError) {
      try checkSums(costs, bound: fill(&upward, &downward, costs))
    } catch {
      _ = before.topology.fill(&upward, &downward, before.costs)
      hierarchy.upward.arcs = upward
      hierarchy.downward.arcs = downward
      throw error
    }
    hierarchy = self.hierarchy(upward, downward, costs)
  }

  private func hierarchy(
    _ upward: [corridor_arc],
    _ downward: [corridor_arc],
    _ costs: [UInt32]
  ) -> ContractionHierarchy {
    ContractionHierarchy(
      arcCount: graph.arcCount,
      vertex: vertex,
      rank: rank,
      upward: HierarchySide(firstArc: firstArc, arcs: upward, parts: []),
      downward: HierarchySide(firstArc: firstArc, arcs: downward, parts: []),
      triangles: TriangleUnpacking(topology: self, costs: costs)
    )
  }

  private func checkEach(_ costs: [UInt32]) throws(GraphError) {
    let count = graph.arcCount
    guard costs.count == count else {
      throw .differentCounts(tails: count, heads: count, costs: costs.count)
    }
    if let arc = costs.firstIndex(where: { $0 > IntegerGraph.unreachable }) {
      throw .costTooLarge(arc: Int(graph.originalArc[arc]), units: Double(costs[arc]))
    }
  }

  private func checkSums(_ costs: [UInt32], bound: Int) throws(GraphError) {
    guard bound >= Int(IntegerGraph.unreachable) else { return }
    // The bound that comes with customizing does not do; making the graph finds a better one, or
    // says what is wrong.
    let open = costs.indices.filter { costs[$0] != IntegerGraph.unreachable }
    _ = try IntegerGraph(
      vertexCount: graph.vertexCount,
      tails: open.map { graph.tail[$0] },
      heads: open.map { graph.head[$0] },
      costs: open.map { costs[$0] }
    )
  }

  // MARK: Passes over the arcs

  /// The cost upwards and the cost downwards of an arc.
  private typealias Pair = SIMD2<UInt32>

  /// What counts as no path while costs are summed: sums of two do not wrap, and sums of two costs
  /// in range stay below.
  private static let closed = UInt32(Int32.max)

  /// Finds the costs of the arcs of both sides, and a bound on all least costs.
  ///
  /// Fresh memory is what takes longest here, so there is as little of it as can be: until they are
  /// final the costs of an arc, up and down, lie where its arc downwards will.
  private func fill(
    _ upward: inout [corridor_arc],
    _ downward: inout [corridor_arc],
    _ costs: [UInt32]
  ) -> Int {
    // First the place of each arc by its head, then how far ways go from each rank.
    var scratch = unsafe [Pair](onLargePagesOfCount: graph.vertexCount) { _ in }
    return unsafe upward.withUnsafeMutableBufferPointer { upward in
      unsafe downward.withUnsafeMutableBytes { memory in
        unsafe scratch.withUnsafeMutableBytes { scratch in
          let pairs = unsafe memory.bindMemory(to: Pair.self)
          unsafe pairs.update(repeating: Pair(repeating: Self.closed))
          unsafe enter(costs, pairs)
          unsafe relax(pairs, placeOfHead: scratch.bindMemory(to: UInt32.self))
          return unsafe part(upward, memory, reach: scratch.bindMemory(to: Pair.self))
        }
      }
    }
  }

  private func enter(_ costs: [UInt32], _ pairs: UnsafeMutableBufferPointer<Pair>) {
    // Pointers, here and below: each of these passes is millions of steps of a few instructions.
    // Arcs come in the order of their places, so that the larger array is read from start to end.
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

  /// Lowers the costs of arcs by the paths over the vertices below both their ends.
  private func relax(
    _ pairs: UnsafeMutableBufferPointer<Pair>,
    placeOfHead: UnsafeMutableBufferPointer<UInt32>
  ) {
    unsafe withTopology { topology in
      var topology = unsafe topology
      unsafe corridor_relax_triangles(
        SweepInstructions.best.supported,
        &topology,
        UnsafeMutableRawPointer(pairs.baseAddress)?.assumingMemoryBound(to: UInt32.self),
        placeOfHead.baseAddress
      )
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

  /// Parts pairs into the arcs of the two sides, those downwards in the place of the pairs, and
  /// bounds all least costs.
  ///
  /// A least-cost path goes up and then down, so the dearest ways up and down together bound it;
  /// should an arc be out of range, the lowest such is the sum of two that are not, and still below
  /// ``closed``, at which sums are cut off.
  private func part(
    _ upward: UnsafeMutableBufferPointer<corridor_arc>,
    _ downward: UnsafeMutableRawBufferPointer,
    reach: UnsafeMutableBufferPointer<Pair>
  ) -> Int {
    var most = Pair.zero
    unsafe head.withUnsafeBufferPointer { head in
      var arc = 0
      for rank in 0..<graph.vertexCount {
        var own = Pair.zero
        let end = Int(firstArc[rank + 1])
        while arc < end {
          let offset = arc &* MemoryLayout<Pair>.stride
          let (pair, above) = unsafe (
            downward.load(fromByteOffset: offset, as: Pair.self), head[arc]
          )
          let beyond = unsafe reach[Int(above)]
          // Closed arcs lead nowhere.
          let up = pair.x < Self.closed ? min(pair.x &+ beyond.x, Self.closed) : 0
          let down = pair.y < Self.closed ? min(pair.y &+ beyond.y, Self.closed) : 0
          own = Pair(max(own.x, up), max(own.y, down))
          unsafe upward[arc] = corridor_arc(
            rank: above,
            cost: min(pair.x, IntegerGraph.unreachable)
          )
          unsafe downward.storeBytes(
            of: corridor_arc(rank: above, cost: min(pair.y, IntegerGraph.unreachable)),
            toByteOffset: offset,
            as: corridor_arc.self
          )
          arc &+= 1
        }
        unsafe reach[rank] = own
        most = Pair(max(most.x, own.x), max(most.y, own.y))
      }
    }
    return Int(most.x) + Int(most.y)
  }
}
