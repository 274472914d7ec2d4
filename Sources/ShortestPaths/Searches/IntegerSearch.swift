// Shortest paths from one vertex with whole-number costs: Dijkstra's algorithm on buckets.

/// A search from one vertex to all or to some others, with scratch that is kept between runs.
///
/// The counterpart of ``DijkstraSearch`` for ``IntegerGraph``: the same calls, several times as
/// fast. Ties are broken in a way that depends on the graph alone.
public struct IntegerSearch: Sendable {
  /// The graph that is searched.
  public let graph: IntegerGraph

  private let arcs: LocalArcs
  /// By place.
  private var labels: [PlaceLabel]
  /// The places with labels, and room for one more.
  private var touched: [UInt32]
  private var touchedCount = 0
  private var isTarget: [Bool] = []
  private var queue: BucketQueue

  /// Makes the scratch space for searches of a graph.
  ///
  /// - Complexity: O(vertices + arcs) time and space; copy a search to have another for the same
  ///   graph sooner.
  public init(_ graph: IntegerGraph) {
    self.graph = graph
    arcs = LocalArcs(graph)
    let labels = zip(arcs.firstArc, arcs.firstArc.dropFirst()).map {
      PlaceLabel(firstArc: $0, endArc: $1)
    }
    self.labels = Array(onLargePages: labels)
    touched = [UInt32](repeating: 0, count: graph.vertexCount + 1)
    queue = BucketQueue(costs: arcs.someCosts)
  }

  /// Finds the least costs from a vertex.
  ///
  /// With targets the run ends as soon as all of them are reached, with a bound it leaves out
  /// everything dearer. What the run did not settle reads as unreachable, so a finite distance is
  /// always exact.
  ///
  /// - Parameters:
  ///   - source: a vertex of the graph.
  ///   - targets: vertices of interest, repeats allowed; nil for all.
  ///   - bound: the largest distance of interest, itself included.
  /// - Complexity: about O(vertices + arcs) over the part that is reached, where costs are of one
  ///   order of magnitude; O((vertices + arcs) log arcs) where most arcs are much dearer than a
  ///   quarter of them. Only if paths of many arcs, all among the cheapest quarter, compete with
  ///   each other, labels are corrected often: O(vertices x such arcs) at worst.
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
    queue.push(IntegerHeap.word(0, start))
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
    for source in sources {
      let start = arcs.place[source]
      guard labels[Int(start)].cost == IntegerGraph.unreachable else { continue }
      labels[Int(start)].cost = 0
      touched[touchedCount] = start
      touchedCount += 1
      queue.push(IntegerHeap.word(0, start))
    }
    finish(within: bound, targetsLeft: nil)
  }

  /// Hands over the vertices that the last run reached, in no order.
  ///
  /// - Precondition: the run had no targets, so that it settled what it labelled.
  func forEachReached(_ body: (Int) -> Void) {
    for index in 0..<touchedCount { body(Int(arcs.vertex[Int(touched[index])])) }
  }

  /// The cost from the last run's source; ``IntegerGraph/unreachable`` where the run did not get
  /// to.
  public func distance(to vertex: Int) -> UInt32 { labels[Int(arcs.place[vertex])].cost }

  /// The costs from the last run's source, by vertex.
  ///
  /// - Complexity: O(vertices).
  public var distances: [UInt32] { arcs.place.map { labels[Int($0)].cost } }

  /// The last arc of the path found to a vertex; nil for the source and where the run did not get
  /// to.
  public func predecessorArc(of vertex: Int) -> Int? {
    let arc = labels[Int(arcs.place[vertex])].predecessor
    return arc == PlaceLabel.none ? nil : Int(arcs.number[Int(arc)])
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
      for place in labels.indices { clear(place) }
    } else {
      for index in 0..<touchedCount { clear(Int(touched[index])) }
    }
    touchedCount = 0
  }

  private mutating func clear(_ place: Int) {
    labels[place].cost = IntegerGraph.unreachable
    labels[place].predecessor = PlaceLabel.none
  }

  private mutating func finish(within bound: UInt32, targetsLeft: Int?) {
    var targetsLeft = targetsLeft
    loop: while true {
      switch settle(within: bound, &targetsLeft) {
      case .done: break loop
      case .room: queue.grow()
      case .window: if !queue.advance() { break loop }
      }
    }
    // A label still in the queue is no distance yet.
    var left: [UInt64] = []
    queue.removeAll { left.append($0) }
    for word in left where IntegerHeap.key(word) == labels[IntegerHeap.vertex(word)].cost {
      clear(IntegerHeap.vertex(word))
    }
  }

  private mutating func settle(within bound: UInt32, _ targetsLeft: inout Int?) -> SearchPause {
    // Labels and arcs by pointers as well, for the same reason as the queue.
    unsafe labels.withUnsafeMutableBufferPointer { labels in
      unsafe touched.withUnsafeMutableBufferPointer { touched in
        unsafe isTarget.withUnsafeMutableBufferPointer { isTarget in
          unsafe arcs.arcs.withUnsafeBufferPointer { arcs in
            unsafe queue.withRun { queue in
              var run = unsafe SearchRun(
                labels: labels,
                arcs: arcs,
                touched: touched,
                touchedCount: touchedCount,
                isTarget: isTarget,
                targetsLeft: targetsLeft
              )
              let pause = unsafe run.settle(&queue, within: bound)
              (touchedCount, targetsLeft) = unsafe (run.touchedCount, run.targetsLeft)
              return pause
            }
          }
        }
      }
    }
  }
}
