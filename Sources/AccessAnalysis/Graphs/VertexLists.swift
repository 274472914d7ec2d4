// The places, pairs and arcs that a user lists in files, by the ids of a graph.

package import NetworkFiles
import TransportNetwork

extension UserGraph {
  /// Two places.
  package struct Pair: Sendable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
  }

  /// A link between two places.
  package struct Arc: Sendable {
    package var from: Int
    package var to: Int
    package var cost: Double

    package init(from: Int, to: Int, cost: Double) {
      (self.from, self.to, self.cost) = (from, to, cost)
    }
  }

  /// The places that a table lists: one id a line, or a CSV with a header whose id column is
  /// vertex_id, node_id, zone_id, id or the first one.
  ///
  /// - Throws: Which line names what the graph does not have.
  package func places(listedIn table: CSVTable, asked: String) throws(AccessError) -> [Int] {
    var found: [Int] = []
    // A first line that is an id is no header.
    if table.columnCount == 1, let place = place(ofID: table.header[0]) { found.append(place) }
    let column =
      ["vertex_id", "node_id", "zone_id", "id"].lazy.compactMap { table.columnIndex(named: $0) }
      .first ?? 0
    found.reserveCapacity(table.rowCount + 1)
    for row in 0..<table.rowCount {
      found.append(try place(table, row, column, asked: asked))
    }
    return found
  }

  /// The pairs of a table with columns from and to.
  package func pairs(listedIn table: CSVTable) throws(AccessError) -> [Pair] {
    let columns = try columns(["from", "to"], of: table)
    var pairs: [Pair] = []
    for row in 0..<table.rowCount {
      let from = try place(table, row, columns[0], asked: "--pairs")
      pairs.append(Pair(from: from, to: try place(table, row, columns[1], asked: "--pairs")))
    }
    return pairs
  }

  /// The arcs of a table with columns from, to and cost.
  package func arcs(listedIn table: CSVTable) throws(AccessError) -> [Arc] {
    let columns = try columns(["from", "to", "cost"], of: table)
    var arcs: [Arc] = []
    for row in 0..<table.rowCount {
      let from = try place(table, row, columns[0], asked: "--arcs")
      let to = try place(table, row, columns[1], asked: "--arcs")
      guard let cost = table.number(row, columns[2]), cost >= 0, cost < .infinity else {
        throw .file(
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

  private func columns(_ names: [String], of table: CSVTable) throws(AccessError) -> [Int] {
    let found = names.compactMap { table.columnIndex(named: $0) }
    guard found.count == names.count else {
      throw .file(
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
    asked: String
  ) throws(AccessError) -> Int {
    let id = table.text(row, column)
    guard let place = place(ofID: id) else {
      throw .file(
        """
        \(table.name):\(table.line(ofRow: row)):\(column + 1): \(asked) names "\(id)", which is not \
        in the graph; \(idsInWords).
        """
      )
    }
    return place
  }
}
