// A random graph with whole-number costs, beside its least costs by Floyd and Warshall.

import ShortestPaths
import TestSupport

/// A small random graph in whole units, with ties, zeros, loops, parallel arcs and parts that do
/// not hang together.
struct RandomIntegerGraph {
  var graph: IntegerGraph
  /// The least costs, by source and target.
  var expected: [[UInt32]]

  /// Makes up to `maximalVertexCount` vertices; a large `scale`, in units per quarter, brings costs
  /// near the end of the range.
  init(
    maximalVertexCount: Int,
    scale: UInt32 = 1,
    using generator: inout SeededGenerator
  ) throws {
    let arcs = RandomArcs(maximalVertexCount: maximalVertexCount, using: &generator)
    graph = try IntegerGraph(
      vertexCount: arcs.vertexCount,
      tails: arcs.tails,
      heads: arcs.heads,
      costs: arcs.costs.map { UInt32($0 * 4) * scale }
    )
    expected = arcs.allPairs().map { row in
      row.map { $0 < .infinity ? UInt32($0 * 4) * scale : IntegerGraph.unreachable }
    }
  }
}

/// A grid of streets with random costs in both directions, large enough for hierarchies of some
/// height.
func gridGraph(side: Int, using generator: inout SeededGenerator) throws -> IntegerGraph {
  var (tails, heads, costs): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
  for row in 0..<side {
    for column in 0..<side {
      let vertex = row * side + column
      for other in [column + 1 < side ? vertex + 1 : nil, row + 1 < side ? vertex + side : nil] {
        guard let other else { continue }
        for (tail, head) in [(vertex, other), (other, vertex)] {
          tails.append(UInt32(tail))
          heads.append(UInt32(head))
          costs.append(UInt32.random(in: 0...9, using: &generator))
        }
      }
    }
  }
  return try IntegerGraph(vertexCount: side * side, tails: tails, heads: heads, costs: costs)
}

extension IntegerGraph {
  /// The least costs from a vertex by Bellman and Ford: nothing in common with the kernels.
  func leastCosts(from source: Int) -> [UInt32] {
    var costs = [UInt32](repeating: Self.unreachable, count: vertexCount)
    costs[source] = 0
    var changes = true
    while changes {
      changes = false
      for arc in 0..<arcCount where costs[Int(tail[arc])] < Self.unreachable {
        let label = costs[Int(tail[arc])] + cost[arc]
        if label < costs[Int(head[arc])] {
          costs[Int(head[arc])] = label
          changes = true
        }
      }
    }
    return costs
  }
}
