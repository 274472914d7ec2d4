import InvestmentPlanning
@testable import PlanModel
import PlanProof
@testable import PlanSearch
import Accessibility
import ShortestPaths
import TestSupport
import Testing

@Suite("Branch and cut")
struct BranchAndCutTests {
  /// The search without tolerance, which must find the very optimum.
  private func solve(
    _ instance: PlanningInstance,
    threads: Int = 1
  ) throws -> BranchAndCut.TreeProgress? {
    guard let fixings = Fixings(instance.rules) else { return nil }
    var search = BranchAndCut(
      instance,
      threads: threads,
      tolerance: { _ in 1e-9 },
      isStopped: { false },
      report: { _ in }
    )
    return try search.run(from: fixings)
  }

  @Test("finds the value of enumeration on random networks", .skipping(10), arguments: 0..<400)
  func agreesWithEnumeration(seed: Int) throws {
    let instance = randomInstance(
      seed: UInt64(seed),
      projects: 2 + seed % 6,
      zones: 3 + seed % 4
    )
    let best = enumeratedBest(instance)
    let found = try solve(instance)
    #expect((best == nil) == (found == nil))
    guard let best, let found else { return skipCase() }
    #expect(abs(found.gain - best) <= 1e-9 * max(1, abs(best)), "gain")
    #expect(found.bound >= best - 1e-9 * max(1, abs(best)), "bound")
    #expect(found.bound <= best + 1e-5 * max(1, abs(best)), "proof")
    #expect(found.isComplete)
    #expect(instance.rules.allows(found.plan))
  }

  /// Two projects that together cost 4e-8 of the budget too much.
  ///
  /// The solver's tolerance of 1e-7 lets both through; the rules do not. Zone 0 reaches zones 1 and
  /// 2 in 100 minutes, or in 40 with project 0 and in 20 with project 1; linear decay to 100,
  /// weights 1: project 0 gains 0.6 and project 1 gains 0.8, so the best legal plan is project 1
  /// alone.
  @Test("keeps the budget where the solver's tolerance would not")
  func budget() throws {
    var closure = Closure(count: 3)
    for (from, to) in [(0, 1), (0, 2), (1, 0), (2, 0), (1, 2), (2, 1)] {
      closure.insert(from: from, to: to, cost: 100)
    }
    let instance = PlanningInstance(
      zoneCount: 3,
      baseCosts: closure,
      arcs: [
        .init(project: 0, tail: 0, head: 1, cost: 40),
        .init(project: 1, tail: 0, head: 2, cost: 20),
      ],
      weights: [0, 1, 1, 0, 0, 0, 0, 0, 0],
      decay: .linear(cutoff: 100),
      rules: Rules(
        cost: [5e11 + 2e4, 5e11 + 2e4],
        budget: 1e12,
        groups: [],
        prerequisites: [[], []],
        required: [],
        forbidden: []
      )
    )
    let found = try #require(try solve(instance))
    #expect(found.plan.members == [1])
    #expect(abs(found.gain - 0.8) < 1e-12)
    #expect(abs(found.bound - 0.8) < 1e-6)
  }
}
