// Rows that have passed every check, in GLPK's own numbering.

/// A row ready for GLPK: columns counted from 1, bounds in simplest form.
struct CheckedRow {
  /// The range of the sum of terms.
  var bounds: Bounds
  /// GLPK's column numbers.
  var columns: [Int32]
  /// The coefficients.
  var coefficients: [Double]

  /// Whether values by column break the row, by more than the tolerance relative to 1 plus the
  /// bound's magnitude.
  func isViolated(at values: [Double], tolerance: Double) -> Bool {
    var sum = 0.0
    for (column, coefficient) in zip(columns, coefficients) {
      sum += coefficient * values[Int(column) - 1]
    }
    return !Self.holds(bounds, sum, tolerance: tolerance)
  }

  /// Whether a value lies in a range, give or take a tolerance relative to 1 plus the bound.
  static func holds(_ bounds: Bounds, _ value: Double, tolerance: Double) -> Bool {
    let (lower, upper) = (bounds.lower, bounds.upper)
    return (lower == -.infinity || value >= lower - tolerance * (1 + lower.magnitude))
      && (upper == .infinity || value <= upper + tolerance * (1 + upper.magnitude))
  }
}

/// Rows ready for GLPK in flat arrays, each term array after one unused element.
struct CheckedRows {
  /// The range of each row.
  var bounds: [Bounds]
  /// Where each row's terms start, the unused element not counted.
  var starts: [Int]
  /// GLPK's column numbers.
  var columns: [Int32]
  /// The coefficients.
  var coefficients: [Double]

  /// The rows one by one.
  var rows: [CheckedRow] {
    bounds.indices.map { row in
      let terms = starts[row] + 1..<starts[row + 1] + 1
      return CheckedRow(
        bounds: bounds[row],
        columns: Array(columns[terms]),
        coefficients: Array(coefficients[terms])
      )
    }
  }
}

/// Knows a problem's columns and checks rows that use them.
struct RowChecker {
  /// The problem's mark on its handles.
  let identity: UInt32
  /// The columns in use.
  let columns: SerialList

  /// The position of a column, checked.
  func position(of column: Column) throws(GLPKError) -> Int {
    guard column.problem == identity else {
      throw GLPKError(.unknownColumn, "The column handle belongs to another problem.")
    }
    guard let position = columns.position(of: column.serial) else {
      throw GLPKError(.unknownColumn, "The column handle belongs to a column that was deleted.")
    }
    return position
  }

  /// Checks a batch and turns its handles into GLPK's numbers.
  /// - Complexity: O(columns + terms).
  func check(_ batch: RowBatch) throws(GLPKError) -> CheckedRows {
    if let row = batch.unequalRow {
      throw GLPKError(
        .lengthMismatch,
        "Row \(row) of the batch has different numbers of columns and coefficients."
      )
    }
    var bounds: [Bounds] = []
    bounds.reserveCapacity(batch.count)
    var numbers: [Int32] = [0]
    numbers.reserveCapacity(batch.termCount + 1)
    var coefficients = [0.0]
    coefficients.reserveCapacity(batch.termCount + 1)
    var lastRow = [Int](repeating: -1, count: columns.count)
    for row in 0..<batch.count {
      bounds.append(try batch.bounds[row].checked(integral: false, "row \(row) of the batch"))
      if let name = batch.names[row] { try Limits.check(name: name) }
      for term in batch.starts[row]..<batch.starts[row + 1] {
        let index = try position(of: batch.columns[term])
        guard lastRow[index] != row else {
          throw GLPKError(
            .duplicate,
            "Column \(index) occurs twice in row \(row) of the batch. Add its coefficients up."
          )
        }
        lastRow[index] = row
        let coefficient = batch.coefficients[term]
        numbers.append(Int32(index + 1))
        coefficients.append(
          try Limits.coefficient(coefficient, "The coefficient of column \(index) in row \(row)")
        )
      }
    }
    return CheckedRows(
      bounds: bounds,
      starts: batch.starts,
      columns: numbers,
      coefficients: coefficients
    )
  }
}
