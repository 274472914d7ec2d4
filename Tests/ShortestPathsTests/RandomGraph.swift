// A random graph as the kernels take it, beside the list of arcs that the references read.

import ShortestPaths
import TestSupport

/// A small random graph and the arcs that it was made from.
struct RandomGraph {
  var arcs: RandomArcs
  var graph: Graph

  init(maximalVertexCount: Int, using generator: inout SeededGenerator) throws {
    arcs = RandomArcs(maximalVertexCount: maximalVertexCount, using: &generator)
    graph = try Graph(
      vertexCount: arcs.vertexCount,
      tails: arcs.tails,
      heads: arcs.heads,
      costs: arcs.costs
    )
  }
}

extension Graph {
  /// Whether arcs hang together from one vertex to another.
  func isWalk(_ arcs: [Int], from source: Int, to target: Int) -> Bool {
    var place = source
    for arc in arcs {
      if Int(tail[arc]) != place { return false }
      place = Int(head[arc])
    }
    return place == target
  }
}
