// Access by a ready matrix of costs and a table of its zones.

public import Accessibility
public import NetworkFiles
import TransportNetwork

/// A ready cost matrix and its zones.
public struct MatrixSource: AccessSource {
  /// The table of zones.
  public let zones: ZoneFile
  /// The costs between them.
  public let matrix: CostMatrix
  /// The matrix by its file's name.
  public let description: String
  private let listener: AccessListener

  /// Takes a matrix whose rows and columns are the zones of a table, in its order.
  public init(
    zones: ZoneFile,
    matrix: CostMatrix,
    name: String,
    listener: AccessListener = AccessListener()
  ) {
    self.zones = zones
    self.matrix = matrix
    self.listener = listener
    description = name
  }

  /// Takes the cost that a request asks for from a table in long form, or a square one.
  ///
  /// - Parameters:
  ///   - table: `from_id,to_id,<costs>`, or ids before rows and above columns.
  ///   - zones: The zones.
  ///   - request: Its cost column, its limits and whether others than the zones are left out.
  ///   - listener: Called with what was left out or chosen.
  /// - Throws: ``AccessError`` for a cost that is not there, and for what cannot be read.
  /// - Complexity: O(rows).
  public init(
    _ table: CSVTable,
    zones: ZoneFile,
    for request: AccessRequest,
    listener: AccessListener = AccessListener()
  ) throws(AccessError) {
    let limits = request.measure.limits
    let file = try readingTable { () throws(CSVError) in try CostMatrixFile(table) }
    try Self.check(request, among: file.costColumns, what: "cost column")
    let choice = request.zoneChoice
    let matrix = try readingTable { () throws(CSVError) in
      limits.isEmpty
        ? try file.matrix(request.costColumn, zones: zones.ids, taking: choice)
        : try file.matrix(within: limits, zones: zones.ids, taking: choice)
    }
    matrix.outside.note(of: file.name, "rows", beside: zones.name).map(listener.note)
    if limits.isEmpty, request.costColumn == nil, file.costColumns.count > 1,
      let taken = file.defaultCostColumn
    {
      let others = file.costColumns.filter { $0 != taken }.joined(separator: ", ")
      listener.note(
        "\(file.name): the cost is the column \(taken), the first after both ids that is no row number; --cost-column takes another (\(others))."
      )
    }
    if matrix.alternativeCount > 0, limits.isEmpty {
      listener.note(
        "\(file.name): some pairs have several rows (\(matrix.alternativeCount) in all beside the first); "
          + "the cheapest of each pair counts."
      )
    }
    self.init(zones: zones, matrix: matrix, name: file.name, listener: listener)
  }

  /// Takes the cost that a request asks for from whole matrices.
  ///
  /// - Parameters:
  ///   - table: The matrices.
  ///   - name: Their file's name.
  ///   - zones: The zones.
  ///   - request: As for a table.
  ///   - listener: Called with what was left out.
  /// - Throws: ``AccessError`` for a cost that is not there or not said, and for what cannot be
  ///   read.
  public init(
    _ table: MatrixTable,
    name: String,
    zones: ZoneFile,
    for request: AccessRequest,
    listener: AccessListener = AccessListener()
  ) throws(AccessError) {
    let limits = request.measure.limits
    _ = try Self.matrices(of: name, among: table.matrices.map(\.name), for: request)
    let matrix = try readingTable { () throws(CSVError) in
      try CostMatrix(
        table,
        file: name,
        matrix: request.costColumn,
        within: limits,
        zones: zones.ids,
        taking: request.zoneChoice
      )
    }
    matrix.outside.note(of: name, "pairs", beside: zones.name).map(listener.note)
    self.init(zones: zones, matrix: matrix, name: name, listener: listener)
  }

  /// The matrices of a file that a request needs.
  ///
  /// - Parameters:
  ///   - file: The file's name.
  ///   - names: Its matrices.
  ///   - request: The cost that is asked for, and its limits.
  /// - Returns: Their names; all where nothing is asked for.
  /// - Throws: ``AccessError`` for a cost that is not there, or not said where there are several.
  package static func matrices(
    of file: String,
    among names: [String],
    for request: AccessRequest
  ) throws(AccessError) -> [String] {
    let limits = request.measure.limits.map(\.column)
    if names.count > 1, request.costColumn == nil, limits.isEmpty {
      throw .request(
        "\(file) has the matrices \(names.joined(separator: ", ")); say which is the cost: --cost-column NAME."
      )
    }
    try check(request, among: names, what: "matrix")
    let wanted = limits + (request.costColumn.map { [$0] } ?? [])
    return wanted.isEmpty ? names : wanted
  }

  private static func check(
    _ request: AccessRequest,
    among names: [String],
    what: String
  ) throws(AccessError) {
    for name in request.measure.limits.map(\.column) + (request.costColumn.map { [$0] } ?? []) {
      _ = try position(of: name, among: names, what: what)
    }
  }

  /// A matrix.
  public var kind: AccessSourceKind { .matrix }
  /// The zones' ids.
  public var ids: [String] { zones.ids }
  /// The zones' names.
  public var names: [String] { zones.names }

  /// Whether the table of zones has a column of this name.
  public func hasColumn(_ name: String) -> Bool { zones.header.contains(name) }

  /// A numeric column of the table of zones.
  public func column(named name: String, asked: String) throws(AccessError) -> [Double] {
    try zones.column(named: name, asked: asked, note: listener.note)
  }

  /// The zones by a column's texts.
  public func regions(of scheme: String) throws(AccessError) -> [AccessAnswer.Region] {
    try zones.regions(of: scheme)
  }

  /// Minutes from each zone to itself; nil, for the matrix's diagonal, unless asked for.
  public func ownMinutes(_ intrazonal: Intrazonal?) throws(AccessError) -> [Double]? {
    guard let intrazonal else { return nil }
    let areas = try readingTable { () throws(CSVError) in try zones.numbers("area") }
    return try minutes(intrazonal, areas: areas, ids: ids, file: zones.name)
  }

  /// Calls a body with each zone's row of the matrix.
  public func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    try forEachRow(of: Array(ids.indices), within: bound, body)
  }

  /// Calls a body with the rows of some zones.
  public func forEachRow(
    of origins: [Int],
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    var row = [Double](repeating: .infinity, count: ids.count)
    for origin in origins {
      matrix.copyRow(origin, to: &row)
      try body(origin, row)
    }
  }

  /// The rows of some zones alone.
  public func rows(of origins: [Int]) throws(AccessError) -> [[Double]] {
    origins.map { origin in
      var row = [Double](repeating: .infinity, count: ids.count)
      matrix.copyRow(origin, to: &row)
      return row
    }
  }
}

extension AccessRequest {
  /// Whether others than the zones are an error or left out.
  var zoneChoice: ZoneChoice { onlyZones ? .only : .all }
}

extension OutsideZones {
  /// What was left out of a file, in a sentence; nil for nothing.
  package func note(of file: String, _ pairs: String, beside zones: String) -> String? {
    guard pairCount > 0 else { return nil }
    let examples = ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? ", ..." : "")
    let sum = volume > 0 ? ", of volume \(shortestDecimal(volume))" : ""
    return """
      \(file): left out \(ids.count) \(ids.count == 1 ? "id that is no zone" : "ids that are no zones") of \(zones) \
      (\(examples)), with \(pairCount) of \(totalCount) \(pairs)\(sum).
      """
  }
}
