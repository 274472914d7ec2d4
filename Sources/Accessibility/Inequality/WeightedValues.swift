// What inequality is measured over: one value and one weight per zone, checked once.

/// Values with weights, for example zones' access with their population.
///
/// Zones of weight 0 are left out here, once and for all indices. The indices are extensions, one
/// file per family; each is nil where it is undefined (nothing left, all zero), and none depends on
/// the order of the zones by a single bit.
public struct WeightedValues: Sendable, Equatable {
  /// Values whose weight is above 0, in the caller's order.
  public let values: [Double]
  /// Their weights.
  public let weights: [Double]
  /// Their positions in the caller's list.
  public let positions: [Int]

  /// Checks and keeps values and weights.
  ///
  /// - Parameters:
  ///   - values: Finite and not negative where the weight is above 0; any unit.
  ///   - weights: Finite and not negative; nil weights every value with 1.
  /// - Throws: Which value or weight is not what it should be, by its position from 0.
  public init(_ values: [Double], weights: [Double]? = nil) throws(AccessibilityError) {
    let allWeights = weights ?? Array(repeating: 1, count: values.count)
    guard allWeights.count == values.count else {
      throw AccessibilityError("\(values.count) values have \(allWeights.count) weights.")
    }
    for (position, weight) in allWeights.enumerated() where !(weight >= 0 && weight < .infinity) {
      throw AccessibilityError(
        "weight \(weight) at position \(position) must be finite and not negative."
      )
    }
    positions = allWeights.indices.filter { allWeights[$0] > 0 }
    for position in positions where !(values[position] >= 0 && values[position] < .infinity) {
      throw AccessibilityError(
        "value \(values[position]) at position \(position) must be finite and not negative."
      )
    }
    self.values = positions.map { values[$0] }
    self.weights = positions.map { allWeights[$0] }
  }

  /// Sum of the weights.
  public var totalWeight: Double { exactSum(weights) }

  /// The weighted mean; nil when no zone has a weight.
  public var mean: Double? { weightedMean(values, weights: weights) }

  /// The weighted mean where an index relative to it is defined: nil when all values are 0.
  internal var positiveMean: Double? {
    guard let mean, mean > 0 else { return nil }
    return mean
  }
}
