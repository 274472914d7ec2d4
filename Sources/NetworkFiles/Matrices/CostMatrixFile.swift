// Reads a cost matrix in long form: one line per pair, about a million lines a second.

import TransportNetwork

/// A CSV file `from_id,to_id,<cost columns>` with a row per pair, or per alternative of a pair; or
/// a square one with the same ids before its rows and above its columns, whose cost column is
/// called `cost`.
///
/// Columns are found by name, so that a file with `to_id` first is not transposed. A pair without a
/// row is unreachable, and so is one whose cost is `Inf`.
public struct CostMatrixFile: Sendable {
  /// A cost that must not exceed a limit, its edge included.
  public struct Limit: Sendable, Equatable, Codable {
    /// Header of the cost column.
    public var column: String
    /// The largest cost that counts.
    public var limit: Double

    /// Makes a limit.
    public init(column: String, limit: Double) {
      self.column = column
      self.limit = limit
    }
  }

  /// Headers of the columns that can be asked for as costs, in file order.
  public let costColumns: [String]
  /// Header of the cost where none is asked for: the first after both ids, nil when none stands
  /// there.
  public let defaultCostColumn: String?
  /// File name, for messages.
  public var name: String { table.name }
  /// All headers.
  public var header: [String] { table.header }

  private let table: CSVTable
  private let origin: Int
  private let destination: Int
  private let square: MatrixTable?

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: What keeps it from being a table, or what columns are expected.
  public init(contentsOf path: String) throws(CSVError) {
    try self.init(CSVTable(contentsOf: path))
  }

  /// Takes a table.
  ///
  /// - Throws: Which columns are expected.
  public init(_ table: CSVTable) throws(CSVError) {
    self.table = table
    if SquareMatrix.isPresent(in: table) {
      square = try SquareMatrix.read(table)
      (origin, destination) = (0, 0)
      costColumns = [SquareMatrix.matrixName]
      defaultCostColumn = SquareMatrix.matrixName
      return
    }
    square = nil
    let columns = try PairColumns(table)
    origin = columns.from
    destination = columns.to
    costColumns = columns.values.map { table.header[$0] }
    defaultCostColumn = columns.costs.first.map { table.header[$0] }
  }

  /// The matrix of one cost; of several alternatives of a pair the cheapest counts.
  ///
  /// - Parameters:
  ///   - column: Header of the cost; nil is ``defaultCostColumn``.
  ///   - zones: The zones' ids, which give the rows and columns their order.
  ///   - choice: Whether pairs of others are left out.
  /// - Returns: The matrix.
  /// - Throws: Zones that are not among these, and costs that are missing, `NaN`, negative or no
  ///   number, each with its line.
  /// - Complexity: O(bytes + pairs) time.
  public func matrix(
    _ column: String? = nil,
    zones: [String],
    taking choice: ZoneChoice = .all
  ) throws(CSVError) -> CostMatrix {
    if let square {
      return try CostMatrix(square, file: name, matrix: column, zones: zones, taking: choice)
    }
    let cost: Int
    if let column {
      cost = try index(of: column)
    } else {
      cost = try PairColumns(table).cost(table)
    }
    return try entries(zones, choice, [cost]) { costs in costs[0] }
  }

  /// The matrix of pairs by whether one of their alternatives meets all limits at once: 0 if so,
  /// else 1.
  ///
  /// Pairs without an alternative, or with an infinite cost in all, are absent as ever.
  ///
  /// - Parameters:
  ///   - limits: At least one; all must be met by the same row.
  ///   - zones: The zones' ids, which give the rows and columns their order.
  ///   - choice: Whether pairs of others are left out.
  /// - Returns: The matrix.
  /// - Throws: As ``matrix(_:zones:taking:)``.
  /// - Complexity: O(bytes + pairs x limits) time.
  public func matrix(
    within limits: [Limit],
    zones: [String],
    taking choice: ZoneChoice = .all
  ) throws(CSVError) -> CostMatrix {
    if let square {
      return try CostMatrix(square, file: name, within: limits, zones: zones, taking: choice)
    }
    var columns: [Int] = []
    for limit in limits { columns.append(try index(of: limit.column)) }
    return try entries(zones, choice, columns) { costs in
      guard costs.allSatisfy({ $0 < .infinity }) else { return .infinity }
      return zip(costs, limits).allSatisfy { $0 <= $1.limit } ? 0 : 1
    }
  }

  private func index(of column: String) throws(CSVError) -> Int {
    if let index = table.columnIndex(named: column), index != origin, index != destination {
      return index
    }
    throw CSVError(
      file: table.name,
      line: 1,
      "there is no cost column \(quoted(column)); there are "
        + listing(costColumns)
    )
  }

  private func entries(
    _ zones: [String],
    _ choice: ZoneChoice,
    _ columns: [Int],
    _ cost: ([Double]) -> Double
  ) throws(CSVError) -> CostMatrix {
    var lookup = ZoneLookup(zones)
    var outside = OutsideZones()
    var problems = TableProblems(table)
    var origins: [UInt32] = []
    var destinations: [UInt32] = []
    var costs: [Double] = []
    origins.reserveCapacity(table.rowCount)
    destinations.reserveCapacity(table.rowCount)
    costs.reserveCapacity(table.rowCount)
    var row = columns.map { _ in 0.0 }
    for position in 0..<table.rowCount {
      let from = place(position, origin, &lookup)
      let to = place(position, destination, &lookup)
      let isOutside =
        (from == nil && isOther(position, origin, choice, zones, &outside, &problems))
        || (to == nil && isOther(position, destination, choice, zones, &outside, &problems))
      outside.count(1, leftOut: isOutside ? 1 : 0)
      if isOutside { continue }
      var isComplete = true
      for (index, column) in columns.enumerated() {
        if let value = number(position, column, &problems) {
          row[index] = value
        } else {
          isComplete = false
        }
      }
      guard isComplete, let from, let to else { continue }
      origins.append(UInt32(truncatingIfNeeded: from))
      destinations.append(UInt32(truncatingIfNeeded: to))
      costs.append(cost(row))
    }
    try problems.check()
    try outside.check(name, zones: zones)
    var matrix = CostMatrix(
      zoneCount: zones.count,
      origins: origins,
      destinations: destinations,
      costs: costs
    )
    matrix.outside = outside
    return matrix
  }

  /// The zone that a field names; nil when it is none.
  private func place(_ row: Int, _ column: Int, _ lookup: inout ZoneLookup) -> Int? {
    let range = table.trimmed(row, column)
    if let zone = lookup.zone(table.bytes.span, range) { return zone }
    // Quotes within an id are doubled in the file.
    return lookup.zone(trimmingBlanks(table.field(row, column)))
  }

  /// Whether a field that names no zone is one to be left out; else it is reported.
  private func isOther(
    _ row: Int,
    _ column: Int,
    _ choice: ZoneChoice,
    _ zones: [String],
    _ outside: inout OutsideZones,
    _ problems: inout TableProblems
  ) -> Bool {
    let id = canonicalID(trimmingBlanks(table.field(row, column)))
    if id.isEmpty {
      problems.add(row, column, "a pair needs both ids")
      return false
    }
    if choice == .only {
      outside.note(id)
      return true
    }
    let suggestion = nearest(to: id, among: zones).map { "; did you mean \(quoted($0))?" } ?? ""
    problems.add(
      row,
      column,
      "there is no zone \(quoted(id)) among the zones given; add it there or remove the row, or leave all such rows"
        + " out with --only-zones" + suggestion
    )
    return false
  }

  private func number(_ row: Int, _ column: Int, _ problems: inout TableProblems) -> Double? {
    switch table.numeral(row, column) {
    case .value(let value) where value >= 0: return value
    case .value: problems.add(row, column, "a cost must not be negative")
    case .missing:
      problems.add(
        row,
        column,
        "a cost is missing or NaN; remove the row or write Inf for an unreachable pair"
      )
    case .invalid:
      problems.add(
        row,
        column,
        "a cost must be a number, or Inf" + separatorHint(table.field(row, column))
      )
    }
    return nil
  }
}
