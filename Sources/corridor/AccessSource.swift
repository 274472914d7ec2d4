// Where access takes zones and costs from: a network package, or a ready matrix with a table of zones.

import NetworkFiles
import Accessibility
import Reporting
import TransportNetwork

/// Zones, what is in them, and the costs between them, an origin at a time.
protocol AccessSource {
  /// The zones' ids.
  var ids: [String] { get }
  /// The zones' names.
  var names: [String] { get }
  /// The zones by whatever they are called.
  var entries: [NameIndex.Entry] { get }
  /// What it is, in words, for the page's first line.
  var description: String { get }
  /// What costs are counted in.
  var costUnit: String { get }

  /// What can be reached, where that is not the zones themselves.
  var facilities: FacilityColumns? { get }

  /// Whether there is a numeric column of this name.
  func hasColumn(_ name: String) -> Bool
  /// A column's values, missing ones as 0; negative ones are refused.
  func column(named name: String, option: String) throws(CommandFailure) -> [Double]
  /// Whether there is a region scheme of this name.
  func hasScheme(_ name: String) -> Bool
  /// The regions of a scheme.
  func regions(of scheme: String) throws(CommandFailure) -> [AccessReport.Region]
  /// Minutes from each zone to itself, or nil to take them as the costs have them.
  func ownMinutes(_ intrazonal: Intrazonal?) throws(CommandFailure) -> [Double]?
  /// Calls a body with each origin's costs to all zones, in order; unreachable is infinity, and so may be what is
  /// beyond a bound.
  func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(CommandFailure) -> Void
  ) throws(CommandFailure)
  /// The costs from some origins to all zones.
  func rows(of origins: [Int]) throws(CommandFailure) -> [[Double]]
  /// What can be reached at all, where the source can tell without rows.
  func coverage(_ columns: AccessQuestion.Columns) -> Coverage?
  /// The answer to a question, where the source knows a way that needs no rows; nil where it knows none.
  func answer(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns
  ) throws(CommandFailure) -> AccessQuestion.Answer?
}

extension AccessSource {
  func hasScheme(_ name: String) -> Bool { false }

  var costUnit: String { "minutes" }
  var facilities: FacilityColumns? { nil }

  /// What can be reached, by whatever it is called.
  var destinations: [NameIndex.Entry] { facilities?.entries ?? entries }

  /// The costs from some origins to all zones.
  func rows(of origins: [Int]) throws(CommandFailure) -> [[Double]] {
    var rows: [Int: [Double]] = [:]
    try forEachRow(within: .infinity) { origin, costs throws(CommandFailure) in
      if origins.contains(origin) { rows[origin] = costs }
    }
    return origins.map { rows[$0] ?? [] }
  }

  func coverage(_ columns: AccessQuestion.Columns) -> Coverage? { nil }

  func answer(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns
  ) throws(CommandFailure) -> AccessQuestion.Answer? { nil }
}

/// Facilities that are reached in place of zones.
struct FacilityColumns {
  /// Their nodes by whatever they are called.
  var entries: [NameIndex.Entry]
  /// What each is worth.
  var worth: [Double]
}

/// A network package and the travel graph of one use.
struct NetworkSource: AccessSource {
  let network: Network
  /// Of the network, or of the network with zones for the facilities behind its own.
  let travelGraph: TravelGraph
  var facilities: FacilityColumns?
  /// Whether costs are those from facilities to zones.
  var isFromFacilities = false
  var costKind = CostKind.generalized
  let threads: Int

  var costUnit: String {
    travelGraph.unit(of: costKind, currency: network.price(travelGraph.use))
  }

  private var costs: ZoneCosts { ZoneCosts(travelGraph, counting: costKind, threads: threads) }

  /// The zones, own or of facilities, that are reached.
  var targets: [Int] {
    let own = network.zones.count
    return Array(facilities == nil ? 0..<own : own..<travelGraph.zoneEnds.count)
  }

  var ids: [String] { network.zones.map(\.id) }
  var names: [String] { network.zones.map(\.name) }
  var description: String { "use \(network.uses[travelGraph.use].name)" }

  func hasColumn(_ name: String) -> Bool { network.zoneColumns.contains { $0.name == name } }

  func column(named name: String, option: String) throws(CommandFailure) -> [Double] {
    try network.column(named: name, option: option)
  }

  func hasScheme(_ name: String) -> Bool { network.schemes.contains { $0.name == name } }

  var entries: [NameIndex.Entry] { network.zoneNames.entries }

  func regions(of scheme: String) throws(CommandFailure) -> [AccessReport.Region] {
    try named("--by") { () throws(NameError) in try network.scheme(named: scheme) }.regions.map {
      AccessReport.Region(name: $0.name, zones: $0.zones.map(\.position))
    }
  }

  func ownMinutes(_ intrazonal: Intrazonal?) throws(CommandFailure) -> [Double]? {
    let areas = network.zoneColumns.first { $0.name == "area" }?.values
    return try minutes(intrazonal ?? .exclude, areas: areas, ids: ids, file: "zone.csv")
  }

  func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    if isFromFacilities {
      let zones = Array(network.zones.indices)
      for (origin, row) in zip(zones, try rows(of: zones)) { try body(origin, row) }
      return
    }
    try costs.forEachRow(
      from: Array(network.zones.indices),
      to: targets,
      within: costKind == .generalized ? bound : .infinity,
      body
    )
  }

  func rows(of origins: [Int]) throws(CommandFailure) -> [[Double]] {
    if isFromFacilities {
      // One search per facility, the way that goods come; a zone's row has what it costs from each.
      var columns: [[Double]] = []
      try costs.forEachRow(from: targets, to: origins) { _, costs throws(CommandFailure) in
        columns.append(costs)
      }
      return origins.indices.map { zone in columns.map { $0[zone] } }
    }
    var rows: [[Double]] = []
    try costs.forEachRow(from: origins, to: targets) { _, costs throws(CommandFailure) in
      rows.append(costs)
    }
    return rows
  }

  private var ends: [PlaceEnds?] { travelGraph.zoneEnds }

  func coverage(_ columns: AccessQuestion.Columns) -> Coverage? {
    facilities == nil && costKind == .generalized
      ? corridor.coverage(of: travelGraph.graph, ends, columns) : nil
  }

  /// So many zones pay for a hierarchy; below, rows are as fast.
  private static let manyZones = 4096

  func answer(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns
  ) throws(CommandFailure) -> AccessQuestion.Answer? {
    guard network.zones.count >= Self.manyZones, facilities == nil, costKind == .generalized
    else { return nil }
    return RangedAccess(question, columns)?.answer(travelGraph.graph, ends, threads: threads)
  }
}

/// A ready cost matrix and its zones.
struct MatrixSource: AccessSource {
  let zones: ZoneFile
  let matrix: CostMatrix
  let matrixName: String

  var ids: [String] { zones.ids }
  var names: [String] { zones.names }
  var description: String { matrixName }

  func hasColumn(_ name: String) -> Bool { zones.header.contains(name) }

  func column(named name: String, option: String) throws(CommandFailure) -> [Double] {
    try zones.column(named: name, option: option)
  }

  func regions(of scheme: String) throws(CommandFailure) -> [AccessReport.Region] {
    try zones.regions(of: scheme)
  }

  func ownMinutes(_ intrazonal: Intrazonal?) throws(CommandFailure) -> [Double]? {
    guard let intrazonal else { return nil }
    let areas = try data { () throws(CSVError) in try zones.numbers("area") }
    return try minutes(intrazonal, areas: areas, ids: ids, file: zones.name)
  }

  func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var row = [Double](repeating: .infinity, count: ids.count)
    for origin in ids.indices {
      matrix.copyRow(origin, to: &row)
      try body(origin, row)
    }
  }
}

/// Minutes from each zone to itself.
func minutes(
  _ intrazonal: Intrazonal,
  areas: [Double?]?,
  ids: [String],
  file: String
) throws(CommandFailure) -> [Double] {
  var minutes: [Double] = []
  for (position, id) in ids.enumerated() {
    guard let own = intrazonal.minutes(area: areas?[position]) else {
      throw .data(
        """
        --intrazonal radius:K needs the column area (km2, not negative) in \(file), and zone "\(id)" has \
        none.
        """
      )
    }
    minutes.append(own)
  }
  return minutes
}
