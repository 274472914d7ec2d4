// A problem that GLPK holds, behind the protocol that the planner knows.

/// A `Problem` whose rows and columns are named by position.
final class GLPKProgram: LinearProgram {
  private var problem: Problem
  private var columns: [Column] = []
  private var rows: [Row] = []

  init(maximizing: Bool) {
    problem = Problem(maximizing: maximizing, messages: MessageSink(nil))
  }

  var rowCount: Int { rows.count }
  var columnCount: Int { columns.count }

  func addColumns(_ definitions: [LinearModel.Column]) throws(GLPKError) {
    columns += try problem.addColumns(
      definitions.map {
        ColumnDefinition($0.bounds, cost: $0.cost, kind: $0.kind, name: $0.name)
      }
    )
  }

  func addRows(_ definitions: [LinearModel.Row]) throws(GLPKError) {
    var batch = RowBatch()
    for (offset, row) in definitions.enumerated() {
      var terms: [Column] = []
      terms.reserveCapacity(row.columns.count)
      for position in row.columns {
        terms.append(try column(at: position, of: "row \(rows.count + offset)"))
      }
      batch.append(columns: terms, coefficients: row.coefficients, row.bounds, name: row.name)
    }
    rows += try problem.addRows(batch)
  }

  func deleteRows(at positions: [Int]) throws(GLPKError) {
    var deleted = [Bool](repeating: false, count: rows.count)
    var handles: [Row] = []
    for position in positions {
      guard rows.indices.contains(position) else {
        throw GLPKError(
          .unknownRow,
          "There is no row \(position) to delete; the program has \(rows.count)."
        )
      }
      deleted[position] = true
      handles.append(rows[position])
    }
    try problem.deleteRows(handles)
    rows = rows.indices.filter { !deleted[$0] }.map { rows[$0] }
  }

  func setBounds(ofColumn position: Int, _ bounds: Bounds) throws(GLPKError) {
    try problem.setBounds(of: try column(at: position, of: "new bounds"), bounds)
  }

  func basis() throws(GLPKError) -> Basis { try problem.basis() }

  func setBasis(_ basis: Basis) throws(GLPKError) { try problem.setBasis(basis) }

  func refactorize() throws(GLPKError) {
    // GLPK does so itself after rows have come or gone; after bounds have changed it would go on
    // with a factorization, and an order of the basic variables, that only its past explains.
    if try !problem.factorize() { try problem.setAdvancedBasis() }
  }

  func solve(
    _ options: SimplexOptions,
    isCancelled: (() -> Bool)?
  ) throws(GLPKError) -> SimplexResult {
    try problem.simplex(options, isCancelled: isCancelled)
  }

  func columnValues() throws(GLPKError) -> [Double] { try problem.columnValues() }

  func rowDuals() throws(GLPKError) -> [Double] { try problem.rowDuals() }

  private func column(
    at position: Int,
    of what: @autoclosure () -> String
  ) throws(GLPKError) -> Column {
    guard columns.indices.contains(position) else {
      throw GLPKError(
        .unknownColumn,
        "There is no column \(position) for \(what()); the program has \(columns.count)."
      )
    }
    return columns[position]
  }
}

extension GLPKSolver: LinearSolver {
  /// A program without rows and columns, to be used on the calling thread.
  public func makeProgram(maximizing: Bool) -> any LinearProgram {
    GLPKProgram(maximizing: maximizing)
  }
}
