// Averages over what can be reached: how far things are on average, and how well connected.

/// An average over the destinations that can be reached, with how much of all there is they are.
public struct ReachableAverage: Sendable, Equatable {
  /// The average; nil when nothing can be reached.
  public let value: Double?
  /// Opportunities that enter the average as a share of all; nil when there are none at all.
  public let coverage: Double?
}

/// Weighted average travel cost of an origin: sum_j m_j c_ij / sum_j m_j over the reachable, in
/// minutes.
///
/// The location indicator of the regional literature. Unreachable destinations do not enter the
/// average but lower the coverage beside it: read both, since an origin cut off from what is far
/// has a low mean. Destinations without opportunities do not count; a cost of 0 does.
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN; infinity is unreachable.
///   - opportunities: One value per destination, finite and not negative.
///   - own: The origin's own position among the destinations: when its cost is infinity it is left
///     out of the coverage as well.
/// - Returns: The average and its coverage.
/// - Complexity: O(destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: J. Gutiérrez, R. González, G. Gómez, "The European high-speed train network", 1996,
///   doi:10.1016/S0966-6923(96)00033-6.
public func meanCost(
  costs: Span<Double>,
  opportunities: Span<Double>,
  own: Int? = nil
) -> ReachableAverage {
  reachableAverage(costs, opportunities, own) { cost in cost }
}

/// Network efficiency of an origin: sum_j m_j (1 / c_ij) / sum_j m_j over the reachable, per
/// minute.
///
/// The nodal form of Latora and Marchiori's efficiency, weighted by the opportunities. Destinations
/// at cost 0 have no efficiency and are left out altogether; unreachable ones do not enter the
/// average but lower the coverage: value x coverage is the average over all, with 0 for the
/// unreachable.
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN; infinity is unreachable.
///   - opportunities: One value per destination, finite and not negative.
///   - own: The origin's own position among the destinations: when its cost is infinity it is left
///     out of the coverage as well.
/// - Returns: The average and its coverage.
/// - Complexity: O(destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: V. Latora and M. Marchiori, "Efficient behavior of small-world networks", 2001,
///   doi:10.1103/PhysRevLett.87.198701.
public func networkEfficiency(
  costs: Span<Double>,
  opportunities: Span<Double>,
  own: Int? = nil
) -> ReachableAverage {
  reachableAverage(costs, opportunities, own) { cost in cost > 0 ? 1 / cost : nil }
}

/// Relative network efficiency of an origin: sum_j m_j (c_ij / e_ij) / sum_j m_j over the
/// reachable, e_ij the cost of an ideal network.
///
/// Without unit; 1 is ideal, 2 twice as slow. It takes out where a place lies and leaves how well
/// it is served. Destinations that are unreachable in either network lower the coverage; those at
/// ideal cost 0 are left out altogether.
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN; infinity is unreachable.
///   - ideal: The same in the ideal network, for example the straight line at the fastest speed.
///   - opportunities: One value per destination, finite and not negative.
///   - own: The origin's own position among the destinations, left out of the coverage when
///     unreachable.
/// - Returns: The average and its coverage.
/// - Complexity: O(destinations).
/// - Precondition: As many costs, ideal costs and opportunities.
/// - SeeAlso: J. Gutiérrez, A. Monzón, J. M. Piñero, "Accessibility, network efficiency, and
///   transport infrastructure planning", 1998, doi:10.1068/a301337.
public func relativeNetworkEfficiency(
  costs: Span<Double>,
  ideal: Span<Double>,
  opportunities: Span<Double>,
  own: Int? = nil
) -> ReachableAverage {
  precondition(ideal.count == costs.count, "one ideal cost per destination is needed")
  var ratios: [Double] = []
  ratios.reserveCapacity(costs.count)
  for destination in costs.indices {
    let (cost, best) = (costs[destination], ideal[destination])
    ratios.append(best == 0 ? .nan : best < .infinity ? cost / best : .infinity)
  }
  return reachableAverage(ratios.span, opportunities, own) { ratio in ratio.isNaN ? nil : ratio }
}

/// The weighted average of a figure per destination: infinite where unreachable, nil where left
/// out.
private func reachableAverage(
  _ costs: Span<Double>,
  _ opportunities: Span<Double>,
  _ own: Int?,
  _ figure: (Double) -> Double?
) -> ReachableAverage {
  precondition(costs.count == opportunities.count, "one cost per destination is needed")
  var sum = ExactSum()
  var reached = ExactSum()
  var all = ExactSum()
  for destination in costs.indices where opportunities[destination] > 0 {
    let cost = costs[destination]
    if destination == own, cost == .infinity { continue }
    guard let figure = figure(cost) else { continue }
    all.add(opportunities[destination])
    guard cost < .infinity else { continue }
    reached.add(opportunities[destination])
    sum.add(opportunities[destination] * figure)
  }
  let (covered, total) = (reached.value, all.value)
  return ReachableAverage(
    value: covered > 0 ? sum.value / covered : nil,
    coverage: total > 0 ? covered / total : nil
  )
}
