// Contraction hierarchies: an index of a graph that makes least costs thousands of times cheaper to
// find.

import CSweeps

/// The index of a graph: its vertices in an order of importance, and for each the arcs and
/// shortcuts to more important ones.
///
/// Made once and shared; ``HierarchyQuery`` finds single pairs with it, ``HierarchySweep`` all
/// vertices from a source, ``HierarchyTable`` tables, each one's scratch space per thread.
///
/// ```swift
/// let graph = try IntegerGraph(rounding: roads)
/// let hierarchy = ContractionHierarchy(graph)
/// var query = HierarchyQuery(hierarchy)
/// query.distance(from: 3, to: 8)
/// ```
///
/// Every answer is exact in the graph's units (see ``IntegerGraph``), and the same from run to run.
///
/// Geisberger, R. et al. (2012), doi:10.1287/trsc.1110.0401.
public struct ContractionHierarchy: Sendable {
  /// Number of vertices of the graph.
  public let vertexCount: Int
  /// Number of arcs of the graph.
  public let arcCount: Int
  /// Arcs from vertices to more important ones, shortcuts among them.
  public var upwardArcCount: Int { upward.arcs.count }
  /// Arcs to vertices from more important ones, shortcuts among them.
  public var downwardArcCount: Int { downward.arcs.count }

  /// The rank of each vertex; 0 is the top.
  let rank: [UInt32]
  /// The vertex of each rank.
  let vertex: [UInt32]
  var upward: HierarchySide
  var downward: HierarchySide
  /// How shortcuts are unpacked, where the sides do not say.
  let triangles: TriangleUnpacking?

  /// Builds the hierarchy of a graph, on one thread.
  ///
  /// - Complexity: no useful bound for graphs at large; on road networks about O(n log n) with n
  ///   vertices, a few hundred times as long as one search of the graph.
  public init(_ graph: IntegerGraph) {
    let vertexAtPlace = graph.depthFirstOrder()
    let contraction = Contraction(graph, place: inverse(vertexAtPlace))
    let order = contraction.sweepOrder()
    vertexCount = graph.vertexCount
    arcCount = graph.arcCount
    vertex = order.map { vertexAtPlace[Int($0)] }
    rank = inverse(vertex)
    (upward, downward) = contraction.sides(order: order)
    triangles = nil
  }

  init(
    arcCount: Int,
    vertex: [UInt32],
    rank: [UInt32]? = nil,
    upward: HierarchySide,
    downward: HierarchySide,
    triangles: TriangleUnpacking? = nil
  ) {
    vertexCount = vertex.count
    self.arcCount = arcCount
    self.vertex = vertex
    self.rank = rank ?? inverse(vertex)
    self.upward = upward
    self.downward = downward
    self.triangles = triangles
  }
}

extension ContractionHierarchy {
  /// What an arc of a side stands for.
  func parts(of arc: Int, isUpward: Bool) -> HierarchySide.Parts {
    if let triangles { return triangles.parts(of: arc, isUpward: isUpward, in: self) }
    return isUpward ? upward.parts[arc] : downward.parts[arc]
  }
}

extension Contraction {
  /// Places from the top level to the lowest.
  ///
  /// Sweeps read labels of higher levels only, so any order within a level will do. Vertices with
  /// equally many arcs stand together, for then the processor guesses where a vertex's arcs end,
  /// which halves a sweep; among those near ones do.
  func sweepOrder() -> [UInt32] {
    let degrees = CountingSort(of: downwardCount, below: Int(downwardCount.max() ?? 0) + 1)
    let top = level.max() ?? 0
    let keys = degrees.positions.map { top - level[Int($0)] }
    let levels = CountingSort(of: keys, below: Int(top) + 1)
    return levels.positions.map { degrees.positions[Int($0)] }
  }

  /// The arcs found, sorted by rank, with shortcuts pointing at their halves.
  ///
  /// - Parameter sweep: the place of each rank.
  /// - Returns: the two sides.
  func sides(order sweep: [UInt32]) -> (upward: HierarchySide, downward: HierarchySide) {
    let rank = inverse(sweep)
    var positions = [UInt32](repeating: 0, count: records.count)
    let upwardOrder = arrange(upward, counts: upwardCount, sweep, rank, &positions)
    let downwardOrder = arrange(downward, counts: downwardCount, sweep, rank, &positions)
    func side(_ arranged: (firstArc: [UInt32], arcs: [FinalArc])) -> HierarchySide {
      HierarchySide(
        firstArc: arranged.firstArc,
        arcs: arranged.arcs.map { corridor_arc(rank: rank[Int($0.vertex)], cost: $0.cost) },
        parts: arranged.arcs.map { arc in
          let record = records[Int(arc.record)]
          if record.second == Self.none {
            return HierarchySide.Parts(first: record.first, second: HierarchySide.Parts.original)
          }
          return HierarchySide.Parts(
            first: positions[Int(record.first)],
            second: positions[Int(record.second)]
          )
        }
      )
    }
    return (side(upwardOrder), side(downwardOrder))
  }

  /// Sorts arcs by the rank of their lower end, then of their higher end, and notes where each
  /// record comes to lie.
  private func arrange(
    _ arcs: [FinalArc],
    counts: [UInt32],
    _ sweep: [UInt32],
    _ rank: [UInt32],
    _ positions: inout [UInt32]
  ) -> (firstArc: [UInt32], arcs: [FinalArc]) {
    var start = [Int](repeating: 0, count: vertexCount)
    var next = 0
    for place in order {
      start[Int(place)] = next
      next += Int(counts[Int(place)])
    }
    var firstArc: [UInt32] = [0]
    firstArc.reserveCapacity(vertexCount + 1)
    var arranged: [FinalArc] = []
    arranged.reserveCapacity(arcs.count)
    for place in sweep {
      let begin = start[Int(place)]
      let own = arcs[begin..<begin + Int(counts[Int(place)])]
      for arc in own.sorted(by: { rank[Int($0.vertex)] < rank[Int($1.vertex)] }) {
        positions[Int(arc.record)] = UInt32(arranged.count)
        arranged.append(arc)
      }
      firstArc.append(UInt32(arranged.count))
    }
    return (firstArc, arranged)
  }
}
