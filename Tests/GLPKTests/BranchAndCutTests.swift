// Branch and cut on problems solved by hand, with and without a delegate.

import GLPK
import Testing

@Suite("Branch and cut")
struct BranchAndCutTests {
  @Test("solves a knapsack", arguments: [true, false])
  func knapsack(presolve: Bool) throws {
    // Values 10, 13, 7, weights 3, 4, 2, at most 6: {4, 2} is worth 20; {3, 2} is worth 17.
    try withProblem(maximizing: true) { problem throws(GLPKError) in
      let x = try problem.addColumns([.binary(cost: 10), .binary(cost: 13), .binary(cost: 7)])
      try problem.addRow([(x[0], 3), (x[1], 4), (x[2], 2)], .atMost(6))
      let result = try problem.branchAndCut(BranchAndCutOptions(presolve: presolve))
      #expect(result.termination == .optimal)
      #expect(result.feasibility == .feasible)
      #expect(isClose(result.objective, 20))
      #expect(result.bound == result.objective)
      #expect(result.relativeGap == 0)
      #expect(isClose(result.values, [0, 1, 1]))
    }
  }

  @Test("tells that no whole solution exists", arguments: [true, false])
  func integerInfeasible(presolve: Bool) throws {
    // 2x + 2y = 3 holds for x + y = 1.5, never for whole numbers.
    try withProblem { problem throws(GLPKError) in
      let x = try problem.addColumn(.between(0, 3), kind: .integer)
      let y = try problem.addColumn(.between(0, 3), kind: .integer)
      try problem.addRow([(x, 2), (y, 2)], .equal(3))
      let result = try problem.branchAndCut(BranchAndCutOptions(presolve: presolve))
      #expect(result.termination == .infeasible)
      #expect(result.feasibility == .impossible)
      #expect(result.objective == nil)
      #expect(result.values.isEmpty)
    }
  }

  @Test("lazy rows bind although rounding would break them")
  func lazyRows() throws {
    // max 5a + 5b + 4c over 0/1 with the lazy row a + b <= 1: 9. GLPK's own rounding heuristic does
    // not know the row; with c forbidden beside a by 2a + 2c <= 3 the relaxation is fractional, and
    // a + c <= 1 in whole numbers: best is {b, c} = 9.
    final class Rule: BranchAndCutDelegate {
      var columns: [Column] = []
      func lazyRows(at node: borrowing SearchNode) -> [SearchRow] {
        [SearchRow([(columns[0], 1), (columns[1], 1)], .atMost(1))]
      }
    }
    let rule = Rule()
    try withProblem(maximizing: true) { problem in
      rule.columns = try problem.addColumns([5, 5, 4].map { .binary(cost: $0) })
      try problem.addRow([(rule.columns[0], 2), (rule.columns[2], 2)], .atMost(3))
      let result = try problem.branchAndCut(delegate: rule)
      #expect(isClose(result.objective, 9))
      #expect(isClose(result.values, [0, 1, 1]))
      #expect(problem.rowCount == 1)
    }
  }
}
