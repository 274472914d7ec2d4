// Access on a graph: every node a zone, or those that a file lists.

import NetworkFiles
import Accessibility
import Reporting
import ShortestPaths
import TransportNetwork

/// A graph's nodes as zones.
struct GraphSource: AccessSource {
  let graph: UserGraph
  let ids: [String]
  let names: [String]
  let description: String

  private let zones: ZoneFile?
  private let threads: Int
  /// The places of the zones in the graph.
  private let places: [Int]

  /// Takes the zones that a file lists; without one every node is a zone.
  init(graph: UserGraph, name: String, zones: ZoneFile?, threads: Int) throws(CommandFailure) {
    self.graph = graph
    self.zones = zones
    self.threads = threads
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
        throw .data(zones.error(zone: zone, column: zones.idColumn, problem).description)
      }
      places.append(place)
    }
    self.places = places
    ids = zones.ids
    names = zones.names
  }

  func hasColumn(_ name: String) -> Bool { zones?.header.contains(name) ?? (name == "population") }

  func column(named name: String, option: String) throws(CommandFailure) -> [Double] {
    if let zones { return try zones.column(named: name, option: option) }
    guard hasColumn(name) else {
      throw .usage("\(option) \(name) needs --zones FILE, a CSV of nodes with a column \(name).")
    }
    return ids.map { _ in 1 }
  }

  func regions(of scheme: String) throws(CommandFailure) -> [AccessReport.Region] {
    guard let zones else {
      throw .usage("--by \(scheme) needs --zones FILE, a CSV of nodes with a column \(scheme).")
    }
    return try zones.regions(of: scheme)
  }

  func ownMinutes(_ intrazonal: Intrazonal?) throws(CommandFailure) -> [Double]? {
    let areas = try zones.flatMap { zones throws(CommandFailure) in
      try data { () throws(CSVError) in try zones.numbers("area") }
    }
    return try minutes(
      intrazonal ?? .exclude,
      areas: areas,
      ids: ids,
      file: zones?.name ?? description
    )
  }

  func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    // Rows come in the order of the origins.
    var origin = 0
    try ZoneCosts(graph, threads: threads).forEachRow(from: places, to: places, within: bound) {
      _,
      costs throws(CommandFailure) in
      try body(origin, costs)
      origin += 1
    }
  }

  func coverage(_ columns: AccessQuestion.Columns) -> Coverage? {
    corridor.coverage(of: graph.graph, places.map { graph.places[$0] }, columns)
  }

  func answer(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns
  ) throws(CommandFailure) -> AccessQuestion.Answer? {
    let ends = places.map { graph.places[$0] }
    return RangedAccess(question, columns)?.answer(graph.graph, ends, threads: threads)
  }
}
