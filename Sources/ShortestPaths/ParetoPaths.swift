// All ways to trade one cost for another: the Pareto set of paths under two costs.

/// A path under two costs, of which no other path is better in one and as good in the other.
public struct ParetoPath: Sendable, Equatable {
  /// Positions of its arcs in the graph, in order.
  public var arcs: [Int]
  /// The sum of the graph's costs.
  public var cost: Double
  /// The sum of the second costs.
  public var secondCost: Double
}

/// The Pareto set of the paths between two vertices: for every pair of costs that no path beats,
/// one path.
///
/// Costs that agree to twelve digits count as equal, so that the rounding of sums makes no paths of
/// its own.
///
/// Labels are settled in the order of the first cost, so a label survives only with a second cost
/// below all earlier ones at its vertex; two backward searches give what each cost still needs at
/// least, and so the order and the pruning. This is BOA*: Hernández, C. et al. (2023),
/// doi:10.1016/j.artint.2022.103807.
///
/// - Parameters:
///   - graph: the graph with the first cost.
///   - secondCost: one per arc of the graph, in its order; finite, not negative.
///   - source: where the paths begin.
///   - target: where they end.
/// - Returns: paths with strictly rising first and strictly falling second cost; none when there is
///   no path.
/// - Throws: ``GraphError`` when `secondCost` is not one finite, non-negative number per arc.
/// - Complexity: O(L log L) for the L labels that survive; L can be exponential in the size of the
///   graph, and on transport networks is not.
public func paretoPaths(
  in graph: Graph,
  secondCost: [Double],
  from source: Int,
  to target: Int
) throws(GraphError) -> [ParetoPath] {
  var search = ParetoSearch(graph, secondCost: secondCost, to: target)
  // Checks the second costs on the way.
  let leastSecond = distances(to: target, in: try graph.withCosts(secondCost))
  return search.run(from: source, leastSecond: leastSecond)
}

private func distances(to target: Int, in graph: Graph) -> [Double] {
  var backward = DijkstraSearch(graph.reversed())
  backward.run(from: target)
  return backward.distances
}

/// The labels of one search.
private struct ParetoSearch {
  /// A path to a vertex: its last arc and the label that it extends.
  struct Label {
    var vertex: UInt32
    var arc: UInt32
    var parent: Int
    var cost: Double
    var secondCost: Double
  }

  let graph: Graph
  let secondCost: [Double]
  let target: Int
  let leastFirst: [Double]
  private var labels: [Label] = []
  private var heap = LabelHeap()

  init(_ graph: Graph, secondCost: [Double], to target: Int) {
    self.graph = graph
    self.secondCost = secondCost
    self.target = target
    leastFirst = distances(to: target, in: graph)
  }

  mutating func run(from source: Int, leastSecond: [Double]) -> [ParetoPath] {
    // The least second cost among the labels settled so far, by vertex.
    var settled = [Double](repeating: .infinity, count: graph.vertexCount)
    var results: [Int] = []
    func isBeaten(_ label: Label) -> Bool {
      let vertex = Int(label.vertex)
      return !Self.isLess(label.secondCost, than: settled[vertex])
        || !Self.isLess(label.secondCost + leastSecond[vertex], than: settled[target])
    }
    push(Label(vertex: UInt32(source), arc: 0, parent: -1, cost: 0, secondCost: 0), leastSecond)
    while let position = heap.pop() {
      let label = labels[position]
      if isBeaten(label) { continue }
      let vertex = Int(label.vertex)
      settled[vertex] = label.secondCost
      if vertex == target {
        results.append(position)
        continue
      }
      for arc in graph.arcs(from: vertex) {
        let next = Label(
          vertex: graph.head[arc],
          arc: UInt32(arc),
          parent: position,
          cost: label.cost + graph.cost[arc],
          secondCost: label.secondCost + secondCost[arc]
        )
        if !isBeaten(next) { push(next, leastSecond) }
      }
    }
    return front(results.map(path(of:)))
  }

  private mutating func push(_ label: Label, _ leastSecond: [Double]) {
    let first = label.cost + leastFirst[Int(label.vertex)]
    let second = label.secondCost + leastSecond[Int(label.vertex)]
    guard first < .infinity, second < .infinity else { return }
    heap.push(LabelHeap.Entry(first: first, second: second, label: labels.count))
    labels.append(label)
  }

  private func path(of position: Int) -> ParetoPath {
    var arcs: [Int] = []
    var place = position
    while labels[place].parent >= 0 {
      arcs.append(Int(labels[place].arc))
      place = labels[place].parent
    }
    return ParetoPath(
      arcs: arcs.reversed(),
      cost: labels[position].cost,
      secondCost: labels[position].secondCost
    )
  }

  /// Sorts the paths by the first cost and leaves out those that are beaten but for rounding.
  private func front(_ paths: [ParetoPath]) -> [ParetoPath] {
    var front: [ParetoPath] = []
    for path in paths.sorted(by: { ($0.cost, $0.secondCost) < ($1.cost, $1.secondCost) }) {
      if let last = front.last {
        guard Self.isLess(path.secondCost, than: last.secondCost) else { continue }
        if !Self.isLess(last.cost, than: path.cost) { front.removeLast() }
      }
      front.append(path)
    }
    return front
  }

  /// Whether a sum of costs is less than another by more than the order of summation may make it.
  private static func isLess(_ one: Double, than other: Double) -> Bool {
    one < other * (1 - 1e-12)
  }
}

/// A binary heap of labels in the order of two estimates, then of age.
private struct LabelHeap {
  struct Entry {
    var first: Double
    var second: Double
    var label: Int

    func precedes(_ other: Entry) -> Bool {
      (first, second, label) < (other.first, other.second, other.label)
    }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    var hole = entries.count
    entries.append(entry)
    while hole > 0 {
      let parent = (hole - 1) / 2
      if !entry.precedes(entries[parent]) { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = entry
  }

  mutating func pop() -> Int? {
    guard let last = entries.popLast() else { return nil }
    guard let least = entries.first else { return last.label }
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= entries.count { break }
      if child + 1 < entries.count, entries[child + 1].precedes(entries[child]) { child += 1 }
      if !entries[child].precedes(last) { break }
      entries[hole] = entries[child]
      hole = child
    }
    entries[hole] = last
    return least.label
  }
}
