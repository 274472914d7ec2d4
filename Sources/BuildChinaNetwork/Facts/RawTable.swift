// A raw table read by column names, with errors that name file, line and column.

import NetworkFiles
import TransportNetwork

/// A CSV file of facts.
struct RawTable {
  private let table: CSVTable
  private let columns: [String: Int]

  /// Reads `folder/file` and looks for the columns that the builder needs.
  init(_ file: String, in folder: String, columns needed: [String]) throws {
    try self.init(CSVTable(contentsOf: "\(folder)/\(file)"), columns: needed)
  }

  /// Reads a table of this program or of a test.
  init(text: String, name: String, columns needed: [String]) throws {
    try self.init(CSVTable(bytes: Array(text.utf8), name: name), columns: needed)
  }

  private init(_ table: CSVTable, columns needed: [String]) throws {
    self.table = table
    var columns: [String: Int] = [:]
    for name in needed {
      guard let position = table.columnIndex(named: name) else {
        throw BuildError("\(table.name): column \"\(name)\" is missing")
      }
      columns[name] = position
    }
    self.columns = columns
  }

  /// The rows in file order.
  var rows: [Row] { (0..<table.rowCount).map { Row(table: table, row: $0, columns: columns) } }

  /// One row.
  struct Row {
    fileprivate let table: CSVTable
    fileprivate let row: Int
    fileprivate let columns: [String: Int]

    /// A field's text without the blanks around it; empty when missing.
    func text(_ column: String) -> String {
      columns[column].map { table.text(row, $0) } ?? ""
    }

    /// A field's number, nil when it is missing.
    func optionalNumber(_ column: String) throws -> Double? {
      guard let position = columns[column] else { return nil }
      switch table.numeral(row, position) {
      case .missing: return nil
      case .value(let value) where value.isFinite: return value
      default: throw error(column, "a number")
      }
    }

    /// A field's number.
    func number(_ column: String) throws -> Double {
      guard let value = try optionalNumber(column) else { throw error(column, "a number") }
      return value
    }

    /// A field's number above zero.
    func positiveNumber(_ column: String) throws -> Double {
      let value = try number(column)
      guard value > 0 else { throw error(column, "a number above 0") }
      return value
    }

    /// A field's parts between semicolons.
    func list(_ column: String) -> [String] {
      text(column).split(separator: ";").map(String.init)
    }

    /// An error about a field.
    func error(_ column: String, _ expectation: String) -> BuildError {
      let place = "\(table.name):\(table.line(ofRow: row)): \(column)"
      return BuildError("\(place) is \"\(text(column))\", expected \(expectation)")
    }
  }
}
