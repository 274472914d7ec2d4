// Which columns of a table in long form are the ids of a pair, and which may be its costs.

import TransportNetwork

/// Where the ids of a pair and its values stand in a table in long form.
struct PairColumns {
  let from: Int
  let to: Int
  /// All other columns that have a name, in file order.
  let values: [Int]

  /// The columns of values after the two ids, without row numbers and without ids and names of the
  /// ends.
  ///
  /// Programs number rows before the ids (pandas, R, QGIS). A number that a join has put after them
  /// is told by its name, and counts only where there is no other value, and it does not number the
  /// rows.
  let costs: [Int]

  /// What programs call the numbers of rows, in small letters: QGIS, GDAL and ArcGIS; pandas; R.
  private static let rowNumbers: Set<String> = [
    "fid", "ogc_fid", "objectid", "oid_", "index", "level_0", "unnamed: 0", "rownames", "row.names",
    "rowname", "row_number", "id", "x", "rowid", "row", "gid", "rownum", "oid", "row_id",
    "row_names",
    "rn", "field", "unnamed:", "...",
  ]

  /// Whether a column is called as row numbers are.
  ///
  /// A program that meets one such column, or joins two tables, adds something to the name: `X.1`,
  /// `OBJECTID_1`, `fid_x`; and names a column that has none by its place: `Unnamed: 2`, `...4`.
  private static func isRowNumber(_ name: String) -> Bool {
    let name = name.lowercased()
    if rowNumbers.contains(name) { return true }
    var base = Substring(name)
    if base.hasSuffix("_x") || base.hasSuffix("_y") {
      base = base.dropLast(2)
    } else {
      while base.last?.isNumber == true { base.removeLast() }
      let isPlace = rowNumbers.contains(trimmingBlanks(String(base)))
      if base.count < name.count, isPlace { return true }
      while base.last == "_" || base.last == "." { base.removeLast() }
    }
    return base.count < name.count && rowNumbers.contains(String(base))
  }

  /// Whether a column is called as what stands beside a pair and is no value of it: ids and names
  /// of its ends, ranks, shapes.
  private static func isLabel(_ name: String) -> Bool {
    let name = name.lowercased().replacing(" ", with: "_")
    return ["_id", "_name", "rank"].contains { name.hasSuffix($0) }
      || ["name", "geometry", "geom", "the_geom", "wkt"].contains(name)
  }

  /// Whether a column counts the rows, from 0 or 1.
  private static func counts(_ table: CSVTable, _ column: Int) -> Bool {
    guard table.rowCount > 0, let first = table.number(0, column), first == 0 || first == 1 else {
      return false
    }
    return (0..<table.rowCount).allSatisfy { table.number($0, column) == first + Double($0) }
  }

  /// The names of the origin and destination columns, in small letters: ours, DTALite's, and other
  /// common ones.
  private static let names = [
    ("from_id", "to_id"), ("o_zone_id", "d_zone_id"), ("from_zone_id", "to_zone_id"),
    ("origin", "destination"), ("origin_id", "destination_id"), ("orig_taz", "dest_taz"),
    ("origin_zone", "destination_zone"), ("orig", "dest"), ("otaz", "dtaz"), ("o", "d"),
    ("from_zone", "to_zone"), ("from_node_id", "to_node_id"), ("from", "to"),
    ("origin_zone_id", "destination_zone_id"), ("orig_id", "dest_id"), ("from_taz", "to_taz"),
    ("o_zone", "d_zone"), ("o_id", "d_id"), ("inputid", "targetid"), ("originid", "destinationid"),
    ("fromid", "toid"), ("i", "j"),
  ]

  /// Finds the columns.
  ///
  /// - Throws: Which columns are expected.
  init(_ table: CSVTable, expecting value: String = "at least one cost") throws(CSVError) {
    guard let (from, to) = Self.positions(in: table.header), table.columnCount > 2 else {
      throw CSVError(
        file: table.name,
        line: 1,
        "expected the columns from_id, to_id and \(value), found " + listing(table.header)
          + "; origin,destination, o,d and from,to name a pair too, and a square matrix has the same ids before"
          + " its rows and above its columns"
      )
    }
    self.from = from
    self.to = to
    values = table.header.indices.filter {
      $0 != from && $0 != to && !table.header[$0].isEmpty
    }
    let behind = values.filter { $0 > max(from, to) && !Self.isLabel(table.header[$0]) }
    let others = behind.filter { !Self.isRowNumber(table.header[$0]) }
    costs = others.isEmpty ? behind.filter { !Self.counts(table, $0) } : others
  }

  /// The column that is the cost where none is asked for: the first after both ids.
  ///
  /// - Throws: That none stands there, and how to ask for another.
  func cost(_ table: CSVTable) throws(CSVError) -> Int {
    if let cost = costs.first { return cost }
    let others = values.map { table.header[$0] }
    throw CSVError(
      file: table.name,
      line: 1,
      "no cost column follows \(table.header[from]) and \(table.header[to]); a column before or between them may"
        + " be a row number and is not taken"
        + (others.isEmpty
          ? "; add one"
          : ": move the cost behind them, or access takes --cost-column NAME of \(listing(others))")
    )
  }

  /// Whether the corner of a square matrix says that its rows are destinations: `to_id`, `D/O`,
  /// `dest\\orig`.
  static func namesDestinations(_ corner: String) -> Bool {
    let parts = corner.lowercased().split { "/\\|> ".contains($0) }.map(String.init)
    guard let first = parts.first, names.contains(where: { $0.1 == first }) else { return false }
    return parts.count < 2 || names.contains { $0.0 == parts[parts.count - 1] }
  }

  /// Whether a table has the columns of pairs.
  static func arePresent(in header: [String]) -> Bool { positions(in: header) != nil }

  /// The ids' positions; exact names win over those in other letters.
  private static func positions(in header: [String]) -> (from: Int, to: Int)? {
    let plain = header.map { $0.lowercased() }
    for header in [header, plain, plain.map { $0.replacing(" ", with: "_") }] {
      for (from, to) in names {
        if let from = header.firstIndex(of: from), let to = header.firstIndex(of: to) {
          return (from, to)
        }
      }
    }
    return nil
  }
}
