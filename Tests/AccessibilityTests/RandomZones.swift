// Random zones and matrices with the awkward cases mixed in.

import TestSupport

/// Zones with ties, zero values and zero weights; at least one value counts.
struct RandomZones {
  var values: [Double] = [1]
  var weights: [Double] = [1]

  init(using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      let value = Double.random(in: 0...100, using: &generator)
      values.append(
        Bool.random(using: &generator) ? value : value.rounded(.down) * (value < 20 ? 0 : 1)
      )
      weights.append(
        Int.random(in: 0..<4, using: &generator) == 0
          ? 0 : Double.random(in: 0...9, using: &generator)
      )
    }
  }

  /// The values after a small transfer of total value from the richest to the poorest that count.
  func transfer() -> (values: [Double], moved: Bool) {
    let counted = values.indices.filter { weights[$0] > 0 }
    guard
      let richest = counted.max(by: { values[$0] < values[$1] }),
      let poorest = counted.min(by: { values[$0] < values[$1] }),
      values[richest] > values[poorest]
    else { return (values, false) }
    let amount =
      (values[richest] - values[poorest]) / 4 * Swift.min(weights[richest], weights[poorest])
    var after = values
    after[richest] -= amount / weights[richest]
    after[poorest] += amount / weights[poorest]
    return (after, true)
  }
}

/// A rectangular cost matrix with unreachable pairs, zero costs and ties, opportunities and people
/// with zeros.
struct RandomMatrix {
  var rows: Int
  var columns: Int
  var costs: [Double]
  var opportunities: [Double]
  var population: [Double]

  init(using generator: inout SeededGenerator) {
    rows = Int.random(in: 1...9, using: &generator)
    columns = Int.random(in: 1...9, using: &generator)
    costs = (0..<rows * columns).map { _ in
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: .infinity
      case 1: Double(Int.random(in: 0...6, using: &generator) * 20)
      default: Double.random(in: 0...150, using: &generator)
      }
    }
    let amount = { (generator: inout SeededGenerator) -> Double in
      Int.random(in: 0..<4, using: &generator) == 0
        ? 0 : Double.random(in: 0...500, using: &generator)
    }
    opportunities = (0..<columns).map { _ in amount(&generator) }
    population = (0..<rows).map { _ in amount(&generator) }
  }

  func row(_ origin: Int) -> [Double] { Array(costs[origin * columns..<(origin + 1) * columns]) }

  func cost(_ origin: Int, _ destination: Int) -> Double { costs[origin * columns + destination] }

  /// The same with rows and columns in another order.
  func shuffled(rows rowOrder: [Int], columns columnOrder: [Int]) -> RandomMatrix {
    var other = self
    other.costs = rowOrder.flatMap { row in columnOrder.map { cost(row, $0) } }
    other.opportunities = columnOrder.map { opportunities[$0] }
    other.population = rowOrder.map { population[$0] }
    return other
  }
}

/// Whether two figures agree to twelve digits.
func isClose(_ left: Double?, _ right: Double?, _ tolerance: Double = 1e-12) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return left == right || abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}
