// Merges edges that meet where nothing else does, and drops short dead ends.

extension ImportGraph {
  /// Leaves out dead ends that are shorter than a length, with what hangs on them.
  ///
  /// - Parameters:
  ///   - limit: Kilometres from the junction to the far end.
  ///   - isKept: Vertices at which something is joined.
  /// - Returns: How many kilometres were left out.
  mutating func prune(shorterThan limit: Double, keeping isKept: [Bool]) -> Double {
    guard limit > 0 else { return 0 }
    let incidence = Incidence(vertexCount: vertices.count, edges)
    var degree = vertices.indices.map { incidence[$0].count }
    var isDropped = [Bool](repeating: false, count: edges.count)
    // How far the dead ends that were left out so far reach from each vertex.
    var depth = [Double](repeating: 0, count: vertices.count)
    var leaves = vertices.indices.filter { degree[$0] == 1 && !isKept[$0] }
    var next = 0
    var dropped = 0.0
    while next < leaves.count {
      let leaf = leaves[next]
      next += 1
      guard let position = incidence[leaf].first(where: { !isDropped[Int($0)] }) else { continue }
      let edge = edges[Int(position)]
      let length = depth[leaf] + edge.kilometres
      guard length < limit else { continue }
      isDropped[Int(position)] = true
      dropped += edge.kilometres
      let other = Int(edge.from) == leaf ? Int(edge.to) : Int(edge.from)
      degree[other] -= 1
      depth[other] = max(depth[other], length)
      if degree[other] == 1, !isKept[other] { leaves.append(other) }
    }
    edges = edges.indices.filter { !isDropped[$0] }.map { edges[$0] }
    return dropped
  }

  /// Merges chains of edges at vertices of degree two, and leaves out loops.
  ///
  /// The times and lengths of a chain are the sums of its parts'. A vertex stays where the class of
  /// road changes, who may use it, or whether one may pass in both directions.
  ///
  /// - Parameter isKept: Vertices that stay whatever their degree.
  mutating func contract(keeping isKept: [Bool]) {
    let incidence = Incidence(vertexCount: vertices.count, edges)
    let isPassed = vertices.indices.map { vertex in
      !isKept[vertex] && canMerge(at: Int32(vertex), incidence[vertex])
    }
    var isDone = [Bool](repeating: false, count: edges.count)
    var merged: [ImportEdge] = []
    var mergedChain: [Int32] = []
    func follow(_ position: Int, from vertex: Int32) {
      guard !isDone[position] else { return }
      var edge = edges[position].from == vertex ? edges[position] : edges[position].reversed
      isDone[position] = true
      let start = Int32(mergedChain.count)
      append(position, isReversed: edges[position].from != vertex, to: &mergedChain)
      var last = position
      while isPassed[Int(edge.to)], edge.to != vertex {
        let around = incidence[Int(edge.to)]
        guard let next = around.first(where: { Int($0) != last }), !isDone[Int(next)] else { break }
        let isReversed = edges[Int(next)].from != edge.to
        edge.append(isReversed ? edges[Int(next)].reversed : edges[Int(next)])
        append(Int(next), isReversed: isReversed, to: &mergedChain)
        isDone[Int(next)] = true
        last = Int(next)
      }
      edge.chain = start..<Int32(mergedChain.count)
      if edge.from != edge.to {
        merged.append(edge)
      } else {
        mergedChain.removeLast(edge.chain.count)
      }
    }
    for vertex in vertices.indices where !isPassed[vertex] {
      for position in incidence[vertex] { follow(Int(position), from: Int32(vertex)) }
    }
    // Rings without a junction are left; they lead from nowhere to nowhere.
    edges = merged
    chain = mergedChain
  }

  private func append(_ position: Int, isReversed: Bool, to list: inout [Int32]) {
    let range = edges[position].chain
    let pieces = chain[Int(range.lowerBound)..<Int(range.upperBound)]
    if isReversed {
      for piece in pieces.reversed() { list.append(~piece) }
    } else {
      list += pieces
    }
  }

  /// Whether a vertex has two edges that one can be made of.
  private func canMerge(at vertex: Int32, _ around: ArraySlice<Int32>) -> Bool {
    guard around.count == 2, let first = around.first, let last = around.last, first != last else {
      return false
    }
    let one = edges[Int(first)].to == vertex ? edges[Int(first)] : edges[Int(first)].reversed
    let two = edges[Int(last)].from == vertex ? edges[Int(last)] : edges[Int(last)].reversed
    return one.type == two.type && one.opensTo == two.opensTo && one.from != vertex
      && two.to != vertex && one.forward.isFinite == two.forward.isFinite
      && one.backward.isFinite == two.backward.isFinite
  }
}

extension ImportEdge {
  /// Goes on with an edge that begins where this one ends.
  fileprivate mutating func append(_ next: ImportEdge) {
    to = next.to
    kilometres += next.kilometres
    forward += next.forward
    backward += next.backward
    unpavedKilometres += next.unpavedKilometres
    tollKilometres += next.tollKilometres
  }
}
