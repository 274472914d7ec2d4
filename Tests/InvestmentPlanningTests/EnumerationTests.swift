// Trying every plan by closures and bounds, against trying every subset by Floyd and Warshall.

import InvestmentPlanning
@testable import PlanModel
@testable import PlanProof
import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport
import Testing

@Suite("Enumeration")
struct EnumerationTests {
  @Test("finds the best of all legal subsets", .skipping(5), arguments: 0..<200)
  func best(seed: Int) throws {
    let instance = randomInstance(
      seed: UInt64(seed) &+ 70_000,
      projects: 2 + seed % 7,
      zones: 3 + seed % 4
    )
    let best = enumeratedBest(instance)
    let fixings = Fixings(instance.rules)
    #expect((fixings == nil) == (best == nil))
    guard let fixings, let best else { return skipCase() }
    let enumeration = Enumeration(instance, fixings, threads: 1 + seed % 2)
    let known = instance.rules.smallestPlan
    let found = try #require(enumeration.best(knowing: known, threads: 1 + seed % 2))
    #expect(abs(found.gain - best) <= 1e-9 * max(1, abs(best)))
    #expect(instance.rules.allows(found.plan))
    // A plan that breaks the rules is no start, and the best is found all the same.
    let all = ProjectSet(count: instance.projectCount) { _ in true }
    let anyway = try #require(enumeration.best(knowing: all, threads: 1))
    #expect(abs(anyway.gain - best) <= 1e-9 * max(1, abs(best)))
  }

  /// Two zones 100 minutes apart and back; P0 makes one way 50 minutes, P1 200, P2 leads from the
  /// first zone to itself: only P0 is on a way that is shorter than what there is.
  @Test("a project that shortens nothing cannot matter")
  func relevant() throws {
    var costs = Closure(count: 2)
    costs.insert(from: 0, to: 1, cost: 100)
    costs.insert(from: 1, to: 0, cost: 100)
    let instance = PlanningInstance(
      zoneCount: 2,
      baseCosts: costs,
      arcs: [
        .init(project: 0, tail: 0, head: 1, cost: 50),
        .init(project: 1, tail: 0, head: 1, cost: 200),
        .init(project: 2, tail: 0, head: 0, cost: 1),
      ],
      weights: [0, 1, 1, 0],
      decay: .linear(cutoff: 200),
      rules: Rules(
        cost: [1, 1, 1],
        budget: 9,
        groups: [],
        prerequisites: [[], [], []],
        required: [],
        forbidden: []
      )
    )
    let fixings = try #require(Fixings(instance.rules))
    let enumeration = Enumeration(instance, fixings, threads: 1)
    #expect(enumeration.relevant == [0])
    let best = try #require(
      enumeration.best(knowing: ProjectSet(count: 3), threads: 1)
    )
    #expect(best.plan.members == [0])
    #expect(best.gain == 0.25)  // 1 - 50/200 less 1 - 100/200
  }

  // As above, P0 alone is on a way that is shorter; but at least 5 must be spent, P0 costs 1, P1
  // and P2 4 each, and of P1 and P2 only one is built. By hand: of the eight sets only {P0, P1} and
  // {P0, P2} keep both rules, and each gains 0.25; without the group {P1, P2} does too, and gains
  // nothing.
  @Test("a project that shortens nothing is decided where a floor may ask for it")
  func floor() throws {
    var instance = PlanningInstance(
      zoneCount: 2,
      baseCosts: Closure(count: 2),
      arcs: [
        .init(project: 0, tail: 0, head: 1, cost: 50),
        .init(project: 1, tail: 0, head: 1, cost: 200),
        .init(project: 2, tail: 0, head: 0, cost: 1),
      ],
      weights: [0, 1, 1, 0],
      decay: .linear(cutoff: 200),
      rules: Rules(
        cost: [1, 4, 4],
        budget: 9,
        groups: [[1, 2]],
        prerequisites: [[], [], []],
        required: [],
        forbidden: [],
        sums: [LinearRule([1, 4, 4], lower: 5, sentence: "at least 5")]
      )
    )
    instance.baseCosts.insert(from: 0, to: 1, cost: 100)
    instance.baseCosts.insert(from: 1, to: 0, cost: 100)
    let fixings = try #require(Fixings(instance.rules))
    let enumeration = Enumeration(instance, fixings, threads: 1)
    let best = try #require(enumeration.best(knowing: ProjectSet(count: 3), threads: 1))
    #expect(best.plan.contains(0))
    #expect(best.plan.count == 2)
    #expect(best.gain == 0.25)
    instance.rules.groups = []
    let free = try #require(Fixings(instance.rules))
    let wider = Enumeration(instance, free, threads: 1)
    #expect(wider.relevant == [0, 1, 2])
    // Starting from {P1, P2}, which is legal and gains nothing, a better one is found.
    let known = ProjectSet(count: 3) { $0 > 0 }
    #expect(try #require(wider.best(knowing: known, threads: 1)).gain == 0.25)
  }
}
