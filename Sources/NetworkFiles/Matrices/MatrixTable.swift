// Matrices between two lists of places, held whole: what long CSV tables, OMX files and TNTP trip
// tables have in common.

/// Named matrices that share their rows and columns.
public struct MatrixTable: Sendable, Equatable {
  /// One matrix.
  public struct Matrix: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Row by row.
    public var values: [Double]

    /// Makes a matrix.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// Ids of the rows, all different.
  public var origins: [String]
  /// Ids of the columns, all different.
  public var destinations: [String]
  /// The matrices; infinity is unreachable, or no value.
  public var matrices: [Matrix]

  /// Makes matrices.
  ///
  /// - Precondition: Each matrix has a value for every origin and destination.
  public init(origins: [String], destinations: [String], matrices: [Matrix]) {
    precondition(
      matrices.allSatisfy { $0.values.count == origins.count * destinations.count },
      "a matrix has a value for every pair"
    )
    self.origins = origins
    self.destinations = destinations
    self.matrices = matrices
  }

  /// The most values that are held at once: 8 GiB.
  public static let valueLimit = 1 << 30

  /// Why so many values are not held; nil when they are.
  public static func refusal(rows: Int, columns: Int, matrices: Int) -> String? {
    let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (values, overflows) = cells.multipliedReportingOverflow(by: matrices)
    guard overflow || overflows || values > valueLimit else { return nil }
    return
      "\(matrices) matrices of \(rows) x \(columns) are more than 2^30 values; leave out some places"
  }
}

extension MatrixTable {
  /// Reads a CSV in long form, `from_id,to_id` and a column for each matrix, or a square one with
  /// an id before each row and above each column, whose matrix is called `cost`.
  ///
  /// Columns before or between the ids, such as row numbers, are no matrices.
  ///
  /// Rows and columns come in order of first appearance, columns in that of the rows where both
  /// have the same ids. A pair without a row is infinite.
  ///
  /// - Throws: Which columns are expected, and every value that is missing, `NaN` or no number, and
  ///   every pair that comes twice, with its line.
  /// - Complexity: O(bytes + values); above a million lines a second.
  public init(_ table: CSVTable) throws(CSVError) {
    if SquareMatrix.isPresent(in: table) {
      self = try SquareMatrix.read(table)
      return
    }
    let columns = try PairColumns(table)
    _ = try columns.cost(table)
    var problems = TableProblems(table)
    var origins = ZoneLookup([])
    var destinations = ZoneLookup([])
    var places: [(row: Int, column: Int)] = []
    places.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let from = table.trimmed(row, columns.from)
      let to = table.trimmed(row, columns.to)
      if from.isEmpty || to.isEmpty {
        problems.add(row, from.isEmpty ? columns.from : columns.to, "a pair needs both ids")
      }
      places.append(
        (
          origins.zoneOrNew(table.bytes.span, from, or: { table.field(row, columns.from) }),
          destinations.zoneOrNew(table.bytes.span, to, or: { table.field(row, columns.to) })
        )
      )
    }
    try problems.check()
    var order = Array(destinations.ids.indices)
    var columnIDs = destinations.ids
    if Set(origins.ids) == Set(columnIDs) {
      columnIDs = origins.ids
      order = destinations.ids.map { origins.zone($0) ?? 0 }
    }
    if let refusal = Self.refusal(
      rows: origins.ids.count,
      columns: columnIDs.count,
      matrices: columns.costs.count
    ) {
      throw CSVError(file: table.name, refusal)
    }
    let cells = origins.ids.count * columnIDs.count
    var isTaken = [Bool](repeating: false, count: cells)
    var matrices = columns.costs.map { column in
      Matrix(name: table.header[column], values: [Double](repeating: .infinity, count: cells))
    }
    for (row, place) in places.enumerated() {
      let cell = place.row * columnIDs.count + order[place.column]
      if isTaken[cell] {
        problems.add(
          row,
          columns.from,
          "the pair has a row already; a matrix has one value for each"
        )
      }
      isTaken[cell] = true
      for (matrix, column) in columns.costs.enumerated() {
        switch table.numeral(row, column) {
        case .value(let value): matrices[matrix].values[cell] = value
        case .missing:
          problems.add(
            row,
            column,
            "a value is missing or NaN; remove the row or write Inf for no value"
          )
        case .invalid:
          problems.add(
            row,
            column,
            "a value must be a number, or Inf" + separatorHint(table.field(row, column))
          )
        }
      }
    }
    try problems.check()
    self.init(origins: origins.ids, destinations: columnIDs, matrices: matrices)
  }
}
