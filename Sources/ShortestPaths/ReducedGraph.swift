// A graph without the vertices that nobody asks for.

import CSweeps

/// What is left of a graph when vertices with few neighbours have left it, with the costs between
/// some vertices, the terminals, as they were up to the rounding of sums.
///
/// On transport networks most vertices are bends, forks and platforms. What is left is small and
/// dense, so a matrix that loses its other vertices row by row and is then closed by Floyd and
/// Warshall's method beats searches; where it is large, searches find less to do.
struct ReducedGraph {
  /// Vertices with more neighbours than this stay: taking them out leaves too many arcs behind.
  private static let mostNeighbours = 24
  /// From here on a matrix takes more than 128 MiB.
  private static let mostInMatrix = 4096
  /// How many steps of a matrix take no longer than one arc of a search.
  ///
  /// On Networks/china a step took 0.08 ns with AVX-512, an arc
  /// 17 ns; without wide instructions a step takes several times as long.
  private static let stepsPerArc = 40
  /// How many vertices a matrix loses, or is closed over, between two looks at whether to stop;
  /// whole tiles.
  private static let atATime = 32

  /// Where each terminal is among the vertices that are left; equal terminals are at one place.
  let places: [Int]
  /// The vertices that are left: terminals first.
  private let vertices: [Int]
  /// Where each vertex is among them; -1 if it left.
  private let placeOfVertex: [Int]
  private let terminalCount: Int
  private let elimination: VertexElimination<Double>
  private let arcCount: Int

  /// Takes vertices out.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - terminals: vertices that stay, in any order; repeats are legal.
  /// - Complexity: O(vertices + arcs).
  init(_ graph: Graph, keeping terminals: [Int]) {
    var elimination = VertexElimination(
      firstOut: graph.firstOut,
      head: graph.head,
      cost: graph.cost,
      unreachable: Double.infinity
    )
    var place = Array(repeating: -1, count: graph.vertexCount)
    var isKept = Array(repeating: false, count: graph.vertexCount)
    var vertices: [Int] = []
    for terminal in terminals where !isKept[terminal] {
      isKept[terminal] = true
      place[terminal] = vertices.count
      vertices.append(terminal)
    }
    terminalCount = vertices.count
    elimination.eliminate(mostNeighbours: Self.mostNeighbours, keeping: isKept)
    let others = isKept.indices.filter { !isKept[$0] && !elimination.isGone[$0] }
    // The last ones leave the matrix first, and those with few neighbours change few rows.
    vertices += others.sorted {
      let (one, other) = (elimination.neighbours[$0].count, elimination.neighbours[$1].count)
      return (one, $0) > (other, $1)
    }
    for position in terminalCount..<vertices.count { place[vertices[position]] = position }
    arcCount = vertices.reduce(0) { $0 + elimination.neighbours[$1].count }
    places = terminals.map { place[$0] }
    self.vertices = vertices
    placeOfVertex = place
    self.elimination = elimination
  }

  /// Whether a matrix is closed sooner than searches are done.
  var prefersMatrix: Bool {
    let (count, kept) = (Double(vertices.count), Double(terminalCount))
    let steps = (count * count * count - kept * kept * kept) / 3 + kept * kept * kept
    return vertices.count <= Self.mostInMatrix
      && steps <= Double(Self.stepsPerArc) * kept * Double(arcCount)
  }

  /// The costs between terminals, closed.
  ///
  /// - Parameters:
  ///   - instructions: the vector instructions to use; costs do not depend on them.
  ///   - isStopped: asked now and then whether to give up.
  /// - Returns: costs in rows of `stride`, a row and a column per place; nil when stopped.
  /// - Complexity: O(n³) for n vertices left.
  func closedMatrix(
    instructions: SweepInstructions = .best,
    unless isStopped: () -> Bool = { false }
  ) -> (costs: [Double], stride: Int)? {
    // Whole tiles, and one line more: with a power of two the costs of a column would fight for the
    // same part of the cache.
    let stride = (vertices.count + 31) / 32 * 32 + 8
    var costs = [Double](onLargePages: .infinity, count: vertices.count * stride)
    for (place, vertex) in vertices.enumerated() {
      costs[place * stride + place] = 0
      for neighbour in elimination.neighbours[vertex] {
        costs[place * stride + placeOfVertex[neighbour.vertex]] = neighbour.out
      }
    }
    let isClosed = unsafe costs.withUnsafeMutableBufferPointer { costs in
      var end = vertices.count
      while end > terminalCount {
        if isStopped() { return false }
        let next = max(terminalCount, end - Self.atATime)
        unsafe corridor_take_out(
          instructions.supported,
          costs.baseAddress,
          UInt32(end),
          UInt32(next),
          UInt64(stride)
        )
        end = next
      }
      for first in Swift.stride(from: 0, to: terminalCount, by: Self.atATime) {
        if isStopped() { return false }
        unsafe corridor_close_part(
          instructions.supported,
          costs.baseAddress,
          UInt32(terminalCount),
          UInt64(stride),
          UInt32(first),
          UInt32(min(first + Self.atATime, terminalCount))
        )
      }
      return true
    }
    return isClosed ? (costs, stride) : nil
  }

  /// The graph over the places.
  func graph() -> Graph {
    var (tails, heads, costs): ([UInt32], [UInt32], [Double]) = ([], [], [])
    for (place, vertex) in vertices.enumerated() {
      for neighbour in elimination.neighbours[vertex] where neighbour.out < .infinity {
        tails.append(UInt32(place))
        heads.append(UInt32(placeOfVertex[neighbour.vertex]))
        costs.append(neighbour.out)
      }
    }
    return Graph(checkedVertexCount: vertices.count, tails: tails, heads: heads, costs: costs)
  }
}
