// Columns of a table of zones, by the zones of a network.

package import NetworkFiles
package import TransportNetwork

extension Network {
  /// The numeric columns of a table whose id column is zone_id, id or the first one, by zone.
  ///
  /// - Throws: Which line names a zone that is not there, or has no number.
  package func zoneColumns(
    listedIn table: CSVTable,
    asked: String
  ) throws(AccessError) -> [ZoneColumn] {
    let idColumn = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    let columns = (0..<table.columnCount).filter { $0 != idColumn }
    var found = columns.map {
      ZoneColumn(name: table.header[$0], values: Array(repeating: nil, count: zones.count))
    }
    var positions: [String: Int] = [:]
    for (position, zone) in zones.enumerated() { positions[zone.id] = position }
    for row in 0..<table.rowCount {
      let id = table.text(row, idColumn)
      guard let position = positions[id] else {
        let near =
          nearest(to: id, among: zones.map(\.id)).map { "; did you mean \"\($0)\"?" } ?? "."
        throw .file(
          """
          \(table.name):\(table.line(ofRow: row)):\(idColumn + 1): zone "\(id)" of \(asked) is not in \
          the network\(near)
          """
        )
      }
      for (place, column) in columns.enumerated() {
        switch table.numeral(row, column) {
        case .missing: continue
        case .value(let value): found[place].values[position] = value
        case .invalid:
          throw .file(
            """
            \(table.name):\(table.line(ofRow: row)):\(column + 1): \(table.header[column]) is \
            "\(table.field(row, column))"; expected a number.
            """
          )
        }
      }
    }
    return found
  }
}
