// Cumulative, interval, closest, balancing, mean cost, efficiency, market access, index: by hand
// and by law.

import Accessibility
import Glibc
import TestSupport
import Testing

@Suite("Cumulative access")
struct CumulativeAccessTests {
  let costs: [Double] = [30, 0, 60, 60.5, .infinity]
  let jobs: [Double] = [1, 2, 4, 8, 16]

  @Test("several cutoffs in one pass, in any order, edges included")
  func cutoffs() {
    // Within 0: 2. Within 30: 1 + 2. Within 60: + 4. Within 61: + 8. Never the unreachable 16.
    let access = cumulativeAccess(costs: costs, opportunities: jobs, cutoffs: [60, 0, 30, 61, 30])
    #expect(access == [7, 2, 3, 15, 3])
    #expect(cumulativeAccess(costs: costs, opportunities: jobs, cutoffs: [.infinity]) == [15])
    #expect(cumulativeAccess(costs: costs, opportunities: jobs, cutoffs: []) == [])
    #expect(cumulativeAccess(costs: [], opportunities: [], cutoffs: [3]) == [0])
  }

  @Test("is gravity with a binary decay, for random matrices", arguments: 0..<20)
  func binary(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let matrix = RandomMatrix(using: &generator)
    let cutoffs = (0..<6).map { _ in Double(Int.random(in: 0...8, using: &generator) * 20) }
    for origin in 0..<matrix.rows {
      let row = matrix.row(origin)
      let each = cutoffs.map { cutoff in
        gravityAccess(
          costs: row.span,
          opportunities: matrix.opportunities.span,
          decay: .binary(cutoff: cutoff)
        )
      }
      #expect(
        cumulativeAccess(costs: row, opportunities: matrix.opportunities, cutoffs: cutoffs) == each
      )
    }
  }

  @Test("daily access takes 240 minutes, edge included")
  func daily() {
    let costs: [Double] = [240, 240.1, .infinity]
    let people: [Double] = [1, 2, 4]
    #expect(dailyAccess(costs: costs.span, opportunities: people.span) == 1)
    #expect(dailyAccess(costs: costs.span, opportunities: people.span, cutoff: 300) == 3)
  }

  @Test("an interval's median and mean are not truncated")
  func interval() throws {
    let cutoffs = try intervalCutoffs(from: 0, to: 60, step: 20)
    #expect(cutoffs == [0, 20, 40, 60])
    // Access 2, 2, 3, 7: median 2.5, mean 3.5.
    #expect(intervalAccess(costs: costs.span, opportunities: jobs.span, cutoffs: cutoffs) == 2.5)
    #expect(
      intervalAccess(costs: costs.span, opportunities: jobs.span, cutoffs: cutoffs, summary: .mean)
        == 3.5
    )
    #expect(try intervalCutoffs(from: 5, to: 5, step: 1) == [5])
    #expect(try intervalCutoffs(from: 0, to: 0.3, step: 0.1).count == 4)
    #expect(try intervalCutoffs(from: 10, to: 35, step: 10) == [10, 20, 30])
    #expect(IntervalSummary.median([]) == nil)
    for (first, last, step) in [
      (1.0, 0.0, 1.0), (0, 1, 0), (-1, 1, 1), (0, .infinity, 1), (0, 1, 1e-9),
    ] {
      #expect(throws: AccessibilityError.self) {
        try intervalCutoffs(from: first, to: last, step: step)
      }
    }
  }

  @Test("several costs at once: one alternative must meet every limit, and a pair counts once")
  func alternatives() {
    // 0 -> 1 in 30 minutes for 9 or 80 for 2; 0 -> 2 in 50 for 5 and in 60 for 3; 1 -> 2
    // unreachable.
    let access = { (limits: [Double]) in
      alternativesAccess(
        origins: [0, 0, 0, 0, 1],
        destinations: [1, 1, 2, 2, 2],
        costs: [[30, 80, 50, 60, .infinity], [9, 2, 5, 3, 0]],
        limits: limits,
        originCount: 3,
        opportunities: [7, 100, 1000]
      )
    }
    #expect(access([60, 5]) == [1000, 0, 0])  // neither way to 1 is both fast and cheap
    #expect(access([80, 5]) == [1100, 0, 0])
    #expect(access([30, 9]) == [100, 0, 0])
    #expect(access([29, 9]) == [0, 0, 0])
    #expect(access([.infinity, .infinity]) == [1100, 0, 0])
  }
}

@Suite("The cost of enough")
struct ClosestAccessTests {
  @Test("the least cost that reaches so many opportunities")
  func closest() {
    let costs: [Double] = [20, 5, 10, 20, .infinity]
    let clinics: [Double] = [3, 0, 1, 2, 50]
    #expect(closestCost(costs: costs, opportunities: clinics) == 10)
    #expect(closestCost(costs: costs, opportunities: clinics, count: 1.5) == 20)
    #expect(closestCost(costs: costs, opportunities: clinics, count: 6) == 20)
    #expect(closestCost(costs: costs, opportunities: clinics, count: 6.5) == .infinity)
    #expect(closestCost(costs: [], opportunities: []) == .infinity)
    #expect(closestCost(costs: [0], opportunities: [0.5], count: 0.5) == 0)
  }

  @Test("the balancing cost is a multiple of the increment")
  func balancing() {
    let costs: [Double] = [0, 12, 30]
    let jobs: [Double] = [50, 80, 10]
    let balance = { (people: Double, increment: Double) in
      balancingCost(costs: costs, opportunities: jobs, population: people, increment: increment)
    }
    #expect(balance(100, 1) == 12)
    #expect(balance(100, 5) == 15)  // 12 is reached at the third multiple of 5
    #expect(balance(100, 12) == 12)
    #expect(balance(50, 5) == 0)
    #expect(balance(140, 7) == 35)
    #expect(balance(141, 1) == .infinity)
    #expect(balance(0, 1) == 0)
    // 0.1 x 3 is above 0.3 in binary: three steps are enough for 0.3 and 0.30000000000000004.
    let fine: [Double] = [0.3]
    #expect(
      balancingCost(costs: fine, opportunities: [9], population: 1, increment: 0.1) == 0.1 * 3
    )
  }

  @Test("agree with trying one cutoff after the other", arguments: 0..<20)
  func search(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let matrix = RandomMatrix(using: &generator)
    for origin in 0..<matrix.rows {
      let row = matrix.row(origin)
      let people = matrix.population[origin]
      let multiples = (0...150).map(Double.init)
      let access = cumulativeAccess(
        costs: row,
        opportunities: matrix.opportunities,
        cutoffs: multiples
      )
      let first = zip(multiples, access).first { $0.1 >= people }?.0 ?? .infinity
      #expect(
        balancingCost(costs: row, opportunities: matrix.opportunities, population: people) == first
      )
    }
  }
}

@Suite("Averages over the reachable")
struct MeanCostTests {
  let costs: [Double] = [.infinity, 10, 40, .infinity]
  let people: [Double] = [100, 30, 10, 60]

  @Test("mean cost with its coverage; the own zone does not count unless it has a cost")
  func mean() {
    // (30 x 10 + 10 x 40) / 40 = 17.5; 40 of 200, or of 100 without the own zone.
    #expect(
      meanCost(costs: costs.span, opportunities: people.span)
        == average(17.5, 0.2)
    )
    let own = meanCost(costs: costs.span, opportunities: people.span, own: 0)
    #expect(own.value == 17.5 && own.coverage == 0.4)
    var given = costs
    given[0] = 0
    // (0 + 300 + 400) / 140 of 200.
    let mean = meanCost(costs: given.span, opportunities: people.span, own: 0)
    #expect(mean.value == 5 && mean.coverage == 0.7)
  }

  @Test("efficiency: the mean of 1 / c, cost 0 left out")
  func efficiency() {
    // (30 / 10 + 10 / 40) / 40 = 0.08125.
    let figure = networkEfficiency(costs: costs.span, opportunities: people.span, own: 0)
    #expect(isClose(figure.value, 0.08125) && figure.coverage == 0.4)
    var given = costs
    given[0] = 0
    let other = networkEfficiency(costs: given.span, opportunities: people.span, own: 0)
    #expect(isClose(other.value, 0.08125) && other.coverage == 0.4)
  }

  @Test("relative efficiency: cost over ideal cost")
  func relative() {
    let ideal: [Double] = [0, 8, 20, 5]
    // (30 x 1.25 + 10 x 2) / 40 = 1.4375; the zone at ideal cost 0 is left out.
    let figure = relativeNetworkEfficiency(
      costs: costs.span,
      ideal: ideal.span,
      opportunities: people.span,
      own: 0
    )
    #expect(figure.value == 1.4375 && figure.coverage == 0.4)
  }

  @Test("nothing within reach, or nothing at all")
  func nothing() {
    let none: [Double] = [.infinity, .infinity]
    let two: [Double] = [1, 2]
    let zero: [Double] = [0, 0]
    let unreachable = meanCost(costs: none.span, opportunities: two.span)
    #expect(unreachable.value == nil && unreachable.coverage == 0)
    let empty = meanCost(costs: two.span, opportunities: zero.span)
    #expect(empty.value == nil && empty.coverage == nil)
  }

  private func average(_ value: Double, _ coverage: Double) -> ReachableAverage {
    // The type has no public initializer; the same figures from a matrix of one pair and its
    // absence.
    let costs: [Double] = [value, .infinity]
    let shares: [Double] = [coverage, 1 - coverage]
    return meanCost(costs: costs.span, opportunities: shares.span)
  }
}

@Suite("Market access and the potential index")
struct MarketAccessTests {
  @Test("market access leaves out cost 0 and the unreachable")
  func market() {
    // 100 / 10^2 + 8 / 2^2 = 3.
    #expect(
      marketAccess(costs: [0, 10, 2, .infinity], opportunities: [5, 100, 8, 9], theta: 2) == 3
    )
    #expect(marketAccess(costs: [0], opportunities: [5], theta: 2) == 0)
  }

  @Test("the index of the weighted mean is 100, and nothing is undefined")
  func index() {
    // Mean (3 x 10 + 40) / 4 = 17.5.
    let index = potentialIndex([10, 40, 35], weights: [3, 1, 0])
    let expected: [Double] = [1000 / 17.5, 4000 / 17.5, 200]
    #expect(zip(index ?? [], expected).allSatisfy { isClose($0, $1) })
    #expect(index?.count == 3)
    #expect(potentialIndex([0, 0], weights: [1, 1]) == nil)
    #expect(potentialIndex([1, 2], weights: [0, 0]) == nil)
  }

  @Test("the weighted mean of the index is 100 for random zones", arguments: 0..<20)
  func mean(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let zones = RandomZones(using: &generator)
    let index = try #require(potentialIndex(zones.values, weights: zones.weights))
    #expect(isClose(weightedMean(index, weights: zones.weights), 100))
  }
}
