// Cumulative access: how many opportunities lie within a cost.

/// The opportunities within each of several cutoffs of one origin: the sum of m_j over c_ij <=
/// cutoff.
///
///     // [1, 3]
///     cumulativeAccess(costs: [10, 30, .infinity], opportunities: [1, 2, 4], cutoffs: [10, 60])
///
/// The edge counts, and with it what rounding adds. The unit is that of the opportunities.
/// Unreachable destinations (cost infinity) never count; those without opportunities add 0; a cost
/// of 0 counts at every cutoff.
///
/// - Parameters:
///   - costs: Generalized minutes to each destination, none NaN.
///   - opportunities: One value per destination, finite and not negative.
///   - cutoffs: In any order, with or without repetitions, none NaN; infinity means every finite
///     cost.
/// - Returns: One sum per cutoff, in their order.
/// - Complexity: O(destinations x log cutoffs).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: M. Wachs and T. G. Kumagai, "Physical accessibility as a social indicator", 1973,
///   doi:10.1016/0038-0121(73)90041-4.
public func cumulativeAccess(
  costs: Span<Double>,
  opportunities: Span<Double>,
  cutoffs: [Double]
) -> [Double] {
  precondition(costs.count == opportunities.count, "one cost per destination is needed")
  let order = cutoffs.indices.sorted { cutoffs[$0] < cutoffs[$1] }
  let sorted = order.map { cutoffs[$0].lastWithin }
  // Each opportunity goes to the first cutoff that reaches it; the cutoffs then add up.
  var rings = sorted.map { _ in ExactSum() }
  for destination in costs.indices where opportunities[destination] != 0 {
    guard costs[destination] < .infinity else { continue }
    let ring = firstPosition(atLeast: costs[destination], in: sorted)
    if ring < rings.count { rings[ring].add(opportunities[destination]) }
  }
  var sums = cutoffs.map { _ in 0.0 }
  for position in rings.indices {
    if position > 0 { rings[position].add(rings[position - 1]) }
    sums[order[position]] = rings[position].value
  }
  return sums
}

/// Cumulative access of arrays; see the form that takes spans.
public func cumulativeAccess(
  costs: [Double],
  opportunities: [Double],
  cutoffs: [Double]
) -> [Double] {
  cumulativeAccess(costs: costs.span, opportunities: opportunities.span, cutoffs: cutoffs)
}

/// Daily access of one origin: the opportunities that a day's return trip can reach, in their unit.
///
/// It is cumulative access at 240 minutes unless told otherwise: four hours there and four back
/// leave a working day's meeting. Unreachable, zero and missing are as in cumulative access.
///
/// - Complexity: O(destinations).
/// - Precondition: As many costs as opportunities.
/// - SeeAlso: J. Gutiérrez, "Location, economic potential and daily accessibility", 2001,
///   doi:10.1016/S0966-6923(01)00017-5.
public func dailyAccess(
  costs: Span<Double>,
  opportunities: Span<Double>,
  cutoff: Double = 240
) -> Double {
  gravityAccess(costs: costs, opportunities: opportunities, decay: .binary(cutoff: cutoff))
}

/// The first position whose element is not below a value; the count when there is none.
private func firstPosition(atLeast value: Double, in sorted: [Double]) -> Int {
  var low = 0
  var high = sorted.count
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
