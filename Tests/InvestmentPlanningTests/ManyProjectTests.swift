import InvestmentPlanning
@testable import PlanModel
@testable import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport
import Testing

/// More projects in one network than a machine word has bits.
@Suite("Many projects")
struct ManyProjectTests {
  private static let count = 150

  /// Roads side by side from one zone to another, 1,000 minutes apart: with some of them there the
  /// quickest counts.
  private func parallelRoads(_ minutes: [Double]) -> PlanningInstance {
    var base = Closure(count: 2)
    base.insert(from: 0, to: 1, cost: 1_000)
    return PlanningInstance(
      zoneCount: 2,
      baseCosts: base,
      arcs: minutes.enumerated().map { .init(project: $0, tail: 0, head: 1, cost: $1) },
      weights: [0, 1, 0, 0],
      decay: .linear(cutoff: 1_000),
      rules: Rules(
        cost: minutes.map { _ in 1 },
        budget: 200,
        groups: [],
        prerequisites: minutes.map { _ in [] },
        required: [],
        forbidden: []
      )
    )
  }

  /// A road is worth 1 - minutes / 1,000, and the best mix takes the quickest roads, each up to its
  /// y, until they add up to 1.
  @Test("a pair's bound is the best mix of them", arguments: 0..<4)
  func parallel(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let minutes = (0..<Self.count).map { _ in Double.random(in: 100...900, using: &random) }
    let y = minutes.map { _ in Double.random(in: 0.01...0.03, using: &random) }
    let instance = parallelRoads(minutes)
    let node = NodeCosts(instance, try #require(Fixings(instance.rules)))
    let graph = try #require(PricingGraph(instance, root: node, threads: 1))
    #expect(graph.projects.width == Self.count)
    var gains = PricedGains(
      .init(graph, instance, node, y: y, allowances: .init(each: 1e-9))
    )
    var bound = LinearBound(projectCount: Self.count)
    var pools = [PairPool(), PairPool()]
    // A road that is slower than another and costs no less to use is not found beside it, so that
    // a look finds one road, and a point has twelve looks.
    for _ in 0..<12 {
      bound = LinearBound(projectCount: Self.count)
      for change in gains.add(origin: 0, pools, to: &bound, isStopped: { false }) {
        pools[change.destination] = change.pool
      }
    }
    var left = 1.0
    var expected = 0.0
    for road in minutes.indices.sorted(by: { minutes[$0] < minutes[$1] }) {
      expected += min(left, y[road]) * (1 - minutes[road] / 1_000)
      left = max(0, left - y[road])
    }
    let value = zip(bound.coefficients, y).reduce(bound.constant) { $0 + $1.0 * $1.1 }
    #expect(abs(value - expected) <= 1e-6)
    // It holds for every single road, and for all of them.
    for road in minutes.indices {
      #expect(bound.constant + bound.coefficients[road] >= 1 - minutes[road] / 1_000 - 1e-9)
    }
    #expect(bound.coefficients.reduce(bound.constant, +) >= 1 - (minutes.min() ?? 0) / 1_000 - 1e-9)
  }

  /// Spokes around a hub, each with a project of its own: nothing depends on anything else, so the
  /// best plan is that of a knapsack, found by filling a table over all sums of costs.
  @Test("the best plan among them is proven", arguments: 0..<4)
  func knapsack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Self.count
    var base = Closure(count: count + 1)
    for spoke in 1...count { base.insert(from: spoke, to: 0, cost: 500) }
    let minutes = (0..<count).map { _ in Double(Int.random(in: 100...400, using: &random)) }
    let cost = (0..<count).map { _ in Int.random(in: 1...40, using: &random) }
    let weight = (0..<count).map { _ in Double(Int.random(in: 1...20, using: &random)) }
    var weights = Array(repeating: 0.0, count: (count + 1) * (count + 1))
    for spoke in 1...count { weights[spoke * (count + 1)] = weight[spoke - 1] }
    let budget = cost.reduce(0, +) / 4
    let instance = PlanningInstance(
      zoneCount: count + 1,
      baseCosts: base,
      arcs: minutes.enumerated().map { .init(project: $0, tail: $0 + 1, head: 0, cost: $1) },
      weights: weights,
      decay: .linear(cutoff: 1_000),
      rules: Rules(
        cost: cost.map(Double.init),
        budget: Double(budget),
        groups: [],
        prerequisites: cost.map { _ in [] },
        required: [],
        forbidden: []
      )
    )
    var best = Array(repeating: 0.0, count: budget + 1)
    for spoke in 0..<count where cost[spoke] <= budget {
      let gain = weight[spoke] * (500 - minutes[spoke]) / 1_000
      for sum in stride(from: budget, through: cost[spoke], by: -1) {
        best[sum] = max(best[sum], best[sum - cost[spoke]] + gain)
      }
    }
    var search = BranchAndCut(
      instance,
      threads: 2,
      tolerance: { 1e-9 * abs($0) },
      isStopped: { false },
      report: { _ in }
    )
    let end = try search.run(from: try #require(Fixings(instance.rules)))
    #expect(end.isComplete)
    #expect(abs(end.gain - best[budget]) <= 1e-8)
    #expect(end.bound >= best[budget] - 1e-8)
  }
}
