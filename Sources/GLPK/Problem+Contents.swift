// Reading a problem back.

internal import CGLPK

extension Problem {
  /// Whether the objective is to be as large as possible.
  public var isMaximizing: Bool { unsafe glp_get_obj_dir(raw) == GLP_MAX }

  /// How many coefficients differ from zero.
  public var coefficientCount: Int { unsafe Int(glp_get_num_nz(raw)) }

  /// The range of a column.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func bounds(of column: Column) throws(GLPKError) -> Bounds {
    try checkUsable()
    return columnBounds(at: try position(of: column))
  }

  /// The range of a row.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func bounds(of row: Row) throws(GLPKError) -> Bounds {
    try checkUsable()
    return rowBounds(at: try position(of: row))
  }

  /// A column's coefficient in the objective.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func cost(of column: Column) throws(GLPKError) -> Double {
    try checkUsable()
    return unsafe glp_get_obj_coef(raw, Int32(try position(of: column) + 1))
  }

  /// What values a column may take.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func kind(of column: Column) throws(GLPKError) -> ColumnKind {
    try checkUsable()
    let number = Int32(try position(of: column) + 1)
    return unsafe glp_get_col_kind(raw, number) == GLP_CV ? .continuous : .integer
  }

  /// A row's terms, by ascending column; zero coefficients are not kept.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func terms(
    of row: Row
  ) throws(GLPKError) -> [(column: Column, coefficient: Double)] {
    try checkUsable()
    return terms(ofRowAt: try position(of: row))
      .map { term in
        (
          Column(problem: identity, serial: columnSerials.serials[term.index]),
          term.coefficient
        )
      }
  }

  /// The terms of the row at a valid position, by ascending column position.
  func terms(ofRowAt position: Int) -> [(index: Int, coefficient: Double)] {
    unsafe ProblemReading.terms(raw, position)
  }

  /// The range of the column at a valid position.
  func columnBounds(at position: Int) -> Bounds {
    unsafe ProblemReading.columnBounds(raw, position)
  }

  /// The range of the row at a valid position.
  func rowBounds(at position: Int) -> Bounds {
    unsafe ProblemReading.rowBounds(raw, position)
  }

  /// Whether the column at a valid position is integer.
  func isIntegral(at position: Int) -> Bool {
    unsafe glp_get_col_kind(raw, Int32(position + 1)) != GLP_CV
  }
}
