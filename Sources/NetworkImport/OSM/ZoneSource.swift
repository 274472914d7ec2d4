// Zones of the user's own: a CSV table with coordinates or polygons instead of the file's places.

public import NetworkFiles
public import TransportNetwork

/// Zones to be joined to an imported network.
public struct ZoneSource: Sendable, Equatable {
  /// One zone.
  public struct Zone: Sendable, Equatable {
    /// `zone_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// `name_local`, empty when missing.
    public var localName = ""
    /// `super_zone`, empty when missing.
    public var superZone = ""
    /// Degrees east, from -180 to 180.
    public var longitude: Double
    /// Degrees north, from -90 to 90.
    public var latitude: Double
    /// `boundary` as WKT, empty when missing.
    public var boundary = ""
  }

  /// The zones.
  public var zones: [Zone]
  /// Numeric columns, one value per zone.
  public var columns: [ZoneColumn]

  /// Reads a table with the columns zone_id (or id, or the first one), name, and coordinates
  /// (x_coord and y_coord, lon and lat, longitude and latitude, x and y) or a polygon (boundary,
  /// geometry, wkt); all other numeric columns are kept.
  ///
  /// A polygon stands for its centroid.
  /// - Throws: every row that has neither, an id twice, coordinates that are not on the globe.
  public init(contentsOf path: String) throws(OSMError) {
    let table: CSVTable
    do throws(CSVError) { table = try CSVTable(contentsOf: path) } catch {
      throw OSMError(error.problems)
    }
    self = try ZoneSource(table)
  }

  /// Takes a table.
  public init(_ table: CSVTable) throws(OSMError) {
    let columns = ZoneSourceColumns(table)
    guard columns.hasPlaces else {
      throw OSMError(
        file: table.name,
        """
        has the columns \(listing(table.header)); expected coordinates (x_coord and y_coord, lon and lat) or a \
        polygon (boundary, wkt). Add them
        """
      )
    }
    zones = []
    var problems: [PackageProblem] = []
    var seen: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let id = table.text(row, columns.id)
      func report(_ column: Int, _ message: String) {
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
      if id.isEmpty { report(columns.id, "the zone has no id; give it one") }
      if let first = seen.updateValue(table.line(ofRow: row), forKey: id), !id.isEmpty {
        report(columns.id, "zone \(quoted(id)) is on line \(first) already; remove one of them")
      }
      switch columns.place(table, row) {
      case .success(let place): zones.append(columns.zone(table, row, id: id, place))
      case .failure(let fault): report(fault.column, fault.message)
      }
    }
    if table.rowCount == 0 {
      problems.append(PackageProblem(.error, file: table.name, message: "has no zones; add rows"))
    }
    guard problems.isEmpty else { throw OSMError(problems) }
    self.columns = columns.numbers(table)
  }
}

/// Where a table of zones has what.
private struct ZoneSourceColumns {
  let id: Int
  private let name: Int?
  private let localName: Int?
  private let superZone: Int?
  private let x: Int?
  private let y: Int?
  private let shape: Int?

  /// What is wrong with a row.
  struct Fault: Error {
    var column: Int
    var message: String
  }

  init(_ table: CSVTable) {
    func find(_ names: String...) -> Int? {
      for name in names {
        let found = table.header.firstIndex { $0.lowercased() == name }
        if let found { return found }
      }
      return nil
    }
    id = find("zone_id", "id") ?? 0
    name = find("name")
    localName = find("name_local")
    superZone = find("super_zone")
    x = find("x_coord", "lon", "longitude", "lng", "x")
    y = find("y_coord", "lat", "latitude", "y")
    shape = find("boundary", "geometry", "wkt", "geom", "wkt_geom")
  }

  var hasPlaces: Bool { shape != nil || (x != nil && y != nil) }

  func place(_ table: CSVTable, _ row: Int) -> Result<(x: Double, y: Double), Fault> {
    if let x, let y, !table.isMissing(row, x) || shape == nil {
      guard let east = table.number(row, x), abs(east) <= 180 else {
        return .failure(Fault(column: x, message: "expected degrees east, from -180 to 180"))
      }
      guard let north = table.number(row, y), abs(north) <= 90 else {
        return .failure(Fault(column: y, message: "expected degrees north, from -90 to 90"))
      }
      return .success((east, north))
    }
    let column = shape ?? id
    let text = table.field(row, column)
    if let point = polygonCentre(wellKnownText: text), abs(point.x) <= 180, abs(point.y) <= 90 {
      return .success(point)
    }
    return .failure(
      Fault(
        column: column,
        message: "expected WKT in degrees, as POLYGON ((9.5 47.1, 9.6 47.1, 9.6 47.2, 9.5 47.1))"
      )
    )
  }

  func zone(
    _ table: CSVTable,
    _ row: Int,
    id: String,
    _ place: (x: Double, y: Double)
  ) -> ZoneSource.Zone {
    func text(_ column: Int?) -> String { column.map { table.text(row, $0) } ?? "" }
    return ZoneSource.Zone(
      id: id,
      name: text(name),
      localName: text(localName),
      superZone: text(superZone),
      longitude: place.x,
      latitude: place.y,
      boundary: text(shape)
    )
  }

  /// Columns of which every field that is there is a number.
  func numbers(_ table: CSVTable) -> [ZoneColumn] {
    let used = [id, name, localName, superZone, x, y, shape].compactMap(\.self)
    return (0..<table.columnCount).compactMap { column in
      guard !used.contains(column), !table.header[column].isEmpty else { return nil }
      var values: [Double?] = []
      for row in 0..<table.rowCount {
        switch table.numeral(row, column) {
        case .missing: values.append(nil)
        case .value(let number) where number.isFinite: values.append(number)
        default: return nil
        }
      }
      return values.contains { $0 != nil }
        ? ZoneColumn(name: table.header[column], values: values) : nil
    }
  }
}
