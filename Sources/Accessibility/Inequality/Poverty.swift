// The Foster-Greer-Thorbecke measures: how many are below a line, how far, and how unequally.

import Glibc

extension WeightedValues {
  /// The poverty measure P_a: sum over zones with x_i < z of (w_i / W) ((z - x_i) / z)^a.
  ///
  /// a = 0 is the share of the weight below the line (on the line is not below), a = 1 the mean
  /// shortfall, a = 2 its severity. In 0...1; without unit. Nil when all values are 0, as every
  /// index is, or no zone has a weight.
  ///
  /// - Parameters:
  ///   - alpha: Finite and not negative.
  ///   - line: The access nobody should be below, finite and above 0, in the values' unit.
  /// - Returns: The measure; nil when undefined.
  /// - Complexity: O(n).
  /// - SeeAlso: J. Foster, J. Greer, E. Thorbecke, "A class of decomposable poverty measures",
  ///   1984, doi:10.2307/1913475.
  public func poverty(_ alpha: Double, line: Double) -> Double? {
    guard positiveMean != nil else { return nil }
    var sum = ExactSum()
    for (value, weight) in zip(values, weights) where value < line {
      sum.add(weight * pow((line - value) / line, alpha))
    }
    return sum.value / totalWeight
  }
}
