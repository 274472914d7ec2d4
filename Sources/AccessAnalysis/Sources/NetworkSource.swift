// Access in a network: zones, or facilities, along the paths of one use.

public import Accessibility
import NetworkFiles
public import TransportNetwork

/// A network and the travel graph of one use.
public struct NetworkSource: AccessSource {
  /// The network.
  public let network: Network
  /// Of the network, or of the network with zones for the facilities behind its own.
  public let travelGraph: TravelGraph
  /// What is reached in place of zones.
  public let facilities: FacilityColumns?
  /// Whether costs are those from facilities to zones.
  private let isFromFacilities: Bool
  private let costKind: CostKind
  private let threads: Int
  private let listener: AccessListener
  /// The graph's hierarchy, if it was made before.
  public var prepared: PreparedHierarchy?

  /// Prepares a network for a request: its use, modes, facilities and kind of cost.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - request: What will be asked.
  ///   - built: Projects whose links are open.
  ///   - threads: How many threads may work at once.
  ///   - listener: Called with notes and progress.
  /// - Throws: ``AccessError`` for a name that is none, or a network that makes no travel graph.
  /// - Complexity: O(nodes + links).
  public init(
    _ network: Network,
    for request: AccessRequest,
    built: [RowIndex<Project>] = [],
    threads: Int = 1,
    listener: AccessListener = AccessListener()
  ) throws(AccessError) {
    self.network = network
    self.threads = threads
    self.listener = listener
    costKind = request.costKind
    isFromFacilities = request.facilities != nil && request.direction == .passive
    var reached = network
    if let choice = request.facilities {
      let found = try network.facilities(choice, note: listener.note)
      let entries = network.nodeNames.entries
      facilities = FacilityColumns(
        entries: found.nodes.map { entries[$0.position] },
        worth: found.worth
      )
      reached = network.reaching(found)
    } else {
      facilities = nil
    }
    travelGraph = try TravelGraph(
      reached,
      use: request.use,
      modes: request.modes?.joined(separator: ","),
      built: built
    )
  }

  /// A network.
  public var kind: AccessSourceKind { .network }

  /// What costs are counted in: generalized minutes where money is part of them.
  public var costUnit: String {
    travelGraph.unit(of: costKind, currency: network.price(travelGraph.use))
  }

  /// The decay of the use, or the default.
  public var standardDecay: Decay {
    .exponential(rate: 1 / (network.uses[travelGraph.use].decayMinutes ?? Use.standardDecayMinutes))
  }

  private var costs: ZoneCosts {
    ZoneCosts(travelGraph, counting: costKind, threads: threads, listener: listener)
  }

  /// Positions of the zones, own or of facilities, that are reached.
  package var targets: [Int] {
    let own = network.zones.count
    return Array(facilities == nil ? 0..<own : own..<travelGraph.zoneEnds.count)
  }

  /// The zones' ids.
  public var ids: [String] { network.zones.map(\.id) }
  /// The zones' names.
  public var names: [String] { network.zones.map(\.name) }
  /// The zones by whatever they are called.
  public var entries: [NameIndex.Entry] { network.zoneNames.entries }
  /// The use.
  public var description: String { "use \(network.uses[travelGraph.use].name)" }

  /// Whether the zones have a numeric column of this name.
  public func hasColumn(_ name: String) -> Bool { network.zoneColumns.contains { $0.name == name } }

  /// A numeric column of the zones.
  public func column(named name: String, asked: String) throws(AccessError) -> [Double] {
    try network.column(named: name, asked: asked, note: listener.note)
  }

  /// Whether the network has a region scheme of this name.
  public func hasScheme(_ name: String) -> Bool { network.schemes.contains { $0.name == name } }

  /// The regions of a scheme of the network.
  public func regions(of scheme: String) throws(AccessError) -> [AccessAnswer.Region] {
    try named("--by") { () throws(NameError) in try network.scheme(named: scheme) }.regions.map {
      AccessAnswer.Region(name: $0.name, zones: $0.zones.map(\.position))
    }
  }

  /// Minutes from each zone to itself; a zone's own opportunities are left out unless asked for.
  public func ownMinutes(_ intrazonal: Intrazonal?) throws(AccessError) -> [Double]? {
    let areas = network.zoneColumns.first { $0.name == "area" }?.values
    return try minutes(intrazonal ?? .exclude, areas: areas, ids: ids, file: "zone.csv")
  }

  /// Calls a body with each zone's costs.
  public func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    try forEachRow(of: Array(network.zones.indices), within: bound, body)
  }

  /// Calls a body with the costs of some zones.
  public func forEachRow(
    of origins: [Int],
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    if isFromFacilities {
      for (origin, row) in zip(origins, try rows(of: origins)) { try body(origin, row) }
      return
    }
    try costs.forEachRow(
      from: origins,
      to: targets,
      within: costKind == .generalized ? bound : .infinity,
      body
    )
  }

  /// The costs of some zones.
  public func rows(of origins: [Int]) throws(AccessError) -> [[Double]] {
    if isFromFacilities {
      // One search per facility, the way that goods come; a zone's row has what it costs from each.
      var columns: [[Double]] = []
      costs.forEachRow(from: targets, to: origins) { _, costs in columns.append(costs) }
      return origins.indices.map { zone in columns.map { $0[zone] } }
    }
    var rows: [[Double]] = []
    costs.forEachRow(from: origins, to: targets) { _, costs in rows.append(costs) }
    return rows
  }
}

extension NetworkSource: ShortcutSource {
  private var ends: [PlaceEnds?] { travelGraph.zoneEnds }

  func coverage(_ columns: AccessQuestion.Columns, of origins: [Int]) -> Coverage? {
    facilities == nil && costKind == .generalized
      ? AccessAnalysis.coverage(of: travelGraph.graph, ends, columns, origins: origins) : nil
  }

  /// So many zones pay for a hierarchy; below, rows are as fast.
  private static let manyZones = 4096

  func figures(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns,
    of origins: OriginBlock
  ) throws(AccessError) -> AccessQuestion.Figures? {
    guard network.zones.count >= Self.manyZones, facilities == nil, costKind == .generalized
    else { return nil }
    return try RangedAccess(question, columns, listener)?
      .figures(travelGraph.graph, ends, of: origins, prepared: prepared, threads: threads)
  }
}
