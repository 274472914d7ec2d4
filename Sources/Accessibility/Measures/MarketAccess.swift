// Market access: the size of the markets around a place, discounted as trade is by its costs.

import Glibc

/// Market access of one origin: the sum over destinations with c > 0 of m_j c_ij^-theta.
///
/// The first-order form of Donaldson and Hornbeck's market access, with theta the elasticity of
/// trade. Its unit is that of the opportunities over minutes^theta: compare places or years, do not
/// read it alone. Unreachable destinations add 0; a cost of 0, where the power is infinite, is left
/// out, so that a zone's own market counts only when it is given a cost above 0.
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN.
///   - opportunities: One value per destination, finite and not negative.
///   - theta: Above 0, for example 8.22 for the American railways of 1890.
/// - Returns: The sum.
/// - Complexity: O(destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: D. Donaldson and R. Hornbeck, "Railroads and American economic growth: a 'market
///   access' approach", 2016, doi:10.1093/qje/qjw002.
public func marketAccess(
  costs: Span<Double>,
  opportunities: Span<Double>,
  theta: Double
) -> Double {
  precondition(costs.count == opportunities.count, "one cost per destination is needed")
  var sum = ExactSum()
  for destination in costs.indices {
    sum.add(marketTerm(costs[destination], opportunities[destination], theta))
  }
  return sum.value
}

/// Market access of arrays; see the form that takes spans.
public func marketAccess(costs: [Double], opportunities: [Double], theta: Double) -> Double {
  marketAccess(costs: costs.span, opportunities: opportunities.span, theta: theta)
}

/// What one destination adds.
func marketTerm(_ cost: Double, _ opportunities: Double, _ theta: Double) -> Double {
  guard opportunities != 0, cost > 0, cost < .infinity else { return 0 }
  return opportunities * pow(cost, -theta)
}
