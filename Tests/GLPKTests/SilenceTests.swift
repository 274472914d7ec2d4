// GLPK prints nothing and ends nothing.

import GLPK
import Testing

@Suite("Silence")
struct SilenceTests {
  /// Knapsacks that keep the search busy and its memory growing.
  private static func hardModel() -> LinearModel {
    var model = LinearModel(maximizing: true)
    for index in 0..<60 {
      model.addColumn(.between(0, 1), cost: Double(index * 37 % 41) + 10.5, kind: .integer)
    }
    for row in 0..<5 {
      let terms = (0..<60).map { ($0, Double(($0 * 53 + row * 17) % 47) + 5.3) }
      model.addRow(terms, .atMost(400))
    }
    return model
  }

  /// Lets GLPK give up, tries the problem again, and returns both errors.
  ///
  /// Rows are added until the problem fits into a megabyte but not with what its solution takes.
  private static func runOutOfMemory() throws -> [GLPKError] {
    try withProblem { problem in
      let columns = try problem.addColumns((0..<100).map { _ in .binary(cost: 1) })
      var errors: [GLPKError] = []
      while problem.rowCount < 200 && errors.isEmpty {
        var batch = RowBatch()
        for row in 0..<4 {
          let coefficients = columns.indices.map { Double(($0 * 7 + row) % 13) + 1 }
          batch.append(columns: columns, coefficients: coefficients, .atLeast(50))
        }
        try problem.addRows(batch)
        do throws(GLPKError) {
          _ = try problem.simplex(SimplexOptions(memoryLimit: 1, messages: .all))
        } catch {
          errors.append(error)
        }
      }
      do throws(GLPKError) { _ = try problem.simplex() } catch { errors.append(error) }
      return errors
    }
  }

  @Test("nothing reaches the terminal, even when GLPK gives up")
  func nothingPrinted() async {
    let result = await #expect(
      processExitsWith: .success,
      observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      try withProblem { problem in
        try problem.add(SilenceTests.hardModel())
        _ = try problem.branchAndCut(
          BranchAndCutOptions(
            timeLimit: 0.2,
            cuts: [.gomory, .mixedIntegerRounding, .clique],
            heuristics: [.rounding, .feasibilityPump],
            presolve: true,
            messages: .all
          )
        )
      }
      try #require(SilenceTests.runOutOfMemory().map(\.kind) == [.abandoned, .abandoned])
      _ = try? LinearModel(contentsOf: "/dev/null", as: .mps)
      _ = try? LinearModel(contentsOf: "/dev/null", as: .lp)
    }
    #expect(result?.standardOutputContent.isEmpty == true)
    #expect(result?.standardErrorContent.isEmpty == true)
  }

  @Test("the log hears what the options ask for")
  func log() throws {
    var text = ""
    try withProblem(log: { text += $0 }) { problem in
      try problem.add(SilenceTests.hardModel())
      _ = try problem.simplex()
      #expect(text.isEmpty)
      _ = try problem.simplex(SimplexOptions(messages: .all))
      #expect(text.contains("GLPK Simplex Optimizer"))
    }
  }

  @Test("out of memory is an error; the problem is lost, its thread is not")
  func memoryLimit() throws {
    try withProblem { outer in
      let errors = try SilenceTests.runOutOfMemory()
      #expect(errors.map(\.kind) == [.abandoned, .abandoned])
      #expect(errors.allSatisfy { $0.message.contains("memory") })
      try outer.addColumn(.atLeast(1), cost: 1)
      #expect(isClose(try outer.branchAndCut().objective, 1))
    }
    #expect(try GLPKSolver().solve(LinearModel(constant: 2)).objective == 2)
    try withProblem { problem in
      let columns = try problem.addColumns((0..<100).map { _ in .binary(cost: 1) })
      for _ in 0..<200 { try problem.addRow(columns.map { ($0, 1) }, .atLeast(1)) }
      let error = #expect(throws: GLPKError.self) {
        _ = try problem.simplex(SimplexOptions(memoryLimit: 1))
      }
      #expect(error?.kind == .invalidOption)
      #expect(try problem.simplex(SimplexOptions(memoryLimit: 500)).termination == .optimal)
    }
  }
}
