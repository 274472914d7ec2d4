// The places of a table's values, taken from the file that holds it.

import TransportNetwork

extension TablePlaces {
  /// Takes the places of a table.
  init(_ table: CSVTable) {
    self.init(
      file: table.name,
      lines: (0..<table.rowCount).map { table.line(ofRow: $0) },
      columns: Dictionary(
        table.header.enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { first, _ in first }
      )
    )
  }

  /// Notes the words of a column that say that a number is missing.
  mutating func note(_ table: CSVTable, _ column: Int, missing rows: [Int]) {
    note(
      table.header[column],
      missing: Dictionary(
        rows.map { ($0, table.text($0, column)) },
        uniquingKeysWith: { first, _ in first }
      )
    )
  }
}
