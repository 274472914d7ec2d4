// A table of zones on its own, beside a ready cost matrix or before an index of inequality.

import TransportNetwork

/// A CSV file with a row per zone: `zone_id`, `id` or else the first column names the zone.
///
/// Ids are texts: blanks within them, quotes and a byte order mark before the header do no harm,
/// and a whole number written `1.0` is `1`.
public struct ZoneFile: Sendable {
  /// The zones' ids, in file order; all different.
  public let ids: [String]
  /// The zones' names; empty texts where there is no column `name`.
  public let names: [String]
  /// All column headers.
  public var header: [String] { table.header }
  /// File name, for messages.
  public var name: String { table.name }
  /// Header of the column that names the zones.
  public let idColumn: String

  private let table: CSVTable

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: What keeps it from being a table, missing ids, and ids that come twice.
  public init(contentsOf path: String) throws(CSVError) {
    try self.init(CSVTable(contentsOf: path))
  }

  /// Takes a table.
  ///
  /// - Throws: As ``init(contentsOf:)``.
  public init(_ table: CSVTable) throws(CSVError) {
    self.table = table
    let column = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    idColumn = table.columnCount > 0 ? table.header[column] : ""
    var problems = TableProblems(table)
    var rows: [String: Int] = [:]
    var ids: [String] = []
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let id = canonicalID(trimmingBlanks(table.field(row, column)))
      if id.isEmpty {
        problems.add(row, column, "a zone has no id; give it one or remove the row")
      } else if let first = rows[id] {
        problems.add(
          row,
          column,
          "\(quoted(id)) is the id of line \(table.line(ofRow: first)) too; ids are unique in a table"
        )
      }
      rows[id] = row
      ids.append(id)
    }
    try problems.check()
    self.ids = ids
    names =
      table.columnIndex(named: "name").map { column in
        (0..<table.rowCount).map { table.text($0, column) }
      } ?? ids.map { _ in "" }
  }

  /// The numbers of a column, nil where a field is missing; nil when there is no such column.
  ///
  /// - Throws: Every field that is not a number.
  public func numbers(_ name: String) throws(CSVError) -> [Double?]? {
    guard let column = table.columnIndex(named: name) else { return nil }
    var problems = TableProblems(table)
    var numbers: [Double?] = []
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      switch table.numeral(row, column) {
      case .missing: numbers.append(nil)
      case .value(let value): numbers.append(value)
      case .invalid:
        numbers.append(nil)
        problems.add(
          row,
          column,
          "\(quoted(table.text(row, column))) is not a number"
            + separatorHint(table.text(row, column))
        )
      }
    }
    try problems.check()
    return numbers
  }

  /// The first zone without a value in a column: one whose field says so by a word such as NA, else
  /// one whose field is empty; nil when all have one.
  public func firstMissing(_ name: String) -> (zone: Int, word: String)? {
    guard let column = table.columnIndex(named: name) else { return nil }
    var empty: Int?
    for row in 0..<table.rowCount where table.isMissing(row, column) {
      let word = table.text(row, column)
      if !word.isEmpty { return (row, word) }
      empty = empty ?? row
    }
    return empty.map { ($0, "") }
  }

  /// The texts of a column, empty where a field is missing; nil when there is no such column.
  public func texts(_ name: String) -> [String]? {
    guard let column = table.columnIndex(named: name) else { return nil }
    return (0..<table.rowCount).map { trimmingBlanks(table.field($0, column)) }
  }

  /// An error about one field.
  ///
  /// - Parameters:
  ///   - zone: Position of the zone.
  ///   - name: Header of the column.
  ///   - message: What is wrong and what to do.
  /// - Returns: The error, with the field's line and value.
  public func error(zone: Int, column name: String, _ message: String) -> CSVError {
    var problems = TableProblems(table)
    problems.add(zone, table.columnIndex(named: name) ?? 0, message)
    return problems.error
  }

  /// `zones.csv:3:2`: where a zone's value of a column stands.
  public func place(zone: Int, column name: String) -> String {
    "\(table.name):\(table.line(ofRow: zone)):\((table.columnIndex(named: name) ?? 0) + 1)"
  }
}

/// What is found wrong with the fields of a table: the first hundred, and a count.
struct TableProblems {
  private let table: CSVTable
  private var problems: [PackageProblem] = []
  private var count = 0

  init(_ table: CSVTable) { self.table = table }

  /// Adds a finding about a field.
  mutating func add(_ row: Int, _ column: Int, _ message: String) {
    count += 1
    guard problems.count < CSVTable.problemLimit else { return }
    problems.append(
      PackageProblem(
        .error,
        file: table.name,
        line: table.line(ofRow: row),
        column: column + 1,
        columnName: table.header[column],
        value: table.field(row, column),
        message: message
      )
    )
  }

  /// All findings in one.
  var error: CSVError { CSVError(problems, count: count) }

  /// Throws if there is anything.
  func check() throws(CSVError) {
    if count > 0 { throw error }
  }
}
