// The network in the making: vertices where pieces of ways meet, and edges with length and times.

/// An edge between two vertices: a piece of a way, or a chain of them.
struct ImportEdge: Sendable {
  /// Positions in ``ImportGraph/vertices``.
  var from: Int32
  var to: Int32
  var type: OSMClass
  var opensTo: WayFacts.Openness
  var kilometres: Double
  /// Minutes from -> to, and back; infinite where that is closed.
  var forward: Double
  var backward: Double
  var unpavedKilometres: Double
  var tollKilometres: Double
  /// Its pieces, in ``ImportGraph/chain``.
  var chain: Range<Int32>

  /// The same edge seen from its other end.
  var reversed: ImportEdge {
    var edge = self
    (edge.from, edge.to) = (to, from)
    (edge.forward, edge.backward) = (backward, forward)
    return edge
  }
}

/// Vertices and edges over an extract.
struct ImportGraph: Sendable {
  /// The point of each vertex.
  var vertices: [Int32] = []
  var edges: [ImportEdge] = []
  /// Pieces of all edges: positions in ``pieces``, with all bits turned where a piece is passed
  /// from its end.
  var chain: [Int32] = []
  var pieces: [WayPiece]

  /// One edge for each piece.
  init(_ extract: OSMExtract, _ pieces: [WayPiece]) {
    self.pieces = pieces
    var vertexOf = [Int32](repeating: -1, count: extract.points.count)
    func vertex(_ position: Int32, _ vertices: inout [Int32]) -> Int32 {
      let point = Int(extract.references[Int(position)])
      if vertexOf[point] < 0 {
        vertexOf[point] = Int32(vertices.count)
        vertices.append(Int32(point))
      }
      return vertexOf[point]
    }
    edges.reserveCapacity(pieces.count)
    chain = Array(0..<Int32(pieces.count))
    for (position, piece) in pieces.enumerated() {
      let from = vertex(piece.start, &vertices)
      let to = vertex(piece.end, &vertices)
      let number = Int32(position)
      edges.append(ImportEdge(extract, piece, from: from, to: to, chain: number..<number + 1))
    }
  }
}

extension ImportEdge {
  /// The edge of one piece: its times are the sums of those of its straight parts.
  fileprivate init(
    _ extract: OSMExtract,
    _ piece: WayPiece,
    from: Int32,
    to: Int32,
    chain: Range<Int32>
  ) {
    let facts = extract.ways[Int(piece.way)]
    let nodes = extract.nodes(of: piece)
    self.from = from
    self.to = to
    self.chain = chain
    type = facts.type
    opensTo = facts.opensTo
    var (length, forward, backward) = (0.0, 0.0, 0.0)
    for (node, next) in zip(nodes, nodes.dropFirst()) {
      let part = greatCircle(extract.points[Int(node)], extract.points[Int(next)])
      length += part
      forward += part / (facts.forward ?? 0) * 60
      backward += part / (facts.backward ?? 0) * 60
    }
    kilometres = length
    if let duration = facts.duration {
      // A ferry's minutes are shared out by length.
      let whole = extract.kilometres(extract.nodes(ofWay: Int(piece.way)))
      if whole > 0 { (forward, backward) = (duration * length / whole, duration * length / whole) }
    }
    self.forward = facts.forward == nil ? .infinity : forward
    self.backward = facts.backward == nil ? .infinity : backward
    unpavedKilometres = facts.isUnpaved ? length : 0
    tollKilometres = facts.isToll ? length : 0
  }
}

/// The edges at every vertex, in the order of the edges; a loop comes twice.
struct Incidence {
  private let starts: [Int32]
  private let edges: [Int32]

  init(vertexCount: Int, _ list: [ImportEdge]) {
    var starts = [Int32](repeating: 0, count: vertexCount + 1)
    for edge in list {
      starts[Int(edge.from) + 1] += 1
      starts[Int(edge.to) + 1] += 1
    }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var edges = [Int32](repeating: 0, count: 2 * list.count)
    for (position, edge) in list.enumerated() {
      for vertex in [edge.from, edge.to] {
        edges[Int(next[Int(vertex)])] = Int32(position)
        next[Int(vertex)] += 1
      }
    }
    (self.starts, self.edges) = (starts, edges)
  }

  /// Positions of the edges at a vertex.
  subscript(vertex: Int) -> ArraySlice<Int32> {
    edges[Int(starts[vertex])..<Int(starts[vertex + 1])]
  }
}
