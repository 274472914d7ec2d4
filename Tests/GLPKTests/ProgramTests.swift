// The conformance suite of programs that change, on GLPK and on programs that get something wrong.

import GLPK
import Testing

@Suite("Programs that change")
struct ProgramTests {
  @Test("GLPK")
  func glpk() throws {
    var tally = ProgramSuite.Tally()
    for seed in 0..<200 {
      #expect(
        try ProgramSuite.complaints(about: GLPKSolver(), seed: UInt64(seed), &tally) == []
      )
    }
    #expect(tally.optimal + tally.infeasible == 200 * 12)
    #expect(tally.optimal > 1000 && tally.infeasible > 200 && tally.deletions > 200, "\(tally)")
  }

  @Test("a program that forgets something draws complaints", arguments: Fault.allCases)
  func faults(fault: Fault) throws {
    var tally = ProgramSuite.Tally()
    let complaints = try (0..<20).flatMap {
      try ProgramSuite.complaints(about: FaultySolver(fault: fault), seed: UInt64($0), &tally)
    }
    #expect(!complaints.isEmpty)
  }

  @Test("positions that are not there, and columns that come twice, are refused")
  func refusals() throws {
    let program = GLPKSolver().makeProgram(maximizing: true)
    try program.addColumns([LinearModel.Column(.between(0, 1), cost: 1)])
    try program.addRows([LinearModel.Row(columns: [0], coefficients: [1], .atMost(1))])
    func kind(_ body: () throws(GLPKError) -> Void) -> GLPKError.Kind? {
      do throws(GLPKError) { try body() } catch { return error.kind }
      return nil
    }
    #expect(
      kind { () throws(GLPKError) in try program.deleteRows(at: [1]) } == .unknownRow
    )
    #expect(
      kind { () throws(GLPKError) in try program.deleteRows(at: [0, 0]) } == .duplicate
    )
    #expect(
      kind { () throws(GLPKError) in try program.setBounds(ofColumn: -1, .free) }
        == .unknownColumn
    )
    let twice = LinearModel.Row(columns: [0, 0], coefficients: [1, 1], .atMost(1))
    #expect(kind { () throws(GLPKError) in try program.addRows([twice]) } == .duplicate)
    let foreign = LinearModel.Row(columns: [1], coefficients: [1], .atMost(1))
    #expect(
      kind { () throws(GLPKError) in try program.addRows([foreign]) } == .unknownColumn
    )
    #expect(program.rowCount == 1 && program.columnCount == 1)
  }

  @Test("a program outlives others of its thread")
  func lifetimes() throws {
    var first: (any LinearProgram)? = GLPKSolver().makeProgram(maximizing: true)
    let second = GLPKSolver().makeProgram(maximizing: true)
    try first?.addColumns([LinearModel.Column(.between(0, 1), cost: 1)])
    first = nil
    try second.addColumns([LinearModel.Column(.between(0, 3), cost: 2)])
    // 2 x at x = 3.
    #expect(try second.solve(SimplexOptions(), isCancelled: nil).objective == 6)
    try withProblem { problem in _ = try problem.addColumn(.between(0, 1)) }
    #expect(try second.solve(SimplexOptions(), isCancelled: nil).objective == 6)
  }
}

/// What a faulty program leaves out.
enum Fault: CaseIterable {
  case deletedRows, newRows, bounds, duals
}

/// Programs that leave something out.
struct FaultySolver: LinearSolver {
  var fault: Fault

  func makeProgram(maximizing: Bool) -> any LinearProgram {
    FaultyProgram(GLPKSolver().makeProgram(maximizing: maximizing), fault)
  }
}

private final class FaultyProgram: LinearProgram {
  private let program: any LinearProgram
  private let fault: Fault

  init(_ program: any LinearProgram, _ fault: Fault) {
    self.program = program
    self.fault = fault
  }

  var rowCount: Int { program.rowCount }
  var columnCount: Int { program.columnCount }

  func addColumns(_ columns: [LinearModel.Column]) throws(GLPKError) {
    try program.addColumns(columns)
  }

  func addRows(_ rows: [LinearModel.Row]) throws(GLPKError) {
    // A row that holds everywhere in place of one that binds.
    try program.addRows(
      fault == .newRows
        ? rows.map { LinearModel.Row(columns: [], coefficients: [], .atMost($0.bounds.upper + 99)) }
        : rows
    )
  }

  func deleteRows(at positions: [Int]) throws(GLPKError) {
    let last = program.rowCount - 1
    try program.deleteRows(
      at: fault == .deletedRows ? positions.indices.map { last - $0 } : positions
    )
  }

  func setBounds(ofColumn position: Int, _ bounds: Bounds) throws(GLPKError) {
    if fault != .bounds { try program.setBounds(ofColumn: position, bounds) }
  }

  func basis() throws(GLPKError) -> Basis { try program.basis() }
  func setBasis(_ basis: Basis) throws(GLPKError) { try program.setBasis(basis) }
  func refactorize() throws(GLPKError) { try program.refactorize() }

  func solve(
    _ options: SimplexOptions,
    isCancelled: (() -> Bool)?
  ) throws(GLPKError) -> SimplexResult {
    try program.solve(options, isCancelled: isCancelled)
  }

  func columnValues() throws(GLPKError) -> [Double] { try program.columnValues() }

  func rowDuals() throws(GLPKError) -> [Double] {
    let duals = try program.rowDuals()
    return fault == .duals ? duals.map { -$0 } : duals
  }
}
