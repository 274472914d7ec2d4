// A path: the arcs that it takes and what they cost.

/// A path through a graph.
public struct Path: Sendable, Equatable {
  /// Positions of its arcs in the graph, in order; none from a vertex to itself.
  public var arcs: [Int]
  /// The sum of the arcs' costs.
  public var cost: Double

  /// Makes a path.
  public init(arcs: [Int], cost: Double) {
    self.arcs = arcs
    self.cost = cost
  }
}
