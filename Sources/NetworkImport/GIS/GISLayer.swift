// A layer of a map file, or a table without places: fields as texts, a shape for each row, and
// where a row stands.

import NetworkFiles
import TransportNetwork

/// What was read of one layer.
struct GISLayer {
  /// What messages call it: the file, with the layer where a file has several.
  var label: String
  /// The layer's own name.
  var name: String
  /// Names of the fields, the geometry apart.
  var columns: [String]
  /// The fields row by row; empty when missing.
  var fields: [String] = []
  /// A shape for each row; nil where there is none.
  var shapes: [Shape?] = []
  /// The number of each row in its file: a feature's id, or a line.
  var numbers: [Int] = []
  /// Whether the layer has a geometry column.
  var hasShapes: Bool
  /// The reference system of its shapes; nil when the file does not say.
  var crs: String?

  /// Whether ``numbers`` are lines, and no ids.
  var hasLines = false

  var rows: Range<Int> { shapes.indices }

  /// What tells a row apart from the layer's others: a feature's id, or its place in the table.
  func key(_ row: Int) -> Int { hasLines ? row + 1 : numbers[row] }

  /// A field by its column's position.
  func field(_ row: Int, _ column: Int) -> String { fields[row * columns.count + column] }

  /// The position of a column of one of these names, letter case not mattering, or of a name cut to
  /// ten letters.
  func column(_ names: [String]) -> Int? {
    for name in names {
      if let exact = columns.firstIndex(of: name) { return exact }
      if let other = columns.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
        return other
      }
    }
    // Shapefiles cut names to ten letters.
    for name in names where name.utf8.count > 10 {
      let found = columns.indices.filter {
        columns[$0].utf8.count == 10 && name.hasPrefix(columns[$0].lowercased())
      }
      if found.count == 1 { return found[0] }
    }
    return nil
  }

  /// What most of its rows are: `points`, `lines`, `areas`; `a table` without shapes.
  var kind: String {
    guard hasShapes else { return "a table" }
    return shapes.lazy.compactMap { $0?.kind }.first ?? "empty"
  }

  /// Reads a CSV file or the first sheet of a workbook, with a column of WKT or of coordinates
  /// where it has one.
  init(_ table: CSVTable, name: String) {
    self.init(label: table.name, name: name, columns: [], hasShapes: false)
    hasLines = true
    let header = table.header
    func find(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in header.firstIndex { $0.lowercased() == name } }.first
    }
    let shape = find(["geometry", "wkt", "geom", "wkt_geom", "the_geom", "shape", "boundary"])
    let x = find(["x_coord", "lon", "longitude", "lng", "long", "x", "easting"])
    let y = find(["y_coord", "lat", "latitude", "y", "northing"])
    let isPlaced = x != nil && y != nil
    hasShapes = shape != nil || isPlaced
    let kept = header.indices.filter {
      $0 != shape && !(isPlaced && ($0 == x || $0 == y)) && !header[$0].isEmpty
    }
    columns = kept.map { header[$0] }
    for row in 0..<table.rowCount {
      for column in kept {
        fields.append(table.isMissing(row, column) ? "" : table.text(row, column))
      }
      numbers.append(table.line(ofRow: row))
      var found: Shape?
      if let shape {
        let text = table.text(row, shape)
        found = Shape(wellKnownText: text) ?? (text.isEmpty ? nil : .other("\(quoted(text))"))
      }
      if found == nil, let x, let y, let east = table.number(row, x),
        let north = table.number(row, y), east.isFinite, north.isFinite
      {
        found = .point(Position(x: east, y: north))
      }
      shapes.append(found)
    }
  }

  /// An empty layer.
  init(label: String, name: String, columns: [String], hasShapes: Bool, crs: String? = nil) {
    self.label = label
    self.name = name
    self.columns = columns
    self.hasShapes = hasShapes
    self.crs = crs
  }
}
