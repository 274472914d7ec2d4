import TestSupport
import Testing

@testable import Accessibility

@Suite("A decay's inverse")
struct DecayInverseTests {
  static let decays: [Decay] = [
    .binary(cutoff: 90), .linear(cutoff: 150), .exponential(rate: 1 / 480), .power(exponent: 1.5),
    .gaussian(deviation: 60), .logistic(midpoint: 90, deviation: 25),
    .logLogistic(offset: -14, slope: 3),
    .stepped([.init(cost: 40, weight: 0.7), .init(cost: 105, weight: 0.2)]),
  ]

  /// From the cost on nothing is worth more, and just before it something is worth no less.
  @Test("is the least cost from which on nothing is worth more", arguments: decays)
  func inverse(decay: Decay) {
    var random = SeededGenerator(seed: 4)
    var finite = 0
    for _ in 0..<500 {
      let worth = Double.random(in: 0...1, using: &random)
      let cost = decay.cost(atWorth: worth)
      guard cost < .infinity else { continue }
      finite += 1
      #expect(decay(cost) <= worth)
      #expect(decay(cost + 7) <= worth)
      #expect(cost == 0 || decay(cost * (1 - 1e-9)) >= worth - 1e-12)
    }
    // The last of the steps is worth 0.2 at any cost, so a fifth of its costs are infinite.
    if case .stepped = decay {
      #expect((350..<450).contains(finite), "\(finite) costs")
    } else {
      #expect(finite == 500)
    }
  }

  @Test("by hand")
  func byHand() {
    // 1 - 10 / 40 = 0.75.
    #expect(Decay.linear(cutoff: 40).cost(atWorth: 0.75) == 10)
    // At the cutoff the worth is still 1.
    #expect(Decay.binary(cutoff: 40).cost(atWorth: 0.5) == 40.0.lastWithin.nextUp)
    #expect(Decay.exponential(rate: 1 / 480).cost(atWorth: 0) == .infinity)
    #expect(Decay.exponential(rate: 1 / 480).cost(atWorth: 1) == 0)
    // 0.7 from 40 on, 0.2 from 105 on, and never less.
    #expect(Self.decays[7].cost(atWorth: 0.7) == 40.0.firstAtStep)
    #expect(Self.decays[7].cost(atWorth: 0.69) == 105.0.firstAtStep)
    #expect(Self.decays[7].cost(atWorth: 0.1) == .infinity)
  }
}
