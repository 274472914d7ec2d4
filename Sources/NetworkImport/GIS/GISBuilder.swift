// From layers in degrees to the tables of a package.

import NetworkFiles
import TransportNetwork

/// Makes a network of layers.
struct GISBuilder {
  let layers: [GISLayer]
  let options: GISOptions
  let log = ProblemLog()
  var summary = GISSummary()
  var nodes: GISNodes
  var places: GISPlaces
  /// Columns of each layer of links.
  private var linkFields: [Int: LayerFields] = [:]
  private var pieces: [GISPiece] = []
  private var modes: [String] = []

  /// What a line is whose layer does not say.
  static let defaultMode = "road"
  /// km/h of modes that say nothing else.
  static let speeds: [String: Double] = ["road": 60, "rail": 100, "ferry": 25]
  /// km/h from a place to the network.
  static let accessSpeed = 30.0

  init(_ layers: [GISLayer], _ options: GISOptions) {
    self.layers = layers
    self.options = options
    nodes = GISNodes(within: options.snapMetres / 1000)
    places = GISPlaces(options)
  }

  /// Reads all layers: places first, since ends of lines meet them.
  mutating func network(
    name: String
  ) throws(ImportError) -> (network: Network, report: PackageReport) {
    for (number, layer) in layers.enumerated() {
      let fields = LayerFields(layer, LayerFields.links + LayerFields.projects, options.columns)
      let hasEnds = fields.has("from_node_id") && fields.has("to_node_id")
      let isLinks = layer.kind == "lines" || !layer.hasShapes && hasEnds
      let isPlaces = layer.hasShapes && !isLinks
      if isLinks { linkFields[number] = fields }
      if !isLinks && !isPlaces {
        log.error(
          file: layer.label,
          """
          has neither a geometry nor coordinates nor the columns from and to, so its rows are neither places nor links; it has \
          \(listing(layer.columns)). Name them by --map from=COLUMN,to=COLUMN
          """
        )
      }
      summary.layers.append(
        GISSummary.Layer(
          label: layer.label,
          kind: layer.kind,
          rows: layer.rows.count,
          became: isPlaces ? "places" : isProjects(number) ? "projects" : "links"
        )
      )
      if isPlaces { places.add(layer, number, to: &nodes, &summary, log) }
    }
    try log.check()
    collectPieces()
    if options.isPlanarized { planarize() }
    var links = GISLinkTables(layers, linkFields, options)
    for piece in pieces { add(piece, to: &links) }
    try log.check()
    if links.linkCount == 0 {
      throw ImportError(
        file: layers[0].label,
        "no links came of it: a network needs lines, or a table with from and to"
      )
    }
    joinPlaces(&links)
    try checkSpeeds(links)
    return try tables(name, links).network(label: layers[0].label)
  }

  /// Whether the lines of a layer are projects: they have a cost, and an id or a layer that says
  /// so.
  private func isProjects(_ layer: Int) -> Bool {
    guard let fields = linkFields[layer] else { return false }
    return fields.has("cost")
      && (fields.has("project_id") || layers[layer].name.lowercased() == "projects")
  }

  // MARK: Lines

  private mutating func collectPieces() {
    for number in linkFields.keys.sorted() {
      let layer = layers[number]
      guard let fields = linkFields[number] else { continue }
      for row in layer.rows {
        let hasEnds =
          !fields.text("from_node_id", layer, row).isEmpty
          && !fields.text("to_node_id", layer, row).isEmpty
        switch layer.shapes[row] {
        case .lines(let lines):
          let parts = joined(lines)
          if parts.count > 1 { summary.splitFeatures += 1 }
          let lengths = parts.map { courseKilometres([$0], .degrees) }
          let whole = lengths.reduce(0, +)
          for (part, course) in parts.enumerated() {
            pieces.append(
              GISPiece(
                layer: number,
                row: row,
                part: parts.count > 1 ? part + 1 : nil,
                course: course,
                share: whole > 0 ? lengths[part] / whole : 1 / Double(parts.count),
                isFirst: part == 0,
                isLast: part == parts.count - 1
              )
            )
          }
        case nil where hasEnds: pieces.append(GISPiece(layer: number, row: row))
        case nil: summary.leaveOut("without a geometry", of: number)
        case let other?: summary.leaveOut("\(other.kind) among lines", of: number)
        }
      }
    }
  }

  /// Parts that begin where the one before ends are one line.
  private func joined(_ lines: [[Position]]) -> [[Position]] {
    lines.reduce(into: []) { found, line in
      if let last = found.last?.last, last == line.first {
        found[found.count - 1] += line.dropFirst()
      } else {
        found.append(line)
      }
    }
  }

  private mutating func planarize() {
    let drawn = pieces.filter { $0.course.count > 1 }
    let cutter = Planarization(drawn.map(\.course), within: options.snapMetres / 1000)
    summary.crossings = cutter.crossings
    var cut: [GISPiece] = pieces.filter { $0.course.count < 2 }
    for (number, piece) in drawn.enumerated() {
      let parts = cutter.pieces(of: number)
      guard parts.count > 1 else {
        cut.append(piece)
        continue
      }
      let lengths = parts.map { courseKilometres([$0], .degrees) }
      let whole = lengths.reduce(0, +)
      for (position, course) in parts.enumerated() {
        var part = piece
        part.course = course
        part.cut = position + 1
        part.share *= whole > 0 ? lengths[position] / whole : 1 / Double(parts.count)
        part.isFirst = piece.isFirst && position == 0
        part.isLast = piece.isLast && position == parts.count - 1
        cut.append(part)
      }
    }
    pieces = cut.enumerated().sorted {
      ($0.element.layer, $0.element.row, $0.offset) < ($1.element.layer, $1.element.row, $1.offset)
    }.map(\.element)
  }

  private mutating func add(_ piece: GISPiece, to links: inout GISLinkTables) {
    let layer = layers[piece.layer]
    guard let fields = linkFields[piece.layer] else { return }
    func id(_ name: String, _ isThere: Bool) -> String {
      isThere ? fields.text(name, layer, piece.row) : ""
    }
    let origin = RowOrigin(label: layer.label, number: layer.numbers[piece.row])
    let from = nodes.end(id("from_node_id", piece.isFirst), piece.course.first, origin, log)
    let to = nodes.end(id("to_node_id", piece.isLast), piece.course.last, origin, log)
    guard let from, let to else { return }
    if from == to {
      summary.leaveOut("from a node to itself (rings, or shorter than --snap)", of: piece.layer)
      return
    }
    nodes.join(from)
    nodes.join(to)
    var course = piece.course
    if course.count > 1 {
      course[0] = nodes.rows[from].place
      course[course.count - 1] = nodes.rows[to].place
    }
    let ends = (nodes.rows[from], nodes.rows[to])
    let mode = fields.text("u_mode", layer, piece.row)
    if !modes.contains(mode.isEmpty ? Self.defaultMode : mode) {
      modes.append(mode.isEmpty ? Self.defaultMode : mode)
    }
    links.add(piece, ends, course, isProject: isProjects(piece.layer), origin, log)
  }

  // MARK: Places

  /// Joins places that no line reaches to the nearest node, as far as lines ended anywhere by
  /// themselves.
  private mutating func joinPlaces(_ links: inout GISLinkTables) {
    summary.snappedEnds = nodes.snapped
    summary.farthestSnap = nodes.farthest * 1000
    guard nodes.isSnapped else { return }
    var near = NearPlaces(within: options.accessKilometres)
    var members: [Int] = []
    for (number, node) in nodes.rows.enumerated() where node.isJoined {
      near.insert(node.place)
      members.append(number)
    }
    for node in nodes.rows where !node.isJoined {
      guard let found = near.nearest(to: node.place) else {
        summary.farPlaces.append(node.id)
        continue
      }
      let other = nodes.rows[members[found.position]]
      links.addAccess(node, other, found.kilometres)
      summary.joinedPlaces += 1
      if !modes.contains(Self.defaultMode) { modes.append(Self.defaultMode) }
    }
  }

  /// Refuses modes of unknown speed whose links have none of their own.
  private func checkSpeeds(_ links: GISLinkTables) throws(ImportError) {
    for mode in modes where speed(mode) == nil {
      guard let origin = links.slow[mode] else { continue }
      log.add(
        PackageProblem(
          .error,
          file: origin.label,
          line: origin.number,
          columnName: "free_speed",
          message:
            """
            neither speed nor minutes are given, and how fast \(quoted(mode)) is nobody says; give --speed \(mode)=KMH, or map a \
            column: --map speed=COLUMN or minutes=COLUMN
            """
        )
      )
    }
    try log.check()
  }

  private func speed(_ mode: String) -> Double? { options.speeds[mode] ?? Self.speeds[mode] }

  // MARK: Tables

  private func tables(_ name: String, _ links: GISLinkTables) -> [String: DraftTable] {
    let none = RowOrigin(label: layers[0].label, number: 0)
    var config = DraftTable(["dataset_name", "long_length", "speed", "currency", "crs"])
    config.append(
      [name, options.lengthUnit, options.speedUnit, options.currency ?? "USD", "EPSG:4326"],
      from: none
    )
    var mode = DraftTable(["mode", "use", "speed"])
    for name in modes {
      let unit = options.speedUnit == "mph" ? 1.609344 : 1
      mode.append(
        [name, "passenger", speed(name).map { shortestDecimal($0 / unit) } ?? ""],
        from: none
      )
    }
    var tables = places.tables(nodes)
    tables["config.csv"] = config
    tables["mode.csv"] = mode
    tables.merge(links.tables()) { own, _ in own }
    return tables
  }
}

extension CoordinateSystem {
  /// Longitude and latitude.
  static let degrees = CoordinateSystem("EPSG:4326")
}
