// The parts of the network within which every place can be reached from every other and back.

/// The strong components of an import's graph.
struct StrongParts {
  /// The part of each vertex.
  let partOfVertex: [Int32]
  /// What is known of each part.
  let parts: [Part]

  /// One part.
  struct Part {
    var vertices = 0
    /// Edges within the part, in kilometres, by mode.
    var roadKilometres = 0.0
    var railKilometres = 0.0
    /// Its first vertex.
    var first: Int32 = -1

    var kilometres: Double { roadKilometres + railKilometres }
    /// Railways touch no road, so a part is of one kind.
    var isRail: Bool { railKilometres > 0 }
  }

  /// Finds the parts.
  ///
  /// R. Tarjan, Depth-first search and linear graph algorithms, 1972, doi:10.1137/0201010, with a
  /// stack of its own.
  /// - Complexity: O(vertices + edges).
  init(_ graph: ImportGraph) {
    let count = graph.vertices.count
    let incidence = Incidence(vertexCount: count, graph.edges)
    var order = [Int32](repeating: 0, count: count)
    var low = [Int32](repeating: 0, count: count)
    var part = [Int32](repeating: -1, count: count)
    var cursor = [Int32](repeating: 0, count: count)
    var open: [Int32] = []
    var path: [Int32] = []
    var next: Int32 = 0
    var partCount: Int32 = 0
    func begin(_ vertex: Int) {
      next += 1
      (order[vertex], low[vertex]) = (next, next)
      open.append(Int32(vertex))
      path.append(Int32(vertex))
    }
    for root in 0..<count where order[root] == 0 {
      begin(root)
      while let top = path.last {
        let vertex = Int(top)
        let around = incidence[vertex]
        var descended = false
        while Int(cursor[vertex]) < around.count {
          let edge = graph.edges[Int(around[around.startIndex + Int(cursor[vertex])])]
          cursor[vertex] += 1
          let leads = edge.from == top ? edge.forward.isFinite : edge.backward.isFinite
          guard leads, edge.from != edge.to else { continue }
          let other = Int(edge.from == top ? edge.to : edge.from)
          if order[other] == 0 {
            begin(other)
            descended = true
            break
          }
          if part[other] < 0 { low[vertex] = min(low[vertex], order[other]) }
        }
        if descended { continue }
        path.removeLast()
        if let parent = path.last { low[Int(parent)] = min(low[Int(parent)], low[vertex]) }
        guard low[vertex] == order[vertex] else { continue }
        while let member = open.popLast() {
          part[Int(member)] = partCount
          if member == top { break }
        }
        partCount += 1
      }
    }
    var parts = [Part](repeating: Part(), count: Int(partCount))
    for vertex in 0..<count {
      parts[Int(part[vertex])].vertices += 1
      if parts[Int(part[vertex])].first < 0 { parts[Int(part[vertex])].first = Int32(vertex) }
    }
    for edge in graph.edges where part[Int(edge.from)] == part[Int(edge.to)] {
      let position = Int(part[Int(edge.from)])
      if edge.type.mode == .rail {
        parts[position].railKilometres += edge.kilometres
      } else {
        parts[position].roadKilometres += edge.kilometres
      }
    }
    partOfVertex = part
    self.parts = parts
  }

  /// The part of an edge; nil when it leads from one part to another.
  func part(of edge: ImportEdge) -> Int? {
    let part = partOfVertex[Int(edge.from)]
    return part == partOfVertex[Int(edge.to)] ? Int(part) : nil
  }

  /// Parts that have an edge, of one kind, the largest first: by vertices, then by their first one.
  func largest(rail: Bool) -> [Int] {
    parts.indices.filter { parts[$0].kilometres > 0 && parts[$0].isRail == rail }
      .sorted { (parts[$1].vertices, parts[$0].first) < (parts[$0].vertices, parts[$1].first) }
  }
}
