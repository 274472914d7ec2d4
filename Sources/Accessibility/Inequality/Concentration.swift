// The concentration index: who has it, the rich or the poor.

extension WeightedValues {
  /// The concentration index: sum over i of 2 w_i x_i R_i / (W mu) - 1, R_i the zone's fractional
  /// rank.
  ///
  /// The rank is by another figure, for example income: the share of the weight that ranks below
  /// the zone, and half of its own; zones with the same figure share the average of their ranks. In
  /// -1...1: above 0 when the rich have more, 0 when access does not go with income; ranked by the
  /// values themselves it is the Gini index. Without unit. Nil when all values are 0.
  ///
  /// - Parameter ranks: One for each value *that was given to the initializer*, finite and not
  ///   negative.
  /// - Returns: The index; nil when undefined.
  /// - Throws: Which rank is negative or not finite.
  /// - Precondition: Every given zone has a rank.
  /// - Complexity: O(n log n).
  /// - SeeAlso: A. Wagstaff, P. Paci, E. van Doorslaer, "On the measurement of inequalities in
  ///   health", 1991, doi:10.1016/0277-9536(91)90212-U.
  public func concentration(rankedBy ranks: [Double]) throws(AccessibilityError) -> Double? {
    let ranking = try ranking(ranks)
    guard let mean = positiveMean else { return nil }
    let total = totalWeight
    let order = values.indices.sorted { ranking.values[$0] < ranking.values[$1] }
    var below = ExactSum()
    var sum = ExactSum()
    var first = 0
    while first < order.count {
      let figure = ranking.values[order[first]]
      var last = first
      while last < order.count, ranking.values[order[last]] == figure { last += 1 }
      let tied = order[first..<last]
      let weight = exactSum(tied.map { weights[$0] })
      let rank = (below.value + weight / 2) / total
      // Around the mean rank of one half, so that equal values give 0 without cancellation.
      for index in tied { sum.add(2 * weights[index] * (values[index] - mean) * (rank - 0.5)) }
      for index in tied { below.add(weights[index]) }
      first = last
    }
    return sum.value / (total * mean)
  }

  /// The concentration index in Erreygers' form: 4 mu C / (b - a), a and b the smallest and largest
  /// value.
  ///
  /// For a figure with bounds, it gives access and the lack of it the same index with opposite
  /// signs. The bounds are those of the zones that count. Without unit. Nil when all values are 0
  /// or all are equal.
  ///
  /// - Parameter ranks: As for ``concentration(rankedBy:)``.
  /// - Returns: The index; nil when undefined.
  /// - Throws: Which rank is negative or not finite.
  /// - Precondition: Every given zone has a rank.
  /// - Complexity: O(n log n).
  /// - SeeAlso: G. Erreygers, "Correcting the concentration index", 2009,
  ///   doi:10.1016/j.jhealeco.2008.02.003.
  public func erreygersConcentration(
    rankedBy ranks: [Double]
  ) throws(AccessibilityError) -> Double? {
    guard let index = try concentration(rankedBy: ranks), let mean, let range, range > 0 else {
      return nil
    }
    return 4 * mean / range * index
  }
}
