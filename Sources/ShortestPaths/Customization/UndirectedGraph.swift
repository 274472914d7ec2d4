// What an order of vertices depends on: who is next to whom.

/// The neighbours of every vertex, each once, without loops and without direction.
struct UndirectedGraph {
  let vertexCount: Int
  let firstOut: [UInt32]
  let heads: [UInt32]
  /// For each arc the position of the same edge seen from its other end.
  let mate: [UInt32]

  /// - Complexity: O(vertices + arcs).
  init(_ graph: IntegerGraph) {
    self.init(vertexCount: graph.vertexCount, tails: graph.tail, heads: graph.head)
  }

  /// Takes edges from one or from both sides, and more than once.
  init(vertexCount: Int, tails edgeTails: [UInt32], heads edgeHeads: [UInt32]) {
    self.vertexCount = vertexCount
    var lower: [UInt32] = []
    var upper: [UInt32] = []
    // Sorting by the upper end, then by the lower one, brings parallel edges together.
    for (tail, head) in zip(edgeTails, edgeHeads) where tail != head {
      lower.append(min(tail, head))
      upper.append(max(tail, head))
    }
    let byUpper = CountingSort(of: upper, below: vertexCount).positions
    let keys = byUpper.map { lower[Int($0)] }
    let order = CountingSort(of: keys, below: vertexCount).positions.map { byUpper[Int($0)] }
    var tails: [UInt32] = []
    var ends: [UInt32] = []
    for edge in order {
      let (low, high) = (lower[Int(edge)], upper[Int(edge)])
      if let last = ends.last, last == low, tails.last == high { continue }
      tails += [low, high]
      ends += [high, low]
    }
    let arcs = CountingSort(of: tails, below: vertexCount)
    firstOut = arcs.starts
    heads = arcs.positions.map { ends[Int($0)] }
    let place = inverse(arcs.positions)
    mate = arcs.positions.map { place[Int($0 ^ 1)] }
  }

  func arcs(from vertex: Int) -> Range<Int> {
    Int(firstOut[vertex])..<Int(firstOut[vertex + 1])
  }
}
