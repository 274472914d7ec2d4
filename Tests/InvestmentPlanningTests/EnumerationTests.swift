// Trying every plan by closures and bounds, against trying every subset by Floyd and Warshall.

import Accessibility
import ShortestPaths
import TestSupport
import Testing

@testable import InvestmentPlanning

@Suite("Enumeration")
struct EnumerationTests {
  @Test("finds the best of all legal subsets", arguments: 0..<200)
  func best(seed: Int) throws {
    let instance = randomInstance(
      seed: UInt64(seed) &+ 70_000,
      projects: 2 + seed % 7,
      zones: 3 + seed % 4
    )
    let best = enumeratedBest(instance)
    let fixings = Fixings(instance.rules)
    #expect((fixings == nil) == (best == nil))
    guard let fixings, let best else { return }
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
  func mattering() throws {
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
    #expect(enumeration.mattering == [0])
    let best = try #require(
      enumeration.best(knowing: ProjectSet(count: 3), threads: 1)
    )
    #expect(best.plan.members == [0])
    #expect(best.gain == 0.25)  // 1 - 50/200 less 1 - 100/200
  }
}
