// Which columns of a table in long form are the ids of a pair, and which may be its costs.

/// Where the ids of a pair and its values stand in a table in long form.
struct PairColumns {
  let from: Int
  let to: Int
  /// All other columns that have a name, in file order.
  let values: [Int]

  /// The values that stand after both ids, but for row numbers.
  ///
  /// Programs number rows before the ids (pandas, R, QGIS). A number that a join has put after them is told by its name, and
  /// counts only where there is no other value.
  let costs: [Int]

  /// What programs call the numbers of rows, in small letters: QGIS, GDAL and ArcGIS; pandas; R.
  private static let rowNumbers: Set<String> = [
    "fid", "ogc_fid", "objectid", "oid_", "index", "level_0", "unnamed: 0", "rownames", "row.names",
    "rowname", "...1", "row_number",
  ]

  /// The names of the origin and destination columns, in small letters: ours, DTALite's, and other common ones.
  private static let names = [
    ("from_id", "to_id"), ("o_zone_id", "d_zone_id"), ("from_zone_id", "to_zone_id"),
    ("origin", "destination"), ("origin_id", "destination_id"), ("orig_taz", "dest_taz"),
    ("origin_zone", "destination_zone"), ("orig", "dest"), ("otaz", "dtaz"), ("o", "d"),
    ("from_zone", "to_zone"), ("from_node_id", "to_node_id"), ("from", "to"),
    ("inputid", "targetid"), ("originid", "destinationid"), ("fromid", "toid"), ("i", "j"),
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
    let behind = values.filter { $0 > max(from, to) }
    let others = behind.filter { !Self.rowNumbers.contains(table.header[$0].lowercased()) }
    costs = others.isEmpty ? behind : others
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

  /// Whether a table has the columns of pairs.
  static func arePresent(in header: [String]) -> Bool { positions(in: header) != nil }

  /// The ids' positions; exact names win over those in other letters.
  private static func positions(in header: [String]) -> (from: Int, to: Int)? {
    for header in [header, header.map { $0.lowercased() }] {
      for (from, to) in names {
        if let from = header.firstIndex(of: from), let to = header.firstIndex(of: to) {
          return (from, to)
        }
      }
    }
    return nil
  }
}
