// Comparing what a solver computed with what was computed by hand.

/// Whether two numbers agree to a millionth, relative to 1 plus their magnitude; nil only with nil.
func isClose(_ value: Double?, _ expected: Double?) -> Bool {
  guard let value, let expected else { return value == nil && expected == nil }
  return (value - expected).magnitude <= 1e-6 * (1 + expected.magnitude)
}

/// Whether two lists agree number by number.
func isClose(_ values: [Double], _ expected: [Double]) -> Bool {
  values.count == expected.count && zip(values, expected).allSatisfy { isClose($0, $1) }
}
