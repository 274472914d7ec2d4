// The k shortest loopless paths between two vertices: Yen's algorithm with Lawler's partition.

/// The k cheapest paths between two vertices that visit no vertex twice, cheapest first.
///
/// Paths that differ in a parallel arc are different paths. Paths of equal cost come in an order
/// that depends on the graph alone; when more of them tie for the last place than there is room
/// for, some of them are left out.
///
/// ```swift
/// let graph = try Graph(vertexCount: 3, tails: [0, 1, 0], heads: [1, 2, 2], costs: [1, 1, 3])
/// kShortestPaths(in: graph, from: 0, to: 2, k: 5).map(\.cost)  // [2, 3]
/// ```
///
/// Yen, J. Y. (1971), doi:10.1287/mnsc.17.11.712; Lawler, E. L. (1972), doi:10.1287/mnsc.18.7.401.
/// The spur searches are led to the target by the exact distances of the whole graph (A*).
///
/// - Parameters:
///   - graph: the graph.
///   - source: where the paths begin.
///   - target: where they end.
///   - k: how many are wanted.
/// - Returns: at most k paths, fewer when there are no more; one without arcs if source and target
///   are the same.
/// - Complexity: O(k x arcs of a path) searches at worst; each visits only what can still be among
///   the k cheapest.
public func kShortestPaths(in graph: Graph, from source: Int, to target: Int, k: Int) -> [Path] {
  let places = (0..<graph.vertexCount).map { UInt32($0) }
  return kShortestPaths(in: graph, places: places, from: source, to: target, k: k)
}

/// The k cheapest paths between two vertices that visit no place twice, cheapest first.
///
/// A place is a group of vertices, such as a stop and the platforms in it. An arc between places is
/// a *link*; arcs inside a place are only what it costs to go from link to link there. Two paths
/// with the same links are one, and the cheaper counts; so getting off a train and on again is no
/// alternative to staying aboard.
///
/// - Parameters:
///   - graph: the graph.
///   - places: for every vertex a number of its place, below the number of vertices.
///   - source: where the paths begin.
///   - target: where they end.
///   - k: how many are wanted.
/// - Returns: at most k paths, fewer when there are no more; one without arcs if source and target
///   are the same.
public func kShortestPaths(
  in graph: Graph,
  places: [UInt32],
  from source: Int,
  to target: Int,
  k: Int
) -> [Path] {
  guard k > 0 else { return [] }
  var search = SpurSearch(graph, places: places, to: target)
  var queue = DeviationQueue()
  var found: [Path] = []

  if let first = search.path(after: [], from: source, excluding: [], within: .infinity) {
    queue.insert(Deviation(first, at: 0, excluding: [], search: search, source: source))
  }
  while found.count < k, let deviation = queue.popFirst() {
    if deviation.isLoopless { found.append(deviation.path) }
    let arcs = deviation.path.arcs
    // The paths that share this one's beginning fall into one class per link at which they first
    // leave it; each class is represented by its cheapest path, so no path is ever found twice.
    for position in deviation.position..<max(deviation.position, deviation.firstRepeat) {
      let link = deviation.links[position]
      let prefixEnd = position == 0 ? 0 : deviation.links[position - 1] + 1
      let prefix = Array(arcs[..<prefixEnd])
      let excluded = (position == deviation.position ? deviation.excluded : []) + [arcs[link]]
      let bound = queue.cost(ofLoopless: k - found.count)
      let path = search.path(after: prefix, from: source, excluding: excluded, within: bound)
      guard let path else { continue }
      queue.insert(
        Deviation(path, at: position, excluding: excluded, search: search, source: source)
      )
    }
  }
  return found
}

/// A candidate: the cheapest path that leaves an earlier one at a certain link.
private struct Deviation {
  var path: Path
  /// Positions in the path of the arcs that are links.
  var links: [Int]
  /// How many links it shares with the path that it leaves.
  var position: Int
  /// The arcs that it must not take there.
  var excluded: [Int]
  /// The number of links up to and including the first that comes back to a place; all when none
  /// does.
  var firstRepeat: Int

  /// A spur itself may come back to a place in another vertex of it: such a path is only a bound.
  var isLoopless: Bool

  init(_ path: Path, at position: Int, excluding: [Int], search: SpurSearch, source: Int) {
    self.path = path
    self.position = position
    excluded = excluding
    links = path.arcs.indices.filter { search.isLink(path.arcs[$0]) }
    var visited: Set<UInt32> = [search.places[source]]
    let repeated = links.firstIndex { link in
      !visited.insert(search.places[Int(search.graph.head[path.arcs[link]])]).inserted
    }
    isLoopless = repeated == nil
    // Whoever shares the repeating link repeats too, so the path is left at that link at the
    // latest.
    firstRepeat = repeated.map { $0 + 1 } ?? links.count
  }
}

/// The candidates, cheapest first; ties in the order of their arcs.
private struct DeviationQueue {
  /// Dearest first, so that the cheapest is removed at the end.
  private var deviations: [Deviation] = []

  mutating func popFirst() -> Deviation? { deviations.popLast() }

  mutating func insert(_ new: Deviation) {
    var low = 0
    var high = deviations.count
    while low < high {
      let middle = (low + high) / 2
      if Self.precedes(new.path, deviations[middle].path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    deviations.insert(new, at: low)
  }

  /// The cost of the loopless candidate of a rank, counted from 1; infinite when there are fewer.
  func cost(ofLoopless rank: Int) -> Double {
    var left = rank
    for deviation in deviations.reversed() where deviation.isLoopless {
      left -= 1
      if left == 0 { return deviation.path.cost }
    }
    return .infinity
  }

  private static func precedes(_ one: Path, _ other: Path) -> Bool {
    one.cost == other.cost
      ? one.arcs.lexicographicallyPrecedes(other.arcs) : one.cost < other.cost
  }
}
