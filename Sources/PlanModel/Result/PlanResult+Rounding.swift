// How exact a value is: a gap that closes is what is left of two large figures.

extension PlanRequest.Objective.Kind {
  /// Share of a value by which plans may differ whose values count as equal.
  package static let equality = 1e-9

  /// How far the rounding of sums may take a value.
  ///
  /// - Parameters:
  ///   - value: one that the objective has, with any plan.
  ///   - access: the regions' access with that plan; a gap has the rounding of these.
  /// - Returns: the distance, in the objective's unit.
  package func rounding(of value: Double, access: some Sequence<Double>) -> Double {
    let size = self == .gap ? access.reduce(abs(value)) { max($0, abs($1)) } : abs(value)
    return size.isFinite ? 1e-12 * size : 0
  }
}

extension PlanResult {
  /// How far the rounding of sums may take the value, in its unit.
  public var rounding: Double {
    objective.rounding(
      of: valueBefore,
      access: regions.flatMap { [$0.accessBefore, $0.accessAfter].compactMap(\.self) }
    )
  }

  /// Whether another computation of the value agrees: to 1e-9 of it, and to its rounding.
  public func agrees(_ other: Double) -> Bool {
    guard let value else { return false }
    return abs(value - other) <= 1e-9 * max(abs(value), abs(other)) + rounding
  }

  /// Takes over the bound that a search has proven; a bound within the value's rounding is the
  /// value.
  package mutating func take(bound proven: Double) {
    bound = value.map { abs($0 - proven) <= rounding ? $0 : proven } ?? proven
    relativeGap = value.map { relativeDifference($0, bound ?? proven) }
  }
}
