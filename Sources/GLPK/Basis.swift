// Which variables are basic: where a simplex solve starts and ends.

internal import CGLPK

/// Where a row or column stands in a basis.
public enum BasisStatus: Sendable, Equatable {
  /// Among the basic ones, which take the values that the others leave them.
  case basic
  /// At its lower bound.
  case atLower
  /// At its upper bound.
  case atUpper
  /// Without bounds, at zero.
  case free
  /// At the one value that it may have.
  case fixed

  var code: Int32 {
    switch self {
    case .basic: GLP_BS
    case .atLower: GLP_NL
    case .atUpper: GLP_NU
    case .free: GLP_NF
    case .fixed: GLP_NS
    }
  }

  init(code: Int32) {
    switch code {
    case GLP_BS: self = .basic
    case GLP_NL: self = .atLower
    case GLP_NU: self = .atUpper
    case GLP_NF: self = .free
    default: self = .fixed
    }
  }
}

/// A basis: the standing of every row and column, in order.
public struct Basis: Sendable, Equatable {
  /// The standing of each row.
  public var rows: [BasisStatus]
  /// The standing of each column.
  public var columns: [BasisStatus]

  /// Makes a basis.
  public init(rows: [BasisStatus], columns: [BasisStatus]) {
    self.rows = rows
    self.columns = columns
  }
}

extension Problem {
  /// The present basis.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  /// - Complexity: O(rows + columns).
  public func basis() throws(GLPKError) -> Basis {
    try checkUsable()
    return Basis(
      rows: (1...rowCount + 1).dropLast()
        .map { unsafe BasisStatus(code: glp_get_row_stat(raw, Int32($0))) },
      columns: (1...columnCount + 1).dropLast()
        .map { unsafe BasisStatus(code: glp_get_col_stat(raw, Int32($0))) }
    )
  }

  /// Sets the basis that the next simplex solve starts from.
  ///
  /// A standing that does not fit the bounds is changed to one that does (`.atLower` of a row that
  /// has only an upper bound becomes `.atUpper`).
  /// - Throws: `GLPKError` when the counts do not fit, or there is not one basic variable per row.
  /// - Complexity: O(rows + columns).
  public mutating func setBasis(_ basis: Basis) throws(GLPKError) {
    try checkUsable()
    guard basis.rows.count == rowCount && basis.columns.count == columnCount else {
      throw GLPKError(
        .lengthMismatch,
        "The basis is for \(basis.rows.count) rows and \(basis.columns.count) columns; the problem"
          + " has \(rowCount) and \(columnCount)."
      )
    }
    let basics =
      basis.rows.count { $0 == .basic } + basis.columns.count { $0 == .basic }
    guard basics == rowCount else {
      throw GLPKError(
        .invalidBasis,
        "The basis has \(basics) basic variables; it needs one per row, \(rowCount)."
      )
    }
    for (index, status) in basis.rows.enumerated() {
      unsafe glp_set_row_stat(raw, Int32(index + 1), status.code)
    }
    for (index, status) in basis.columns.enumerated() {
      unsafe glp_set_col_stat(raw, Int32(index + 1), status.code)
    }
  }

  /// Makes all rows basic: the basis of a new problem.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  public mutating func setStandardBasis() throws(GLPKError) {
    try checkUsable()
    unsafe glp_std_basis(raw)
  }

  /// Builds a basis that is as triangular as possible, often a better start than all rows.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  public mutating func setAdvancedBasis() throws(GLPKError) {
    try checkUsable()
    unsafe glp_adv_basis(raw, 0)
  }

  /// Factorizes the basis anew, whatever was carried over from earlier solves.
  ///
  /// A solve after that is a function of rows, columns and basis alone: a problem that has the
  /// same, in the same order, is solved by the same steps.
  /// - Returns: Whether the basis can be used; if not, `simplex` would replace it.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  public mutating func factorize() throws(GLPKError) -> Bool {
    try checkUsable()
    return unsafe glp_factorize(raw) == 0
  }

  /// Scales the problem; values are still told in the caller's units.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  public mutating func scale() throws(GLPKError) {
    try checkUsable()
    unsafe glp_scale_prob(raw, GLP_SF_AUTO)
  }
}
