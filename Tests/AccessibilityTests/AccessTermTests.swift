// Terms of measures that are sums: they add up to the measure.

import Accessibility
import TestSupport
import Testing

@Suite("What adds up to access")
struct AccessTermTests {
  @Test("terms add up to the measure on random rows", arguments: 0..<20)
  func sums(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = 12
    let costs = (0..<count).map { _ in
      Bool.random(using: &random) ? Double.random(in: 0...200, using: &random) : .infinity
    }
    let opportunities = (0..<count).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    let measures: [AccessMeasure] = [
      .gravity(.exponential(rate: 0.01)), .gravity(.linear(cutoff: 90)),
      .cumulative(cutoffs: [20, 80]), .marketAccess(theta: 2),
    ]
    for measure in measures {
      var calculation = try AccessCalculation(
        measure,
        opportunities: opportunities,
        population: opportunities.map { _ in 1 }
      )
      calculation.add(pass: 0, origin: 0, costs: costs.span)
      let terms = try #require(measure.terms(costs: costs, opportunities: opportunities))
      let value = try #require(calculation.values.last?.first)
      #expect(abs(exactSum(terms) - value) <= 1e-12 * max(1, value))
      #expect(zip(terms, costs).allSatisfy { $1 < .infinity || $0 == 0 })
    }
    #expect(AccessMeasure.meanCost.terms(costs: costs, opportunities: opportunities) == nil)
  }

  @Test("the destination that completes what is enough has its cost", arguments: 0..<40)
  func closest(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let costs = (0..<8).map { _ in
      Int.random(in: 0...3, using: &random) == 0
        ? Double.infinity : Double(Int.random(in: 0...5, using: &random))
    }
    let opportunities = (0..<8).map { _ in Double(Int.random(in: 0...2, using: &random)) }
    for count in [1.0, 2, 5, 20] {
      let place = closestDestination(
        costs: costs.span,
        opportunities: opportunities.span,
        count: count
      )
      let cost = closestCost(costs: costs, opportunities: opportunities, count: count)
      #expect(place.map { costs[$0] } ?? .infinity == cost)
    }
  }
}
