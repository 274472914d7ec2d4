// The layers and tables of a GeoPackage, read by SQLite itself: numbers stay what they are to the
// last bit.

import NetworkFiles
import TransportNetwork

/// A GeoPackage that is there.
struct GeoPackageFile {
  /// A layer or table of the file.
  struct Content {
    var name: String
    /// The geometry column; nil for a table without one.
    var geometry: String?
    /// The reference system; nil when it is undefined.
    var crs: String?
    /// Whether the reference system is longitude and latitude on WGS 84.
    var isDegrees = false
  }

  let path: String
  /// What messages call it.
  let label: String
  /// Its layers and tables, in the order in which they were made.
  private(set) var contents: [Content] = []

  /// Tables in which QGIS keeps styles and projects.
  static let ofQGIS: Set = ["layer_styles", "qgis_projects"]

  /// What a program says that was built without SQLite.
  static let notBuilt =
    "cannot be read: this program was built without GeoPackage. Install libsqlite3-dev and build it with `make`, or "
    + "`swift build -c release --traits GeoPackage`"

  /// Whether a file is a database of SQLite, by its first bytes.
  static func isDatabase(_ path: String) -> Bool {
    guard let bytes = try? firstBytes(path, 16) else { return false }
    return bytes == Array("SQLite format 3\0".utf8)
  }

  #if GeoPackage
    /// Lists a file's layers.
    ///
    /// - Throws: When it is no GeoPackage, with SQLite's reason.
    init(_ path: String, label: String) throws(ImportError) {
      self.path = path
      self.label = label
      var found: [Content] = []
      do throws(SQLiteError) {
        let database = try SQLiteDatabase(reading: path)
        try database.rows(
          of: """
            SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id,
              c.data_type
            FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
            LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
            WHERE c.data_type IN ('features', 'attributes', 'aspatial') ORDER BY c.rowid
            """
        ) { row throws(SQLiteError) in
          guard case .text(let name) = row[0] else { return }
          var content = Content(name: name)
          if case .text(let column) = row[1] { content.geometry = column }
          if case .text(let organization) = row[2], case .integer(let code) = row[3], code > 0,
            organization.uppercased() != "NONE", code != 99_999
          {
            content.crs = "\(organization.uppercased()):\(code)"
            content.isDegrees = content.crs == "EPSG:4326"
          }
          found.append(content)
        }
      } catch {
        throw ImportError(
          file: label,
          "is no GeoPackage that can be read: \(error); open and save it in QGIS, or by ogr2ogr"
        )
      }
      contents = found
    }

    /// The columns of a layer or table; empty when it cannot be read.
    func columns(of content: Content) -> [String] {
      var columns: [String] = []
      do throws(SQLiteError) {
        let database = try SQLiteDatabase(reading: path)
        try database.rows(of: "PRAGMA table_info(\(name(content.name)))") {
          row throws(SQLiteError) in
          if case .text(let column) = row[1] { columns.append(column) }
        }
      } catch {
        return []
      }
      return columns
    }

    /// Reads a layer or table, in the order of its rows.
    func layer(_ content: Content) throws(ImportError) -> GISLayer {
      let several = contents.count > 1
      let label = several ? "\(label)(\(content.name))" : label
      var columns: [String] = []
      var key: Int?
      var layer = GISLayer(
        label: label,
        name: content.name,
        columns: [],
        hasShapes: content.geometry != nil,
        crs: content.crs
      )
      do throws(SQLiteError) {
        let database = try SQLiteDatabase(reading: path)
        try database.rows(of: "PRAGMA table_info(\(name(content.name)))") {
          row throws(SQLiteError) in
          guard case .text(let column) = row[1] else { return }
          if case .integer(let place) = row[5], place > 0, key == nil { key = columns.count }
          columns.append(column)
        }
        let geometry = columns.firstIndex { $0 == content.geometry }
        let kept = columns.indices.filter { $0 != geometry && $0 != key }
        layer.columns = kept.map { columns[$0] }
        var damage: String?
        try database.rows(of: "SELECT * FROM \(name(content.name)) ORDER BY rowid") {
          row throws(SQLiteError) in
          for column in kept { layer.fields.append(text(row[column])) }
          var number = layer.numbers.count + 1
          if let key, case .integer(let id) = row[key] { number = id }
          layer.numbers.append(number)
          var shape: Shape?
          if let geometry, case .bytes(let blob) = row[geometry] {
            do throws(GeoPackageShape.Damage) {
              shape = try GeoPackageShape.shape(blob)
            } catch {
              damage = damage ?? "feature \(number) has a damaged geometry (byte \(error.byte))"
            }
          }
          layer.shapes.append(shape)
        }
        if let damage { throw SQLiteError(description: damage) }
      } catch {
        throw ImportError(file: label, "cannot be read: \(error)")
      }
      return layer
    }
  #else
    init(_ path: String, label: String) throws(ImportError) {
      throw ImportError(file: label, Self.notBuilt)
    }

    func columns(of content: Content) -> [String] { [] }

    func layer(_ content: Content) throws(ImportError) -> GISLayer {
      throw ImportError(file: label, Self.notBuilt)
    }
  #endif

  private func name(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

  #if GeoPackage
    private func text(_ value: SQLiteValue) -> String {
      switch value {
      case .text(let text): text
      case .integer(let number): String(number)
      case .number(let number): shortestDecimal(number)
      case .null, .bytes: ""
      }
    }
  #endif
}
