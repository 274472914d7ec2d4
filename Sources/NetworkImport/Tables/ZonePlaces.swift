// A table of zones with their places, for networks that have stations or roads but no people yet.

import NetworkFiles
public import TransportNetwork

/// Zones with a place each, numbers, and the regions that they belong to.
///
/// A CSV file, or the first sheet of an XLSX workbook, whose column `zone_id`, `id` or else the
/// first names the zone. `x_coord` and `y_coord` (or `lon` and `lat`) say where it is, or `node_id`
/// names the node on which it sits; `name` and `super_zone` are as in zone.csv. Any other column of
/// numbers is one of zone.csv, and any other column of texts is a region scheme of that name,
/// unless all of them are different.
public struct ZonePlaces: Sendable {
  /// The zones, in file order.
  public private(set) var zones: [Zone] = []
  /// Longitude and latitude of each; nil where a node is named.
  public private(set) var positions: [Position?] = []
  /// Id or name of the node on which each sits; empty where a position is given.
  public private(set) var nodes: [String] = []
  /// Numeric columns.
  public private(set) var columns: [ZoneColumn] = []
  /// Columns of texts that are all different and so no regions.
  public private(set) var others: [ExtraColumn] = []
  /// Region schemes, in the order of their columns.
  public private(set) var schemes: [RegionScheme] = []
  /// Name of the file.
  public let file: String

  let table: CSVTable

  private static let easts = ["x_coord", "lon", "longitude", "lng", "x"]
  private static let norths = ["y_coord", "lat", "latitude", "y"]
  private static let texts = ["name", "name_local", "boundary", "source", "node_id", "node_type"]

  /// Reads the file.
  ///
  /// - Throws: Everything that is wrong with it.
  public init(contentsOf path: String) throws(ImportError) {
    let log = ProblemLog()
    table = try importedTable(path)
    file = table.name
    read(ProblemTable(table, log), log)
    try log.check()
  }

  private mutating func read(_ source: ProblemTable, _ log: ProblemLog) {
    let header = table.header
    let idColumn = ["zone_id", "id"].first(where: header.contains) ?? header.first ?? ""
    let ids = source.ids(idColumn).ids
    let east = Self.easts.first(where: header.contains)
    let north = Self.norths.first(where: header.contains)
    guard (east != nil && north != nil) || header.contains("node_id") else {
      log.add(
        PackageProblem(
          .error,
          file: file,
          line: 1,
          message:
            "no column says where the zones are; expected x_coord and y_coord (degrees), or node_id with the id or name of a "
            + "station"
        )
      )
      return
    }
    let (name, superZone, node) = (
      source.column("name"), source.column("super_zone"), source.column("node_id")
    )
    let localName = source.column("name_local")
    let (x, y) = (source.column(east ?? ""), source.column(north ?? ""))
    for row in source.rows {
      zones.append(
        Zone(
          id: ids[row],
          name: name.text(row),
          localName: localName.text(row),
          superZone: superZone.text(row)
        )
      )
      nodes.append(node.text(row))
      guard node.text(row).isEmpty else {
        positions.append(nil)
        continue
      }
      for column in [x, y] where column.text(row).isEmpty {
        column.error(row, "the value is missing; a zone needs a place in degrees, or a node_id")
      }
      let longitude = x.number(row, in: -180...180, "a longitude")
      let latitude = y.number(row, in: -90...90, "a latitude")
      positions.append(Position(x: longitude ?? 0, y: latitude ?? 0))
    }
    let known = Self.texts + [idColumn, east ?? "", north ?? ""]
    for (position, title) in header.enumerated() where !known.contains(title) && !title.isEmpty {
      addColumn(position, title)
    }
  }

  /// A column of numbers, or a region scheme.
  private mutating func addColumn(_ column: Int, _ title: String) {
    let rows = 0..<table.rowCount
    let filled = rows.filter { !table.isMissing($0, column) }
    guard !filled.isEmpty else { return }
    if title != "super_zone",
      filled.allSatisfy({ table.number($0, column).map(\.isFinite) ?? false })
    {
      columns.append(ZoneColumn(name: title, values: rows.map { table.number($0, column) }))
      return
    }
    var scheme = RegionScheme(name: title, regions: [])
    for row in rows {
      let region = table.text(row, column)
      guard !region.isEmpty else { continue }
      if let known = scheme.regions.firstIndex(where: { $0.name == region }) {
        scheme.regions[known].zones.append(RowIndex(row))
      } else {
        scheme.regions.append(RegionScheme.Region(name: region, zones: [RowIndex(row)]))
      }
    }
    // A remark on each zone is no region.
    guard scheme.regions.count < filled.count || filled.count < 4 else {
      others.append(ExtraColumn(name: title, values: rows.map { table.field($0, column) }))
      return
    }
    schemes.append(scheme)
  }
}
