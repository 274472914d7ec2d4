// The places, pairs and arcs that a user lists in files, by the ids of a graph.

import NetworkFiles
import TransportNetwork

extension UserGraph {
  /// Two places.
  struct Pair {
    var from: Int
    var to: Int
  }

  /// A link between two places.
  struct Arc {
    var from: Int
    var to: Int
    var cost: Double
  }

  /// The places that a file lists: one id a line, or a CSV with a header whose id column is vertex_id, node_id, zone_id,
  /// id or the first one.
  ///
  /// - Throws: Which line names what the graph does not have.
  func places(listedIn path: String, option: String) throws(CommandFailure) -> [Int] {
    let table = try csvTable(path)
    var found: [Int] = []
    // A first line that is an id is no header.
    if table.columnCount == 1, let place = place(ofID: table.header[0]) { found.append(place) }
    let column =
      ["vertex_id", "node_id", "zone_id", "id"].lazy.compactMap { table.columnIndex(named: $0) }
      .first ?? 0
    found.reserveCapacity(table.rowCount + 1)
    for row in 0..<table.rowCount {
      found.append(try place(table, row, column, option: option))
    }
    return found
  }

  /// The pairs of a CSV file with columns from and to.
  func pairs(listedIn path: String) throws(CommandFailure) -> [Pair] {
    let table = try csvTable(path)
    let columns = try columns(["from", "to"], of: table)
    var pairs: [Pair] = []
    for row in 0..<table.rowCount {
      let from = try place(table, row, columns[0], option: "--pairs")
      pairs.append(Pair(from: from, to: try place(table, row, columns[1], option: "--pairs")))
    }
    return pairs
  }

  /// The arcs of a CSV file with columns from, to and cost.
  func arcs(listedIn path: String) throws(CommandFailure) -> [Arc] {
    let table = try csvTable(path)
    let columns = try columns(["from", "to", "cost"], of: table)
    var arcs: [Arc] = []
    for row in 0..<table.rowCount {
      let from = try place(table, row, columns[0], option: "--arcs")
      let to = try place(table, row, columns[1], option: "--arcs")
      guard let cost = table.number(row, columns[2]), cost >= 0, cost < .infinity else {
        throw .data(
          """
          \(table.name):\(table.line(ofRow: row)):\(columns[2] + 1): the cost is \
          "\(table.field(row, columns[2]))"; expected a finite number that is not negative.
          """
        )
      }
      arcs.append(Arc(from: from, to: to, cost: cost))
    }
    return arcs
  }

  private func columns(_ names: [String], of table: CSVTable) throws(CommandFailure) -> [Int] {
    let found = names.compactMap { table.columnIndex(named: $0) }
    guard found.count == names.count else {
      throw .data(
        """
        \(table.name):1: expected columns \(names.joined(separator: ", ")), found \
        \(listing(table.header)).
        """
      )
    }
    return found
  }

  private func place(
    _ table: CSVTable,
    _ row: Int,
    _ column: Int,
    option: String
  ) throws(CommandFailure) -> Int {
    let id = table.text(row, column)
    guard let place = place(ofID: id) else {
      throw .data(
        """
        \(table.name):\(table.line(ofRow: row)):\(column + 1): \(option) names "\(id)", which is not \
        in the graph; \(idsInWords).
        """
      )
    }
    return place
  }
}
