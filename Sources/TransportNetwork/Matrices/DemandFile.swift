// Reads demand in long form: one line per pair of zones.

/// A CSV file with the columns `from_id`, `to_id` and `volume`, in any order; others are left alone.
///
/// A TNTP trip table stands in for it.
///
/// A pair without a row has no demand. A pair that comes twice is refused, since it may be a mistake
/// as well as a second class of travellers: add them up first.
public struct DemandFile: Sendable {
  /// A line of the file.
  public struct Flow: Sendable, Equatable {
    /// Zone where it begins.
    public var from: String
    /// Zone where it ends.
    public var to: String
    /// Trips, tonnes or any other unit; finite and not negative.
    public var volume: Double
  }

  /// All lines, in file order.
  public let flows: [Flow]
  /// SHA-256 of the file's bytes, in hexadecimal.
  public let sha256: String

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - zones: Ids of the zones that there are.
  /// - Throws: Which columns are expected, and every line with an unknown zone, a volume that is
  ///   missing, negative or no number, or a pair that came before.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, zones: [String]) throws(CSVError) {
    let name = inputName(path)
    let bytes = try fileBytes(path, name: name)
    guard FileForm(bytes) == .trips else {
      try self.init(CSVTable(bytes: bytes, name: name), zones: zones)
      return
    }
    let trips: TNTPTrips
    do throws(GraphFileError) {
      trips = try TNTPTrips(bytes: bytes, name: name)
    } catch {
      throw CSVError(error.problems, count: error.count)
    }
    try self.init(
      trips.table,
      file: name,
      sha256: NetworkDigest.sha256(of: bytes),
      zones: zones
    )
  }

  /// Takes the flows above 0 of the first matrix.
  ///
  /// An infinite flow is none: OMX has it where a value is missing.
  ///
  /// - Parameters:
  ///   - table: The matrix.
  ///   - file: Its name, for messages.
  ///   - sha256: The digest of the file's bytes.
  ///   - zones: Ids of the zones that there are.
  /// - Throws: Zones that are not there, and flows that are negative or NaN.
  public init(
    _ table: MatrixTable,
    file: String,
    sha256: String,
    zones: [String]
  ) throws(CSVError) {
    let known = Set(zones)
    func check(_ ids: [String]) throws(CSVError) {
      for id in ids where !known.contains(id) {
        let meant = nearest(to: id, among: zones).map { "; did you mean \(quoted($0))?" } ?? ""
        throw CSVError(file: file, "there is no zone \(quoted(id))\(meant)")
      }
    }
    try check(table.origins)
    try check(table.destinations)
    var flows: [Flow] = []
    let volumes = table.matrices.first?.values ?? []
    for (cell, volume) in volumes.enumerated() where volume != 0 && volume != .infinity {
      let from = table.origins[cell / table.destinations.count]
      let to = table.destinations[cell % table.destinations.count]
      guard volume > 0 else {
        throw CSVError(
          file: file,
          "the volume from \(quoted(from)) to \(quoted(to)) is \(shortestDecimal(volume)); expected a finite "
            + "number that is not negative"
        )
      }
      flows.append(Flow(from: from, to: to, volume: volume))
    }
    self.flows = flows
    self.sha256 = sha256
  }

  /// Takes a table.
  ///
  /// - Throws: As ``init(contentsOf:zones:)``.
  public init(_ table: CSVTable, zones: [String]) throws(CSVError) {
    let columns = try PairColumns(table, expecting: "volume")
    let (from, to) = (columns.from, columns.to)
    guard let volume = table.columnIndex(named: "volume") else {
      throw CSVError(
        file: table.name,
        line: 1,
        "expected the columns from_id, to_id and volume, found "
          + listing(table.header)
      )
    }
    var problems = TableProblems(table)
    let known = Set(zones)
    var rows: [Flow: Int] = [:]
    var flows: [Flow] = []
    func zone(_ row: Int, _ column: Int) -> String {
      let id = canonicalID(trimmingBlanks(table.field(row, column)))
      if !known.contains(id) {
        let meant = nearest(to: id, among: zones).map { "; did you mean \(quoted($0))?" } ?? ""
        problems.add(
          row,
          column,
          id.isEmpty ? "a flow needs both zones" : "there is no zone \(quoted(id))\(meant)"
        )
      }
      return id
    }
    for row in 0..<table.rowCount {
      var flow = Flow(from: zone(row, from), to: zone(row, to), volume: 0)
      if let first = rows.updateValue(row, forKey: flow) {
        problems.add(
          row,
          from,
          "the pair is in line \(table.line(ofRow: first)) already; add the volumes up in one row"
        )
      }
      switch table.numeral(row, volume) {
      case .value(let value) where value >= 0 && value < .infinity: flow.volume = value
      case .value, .invalid:
        problems.add(row, volume, "a volume must be a finite number that is not negative")
      case .missing: problems.add(row, volume, "a volume is missing; write 0 or remove the row")
      }
      flows.append(flow)
    }
    try problems.check()
    self.flows = flows
    sha256 = NetworkDigest.sha256(of: table.bytes)
  }
}

extension DemandFile.Flow: Hashable {}
