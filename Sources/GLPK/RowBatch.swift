// Rows to be added together, held as three flat arrays.

/// Rows to be added to a problem in one call.
///
/// ```swift
/// var batch = RowBatch()
/// batch.append([(x, 1), (y, 2)], .atMost(10))
/// batch.append(columns: columns, coefficients: coefficients, .equal(1))
/// let rows = try problem.addRows(batch)
/// ```
/// Nothing is checked before `addRows`, which checks all.
public struct RowBatch: Sendable {
  /// The range of each row.
  private(set) var bounds: [Bounds] = []
  /// The name of each row.
  private(set) var names: [String?] = []
  /// Where each row's terms start, and at the end where the last one's end.
  private(set) var starts: [Int] = [0]
  /// The columns of all terms, row after row.
  private(set) var columns: [Column] = []
  /// The coefficients of all terms, row after row.
  private(set) var coefficients: [Double] = []
  /// The first row whose two lists differ in length.
  private(set) var unequalRow: Int?

  /// Makes an empty batch.
  public init() {}

  /// How many rows there are.
  public var count: Int { bounds.count }
  /// Whether there are no rows.
  public var isEmpty: Bool { bounds.isEmpty }
  /// How many terms there are.
  public var termCount: Int { columns.count }

  /// Makes room.
  public mutating func reserveCapacity(rows: Int, terms: Int) {
    bounds.reserveCapacity(rows)
    names.reserveCapacity(rows)
    starts.reserveCapacity(rows + 1)
    columns.reserveCapacity(terms)
    coefficients.reserveCapacity(terms)
  }

  /// Appends a row from its terms.
  public mutating func append(
    _ terms: [(column: Column, coefficient: Double)],
    _ range: Bounds,
    name: String? = nil
  ) {
    for term in terms {
      columns.append(term.column)
      coefficients.append(term.coefficient)
    }
    close(range, name)
  }

  /// Appends a row from its columns and their coefficients, which are to be equally many.
  public mutating func append(
    columns rowColumns: some Collection<Column>,
    coefficients rowCoefficients: some Collection<Double>,
    _ range: Bounds,
    name: String? = nil
  ) {
    if rowColumns.count != rowCoefficients.count, unequalRow == nil { unequalRow = count }
    columns.append(contentsOf: rowColumns)
    coefficients.append(contentsOf: rowCoefficients)
    close(range, name)
  }

  private mutating func close(_ range: Bounds, _ name: String?) {
    bounds.append(range)
    names.append(name)
    starts.append(columns.count)
  }
}
