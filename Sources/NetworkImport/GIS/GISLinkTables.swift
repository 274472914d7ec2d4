// link.csv, project.csv and project_link.csv of an import.

import NetworkFiles
import TransportNetwork

/// The tables of links and projects in the making.
struct GISLinkTables {
  private let layers: [GISLayer]
  private let fields: [Int: LayerFields]
  private let options: GISOptions
  private let extras: [String]
  private var links: DraftTable
  private var projectLinks: DraftTable
  private var projects: DraftTable
  /// By project: its row in project.csv, and where that comes from.
  private var known: [String: (row: [String], origin: RowOrigin)] = [:]
  /// The first row of each mode that says neither speed nor minutes.
  private(set) var slow: [String: RowOrigin] = [:]

  private static let columns = LayerFields.links.map(\.name) + ["geometry"]
  private static let projectColumns = [
    "project_id", "name", "cost", "status", "period", "group", "requires", "region", "source",
  ]
  private static let lengths = ["km": 1, "m": 0.001, "mile": 1.609344, "ft": 0.0003048]

  init(_ layers: [GISLayer], _ fields: [Int: LayerFields], _ options: GISOptions) {
    self.layers = layers
    self.fields = fields
    self.options = options
    var names: [String] = []
    for layer in fields.keys.sorted() {
      for (name, _) in fields[layer]?.others ?? [] where !names.contains(name) {
        names.append(name == "geometry" ? "geometry_original" : name)
      }
    }
    extras = names
    links = DraftTable(Self.columns + extras)
    projectLinks = DraftTable(["project_id"] + Self.columns + ["replaces"] + extras)
    projects = DraftTable(Self.projectColumns)
  }

  /// How many links there are, those of projects apart.
  var linkCount: Int { links.rowCount }

  /// Adds the link of a piece.
  mutating func add(
    _ piece: GISPiece,
    _ ends: (GISNodes.Row, GISNodes.Row),
    _ course: [Position],
    isProject: Bool,
    _ origin: RowOrigin,
    _ log: ProblemLog
  ) {
    let layer = layers[piece.layer]
    guard let fields = fields[piece.layer] else { return }
    let text = { (name: String) in fields.text(name, layer, piece.row) }
    var values: [String: String] = [:]
    for name in Self.columns { values[name] = text(name) }
    let own = values["link_id"] ?? ""
    values["link_id"] = (own.isEmpty ? "\(layer.name)-\(layer.key(piece.row))" : own) + piece.suffix
    values["from_node_id"] = ends.0.id
    values["to_node_id"] = ends.1.id
    // Lines are drawn once for both ways, as roads on a map are.
    if values["directed"] == "" { values["directed"] = "false" }
    if values["u_mode"] == "" { values["u_mode"] = GISBuilder.defaultMode }
    for name in ["length", "u_travel_time", "toll"] where piece.share != 1 {
      if let number = values[name].flatMap({ Double($0) }) {
        values[name] = shortestDecimal(number * piece.share)
      }
    }
    if values["length"] == "" {
      let places = course.isEmpty ? [ends.0.place, ends.1.place] : course
      values["length"] = length(courseKilometres([places], .degrees))
    }
    if values["free_speed"] == "", values["u_travel_time"] == "", let mode = values["u_mode"] {
      slow[mode] = slow[mode] ?? origin
    }
    // Two places are the straight line that a link is without a course.
    values["geometry"] = course.count > 2 ? wellKnownText([course]) : ""
    let others = extras.map { fields.other($0, layer, piece.row) }
    guard isProject else {
      links.append(Self.columns.map { values[$0] ?? "" } + others, from: origin)
      return
    }
    let name = [text("project_name"), text("name")].first { !$0.isEmpty } ?? ""
    let id =
      [text("project_id"), name].first { !$0.isEmpty } ?? "\(layer.name)-\(layer.key(piece.row))"
    projectLinks.append(
      [id] + Self.columns.map { values[$0] ?? "" } + [text("replaces")] + others,
      from: origin
    )
    let row = [id, name] + Self.projectColumns.dropFirst(2).map { text($0) }
    if let first = known[id] {
      log.addContradictions(of: id, row, first.row, first.origin, projects.columns, at: origin)
      return
    }
    known[id] = (row, origin)
    projects.append(row, from: origin)
  }

  /// Joins a place to the network over a road along the straight line.
  mutating func addAccess(_ place: GISNodes.Row, _ node: GISNodes.Row, _ kilometres: Double) {
    let values: [String: String] = [
      "link_id": "access-\(place.id)", "from_node_id": place.id, "to_node_id": node.id,
      "directed": "false", "length": length(kilometres), "facility_type": "access",
      "u_mode": GISBuilder.defaultMode,
      "u_travel_time": shortestDecimal(rounded(kilometres / GISBuilder.accessSpeed * 60)),
    ]
    links.append(
      (Self.columns + extras).map { values[$0] ?? "" },
      from: place.origin ?? RowOrigin(label: "", number: 0)
    )
  }

  /// The tables that have rows.
  func tables() -> [String: DraftTable] {
    var tables = ["link.csv": links]
    if projects.rowCount > 0 {
      tables["project.csv"] = projects
      tables["project_link.csv"] = projectLinks
    }
    return tables
  }

  /// Kilometres in the unit of the length columns, to a millimetre.
  private func length(_ kilometres: Double) -> String {
    shortestDecimal(rounded(kilometres / (Self.lengths[options.lengthUnit] ?? 1)))
  }

  private func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
