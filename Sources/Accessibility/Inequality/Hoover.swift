// Hoover's index: the share of the total that would have to move to make all equal.

extension WeightedValues {
  /// The Hoover (Robin Hood, Pietra, Schutz) index: sum over i of w_i |x_i - mu| / (2 W mu).
  ///
  /// In 0..<1, 0 when all are equal, never above the Gini index; without unit. Nil when all values
  /// are 0.
  ///
  /// - Complexity: O(n).
  /// - SeeAlso: E. M. Hoover, "The measurement of industrial localization", 1936,
  ///   doi:10.2307/1927875.
  public var hoover: Double? {
    guard let mean = positiveMean else { return nil }
    let sum = exactSum(zip(values, weights).map { $1 * abs($0 - mean) })
    return sum / (2 * totalWeight * mean)
  }
}
