// One thread's part of sums over ranges: a group of sources, the hierarchy within their reach, and
// the sweeps.

import CSweeps

/// Scratch space that a thread keeps from group to group.
struct RangeWorkspace {
  private static let none = UInt32.max

  private let hierarchy: ContractionHierarchy
  private var search: IntegerSearch
  private var labels: WideLabels
  /// A bit per rank that the group reaches.
  private var isReached: [UInt64]
  /// For each of these its place, in the order of the ranks.
  private var place: [UInt32]
  /// The ranks, by place.
  private var ranks: [UInt32] = []
  private var upward = HierarchySide(firstArc: [], arcs: [], parts: [])
  private var downward = HierarchySide(firstArc: [], arcs: [], parts: [])

  init(_ ranges: RangeSums) {
    hierarchy = ranges.hierarchy
    search = ranges.search
    labels = WideLabels(rankCount: hierarchy.vertexCount, instructions: ranges.instructions)
    isReached = [UInt64](repeating: 0, count: (hierarchy.vertexCount + 63) / 64)
    place = [UInt32](repeating: Self.none, count: hierarchy.vertexCount)
  }

  /// One list per worth, one sum per source.
  mutating func sums(
    from sources: [Int],
    omitting omitted: [Int]?,
    weights: [Double],
    worths: [RangeWorth]
  ) -> [[Double]] {
    let limit = worths.map(\.limit).max() ?? 0
    restrict(to: sources, within: limit)
    var targets: [UInt32] = []
    var targetWeights: [Double] = []
    for (place, rank) in ranks.enumerated() {
      let weight = weights[Int(hierarchy.vertex[Int(rank)])]
      if weight == 0 { continue }
      targets.append(UInt32(truncatingIfNeeded: place))
      targetWeights.append(weight)
    }
    var sums = worths.map { _ in [Double]() }
    for start in stride(from: 0, to: sources.count, by: WideLabels.width) {
      let batch = start..<min(start + WideLabels.width, sources.count)
      labels.removeAll()
      labels.climb(from: batch.map { place[Int(hierarchy.rank[sources[$0]])] }, along: upward)
      labels.sweep(along: downward)
      if let omitted {
        for source in batch {
          let own = place[Int(hierarchy.rank[omitted[source]])]
          if own != Self.none { labels.forget(Int(own), lane: source - start) }
        }
      }
      for (series, worth) in worths.enumerated() {
        let lanes = labels.sums(worth, targets, targetWeights)
        for lane in 0..<batch.count { sums[series].append(lanes[lane]) }
      }
    }
    for rank in ranks { place[Int(rank)] = Self.none }
    return sums
  }

  /// Cuts the part out of the hierarchy that the sources reach within a limit.
  private mutating func restrict(to sources: [Int], within limit: UInt32) {
    search.run(fromAny: sources, within: limit)
    search.forEachReached { vertex in
      let rank = Int(hierarchy.rank[vertex])
      isReached[rank >> 6] |= 1 << UInt64(rank & 63)
    }
    ranks.removeAll(keepingCapacity: true)
    for word in isReached.indices where isReached[word] != 0 {
      var bits = isReached[word]
      isReached[word] = 0
      while bits != 0 {
        let rank = word << 6 + bits.trailingZeroBitCount
        bits &= bits - 1
        place[rank] = UInt32(truncatingIfNeeded: ranks.count)
        ranks.append(UInt32(truncatingIfNeeded: rank))
      }
    }
    upward.cut(out: ranks, of: hierarchy.upward, place, within: limit)
    downward.cut(out: ranks, of: hierarchy.downward, place, within: limit)
  }
}

extension HierarchySide {
  /// Becomes the part of a side between some ranks, which go by their places; arcs beyond a limit
  /// are left out.
  fileprivate mutating func cut(
    out ranks: [UInt32],
    of side: HierarchySide,
    _ place: [UInt32],
    within limit: UInt32
  ) {
    firstArc.removeAll(keepingCapacity: true)
    arcs.removeAll(keepingCapacity: true)
    firstArc.append(0)
    for rank in ranks {
      for arc in side.range(Int(rank)) {
        let (above, cost) = (place[Int(side.arcs[arc].rank)], side.arcs[arc].cost)
        guard above != UInt32.max, cost <= limit else { continue }
        arcs.append(corridor_arc(rank: above, cost: cost))
      }
      firstArc.append(UInt32(truncatingIfNeeded: arcs.count))
    }
  }
}
