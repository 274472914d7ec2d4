// Weighted quantiles, and the indices that compare one end of the distribution with the other.

extension WeightedValues {
  /// A quantile, weights standing for so many equal zones: at rank 1 + (W - 1) p, linear between
  /// ranks.
  ///
  /// The value at rank k is that of the zone at which the weights, added up from the smallest
  /// value, first reach k. With weights of 1 it is the usual quantile of spreadsheets (type 7); the
  /// weights should be counts, since a scale changes it. In the values' unit.
  ///
  /// - Parameter probability: In 0...1.
  /// - Returns: The quantile; nil when no zone has a weight.
  /// - Complexity: O(n log n).
  /// - SeeAlso: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", 1996,
  ///   doi:10.1080/00031305.1996.10473566.
  public func quantile(_ probability: Double) -> Double? {
    guard let largest = values.max() else { return nil }
    let total = totalWeight
    let rank = 1 + (total - 1) * probability
    let lower = max(rank.rounded(.down), 1)
    let share = rank - rank.rounded(.down)
    let order = values.indices.sorted { values[$0] < values[$1] }
    func value(atRank rank: Double) -> Double {
      var sum = ExactSum()
      for index in order {
        sum.add(weights[index])
        if sum.value >= rank { return values[index] }
      }
      return largest
    }
    let start = value(atRank: lower)
    guard share > 0 else { return start }
    return start + share * (value(atRank: min(lower + 1, total)) - start)
  }

  /// The Palma ratio: the mean above the 90 % quantile over the mean at or below the 40 % quantile.
  ///
  /// Quantiles are weighted (``quantile(_:)``), and so are the means. Without unit; infinity when
  /// the bottom has nothing. Nil when all values are 0, or nothing lies above the 90 % quantile.
  ///
  /// - Parameter ranks: What ranks the zones, for example income, one for each value *that was
  ///   given to the initializer*; nil ranks them by the values themselves.
  /// - Returns: The ratio; nil when undefined.
  /// - Throws: Which rank is negative or not finite.
  /// - Precondition: Every given zone has a rank.
  /// - Complexity: O(n log n).
  /// - SeeAlso: J. G. Palma, "Homogeneous middles vs. heterogeneous tails", 2011,
  ///   doi:10.1111/j.1467-7660.2011.01694.x.
  public func palma(rankedBy ranks: [Double]? = nil) throws(AccessibilityError) -> Double? {
    guard positiveMean != nil else { return nil }
    let ranking = try ranking(ranks)
    guard let low = ranking.quantile(0.4), let high = ranking.quantile(0.9) else { return nil }
    let top = values.indices.filter { ranking.values[$0] > high }
    let bottom = values.indices.filter { ranking.values[$0] <= low }
    func mean(_ zones: [Int]) -> Double? {
      weightedMean(zones.map { values[$0] }, weights: zones.map { weights[$0] })
    }
    guard let upper = mean(top), let lower = mean(bottom) else { return nil }
    guard lower > 0 else { return upper > 0 ? .infinity : nil }
    return upper / lower
  }

  /// The 90 % quantile less the 10 % quantile, in the values' unit.
  ///
  /// 0 when they are equal. Nil when all values are 0 or no zone has a weight.
  ///
  /// - Complexity: O(n log n).
  public var p90MinusP10: Double? {
    guard positiveMean != nil, let high = quantile(0.9), let low = quantile(0.1) else { return nil }
    return high - low
  }

  /// The largest value less the smallest among the zones that count, in the values' unit.
  ///
  /// 0 when all are equal. Nil when all values are 0 or no zone has a weight.
  ///
  /// - Complexity: O(n).
  public var range: Double? {
    guard positiveMean != nil, let high = values.max(), let low = values.min() else { return nil }
    return high - low
  }

  /// The zones that count, ranked by another figure, or by the values themselves.
  func ranking(_ ranks: [Double]?) throws(AccessibilityError) -> WeightedValues {
    guard let ranks else { return self }
    precondition((positions.last ?? -1) < ranks.count, "every zone needs a rank")
    do {
      return try WeightedValues(positions.map { ranks[$0] }, weights: weights)
    } catch {
      throw AccessibilityError("rank: \(error.description)")
    }
  }
}
