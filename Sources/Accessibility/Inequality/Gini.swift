// Gini's index: half the mean difference between two zones, relative to the mean.

extension WeightedValues {
  /// The Gini index, population form: sum over i, j of w_i w_j |x_i - x_j| / (2 W^2 mu).
  ///
  /// 0 when all are equal, below 1 - w/W when one zone of weight w has everything; without unit.
  /// Nil when all values are 0. Computed as the integral of F (1 - F) over x divided by mu, F the
  /// share of weight at or below x, whose terms are all positive, so nothing cancels.
  ///
  /// - Complexity: O(n log n) time, O(n) space.
  /// - SeeAlso: C. Gini, Variabilità e mutabilità, 1912; for the integral R. Dorfman, "A formula
  ///   for the Gini coefficient", 1979, doi:10.2307/1924845.
  public var gini: Double? {
    guard let mean = positiveMean else { return nil }
    let total = totalWeight
    let order = values.indices.sorted { values[$0] < values[$1] }
    var below = ExactSum()
    var sum = ExactSum()
    for (rank, index) in order.enumerated() {
      below.add(weights[index])
      // Zones with the same value are one step: the gap to the next is 0 until the last of them.
      guard rank + 1 < order.count else { break }
      let step = values[order[rank + 1]] - values[index]
      guard step > 0 else { continue }
      let share = below.value / total
      sum.add(share * (1 - share) * step)
    }
    return sum.value / mean
  }
}
