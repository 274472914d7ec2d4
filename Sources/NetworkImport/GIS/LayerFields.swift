// Which columns of a layer hold which fields of a package.

import NetworkFiles
import TransportNetwork

/// The fields that a layer of links, projects or places may have, and where they stand in it.
struct LayerFields {
  /// A field of a package, with the names under which layers have it.
  struct Field {
    var name: String
    var others: [String] = []
  }

  static let links: [Field] = [
    Field(name: "link_id"), Field(name: "name"),
    Field(name: "from_node_id", others: ["from", "from_id"]),
    Field(name: "to_node_id", others: ["to", "to_id"]), Field(name: "directed"),
    Field(name: "length"), Field(name: "facility_type"), Field(name: "free_speed"),
    Field(name: "allowed_uses"), Field(name: "toll"), Field(name: "u_mode", others: ["mode"]),
    Field(name: "u_travel_time", others: ["travel_minutes"]),
    Field(name: "u_headway", others: ["headway_minutes"]),
  ]
  static let projects: [Field] = [
    Field(name: "project_id"), Field(name: "project_name", others: ["project"]),
    Field(name: "cost"), Field(name: "status"), Field(name: "period"), Field(name: "group"),
    Field(name: "requires"), Field(name: "region"), Field(name: "source"), Field(name: "replaces"),
  ]
  static let places: [Field] = [
    Field(name: "node_id"), Field(name: "name"), Field(name: "name_local"),
    Field(name: "node_type"), Field(name: "facility_class"), Field(name: "zone_id"),
    Field(name: "super_zone"), Field(name: "through"),
  ]

  /// Positions of the fields that are there.
  private var positions: [String: Int] = [:]
  /// Names and positions of all other columns.
  private(set) var others: [(name: String, column: Int)] = []

  /// Finds the fields of a layer: the column that is mapped to one, else the one of its name.
  init(_ layer: GISLayer, _ fields: [Field], _ mappings: [ColumnMapping], reserved: [String] = []) {
    var used: Set<Int> = []
    for mapping in mappings where fields.contains(where: { $0.name == mapping.field }) {
      guard let column = layer.column([mapping.column]) else { continue }
      positions[mapping.field] = column
      used.insert(column)
    }
    for field in fields where positions[field.name] == nil {
      guard let column = layer.column([field.name] + field.others), !used.contains(column) else {
        continue
      }
      positions[field.name] = column
      used.insert(column)
    }
    // A column that is kept must not be taken for one of the package's.
    let taken = Set(fields.map(\.name) + reserved)
    for (position, column) in layer.columns.enumerated() where !used.contains(position) {
      let mapped = mappings.first { $0.column == column && !taken.contains($0.field) }
      let name = mapped?.field ?? column
      others.append((taken.contains(name.lowercased()) ? name + "_original" : name, position))
    }
  }

  /// Whether a layer has a field.
  func has(_ name: String) -> Bool { positions[name] != nil }

  /// A field of a row; empty when missing.
  func text(_ name: String, _ layer: GISLayer, _ row: Int) -> String {
    positions[name].map { layer.field(row, $0) } ?? ""
  }

  /// The value of a kept column by its name; empty when the layer has none.
  func other(_ name: String, _ layer: GISLayer, _ row: Int) -> String {
    others.first { $0.name == name }.map { layer.field(row, $0.column) } ?? ""
  }
}

extension [ColumnMapping] {
  /// Refuses a column that no layer has.
  func check(against layers: [GISLayer]) throws(ImportError) {
    let log = ProblemLog()
    for mapping in self where !layers.contains(where: { $0.column([mapping.column]) != nil }) {
      for layer in layers {
        log.error(
          file: layer.label,
          """
          has no column \(quoted(mapping.column)), which is to be \(mapping.field); it has \
          \(layer.columns.isEmpty ? "none" : listing(layer.columns))\
          \(log.suggestion(for: mapping.column, among: layer.columns))
          """
        )
      }
    }
    try log.check()
  }
}
