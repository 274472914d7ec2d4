// Reading the values of the last simplex solve.

internal import CGLPK

extension Problem {
  /// The values of all columns in the last basic solution; zeros before the first solve.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  /// - Complexity: O(columns).
  public func columnValues() throws(GLPKError) -> [Double] {
    try checkUsable()
    return (0..<columnCount).map { unsafe glp_get_col_prim(raw, Int32($0 + 1)) }
  }

  /// The values of all rows (the sums of their terms) in the last basic solution.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  /// - Complexity: O(rows).
  public func rowValues() throws(GLPKError) -> [Double] {
    try checkUsable()
    return (0..<rowCount).map { unsafe glp_get_row_prim(raw, Int32($0 + 1)) }
  }

  /// The reduced costs of all columns: how the objective changes per unit of a column's bound.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  /// - Complexity: O(columns).
  public func reducedCosts() throws(GLPKError) -> [Double] {
    try checkUsable()
    return (0..<columnCount).map { unsafe glp_get_col_dual(raw, Int32($0 + 1)) }
  }

  /// The duals (shadow prices) of all rows: how the objective changes per unit of a row's bound.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  /// - Complexity: O(rows).
  public func rowDuals() throws(GLPKError) -> [Double] {
    try checkUsable()
    return (0..<rowCount).map { unsafe glp_get_row_dual(raw, Int32($0 + 1)) }
  }

  /// The value of one column in the last basic solution.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func value(of column: Column) throws(GLPKError) -> Double {
    try checkUsable()
    return unsafe glp_get_col_prim(raw, Int32(try position(of: column) + 1))
  }

  /// The value of one row in the last basic solution.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func value(of row: Row) throws(GLPKError) -> Double {
    try checkUsable()
    return unsafe glp_get_row_prim(raw, Int32(try position(of: row) + 1))
  }
}
