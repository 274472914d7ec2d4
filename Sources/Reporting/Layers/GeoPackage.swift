// Layers as a GeoPackage (OGC 12-128r19, version 1.3): an SQLite database that GDAL, QGIS and
// ArcGIS open.

import NetworkFiles
import NetworkImport
import TransportNetwork

/// Why a GeoPackage was not written.
public struct GeoPackageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String
}

/// Writes layers as a GeoPackage.
public enum GeoPackage {
  /// Whether the program was built with the package trait `GeoPackage`.
  public static var isBuiltIn: Bool {
    #if GeoPackage
      true
    #else
      false
    #endif
  }

  /// What a program says that was built without SQLite.
  public static let notBuilt = GeoPackageError(
    description:
      "This program was built without GeoPackage. Install libsqlite3-dev and build it with `make`, or "
      + "`swift build -c release --traits GeoPackage`; or write GeoJSON."
  )

  /// Writes a new file with a table of features for each layer, in one transaction.
  ///
  /// A layer keeps its coordinate reference system: that of an EPSG code is named and left to the
  /// reader's own database of systems, as the standard allows; an unknown one is undefined.
  /// `last_change` is the beginning of 1970, so that the same layers give the same bytes.
  ///
  /// - Parameters:
  ///   - layers: The layers, with different names.
  ///   - tables: Tables without a geometry, for ``PackageTables``.
  ///   - path: A file that is not there yet.
  /// - Throws: SQLite's reason, or how to build a program that can.
  public static func write(
    _ layers: [FeatureLayer],
    tables: [AttributeTable] = [],
    to path: String
  ) throws(GeoPackageError) {
    #if GeoPackage
      do throws(SQLiteError) {
        let database = try SQLiteDatabase(at: path)
        // The file is new and takes its name when it is complete: nothing to roll back to.
        try database.execute("PRAGMA journal_mode = MEMORY; BEGIN")
        try makeTables(database, layers)
        for layer in layers { try writeTable(layer, database) }
        for table in tables { try writeTable(table, database) }
        try database.execute("COMMIT")
      } catch {
        throw GeoPackageError(description: error.description)
      }
    #else
      throw notBuilt
    #endif
  }
}

#if GeoPackage
  /// The tables that every GeoPackage has.
  private func makeTables(
    _ database: borrowing SQLiteDatabase,
    _ layers: [FeatureLayer]
  ) throws(SQLiteError) {
    try database.execute(
      """
      PRAGMA application_id = 0x47504B47;
      PRAGMA user_version = 10300;
      CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
        organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
        description TEXT);
      CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
        identifier TEXT UNIQUE, description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
      CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
      """
    )
    var systems: [(name: String, id: Int, organization: String, definition: String)] = [
      ("Undefined cartesian SRS", -1, "NONE", "undefined"),
      ("Undefined geographic SRS", 0, "NONE", "undefined"),
      ("WGS 84", 4326, "EPSG", wgs84),
    ]
    for code in layers.compactMap(\.system.code) where !systems.contains(where: { $0.id == code }) {
      systems.append(("EPSG:\(code)", code, "EPSG", "undefined"))
    }
    try database.execute(
      "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
      rows: systems.map {
        [
          .text($0.name), .integer($0.id), .text($0.organization), .integer($0.id),
          .text($0.definition),
        ]
      }
    )
  }

  private func writeTable(
    _ layer: FeatureLayer,
    _ database: borrowing SQLiteDatabase
  ) throws(SQLiteError) {
    let features = (0..<layer.count).lazy.map { layer[$0] }
    let isMulti = features.contains {
      if case .lines(let lines) = $0.geometry { lines.count > 1 } else { false }
    }
    let first = features.first { $0.geometry != .none }
    let isPoint = first.map { if case .point = $0.geometry { true } else { false } } ?? true
    let kind = isPoint ? "POINT" : isMulti ? "MULTILINESTRING" : "LINESTRING"
    let system = layer.system.code ?? -1
    let table = quoted(layer.name)
    let columns = columnNames(layer.fields)
    let definitions = zip(columns, layer.fields).map { ", \(quoted($0)) \(sqlType($1.kind))" }
    try database.execute(
      """
      CREATE TABLE \(table) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom \(kind)\
      \(definitions.joined()))
      """
    )
    let marks = columns.map { _ in ", ?" }.joined()
    try database.execute(
      "INSERT INTO \(table) VALUES (NULL, ?\(marks))",
      rows: features.map { feature in
        let blob = feature.geometry.blob(
          system: Int32(truncatingIfNeeded: system),
          asMulti: isMulti
        )
        return [blob.isEmpty ? .null : .bytes(blob)] + feature.values.map(databaseValue)
      }
    )
    var extent: Extent?
    for feature in features {
      for place in feature.geometry.places {
        if extent == nil { extent = Extent(place) } else { extent?.formUnion(place) }
      }
    }
    let bounds = [
      extent?.x.lowerBound, extent?.y.lowerBound, extent?.x.upperBound, extent?.y.upperBound,
    ]
    try database.execute(
      """
      INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '1970-01-01T00:00:00.000Z', ?, ?, ?, ?, ?)
      """,
      rows: [
        [.text(layer.name), .text(layer.name)]
          + bounds.map { $0.map { .number($0) } ?? .null } + [.integer(system)]
      ]
    )
    try database.execute(
      "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
      rows: [[.text(layer.name), .text(kind), .integer(system)]]
    )
  }

  /// Writes a table without a geometry.
  private func writeTable(
    _ table: AttributeTable,
    _ database: borrowing SQLiteDatabase
  ) throws(SQLiteError) {
    let columns = columnNames(table.fields)
    let definitions = zip(columns, table.fields).map { ", \(quoted($0)) \(sqlType($1.kind))" }
    try database.execute(
      """
      CREATE TABLE \(quoted(table.name)) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL\(definitions.joined()))
      """
    )
    let marks = columns.map { _ in ", ?" }.joined()
    try database.execute(
      "INSERT INTO \(quoted(table.name)) VALUES (NULL\(marks))",
      rows: table.rows.lazy.map { $0.map(databaseValue) }
    )
    try database.execute(
      """
      INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, '', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL)
      """,
      rows: [[.text(table.name), .text(table.name)]]
    )
  }

  /// The fields' names, with a number behind where SQLite would take two for one: it does not tell
  /// case apart.
  private func columnNames(_ fields: [FeatureLayer.Field]) -> [String] {
    var taken: Set = ["fid", "geom"]
    return fields.map { field in
      var name = field.name.isEmpty ? "field" : field.name
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(field.name)_\(number)"
        number += 1
      }
      return name
    }
  }

  private func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private func sqlType(_ kind: FeatureLayer.Field.Kind) -> String {
    switch kind {
    case .text: "TEXT"
    case .number: "DOUBLE"
    case .flag: "BOOLEAN"
    }
  }

  private func databaseValue(_ value: FeatureLayer.Value?) -> SQLiteValue {
    switch value {
    case .text(let text): .text(text)
    case .number(let number): number.isFinite ? .number(number) : .null
    case .flag(let flag): .integer(flag ? 1 : 0)
    case nil: .null
    }
  }

  /// WGS 84 as the standard spells it.
  private let wgs84 =
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
    + "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\","
    + "0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]"
#endif
