// The cost of enough: how far one must go for so many opportunities, or for as many as there are
// people.

/// The least cost within which an origin reaches a number of opportunities, in minutes.
///
/// The smallest c with sum of m_j over c_ij <= c at least `count`. Infinity when all that can be
/// reached is not enough. Unreachable destinations and those without opportunities do not count;
/// destinations at the same cost count together.
///
///     closestCost(costs: [5, 10, 20], opportunities: [0, 1, 3], count: 2)  // 20
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN.
///   - opportunities: One value per destination, finite and not negative.
///   - count: Above 0; 1 asks for the nearest.
/// - Returns: Minutes; infinity when never.
/// - Complexity: O(destinations x log destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: K. T. Geurs and B. van Wee, "Accessibility evaluation of land-use and transport
///   strategies", 2004, doi:10.1016/j.jtrangeo.2003.10.005.
public func closestCost(
  costs: Span<Double>,
  opportunities: Span<Double>,
  count: Double = 1
) -> Double {
  precondition(costs.count == opportunities.count, "one cost per destination is needed")
  var reachable: [(cost: Double, opportunities: Double)] = []
  for destination in costs.indices
  where costs[destination] < .infinity && opportunities[destination] > 0 {
    reachable.append((costs[destination], opportunities[destination]))
  }
  // Among equal costs the order decides nothing but rounding; this one does not depend on the
  // rows'.
  reachable.sort { $0 < $1 }
  var sum = 0.0
  for destination in reachable {
    sum += destination.opportunities
    if sum >= count { return destination.cost }
  }
  return .infinity
}

/// The least cost within which an origin reaches a number of opportunities; see the form that takes
/// spans.
public func closestCost(costs: [Double], opportunities: [Double], count: Double = 1) -> Double {
  closestCost(costs: costs.span, opportunities: opportunities.span, count: count)
}

/// The balancing cost of an origin: the least multiple of an increment at which the opportunities
/// within reach are at least its people.
///
/// In minutes. Infinity when never; 0 where nobody lives. Unreachable and zero are as in
/// `closestCost(costs:opportunities:count:)`.
///
///     balancingCost(costs: [0, 12], opportunities: [50, 80], population: 100, increment: 5)  // 15
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN.
///   - opportunities: One value per destination, finite and not negative.
///   - population: The origin's people, finite and not negative.
///   - increment: Minutes, above 0.
/// - Returns: Minutes; infinity when never.
/// - Complexity: O(destinations x log destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: M. H. C. Barboza et al., "Balancing time: using a new accessibility measure in Rio de
///   Janeiro", 2021, doi:10.1016/j.jtrangeo.2020.102924.
public func balancingCost(
  costs: Span<Double>,
  opportunities: Span<Double>,
  population: Double,
  increment: Double = 1
) -> Double {
  guard population > 0 else { return 0 }
  let cost = closestCost(costs: costs, opportunities: opportunities, count: population)
  guard cost < .infinity else { return .infinity }
  // The quotient may be a hair off: step to the least multiple that is not below the cost.
  var multiple = (cost / increment).rounded(.up)
  if multiple > 0, (multiple - 1) * increment >= cost { multiple -= 1 }
  if multiple * increment < cost { multiple += 1 }
  return multiple * increment
}

/// The balancing cost of an origin; see the form that takes spans.
public func balancingCost(
  costs: [Double],
  opportunities: [Double],
  population: Double,
  increment: Double = 1
) -> Double {
  balancingCost(
    costs: costs.span,
    opportunities: opportunities.span,
    population: population,
    increment: increment
  )
}
