// Small random graphs with everything that trips a path kernel.

/// A list of arcs for a graph with ties, zero costs, loops, parallel arcs and unreachable parts.
public struct RandomArcs: Sendable {
  /// Number of vertices, at least one.
  public var vertexCount: Int
  /// The vertex that each arc leaves.
  public var tails: [UInt32] = []
  /// The vertex that each arc enters.
  public var heads: [UInt32] = []
  /// Small whole numbers or quarters, so that sums are exact and ties abound.
  public var costs: [Double] = []

  /// Makes up to `maximalVertexCount` vertices and up to three arcs for each, none at all now and
  /// then.
  public init(maximalVertexCount: Int, using generator: inout SeededGenerator) {
    vertexCount = Int.random(in: 1...maximalVertexCount, using: &generator)
    let density = Int.random(in: 0...3, using: &generator)
    let largest = Int.random(in: 0...12, using: &generator)
    for _ in 0..<density * vertexCount {
      tails.append(UInt32.random(in: 0..<UInt32(vertexCount), using: &generator))
      heads.append(UInt32.random(in: 0..<UInt32(vertexCount), using: &generator))
      costs.append(Double(Int.random(in: 0...largest, using: &generator)) / 4)
    }
  }

  /// The arcs as triples, for references that read them one by one.
  public var triples: [(tail: Int, head: Int, cost: Double)] {
    tails.indices.map { (Int(tails[$0]), Int(heads[$0]), costs[$0]) }
  }

  /// All least costs by Floyd and Warshall (1962), doi:10.1145/367766.368168.
  public func allPairs() -> [[Double]] {
    var costs = [[Double]](
      repeating: [Double](repeating: .infinity, count: vertexCount),
      count: vertexCount
    )
    for vertex in 0..<vertexCount { costs[vertex][vertex] = 0 }
    for (tail, head, cost) in triples { costs[tail][head] = min(costs[tail][head], cost) }
    for over in 0..<vertexCount {
      for from in 0..<vertexCount {
        for to in 0..<vertexCount {
          costs[from][to] = min(costs[from][to], costs[from][over] + costs[over][to])
        }
      }
    }
    return costs
  }
}
