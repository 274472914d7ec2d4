// The coefficient of variation, which is Williamson's index when weights are populations.

extension WeightedValues {
  /// Standard deviation over mean: sqrt(sum of w_i (x_i - mu)^2 / W) / mu, population form.
  ///
  /// 0 when all are equal; without unit. Nil when all values are 0. With population as the weight
  /// it is Williamson's index of regional inequality.
  ///
  /// - Complexity: O(n).
  /// - SeeAlso: J. G. Williamson, "Regional inequality and the process of national development",
  ///   1965, doi:10.1086/450136.
  public var coefficientOfVariation: Double? {
    guard let mean = positiveMean else { return nil }
    let variance =
      exactSum(zip(values, weights).map { ($0 - mean) * ($0 - mean) * $1 }) / totalWeight
    return variance.squareRoot() / mean
  }
}
