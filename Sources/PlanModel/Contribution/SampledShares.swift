// Shapley values as means over sampled orders of building.

/// A project's mean gain over sampled orders.
package struct SampledShare {
  package var project: Int
  package var mean: Double
  /// Standard error of the mean.
  package var error: Double
  /// The largest gain or loss that was seen.
  package var largest: Double
}

extension PlanQuestion {
  /// How many orders are sampled, each with its reverse.
  package static let pairsOfOrders = 64

  /// Mean gains over sampled orders; nil when stopped.
  package func sampled(
    _ instance: PlanningInstance,
    _ projects: [Int],
    _ cancellation: Cancellation
  ) throws(PlanningError) -> [SampledShare]? {
    let orders = orders(projects, seed: 1)
    return try improvements(instance, prefixes(of: orders), cancellation).map {
      means(projects, orders, $0)
    }
  }

  /// Orders of some projects, each followed by its reverse, which halves the variance or better; of
  /// the same seed the same.
  package func orders(_ projects: [Int], seed: UInt64) -> [[Int]] {
    var random = SplitMix(state: seed)
    return (0..<Self.pairsOfOrders).flatMap { _ in
      let order = projects.shuffled(using: &random)
      return [order, order.reversed()]
    }
  }

  /// What stands after each step of each order.
  package func prefixes(of orders: [[Int]]) -> [ProjectSet] {
    orders.flatMap { order in
      var plan = ProjectSet(count: resolved.candidates.count)
      return order.map { project in
        plan.insert(project)
        return plan
      }
    }
  }

  /// Mean gains of projects from the gains of the orders' ``prefixes(of:)``.
  package func means(_ projects: [Int], _ orders: [[Int]], _ gains: [Double]) -> [SampledShare] {
    var samples: [Int: [Double]] = [:]
    for (number, order) in orders.enumerated() {
      var last = 0.0
      for (step, project) in order.enumerated() {
        let gain = gains[number * projects.count + step]
        samples[project, default: []].append(gain - last)
        last = gain
      }
    }
    return projects.map { project in
      let values = samples[project] ?? []
      // An order and its reverse are one observation.
      let means = stride(from: 0, to: values.count - 1, by: 2).map {
        0.5 * (values[$0] + values[$0 + 1])
      }
      let mean = means.reduce(0, +) / Double(max(1, means.count))
      let variance =
        means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, means.count - 1))
      return SampledShare(
        project: project,
        mean: mean,
        error: (variance / Double(max(1, means.count))).squareRoot(),
        largest: values.reduce(0) { max($0, abs($1)) }
      )
    }
  }
}

/// A small generator of random numbers that is the same everywhere.
///
/// Source: G. Steele, D. Lea, C. Flood 2014, doi:10.1145/2714064.2660195.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
