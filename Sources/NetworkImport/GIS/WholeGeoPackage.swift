// A GeoPackage that `convert` wrote, with what was edited in between, becomes the package again.

import NetworkFiles
import OrderedJSON
import TransportNetwork

/// Reads the layers zones, nodes, links and projects, and the tables beside them, as the tables of
/// a package.
///
/// Nodes are where their points are: x_coord and y_coord only tell where they were. A link's course
/// is its line, but for the straight lines of links without one (`course` false). Where a node was
/// moved, courses end at its new place, and lengths grow or shrink as the course does.
struct WholeGeoPackage {
  private let file: GeoPackageFile
  private let options: GISOptions
  private let log = ProblemLog()
  var summary = GISSummary()

  private var config: GISLayer
  private var places: WholeNodes
  private var tables: [String: DraftTable] = [:]

  /// Whether a file is one: its layers nodes and links have ids as convert writes them.
  ///
  /// The tables may be lost in copying.
  static func isOne(_ file: GeoPackageFile) -> Bool {
    func has(_ name: String, _ columns: [String]) -> Bool {
      guard let content = file.contents.first(where: { $0.name == name && $0.geometry != nil })
      else { return false }
      // A layer that is announced and not there is told of by whoever reads it.
      let found = file.columns(of: content)
      return found.isEmpty || Set(found).isSuperset(of: columns)
    }
    return has("nodes", ["node_id"]) && has("links", ["link_id", "from_node_id", "to_node_id"])
  }

  init(_ file: GeoPackageFile, _ options: GISOptions) throws(ImportError) {
    self.file = file
    self.options = options
    summary.isWhole = true
    func content(_ name: String) -> GeoPackageFile.Content {
      file.contents.first { $0.name == name } ?? GeoPackageFile.Content(name: name)
    }
    let hasConfig = file.contents.contains { $0.name == "config" && $0.geometry == nil }
    let config =
      hasConfig
      ? try file.layer(content("config"))
      : GISLayer(label: file.label, name: "config", columns: [], hasShapes: false)
    self.config = config
    let layers = ["nodes", "links", "projects"]
    let systems = file.contents.filter { layers.contains($0.name) }.compactMap(\.crs)
    if Set(systems).count > 1 {
      throw ImportError(
        file: file.label,
        "has layers in different reference systems (\(listing(systems))); save nodes, links and projects in one"
      )
    }
    let said = config.column(["crs"]).map { config.rows.isEmpty ? "" : config.field(0, $0) } ?? ""
    var system = CoordinateSystem(said.isEmpty ? systems.first ?? "EPSG:4326" : said)
    var isProjected = false
    if let drawn = systems.first, CoordinateSystem(drawn).code != system.code {
      summary.notes.append(
        "the layers are in \(drawn) and no more in \(system.name): the package is too, and no node counts as moved"
      )
      system = CoordinateSystem(drawn)
      isProjected = true
    }
    places = WholeNodes(
      try file.layer(content("nodes")),
      system,
      knowsOldPlaces: !isProjected,
      within: options.snapMetres / 1000
    )
  }

  /// Makes the package.
  mutating func network() throws(ImportError) -> (network: Network, report: PackageReport) {
    try places.read(log)
    try log.check()
    tables["node.csv"] = places.table
    note("nodes", places.layer)
    addConfiguration()
    var descriptor: [String: [UInt8]] = [:]
    var links = WholeLinks(places, options)
    for content in file.contents {
      switch content.name {
      case "use_definition", "mode", "region", "area":
        let layer = try file.layer(content)
        if !layer.rows.isEmpty { tables["\(content.name).csv"] = layer.table }
      case "zones":
        let layer = try file.layer(content)
        tables["zone.csv"] = layer.table
        note("zones", layer)
        places.noteMovedZones(layer, &summary)
      case "links":
        let layer = try file.layer(content)
        note("links", layer)
        links.addLinks(layer, log)
      case "projects":
        let layer = try file.layer(content)
        note("projects", layer)
        links.addProjects(layer, log)
      case "datapackage": descriptor["datapackage.json"] = Self.descriptor(try file.layer(content))
      case "nodes", "config": break
      case _ where GeoPackageFile.ofQGIS.contains(content.name): break
      default:
        summary.notes.append(
          "\(file.label)(\(content.name)) is none of a package's, and is not read"
        )
      }
    }
    try log.check()
    if tables["mode.csv"] == nil { tables["mode.csv"] = modes(links.modes) }
    tables.merge(links.tables()) { own, _ in own }
    summary.notes += places.notes + links.notes
    return try tables.network(with: descriptor, label: file.label)
  }

  private mutating func note(_ name: String, _ layer: GISLayer) {
    summary.layers.append(
      GISSummary.Layer(
        label: layer.label,
        kind: layer.kind,
        rows: layer.rows.count,
        became: name
      )
    )
  }

  private mutating func addConfiguration() {
    var columns = config.columns
    var row =
      config.rows.isEmpty ? columns.map { _ in "" } : columns.indices.map { config.field(0, $0) }
    func set(_ name: String, _ value: String) {
      if let position = columns.firstIndex(of: name) {
        row[position] = value
      } else {
        columns.append(name)
        row.append(value)
      }
    }
    set("crs", places.system.name)
    if let name = options.name { set("dataset_name", name) }
    if let currency = options.currency { set("currency", currency) }
    var table = DraftTable(columns)
    table.append(row, from: RowOrigin(label: config.label, number: 1))
    tables["config.csv"] = table
  }

  /// The modes of links where the file has no table of them, with the usual speeds.
  private mutating func modes(_ names: [String]) -> DraftTable {
    var table = DraftTable(["mode", "use", "speed"])
    for name in names.isEmpty ? [GISBuilder.defaultMode] : names {
      let speed = options.speeds[name] ?? GISBuilder.speeds[name]
      table.append(
        [name, "passenger", speed.map { shortestDecimal($0) } ?? ""],
        from: RowOrigin(label: file.label, number: 0)
      )
    }
    summary.notes.append(
      "the file has no table mode: each mode has its usual speed, and neither boarding nor costs"
    )
    return table
  }

  /// datapackage.json of the properties in the table datapackage.
  private static func descriptor(_ layer: GISLayer) -> [UInt8] {
    guard let name = layer.column(["property"]), let value = layer.column(["value"]) else {
      return Array("{}".utf8)
    }
    let members = layer.rows.map { row in
      let text = layer.field(row, value)
      return JSONValue.Member(
        key: layer.field(row, name),
        value: (try? JSONValue(parsing: Array(text.utf8))) ?? .string(text)
      )
    }
    return Array(JSONValue.object(members).compact.utf8)
  }
}

extension GISLayer {
  /// All fields as a table.
  var table: DraftTable {
    var table = DraftTable(columns)
    for row in rows {
      table.append(columns.indices.map { field(row, $0) }, from: origin(row))
    }
    return table
  }

  /// Where a row stands.
  func origin(_ row: Int) -> RowOrigin { RowOrigin(label: label, number: numbers[row]) }
}
