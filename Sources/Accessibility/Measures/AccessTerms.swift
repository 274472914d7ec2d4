// What each destination adds to an origin's access, for measures that are sums.

extension AccessMeasure {
  /// What each destination adds to the access of one origin; nil for measures that are no sums over
  /// destinations.
  ///
  /// The terms of cumulative add up to the access of the largest cutoff, those of potential-index
  /// to the access before it is scaled.
  ///
  /// - Parameters:
  ///   - costs: One cost per destination, infinity for unreachable.
  ///   - opportunities: One value per destination.
  /// - Returns: One term per destination.
  public func terms(costs: [Double], opportunities: [Double]) -> [Double]? {
    precondition(costs.count == opportunities.count, "one cost per destination is needed")
    func sum(_ decay: Decay) -> [Double] {
      zip(costs, opportunities).map { cost, opportunities in
        opportunities == 0 ? 0 : opportunities * decay(cost)
      }
    }
    switch self {
    case .gravity(let decay), .potentialIndex(let decay): return sum(decay)
    case .cumulative(let cutoffs): return sum(.binary(cutoff: cutoffs.max() ?? 0))
    case .marketAccess(let theta):
      return zip(costs, opportunities).map { marketTerm($0, $1, theta) }
    case .interval, .closest, .balancing, .catchment, .meanCost, .efficiency: return nil
    }
  }

  /// Whether less is better: costs of reaching something.
  public var isLeastBest: Bool {
    switch self {
    case .closest, .balancing, .meanCost: true
    default: false
    }
  }
}

/// The destination that completes the least cost of enough: the last of those that are counted, the
/// first of equals.
///
/// - Parameters:
///   - costs: One cost per destination, infinity for unreachable.
///   - opportunities: One value per destination.
///   - count: How many opportunities are enough.
/// - Returns: Its position; nil when there are not so many within reach.
/// - Complexity: O(n log n).
public func closestDestination(
  costs: Span<Double>,
  opportunities: Span<Double>,
  count: Double = 1
) -> Int? {
  var reachable = costs.indices.filter { costs[$0] < .infinity && opportunities[$0] > 0 }
  reachable.sort { (costs[$0], $0) < (costs[$1], $1) }
  var sum = 0.0
  for destination in reachable {
    sum += opportunities[destination]
    if sum >= count { return destination }
  }
  return nil
}
