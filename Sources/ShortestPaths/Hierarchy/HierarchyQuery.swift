// Point to point on a contraction hierarchy.

/// A least-cost path with whole-number cost.
public struct IntegerPath: Sendable, Equatable {
  /// Positions of its arcs in the graph, in order; none from a vertex to itself.
  public var arcs: [Int]
  /// The sum of the arcs' costs, in units.
  public var cost: UInt32

  /// Makes a path.
  public init(arcs: [Int], cost: UInt32) {
    self.arcs = arcs
    self.cost = cost
  }
}

/// Searches for single pairs on a hierarchy: scratch space, one per thread.
///
/// Two searches go up the hierarchy, from the source and, against the arcs, from the target, and
/// meet at the top of the path. Vertices that a higher one reaches for less are not followed
/// further (stalling).
public struct HierarchyQuery: Sendable {
  /// The hierarchy that is searched.
  public let hierarchy: ContractionHierarchy

  private var forward: UpwardSearch
  private var backward: UpwardSearch
  private var unpacking: [(isUpward: Bool, arc: UInt32)] = []

  /// Makes the scratch space.
  ///
  /// - Complexity: O(vertices) time and space.
  public init(_ hierarchy: ContractionHierarchy) {
    self.hierarchy = hierarchy
    forward = UpwardSearch(rankCount: hierarchy.vertexCount)
    backward = UpwardSearch(rankCount: hierarchy.vertexCount)
  }

  /// The least cost from one vertex to another; ``IntegerGraph/unreachable`` when there is no path.
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    meet(from: source, to: target).cost
  }

  /// A least-cost path from one vertex to another in arcs of the graph; nil when there is none.
  ///
  /// - Complexity: the query, and O(arcs of the path).
  public mutating func path(from source: Int, to target: Int) -> IntegerPath? {
    let (cost, top) = meet(from: source, to: target)
    guard cost < IntegerGraph.unreachable else { return nil }
    var arcs: [Int] = []
    // What is unpacked first goes on the stack last. The stack is taken out of the scratch space
    // and put back.
    var unpacking = unpacking
    self.unpacking = []
    backward.walk(from: top) { unpacking.append((false, $0)) }
    unpacking.reverse()
    forward.walk(from: top) { unpacking.append((true, $0)) }
    let hierarchy = hierarchy
    while let (isUpward, arc) = unpacking.popLast() {
      let parts = hierarchy.parts(of: Int(arc), isUpward: isUpward)
      if parts.second == HierarchySide.Parts.original {
        arcs.append(Int(parts.first))
      } else {
        unpacking.append((true, parts.second))
        unpacking.append((false, parts.first))
      }
    }
    self.unpacking = unpacking
    return IntegerPath(arcs: arcs, cost: cost)
  }

  /// Runs both searches until neither can improve the best meeting.
  private mutating func meet(from source: Int, to target: Int) -> (cost: UInt32, top: Int) {
    forward.start(at: Int(hierarchy.rank[source]))
    backward.start(at: Int(hierarchy.rank[target]))
    var best = IntegerGraph.unreachable
    var top = 0
    while !advance(&best, &top) {
      forward.grow()
      backward.grow()
    }
    return (best, top)
  }

  /// - Returns: false when more scratch space is needed to go on.
  private mutating func advance(_ best: inout UInt32, _ top: inout Int) -> Bool {
    unsafe hierarchy.upward.withPointers { upward in
      unsafe hierarchy.downward.withPointers { downward in
        unsafe forward.withRun { forward in
          unsafe backward.withRun { backward in
            while true {
              let (ahead, behind) = unsafe (forward.leastKey, backward.leastKey)
              if min(ahead, behind) >= best { return true }
              let isDone =
                unsafe ahead <= behind
                ? forward.settle(
                  along: upward,
                  against: downward,
                  meeting: backward.labels,
                  &best,
                  &top
                )
                : backward.settle(
                  along: downward,
                  against: upward,
                  meeting: forward.labels,
                  &best,
                  &top
                )
              if !isDone { return false }
            }
          }
        }
      }
    }
  }
}
