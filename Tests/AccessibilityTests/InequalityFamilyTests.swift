// The whole family of indices: hand-worked cases, other tools' figures, and edges.

import Accessibility
import Glibc
import TestSupport
import Testing

@Suite("Every inequality index")
struct InequalityFamilyTests {
  /// Values 1 and 3, equal weights: mean 2, shares 1/2 and 3/2.
  let two = try? WeightedValues([1, 3])

  @Test("two zones, by hand")
  func byHand() throws {
    let two = try #require(two)
    #expect(isClose(two.theilL, (log(2) + log(2.0 / 3)) / 2))
    // GE(2) = half the squared coefficient of variation: 0.25 / 2.
    #expect(isClose(two.generalizedEntropy(2), 0.125))
    // GE(-1) = ((2 + 2/3) / 2 - 1) / 2 = 1/6.
    #expect(isClose(two.generalizedEntropy(-1), 1.0 / 6))
    // Atkinson 1: 1 - geometric mean over mean; 2: 1 - harmonic mean (1.5) over mean.
    #expect(isClose(two.atkinson(1), 1 - 3.0.squareRoot() / 2))
    #expect(isClose(two.atkinson(2), 0.25))
    #expect(isClose(two.atkinson(0), 0))
    // Deviations 1 + 1 over 2 x 2 x 2.
    #expect(two.hoover == 0.25)
    #expect(two.range == 2)
    // Ranks 1 + 0.9 and 1 + 0.1: 2.8 - 1.2.
    #expect(isClose(two.p90MinusP10, 1.6))
    // k = 0.5 x 4 / 10 = 0.2: EDE = -5 ln((e^-0.2 + e^-0.6) / 2).
    let pollak = try #require(two.kolmPollak(0.5))
    #expect(isClose(pollak.equivalent, -5 * log((exp(-0.2) + exp(-0.6)) / 2)))
    #expect(isClose(pollak.index, 2 - pollak.equivalent))
    #expect(try #require(two.kolmPollak(-0.5)).index < 0)
    #expect(two.kolmPollak(0) == KolmPollak.none(2))
    #expect(two.gap(between: [0, 1]) == 2)
    #expect(two.gap(between: [4, 4]) == 0)
    // Below 2: one of two, short by half.
    #expect(two.poverty(0, line: 2) == 0.5)
    #expect(two.poverty(1, line: 2) == 0.25)
    #expect(two.poverty(2, line: 2) == 0.125)
    #expect(two.poverty(0, line: 1) == 0)  // on the line is not below
  }

  @Test("concentration: average ranks on ties, either sign, and Gini by itself")
  func concentration() throws {
    let two = try #require(two)
    #expect(try two.concentration(rankedBy: [10, 20]) == 0.25)
    #expect(try two.concentration(rankedBy: [20, 10]) == -0.25)
    #expect(try two.concentration(rankedBy: [5, 5]) == 0)
    // 4 x 2 / (3 - 1) x 0.25 = 1: one has all that can be had, the other nothing.
    #expect(try two.erreygersConcentration(rankedBy: [10, 20]) == 1)
    #expect(try two.concentration(rankedBy: [.nan, 3].map { $0.isNaN ? 1 : $0 }) == 0.25)
    #expect(throws: AccessibilityError.self) { try two.concentration(rankedBy: [-1, 2]) }
    #expect(throws: AccessibilityError.self) { try two.concentration(rankedBy: [.nan, 2]) }
    // Equal values: no concentration, and no room between the bounds for Erreygers' form.
    let equal = try WeightedValues([4, 4])
    #expect(try equal.concentration(rankedBy: [1, 2]) == 0)
    #expect(try equal.erreygersConcentration(rankedBy: [1, 2]) == nil)
    // Three zones of which two tie: ranks 0.25, 0.25 + ..., weights 1, 1, 2: R = 0.25, 0.25, 0.75.
    // 2 (1 x 6 x 0.25 + 1 x 2 x 0.25 + 2 x 4 x 0.75) / (4 x 4) - 1 = 0.
    let ties = try WeightedValues([6, 2, 4], weights: [1, 1, 2])
    #expect(isClose(try ties.concentration(rankedBy: [3, 3, 8]), 0))
  }

  @Test("quantiles and the Palma ratio by hand")
  func palma() throws {
    // Eleven zones 0...10: rank 1 + 10 x 0.4 = 5 is 4, rank 10 is 9. Above 9: 10. At or below 4:
    // mean 2.
    let eleven = try WeightedValues((0...10).map(Double.init))
    #expect(eleven.quantile(0.4) == 4)
    #expect(eleven.quantile(0.9) == 9)
    #expect(eleven.quantile(0) == 0 && eleven.quantile(1) == 10)
    #expect(try eleven.palma() == 5)
    // Ranked by an income the other way round: the rich zone has 0, the poor have 10...6.
    #expect(try eleven.palma(rankedBy: (0...10).map { Double(10 - $0) }) == 0)
    // Weights stand for so many zones: 3 x 1 and 1 x 5, quantiles of 1, 1, 1, 5 at rank 3.7 are 1 +
    // 0.7 x 4.
    let weighted = try WeightedValues([5, 1], weights: [1, 3])
    #expect(isClose(weighted.quantile(0.9), 3.8))
    #expect(try weighted.palma() == 5)
    // The bottom has nothing: infinite. Nothing above the 90 % quantile: undefined.
    #expect(try WeightedValues([0, 0, 0, 0, 9]).palma() == .infinity)
    #expect(try WeightedValues([3, 3, 3]).palma() == nil)
  }

  @Test("zeros: kept with their weight, infinite where logarithms are, never lost in a split")
  func zeros() throws {
    let zones = try WeightedValues([0, 0, 2, 6], weights: [1, 1, 1, 1])
    // Mean 2, shares 0, 0, 1, 3: T = 3 ln 3 / 4.
    #expect(isClose(zones.theilT, 0.75 * log(3)))
    #expect(zones.theilL == .infinity)
    #expect(zones.generalizedEntropy(-0.5) == .infinity)
    #expect(zones.atkinson(1) == 1 && zones.atkinson(1.5) == 1)
    // (sqrt 1 + sqrt 3)^2 / 16.
    #expect(isClose(zones.atkinson(0.5), 1 - pow((1 + 3.0.squareRoot()) / 4, 2)))
    // A group of zeros only: between sees a group of mean 0, nothing is within it.
    let split = try #require(zones.theilTDecomposition(by: [7, 7, 3, 3]))
    #expect(isClose(split.between, log(2)))
    #expect(isClose(split.within, 0.75 * log(3) - log(2)))
    let entropy = try #require(zones.generalizedEntropyDecomposition(0.3, by: [7, 7, 3, 3]))
    #expect(isClose(entropy.between + entropy.within, entropy.total))
    // The zeros are a group of their own: the infinity lies between. In a mixed group: within.
    let between = try #require(zones.theilLDecomposition(by: [7, 7, 3, 3]))
    #expect(between.between == .infinity && between.within < 1 && between.total == .infinity)
    let within = try #require(zones.theilLDecomposition(by: [1, 1, 1, 2]))
    #expect(within.between < 1 && within.within == .infinity)
  }

  @Test(
    "all-zero, empty and weightless are undefined, never 0",
    arguments: [([0.0, 0.0], [1.0, 1.0]), ([], []), ([4, 5], [0, 0])]
  )
  func undefined(values: [Double], weights: [Double]) throws {
    let zones = try WeightedValues(values, weights: weights)
    let ranks = values.map { _ in 1.0 }
    let figures: [Double?] = [
      zones.gini, zones.theilT, zones.theilL, zones.generalizedEntropy(2), zones.atkinson(0.5),
      zones.atkinson(1), zones.coefficientOfVariation, zones.hoover, try zones.palma(),
      try zones.palma(rankedBy: ranks), try zones.concentration(rankedBy: ranks),
      try zones.erreygersConcentration(rankedBy: ranks), zones.poverty(0, line: 1),
      zones.kolmPollak(0.5)?.index, zones.p90MinusP10, zones.range,
      zones.gap(between: values.map { _ in 0 }),
      zones.generalizedEntropyDecomposition(2, by: values.map { _ in 0 })?.total,
    ]
    #expect(figures.allSatisfy { $0 == nil })
  }

  @Test("agree with other tools")
  func peers() throws {
    let values = [12.5, 40, 7.25, 88, 51, 0.5, 19, 33]
    // PySAL's inequality 1.1.2: Theil, TheilD by regions 0 0 1 1 1 2 2 0, Gini, atkinson, Schutz.
    let plain = try WeightedValues(values)
    #expect(isClose(plain.theilT, 0.36990974042791325))
    let split = try #require(plain.theilTDecomposition(by: [0, 0, 1, 1, 1, 2, 2, 0]))
    #expect(isClose(split.between, 0.13211406, 1e-8) && isClose(split.within, 0.23779568, 1e-8))
    #expect(isClose(plain.gini, 0.4615671641791045))
    #expect(isClose(plain.atkinson(0.5), 0.20853079293286114))
    #expect(isClose(plain.atkinson(1), 0.4794844393916977))
    #expect(isClose(plain.hoover, 0.34378109452736316))
    // numpy 2.4.6: quantile (its default, type 7).
    #expect(isClose(plain.quantile(0.1), 5.225) && isClose(plain.quantile(0.4), 17.7))
    #expect(isClose(plain.quantile(0.9), 62.1))
    // numpy and scipy 1.17.1 on each value repeated as often as its weight says (24 in all).
    let zones = try WeightedValues(values, weights: [3, 1, 4, 2, 5, 1, 2, 6])
    let ranks: [Double] = [5, 1, 3, 3, 9, 2, 4, 3]
    let pollak = try #require(zones.kolmPollak(0.5))
    let figures: [(Double?, Double)] = [
      (zones.gini, 0.39184969853574503), (zones.theilT, 0.26575387588550947),
      (zones.theilL, 0.3910743265061609), (zones.generalizedEntropy(2), 0.2617380766380225),
      (zones.generalizedEntropy(-1), 1.6665092896948834),
      (zones.atkinson(0.5), 0.1444997762950152), (zones.atkinson(2), 0.7692140059688289),
      (zones.hoover, 0.2810077519379845), (zones.coefficientOfVariation, 0.7235165190070266),
      (zones.quantile(0.1), 7.25), (zones.quantile(0.4), 21.8), (zones.quantile(0.9), 51),
      (try zones.palma(), 8.380952380952381),
      (pollak.equivalent, 29.660663039461568), (pollak.index, 2.589336960538432),
      (try zones.concentration(rankedBy: ranks), 0.07165159345391904),
      (try zones.erreygersConcentration(rankedBy: ranks), 0.10563492063492064),
      (zones.poverty(0, line: 20), 0.4166666666666667),
      (zones.poverty(1, line: 20), 0.19791666666666666),
      (zones.poverty(2, line: 20), 0.12513020833333333),
    ]
    for (position, (figure, expected)) in figures.enumerated() {
      #expect(isClose(figure, expected, 1e-11), "figure \(position)")
    }
  }
}

extension KolmPollak {
  /// Equality of a mean, as `kolmPollak(0)` gives it.
  fileprivate static func none(_ mean: Double) -> KolmPollak? {
    (try? WeightedValues([mean]))?.kolmPollak(0)
  }
}
