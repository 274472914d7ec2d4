// Hierarchies for costs that change: the order and the shortcuts are made once, costs come in
// afterwards.

import CSweeps

/// The part of a contraction hierarchy that does not depend on costs.
///
/// The order comes from the shape of the graph, and every shortcut that any costs might need is
/// there. New costs, closed arcs among them, then take a pass over the triangles of the hierarchy:
/// tens of milliseconds where contraction takes seconds. What comes out is a
/// ``ContractionHierarchy``, exact like any other.
///
/// ```swift
/// let customizable = CustomizableHierarchy(graph)
/// var costs = graph.cost
/// costs[bridge] = IntegerGraph.unreachable
/// var hierarchy = try customizable.customized(costs: costs)
/// costs[bridge] = graph.cost[bridge] * 2
/// try customizable.customize(&hierarchy, costs: costs)  // once more, in the same memory
/// ```
///
/// Dibbelt, J., Strasser, B. and Wagner, D. (2016), doi:10.1145/2886843.
public struct CustomizableHierarchy: Sendable {
  /// The graph, with the costs that it was made with.
  public let graph: IntegerGraph
  /// Arcs from vertices to more important ones, shortcuts among them; as many lead downwards.
  public var upwardArcCount: Int { head.count }

  /// The vertex of each rank; 0 is the top.
  let vertex: [UInt32]
  /// The rank of each vertex.
  let rank: [UInt32]
  /// Where the arcs of each lower end begin, by its rank.
  let firstArc: [UInt32]
  /// The rank of the higher end; falling among the arcs of one lower end, the nearest first.
  let head: [UInt32]
  /// By the rank of the higher end: the arcs that come to it.
  let firstLower: [UInt32]
  let lowerArc: [UInt32]
  /// The lower end of each arc.
  let tail: [UInt32]
  /// For each arc of the graph twice its arc here, plus one if it leads downwards; or `none` for a
  /// loop.
  let place: [UInt32]
  /// The arcs of the graph behind each place.
  let arcsAtPlace: CountingSort

  static let none = UInt32.max

  /// Orders the vertices and finds all shortcuts, on one thread.
  ///
  /// - Complexity: about O(vertices^1.5) on planar graphs; the shortcuts of a dense graph fill
  ///   memory.
  public init(_ graph: IntegerGraph) {
    let undirected = UndirectedGraph(graph)
    let reduction = LowDegreeElimination(undirected)
    let core = UndirectedGraph(
      vertexCount: reduction.core.count,
      tails: reduction.tails,
      heads: reduction.heads
    )
    let order =
      reduction.order + NestedDissection(core).order.map { reduction.core[Int($0)] }
    self.init(graph, undirected, order: order)
  }

  /// Finds the shortcuts of an order, which names those that leave first in front.
  init(_ graph: IntegerGraph, _ undirected: UndirectedGraph, order: [UInt32]) {
    // The same shortcuts, but the part below a vertex comes to lie in one piece.
    let order = Elimination(undirected, order: order).postorder(order)
    let elimination = Elimination(undirected, order: order)
    self.graph = graph
    vertex = order.reversed()
    firstArc = elimination.firstArc
    head = elimination.head
    tail = elimination.tail
    let lower = CountingSort(of: elimination.head, below: graph.vertexCount)
    firstLower = lower.starts
    lowerArc = lower.positions
    let rank = inverse(vertex)
    self.rank = rank
    place = (0..<graph.arcCount).map { arc in
      let (from, to) = (rank[Int(graph.tail[arc])], rank[Int(graph.head[arc])])
      if from == to { return Self.none }
      let position = elimination.arc(from: Int(max(from, to)), to: min(from, to))
      return UInt32(position) * 2 + (from > to ? 0 : 1)
    }
    let last = UInt32(2 * elimination.head.count)
    arcsAtPlace = CountingSort(of: place.map { min($0, last) }, below: Int(last) + 1)
  }
}

/// The shortcuts of an order: the neighbours of a vertex that leaves become neighbours of each
/// other.
struct Elimination {
  private(set) var firstArc: [UInt32]
  private(set) var head: [UInt32]
  private(set) var tail: [UInt32]
  /// By position in the order, the first neighbour to leave after a vertex, or the vertex itself if
  /// there is none.
  private var parent: [Int]

  /// - Parameters:
  ///   - graph: the graph.
  ///   - order: the vertices, those that leave first in front.
  /// - Complexity: O(arcs with shortcuts), but for sorting.
  init(_ graph: UndirectedGraph, order: [UInt32]) {
    let count = graph.vertexCount
    let position = inverse(order)
    // Of the vertices that leave before, only those whose next neighbour to leave this is pass
    // theirs on.
    var children = [[Int]](repeating: [], count: count)
    var lists = [[UInt32]](repeating: [], count: count)
    var mark = [Int](repeating: -1, count: count)
    parent = Array(0..<count)
    for own in 0..<count {
      var list: [UInt32] = []
      for arc in graph.arcs(from: Int(order[own])) {
        let other = Int(position[Int(graph.heads[arc])])
        if other > own, mark[other] != own {
          mark[other] = own
          list.append(UInt32(other))
        }
      }
      for child in children[own] {
        for other in lists[child] where other > own && mark[Int(other)] != own {
          mark[Int(other)] = own
          list.append(other)
        }
      }
      list.sort()
      if let next = list.first {
        parent[own] = Int(next)
        children[Int(next)].append(own)
      }
      lists[own] = list
    }
    firstArc = [0]
    head = []
    tail = []
    // By rank, which is the position counted from the end.
    for rank in 0..<count {
      for other in lists[count - 1 - rank] {
        head.append(UInt32(count - 1) - other)
        tail.append(UInt32(rank))
      }
      firstArc.append(UInt32(head.count))
    }
  }

  /// An order with the same shortcuts in which each vertex comes right behind all that are below
  /// it.
  ///
  /// Passes over the hierarchy then find what they need near by.
  func postorder(_ order: [UInt32]) -> [UInt32] {
    var size = [Int](repeating: 1, count: order.count)
    for own in order.indices where parent[own] != own { size[parent[own]] += size[own] }
    // Where the next part below a vertex begins; roots come one after the other.
    var start = [Int](repeating: 0, count: order.count)
    var next = 0
    var result = order
    for own in order.indices.reversed() {
      if parent[own] == own {
        start[own] = next
        next += size[own]
      } else {
        start[own] = start[parent[own]]
        start[parent[own]] += size[own]
      }
      result[start[own] + size[own] - 1] = order[own]
    }
    return result
  }

  /// The arc between two ranks, which must be there.
  func arc(from lower: Int, to higher: UInt32) -> Int {
    var (low, high) = (Int(firstArc[lower]), Int(firstArc[lower + 1]))
    while low + 1 < high {
      let middle = (low + high) / 2
      if head[middle] >= higher { low = middle } else { high = middle }
    }
    return low
  }
}
