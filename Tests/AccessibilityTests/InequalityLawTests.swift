// The laws that the indices obey, on random zones with ties, zero values and zero weights.

import Accessibility
import Glibc
import TestSupport
import Testing

@Suite("Laws of inequality")
struct InequalityLawTests {
  private let exponents: [Double] = [-1, 0, 1e-9, 0.4, 0.5, 1 - 1e-9, 1, 1.7, 2, 3]

  /// Indices that are relative to the mean; all are 0 for equal values and fall with transfers.
  private func relative(_ zones: WeightedValues) -> [Double] {
    (exponents.map { zones.generalizedEntropy($0) }
      + [0.2, 0.5, 1, 1 + 1e-9, 2].map { zones.atkinson($0) }
      + [zones.gini, zones.coefficientOfVariation, zones.hoover]).map { $0 ?? -1 }
  }

  /// Indices in the values' unit.
  private func absolute(_ zones: WeightedValues) -> [Double] {
    [
      zones.kolmPollak(0.5)?.index, zones.kolmPollak(0.5)?.equivalent, zones.range,
    ].map { $0 ?? -1 }
  }

  private func agree(_ left: [Double], _ right: [Double], _ tolerance: Double = 1e-9) -> Bool {
    zip(left, right).allSatisfy { isClose($0, $1, tolerance) }
  }

  /// Skips zones whose values are all the same, of which nothing can be transferred.
  @Test("scale, replication, order, bounds and transfers", .skipping(0), arguments: 0..<60)
  func laws(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let random = RandomZones(using: &generator)
    let zones = try WeightedValues(random.values, weights: random.weights)
    let indices = relative(zones)

    let scaled = try WeightedValues(
      random.values.map { $0 * 37.5 },
      weights: random.weights.map { $0 * 0.3 }
    )
    #expect(agree(relative(scaled), indices))
    #expect(agree(absolute(scaled), absolute(zones).map { $0 * 37.5 }))
    let twice = try WeightedValues(
      random.values + random.values,
      weights: random.weights + random.weights
    )
    #expect(agree(relative(twice), indices))
    #expect(agree(absolute(twice), absolute(zones)))

    let order = Array(random.values.indices).shuffled(using: &generator)
    let shuffled = try WeightedValues(
      order.map { random.values[$0] },
      weights: order.map { random.weights[$0] }
    )
    #expect(relative(shuffled) == indices)
    #expect(absolute(shuffled) == absolute(zones))
    #expect(shuffled.quantile(0.37) == zones.quantile(0.37))
    #expect(try shuffled.palma() == zones.palma())
    #expect(shuffled.poverty(2, line: 50) == zones.poverty(2, line: 50))
    let ranks = random.values.map { _ in Double(Int.random(in: 0...5, using: &generator)) }
    let concentration = try #require(try zones.concentration(rankedBy: ranks))
    #expect(try shuffled.concentration(rankedBy: order.map { ranks[$0] }) == concentration)

    let gini = try #require(zones.gini)
    let hoover = try #require(zones.hoover)
    #expect(hoover <= gini + 1e-12)
    #expect(abs(concentration) <= gini + 1e-12)
    #expect(isClose(try zones.concentration(rankedBy: random.values), gini, 1e-11))
    #expect(indices.allSatisfy { $0 >= 0 })
    // GE(2) is half the squared coefficient of variation, Atkinson 1 is 1 - exp(-L).
    let variation = try #require(zones.coefficientOfVariation)
    #expect(isClose(zones.generalizedEntropy(2), variation * variation / 2, 1e-11))
    let logarithmic = try #require(zones.theilL)
    #expect(isClose(zones.atkinson(1), 1 - exp(-logarithmic), 1e-11))

    let (transferred, moved) = random.transfer()
    guard moved else { return skipCase() }
    let after = relative(try WeightedValues(transferred, weights: random.weights))
    #expect(zip(after, indices).allSatisfy { $0 <= $1 + 1e-11 })
  }

  @Test("between + within = total for every exponent", arguments: 0..<40)
  func decomposition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) + 500)
    let random = RandomZones(using: &generator)
    let zones = try WeightedValues(random.values, weights: random.weights)
    let groups = random.values.map { _ in Int.random(in: 0..<5, using: &generator) }
    for alpha in exponents {
      let split = try #require(zones.generalizedEntropyDecomposition(alpha, by: groups))
      #expect(isClose(split.between + split.within, split.total), "\(alpha)")
      #expect(split.between >= 0 && split.within >= 0)
    }
    // The largest difference of group means, by plain sums.
    let means = (0..<5).compactMap { group in
      weightedMean(
        random.values,
        weights: zip(random.weights, groups).map { $1 == group ? $0 : 0 }
      )
    }
    let gap = (means.max() ?? 0) - (means.min() ?? 0)
    #expect(isClose(zones.gap(between: groups), gap))
  }

  @Test("whole weights are repetitions, quantiles and Palma included", arguments: 0..<40)
  func repetitions(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) + 900)
    let values = (0..<12).map { _ in Double(Int.random(in: 0...9, using: &generator)) } + [3]
    let counts = (0..<12).map { _ in Int.random(in: 0...4, using: &generator) } + [1]
    let zones = try WeightedValues(values, weights: counts.map(Double.init))
    let repeated = try WeightedValues(
      zip(values, counts).flatMap { Array(repeating: $0, count: $1) }
    )
    for probability in [0, 0.1, 0.25, 0.4, 0.5, 0.9, 1] {
      #expect(zones.quantile(probability) == repeated.quantile(probability))
      // Textbook type 7 on the sorted list.
      let sorted = repeated.values.sorted()
      let position = probability * Double(sorted.count - 1)
      let lower = sorted[Int(position)]
      let upper = sorted[min(Int(position) + 1, sorted.count - 1)]
      let expected = lower + (position - position.rounded(.down)) * (upper - lower)
      #expect(isClose(zones.quantile(probability), expected))
    }
    #expect(isClose(try zones.palma(), try repeated.palma()))
    #expect(agree(relative(zones), relative(repeated)))
    #expect(isClose(zones.poverty(1, line: 4), repeated.poverty(1, line: 4)))
  }
}
