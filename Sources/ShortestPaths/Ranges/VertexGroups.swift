// Groups of vertices that lie near each other, so that what they reach is much the same.

/// Splits a graph in two again and again until few enough chosen vertices are left in a part.
///
/// A part is halved by the order in which a breadth-first search from one end of it comes to its
/// vertices; the end is the last vertex of a search from anywhere. Parts of road networks come out
/// compact, whatever their vertices' numbers.
struct VertexGroups {
  private let graph: IntegerGraph
  private let reverse: IntegerGraph
  private let largest: Int
  private var isChosen: [Bool]
  /// The part that each vertex is in, and the search that saw it last.
  private var part: [UInt32]
  private var seen: [UInt32]
  private var lastPart: UInt32 = 0
  private var lastSearch: UInt32 = 0
  private var groups: [[Int]] = []

  private init(_ graph: IntegerGraph, _ reverse: IntegerGraph, _ chosen: [Int], _ largest: Int) {
    self.graph = graph
    self.reverse = reverse
    self.largest = largest
    isChosen = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in chosen { isChosen[vertex] = true }
    part = [UInt32](repeating: 0, count: graph.vertexCount)
    seen = part
  }

  /// The groups, each of at most `largest` vertices, near ones one after the other within a group
  /// as well.
  ///
  /// - Parameters:
  ///   - chosen: vertices to be grouped; repeats count once.
  ///   - graph: the graph.
  ///   - reverse: the same with every arc turned round.
  ///   - largest: at least 1.
  /// - Returns: the groups.
  /// - Complexity: O((vertices + arcs) log(vertices)).
  static func of(
    _ chosen: [Int],
    in graph: IntegerGraph,
    reverse: IntegerGraph,
    largest: Int
  ) -> [[Int]] {
    var groups = VertexGroups(graph, reverse, chosen, largest)
    // The parts still to be split, the next one last; halves are taken in order, so that neighbours
    // stay neighbours.
    var parts = [Array(0..<graph.vertexCount)]
    while let vertices = parts.popLast() {
      if let (first, second) = groups.split(vertices) { parts += [second, first] }
    }
    return groups.groups
  }

  /// Halves a part, or makes it a group.
  private mutating func split(_ vertices: [Int]) -> ([Int], [Int])? {
    let count = vertices.count { isChosen[$0] }
    if count == 0 { return nil }
    // A small group is ordered once more, for the sake of the sixteen that are swept together.
    if count <= WideLabels.width || vertices.count == 1 {
      append(vertices.filter { isChosen[$0] })
      return nil
    }
    lastPart += 1
    for vertex in vertices { part[vertex] = lastPart }
    let end = order(vertices, from: vertices[0]).last ?? vertices[0]
    let order = order(vertices, from: end)
    if count <= largest {
      append(order.filter { isChosen[$0] })
      return nil
    }
    // Halves hold as many of the chosen.
    var left = count / 2
    let middle = order.firstIndex { vertex in
      if isChosen[vertex] { left -= 1 }
      return left == 0
    }
    let size = (middle ?? 0) + 1
    // What lies before the first of the chosen or after the last is of no use to either half.
    let first = order.firstIndex { isChosen[$0] } ?? 0
    let last = order.lastIndex { isChosen[$0] } ?? size
    return (Array(order[first..<size]), Array(order[size...last]))
  }

  private mutating func append(_ group: [Int]) { groups.append(group) }

  /// The vertices of the current part in the order of a breadth-first search along arcs and against
  /// them; what it cannot reach follows, by further searches.
  private mutating func order(_ vertices: [Int], from start: Int) -> [Int] {
    lastSearch += 1
    var order: [Int] = []
    order.reserveCapacity(vertices.count)
    var next = 0
    for root in [start] + vertices where seen[root] != lastSearch {
      seen[root] = lastSearch
      order.append(root)
      while next < order.count {
        let vertex = order[next]
        next += 1
        for arc in graph.arcs(from: vertex) { visit(graph.head[arc], &order) }
        for arc in reverse.arcs(from: vertex) { visit(reverse.head[arc], &order) }
      }
    }
    return order
  }

  private mutating func visit(_ vertex: UInt32, _ order: inout [Int]) {
    let vertex = Int(vertex)
    guard part[vertex] == lastPart, seen[vertex] != lastSearch else { return }
    seen[vertex] = lastSearch
    order.append(vertex)
  }
}
