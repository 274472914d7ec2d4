// One row of link.csv or project_link.csv as a link, with everything that must hold of it.

import TransportNetwork

/// Reads the columns of a link, in link.csv or project_link.csv.
struct LinkReader {
  private let table: CSVTable
  private let geometries: Geometries
  private let places: Places
  private let modes: ModeCatalogue
  private let log: ProblemLog
  private let name, from, to, geometry, facilityType, allowedUses, mode: TextColumn
  private let directed: FlagColumn
  private let directionFlag: Int?
  private let geometryID: Int?
  private let length, freeSpeed, toll, travelTime, headway: NumberColumn
  private var fast = Tally()
  private var loops = Tally()

  init(
    _ bound: BoundTable,
    _ table: CSVTable,
    _ geometries: Geometries,
    _ places: Places,
    _ modes: ModeCatalogue,
    _ units: Units,
    _ log: ProblemLog
  ) {
    self.table = table
    self.geometries = geometries
    self.places = places
    self.modes = modes
    self.log = log
    name = TextColumn("name", bound, table, log)
    from = TextColumn("from_node_id", bound, table, log)
    to = TextColumn("to_node_id", bound, table, log)
    directed = FlagColumn("directed", bound, table, log)
    directionFlag = table.columnIndex(named: "dir_flag")
    geometryID =
      ["geometry_id", "geometry_i"].lazy.compactMap { table.columnIndex(named: $0) }.first
    geometry = TextColumn("geometry", bound, table, log)
    length = NumberColumn("length", bound, table, factor: units.kilometres, log)
    facilityType = TextColumn("facility_type", bound, table, log)
    freeSpeed = NumberColumn("free_speed", bound, table, factor: units.kilometresPerHour, log)
    allowedUses = TextColumn("allowed_uses", bound, table, log)
    toll = NumberColumn("toll", bound, table, log)
    mode = TextColumn("u_mode", bound, table, log)
    travelTime = NumberColumn("u_travel_time", bound, table, log)
    headway = NumberColumn("u_headway", bound, table, log)
  }

  /// The link of a row; nil, with errors in the log, when it is not legal.
  mutating func link(_ row: Int, id: String, _ uses: inout UseCatalogue) -> Link? {
    let errorsBefore = log.report.errorCount
    let fromNode = places.nodeIndex.row(from.id(row), in: from, at: row, log)
    let toNode = places.nodeIndex.row(to.id(row), in: to, at: row, log)
    let isDirected = directed.value(row) ?? isOneWay(row) ?? true
    let kilometres = length.value(row)
    let speed = freeSpeed.value(row)
    let allowed = uses.allowed(allowedUses, row, log)
    let money = toll.value(row)
    let modeRow = modeOf(row)
    let minutes = travelTime.value(row)
    let interval = headway.value(row)
    guard log.report.errorCount == errorsBefore, let fromNode, let toNode, let modeRow else {
      return nil
    }
    let link = Link(
      id: id,
      name: name.text(row),
      from: RowIndex(fromNode),
      to: RowIndex(toNode),
      isDirected: isDirected,
      geometry: course(row),
      kilometres: kilometres,
      facilityType: facilityType.text(row),
      freeSpeed: speed,
      allowedUses: allowed,
      toll: money,
      mode: RowIndex(modeRow),
      travelMinutes: minutes,
      headwayMinutes: interval
    )
    if let speed, speed > 200 { fast.count(table.line(ofRow: row)) }
    if fromNode == toNode { loops.count(table.line(ofRow: row)) }
    return hasCost(link, row, uses) ? link : nil
  }

  /// Notes what is legal and worth knowing of all rows together.
  func note() {
    if fast.count > 0 {
      log.add(
        PackageProblem(
          .note,
          file: table.name,
          line: fast.firstLine,
          columnName: "free_speed",
          message:
            "\(fast.count) links are faster than 200 km/h: legal here, other GMNS tools cap it"
        )
      )
    }
    if loops.count > 0 {
      log.add(
        PackageProblem(
          .note,
          file: table.name,
          line: loops.firstLine,
          message:
            "\(loops.count) links lead from a node to itself: legal, and of no use to any path"
        )
      )
    }
  }

  /// The geometry of the row, else that of geometry.csv.
  private func course(_ row: Int) -> String {
    let own = geometry.text(row)
    guard own.isEmpty, let geometryID else { return own }
    return geometries.text(table, row, geometryID, log)
  }

  /// DTALite's `dir_flag`: 1 and -1 are one way, 0 is both ways.
  private func isOneWay(_ row: Int) -> Bool? {
    guard let directionFlag else { return nil }
    switch table.numeral(row, directionFlag) {
    case .missing: return nil
    case .value(1), .value(-1): return true
    case .value(0): return false
    default:
      log.error(
        table,
        row,
        directionFlag,
        "\(quoted(table.field(row, directionFlag))) is not a direction; expected 1 or -1 (one way) or 0"
      )
      return nil
    }
  }

  private func modeOf(_ row: Int) -> Int? {
    let id = mode.id(row)
    if !id.isEmpty { return modes.index.row(id, in: mode, at: row, log) }
    if let only = modes.defaultMode { return only }
    // No modes at all: mode.csv is broken and says so itself.
    guard modes.modes.count > 1 else { return nil }
    log.error(
      table,
      row,
      mode.column,
      "u_mode is missing and there is no mode road to stand in for it; name one of"
        + " \(modes.modes.prefix(8).map(\.name).joined(separator: ", "))"
    )
    return nil
  }

  /// Whether the link has a finite cost for every use that may take it.
  private func hasCost(_ link: Link, _ row: Int, _ uses: UseCatalogue) -> Bool {
    if link.travelMinutes == nil && link.kilometres == nil {
      log.error(
        table,
        row,
        length.column ?? travelTime.column,
        "the link has neither length nor u_travel_time; give one of them"
      )
      return false
    }
    let services = modes.modes[link.mode].services
    for (position, service) in services.enumerated() {
      let use = RowIndex<Use>(position)
      guard service != nil, link.allowedUses?.contains(UseSet(use)) ?? true else { continue }
      guard let cost = LinkCost(link, for: use, uses: uses.uses, modes: modes.modes) else {
        log.error(
          table,
          row,
          freeSpeed.column,
          "the link has no speed for use \(quoted(uses.uses[position].name)): give free_speed or"
            + " u_travel_time here, or speed in mode.csv for mode \(quoted(modes.modes[link.mode].name))"
        )
        return false
      }
      guard cost.standaloneMinutes <= Quantity.minutes.limit else {
        log.error(
          table,
          row,
          nil,
          "the link costs use \(quoted(uses.uses[position].name)) \(shortestDecimal(cost.standaloneMinutes))"
            + " minutes (time \(shortestDecimal(cost.travelMinutes)), money"
            + " \(shortestDecimal(cost.moneyMinutes))), which is absurdly large; check its length, speed, toll"
            + " and the use's u_value_of_time"
        )
        return false
      }
    }
    return true
  }
}

/// How often something was met, and where first.
struct Tally {
  private(set) var count = 0
  private(set) var firstLine: Int?

  mutating func count(_ line: Int) {
    if count == 0 { firstLine = line }
    count += 1
  }
}
