// Gravity and cumulative access: hand-worked rows, both directions, and order.

import Accessibility
import Glibc
import TestSupport
import Testing

@Suite("Gravity and cumulative access")
struct GravityAccessTests {
  /// Three zones; the second cannot reach the third.
  let costs: [Double] = [
    .infinity, 10, 20,
    10, .infinity, .infinity,
    20, 5, .infinity,
  ]
  let people: [Double] = [100, 200, 400]

  @Test("cumulative counts what lies within the cutoff, edge included")
  func cumulative() {
    // Zone 1 reaches 200 in 10 and 400 in 20; zone 2 reaches 100 in 10; zone 3 reaches 100 in 20,
    // 200 in 5.
    #expect(access(.binary(cutoff: 20)) == [600, 100, 300])
    #expect(access(.binary(cutoff: 19.9)) == [200, 100, 200])
    #expect(access(.binary(cutoff: 1)) == [0, 0, 0])
  }

  @Test("gravity weights them")
  func gravity() {
    // Linear 40: worth 3/4 at 10, 1/2 at 20, 7/8 at 5.
    #expect(access(.linear(cutoff: 40)) == [150 + 200, 75, 50 + 175] as [Double])
    let exponential = access(.exponential(rate: 0.1))
    #expect(abs(exponential[0] - (200 * exp(-1) + 400 * exp(-2))) < 1e-12)
  }

  @Test("passive looks the other way: the transpose's active access")
  func passive() {
    let transposed = [0, 1, 2].flatMap { column in [0, 1, 2].map { costs[$0 * 3 + column] } }
    for decay in [Decay.linear(cutoff: 40), .exponential(rate: 0.03), .binary(cutoff: 10)] {
      let passive = gravityAccess(
        costs: costs,
        columns: 3,
        opportunities: people,
        decay: decay,
        direction: .passive
      )
      let active = gravityAccess(
        costs: transposed,
        columns: 3,
        opportunities: people,
        decay: decay
      )
      #expect(passive == active)
    }
    // Zone 1 is reached by 200 within 10 and by 400 within 20.
    let reached = gravityAccess(
      costs: costs,
      columns: 3,
      opportunities: people,
      decay: .binary(cutoff: 20),
      direction: .passive
    )
    #expect(reached == [600, 500, 100])
  }

  @Test("a rectangular matrix, an empty one, and one without columns")
  func shapes() {
    let one = gravityAccess(
      costs: [1, 2, 3, 4, 5, 6],
      columns: 3,
      opportunities: [1, 10, 100],
      decay: .binary(cutoff: 4)
    )
    #expect(one == [111, 1])
    let two = gravityAccess(
      costs: [1, 2, 3, 4, 5, 6],
      columns: 3,
      opportunities: [1, 10],
      decay: .binary(cutoff: 4),
      direction: .passive
    )
    #expect(two == [11, 1, 1])
    #expect(
      gravityAccess(costs: [], columns: 0, opportunities: [], decay: .binary(cutoff: 1)) == []
    )
  }

  @Test("the order of destinations changes no bit")
  func order() {
    var generator = SeededGenerator(seed: 3)
    let costs = (0..<300).map { _ in Double.random(in: 0...900, using: &generator) }
    let masses = costs.map { _ in Double.random(in: 0...1e6, using: &generator) }
    let order = Array(costs.indices).shuffled(using: &generator)
    let decay = Decay.exponential(rate: 1.0 / 480)
    let given = gravityAccess(costs: costs, columns: 300, opportunities: masses, decay: decay)
    let shuffled = gravityAccess(
      costs: order.map { costs[$0] },
      columns: 300,
      opportunities: order.map { masses[$0] },
      decay: decay
    )
    #expect(given == shuffled)
  }

  private func access(_ decay: Decay) -> [Double] {
    gravityAccess(costs: costs, columns: 3, opportunities: people, decay: decay)
  }
}

@Suite("Coverage and trips within a zone")
struct CoverageTests {
  @Test("the unreachable share weighs pairs by origin weight and opportunities")
  func share() {
    var coverage = Coverage()
    let opportunities: [Double] = [1, 2, 3]
    let first: [Double] = [.infinity, 4, .infinity]
    let second: [Double] = [5, 0, 6]
    coverage.add(costs: first.span, weight: 10, opportunities: opportunities.span, own: 0)
    coverage.add(costs: second.span, weight: 5, opportunities: opportunities.span, own: 1)
    // Pairs: (1,2) 20, (1,3) 30 unreachable, (2,1) 5, (2,3) 15: 30 of 70.
    #expect(coverage.pairs == 4)
    #expect(coverage.unreachablePairs == 1)
    #expect(coverage.unreachableShare == 30.0 / 70)
    #expect(Coverage().unreachableShare == nil)
  }

  @Test("the cost within a zone, as written and in minutes")
  func intrazonal() throws {
    #expect(try Intrazonal.parse("exclude").minutes(area: nil) == .infinity)
    #expect(try Intrazonal.parse("zero").minutes(area: nil) == 0)
    #expect(try Intrazonal.parse("minutes:7.5").minutes(area: nil) == 7.5)
    // A circle of 16 pi km2 has a radius of 4 km.
    let radius = try #require(try Intrazonal.parse("radius:2").minutes(area: 16 * .pi))
    #expect(abs(radius - 8) < 1e-12)
    #expect(try Intrazonal.parse("radius:2").minutes(area: nil) == nil)
    #expect(try Intrazonal.parse("radius:2").minutes(area: -1) == nil)
    for text in ["", "none", "minutes", "minutes:", "minutes:-1", "minutes:nan", "radius:inf"] {
      #expect(throws: AccessibilityError.self) { try Intrazonal.parse(text) }
    }
  }
}

@Suite("Regions")
struct RegionalAccessTests {
  @Test("weighted means leave out weight 0 and are undefined without weight")
  func means() {
    #expect(weightedMean([1, 5], weights: [3, 1]) == 2)  // (3 + 5) / 4
    #expect(weightedMean([1, .infinity], weights: [3, 0]) == 1)
    #expect(weightedMean([1, 2], weights: [0, 0]) == nil)
    #expect(weightedMean([], weights: []) == nil)
  }

  @Test("gap and ratio, undefined where they are")
  func gapAndRatio() {
    #expect(accessGap(reference: 10, target: 4) == 6)
    #expect(accessRatio(reference: 10, target: 4) == 2.5)
    #expect(accessRatio(reference: 10, target: 0) == nil)
    #expect(accessGap(reference: nil, target: 4) == nil)
    #expect(accessRatio(reference: 1, target: nil) == nil)
  }
}
