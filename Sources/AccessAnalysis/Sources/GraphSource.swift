// Access on a graph: every node a zone, or those that a file lists.

public import Accessibility
public import NetworkFiles
import ShortestPaths
import TransportNetwork

/// A graph's nodes as zones.
public struct GraphSource: AccessSource {
  private let graph: UserGraph
  /// The zones' ids: numbers of nodes.
  public let ids: [String]
  /// The zones' names, where a table has them.
  public let names: [String]
  /// The graph by its file's name.
  public let description: String

  private let zones: ZoneFile?
  private let threads: Int
  private let listener: AccessListener
  /// The graph's hierarchy, if it was made before.
  public var prepared: PreparedHierarchy?
  /// The places of the zones in the graph.
  private let places: [Int]

  /// Takes the zones that a file lists; without one every node is a zone with 1 opportunity and 1
  /// person.
  ///
  /// - Parameters:
  ///   - file: The graph.
  ///   - name: Its file's name.
  ///   - zones: Nodes by their numbers, with what is in them.
  ///   - threads: How many threads may work at once.
  ///   - listener: Called with notes and progress.
  /// - Throws: ``AccessError`` for a zone that is no node, or listed twice.
  public init(
    _ file: GraphFile,
    name: String,
    zones: ZoneFile? = nil,
    threads: Int = 1,
    listener: AccessListener = AccessListener()
  ) throws(AccessError) {
    let graph = UserGraph(file)
    self.graph = graph
    self.zones = zones
    self.threads = threads
    self.listener = listener
    description = name
    guard let zones else {
      places = Array(graph.places.indices)
      ids = places.map { graph.id(ofPlace: $0) }
      names = places.map { _ in "" }
      return
    }
    var places: [Int] = []
    var known: Set<Int> = []
    for (zone, id) in zones.ids.enumerated() {
      let place = graph.place(ofID: id)
      guard let place, known.insert(place).inserted else {
        let problem =
          place == nil
          ? "there is no node \"\(id)\" in \(name); \(graph.idsInWords)"
          : "node \"\(id)\" comes twice; list it once"
        throw .file(zones.error(zone: zone, column: zones.idColumn, problem).description)
      }
      places.append(place)
    }
    self.places = places
    ids = zones.ids
    names = zones.names
  }

  /// A graph.
  public var kind: AccessSourceKind { .graph }

  /// Whether the table of zones has a column of this name; without one there is a population.
  public func hasColumn(_ name: String) -> Bool {
    zones?.header.contains(name) ?? (name == "population")
  }

  /// A numeric column of the table of zones; without one 1 each for the population.
  public func column(named name: String, asked: String) throws(AccessError) -> [Double] {
    if let zones { return try zones.column(named: name, asked: asked, note: listener.note) }
    guard hasColumn(name) else {
      throw .request("\(asked) \(name) needs --zones FILE, a CSV of nodes with a column \(name).")
    }
    return ids.map { _ in 1 }
  }

  /// The zones by a column's texts.
  public func regions(of scheme: String) throws(AccessError) -> [AccessAnswer.Region] {
    guard let zones else {
      throw .request("--by \(scheme) needs --zones FILE, a CSV of nodes with a column \(scheme).")
    }
    return try zones.regions(of: scheme)
  }

  /// Minutes from each zone to itself; a zone's own opportunities are left out unless asked for.
  public func ownMinutes(_ intrazonal: Intrazonal?) throws(AccessError) -> [Double]? {
    let areas = try zones.flatMap { zones throws(AccessError) in
      try readingTable { () throws(CSVError) in try zones.numbers("area") }
    }
    return try minutes(
      intrazonal ?? .exclude,
      areas: areas,
      ids: ids,
      file: zones?.name ?? description
    )
  }

  /// Calls a body with each zone's costs.
  public func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    try forEachRow(of: Array(places.indices), within: bound, body)
  }

  /// The rows of some zones alone.
  public func rows(of origins: [Int]) throws(AccessError) -> [[Double]] {
    var rows: [[Double]] = []
    try forEachRow(of: origins, within: .infinity) { _, costs throws(AccessError) in
      rows.append(costs)
    }
    return rows
  }

  /// Calls a body with the costs of some zones.
  public func forEachRow(
    of origins: [Int],
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    // Rows come in the order of the origins.
    var number = 0
    let costs = ZoneCosts(graph, threads: threads, listener: listener)
    try costs.forEachRow(from: origins.map { places[$0] }, to: places, within: bound) {
      _,
      costs throws(AccessError) in
      try body(origins[number], costs)
      number += 1
    }
  }
}

extension GraphSource: ShortcutSource {
  func coverage(_ columns: AccessQuestion.Columns, of origins: [Int]) -> Coverage? {
    AccessAnalysis.coverage(
      of: graph.graph,
      places.map { graph.places[$0] },
      columns,
      origins: origins
    )
  }

  func figures(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns,
    of origins: OriginBlock
  ) throws(AccessError) -> AccessQuestion.Figures? {
    let ends = places.map { graph.places[$0] }
    return try RangedAccess(question, columns, listener)?
      .figures(graph.graph, ends, of: origins, prepared: prepared, threads: threads)
  }
}
