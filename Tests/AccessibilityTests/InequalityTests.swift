// Inequality: hand-worked cases, and the laws every index obeys, on random zones with zero weights.

import Accessibility
import Glibc
import TestSupport
import Testing

@Suite("Inequality")
struct InequalityTests {
  @Test("two zones, by hand")
  func byHand() throws {
    // Values 1 and 3, equal weights: mean 2, shares 1/2 and 3/2.
    let two = try WeightedValues([1, 3])
    // T = (1/2)(0.5 ln 0.5 + 1.5 ln 1.5)
    #expect(isClose(two.theilT, (0.5 * log(0.5) + 1.5 * log(1.5)) / 2))
    // Sum over pairs |x_i - x_j| = 4, over 2 * 4 * 2 = 16: 1/4.
    #expect(two.gini == 0.25)
    // Deviations 1 and 1: variance 1, over mean 2: 1/2.
    #expect(two.coefficientOfVariation == 0.5)
    // Weights 3 and 1 on the same values: mean 1.5; pairs 2 * 3 * 1 * 2 = 12, over 2 * 16 * 1.5 =
    // 48.
    let weighted = try WeightedValues([1, 3], weights: [3, 1])
    #expect(weighted.gini == 0.25)
    // Variance (3 * 0.25 + 2.25) / 4 = 0.75.
    #expect(isClose(weighted.coefficientOfVariation, 0.75.squareRoot() / 1.5))
  }

  @Test("0 ln 0 is 0: one of two zones has everything")
  func concentrated() throws {
    let all = try WeightedValues([0, 8])
    #expect(isClose(all.theilT, log(2)))
    #expect(all.gini == 0.5)
    #expect(all.coefficientOfVariation == 1)
  }

  @Test("equal values are 0, all-zero and empty are undefined")
  func edges() throws {
    let equal = try WeightedValues([7.3, 7.3, 7.3], weights: [0.1, 0.2, 0.7])
    #expect(isClose(equal.theilT, 0))
    #expect(equal.gini == 0)
    #expect(isClose(equal.coefficientOfVariation, 0))
    for nothing in [
      try WeightedValues([0, 0]), try WeightedValues([]),
      try WeightedValues([4, 5], weights: [0, 0]),
    ] {
      #expect(nothing.theilT == nil)
      #expect(nothing.gini == nil)
      #expect(nothing.coefficientOfVariation == nil)
      #expect(nothing.theilTDecomposition(by: [0, 1]) == nil)
    }
  }

  @Test("bad values are refused by position; those of weight 0 do not count")
  func refusals() throws {
    #expect(throws: AccessibilityError.self) { try WeightedValues([1, -1]) }
    #expect(throws: AccessibilityError.self) { try WeightedValues([1, .nan]) }
    #expect(throws: AccessibilityError.self) { try WeightedValues([1, .infinity]) }
    #expect(throws: AccessibilityError.self) { try WeightedValues([1], weights: [-1]) }
    #expect(throws: AccessibilityError.self) { try WeightedValues([1], weights: [.infinity]) }
    #expect(throws: AccessibilityError.self) { try WeightedValues([1, 2], weights: [1]) }
    #expect(try WeightedValues([.nan, 1, 3], weights: [0, 1, 1]).gini == 0.25)
  }

  @Test("decomposition by hand: two groups of two")
  func decompositionByHand() throws {
    // Groups {1, 3} and {5, 7}: means 2 and 6, all 4.
    let zones = try WeightedValues([1, 3, 5, 7])
    let split = try #require(zones.theilTDecomposition(by: [0, 0, 1, 1]))
    #expect(isClose(split.between, (0.5 * log(0.5) + 1.5 * log(1.5)) / 2))
    let first = (0.5 * log(0.5) + 1.5 * log(1.5)) / 2
    let second = (5.0 / 6 * log(5.0 / 6) + 7.0 / 6 * log(7.0 / 6)) / 2
    // Value shares of the groups: 4/16 and 12/16.
    #expect(isClose(split.within, 0.25 * first + 0.75 * second))
  }

  @Test("laws on random zones", arguments: 0..<60)
  func laws(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let zones = RandomZones(using: &generator)
    let all = try WeightedValues(zones.values, weights: zones.weights)
    let indices = figures(all)

    // Against the definitions, term by term.
    #expect(isClose(all.gini, plainGini(zones)))

    // Scale: of values and of weights.
    #expect(
      areClose(
        indices,
        figures(
          try WeightedValues(
            zones.values.map { $0 * 37.5 },
            weights: zones.weights.map { $0 * 0.3 }
          )
        )
      )
    )
    // Replication: every zone twice; and a zone split into two halves.
    #expect(
      areClose(
        indices,
        figures(
          try WeightedValues(zones.values + zones.values, weights: zones.weights + zones.weights)
        )
      )
    )
    let halves = zones.weights.map { $0 / 2 }
    #expect(
      areClose(
        indices,
        figures(
          try WeightedValues(zones.values + zones.values, weights: halves + halves)
        )
      )
    )
    // Order: the same bits.
    let order = Array(zones.values.indices).shuffled(using: &generator)
    let shuffled = try WeightedValues(
      order.map { zones.values[$0] },
      weights: order.map { zones.weights[$0] }
    )
    #expect(figures(shuffled) == indices)

    // Between + within = total, whatever the groups.
    let groups = zones.values.map { _ in Int.random(in: 0..<4, using: &generator) }
    let split = try #require(all.theilTDecomposition(by: groups))
    #expect(abs(split.between + split.within - split.total) < 1e-12)
    #expect(split.between >= 0 && split.within >= 0)
    let shuffledSplit = shuffled.theilTDecomposition(by: order.map { groups[$0] })
    #expect(shuffledSplit == split)

    // Transfer: from the richest to the poorest, without making the one the other.
    let (transferred, moved) = zones.transfer()
    if moved {
      let after = figures(try WeightedValues(transferred, weights: zones.weights))
      #expect(zip(after, indices).allSatisfy { $0 < $1 + 1e-12 })
    }
    #expect((0...1).contains(indices[1]))
  }

  private func figures(_ zones: WeightedValues) -> [Double] {
    [zones.theilT, zones.gini, zones.coefficientOfVariation].map { $0 ?? -1 }
  }

  private func areClose(_ left: [Double], _ right: [Double]) -> Bool {
    zip(left, right).allSatisfy { abs($0 - $1) < 1e-10 }
  }

  /// The double sum of the definition.
  private func plainGini(_ zones: RandomZones) -> Double {
    var differences = 0.0
    for (x, w) in zip(zones.values, zones.weights) {
      for (y, v) in zip(zones.values, zones.weights) { differences += w * v * abs(x - y) }
    }
    let weight = zones.weights.reduce(0, +)
    let sum = zip(zones.values, zones.weights).map(*).reduce(0, +)
    return differences / (2 * weight * sum)
  }
}
