// Cumulative access by several costs at once: minutes and money, with alternatives to choose from.

/// The opportunities that each origin reaches within all limits at once.
///
/// Between two places there may be several alternatives, for example a fast dear train and a slow
/// cheap bus. A pair counts once, and counts when any one of its alternatives meets every limit,
/// edges included; what one alternative saves in time cannot pay for what another costs in money.
/// The unit is that of the opportunities. A pair without an alternative is unreachable and adds 0.
///
///     // Two ways from 0 to 1: 30 minutes for 9, or 80 minutes for 2.
///     alternativesAccess(origins: [0, 0], destinations: [1, 1], costs: [[30, 80], [9, 2]],
///       limits: [60, 5], originCount: 1, opportunities: [0, 100])  // [0]
///
/// - Parameters:
///   - origins: Each alternative's origin, below `originCount`.
///   - destinations: Each alternative's destination, a position in `opportunities`.
///   - costs: Each kind of cost, one value per alternative, none NaN.
///   - limits: One per kind of cost.
///   - originCount: How many origins there are.
///   - opportunities: One value per destination, finite and not negative.
/// - Returns: One sum per origin.
/// - Complexity: O(alternatives x log alternatives), O(alternatives) space.
/// - Precondition: The counts agree and positions are in range.
/// - SeeAlso: M. W. Conway, A. F. Stewart, "Getting Charlie off the MTA: a multiobjective
///   optimization method to account for cost constraints in public transit accessibility metrics",
///   2019, doi:10.1080/13658816.2019.1605075.
public func alternativesAccess(
  origins: [Int],
  destinations: [Int],
  costs: [[Double]],
  limits: [Double],
  originCount: Int,
  opportunities: [Double]
) -> [Double] {
  precondition(origins.count == destinations.count, "every alternative joins two places")
  precondition(costs.count == limits.count, "one limit per kind of cost is needed")
  precondition(
    costs.allSatisfy { $0.count == origins.count },
    "one cost per alternative is needed"
  )
  let within = origins.indices.filter { alternative in
    zip(costs, limits).allSatisfy { costs, limit in
      costs[alternative] < .infinity && costs[alternative] <= limit.lastWithin
    }
  }
  // In order of pairs, so that each is counted once.
  let pairs = within.map { origins[$0] * opportunities.count + destinations[$0] }.sorted()
  var sums = Array(repeating: ExactSum(), count: originCount)
  for (position, pair) in pairs.enumerated() where position == 0 || pairs[position - 1] != pair {
    sums[pair / opportunities.count].add(opportunities[pair % opportunities.count])
  }
  return sums.map(\.value)
}
