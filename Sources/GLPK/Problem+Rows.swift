// Adding, changing and deleting rows.

internal import CGLPK

extension Problem {
  /// Adds one row and returns its handle.
  /// - Throws: `GLPKError` when a handle, a number or the name is not acceptable.
  @discardableResult
  public mutating func addRow(
    _ terms: [(column: Column, coefficient: Double)],
    _ bounds: Bounds,
    name: String? = nil
  ) throws(GLPKError) -> Row {
    var batch = RowBatch()
    batch.append(terms, bounds, name: name)
    let first = try append(batch)
    return Row(problem: identity, serial: first)
  }

  /// Adds rows and returns their handles, all or none.
  ///
  /// The new rows are basic, so a basis that was optimal stays dual feasible and the dual simplex
  /// goes on from it.
  /// - Throws: `GLPKError` when a handle, a number or a name is not acceptable.
  /// - Complexity: O(columns + terms).
  @discardableResult
  public mutating func addRows(_ batch: RowBatch) throws(GLPKError) -> [Row] {
    let first = try append(batch)
    return (0..<batch.count).map { Row(problem: identity, serial: first + UInt32($0)) }
  }

  private mutating func append(_ batch: RowBatch) throws(GLPKError) -> UInt32 {
    try checkUsable()
    let terms = try rowChecker.check(batch)
    let limit = rowSerials.canAppend(batch.count) ? Limits.rows : 0
    try Limits.check(adding: batch.count, to: rowCount, limit: limit, "rows")
    let existing = unsafe Int(glp_get_num_nz(raw))
    try Limits.check(
      adding: batch.termCount,
      to: existing,
      limit: Limits.coefficients,
      "coefficients"
    )
    guard !batch.isEmpty else { return 0 }
    let start = unsafe glp_add_rows(raw, Int32(batch.count))
    load(terms, names: batch.names, startingAt: start)
    return rowSerials.append(batch.count)
  }

  /// Fills rows that were just added.
  private func load(_ terms: CheckedRows, names: [String?], startingAt start: Int32) {
    unsafe terms.columns.withUnsafeBufferPointer { columns in
      unsafe terms.coefficients.withUnsafeBufferPointer { coefficients in
        for offset in terms.bounds.indices {
          let number = start + Int32(offset)
          let bounds = terms.bounds[offset]
          unsafe glp_set_row_bnds(
            raw,
            number,
            bounds.code,
            bounds.lowerForGLPK,
            bounds.upperForGLPK
          )
          if let name = names[offset] { unsafe glp_set_row_name(raw, number, name) }
          // GLPK counts from 1 and never reads element 0, which is the element before this row's
          // first term; the arrays start with one unused element.
          let (from, to) = (terms.starts[offset], terms.starts[offset + 1])
          guard to > from, let indices = columns.baseAddress, let values = coefficients.baseAddress
          else { continue }
          unsafe glp_set_mat_row(raw, number, Int32(to - from), indices + from, values + from)
        }
      }
    }
  }

  /// Changes the range of a row; the basis stays.
  /// - Throws: `GLPKError` when the handle or a bound is not acceptable.
  public mutating func setBounds(of row: Row, _ bounds: Bounds) throws(GLPKError) {
    try checkUsable()
    let number = Int32(try position(of: row) + 1)
    let checked = try bounds.checked(integral: false, "row \(number - 1)")
    unsafe glp_set_row_bnds(
      raw,
      number,
      checked.code,
      checked.lowerForGLPK,
      checked.upperForGLPK
    )
  }

  /// Deletes rows; handles of the others stay valid.
  ///
  /// Rows that are basic (not binding) can go without harm to the basis. When others go, the next
  /// `simplex` finds too many basic variables and starts from a fresh basis.
  /// - Throws: `GLPKError` when a handle is not acceptable or occurs twice.
  /// - Complexity: O(rows + coefficients deleted).
  public mutating func deleteRows(_ rows: [Row]) throws(GLPKError) {
    try checkUsable()
    var dropped = [Bool](repeating: false, count: rowCount)
    var numbers: [Int32] = [0]
    for row in rows {
      let index = try position(of: row)
      guard !dropped[index] else {
        throw GLPKError(.duplicate, "Row \(index) is listed twice for deletion. List it once.")
      }
      dropped[index] = true
      numbers.append(Int32(index + 1))
    }
    guard !rows.isEmpty else { return }
    unsafe glp_del_rows(raw, Int32(rows.count), numbers)
    rowSerials.remove(where: dropped)
  }

  /// Replaces all coefficients by these triplets; bounds, costs and the basis stay.
  ///
  /// Coefficient k belongs to row `rows[k]` and column `columns[k]`.
  /// - Throws: `GLPKError` when the lists differ in length, a handle or a number is not acceptable,
  ///   or a place occurs twice.
  /// - Complexity: O(rows + columns + n log n) for n coefficients.
  public mutating func replaceMatrix(
    rows: [Row],
    columns: [Column],
    coefficients: [Double]
  ) throws(GLPKError) {
    try checkUsable()
    guard rows.count == columns.count && rows.count == coefficients.count else {
      throw GLPKError(
        .lengthMismatch,
        "\(rows.count) rows, \(columns.count) columns and \(coefficients.count) coefficients"
          + " were given. Give equally many."
      )
    }
    try Limits.check(adding: rows.count, to: 0, limit: Limits.coefficients, "coefficients")
    var rowNumbers: [Int32] = [0]
    var columnNumbers: [Int32] = [0]
    var values = [0.0]
    values.reserveCapacity(rows.count + 1)
    rowNumbers.reserveCapacity(rows.count + 1)
    columnNumbers.reserveCapacity(rows.count + 1)
    for index in rows.indices {
      rowNumbers.append(Int32(try position(of: rows[index]) + 1))
      columnNumbers.append(Int32(try position(of: columns[index]) + 1))
      values.append(try Limits.coefficient(coefficients[index], "Coefficient \(index)"))
    }
    let count = Int32(rows.count)
    let repeated = unsafe glp_check_dup(
      Int32(rowCount),
      Int32(columnCount),
      count,
      rowNumbers,
      columnNumbers
    )
    guard repeated == 0 else {
      throw GLPKError(
        .duplicate,
        "Coefficient \(repeated - 1) is the second for row \(rowNumbers[Int(repeated)] - 1) and"
          + " column \(columnNumbers[Int(repeated)] - 1). Add them up before."
      )
    }
    unsafe glp_load_matrix(raw, count, rowNumbers, columnNumbers, values)
  }
}
