// Solving again after a change, stopping and going on.

import GLPK
import TestSupport
import Testing

@Suite("Warm starts")
struct WarmStartTests {
  /// A random model: maximize over 0...1 columns under knapsack rows.
  private func model(columns: Int, rows: Int, seed: UInt64) -> LinearModel {
    var generator = SeededGenerator(seed: seed)
    var model = LinearModel(maximizing: true)
    for _ in 0..<columns {
      model.addColumn(.between(0, 1), cost: .random(in: 1...10, using: &generator))
    }
    for _ in 0..<rows {
      let terms = (0..<columns).map { ($0, Double.random(in: 0...5, using: &generator)) }
      model.addRow(terms, .atMost(Double(columns) / 3))
    }
    return model
  }

  @Test("a solve after new rows goes on from the last basis and agrees with a cold one")
  func newRows() throws {
    try withProblem { problem in
      try problem.add(model(columns: 60, rows: 20, seed: 1))
      let first = try problem.simplex()
      let columns = problem.columns
      var batch = RowBatch()
      for index in 0..<5 {
        batch.append([(columns[index], 1), (columns[index + 5], 1)], .atMost(0.5))
      }
      let rows = try problem.addRows(batch)
      let warm = try problem.simplex()
      try problem.setStandardBasis()
      let cold = try problem.simplex()
      #expect(warm.termination == .optimal)
      #expect(isClose(warm.objective, cold.objective))
      #expect(warm.iterations < cold.iterations)
      #expect(warm.recovery == .notNeeded)
      try problem.deleteRows(rows)
      #expect(isClose(try problem.simplex().objective, first.objective))
    }
  }

  @Test("a basis broken by deleting binding rows is replaced, and the result says so")
  func brokenBasis() throws {
    try withProblem { problem in
      try problem.add(model(columns: 10, rows: 3, seed: 2))
      let all = try problem.simplex()
      let binding = try problem.basis().rows.firstIndex { $0 != .basic }
      let position = try #require(binding)
      try problem.deleteRows([problem.rows[position]])
      let result = try problem.simplex()
      #expect(result.recovery == .freshBasis)
      #expect(result.termination == .optimal)
      #expect((result.objective ?? 0) >= (all.objective ?? .infinity) - 1e-6)
    }
  }

  @Test("a saved basis brings the optimum back without an iteration")
  func savedBasis() throws {
    try withProblem { problem in
      try problem.add(model(columns: 30, rows: 10, seed: 3))
      let result = try problem.simplex()
      let saved = try problem.basis()
      try problem.setStandardBasis()
      #expect(try problem.basis() != saved)
      try problem.setBasis(saved)
      let again = try problem.simplex()
      #expect(again.iterations == 0)
      #expect(isClose(again.objective, result.objective))
    }
  }

  @Test("stops at the iteration limit and goes on from there")
  func iterationLimit() throws {
    try withProblem { problem in
      try problem.add(model(columns: 60, rows: 30, seed: 4))
      let stopped = try problem.simplex(SimplexOptions(iterationLimit: 3))
      #expect(stopped.termination == .iterationLimit)
      #expect(stopped.iterations == 3)
      let nothing = try problem.simplex(SimplexOptions(iterationLimit: 0))
      #expect(nothing.termination == .iterationLimit)
      #expect(nothing.objective == nil)
      let rest = try problem.simplex()
      #expect(rest.termination == .optimal)
      try problem.setStandardBasis()
      let whole = try problem.simplex()
      #expect(isClose(rest.objective, whole.objective))
    }
  }

  @Test("slices for cancellation lead to the same optimum; a cancelled solve stops")
  func cancellation() throws {
    try withProblem { problem in
      try problem.add(model(columns: 400, rows: 200, seed: 5))
      var polls = 0
      let sliced = try problem.simplex {
        polls += 1
        return false
      }
      #expect(sliced.iterations > 500)
      #expect(polls == (sliced.iterations + 499) / 500)
      try problem.setStandardBasis()
      #expect(isClose(try problem.simplex().objective, sliced.objective))
      try problem.setStandardBasis()
      polls = 0
      let stopped = try problem.simplex {
        polls += 1
        return polls == 2
      }
      #expect(stopped.termination == .stopped)
      #expect(stopped.iterations == 500)
      let unstarted = try problem.simplex { true }
      #expect(unstarted.termination == .stopped)
      #expect(unstarted.primal == .unknown)
    }
  }

  @Test("no time, no solve")
  func timeLimit() throws {
    try withProblem { problem in
      try problem.add(model(columns: 10, rows: 3, seed: 6))
      let result = try problem.simplex(SimplexOptions(timeLimit: 0))
      #expect(result.termination == .timeLimit)
      #expect(result.primal == .unknown)
      #expect(try problem.simplex(SimplexOptions(timeLimit: 1e300)).termination == .optimal)
    }
  }

  @Test("stops when the objective is proven to be no better than a limit")
  func objectiveLimit() throws {
    try withProblem { problem in
      try problem.add(model(columns: 40, rows: 20, seed: 7))
      let best = try #require(try problem.simplex().objective)
      // Fixing columns at 0 can only lower the maximum.
      for column in problem.columns.prefix(20) { try problem.setBounds(of: column, .equal(0)) }
      let result = try problem.simplex(SimplexOptions(objectiveLimit: best - 0.01))
      #expect(result.termination == .objectiveLimit)
      #expect(result.dual == .feasible)
      #expect(try #require(result.objective) <= best)
    }
  }
}
