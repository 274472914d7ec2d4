// Costs between pairs of places before and after a change, and which pairs gain most.

import NetworkFiles
import Accessibility
import PlanModel
import Reporting
import ShortestPaths
import TransportNetwork

/// The network before and after a change, for questions about pairs.
struct PairTimes {
  private let network: Network
  private let before: TravelGraph
  private let after: TravelGraph
  private let request: PlanRequest
  /// What counts at the end of each pair's way, by zone, behind the network's own zones where facilities are reached.
  private let worth: [Double]
  private let weights: [Double]
  private let threads: Int

  var costUnit: String {
    before.unit(of: .generalized, currency: network.price(before.use))
  }

  init(
    _ changed: ChangeOptions.Changed,
    _ question: PlanningOptions,
    _ request: PlanRequest
  ) throws(CommandFailure) {
    let use = try named("--use") { () throws(NameError) in
      try changed.network.use(named: request.use)
    }
    var (open, closed) = (changed.open, changed.network)
    weights = try open.column(named: request.weight, option: "--weight")
    if let choice = request.facilities {
      let kinds = choice.kinds.joined(separator: ",")
      let facilities = try open.facilities(of: kinds, worth: choice.column)
      worth = weights.map { _ in 0 } + facilities.worth
      (open, closed) = (open.reaching(facilities), closed.reaching(facilities))
    } else {
      worth =
        request.weight == request.opportunities
        ? weights : try open.column(named: request.opportunities, option: "--opportunities")
    }
    do throws(TravelGraphError) {
      before = try TravelGraph(open, use: use)
      after = try TravelGraph(closed, use: use, built: changed.built)
    } catch {
      throw .data(error.description)
    }
    network = open
    self.request = request
    threads = question.threads.count
  }

  /// The pairs of a file, by ids or names.
  func asked(_ path: String) throws(CommandFailure) -> [TryReport.Pair] {
    let table = try csvTable(path)
    guard let from = table.columnIndex(named: "from"), let to = table.columnIndex(named: "to")
    else {
      throw .data("\(table.name):1: expected columns from and to, found \(listing(table.header)).")
    }
    var names = network.placeNames
    var (old, new) = (RouteFinder(network, before), RouteFinder(network, after))
    var pairs: [TryReport.Pair] = []
    for row in 0..<table.rowCount {
      var places: [NameIndex.Entry] = []
      for column in [from, to] {
        do throws(NameError) {
          places.append(try names.place(table.text(row, column)))
        } catch {
          let place = "\(table.name):\(table.line(ofRow: row)):\(column + 1)"
          throw .data("\(place): \(error.description)")
        }
      }
      func cost(_ finder: inout RouteFinder) -> Double {
        guard let start = finder.ends(ofPlace: places[0].id),
          let end = finder.ends(ofPlace: places[1].id)
        else { return .infinity }
        return finder.route(from: start, to: end)?.generalizedMinutes ?? .infinity
      }
      pairs.append(
        TryReport.Pair(
          from: RouteReport.Place(id: places[0].id, name: places[0].name),
          to: RouteReport.Place(id: places[1].id, name: places[1].name),
          before: cost(&old),
          after: cost(&new)
        )
      )
    }
    return pairs
  }

  /// Why an idea gains nobody anything: between its ends there is a way that is no slower.
  func standstill(of idea: Project) -> String? {
    guard let first = idea.links.first?.link, let last = idea.links.last?.link else { return nil }
    var (old, new) = (RouteFinder(network, before), RouteFinder(network, after))
    func cost(_ finder: inout RouteFinder) -> Double? {
      guard let start = finder.ends(ofPlace: network.nodes[first.from].id),
        let end = finder.ends(ofPlace: network.nodes[last.to].id)
      else { return nil }
      return finder.route(from: start, to: end)?.generalizedMinutes
    }
    let way = cost(&old)
    let (from, to) = (network.nodes[first.from], network.nodes[last.to])
    func name(_ node: Node) -> String { node.name.isEmpty ? node.id : node.name }
    guard let way, let with = cost(&new), way <= with else {
      return
        "\(idea.name) gains nobody anything: every pair of zones has a way that is no slower already."
    }
    return
      "\(idea.name) gains nobody anything: from \(name(from)) to \(name(to)) there is a way of \(shortDecimal(way)) \(costUnit) already, and it is no faster; kmh= or minutes= say how fast it is."
  }

  /// The pairs that gain most: by people at both ends times what the decay gives more, each pair once.
  func gainingMost(_ count: Int) throws(CommandFailure) -> [TryReport.Pair] {
    let own = network.ownZoneCount
    let isReaching = own < network.zones.count
    let targets = Array(isReaching ? own..<network.zones.count : 0..<own)
    var best: [(gain: Double, pair: TryReport.Pair)] = []
    let old = ZoneCosts(before, threads: threads)
    let new = ZoneCosts(after, threads: threads)
    let blockSize = 64 * threads
    for start in stride(from: 0, to: own, by: blockSize) {
      let block = Array(start..<min(start + blockSize, own))
      var rows: [[Double]] = []
      try old.forEachRow(from: block, to: targets) { _, row throws(CommandFailure) in
        rows.append(row)
      }
      var position = 0
      try new.forEachRow(from: block, to: targets) { origin, row throws(CommandFailure) in
        let beforeRow = rows[position]
        position += 1
        for (column, target) in targets.enumerated()
        where isReaching || target > origin {
          guard row[column] < beforeRow[column] else { continue }
          let weight =
            weights[origin] * worth[target]
            + (isReaching ? 0 : weights[target] * worth[origin])
          let gain = weight * (request.decay(row[column]) - request.decay(beforeRow[column]))
          guard gain > 0, best.count < count || gain > best[best.count - 1].gain else { continue }
          let (from, to) = (network.zones[origin], network.zones[target])
          best.append(
            (
              gain,
              TryReport.Pair(
                from: RouteReport.Place(id: from.id, name: from.name),
                to: RouteReport.Place(id: to.id, name: to.name),
                before: beforeRow[column],
                after: row[column]
              )
            )
          )
          best.sort { $0.gain > $1.gain }
          if best.count > count { best.removeLast() }
        }
      }
    }
    return best.map(\.pair)
  }
}
