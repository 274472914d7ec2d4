// The sources that corridor access reads: a network, or a matrix with its zones.

import NetworkFiles
import Accessibility
import TransportNetwork

extension AccessCommand {
  /// Checks that there is one source, and that every option speaks of it.
  func checkSource() throws(CommandFailure) {
    guard [folder, matrix, graph].count(where: { $0 != nil }) == 1 else {
      throw .usage(
        "access takes one of a network folder, --matrix FILE with --zones FILE, and --graph FILE."
      )
    }
    if matrix == nil, costColumn != nil || !limit.isEmpty || onlyZones {
      throw .usage("--cost-column, --limit and --only-zones belong to --matrix.")
    }
    if to != nil {
      if folder == nil { throw .usage("--to reaches nodes of a network; give its folder.") }
      if intrazonal != nil {
        throw .usage("--intrazonal is for zones' own opportunities; --to reaches facilities.")
      }
    }
    if cost != nil || !changes.isEmpty, folder == nil {
      throw .usage("--cost, --add, --build and the like belong to a network.")
    }
    if folder != nil {
      if zones != nil { throw .usage("--zones belong to --matrix and --graph.") }
      return
    }
    if travel.use != nil || travel.modes != nil {
      throw .usage(
        "--use and --modes belong to a network; a matrix or graph has its costs already."
      )
    }
    if matrix != nil, zones == nil {
      throw .usage("--matrix needs --zones FILE, a CSV of its zones.")
    }
    if costColumn != nil, !limit.isEmpty {
      throw .usage("give either --cost-column or --limit, not both.")
    }
  }

  /// The limits, each a column and a value.
  func limits() throws(CommandFailure) -> [CostMatrixFile.Limit] {
    var limits: [CostMatrixFile.Limit] = []
    for text in limit {
      guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
        throw .usage("--limit takes COLUMN=VALUE, for example time=60, not \"\(text)\".")
      }
      let value = try number(String(text[text.index(after: equals)...]), option: "--limit")
      limits.append(CostMatrixFile.Limit(column: String(text[..<equals]), limit: value))
    }
    return limits
  }

  /// The network as a source.
  func networkSource(
    _ network: Network,
    built: [RowIndex<Project>] = []
  ) throws(CommandFailure) -> NetworkSource {
    let kind = cost ?? .generalized
    guard let to else {
      return NetworkSource(
        network: network,
        travelGraph: try travel.travelGraph(network, built: built),
        costKind: kind,
        threads: threads.count
      )
    }
    let facilities = try network.facilities(of: to, worth: opportunities)
    let entries = network.nodeNames.entries
    return NetworkSource(
      network: network,
      travelGraph: try travel.travelGraph(network.reaching(facilities), built: built),
      facilities: FacilityColumns(
        entries: facilities.nodes.map { entries[$0.position] },
        worth: facilities.worth
      ),
      isFromFacilities: direction == .passive,
      costKind: kind,
      threads: threads.count
    )
  }

  /// Tells how much of generalized minutes is money.
  func sayMoney(_ source: NetworkSource) {
    corridor.sayMoney(
      source.network,
      source.travelGraph,
      cost ?? .generalized,
      to: source.targets,
      threads: threads.count
    )
  }

  /// Reads the matrix's zones.
  func readZones() throws(CommandFailure) -> ZoneFile {
    let path = zones ?? ""
    if path == "-", matrix == "-" || graph == "-" {
      throw .usage("--zones and the costs cannot both be standard input.")
    }
    return try data { () throws(CSVError) in try ZoneFile(contentsOf: path) }
  }

  /// A graph as a source, with the nodes that --zones lists, or all of them.
  func graphSource(_ path: String) throws(CommandFailure) -> GraphSource {
    let zones = try zones.map { _ throws(CommandFailure) in try readZones() }
    return try GraphSource(
      graph: UserGraph(readGraphFile(path)),
      name: path,
      zones: zones,
      threads: threads.count
    )
  }

  private var choice: ZoneChoice { onlyZones ? .only : .all }

  /// A matrix file of any form and its zones as a source.
  func matrixSource(at path: String, _ zones: ZoneFile) throws(CommandFailure) -> MatrixSource {
    guard path != "-", try fileForm(path) == .hdf5 else {
      return try matrixSource(csvTable(path), zones)
    }
    let limits = try limits()
    let table = try readMatrices(path)
    let names = table.matrices.map(\.name)
    if names.count > 1, costColumn == nil, limits.isEmpty {
      throw .usage(
        "\(path) has the matrices \(names.joined(separator: ", ")); say which is the cost: --cost-column NAME."
      )
    }
    for name in limits.map(\.column) + (costColumn.map { [$0] } ?? []) {
      _ = try position(of: name, among: names, what: "matrix")
    }
    let matrix = try data { () throws(CSVError) in
      try CostMatrix(
        table,
        file: path,
        matrix: costColumn,
        within: limits,
        zones: zones.ids,
        taking: choice
      )
    }
    reportOutside(matrix.outside, of: path, "pairs", beside: zones.name)
    return MatrixSource(zones: zones, matrix: matrix, matrixName: path)
  }

  /// A matrix and its zones as a source.
  func matrixSource(_ table: CSVTable, _ zones: ZoneFile) throws(CommandFailure) -> MatrixSource {
    let limits = try limits()
    let file = try data { () throws(CSVError) in try CostMatrixFile(table) }
    for name in limits.map(\.column) + (costColumn.map { [$0] } ?? []) {
      _ = try position(of: name, among: file.costColumns, what: "cost column")
    }
    let matrix = try data { () throws(CSVError) in
      limits.isEmpty
        ? try file.matrix(costColumn, zones: zones.ids, taking: choice)
        : try file.matrix(within: limits, zones: zones.ids, taking: choice)
    }
    reportOutside(matrix.outside, of: file.name, "rows", beside: zones.name)
    if limits.isEmpty, costColumn == nil, file.costColumns.count > 1,
      let taken = file.defaultCostColumn
    {
      let others = file.costColumns.filter { $0 != taken }.joined(separator: ", ")
      Terminal.message(
        "\(file.name): the cost is the column \(taken), the first after both ids that is no row number; --cost-column takes another (\(others))."
      )
    }
    if matrix.alternativeCount > 0, limits.isEmpty {
      Terminal.message(
        "\(file.name): some pairs have several rows (\(matrix.alternativeCount) in all beside the first); "
          + "the cheapest of each pair counts."
      )
    }
    return MatrixSource(zones: zones, matrix: matrix, matrixName: file.name)
  }
}

/// Says what --only-zones left out of a file.
func reportOutside(
  _ outside: OutsideZones,
  of file: String,
  _ pairs: String,
  beside zones: String
) {
  guard outside.pairCount > 0 else { return }
  let ids = outside.ids
  let examples =
    ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? ", ..." : "")
  let volume = outside.volume > 0 ? ", of volume \(shortestDecimal(outside.volume))" : ""
  Terminal.message(
    """
    \(file): left out \(ids.count) \(ids.count == 1 ? "id that is no zone" : "ids that are no zones") of \(zones) \
    (\(examples)), with \(outside.pairCount) of \(outside.totalCount) \(pairs)\(volume).
    """
  )
}
