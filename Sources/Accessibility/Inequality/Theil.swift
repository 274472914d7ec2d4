// Theil's two indices, T and L, by their names.

extension WeightedValues {
  /// Theil's T index: sum over i of (w_i / W) (x_i / mu) ln(x_i / mu), with 0 ln 0 = 0.
  ///
  /// Generalized entropy with a = 1. 0 when all are equal, at most ln(W / w) when one zone of
  /// weight w has everything; without unit, and unchanged when all values or all weights are
  /// scaled. Zones with 0 add nothing to the sum but keep their weight in W and mu. Nil when all
  /// values are 0.
  ///
  /// - Complexity: O(n).
  /// - SeeAlso: H. Theil, Economics and Information Theory, North-Holland 1967.
  public var theilT: Double? { generalizedEntropy(1) }

  /// Theil's L index, or mean logarithmic deviation: sum over i of (w_i / W) ln(mu / x_i).
  ///
  /// Generalized entropy with a = 0. 0 when all are equal; without unit; infinity when a zone that
  /// counts has
  /// 0. Nil when all values are 0.
  ///
  /// - Complexity: O(n).
  /// - SeeAlso: H. Theil, Economics and Information Theory, North-Holland 1967.
  public var theilL: Double? { generalizedEntropy(0) }

  /// Splits Theil's T: between + within = total.
  ///
  /// With group weights W_g and means mu_g, between is the sum of (W_g / W) (mu_g / mu) ln(mu_g /
  /// mu), and within is the sum of (W_g mu_g / (W mu)) T_g.
  ///
  /// - Parameter groups: A group for each value *that was given to the initializer*, zones of
  ///   weight 0 included; any integers. Groups without weight or value add nothing.
  /// - Returns: The three figures; nil when all values are 0.
  /// - Precondition: Every given zone has a group.
  /// - Complexity: O(n log n).
  /// - SeeAlso: A. F. Shorrocks, "The class of additively decomposable inequality measures", 1980,
  ///   doi:10.2307/1913126.
  public func theilTDecomposition(by groups: [Int]) -> InequalityDecomposition? {
    generalizedEntropyDecomposition(1, by: groups)
  }

  /// Splits Theil's L: between + within = total, within the sum of (W_g / W) L_g.
  ///
  /// - Parameter groups: As for ``theilTDecomposition(by:)``.
  /// - Returns: The three figures; nil when all values are 0.
  /// - Precondition: Every given zone has a group.
  /// - Complexity: O(n log n).
  /// - SeeAlso: A. F. Shorrocks, 1980, doi:10.2307/1913126.
  public func theilLDecomposition(by groups: [Int]) -> InequalityDecomposition? {
    generalizedEntropyDecomposition(0, by: groups)
  }
}
