// corridor convert: a network or graph in another format.

public import ArgumentParser
public import Reporting
import TransportNetwork

/// Writes a network in another format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a network package or graph file in another format.",
    discussion: """
      EXAMPLES:
        corridor convert Networks/china links.geojson --layer links
        corridor convert NET zones.geojson --layer zones --access access.csv
        corridor convert Sioux_net.tntp Sioux --nodes Sioux_node.tntp
        corridor convert NY.gr.gz NY --nodes NY.co.gz --minutes-per-unit 1e-4
        corridor convert Networks/example roads.gr

      IN is the folder of a network package, a DIMACS graph (.gr) or a TNTP network (_net.tntp), plain or \
      gzip. The format of OUT follows its ending (.gr, .tntp, .geojson; anything else is the folder of a \
      package) or --to. Graph formats come with coordinates beside (.co, _node.tntp), and with a table of \
      the nodes' own ids (.ids.csv, _ids.csv) unless these count from 1. Costs of graph formats are generalized \
      minutes of one use; DIMACS has whole numbers, so minutes that are not become thousandths. Layers of \
      GeoJSON: zones (with the columns of --access FILE), nodes, links, projects.
      """
  )

  @Argument(help: ArgumentHelp("What to read.", valueName: "in"), completion: .file())
  var input: String

  @Argument(help: ArgumentHelp("What to write.", valueName: "out"), completion: .file())
  var output: String

  @Option(help: "gmns, dimacs, tntp or geojson. (default: by the ending of OUT)")
  var to: TargetFormat?

  @Option(
    help: ArgumentHelp("Coordinates of a graph file's nodes (.co, _node.tntp).", valueName: "file"),
    completion: .file()
  )
  var nodes: String?

  @Option(help: ArgumentHelp("Minutes that a graph file's cost of 1 means. (default: 1)"))
  var minutesPerUnit: String?

  @Option(help: ArgumentHelp("Cost units of a minute in a DIMACS graph. (default: 1 or 1000)"))
  var unitsPerMinute: String?

  @Option(help: "Coordinate reference system of a graph file's coordinates.")
  var crs = "EPSG:4326"

  @Option(help: "Whose costs graph formats have. (default: passenger)")
  var use: String?

  @Option(help: "zones, nodes, links or projects, for GeoJSON.")
  var layer: MapLayer = .links

  @Option(
    help: ArgumentHelp("CSV of zones and numbers that --layer zones shows.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  var access: String?

  @Flag(help: "Replace what exists.")
  var force = false

  /// The formats that can be written.
  enum TargetFormat: String, ExpressibleByArgument, CaseIterable {
    case gmns, dimacs, tntp, geojson
  }

  func validate() throws {
    if output.hasSuffix(".gz") {
      throw ValidationError("OUT is written plain; drop .gz and pack it afterwards: gzip FILE.")
    }
    if access != nil && (format != .geojson || layer != .zones) {
      throw ValidationError("--access belongs to GeoJSON with --layer zones.")
    }
  }

  private var format: TargetFormat {
    if let to { return to }
    if output.hasSuffix(".gr") { return .dimacs }
    if output.hasSuffix(".tntp") { return .tntp }
    if output.hasSuffix(".geojson") || output.hasSuffix(".json") { return .geojson }
    return .gmns
  }

  func run() throws {
    switch format {
    case .gmns: try writePackage()
    case .geojson:
      let file = try OutputFile(output, replacing: force)
      let network = try network()
      let values = try access.map { path throws(CommandFailure) in
        try network.zoneValues(listedIn: path)
      }
      try file.write(geoJSON(network, layer: layer, values: values ?? []))
      try file.finish()
    case .dimacs, .tntp: try writeGraph()
    }
  }

  // MARK: Reading

  private var isPackage: Bool { fileKind(input).isFolder }

  private func graph() throws(CommandFailure) -> PlainGraph {
    if isPackage {
      let network = try readNetwork(input)
      return PlainGraph(network, use: try network.use(named: use))
    }
    let file = try readGraphFile(input)
    let scale = try minutesPerUnit.map { text throws(CommandFailure) in
      try number(text, option: "--minutes-per-unit", orMore: false)
    }
    do throws(GraphFileError) {
      let coordinates = try nodes.map { path throws(GraphFileError) in
        try NodeCoordinates(contentsOf: path, nodeCount: file.nodeCount)
      }
      return PlainGraph(file, coordinates: coordinates, minutesPerUnit: scale ?? 1)
    } catch {
      throw .data(error.description)
    }
  }

  private func network() throws(CommandFailure) -> Network {
    if isPackage { return try readNetwork(input) }
    let graph = try graph()
    reportOpened(graph)
    guard let network = graph.network(name: datasetName, crs: crs) else {
      throw .usage("\(input) has no coordinates; give --nodes FILE (.co or _node.tntp).")
    }
    return network
  }

  /// The graph file's name without folder and endings.
  private var datasetName: String {
    var name = input.split(separator: "/").last.map { String($0) } ?? input
    for ending in [".gz", ".gr", ".tntp", "_net"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  /// Says what the target cannot say.
  private func reportOpened(_ graph: PlainGraph) {
    guard graph.closedNodeCount > 0 else { return }
    Terminal.message(
      """
      \(input): FIRST THRU NODE is lost: \(graph.closedNodeCount) nodes that paths may not pass through \
      are open in \(output).
      """
    )
  }

  // MARK: Writing

  private func writePackage() throws(CommandFailure) {
    if fileKind(output).exists && !force {
      throw .usage("\(output) exists already; give --force to replace it, or another name.")
    }
    let network = try network()
    do throws(NetworkWriteError) {
      try NetworkPackage.write(network, to: output, replacing: force)
    } catch {
      throw .data(error.description)
    }
  }

  private func writeGraph() throws(CommandFailure) {
    let graph = try graph()
    let main: [UInt8]
    let coordinates: [UInt8]?
    let ending: String
    if format == .tntp {
      (main, coordinates, ending) = (graph.tntp, graph.tntpNodes, "_node.tntp")
    } else {
      reportOpened(graph)
      let units = try unitsPerMinute.map { text throws(CommandFailure) in
        try number(text, option: "--units-per-minute", orMore: false)
      }
      let scale = units ?? (graph.isWhole(unitsPerMinute: 1) ? 1 : 1000)
      if scale != 1 { Terminal.message("\(output): \(shortestDecimal(scale)) units are a minute.") }
      (main, coordinates, ending) = (
        graph.dimacs(unitsPerMinute: scale), graph.dimacsCoordinates, ".co"
      )
    }
    var files = [(path: output, bytes: main)]
    if output != "-" {
      let stem = stem(of: output)
      if let coordinates { files.append((stem + ending, coordinates)) }
      if !graph.ids.isEmpty {
        files.append((stem + (format == .tntp ? "_ids.csv" : ".ids.csv"), graph.idTable))
      }
    }
    // All are opened before any is written, so that a name that is taken leaves nothing behind.
    var opened: [OutputFile] = []
    for file in files { opened.append(try OutputFile(file.path, replacing: force)) }
    for (file, output) in zip(files, opened) {
      try output.write(String(decoding: file.bytes, as: UTF8.self))
    }
    for output in opened { try output.finish() }
  }

  /// A file's name without the ending of its format.
  private func stem(of path: String) -> String {
    for ending in ["_net.tntp", ".tntp", ".gr"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }
}

extension MapLayer: ExpressibleByArgument {}

extension Network {
  /// The numeric columns of a CSV file whose id column is zone_id, id or the first one, by zone.
  ///
  /// - Throws: Which line names a zone that is not there, or has no number.
  fileprivate func zoneValues(listedIn path: String) throws(CommandFailure) -> [ZoneValues] {
    let table = try csvTable(path)
    let idColumn = table.columnIndex(named: "zone_id") ?? table.columnIndex(named: "id") ?? 0
    let columns = (0..<table.columnCount).filter { $0 != idColumn }
    var found = columns.map {
      ZoneValues(name: table.header[$0], values: Array(repeating: nil, count: zones.count))
    }
    var positions: [String: Int] = [:]
    for (position, zone) in zones.enumerated() { positions[zone.id] = position }
    for row in 0..<table.rowCount {
      let id = table.text(row, idColumn)
      guard let position = positions[id] else {
        throw .data(
          """
          \(table.name):\(table.line(ofRow: row)):\(idColumn + 1): zone "\(id)" of --access is not in \
          the network\(suggestion(for: id, among: zones.map(\.id)))
          """
        )
      }
      for (place, column) in columns.enumerated() {
        switch table.numeral(row, column) {
        case .missing: continue
        case .value(let value): found[place].values[position] = value
        case .invalid:
          throw .data(
            """
            \(table.name):\(table.line(ofRow: row)):\(column + 1): \(table.header[column]) is \
            "\(table.field(row, column))"; expected a number.
            """
          )
        }
      }
    }
    return found
  }
}
