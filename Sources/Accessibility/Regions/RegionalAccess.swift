// Access of regions, and how far apart two of them are.

/// The weighted mean of values: sum of w x over sum of w, in the values' unit.
///
/// Values of weight 0 do not count, whatever they are. Nil when no weight is left: a mean of
/// nothing is undefined, not 0. Weights are finite and not negative.
///
/// - Precondition: As many weights as values.
public func weightedMean(_ values: [Double], weights: [Double]) -> Double? {
  precondition(values.count == weights.count, "one weight per value is needed")
  var sum = ExactSum()
  var total = ExactSum()
  for (value, weight) in zip(values, weights) where weight > 0 {
    sum.add(value * weight)
    total.add(weight)
  }
  return total.value > 0 ? sum.value / total.value : nil
}

/// How much the target lacks: access of the reference minus access of the target.
///
/// It can fall because the reference got worse, so always show both levels beside it.
public func accessGap(reference: Double?, target: Double?) -> Double? {
  guard let reference, let target else { return nil }
  return reference - target
}

/// How many times the target's access the reference has; nil where the target has none.
public func accessRatio(reference: Double?, target: Double?) -> Double? {
  guard let reference, let target, target != 0 else { return nil }
  return reference / target
}
