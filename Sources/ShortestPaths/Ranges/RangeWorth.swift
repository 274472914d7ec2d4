// What a vertex is worth by its cost, in a form that sweeps can look up.

/// The worth of a whole cost: what sums over a range multiply weights with.
public enum RangeWorth: Sendable {
  /// 1 up to a cost, itself included, and 0 beyond.
  case within(UInt32)
  /// The worth of each cost from 0 on, and last that of all dearer ones, which is 0.
  case table([Double])
  /// The worth of each cost up to a limit, where a table would be too long; several times as slow.
  case function(limit: UInt32, worth: @Sendable (UInt32) -> Double)

  /// Tables of a worth are no longer than this.
  private static let longestTable = 1 << 22

  /// A worth that sweeps look up, or ask for where costs are so fine that the table would be long.
  ///
  /// - Parameters:
  ///   - limit: the largest cost that is worth anything, below ``IntegerGraph/unreachable``.
  ///   - worth: the worth of a cost up to the limit, finite.
  /// - Returns: the table, of `limit` + 2 numbers, or the function.
  /// - Complexity: O(limit) time and space, at most 32 MB.
  public static func of(
    upTo limit: UInt32,
    _ worth: @escaping @Sendable (UInt32) -> Double
  ) -> RangeWorth {
    precondition(limit < IntegerGraph.unreachable, "A range ends below unreachable.")
    guard Int(limit) + 2 <= longestTable else { return .function(limit: limit, worth: worth) }
    var table: [Double] = []
    table.reserveCapacity(Int(limit) + 2)
    for cost in 0...limit { table.append(worth(cost)) }
    table.append(0)
    return .table(table)
  }

  /// A bound on all least costs of a graph, beyond which no table needs to go.
  ///
  /// - Complexity: O(vertices + arcs), plus two searches.
  public static func largestCost(of graph: IntegerGraph) -> UInt32 {
    UInt32(min(DistanceBound.tightBound(of: graph), Int(IntegerGraph.unreachable) - 1))
  }

  /// The largest cost that may be worth anything.
  var limit: UInt32 {
    switch self {
    case .within(let limit): limit
    case .table(let table): UInt32(table.count - 2)
    case .function(let limit, _): limit
    }
  }
}
