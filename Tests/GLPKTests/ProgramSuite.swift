// What any solver behind `LinearSolver` must get right, checked step by step on programs that
// change.

import GLPK
import TestSupport

/// Random bounded programs of a few columns that grow, shrink and are solved again, beside a plain
/// model of them whose optimum is found by trying all corners.
enum ProgramSuite {
  /// What was met on the way, so that a test can say that nothing was left out.
  struct Tally: Equatable {
    var optimal = 0
    var infeasible = 0
    var deletions = 0
  }

  /// What a solver gets wrong; empty when all is right.
  static func complaints(
    about solver: some LinearSolver,
    seed: UInt64,
    _ tally: inout Tally
  ) throws -> [String] {
    var generator = SeededGenerator(seed: seed)
    var model = LinearModel(maximizing: .random(using: &generator))
    model.columns = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      LinearModel.Column(range(&generator), cost: Double(Int.random(in: -5...5, using: &generator)))
    }
    let program = solver.makeProgram(maximizing: model.isMaximizing)
    try program.addColumns(model.columns)
    var complaints: [String] = []
    for step in 0..<12 {
      if step > 0 { try change(program, &model, &tally, &generator) }
      if Bool.random(using: &generator) { try program.refactorize() }
      let result = try program.solve(
        SimplexOptions(method: step % 3 == 2 ? .primal : .dual),
        isCancelled: nil
      )
      let wrong = try complaint(about: program, result, model, &tally)
      complaints += wrong.map { "seed \(seed), step \(step): \($0)" }
    }
    return complaints
  }

  /// Adds rows, deletes some, or changes a column's range, in the program and in the model.
  private static func change(
    _ program: any LinearProgram,
    _ model: inout LinearModel,
    _ tally: inout Tally,
    _ generator: inout SeededGenerator
  ) throws {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      let rows = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        LinearModel.Row(
          columns: Array(model.columns.indices),
          coefficients: model.columns.map { _ in
            Double(Int.random(in: -4...4, using: &generator))
          },
          .atMost(Double(Int.random(in: -2...8, using: &generator)))
        )
      }
      try program.addRows(rows)
      model.rows += rows
    case 1:
      let doomed = model.rows.indices.filter { _ in Bool.random(using: &generator) }
      try program.deleteRows(at: doomed)
      model.rows = model.rows.indices.filter { !doomed.contains($0) }.map { model.rows[$0] }
      if !doomed.isEmpty { tally.deletions += 1 }
    default:
      let column = Int.random(in: model.columns.indices, using: &generator)
      model.columns[column].bounds = range(&generator)
      try program.setBounds(ofColumn: column, model.columns[column].bounds)
    }
  }

  private static func range(_ generator: inout SeededGenerator) -> Bounds {
    let lower = Int.random(in: -3...2, using: &generator)
    return Bounds(
      lower: Double(lower),
      upper: Double(lower + Int.random(in: 0...4, using: &generator))
    )
  }

  private static func complaint(
    about program: any LinearProgram,
    _ result: SimplexResult,
    _ model: LinearModel,
    _ tally: inout Tally
  ) throws -> [String] {
    var complaints: [String] = []
    if program.rowCount != model.rows.count { complaints.append("has \(program.rowCount) rows") }
    if program.columnCount != model.columns.count {
      complaints.append("has \(program.columnCount) columns")
    }
    let basis = try program.basis()
    if (basis.rows + basis.columns).count(where: { $0 == .basic }) != model.rows.count {
      complaints.append("its basis has not one basic variable per row")
    }
    guard let optimum = CornerSolver.optimum(model) else {
      tally.infeasible += 1
      if result.termination != .infeasible { complaints.append("ended \(result.termination)") }
      return complaints
    }
    tally.optimal += 1
    let values = try program.columnValues()
    if result.termination != .optimal { complaints.append("ended \(result.termination)") }
    if !isClose(result.objective, optimum) {
      complaints.append("objective \(result.objective ?? .nan), not \(optimum)")
    }
    if !model.isFeasible(values) { complaints.append("\(values) infeasible") }
    if !isClose(model.objective(at: values), optimum) {
      complaints.append("\(values) is not worth \(optimum)")
    }
    let proven = weakDualityBound(model, try program.rowDuals())
    if !isClose(proven, optimum) { complaints.append("its duals prove \(proven), not \(optimum)") }
    return complaints
  }

  /// The bound on the objective that multipliers of rows a x <= b prove.
  ///
  /// It is multipliers x b plus, for each column, the better of both ends at what is left of its
  /// cost. Multipliers of the wrong sign prove nothing and count as 0.
  private static func weakDualityBound(_ model: LinearModel, _ duals: [Double]) -> Double {
    let sign: Double = model.isMaximizing ? 1 : -1
    var costs = model.columns.map { sign * $0.cost }
    var bound = 0.0
    for (row, dual) in zip(model.rows, duals) {
      let multiplier = max(0, sign * dual)
      bound += multiplier * row.bounds.upper
      for (column, coefficient) in zip(row.columns, row.coefficients) {
        costs[column] -= multiplier * coefficient
      }
    }
    for (cost, column) in zip(costs, model.columns) {
      bound += max(cost * column.bounds.lower, cost * column.bounds.upper)
    }
    return sign * bound
  }
}
