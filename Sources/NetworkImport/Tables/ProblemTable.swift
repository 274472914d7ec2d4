// A table that is imported, read by column names; each finding carries its place.

import NetworkFiles
import TransportNetwork

/// A table with a log for what is wrong in it.
struct ProblemTable {
  let table: CSVTable
  let log: ProblemLog

  init(_ table: CSVTable, _ log: ProblemLog) {
    self.table = table
    self.log = log
  }

  var rows: Range<Int> { 0..<table.rowCount }

  /// A column that may be missing.
  func column(_ name: String) -> ProblemColumn {
    ProblemColumn(self, table.columnIndex(named: name))
  }

  /// The ids of a column, in order, each of which may come once; empty ones and repeats are errors.
  func ids(_ name: String) -> (ids: [String], index: [String: Int]) {
    let column = column(name)
    var ids: [String] = []
    var index: [String: Int] = [:]
    ids.reserveCapacity(table.rowCount)
    index.reserveCapacity(table.rowCount)
    for row in rows {
      let id = column.required(row)
      ids.append(id)
      if let first = index[id], !id.isEmpty {
        column.error(
          row,
          "\(quoted(id)) stands on line \(table.line(ofRow: first)) already; each \(name) comes once: if feeds were merged, give the ids of "
            + "one of them a prefix, everywhere"
        )
      } else {
        index[id] = row
      }
    }
    return (ids, index)
  }
}

/// One column of a table; all its fields are empty when the table lacks it.
struct ProblemColumn {
  private let source: ProblemTable
  private let column: Int?

  init(_ table: ProblemTable, _ column: Int?) {
    source = table
    self.column = column
  }

  var isPresent: Bool { column != nil }

  /// The text of a field; empty when missing.
  func text(_ row: Int) -> String {
    guard let column else { return "" }
    return source.table.text(row, column)
  }

  /// The text of a field, with an error when it is empty.
  func required(_ row: Int) -> String {
    let text = text(row)
    if text.isEmpty { error(row, "the value is missing; every row needs one") }
    return text
  }

  /// A number within limits; nil when missing, or with an error.
  func number(_ row: Int, in range: ClosedRange<Double>, _ what: String) -> Double? {
    guard let column else { return nil }
    switch source.table.numeral(row, column) {
    case .value(let value) where range.contains(value): return value
    case .missing: return nil
    case .value, .invalid:
      error(
        row,
        "\(quoted(text(row))) is not \(what); expected a number from \(shortestDecimal(range.lowerBound)) to "
          + shortestDecimal(range.upperBound)
      )
      return nil
    }
  }

  /// A whole number from 0 on; nil when missing, or with an error.
  func whole(_ row: Int, below limit: Int = 1_000_000_000) -> Int? {
    let text = text(row)
    guard !text.isEmpty else { return nil }
    guard let value = Int(text), value >= 0, value < limit else {
      error(row, "\(quoted(text)) is not a whole number; expected one from 0 on, below \(limit)")
      return nil
    }
    return value
  }

  /// The row of another table that a field names; nil, with an error, when there is none.
  func reference(_ row: Int, to index: [String: Int], in file: String) -> Int? {
    let id = required(row)
    guard !id.isEmpty else { return nil }
    if let found = index[id] { return found }
    error(
      row,
      "\(quoted(id)) is not in \(file); add it there, or remove the row"
        + source.log.suggestion(for: id, among: index.keys)
    )
    return nil
  }

  /// Reports an error in a field.
  func error(_ row: Int, _ message: @autoclosure () -> String) {
    source.log.error(source.table, row, column, message())
  }

  /// Reports something odd in a field.
  func warning(_ row: Int, _ message: @autoclosure () -> String) {
    source.log.warning(source.table, row, column, message())
  }
}
