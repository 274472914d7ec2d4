// Links and projects of a GeoPackage of `convert`, with courses and lengths that follow moved
// nodes.

import NetworkFiles
import TransportNetwork

/// The tables of links and projects, as they were or as they were edited.
struct WholeLinks {
  private let nodes: WholeNodes
  private let options: GISOptions
  private var links = DraftTable([])
  private var projects = DraftTable([])
  private var projectLinks = DraftTable([])
  private var newLinks: [String] = []
  private var lengths: [String] = []
  private var kept: [String] = []
  private var loose: [String] = []
  private var newProjects: [String] = []

  /// The modes of all links, in the order of first appearance.
  private(set) var modes: [String] = []

  private static let columns = LayerFields.links.map(\.name) + ["geometry"]
  private static let fields = LayerFields.links + [LayerFields.Field(name: "course")]
  private static let projectColumns = [
    "project_id", "name", "cost", "status", "period", "group", "requires", "region", "source",
  ]

  init(_ nodes: WholeNodes, _ options: GISOptions) {
    self.nodes = nodes
    self.options = options
  }

  /// What was added and changed, a sentence each.
  var notes: [String] {
    var notes: [String] = []
    if !newLinks.isEmpty { notes.append("links added: \(newLinks.count) (\(few(newLinks)))") }
    if !newProjects.isEmpty {
      notes.append("projects added: \(newProjects.count) (\(few(newProjects)))")
    }
    if !lengths.isEmpty {
      notes.append("lengths that follow a moved node: \(lengths.count) (\(few(lengths)))")
    }
    if !kept.isEmpty {
      notes.append(
        "u_travel_time kept though a node was moved: \(kept.count) (\(few(kept))); change travel_minutes where the way takes longer or less now"
      )
    }
    if !loose.isEmpty {
      notes.append(
        "straight lines that do not end at their nodes: \(loose.count) (\(few(loose))); from_node_id and to_node_id say where a link leads"
      )
    }
    return notes
  }

  /// The tables that have rows.
  func tables() -> [String: DraftTable] {
    var tables = ["link.csv": links]
    if projects.rowCount > 0 { tables["project.csv"] = projects }
    if projectLinks.rowCount > 0 { tables["project_link.csv"] = projectLinks }
    return tables
  }

  // MARK: Layers

  /// Reads the layer links.
  mutating func addLinks(_ layer: GISLayer, _ log: ProblemLog) {
    let fields = LayerFields(layer, Self.fields, [], reserved: ["geometry"])
    links = DraftTable(Self.columns + fields.others.map(\.name))
    for row in layer.rows {
      guard let values = link(layer, row, fields, log) else { continue }
      let others = fields.others.map { layer.field(row, $0.column) }
      links.append(Self.columns.map { values[$0] ?? "" } + others, from: layer.origin(row))
    }
  }

  /// Reads the layer projects: a row per link, and one for each project without.
  mutating func addProjects(_ layer: GISLayer, _ log: ProblemLog) {
    let fields = LayerFields(
      layer,
      Self.fields + LayerFields.projects,
      [],
      reserved: ["geometry"]
    )
    // Columns of project_link.csv have a prefix, since those of project.csv may be called the same.
    let ofLinks = fields.others.filter { $0.name.hasPrefix("link_") }
    let ofProjects = fields.others.filter { !$0.name.hasPrefix("link_") }
    projects = DraftTable(Self.projectColumns + ofProjects.map(\.name))
    projectLinks = DraftTable(
      ["project_id"] + Self.columns + ["replaces"] + ofLinks.map { String($0.name.dropFirst(5)) }
    )
    var known: [String: (row: [String], origin: RowOrigin)] = [:]
    for row in layer.rows {
      let text = { (name: String) in fields.text(name, layer, row) }
      let name = text("project_name")
      var id = text("project_id")
      if id.isEmpty { id = name.isEmpty ? "project-\(layer.numbers[row])" : slug(name) }
      let own =
        [id, name] + Self.projectColumns.dropFirst(2).map { text($0) }
        + ofProjects.map { layer.field(row, $0.column) }
      if let first = known[id] {
        let origin = layer.origin(row)
        log.addContradictions(of: id, own, first.row, first.origin, projects.columns, at: origin)
      } else {
        known[id] = (own, layer.origin(row))
        projects.append(own, from: layer.origin(row))
        if text("course").isEmpty, layer.shapes[row] != nil { newProjects.append(id) }
      }
      if text("link_id").isEmpty && layer.shapes[row] == nil { continue }
      guard let values = link(layer, row, fields, log) else { continue }
      projectLinks.append(
        [id] + Self.columns.map { values[$0] ?? "" } + [text("replaces")]
          + ofLinks.map { layer.field(row, $0.column) },
        from: layer.origin(row)
      )
    }
  }

  // MARK: Rows

  /// The fields of a link; nil, with an error, when an end has no node.
  private mutating func link(
    _ layer: GISLayer,
    _ row: Int,
    _ fields: LayerFields,
    _ log: ProblemLog
  ) -> [String: String]? {
    var values: [String: String] = [:]
    for name in Self.columns { values[name] = fields.text(name, layer, row) }
    let flag = fields.text("course", layer, row).lowercased()
    let isNew = flag.isEmpty
    if let mode = values["u_mode"], !mode.isEmpty, !modes.contains(mode) { modes.append(mode) }
    var lines: [[Position]] = []
    if case .lines(let found) = layer.shapes[row] { lines = rejoined(found) }
    var id = values["link_id"] ?? ""
    if id.isEmpty {
      id = "\(layer.name)-\(layer.numbers[row])"
      values["link_id"] = id
    }
    if isNew, values["directed"] == "" { values["directed"] = "false" }
    let from = end("from_node_id", &values, lines.first?.first, layer.origin(row), log)
    let to = end("to_node_id", &values, lines.last?.last, layer.origin(row), log)
    guard let from, let to else { return nil }
    let before = [
      nodes.oldPlaces[from] ?? nodes.places[from], nodes.oldPlaces[to] ?? nodes.places[to],
    ]
    let after = [nodes.places[from], nodes.places[to]]
    let isTwo = lines.count == 1 && lines[0].count == 2
    let isOwn = !lines.isEmpty && (["1", "true"].contains(flag) || !isTwo)
    var (old, new) = ([before], [after])
    if isOwn {
      old = ended(lines, before, after)
      new = ended(lines, after, before)
      values["geometry"] = wellKnownText(new)
    } else if isTwo, !isNew,
      !zip(lines[0], zip(before, after)).allSatisfy({
        nodes.isSame($0, $1.0) || nodes.isSame($0, $1.1)
      })
    {
      loose.append(id)
    }
    setLength(&values, id, old, new, isMoved: before != after)
    if isNew, layer.name == "links" { newLinks.append(id) }
    return values
  }

  /// The length that is missing, or that follows a moved node.
  private mutating func setLength(
    _ values: inout [String: String],
    _ id: String,
    _ old: [[Position]],
    _ new: [[Position]],
    isMoved: Bool
  ) {
    let kilometres = courseKilometres(new, nodes.system)
    let text = values["length"] ?? ""
    if text.isEmpty, values["u_travel_time"] == "" {
      values["length"] = shortestDecimal((kilometres * 1000).rounded() / 1000)
    }
    guard isMoved else { return }
    if values["u_travel_time"] != "" { kept.append(id) }
    guard let length = Double(text) else { return }
    let before = courseKilometres(old, nodes.system)
    let follows = before > 0 ? length * kilometres / before : kilometres
    let rounded = (follows * 1000).rounded() / 1000
    values["length"] = shortestDecimal(rounded)
    lengths.append("\(id) \(text) -> \(shortestDecimal(rounded)) km")
  }

  /// A course that ends at places, where it ends there or at the others.
  private func ended(
    _ lines: [[Position]],
    _ ends: [Position],
    _ others: [Position]
  ) -> [[Position]] {
    var lines = lines
    let last = (lines.count - 1, lines[lines.count - 1].count - 1)
    if ends[0] != others[0], nodes.isSame(lines[0][0], others[0]) { lines[0][0] = ends[0] }
    if ends[1] != others[1], nodes.isSame(lines[last.0][last.1], others[1]) {
      lines[last.0][last.1] = ends[1]
    }
    return lines
  }

  /// The node of an end: the one that is named, else the nearest to where the line ends.
  private func end(
    _ column: String,
    _ values: inout [String: String],
    _ place: Position?,
    _ origin: RowOrigin,
    _ log: ProblemLog
  ) -> Int? {
    let id = values[column] ?? ""
    if !id.isEmpty, let found = nodes.node(id) { return found }
    if id.isEmpty, let place, let found = nodes.nearest(to: place) {
      values[column] = nodes.ids[found]
      return found
    }
    let metres = shortestDecimal(options.snapMetres)
    let near = place.flatMap { nodes.farNearest(to: $0) } ?? "there is no node"
    let message =
      if !id.isEmpty {
        "node \(quoted(id)) is not in the layer nodes; add it there, or correct it"
          + log.suggestion(for: id, among: nodes.ids)
      } else if place == nil {
        "the link has neither \(column) nor a line; give one of them"
      } else {
        """
        the line has no \(column), and no node is within \(metres) m of its end (\(near)); name one, snap the line to it, or \
        raise --snap
        """
      }
    log.add(
      PackageProblem(
        .error,
        file: origin.label,
        line: origin.number,
        columnName: column,
        value: id,
        message: message
      )
    )
    return nil
  }

  /// Lines that were cut at the 180th meridian when they were written, as one again.
  private func rejoined(_ lines: [[Position]]) -> [[Position]] {
    lines.reduce(into: []) { found, line in
      guard let last = found.last, let end = last.last, let start = line.first else {
        found.append(line)
        return
      }
      if end == start {
        found[found.count - 1] += line.dropFirst()
      } else if nodes.system.isGeographic, abs(end.x) == 180, start.x == -end.x, end.y == start.y {
        found[found.count - 1] = last.dropLast() + line.dropFirst()
      } else {
        found.append(line)
      }
    }
  }
}
