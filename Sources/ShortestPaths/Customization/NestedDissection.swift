// An order of vertices that depends on the shape of a graph alone: small separators last.

/// Nested dissection: a small set of vertices that splits the graph comes last, before it the two
/// sides, each in such an order.
///
/// Separators are minimum cuts between the two ends of the graph, as seen along its longest
/// distance in arcs (George 1973, doi:10.1137/0710032; the cuts are the inertial flow of Schild and
/// Sommer 2015, doi:10.1007/978-3-319-20086-6_22, with hop distances in the place of coordinates).
struct NestedDissection {
  /// Vertices, those to be eliminated first in front.
  private(set) var order: [UInt32]

  private let graph: UndirectedGraph
  /// The cell of each vertex while it is being split; vertices of other cells are not there.
  private var cell: [UInt32]
  private var distance: [Int32]
  private var flow: EdgeFlow

  /// Cells of at most this many vertices are not split any further.
  private static let smallest = 3
  /// The share of a cell at either end that a cut leaves whole.
  private static let share = 0.25

  init(_ graph: UndirectedGraph) {
    self.graph = graph
    order = [UInt32](repeating: 0, count: graph.vertexCount)
    cell = [UInt32](repeating: 0, count: graph.vertexCount)
    distance = [Int32](repeating: -1, count: graph.vertexCount)
    flow = EdgeFlow(graph)
    var cells: [(vertices: [UInt32], end: Int)] = []
    cells.append(((0..<graph.vertexCount).map { UInt32($0) }, graph.vertexCount))
    var number: UInt32 = 0
    while let (vertices, end) = cells.popLast() {
      number += 1
      for vertex in vertices { cell[Int(vertex)] = number }
      let (one, other, separator) = split(vertices, number)
      let start = end - separator.count
      for (index, vertex) in separator.enumerated() { order[start + index] = vertex }
      if !one.isEmpty { cells.append((one, start)) }
      if !other.isEmpty { cells.append((other, start - one.count)) }
    }
  }

  private typealias Split = (one: [UInt32], other: [UInt32], separator: [UInt32])

  private mutating func split(_ vertices: [UInt32], _ number: UInt32) -> Split {
    if vertices.count <= Self.smallest { return ([], [], vertices) }
    let reached = breadthFirst(from: vertices[0], number)
    if reached.count < vertices.count {
      let apart = vertices.filter { distance[Int($0)] < 0 }
      forget(reached)
      return (reached, apart, [])
    }
    forget(reached)
    var best: Split?
    for line in lines(through: vertices, from: reached[reached.count - 1], number) {
      let split = cut(line, number)
      if let other = best, Self.price(other) <= Self.price(split) { continue }
      best = split
    }
    return best ?? ([], [], vertices)
  }

  /// A small separator is good, one that leaves the sides alike as well.
  private static func price(_ split: Split) -> Double {
    Double(split.separator.count + 1) / Double(min(split.one.count, split.other.count) + 1)
  }

  /// The vertices of a cell in four orders, each from one end of it to another.
  ///
  /// A vertex lies the nearer to an end, the less the hops to it exceed those to the other. The
  /// first two ends are far from each other, the next two far from both, and the diagonals come of
  /// adding up.
  private mutating func lines(
    through vertices: [UInt32],
    from start: UInt32,
    _ number: UInt32
  ) -> [[UInt32]] {
    let north = hops(from: start, vertices, number)
    let south = hops(from: north.farthest, vertices, number)
    let nearer = zip(north.hops, south.hops).map { min($0, $1) }
    let side = nearer.indices.max { nearer[$0] < nearer[$1] } ?? 0
    let west = hops(from: vertices[side], vertices, number)
    let east = hops(from: west.farthest, vertices, number)
    let upright = zip(north.hops, south.hops).map { $0 - $1 }
    let across = zip(west.hops, east.hops).map { $0 - $1 }
    return [
      upright, across, zip(upright, across).map { $0 + $1 }, zip(upright, across).map { $0 - $1 },
    ].map { values in
      let least = values.min() ?? 0
      let keys = values.map { UInt32($0 - least) }
      let order = CountingSort(of: keys, below: Int(keys.max() ?? 0) + 1).positions
      return order.map { vertices[Int($0)] }
    }
  }

  /// The hops from one vertex of a cell to the others, and the one farthest from it.
  private mutating func hops(
    from start: UInt32,
    _ vertices: [UInt32],
    _ number: UInt32
  ) -> (hops: [Int32], farthest: UInt32) {
    let reached = breadthFirst(from: start, number)
    defer { forget(reached) }
    return (vertices.map { distance[Int($0)] }, reached[reached.count - 1])
  }

  /// Splits a cell by a minimum cut between the ends of a line.
  private mutating func cut(_ line: [UInt32], _ number: UInt32) -> Split {
    let ends = max(1, Int(Double(line.count) * Self.share))
    let sources = line.prefix(ends)
    let sinks = line.suffix(ends)
    let near = flow.sourceSide(of: sources, sinks, line, graph, cell, number)
    var (one, other, onward, backward): ([UInt32], [UInt32], [UInt32], [UInt32]) = ([], [], [], [])
    for vertex in line {
      let isNear = near[Int(vertex)]
      let touches = graph.arcs(from: Int(vertex)).contains { arc in
        let head = Int(graph.heads[arc])
        return cell[head] == number && near[head] != isNear
      }
      if isNear { one.append(vertex) } else { other.append(vertex) }
      if touches, isNear { onward.append(vertex) }
      if touches, !isNear { backward.append(vertex) }
    }
    // Either end of the edges cut will do as the separator.
    if onward.count <= backward.count {
      let separator = Set(onward)
      return (one.filter { !separator.contains($0) }, other, onward)
    }
    let separator = Set(backward)
    return (one, other.filter { !separator.contains($0) }, backward)
  }

  /// The vertices of a cell that hang together with one, nearest first; their distances stay until
  /// they are forgotten.
  private mutating func breadthFirst(from start: UInt32, _ number: UInt32) -> [UInt32] {
    var queue = [start]
    distance[Int(start)] = 0
    var next = 0
    while next < queue.count {
      let vertex = Int(queue[next])
      next += 1
      for arc in graph.arcs(from: vertex) {
        let head = graph.heads[arc]
        guard cell[Int(head)] == number, distance[Int(head)] < 0 else { continue }
        distance[Int(head)] = distance[vertex] + 1
        queue.append(head)
      }
    }
    return queue
  }

  private mutating func forget(_ vertices: [UInt32]) {
    for vertex in vertices { distance[Int(vertex)] = -1 }
  }
}
