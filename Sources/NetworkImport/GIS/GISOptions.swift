// What may be chosen of an import of map layers.

import TransportNetwork

/// The choices of an import from layers and tables of a geographic information system.
public struct GISOptions: Sendable {
  /// Names of the layers to read; empty for the only one of each file.
  public var layers: [String] = []
  /// Fields of a package, each with the column of the layers that holds it.
  public var columns: [ColumnMapping] = []
  /// Ends of lines as near as this, in metres, are one node.
  public var snapMetres = 1.0
  /// Whether lines meet where they cross or touch.
  public var isPlanarized = false
  /// Kilometres within which a place is joined to the nearest node.
  public var accessKilometres = 5.0
  /// The reference system of files that do not say; empty when not given.
  public var crs = ""
  /// Unit of a length column: km, m, mile or ft.
  public var lengthUnit = "km"
  /// Unit of a speed column: kmh or mph.
  public var speedUnit = "kmh"
  /// km/h of modes whose links have no speed of their own.
  public var speeds: [String: Double] = [:]
  /// Columns of places that tell their region: each becomes a scheme.
  public var schemes: [String] = []
  /// Name of the network; nil for that of the first file, or what a GeoPackage of `convert` says.
  public var name: String?
  /// Currency of its money; nil for USD, or what a GeoPackage of `convert` says.
  public var currency: String?

  /// Units of lengths that may be chosen.
  public static let lengthUnits = ["km", "m", "mile", "ft"]
  /// Units of speeds that may be chosen.
  public static let speedUnits = ["kmh", "mph"]

  /// Makes the standard choices.
  public init() {}
}

/// A field of a package and the column that holds it.
public struct ColumnMapping: Sendable, Equatable {
  /// The field as link.csv, node.csv, zone.csv and project.csv name it.
  public var field: String
  /// The layers' column.
  public var column: String

  /// Names of fields that may be mapped, short ones beside those of the tables.
  static let fields: [String: String] = {
    var names: [String: String] = [
      "id": "link_id", "from": "from_node_id", "to": "to_node_id", "type": "facility_type",
      "speed": "free_speed", "uses": "allowed_uses", "mode": "u_mode", "minutes": "u_travel_time",
      "headway": "u_headway", "project": "project_id",
    ]
    for field in (LayerFields.links + LayerFields.projects + LayerFields.places) {
      names[field.name] = field.name
    }
    return names
  }()

  /// Reads `FIELD=COLUMN`.
  ///
  /// - Returns: nil when there is no equals sign, or nothing on one side of it.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let name = parts[0].filter { !$0.isWhitespace }
    field = Self.fields[name.lowercased()] ?? name
    column = String(parts[1])
  }
}
