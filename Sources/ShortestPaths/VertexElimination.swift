// Vertices with few neighbours taken out of a graph, one after the other.

/// The arcs of a graph while vertices leave it: each leaves arcs between its neighbours behind that
/// stand for the ways over it, so that costs between those that are left stay what they were.
///
/// Costs are of any type that adds up. On costs that are the same both ways, sums of Doubles come
/// out the same both ways too.
///
/// Source: Planken, de Weerdt and van der Krogt 2012, doi:10.1613/jair.3509.
struct VertexElimination<Cost: Comparable & AdditiveArithmetic> {
  /// An arc to a neighbour and one from it; there is none where the cost is `unreachable`.
  struct Neighbour {
    var vertex: Int
    var out: Cost
    var back: Cost
  }

  /// The cost of no way; no sum exceeds it.
  let unreachable: Cost
  /// For each remaining vertex its arcs to remaining vertices, for each removed one those to the
  /// vertices that were there when it was removed; at most one per neighbour.
  private(set) var neighbours: [[Neighbour]]
  /// The removed vertices, in the order of removal.
  private(set) var left: [Int] = []
  /// Whether each vertex is removed.
  private(set) var isGone: [Bool]

  /// Sets a graph up: of parallel arcs the cheapest counts, loops do not.
  ///
  /// - Parameters:
  ///   - firstOut: where each vertex's arcs begin, and their number.
  ///   - head: the vertex that each arc enters.
  ///   - cost: the cost of each arc.
  ///   - unreachable: the cost of no way.
  /// - Complexity: O(vertices + arcs).
  init(firstOut: [UInt32], head: [UInt32], cost: [Cost], unreachable: Cost) {
    self.unreachable = unreachable
    let count = firstOut.count - 1
    neighbours = Array(repeating: [], count: count)
    isGone = Array(repeating: false, count: count)
    // Where each neighbour stands in the list of the vertex at hand.
    var slot = Array(repeating: -1, count: count)
    for vertex in 0..<count {
      var list: [Neighbour] = []
      for arc in Int(firstOut[vertex])..<Int(firstOut[vertex + 1]) {
        let other = Int(head[arc])
        if other == vertex { continue }
        if slot[other] < 0 {
          slot[other] = list.count
          list.append(Neighbour(vertex: other, out: cost[arc], back: unreachable))
        } else {
          list[slot[other]].out = min(list[slot[other]].out, cost[arc])
        }
      }
      for other in list { slot[other.vertex] = -1 }
      neighbours[vertex] = list
    }
    var into = Array(repeating: [(vertex: Int, cost: Cost)](), count: count)
    for vertex in 0..<count {
      for other in neighbours[vertex] { into[other.vertex].append((vertex, other.out)) }
    }
    for vertex in 0..<count {
      for (index, other) in neighbours[vertex].enumerated() { slot[other.vertex] = index }
      for other in into[vertex] {
        if slot[other.vertex] < 0 {
          neighbours[vertex].append(
            Neighbour(vertex: other.vertex, out: unreachable, back: other.cost)
          )
        } else {
          neighbours[vertex][slot[other.vertex]].back = other.cost
        }
      }
      for other in neighbours[vertex] { slot[other.vertex] = -1 }
    }
  }

  /// Takes out vertices, those with the fewest neighbours first, until every one that may leave has
  /// too many.
  ///
  /// - Parameters:
  ///   - mostNeighbours: how many a vertex may have to leave.
  ///   - isKept: whether each vertex stays whatever it has.
  /// - Complexity: O(vertices that leave x mostNeighbours²).
  mutating func eliminate(mostNeighbours: Int, keeping isKept: [Bool]) {
    var waiting = Array(repeating: [Int](), count: mostNeighbours + 1)
    for vertex in neighbours.indices where !isKept[vertex] && !isGone[vertex] {
      let degree = neighbours[vertex].count
      if degree <= mostNeighbours { waiting[degree].append(vertex) }
    }
    var slot = Array(repeating: -1, count: neighbours.count)
    while let degree = waiting.firstIndex(where: { !$0.isEmpty }),
      let vertex = waiting[degree].popLast()
    {
      if isGone[vertex] || neighbours[vertex].count != degree { continue }
      isGone[vertex] = true
      left.append(vertex)
      let own = neighbours[vertex]
      for one in own {
        join(one, own, leaving: vertex, &slot)
        let number = neighbours[one.vertex].count
        if number <= mostNeighbours, !isKept[one.vertex] { waiting[number].append(one.vertex) }
      }
    }
  }

  /// Joins one neighbour of a vertex that leaves to all others.
  private mutating func join(
    _ one: Neighbour,
    _ own: [Neighbour],
    leaving vertex: Int,
    _ slot: inout [Int]
  ) {
    // Taken out, so that the change does not copy it.
    var list: [Neighbour] = []
    swap(&list, &neighbours[one.vertex])
    list.removeAll { $0.vertex == vertex }
    for (index, other) in list.enumerated() { slot[other.vertex] = index }
    for other in own where other.vertex != one.vertex {
      let out = min(one.back + other.out, unreachable)
      let back = min(other.back + one.out, unreachable)
      if slot[other.vertex] >= 0 {
        let index = slot[other.vertex]
        list[index].out = min(list[index].out, out)
        list[index].back = min(list[index].back, back)
      } else {
        list.append(Neighbour(vertex: other.vertex, out: out, back: back))
      }
    }
    for other in list { slot[other.vertex] = -1 }
    neighbours[one.vertex] = list
  }
}
