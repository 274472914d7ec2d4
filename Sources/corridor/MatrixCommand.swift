// corridor matrix: costs between zones.

import AccessAnalysis
import ArgumentParser
import NetworkFiles
import DurableFiles
import Reporting
import TransportNetwork

/// Costs between zones.
struct MatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Generalized costs between zones, in minutes; or of a graph.",
    discussion: """
      EXAMPLES:
        corridor matrix Networks/china -o costs.csv
        corridor matrix Networks/china -o costs.omx
        corridor matrix Networks/china --use freight --cost minutes --format json
        corridor matrix Networks/china --modes rail,road --origins west.csv
        corridor matrix --graph Sioux_net.tntp --origins from.csv

      CSV is from_id,to_id,cost with Inf for unreachable pairs. -o FILE.omx writes an OMX file: a matrix cost, ids in \
      its lookup zone_id, or from_id and to_id where they differ (a program built with OMX, as make does). On a terminal the default is text, one \
      line per origin; otherwise CSV. A file of zones is a CSV whose id column is zone_id, id or the \
      first one; - is standard input. With --graph, costs are those of a DIMACS graph (.gr) or the free-flow \
      times of a TNTP network (FIRST THRU NODE holds), plain or gzip, between nodes; a file of nodes then has \
      one id a line, with or without a header.
      """
  )

  @OptionGroup var input: GraphArguments
  @OptionGroup var travel: TravelOptions

  @Option(
    help: ArgumentHelp("CSV of the zones to start from. (default: all)", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  var origins: String?

  @Option(
    help: ArgumentHelp("CSV of the zones to reach. (default: all)", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  var destinations: String?

  @Option(
    help: ArgumentHelp(
      "What counts along the path of least generalized cost: generalized, minutes, money or km. (default: generalized)",
      valueName: "kind"
    )
  )
  var cost: CostKind?

  @OptionGroup var threads: ThreadOptions
  @OptionGroup(title: "Changes") var changes: ChangeOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let target = try Target(output)
    if let path = input.graph, !fileKind(path).isFolder {
      if cost != nil || !changes.isEmpty {
        throw CommandFailure.usage("--cost, --add, --build and the like belong to a network.")
      }
      try write(UserGraph(try readGraphFile(path)), to: target)
      return
    }
    let changed = try changes.changed(
      readNetwork(input.graph ?? input.folder ?? ""),
      use: travel.use
    )
    let network = changed.network
    let travelGraph = try travel.travelGraph(network, built: changed.built)
    func listed(_ path: String?, _ option: String) throws(CommandFailure) -> [Int] {
      guard let path else { return Array(network.zones.indices) }
      let table = try csvTable(path)
      return try asking { () throws(AccessError) in
        try network.zones(listedIn: table, asked: option)
      }
    }
    let rows = try listed(origins, "--origins")
    let columns = try listed(destinations, "--destinations")
    try checkRoom(rows.count, columns.count, target)
    let kind = cost ?? .generalized
    let progress = ProgressLine("costs")
    defer { progress.end() }
    let costs = ZoneCosts(
      travelGraph,
      counting: kind,
      threads: threads.count,
      listener: AccessListener(progress)
    )
    let names = Dictionary(network.zones.map { ($0.id, $0.name) }) { first, _ in first }
    let unit = travelGraph.unit(of: kind, currency: network.price(travelGraph.use))
    try write(
      costs,
      from: rows,
      to: columns,
      ids: { network.zones[$0].id },
      names: names,
      unit: unit,
      to: target
    )
    sayMoney(network, travelGraph, kind, to: columns, threads: threads.count)
  }

  private func checkRoom(
    _ rows: Int,
    _ columns: Int,
    _ target: Target
  ) throws(CommandFailure) {
    let isOpenMatrix = if case .openMatrix = target { true } else { false }
    // A text for people has a line for each origin only.
    guard isOpenMatrix || output.dataFormat != .text else { return }
    try corridor.checkRoom(
      rows: rows,
      columns: columns,
      path: output.output,
      isOpenMatrix: isOpenMatrix
    )
  }

  private func write(_ graph: UserGraph, to target: Target) throws(CommandFailure) {
    func listed(_ path: String?, _ option: String) throws(CommandFailure) -> [Int] {
      guard let path else { return Array(graph.places.indices) }
      let table = try csvTable(path)
      return try asking { () throws(AccessError) in
        try graph.places(listedIn: table, asked: option)
      }
    }
    let rows = try listed(origins, "--origins")
    let columns = try listed(destinations, "--destinations")
    try checkRoom(rows.count, columns.count, target)
    let progress = ProgressLine("costs")
    defer { progress.end() }
    let costs = ZoneCosts(graph, threads: threads.count, listener: AccessListener(progress))
    try write(
      costs,
      from: rows,
      to: columns,
      ids: graph.id(ofPlace:),
      names: [:],
      unit: "cost",
      to: target
    )
  }

  private func write(
    _ costs: ZoneCosts,
    from rows: [Int],
    to columns: [Int],
    ids: (Int) -> String,
    names: [String: String],
    unit: String,
    to target: Target
  ) throws(CommandFailure) {
    let unreachable =
      switch target {
      case .text(let file):
        try write(costs, from: rows, to: columns, ids: ids, names: names, unit: unit, to: file)
      case .openMatrix(let path):
        try write(costs, from: rows, to: columns, ids: ids, toOpenMatrix: path)
      }
    if unreachable > 0 {
      Terminal.message("unreachable: \(unreachable) of \(rows.count * columns.count) pairs")
    }
  }

  private func write(
    _ costs: ZoneCosts,
    from rows: [Int],
    to columns: [Int],
    ids: (Int) -> String,
    names: [String: String],
    unit: String,
    to file: OutputFile
  ) throws(CommandFailure) -> Int {
    var writer = MatrixWriter(
      format: output.dataFormat,
      style: output.style,
      origins: rows.map(ids),
      destinations: columns.map(ids),
      names: names,
      unit: unit
    )
    try file.write(writer.start())
    try costs.forEachRow(from: rows, to: columns) { _, costs throws(CommandFailure) in
      try file.write(writer.row(costs))
    }
    try file.write(writer.end())
    try file.finish()
    return writer.unreachable
  }

  private func write(
    _ costs: ZoneCosts,
    from rows: [Int],
    to columns: [Int],
    ids: (Int) -> String,
    toOpenMatrix path: String
  ) throws(CommandFailure) -> Int {
    var file = try OpenMatrixOutput(
      path,
      replacing: output.force,
      origins: rows.map(ids),
      destinations: columns.map(ids),
      matrices: ["cost"]
    )
    var unreachable = 0
    try costs.forEachRow(from: rows, to: columns) { _, costs throws(CommandFailure) in
      unreachable += costs.count { $0 == .infinity }
      try file.append(costs)
    }
    try file.finish()
    return unreachable
  }

  /// Where the matrix goes.
  private enum Target {
    case text(OutputFile)
    case openMatrix(String)

    /// Text, unless the file's name says OMX and no format is asked for.
    init(_ options: OutputOptions) throws(CommandFailure) {
      guard options.format == nil, let path = options.output, path.hasSuffix(".omx") else {
        self = .text(try options.open())
        return
      }
      // A name that is taken, or a program without OMX, is said before the work.
      if fileKind(path).exists, !options.force {
        throw .usage("\(path) exists already; give --force to replace it, or another name.")
      }
      try checkOpenMatrix(path)
      self = .openMatrix(path)
    }
  }
}
