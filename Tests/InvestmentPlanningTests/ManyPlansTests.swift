import InvestmentPlanning
import PlanModel
import PlanProof
@testable import PlanSearch
import ShortestPaths
import TestSupport
import Testing

/// The quick ways to evaluate many plans against the closure of each, made by itself.
@Suite("Many plans")
struct ManyPlansTests {
  private func subsets(_ instance: PlanningInstance, count: Int, _ random: inout SeededGenerator)
    -> [ProjectSet]
  {
    (0..<count).map { _ in
      ProjectSet(count: instance.projectCount) { _ in Bool.random(using: &random) }
    }
  }

  @Test("by halving have the closures that each has by itself", arguments: 0..<60)
  func halving(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let instance = randomInstance(seed: seed, projects: 9, zones: 6)
    let plans = subsets(instance, count: Int(seed % 23), &random)
    for threads in [1, 3] {
      let closures = instance.mapClosures(of: plans, threads: threads) { ($0, $1) }
      #expect(closures.map(\.0) == Array(plans.indices))
      // Costs are whole minutes, so no order of insertion rounds anything.
      #expect(closures.map(\.1) == plans.map { instance.closure(of: $0) })
    }
  }

  @Test("that add a little gain what their closures gain", arguments: 0..<300)
  func additions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var instance = randomInstance(seed: seed, projects: 8, zones: 7)
    // Costs that are rounded, one case in two.
    if Bool.random(using: &random) {
      for arc in instance.arcs.indices {
        instance.arcs[arc].cost += Double.random(in: 0...1, using: &random)
      }
    }
    let evaluator = PlanEvaluator(instance)
    let part = subsets(instance, count: 1, &random)[0]
    let plans = subsets(instance, count: 12, &random).map(part.union)
    let gains = evaluator.gains(
      of: plans,
      over: instance.closure(of: part),
      building: part,
      threads: 2
    )
    let size = instance.weights.reduce(0) { $0 + abs($1) }
    for (plan, gain) in zip(plans, gains) {
      #expect(abs(gain - evaluator.gain(of: plan)) <= 1e-12 * size)
    }
  }
}
