// A graph laid out for searching: vertices numbered so that neighbours are near each other, heads
// beside costs.

/// The arcs of a graph in the layout of the integer searches.
///
/// Vertices are named by *place*, their position in depth-first order: on a road network this alone
/// makes a search a quarter faster.
struct LocalArcs: Sendable {
  struct Arc: Sendable {
    /// The place that it leads to.
    var head: UInt32
    var cost: UInt32
  }

  static let padding = 3

  /// The place of each vertex, and the vertex at each place.
  let place: [UInt32]
  let vertex: [UInt32]
  let firstArc: [UInt32]
  /// The arcs, and ``padding`` more that mean nothing, so that those after any arc may be looked
  /// at.
  let arcs: [Arc]
  /// The number of each arc in the graph.
  let number: [UInt32]

  /// The costs of up to a thousand arcs, spread over all.
  var someCosts: [UInt32] {
    stride(from: 0, to: number.count, by: number.count / 1000 + 1).map { arcs[$0].cost }
  }

  /// - Complexity: O(vertices + arcs).
  init(_ graph: IntegerGraph) {
    let vertex = graph.depthFirstOrder()
    let place = inverse(vertex)
    var firstArc: [UInt32] = [0]
    firstArc.reserveCapacity(graph.vertexCount + 1)
    var arcs: [Arc] = []
    arcs.reserveCapacity(graph.arcCount)
    var number: [UInt32] = []
    number.reserveCapacity(graph.arcCount)
    for vertex in vertex {
      for arc in graph.arcs(from: Int(vertex)) where graph.head[arc] != vertex {
        arcs.append(Arc(head: place[Int(graph.head[arc])], cost: graph.cost[arc]))
        number.append(UInt32(arc))
      }
      firstArc.append(UInt32(arcs.count))
    }
    arcs += [Arc](repeating: Arc(head: 0, cost: 0), count: Self.padding)
    self.place = place
    self.vertex = vertex
    self.firstArc = firstArc
    self.arcs = Array(onLargePages: arcs)
    self.number = number
  }
}
