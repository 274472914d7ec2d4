// Reads demand in long form: one line per pair of zones.

public import TransportNetwork

/// A CSV file with the columns `from_id`, `to_id` and `volume`, in any order; others are left
/// alone.
///
/// A TNTP trip table stands in for it.
///
/// A pair without a row has no demand. A pair that comes twice is refused, since it may be a
/// mistake as well as a second class of travellers: add them up first.
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
  /// What was left out since it begins or ends in others than the zones.
  public let outside: OutsideZones

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - zones: Ids of the zones that there are.
  ///   - choice: Whether flows of others are left out.
  ///   - names: The zones by their names, for tables that have these in place of ids.
  /// - Throws: Which columns are expected, and every line with an unknown zone, a volume that is
  ///   missing, negative or no number, or a pair that came before.
  /// - Complexity: O(bytes).
  public init(
    contentsOf path: String,
    zones: [String],
    taking choice: ZoneChoice = .all,
    names: NameIndex? = nil
  ) throws(CSVError) {
    let name = inputName(path)
    let bytes = try fileBytes(path, name: name)
    guard FileForm(bytes) == .trips else {
      try self.init(
        CSVTable(bytes: bytes, name: name),
        zones: zones,
        taking: choice,
        names: names
      )
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
      zones: zones,
      taking: choice
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
  ///   - choice: Whether flows of others are left out.
  /// - Throws: Zones that are not there, and flows that are negative or NaN.
  public init(
    _ table: MatrixTable,
    file: String,
    sha256: String,
    zones: [String],
    taking choice: ZoneChoice = .all
  ) throws(CSVError) {
    let known = Set(zones)
    var outside = OutsideZones()
    func areKnown(_ ids: [String]) throws(CSVError) -> [Bool] {
      var found: [Bool] = []
      for id in ids {
        found.append(known.contains(id))
        guard !known.contains(id) else { continue }
        guard choice == .only else { throw CSVError(file: file, Self.unknown(id, zones)) }
        outside.note(id)
      }
      return found
    }
    let areOrigins = try areKnown(table.origins)
    let areDestinations = try areKnown(table.destinations)
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
      let isInside =
        areOrigins[cell / table.destinations.count]
        && areDestinations[cell % table.destinations.count]
      outside.count(1, leftOut: isInside ? 0 : 1, volume: isInside ? 0 : volume)
      if isInside { flows.append(Flow(from: from, to: to, volume: volume)) }
    }
    try outside.check(file, zones: zones)
    self.flows = flows
    self.sha256 = sha256
    self.outside = outside
  }

  /// The sentence about an id that is no zone.
  private static func unknown(_ id: String, _ zones: [String]) -> String {
    "there is no zone \(quoted(id)); leave flows of such zones out with --only-zones"
      + (nearest(to: id, among: zones).map { "; did you mean \(quoted($0))?" } ?? "")
  }

  /// Takes a table.
  ///
  /// - Throws: As `init(contentsOf:)`.
  public init(
    _ table: CSVTable,
    zones: [String],
    taking choice: ZoneChoice = .all,
    names: NameIndex? = nil
  ) throws(CSVError) {
    if SquareMatrix.isPresent(in: table) {
      try self.init(
        SquareMatrix.read(table),
        file: table.name,
        sha256: NetworkDigest.sha256(of: table.bytes),
        zones: zones,
        taking: choice
      )
      return
    }
    let columns = try PairColumns(table, expecting: "volume")
    let (from, to) = (columns.from, columns.to)
    let volumes = table.header.indices.filter { table.header[$0].lowercased() == "volume" }
    guard let volume = table.columnIndex(named: "volume") ?? volumes.first else {
      throw CSVError(
        file: table.name,
        line: 1,
        "expected the columns from_id, to_id and volume, found "
          + listing(table.header)
      )
    }
    var problems = TableProblems(table)
    let known = Set(zones)
    var names = names
    var rows: [Flow: Int] = [:]
    var flows: [Flow] = []
    var outside = OutsideZones()
    var isOutside = false
    func zone(_ row: Int, _ column: Int) -> String {
      let id = canonicalID(trimmingBlanks(table.field(row, column)))
      if id.isEmpty {
        problems.add(row, column, "a flow needs both zones")
      } else if !known.contains(id) {
        let found = names?.positions(of: id) ?? []
        if found.count == 1 { return zones[found[0]] }
        if found.count > 1, let error = names?.ambiguous(id, found) {
          problems.add(row, column, error.description)
        } else if choice == .only {
          outside.note(id)
          isOutside = true
        } else {
          problems.add(row, column, Self.unknown(id, zones))
        }
      }
      return id
    }
    for row in 0..<table.rowCount {
      isOutside = false
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
        problems.add(
          row,
          volume,
          "a volume must be a finite number that is not negative"
            + separatorHint(table.field(row, volume))
        )
      case .missing: problems.add(row, volume, "a volume is missing; write 0 or remove the row")
      }
      outside.count(1, leftOut: isOutside ? 1 : 0, volume: isOutside ? flow.volume : 0)
      if !isOutside { flows.append(flow) }
    }
    try problems.check()
    try outside.check(table.name, zones: zones)
    self.init(flows: flows, sha256: NetworkDigest.sha256(of: table.bytes), outside: outside)
  }

  private init(flows: [Flow], sha256: String, outside: OutsideZones) {
    self.flows = flows
    self.sha256 = sha256
    self.outside = outside
  }
}

extension DemandFile.Flow: Hashable {}
