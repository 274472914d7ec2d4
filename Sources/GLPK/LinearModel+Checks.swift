// Whether a model makes sense, said without a solver.

extension LinearModel {
  /// Throws at the first thing in the model that no solver could accept.
  /// - Throws: `GLPKError` that names the column or row.
  /// - Complexity: O(columns + rows + terms).
  public func check() throws(GLPKError) {
    try Limits.check(name: name)
    try Limits.check(constant, "The objective's constant")
    for (index, column) in columns.enumerated() {
      if let name = column.name { try Limits.check(name: name) }
      let what = "column \(column.name ?? String(index))"
      _ = try column.bounds.checked(integral: column.kind == .integer, what)
      try Limits.check(column.cost, "The cost of \(what)")
    }
    var lastRow = [Int](repeating: -1, count: columns.count)
    for (index, row) in rows.enumerated() {
      try check(row, index, &lastRow)
    }
  }

  private func check(_ row: Row, _ index: Int, _ lastRow: inout [Int]) throws(GLPKError) {
    if let name = row.name { try Limits.check(name: name) }
    let what = "row \(row.name ?? String(index))"
    _ = try row.bounds.checked(integral: false, what)
    guard row.columns.count == row.coefficients.count else {
      throw GLPKError(
        .lengthMismatch,
        "There are \(row.columns.count) columns but \(row.coefficients.count) coefficients in"
          + " \(what). Give equally many."
      )
    }
    for (column, coefficient) in zip(row.columns, row.coefficients) {
      guard columns.indices.contains(column) else {
        throw GLPKError(
          .unknownColumn,
          "Column \(column) in \(what) does not exist; there are \(columns.count), counted from 0."
        )
      }
      guard lastRow[column] != index else {
        throw GLPKError(
          .duplicate,
          "Column \(column) occurs twice in \(what). Add its coefficients up."
        )
      }
      lastRow[column] = index
      try Limits.check(coefficient, "The coefficient of column \(column) in \(what)")
    }
  }
}
