// A graph whose costs are whole numbers in 32 bits, as the fastest kernels need it.

/// A directed graph with whole-number costs in forward-star form, laid out like ``Graph``.
///
/// **Numbers.** Costs and least costs are `UInt32` below ``unreachable`` (2^30 - 1); nothing ever
/// wraps. An arc that costs more is refused, and so is a graph in which some least cost might be
/// more, so every kernel on integers is exact in its units. The check for the latter is a bound,
/// not the largest least cost itself: it may refuse graphs from half the range on.
///
/// **From minutes.** ``init(rounding:unitsPerCost:)`` rounds each arc to the nearest unit, a
/// thousandth of a minute unless said otherwise, which leaves room for two years. Costs that are
/// whole numbers of units are kept exactly. Otherwise a path that is best in units exceeds the
/// least cost by at most half a unit per arc of the two paths together; kernels that return arcs
/// let the caller add up the original costs.
public struct IntegerGraph: Sendable, Equatable {
  /// The distance that stands for "no path"; every cost and every finite distance is below it.
  public static let unreachable: UInt32 = (1 << 30) - 1

  /// Number of vertices.
  public let vertexCount: Int
  /// Where each vertex's arcs begin: `vertexCount + 1` positions, the last one ``arcCount``.
  public let firstOut: [UInt32]
  /// The vertex that each arc leaves.
  public let tail: [UInt32]
  /// The vertex that each arc enters.
  public let head: [UInt32]
  /// The cost of each arc in units.
  public let cost: [UInt32]
  /// Where each arc stood in the list that the graph was made from.
  public let originalArc: [UInt32]

  /// Number of arcs.
  public var arcCount: Int { head.count }

  /// Makes a graph from a list of arcs: arc i runs from `tails[i]` to `heads[i]` at `costs[i]`.
  ///
  /// - Throws: ``GraphError`` for lists of different lengths, a vertex out of range, counts that do
  ///   not fit 32 bits, and costs that are, or might add up to, ``unreachable`` or more.
  /// - Complexity: O(vertices + arcs), plus two searches of the graph when its costs are large.
  public init(
    vertexCount: Int,
    tails: [UInt32],
    heads: [UInt32],
    costs: [UInt32]
  ) throws(GraphError) {
    for (arc, cost) in costs.enumerated() where cost >= Self.unreachable {
      throw .costTooLarge(arc: arc, units: Double(cost))
    }
    let graph = try Graph(
      vertexCount: vertexCount,
      tails: tails,
      heads: heads,
      costs: costs.map { Double($0) }
    )
    try self.init(checked: graph, costs: graph.originalArc.map { costs[Int($0)] })
  }

  /// Rounds the costs of a graph to whole units; every arc keeps its position.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - unitsPerCost: units in a cost of 1: 1000 makes thousandths of minutes of minutes. Positive
  ///     and finite.
  /// - Throws: ``GraphError`` when costs in units are, or might add up to, ``unreachable`` or more.
  /// - Complexity: O(vertices + arcs), plus two searches of the graph when its costs are large.
  public init(rounding graph: Graph, unitsPerCost: Double = 1000) throws(GraphError) {
    precondition(
      unitsPerCost > 0 && unitsPerCost < .infinity,
      "A cost cannot have \(unitsPerCost) units."
    )
    var costs: [UInt32] = []
    costs.reserveCapacity(graph.arcCount)
    for (arc, cost) in graph.cost.enumerated() {
      let units = (cost * unitsPerCost).rounded()
      guard units < Double(Self.unreachable) else {
        throw .costTooLarge(arc: Int(graph.originalArc[arc]), units: units)
      }
      costs.append(UInt32(units))
    }
    try self.init(checked: graph, costs: costs)
  }

  /// The positions of the arcs that leave a vertex.
  public func arcs(from vertex: Int) -> Range<Int> {
    Int(firstOut[vertex])..<Int(firstOut[vertex + 1])
  }

  /// The graph with every arc turned round; its `originalArc` is the arc's position in this graph.
  ///
  /// - Complexity: O(vertices + arcs).
  public func reversed() -> IntegerGraph {
    let order = CountingSort(of: head, below: vertexCount)
    return IntegerGraph(
      vertexCount: vertexCount,
      firstOut: order.starts,
      tail: order.positions.map { head[Int($0)] },
      head: order.positions.map { tail[Int($0)] },
      cost: order.positions.map { cost[Int($0)] },
      originalArc: order.positions
    )
  }

  private init(checked graph: Graph, costs: [UInt32]) throws(GraphError) {
    self.init(
      vertexCount: graph.vertexCount,
      firstOut: graph.firstOut,
      tail: graph.tail,
      head: graph.head,
      cost: costs,
      originalArc: graph.originalArc
    )
    let bound = DistanceBound.bound(of: self)
    guard bound < Int(Self.unreachable) else { throw .distanceOverflow(bound: bound) }
  }

  private init(
    vertexCount: Int,
    firstOut: [UInt32],
    tail: [UInt32],
    head: [UInt32],
    cost: [UInt32],
    originalArc: [UInt32]
  ) {
    self.vertexCount = vertexCount
    self.firstOut = firstOut
    self.tail = tail
    self.head = head
    self.cost = cost
    self.originalArc = originalArc
  }
}
