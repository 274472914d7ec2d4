// A whole package as layers and tables of a GeoPackage, so that map programs edit all of it.

public import NetworkFiles
public import TransportNetwork

/// A table without a geometry.
public struct AttributeTable: Sendable, Equatable {
  /// Its name.
  public var name: String
  /// Its columns.
  public var fields: [FeatureLayer.Field]
  /// A value for each column, by row.
  public var rows: [[FeatureLayer.Value?]]
}

/// The layers zones, nodes, links and projects with every column of the package's tables, and the
/// tables that have no place on a map.
///
/// `import gis` makes the same package of them again. Beside what maps show, nodes have x_coord and
/// y_coord, which tell where a node was before it was moved; links and projects have `course`,
/// false where the line is only drawn straight between two nodes; projects without links have a row
/// without a line; columns of project_link.csv that Corridor does not know begin with `link_`.
public struct PackageTables: Sendable {
  /// The layers; projects only where there are some.
  public let layers: [FeatureLayer]
  /// config, use_definition, mode, region, area, and the properties of datapackage.json.
  public let tables: [AttributeTable]

  /// Takes a network that has coordinates, and numbers of its zones beside.
  ///
  /// - Throws: When a column has not one value per row.
  /// - Complexity: O(rows) time and memory: the tables are made as text.
  public init(_ network: Network, values: [ZoneValues] = []) throws(NetworkWriteError) {
    let columns = { (table: String) throws(NetworkWriteError) in
      try KeptColumns(NetworkPackage.table(table, of: network), table)
    }
    let zone = try columns("zone").without(
      ["zone_id", "name", "super_zone"] + network.zoneColumns.map(\.name)
    )
    let node = try columns("node").without(["node_id", "name", "node_type", "zone_id"])
    let shown = [
      "link_id", "name", "from_node_id", "to_node_id", "directed", "geometry", "length",
      "facility_type", "free_speed", "toll", "u_mode", "u_travel_time", "u_headway",
    ]
    let link = try columns("link").without(shown)
    let project = try columns("project").without(["project_id", "name", "cost"])
    let projectLink = try columns("project_link").without(shown + ["project_id"])
    var layers = [
      Self.zones(network, values, zone), FeatureLayer(network, .nodes).adding(node),
      FeatureLayer(network, .links).adding(link, courseOf: network.links),
      Self.projects(network, project, projectLink),
    ]
    // No zones at all is something else than a zone for every node, which is what a missing table
    // means.
    layers.removeAll { $0.count == 0 && $0.name == "projects" }
    self.layers = layers
    var tables: [AttributeTable] = []
    for name in ["config", "use_definition", "mode", "region", "area"] {
      let all = try columns(name)
      if all.rowCount > 0 { tables.append(all.table(name)) }
    }
    let properties = network.extraColumns["datapackage"] ?? []
    if !properties.isEmpty {
      tables.append(
        AttributeTable(
          name: "datapackage",
          fields: texts(["property", "value"]),
          rows: properties.map { [.text($0.name), .text($0.values.first ?? "null")] }
        )
      )
    }
    self.tables = tables
  }

  /// Zones without a node too, which the map does not show.
  private static func zones(
    _ network: Network,
    _ values: [ZoneValues],
    _ others: KeptColumns
  ) -> FeatureLayer {
    let drawn = FeatureLayer(network, .zones, values: values)
    var rowOfZone: [String: Int] = [:]
    for row in 0..<drawn.count {
      if case .text(let id)? = drawn[row].values[0] { rowOfZone[id] = row }
    }
    let columns = network.zoneColumns.map(\.values) + values.map(\.values)
    return FeatureLayer(
      drawn.name,
      drawn.system,
      fields: drawn.fields + others.fields,
      count: network.zones.count
    ) { [rowOfZone] position in
      let zone = network.zones[position]
      var feature =
        rowOfZone[zone.id].map { drawn[$0] }
        ?? FeatureLayer.Feature(
          geometry: .none,
          values: [.text(zone.id), .text(zone.name), .text(zone.superZone)]
            + columns.map { .number($0[position]) }
        )
      feature.values += others.values(position)
      return feature
    }
  }

  /// A row for each link of a project, and one for a project without.
  private static func projects(
    _ network: Network,
    _ ofProjects: KeptColumns,
    _ ofLinks: KeptColumns
  ) -> FeatureLayer {
    let drawn = FeatureLayer(network, .projects)
    var rows: [(project: Int, link: Int?)] = []
    var linkCount = 0
    for (position, project) in network.projects.enumerated() {
      for _ in project.links {
        rows.append((position, linkCount))
        linkCount += 1
      }
      if project.links.isEmpty { rows.append((position, nil)) }
    }
    let courses = network.projects.flatMap { $0.links.map { !$0.link.geometry.isEmpty } }
    let linkFields = ofLinks.fields.map { field in
      let isOurs = ["allowed_uses", "replaces"].contains(field.name)
      return FeatureLayer.Field(
        name: isOurs ? field.name : "link_\(field.name)",
        kind: field.kind
      )
    }
    let blank = drawn.fields.count - 3
    return FeatureLayer(
      drawn.name,
      drawn.system,
      fields: drawn.fields + [FeatureLayer.Field(name: "course", kind: .flag)] + ofProjects.fields
        + linkFields,
      count: rows.count
    ) { [rows] row in
      let (position, link) = rows[row]
      let project = network.projects[position]
      var feature =
        link.map { drawn[$0] }
        ?? FeatureLayer.Feature(
          geometry: .none,
          values: [.text(project.id), .text(project.name), .number(project.cost)]
            + [FeatureLayer.Value?](repeating: nil, count: blank)
        )
      feature.values.append(link.map { .flag(courses[$0]) } ?? .flag(false))
      feature.values += ofProjects.values(position)
      feature.values +=
        link.map { ofLinks.values($0) }
        ?? [FeatureLayer.Value?](repeating: nil, count: linkFields.count)
      return feature
    }
  }
}

extension FeatureLayer {
  /// The layer with more columns, and for links with whether their course is their own.
  fileprivate func adding(_ others: KeptColumns, courseOf links: [Link]? = nil) -> FeatureLayer {
    let flag = links == nil ? [] : [Field(name: "course", kind: .flag)]
    return FeatureLayer(name, system, fields: fields + flag + others.fields, count: count) { row in
      var feature = self[row]
      if let links { feature.values.append(.flag(!links[row].geometry.isEmpty)) }
      feature.values += others.values(row)
      return feature
    }
  }
}

extension GeoPackage {
  /// Writes a network with everything that its package has, for `import gis` to read back.
  ///
  /// - Throws: SQLite's reason, or how to build a program that can.
  public static func write(
    whole network: Network,
    values: [ZoneValues] = [],
    to path: String
  ) throws(GeoPackageError) {
    let package: PackageTables
    do throws(NetworkWriteError) {
      package = try PackageTables(network, values: values)
    } catch {
      throw GeoPackageError(description: error.description)
    }
    try write(package.layers, tables: package.tables, to: path)
  }
}

/// Columns of a table as it is written: numbers where all fields are, else texts.
private struct KeptColumns: Sendable {
  private let table: CSVTable?
  private let columns: [Int]
  let fields: [FeatureLayer.Field]

  init(_ text: String, _ name: String) {
    // What was just written is a table.
    let table = text.isEmpty ? nil : try? CSVTable(bytes: Array(text.utf8), name: name)
    self.init(table, table.map { Array(0..<$0.columnCount) } ?? [])
  }

  private init(_ table: CSVTable?, _ columns: [Int]) {
    self.table = table
    self.columns = columns
    fields = columns.map { column in
      guard let table else { return FeatureLayer.Field(name: "", kind: .text) }
      var isFilled = false
      for row in 0..<table.rowCount {
        let text = table.field(row, column)
        if text.isEmpty { continue }
        isFilled = true
        // Only what comes back the same to the letter may become a number: "007" is none.
        guard let number = Double(text), number.isFinite, shortestDecimal(number) == text else {
          return FeatureLayer.Field(name: table.header[column], kind: .text)
        }
      }
      return FeatureLayer.Field(name: table.header[column], kind: isFilled ? .number : .text)
    }
  }

  var rowCount: Int { table?.rowCount ?? 0 }

  func without(_ names: [String]) -> KeptColumns {
    KeptColumns(table, columns.filter { !names.contains(table?.header[$0] ?? "") })
  }

  func values(_ row: Int) -> [FeatureLayer.Value?] {
    zip(columns, fields).map { column, field in
      guard let text = table?.field(row, column), !text.isEmpty else { return nil }
      return field.kind == .number ? Double(text).map { .number($0) } : .text(text)
    }
  }

  func table(_ name: String) -> AttributeTable {
    AttributeTable(name: name, fields: fields, rows: (0..<rowCount).map { values($0) })
  }
}
