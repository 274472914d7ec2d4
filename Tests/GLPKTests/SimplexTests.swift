// The simplex method on problems solved by hand.

import GLPK
import Testing

@Suite("Simplex")
struct SimplexTests {
  @Test("finds the optimum, the values and the shadow prices")
  func textbook() throws {
    // max 3x + 2y, x + y <= 4, x + 3y <= 8, x <= 3: the corner (3, 1), worth 11.
    // There x + y <= 4 and x <= 3 bind: one unit more of 4 gives y one more, worth 2; of x's bound,
    // one more x and one less y, worth 3 - 2 = 1.
    try withProblem(maximizing: true) { problem throws(GLPKError) in
      let x = try problem.addColumn(.between(0, 3), cost: 3)
      let y = try problem.addColumn(.atLeast(0), cost: 2)
      let sum = try problem.addRow([(x, 1), (y, 1)], .atMost(4))
      try problem.addRow([(x, 1), (y, 3)], .atMost(8))
      let result = try problem.simplex()
      #expect(result.termination == .optimal)
      #expect(result.primal == .feasible)
      #expect(result.dual == .feasible)
      #expect(isClose(result.objective, 11))
      #expect(isClose(try problem.columnValues(), [3, 1]))
      #expect(isClose(try problem.rowValues(), [4, 6]))
      #expect(isClose(try problem.reducedCosts(), [1, 0]))
      #expect(isClose(try problem.rowDuals(), [2, 0]))
      #expect(isClose(try problem.value(of: y), 1))
      #expect(isClose(try problem.value(of: sum), 4))
    }
  }

  @Test("tells infeasible from unbounded with either method", arguments: [true, false])
  func neither(presolve: Bool) throws {
    for method in [SimplexOptions.Method.primal, .dual] {
      let options = SimplexOptions(method: method, presolve: presolve)
      try withProblem { problem throws(GLPKError) in
        let x = try problem.addColumn(.atLeast(0))
        let y = try problem.addColumn(.atLeast(0))
        try problem.addRow([(x, 1), (y, 1)], .atMost(1))
        try problem.addRow([(x, 1), (y, 2)], .atLeast(3))
        let result = try problem.simplex(options)
        #expect(result.termination == .infeasible)
        #expect(result.primal == .impossible)
      }
      try withProblem { problem throws(GLPKError) in
        let x = try problem.addColumn(.free, cost: 1)
        let y = try problem.addColumn(.free, cost: 1)
        try problem.addRow([(x, 1), (y, -1)], .equal(0))
        let result = try problem.simplex(options)
        #expect(
          [presolve ? .infeasibleOrUnbounded : .unbounded, .unbounded].contains(result.termination)
        )
      }
    }
  }
}
