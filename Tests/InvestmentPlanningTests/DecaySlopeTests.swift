import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestSupport
import Testing

/// The slopes of cuts, against what they promise at many costs in the range.
@Suite("Slopes of decays")
struct DecaySlopeTests {
  private static let decays: [Decay] = [
    .binary(cutoff: 60), .linear(cutoff: 80), .exponential(rate: 0.02), .power(exponent: 1.5),
    .gaussian(deviation: 50), .logistic(midpoint: 60, deviation: 20),
    .logistic(midpoint: 0, deviation: 20), .logLogistic(offset: -9, slope: 2.2),
    .logLogistic(offset: -3, slope: 0.8),
    .stepped([.init(cost: 20, weight: 0.9), .init(cost: 70, weight: 0.3)]),
    .stepped([.init(cost: 0, weight: 0.5), .init(cost: 90, weight: 0)]),
  ]

  /// Low, high and unreachable; whole and other minutes, equal to steps and bends at times.
  private func range(_ random: inout SeededGenerator) -> (Double, Double) {
    let ends = (0..<2).map { _ in
      Bool.random(using: &random)
        ? Double(Int.random(in: 0...20, using: &random) * 10)
        : Double.random(in: 0...200, using: &random)
    }
    let high =
      Int.random(in: 0..<4, using: &random) == 0 ? .infinity : max(ends[0], ends[1])
    return (min(ends[0], ends[1]), high)
  }

  @Test("no saving gains more than the steepest chord", arguments: decays)
  func gains(decay: Decay) {
    var random = SeededGenerator(seed: 1)
    var tried = 0
    for _ in 0..<300 {
      let (low, high) = range(&random)
      let unreachable = 3000.0
      let slope = decay.steepestGain(from: high, downTo: low, unreachable: unreachable)
      let start = min(high, unreachable)
      guard start > low else { continue }
      tried += 1
      // The dearest finite cost is at most a tenth of what stands for none.
      let top = high < .infinity ? high : unreachable / 10
      var tightest = 0.0
      for part in 0..<400 {
        let cost = low + (top - low) * Double(part) / 400
        let gain = decay(cost) - decay(high)
        #expect(gain <= slope * (start - cost) + 1e-12, "\(decay) \(low) \(high) \(cost)")
        tightest = max(tightest, gain / (start - cost))
      }
      // The bound is the chord, not more (steps are met only between two of the costs tried).
      if case .stepped = decay { continue }
      if case .binary = decay { continue }
      #expect(slope <= tightest * 1.05 + 1e-12, "\(decay) \(low) \(high)")
    }
    // Two ends are the same in one of a hundred ranges.
    #expect(tried >= 280, "\(tried) ranges")
  }

  @Test("losses add up to no less than the loss of all detours together", arguments: decays)
  func losses(decay: Decay) {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<1500 {
      let (low, high) = range(&random)
      var detours: [Double] = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        detours.append(
          Bool.random(using: &random)
            ? Double(Int.random(in: 0...12, using: &random) * 10)
            : Double.random(in: 0...150, using: &random)
        )
      }
      let reached = min(high, low + detours.reduce(0, +))
      let bound = detours.reduce(0) { $0 + decay.loss(from: low, detour: $1, upTo: high) }
      #expect(decay(low) - decay(reached) <= bound + 1e-12, "\(decay) \(low) \(high) \(detours)")
    }
  }
}
