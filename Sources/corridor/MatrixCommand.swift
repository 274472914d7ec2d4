// corridor matrix: costs between zones.

package import CommandOptions
import FormatConversion
import Console
import AccessAnalysis
package import ArgumentParser
import NetworkFiles
import DurableFiles
import OrderedJSON
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

/// Costs between zones.
extension MatrixArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Generalized costs between zones, in minutes; or of a graph.",
    discussion: """
      EXAMPLES:
        corridor matrix Networks/china -o costs.csv
        corridor matrix Networks/china -o costs.omx
        corridor matrix Networks/china --use freight --cost minutes --format json
        corridor matrix Networks/china --modes rail,road --origins west.csv
        corridor matrix Networks/china --in West --top 5 --worst 5 --format text
        corridor matrix --graph Sioux_net.tntp --origins from.csv

      CSV is from_id,to_id,cost with Inf for unreachable pairs. -o FILE.omx writes an OMX file: a matrix cost, ids in \
      its lookup zone_id, or from_id and to_id where they differ (a program built with OMX, as make does). On a terminal the default is text, one \
      line per origin; otherwise CSV. --zone, --in, --sort, --top and --worst choose origins: the best have the least mean cost to \
      the others, ranks are over all. A file of zones is a CSV whose id column is zone_id, id or the \
      first one; - is standard input. With --graph, costs are those of a DIMACS graph (.gr) or the free-flow \
      times of a TNTP network (FIRST THRU NODE holds), plain or gzip, between nodes; a file of nodes then has \
      one id a line, with or without a header.
      """
  )

  package func run() throws {
    let job = try job()
    let part = try job?.opened()
    if job != nil, part == nil { return }
    let target = try part.map { MatrixTarget.part($0, job?.shard) } ?? MatrixTarget(output)
    let hierarchy = try prepared.read()
    let progress = ProgressLine("costs")
    defer { progress.end() }
    if let path = input.graph, !fileKind(path).isFolder {
      if cost != nil || !changes.isEmpty || !rows.isEmpty {
        throw CommandFailure.usage(
          "--cost, --add, --build, --zone, --top and the like belong to a network; a graph has --origins."
        )
      }
      let graph = UserGraph(try readGraphFile(path))
      func listed(_ path: String?, _ option: String) throws(CommandFailure) -> [Int] {
        try self.listed(path) { table throws(AccessError) in
          try graph.places(listedIn: table, asked: option)
        } ?? Array(graph.places.indices)
      }
      let costs = ZoneCosts(graph, threads: threads.count, listener: AccessListener(progress))
      let content = MatrixContent(
        costs: try costs.taking(hierarchy),
        rows: try listed(origins, "--origins"),
        columns: try listed(destinations, "--destinations"),
        ids: graph.id(ofPlace:)
      )
      return try content.write(to: target, output, progress)
    }
    let changed = try changes.changed(
      readNetwork(input.graph ?? input.folder ?? ""),
      use: travel.use
    )
    let network = changed.network
    let travelGraph = try travel.travelGraph(network, built: changed.built)
    func listed(_ path: String?, _ option: String) throws(CommandFailure) -> [Int] {
      try self.listed(path) { table throws(AccessError) in
        try network.zones(listedIn: table, asked: option)
      } ?? Array(network.zones.indices)
    }
    let kind = cost ?? .generalized
    let costs = ZoneCosts(
      travelGraph,
      counting: kind,
      threads: threads.count,
      listener: AccessListener(progress)
    )
    var content = MatrixContent(
      costs: try costs.taking(hierarchy),
      rows: try listed(origins, "--origins"),
      columns: try listed(destinations, "--destinations"),
      ids: { network.zones[$0].id },
      names: Dictionary(network.zones.map { ($0.id, $0.name) }) { first, _ in first },
      unit: travelGraph.unit(of: kind, currency: network.price(travelGraph.use))
    )
    try choose(from: &content, network)
    try content.write(to: target, output, progress)
    sayMoney(network, travelGraph, kind, to: content.columns, threads: threads.count)
  }

  /// Leaves the origins that are asked for; their costs are found twice, so that no matrix has to
  /// be held.
  private func choose(from content: inout MatrixContent, _ network: Network) throws(CommandFailure)
  {
    guard !rows.isEmpty else { return }
    let selection = try asking { () throws(AccessError) in
      try rows.request(scheme: scheme.scheme).selection(in: network, columns: MatrixRows.columns)
    }
    var all = MatrixRows(origins: content.rows, destinations: content.columns)
    try content.costs.forEachRow(from: content.rows, to: content.columns) {
      _,
      costs throws(CommandFailure) in all.add(costs)
    }
    let (shown, ranks) = all.chosen(
      selection,
      id: content.ids,
      name: { network.zones[$0].name }
    )
    (content.rows, content.ranks) = (shown, ranks)
  }

  /// The positions that a file lists; nil without a file.
  private func listed(
    _ path: String?,
    _ body: (CSVTable) throws(AccessError) -> [Int]
  ) throws(CommandFailure) -> [Int]? {
    guard let path else { return nil }
    let table = try csvTable(path)
    return try asking { () throws(AccessError) in try body(table) }
  }
}

extension MatrixArguments {
  /// The part that is to be made; nil for a whole run.
  private func job() throws(CommandFailure) -> PartJob? {
    guard let shard = try shards.parsed(output) else { return nil }
    guard output.dataFormat == .csv, output.output?.hasSuffix(".omx") != true else {
      throw .usage(
        "a part of a matrix is CSV; give -o FILE.csv or --format csv, and convert the merged file."
      )
    }
    return try PartJob(
      shard,
      output,
      .matrixRows,
      version: Corridor.version,
      inputs: [
        ("network", input.folder), ("graph", input.graph), ("origins", origins),
        ("destinations", destinations), ("plan", changes.plan),
      ],
      request: [
        "use": .text(travel.use), "modes": .text(travel.modes), "cost": .text(cost?.rawValue),
        "changes": changes.json,
        // The last bits of costs with decimals depend on it.
        "prepared": .bool(prepared.prepared != nil),
      ]
    )
  }
}

extension ZoneCosts {
  /// Takes rows from a hierarchy, if there is one.
  fileprivate func taking(_ hierarchy: PreparedHierarchy?) throws(CommandFailure) -> ZoneCosts {
    guard let hierarchy else { return self }
    return try asking { () throws(AccessError) in try prepared(hierarchy) }
  }
}
