// What the loss of arcs does to the costs from one vertex: only what hung on them is searched
// again.

/// Shortest paths from a vertex of a graph that loses some of its arcs.
///
/// An arc that is not in the tree of shortest paths that a search found is not missed: the tree,
/// and with it every cost, is still there, whatever other paths tie with it. An arc of the tree is
/// missed at most by the vertices beyond it, a run of the tree's preorder; they are searched again
/// from the vertices around them. Costs are those of a whole search of the smaller graph, bit for
/// bit.
///
/// ```swift
/// var search = RemovalSearch(graph)
/// search.run(from: source)
/// if search.mayMatter([arc]) {
///   search.remove([arc])
///   for vertex in search.changed { print(search.distance(to: vertex)) }
/// }
/// ```
///
/// Source: the deletion half of G. Ramalingam and T. Reps 1996, doi:10.1006/jagm.1996.0046.
public struct RemovalSearch: Sendable {
  private var search: DijkstraSearch
  /// Arcs by head.
  private let entering: CountingSort
  /// Vertices of the tree in preorder, each one's place in it, and the end of what hangs on it.
  private var order: [UInt32] = []
  private var place: [UInt32]
  private var end: [UInt32]
  /// How many vertices of interest come before each place.
  private var interestBefore: [UInt32] = []
  private let isOfInterest: [Bool]
  private var isRemoved: [Bool]
  private var isLost: [Bool]
  private var newDistances: [Double]
  private var heap = VertexHeap()
  private var firstChild: [UInt32]
  private var nextSibling: [UInt32]
  private var lost: [UInt32] = []

  private static let none = UInt32.max

  /// Makes the scratch space for searches of a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - interest: the vertices whose costs are asked for; nil for all.
  /// - Complexity: O(vertices + arcs) time and space.
  public init(_ graph: Graph, interest: [Int]? = nil) {
    let count = graph.vertexCount
    search = DijkstraSearch(graph)
    entering = CountingSort(of: graph.head, below: count)
    place = [UInt32](repeating: Self.none, count: count)
    end = [UInt32](repeating: 0, count: count)
    firstChild = [UInt32](repeating: Self.none, count: count)
    nextSibling = firstChild
    var isOfInterest = [Bool](repeating: interest == nil, count: count)
    for vertex in interest ?? [] { isOfInterest[vertex] = true }
    self.isOfInterest = isOfInterest
    isRemoved = [Bool](repeating: false, count: graph.arcCount)
    isLost = [Bool](repeating: false, count: count)
    newDistances = [Double](repeating: .infinity, count: count)
  }

  /// The cost from the last run's source in the whole graph.
  public func distanceBefore(to vertex: Int) -> Double { search.distance(to: vertex) }

  /// The cost without the arcs that were removed last; infinite where no way is left.
  public func distance(to vertex: Int) -> Double {
    isLost[vertex] ? newDistances[vertex] : search.distance(to: vertex)
  }

  /// The vertices that hung on the arcs removed last; the costs of all others are what they were.
  public var changed: some Sequence<Int> { lost.lazy.map { Int($0) } }

  /// Finds the least costs from a vertex and lays out their tree.
  /// - Complexity: as a Dijkstra search.
  public mutating func run(from source: Int) {
    forget()
    search.run(from: source)
    let graph = search.graph
    for vertex in order { place[Int(vertex)] = Self.none }
    order.removeAll(keepingCapacity: true)
    for vertex in 0..<graph.vertexCount { firstChild[vertex] = Self.none }
    for vertex in 0..<graph.vertexCount {
      guard let arc = search.predecessorArc(of: vertex) else { continue }
      let parent = Int(graph.tail[arc])
      nextSibling[vertex] = firstChild[parent]
      firstChild[parent] = UInt32(vertex)
    }
    visit(source)
    interestBefore.removeAll(keepingCapacity: true)
    var count: UInt32 = 0
    for vertex in order {
      interestBefore.append(count)
      if isOfInterest[Int(vertex)] { count += 1 }
    }
    interestBefore.append(count)
  }

  /// Lays out the tree in preorder, without recursion.
  private mutating func visit(_ source: Int) {
    var pending = [UInt32(source)]
    while let vertex = pending.popLast() {
      place[Int(vertex)] = UInt32(order.count)
      order.append(vertex)
      var child = firstChild[Int(vertex)]
      while child != Self.none {
        pending.append(child)
        child = nextSibling[Int(child)]
      }
    }
    // A subtree ends where the last of its children's does: ends come up from the back.
    for vertex in order.reversed() {
      let position = Int(vertex)
      var last = place[position] + 1
      var child = firstChild[position]
      while child != Self.none {
        last = max(last, end[Int(child)])
        child = nextSibling[Int(child)]
      }
      end[position] = last
    }
  }

  /// Whether the loss of arcs can change the cost to a vertex of interest.
  /// - Complexity: O(arcs given).
  public func mayMatter(_ arcs: some Sequence<Int>) -> Bool {
    arcs.contains { arc in
      let head = Int(search.graph.head[arc])
      guard search.predecessorArc(of: head) == arc else { return false }
      return interestBefore[Int(end[head])] > interestBefore[Int(place[head])]
    }
  }

  /// Finds the costs without some arcs; the next call starts from the whole graph again.
  /// - Complexity: a Dijkstra search of what hung on the arcs, and of the arcs that enter it.
  public mutating func remove(_ arcs: some Sequence<Int>) {
    forget()
    let graph = search.graph
    for arc in arcs {
      isRemoved[arc] = true
      let head = Int(graph.head[arc])
      guard search.predecessorArc(of: head) == arc, !isLost[head] else { continue }
      for position in Int(place[head])..<Int(end[head]) where !isLost[Int(order[position])] {
        let vertex = order[position]
        isLost[Int(vertex)] = true
        newDistances[Int(vertex)] = .infinity
        lost.append(vertex)
      }
    }
    heap.removeAll()
    for vertex in lost {
      var least = Double.infinity
      let (start, end) = (entering.starts[Int(vertex)], entering.starts[Int(vertex) + 1])
      for position in Int(start)..<Int(end) {
        let arc = Int(entering.positions[position])
        let tail = Int(graph.tail[arc])
        if isRemoved[arc] || isLost[tail] { continue }
        least = min(least, search.distance(to: tail) + graph.cost[arc])
      }
      guard least < .infinity else { continue }
      newDistances[Int(vertex)] = least
      heap.push(least, vertex)
    }
    while let entry = heap.pop() {
      let vertex = Int(entry.vertex)
      if entry.key > newDistances[vertex] { continue }
      for arc in graph.arcs(from: vertex) {
        let head = Int(graph.head[arc])
        guard isLost[head], !isRemoved[arc] else { continue }
        let label = entry.key + graph.cost[arc]
        if label < newDistances[head] {
          newDistances[head] = label
          heap.push(label, UInt32(head))
        }
      }
    }
    for arc in arcs { isRemoved[arc] = false }
  }

  private mutating func forget() {
    for vertex in lost { isLost[Int(vertex)] = false }
    lost.removeAll(keepingCapacity: true)
  }
}
