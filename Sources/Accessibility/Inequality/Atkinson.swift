// Atkinson's index: the share of the total that could be given up if the rest were equally
// distributed.

import Glibc

extension WeightedValues {
  /// Atkinson's index: 1 - (sum over i of (w_i / W) (x_i / mu)^(1 - e))^(1 / (1 - e)).
  ///
  /// For e = 1 the limit, 1 - exp(sum of (w/W) ln(x/mu)). In 0...1, 0 when all are equal; without
  /// unit. The larger e, the more the worst-off zones count. 1 when e >= 1 and a zone that counts
  /// has 0. Nil when all values are 0.
  ///
  /// - Parameter epsilon: Inequality aversion, finite and not negative.
  /// - Returns: The index; nil when undefined.
  /// - Complexity: O(n).
  /// - SeeAlso: A. B. Atkinson, "On the measurement of inequality", 1970,
  ///   doi:10.1016/0022-0531(70)90039-6.
  public func atkinson(_ epsilon: Double) -> Double? {
    guard let mean = positiveMean, let lowest = values.min() else { return nil }
    if epsilon >= 1, lowest == 0 { return 1 }
    // Relative to the lowest value powers with negative exponents stay within 0...1.
    let unit = epsilon > 1 ? lowest : mean
    let power = 1 - epsilon
    let terms = zip(values, weights).map { value, weight in
      guard value > 0 else { return -weight }
      return weight * (power == 0 ? log(value / unit) : expm1(power * log(value / unit)))
    }
    let average = exactSum(terms) / totalWeight
    // Logarithm of the equally distributed equivalent over the mean.
    let logarithm = (power == 0 ? average : log1p(average) / power) + log(unit / mean)
    // Adding 0 makes the minus zero of equal values a zero.
    return min(1, max(0, -expm1(logarithm))) + 0
  }
}
