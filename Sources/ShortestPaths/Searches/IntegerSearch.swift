// Shortest paths from one vertex with whole-number costs: Dijkstra's algorithm on buckets.

/// A search from one vertex to all or to some others, with scratch that is kept between runs.
///
/// The counterpart of ``DijkstraSearch`` for ``IntegerGraph``: the same calls, about three times as fast. Ties are broken in a way that
/// depends on the graph alone.
public struct IntegerSearch: Sendable {
  /// The graph that is searched.
  public let graph: IntegerGraph

  private let arcs: LocalArcs
  /// What is known of a place.
  ///
  /// Where its arcs begin lies beside its label: whoever lowers the label brings both into the
  /// cache, and finds them there when the place is settled soon after.
  private struct Label: Sendable {
    var cost: UInt32
    let firstArc: UInt32
  }

  /// By place, and one more where the arcs end.
  private var labels: [Label]
  /// By place: the last arc of the path.
  private var predecessor: [UInt32]
  /// The places with labels, and room for one more.
  private var touched: [UInt32]
  private var touchedCount = 0
  private var isTarget: [Bool] = []
  private var queue: BucketQueue

  private static let none = UInt32.max

  /// Makes the scratch space for searches of a graph.
  ///
  /// - Complexity: O(vertices + arcs) time and space; copy a search to have another for the same graph sooner.
  public init(_ graph: IntegerGraph) {
    self.graph = graph
    arcs = LocalArcs(graph)
    labels = arcs.firstArc.map { Label(cost: IntegerGraph.unreachable, firstArc: $0) }
    predecessor = [UInt32](repeating: Self.none, count: graph.vertexCount)
    touched = [UInt32](repeating: 0, count: graph.vertexCount + 1)
    queue = BucketQueue(largestCost: arcs.largestCost)
  }

  /// Finds the least costs from a vertex.
  ///
  /// With targets the run ends as soon as all of them are reached, with a bound it leaves out everything
  /// dearer. What the run did not settle reads as unreachable, so a finite distance is always exact.
  ///
  /// - Parameters:
  ///   - source: a vertex of the graph.
  ///   - targets: vertices of interest, repeats allowed; nil for all.
  ///   - bound: the largest distance of interest, itself included.
  /// - Complexity: O(vertices + arcs + largest distance / 64) over the part that is reached, as long as no cost exceeds 2^16.
  public mutating func run(
    from source: Int,
    to targets: [Int]? = nil,
    within bound: UInt32 = IntegerGraph.unreachable
  ) {
    reset()
    let start = arcs.place[source]
    labels[Int(start)].cost = 0
    touched[0] = start
    touchedCount = 1
    queue.cursor = 0
    unsafe queue.withRun { queue in unsafe queue.push(0, start) }
    guard let targets else {
      finish(within: bound, targetsLeft: nil)
      return
    }
    if isTarget.isEmpty { isTarget = [Bool](repeating: false, count: graph.vertexCount) }
    var distinct = 0
    for target in targets where !isTarget[Int(arcs.place[target])] {
      isTarget[Int(arcs.place[target])] = true
      distinct += 1
    }
    finish(within: bound, targetsLeft: distinct)
    for target in targets { isTarget[Int(arcs.place[target])] = false }
  }

  /// Finds the least costs from the nearest of some vertices.
  ///
  /// - Parameters:
  ///   - sources: vertices of the graph, repeats allowed; the distance to each of them is 0.
  ///   - bound: the largest distance of interest, itself included.
  /// - Complexity: as ``run(from:to:within:)``.
  mutating func run(fromAny sources: some Sequence<Int>, within bound: UInt32) {
    reset()
    queue.cursor = 0
    for source in sources {
      let start = arcs.place[source]
      guard labels[Int(start)].cost == IntegerGraph.unreachable else { continue }
      labels[Int(start)].cost = 0
      touched[touchedCount] = start
      touchedCount += 1
      if touchedCount >= queue.nodes.count { queue.grow() }
      unsafe queue.withRun { queue in unsafe queue.push(0, start) }
    }
    finish(within: bound, targetsLeft: nil)
  }

  /// Hands over the vertices that the last run reached, in no order.
  ///
  /// - Precondition: the run had no targets, so that it settled what it labelled.
  func forEachReached(_ body: (Int) -> Void) {
    for index in 0..<touchedCount { body(Int(arcs.vertex[Int(touched[index])])) }
  }

  /// The cost from the last run's source; ``IntegerGraph/unreachable`` where the run did not get to.
  public func distance(to vertex: Int) -> UInt32 { labels[Int(arcs.place[vertex])].cost }

  /// The costs from the last run's source, by vertex.
  ///
  /// - Complexity: O(vertices).
  public var distances: [UInt32] { arcs.place.map { labels[Int($0)].cost } }

  /// The last arc of the path found to a vertex; nil for the source and where the run did not get to.
  public func predecessorArc(of vertex: Int) -> Int? {
    let arc = predecessor[Int(arcs.place[vertex])]
    return arc == Self.none ? nil : Int(arcs.number[Int(arc)])
  }

  /// The path found to a vertex; nil where the run did not get to.
  ///
  /// - Complexity: O(arcs of the path).
  public func path(to vertex: Int) -> IntegerPath? {
    let cost = distance(to: vertex)
    guard cost < IntegerGraph.unreachable else { return nil }
    var path: [Int] = []
    var place = vertex
    while let arc = predecessorArc(of: place) {
      path.append(arc)
      place = Int(graph.tail[arc])
    }
    return IntegerPath(arcs: path.reversed(), cost: cost)
  }

  private mutating func reset() {
    if touchedCount > labels.count / 8 {
      for place in labels.indices { labels[place].cost = IntegerGraph.unreachable }
      for place in predecessor.indices { predecessor[place] = Self.none }
    } else {
      for index in 0..<touchedCount { clear(touched[index]) }
    }
    touchedCount = 0
  }

  private mutating func clear(_ place: UInt32) {
    labels[Int(place)].cost = IntegerGraph.unreachable
    predecessor[Int(place)] = Self.none
  }

  private mutating func finish(within bound: UInt32, targetsLeft: Int?) {
    var targetsLeft = targetsLeft
    while !settle(within: bound, &targetsLeft) { queue.grow() }
    // A label still in the queue is no distance yet.
    for entry in queue.removeAll() where entry.key == labels[Int(entry.vertex)].cost {
      clear(entry.vertex)
    }
  }

  /// - Returns: false when the queue needs more room to go on.
  private mutating func settle(within bound: UInt32, _ targetsLeft: inout Int?) -> Bool {
    let targets = isTarget
    // Labels, predecessors and arcs by pointers as well, for the same reason as the queue.
    return unsafe labels.withUnsafeMutableBufferPointer { labels in
      unsafe predecessor.withUnsafeMutableBufferPointer { predecessor in
        unsafe touched.withUnsafeMutableBufferPointer { touched in
          unsafe arcs.arcs.withUnsafeBufferPointer { arcs in
            unsafe queue.withRun { queue in
              var count = touchedCount
              defer { touchedCount = count }
              while unsafe queue.advance() {
                if targetsLeft == 0 { return true }
                let bucket = unsafe queue.cursor
                while unsafe queue.heads[bucket] != BucketQueue.none {
                  // A vertex has fewer arcs than there are nodes to spare, or the queue grows first.
                  let place = unsafe Int(queue.nodes[Int(queue.heads[bucket])].vertex)
                  var arc = unsafe Int(labels[place].firstArc)
                  let end = unsafe Int(labels[place &+ 1].firstArc)
                  if unsafe !queue.hasRoom(for: end &- arc) { return false }
                  let label = unsafe queue.pop().key
                  if unsafe label != labels[place].cost { continue }
                  if targetsLeft != nil, targets[place] { targetsLeft? -= 1 }
                  while arc < end {
                    let next = unsafe arcs[arc]
                    let cost = label &+ next.cost
                    let head = Int(next.head)
                    let old = unsafe labels[head].cost
                    if cost < old, cost <= bound {
                      // Noted or not, without a jump that nobody can guess.
                      unsafe touched[count] = next.head
                      count &+= old == IntegerGraph.unreachable ? 1 : 0
                      unsafe labels[head].cost = cost
                      unsafe predecessor[head] = UInt32(truncatingIfNeeded: arc)
                      unsafe queue.push(cost, next.head)
                    }
                    arc &+= 1
                  }
                }
              }
              return true
            }
          }
        }
      }
    }
  }
}
