// The searches of Yen's algorithm: the cheapest way on from the beginning of a path.

/// Finds the cheapest continuation of a path that keeps clear of the places that the path has been
/// to.
///
/// An A* search (Hart, Nilsson and Raphael 1968, doi:10.1109/TSSC.1968.300136) whose estimates are
/// the exact distances to the target in the whole graph; what is forbidden only makes continuations
/// dearer, so they stay lower bounds.
struct SpurSearch {
  let graph: Graph
  let places: [UInt32]
  private let target: Int
  private let distancesToTarget: [Double]

  private var labels: [Double]
  private var predecessor: [Int?]
  private var touched: [Int] = []
  private var heap = VertexHeap()
  private var isVisited: [Bool]

  init(_ graph: Graph, places: [UInt32], to target: Int) {
    self.graph = graph
    self.places = places
    self.target = target
    var backward = DijkstraSearch(graph.reversed())
    backward.run(from: target)
    distancesToTarget = backward.distances
    labels = [Double](repeating: .infinity, count: graph.vertexCount)
    predecessor = [Int?](repeating: nil, count: graph.vertexCount)
    isVisited = [Bool](repeating: false, count: graph.vertexCount)
  }

  /// Whether an arc leads from one place to another.
  func isLink(_ arc: Int) -> Bool {
    places[Int(graph.tail[arc])] != places[Int(graph.head[arc])]
  }

  /// The cheapest path that begins with given arcs and goes on without coming back to their places.
  ///
  /// - Parameters:
  ///   - prefix: the arcs that it begins with; the last of them, if any, is a link.
  ///   - source: where they begin.
  ///   - excluded: arcs that it must not take.
  ///   - bound: the largest cost of interest, itself included.
  /// - Returns: the whole path; nil when there is none within the bound.
  mutating func path(
    after prefix: [Int],
    from source: Int,
    excluding excluded: [Int],
    within bound: Double
  ) -> Path? {
    reset()
    let spur = prefix.last.map { Int(graph.head[$0]) } ?? source
    setVisited(true, source, prefix)
    defer { setVisited(false, source, prefix) }

    label(spur, prefix.reduce(0) { $0 + graph.cost[$1] }, by: nil, within: bound)
    while let entry = heap.pop() {
      let vertex = Int(entry.vertex)
      if vertex == target { break }
      if entry.key > labels[vertex] + distancesToTarget[vertex] { continue }
      for arc in graph.arcs(from: vertex) {
        let head = Int(graph.head[arc])
        if isVisited[Int(places[head])], isLink(arc) { continue }
        let cost = labels[vertex] + graph.cost[arc]
        if cost < labels[head], !excluded.contains(arc) {
          label(head, cost, by: arc, within: bound)
        }
      }
    }
    guard labels[target] < .infinity else { return nil }
    var onward: [Int] = []
    var place = target
    while let arc = predecessor[place] {
      onward.append(arc)
      place = Int(graph.tail[arc])
    }
    return Path(arcs: prefix + onward.reversed(), cost: labels[target])
  }

  private mutating func label(_ vertex: Int, _ cost: Double, by arc: Int?, within bound: Double) {
    let estimate = cost + distancesToTarget[vertex]
    guard estimate <= bound, estimate < .infinity else { return }
    if labels[vertex] == .infinity { touched.append(vertex) }
    labels[vertex] = cost
    predecessor[vertex] = arc
    heap.push(estimate, UInt32(vertex))
  }

  private mutating func reset() {
    for vertex in touched {
      labels[vertex] = .infinity
      predecessor[vertex] = nil
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll()
  }

  private mutating func setVisited(_ visited: Bool, _ source: Int, _ prefix: [Int]) {
    isVisited[Int(places[source])] = visited
    for arc in prefix { isVisited[Int(places[Int(graph.head[arc])])] = visited }
  }
}
