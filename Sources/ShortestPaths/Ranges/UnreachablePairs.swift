// How many pairs of places have no path, without looking for a single path.

/// Which pairs of different places have no path, counted and weighted.
///
/// Places are what paths start and end at, for example zones; the pair of a place with itself does
/// not count.
public struct UnreachablePairs: Sendable, Equatable {
  /// Pairs of an origin and another destination without a path.
  public private(set) var count = 0
  /// The sum of the origin's weight x the destination's over these pairs.
  public private(set) var weight = 0.0

  /// Counts pairs.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - departures: the vertex from which paths of each place start.
  ///   - arrivals: the vertex at which they end, mostly the same.
  ///   - isOrigin: whether paths from each place count; nil for all.
  ///   - originWeights: one per place, finite and not negative.
  ///   - destinationWeights: one per place, finite and not negative.
  /// - Complexity: O(vertices + arcs + parts / 64 x (parts and arcs between them) + pairs of parts
  ///   without a path) time, where parts are those strongly connected, and the arcs are sorted;
  ///   O(vertices + arcs) space.
  public init(
    _ graph: Graph,
    departures: [Int],
    arrivals: [Int],
    isOrigin: [Bool]? = nil,
    originWeights: [Double],
    destinationWeights: [Double]
  ) {
    // Sums follow the vertices' order, whatever the places' is.
    let order = departures.indices.sorted {
      (departures[$0], arrivals[$0]) < (departures[$1], arrivals[$1])
    }
    let departures = order.map { departures[$0] }
    let arrivals = order.map { arrivals[$0] }
    let originWeights = order.map { originWeights[$0] }
    let destinationWeights = order.map { destinationWeights[$0] }
    let isOrigin = order.map { isOrigin?[$0] ?? true }
    let parts = StrongParts(graph)
    let part = parts.part
    // Arcs between strongly connected parts, sorted by tail: what a part leads to comes before it.
    var arcs: [(tail: UInt32, head: UInt32)] = []
    for arc in 0..<graph.arcCount {
      let (tail, head) = (part[Int(graph.tail[arc])], part[Int(graph.head[arc])])
      if tail != head { arcs.append((tail, head)) }
    }
    arcs.sort { $0 < $1 }
    var origins = [Int](repeating: 0, count: parts.count)
    var weights = [Double](repeating: 0, count: parts.count)
    for (place, departure) in departures.enumerated() where isOrigin[place] {
      origins[Int(part[departure])] += 1
      weights[Int(part[departure])] += originWeights[place]
    }
    // Places of a part are reached together, so that 64 parts are looked at at a time, not 64
    // places.
    var arriving = [Int](repeating: 0, count: parts.count)
    var arrivingWeights = [Double](repeating: 0, count: parts.count)
    var apart: [Int: [Int]] = [:]
    for (place, arrival) in arrivals.enumerated() {
      let end = Int(part[arrival])
      arriving[end] += 1
      arrivingWeights[end] += destinationWeights[place]
      if isOrigin[place], Int(part[departures[place]]) != end {
        apart[end, default: []].append(place)
      }
    }
    let starts = origins.indices.filter { origins[$0] > 0 }
    let ends = arriving.indices.filter { arriving[$0] > 0 }
    var reached = [UInt64](repeating: 0, count: parts.count)
    for first in stride(from: 0, to: ends.count, by: 64) {
      let block = ends[first..<min(first + 64, ends.count)]
      for index in reached.indices { reached[index] = 0 }
      for (bit, end) in block.enumerated() { reached[end] = 1 << UInt64(bit) }
      for arc in arcs { reached[Int(arc.tail)] |= reached[Int(arc.head)] }
      let all = UInt64.max >> UInt64(64 - block.count)
      for start in starts {
        var missing = all & ~reached[start]
        while missing != 0 {
          let end = ends[first + missing.trailingZeroBitCount]
          count += origins[start] * arriving[end]
          weight += weights[start] * arrivingWeights[end]
          missing &= missing - 1
        }
      }
      // A place that does not reach itself was counted, and is no pair.
      for (bit, end) in block.enumerated() {
        for place in apart[end] ?? []
        where reached[Int(part[departures[place]])] & 1 << UInt64(bit) == 0 {
          count -= 1
          weight -= originWeights[place] * destinationWeights[place]
        }
      }
    }
  }
}
