// Minimum cuts of edges between two sets of vertices.

/// Maximum flow with one unit per edge, by blocking flows (Dinitz 1970), which need few rounds when
/// all capacities are one.
struct EdgeFlow {
  /// The flow along each arc: 1, 0, or -1 where it runs against it.
  private var flow: [Int8]
  private var level: [Int32]
  private var next: [UInt32]
  private var isSink: [Bool]
  private var isNear: [Bool]

  init(_ graph: UndirectedGraph) {
    flow = [Int8](repeating: 0, count: graph.heads.count)
    level = [Int32](repeating: -1, count: graph.vertexCount)
    next = [UInt32](repeating: 0, count: graph.vertexCount)
    isSink = [Bool](repeating: false, count: graph.vertexCount)
    isNear = isSink
  }

  /// Tells which vertices of a cell are on the sources' side of a minimum cut.
  ///
  /// - Parameters:
  ///   - sources: vertices on one side.
  ///   - sinks: vertices on the other.
  ///   - vertices: all vertices of the cell.
  ///   - graph: the graph.
  ///   - cell: the cell of each vertex.
  ///   - number: the cell.
  /// - Returns: by vertex, whether it is on the sources' side; only entries of the cell mean
  ///   anything.
  mutating func sourceSide(
    of sources: ArraySlice<UInt32>,
    _ sinks: ArraySlice<UInt32>,
    _ vertices: [UInt32],
    _ graph: UndirectedGraph,
    _ cell: [UInt32],
    _ number: UInt32
  ) -> [Bool] {
    for vertex in sinks { isSink[Int(vertex)] = true }
    defer {
      for vertex in sinks { isSink[Int(vertex)] = false }
      for vertex in vertices {
        level[Int(vertex)] = -1
        for arc in graph.arcs(from: Int(vertex)) { flow[arc] = 0 }
      }
    }
    while label(from: sources, vertices, graph, cell, number) {
      for vertex in vertices { next[Int(vertex)] = graph.firstOut[Int(vertex)] }
      for vertex in sources {
        while augment(from: Int(vertex), graph) {}
      }
    }
    for vertex in vertices { isNear[Int(vertex)] = level[Int(vertex)] >= 0 }
    return isNear
  }

  /// Labels vertices with their distance from the sources over edges that can take more; says
  /// whether a sink is among them.
  private mutating func label(
    from sources: ArraySlice<UInt32>,
    _ vertices: [UInt32],
    _ graph: UndirectedGraph,
    _ cell: [UInt32],
    _ number: UInt32
  ) -> Bool {
    for vertex in vertices { level[Int(vertex)] = -1 }
    for vertex in sources { level[Int(vertex)] = 0 }
    var queue = Array(sources)
    var position = 0
    var found = false
    while position < queue.count {
      let vertex = Int(queue[position])
      position += 1
      if isSink[vertex] {
        found = true
        continue
      }
      for arc in graph.arcs(from: vertex) where flow[arc] < 1 {
        let head = graph.heads[arc]
        guard cell[Int(head)] == number, level[Int(head)] < 0 else { continue }
        level[Int(head)] = level[vertex] + 1
        queue.append(head)
      }
    }
    return found
  }

  /// Sends one unit from a source to a sink along rising labels, if there is still a way.
  private mutating func augment(from source: Int, _ graph: UndirectedGraph) -> Bool {
    var path: [Int] = []
    var vertex = source
    while !isSink[vertex] {
      let end = graph.firstOut[vertex + 1]
      var advanced = false
      while next[vertex] < end {
        let arc = Int(next[vertex])
        let head = Int(graph.heads[arc])
        if flow[arc] < 1, level[head] == level[vertex] + 1 {
          path.append(arc)
          vertex = head
          advanced = true
          break
        }
        next[vertex] += 1
      }
      if advanced { continue }
      // A dead end: back, and never here again in this round.
      guard let arc = path.popLast() else { return false }
      vertex = Int(graph.heads[Int(graph.mate[arc])])
      next[vertex] += 1
    }
    for arc in path {
      flow[arc] += 1
      flow[Int(graph.mate[arc])] -= 1
    }
    return true
  }
}
