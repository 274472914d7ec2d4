// A matrix as spreadsheets have it: a row for each origin, a column for each destination, or turned
// round where its corner says so.

import TransportNetwork

/// Reads square tables with the same ids before the rows and above the columns.
enum SquareMatrix {
  /// What its only matrix is called.
  static let matrixName = "cost"

  /// Whether a table is one: no pair of id columns, and its rows' ids are those of its header, in
  /// any order.
  ///
  /// - Complexity: O(rows).
  static func isPresent(in table: CSVTable) -> Bool {
    guard table.columnCount > 1, table.rowCount == table.columnCount - 1,
      !PairColumns.arePresent(in: table.header)
    else { return false }
    let destinations = Set(table.header.dropFirst().map { canonicalID($0) })
    return Set((0..<table.rowCount).map { id(table, $0) }) == destinations
  }

  /// Reads one; an empty cell is a pair that is not there.
  ///
  /// - Throws: Every value that is `NaN` or no number, with its line and column.
  /// - Complexity: O(bytes).
  static func read(_ table: CSVTable) throws(CSVError) -> MatrixTable {
    var problems = TableProblems(table)
    let destinations = table.header.dropFirst().map { canonicalID($0) }
    var values: [Double] = []
    values.reserveCapacity(table.rowCount * destinations.count)
    for row in 0..<table.rowCount {
      for column in 1..<table.columnCount {
        switch table.numeral(row, column) {
        case .value(let value): values.append(value)
        case .missing where !["nan", "NaN"].contains(table.field(row, column)):
          values.append(.infinity)
        case .missing, .invalid:
          values.append(.infinity)
          problems.add(
            row,
            column,
            "a value must be a number, or Inf or an empty cell for an unreachable pair"
              + separatorHint(table.field(row, column))
          )
        }
      }
    }
    try problems.check()
    let rows = (0..<table.rowCount).map { id(table, $0) }
    let columns = Array(destinations)
    guard PairColumns.namesDestinations(table.header[0]) else {
      return MatrixTable(
        origins: rows,
        destinations: columns,
        matrices: [MatrixTable.Matrix(name: matrixName, values: values)]
      )
    }
    // A row for each destination, as its corner says.
    let turned = columns.indices.flatMap { column in
      rows.indices.map { values[$0 * columns.count + column] }
    }
    return MatrixTable(
      origins: columns,
      destinations: rows,
      matrices: [MatrixTable.Matrix(name: matrixName, values: turned)]
    )
  }

  private static func id(_ table: CSVTable, _ row: Int) -> String {
    canonicalID(trimmingBlanks(table.field(row, 0)))
  }
}
