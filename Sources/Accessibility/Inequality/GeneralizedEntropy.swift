// Generalized entropy: the family of indices that split into between and within groups; Theil's two
// are in it.

import Glibc

extension WeightedValues {
  /// The generalized entropy index: sum over i of (w_i / W) ((x_i / mu)^a - 1) / (a (a - 1)).
  ///
  /// a = 1 is Theil's T, sum of (w/W) (x/mu) ln(x/mu) with 0 ln 0 = 0, and a = 0 Theil's L, sum of
  /// (w/W) ln(mu/x), the limits of the formula; a = 2 is half the squared coefficient of variation.
  /// Small a looks at the bottom, large a at the top. 0 when all are equal; without unit; unchanged
  /// when all values or all weights are scaled. Infinity when a <= 0 and a zone that counts has 0.
  /// Nil when all values are 0.
  ///
  /// - Parameter alpha: Any finite number.
  /// - Returns: The index; nil when undefined.
  /// - Complexity: O(n).
  /// - SeeAlso: A. F. Shorrocks, "The class of additively decomposable inequality measures", 1980,
  ///   doi:10.2307/1913126; F. A. Cowell, "Generalized entropy and the measurement of
  ///   distributional change", 1980, doi:10.1016/0014-2921(80)90051-3.
  public func generalizedEntropy(_ alpha: Double) -> Double? {
    guard let mean = positiveMean else { return nil }
    let sum = entropySum(alpha, Array(values.indices), relativeTo: mean)
    // Rounding can leave equal values a hair below 0, where the index never is.
    return max(0, sum / totalWeight)
  }

  /// Splits generalized entropy by groups: between + within = total.
  ///
  /// Between is the index of the groups' means with the groups' weights; within is the sum of (W_g
  /// / W) (mu_g / mu)^a GE_g. A group of which all is 0 has nothing within, and between counts it
  /// as one zone with 0. Where total is infinite, so is the part in which the zero is.
  ///
  /// - Parameters:
  ///   - alpha: Any finite number; 0 is Theil's L, 1 Theil's T.
  ///   - groups: A group for each value *that was given to the initializer*, zones of weight 0
  ///     included; any integers. Groups without weight add nothing.
  /// - Returns: The three figures; nil when all values are 0.
  /// - Precondition: Every given zone has a group.
  /// - Complexity: O(n log n).
  /// - SeeAlso: A. F. Shorrocks, 1980, doi:10.2307/1913126.
  public func generalizedEntropyDecomposition(
    _ alpha: Double,
    by groups: [Int]
  ) -> InequalityDecomposition? {
    guard let mean = positiveMean, let total = generalizedEntropy(alpha) else { return nil }
    var between = ExactSum()
    var within = ExactSum()
    for group in self.groups(groups) {
      let ratio = group.mean / mean
      between.add(group.weight * entropyTerm(alpha, ratio))
      guard group.mean > 0 else { continue }
      let inner = max(0, entropySum(alpha, group.members, relativeTo: group.mean))
      within.add(pow(ratio, alpha) * inner)
    }
    let weight = totalWeight
    return InequalityDecomposition(
      total: total,
      between: max(0, between.value / weight),
      within: within.value / weight
    )
  }

  /// The sum of weight x term over some zones, relative to their own mean.
  private func entropySum(_ alpha: Double, _ members: [Int], relativeTo mean: Double) -> Double {
    exactSum(members.lazy.map { weights[$0] * entropyTerm(alpha, values[$0] / mean) })
  }
}

/// One zone's term, by its value relative to the mean.
///
/// Terms may differ from the definition by a multiple of (ratio - 1), which sums to 0: so near 0
/// and 1, where a (a - 1) is small, nothing large cancels.
private func entropyTerm(_ alpha: Double, _ ratio: Double) -> Double {
  if alpha == 0 { return -log(ratio) }
  guard ratio > 0 else {
    // 0^a - 1 or 0^a - 0, as below; the powers of 0 are infinite for a < 0.
    if alpha < 0 { return .infinity }
    return alpha < 0.5 ? -1 / (alpha * (alpha - 1)) : 0
  }
  if alpha == 1 { return ratio * log(ratio) }
  if alpha < 0.5 { return expm1(alpha * log(ratio)) / (alpha * (alpha - 1)) }
  return ratio * expm1((alpha - 1) * log(ratio)) / (alpha * (alpha - 1))
}
