// Minutes of the links along which one stays aboard, so that their chains say what the timetable
// says.

import ShortestPaths

/// How the minutes of through links are set.
public enum ThroughRule: String, Sendable, CaseIterable {
  /// No chain is better than the trips that go all the way, waiting included; direct services that
  /// beat the chain by 5 percent or by more than a minute are links.
  case timetable
  /// A quarter of the fastest trip's minutes and three quarters of the median's, and the stop;
  /// direct services that beat the chain by 5 percent are links.
  case typical
}

/// The times of a mode's hops.
struct ThroughTimes {
  /// Minutes of each hop, by its position in the timetable.
  private(set) var minutes: [Double]

  private let timetable: Timetable
  private let stationCount: Int
  private let waits: [Double]
  private let serviceMinutes: Double

  /// Rounds of lengthening; three to six are needed on national timetables.
  private static let roundLimit = 50
  /// A chain may be this many minutes better than the direct trips.
  private static let slack = 0.5
  /// A direct service is a link when its time is below this share of the chain's.
  private static let directAdvantage = 0.95
  /// Under the rule `timetable`, or this many minutes below the chain's.
  private static let directMinutes = 1.0

  /// Sets the times; minutes of the day in which trips run, over the departures, give the headway.
  init(_ timetable: Timetable, stationCount: Int, rule: ThroughRule, serviceMinutes: Double) {
    self.timetable = timetable
    self.stationCount = stationCount
    self.serviceMinutes = serviceMinutes
    minutes = timetable.hops.map { 0.25 * $0.fastest + 0.75 * $0.median + $0.stop }
    waits = timetable.hops.map { Self.wait($0.departures, serviceMinutes) }
    if rule == .timetable { lengthen() }
  }

  /// Half the headway, an hour at most: what boarding a link costs besides.
  private static func wait(_ departures: Int, _ serviceMinutes: Double) -> Double {
    min(60, serviceMinutes / Double(departures) / 2)
  }

  /// The direct services that become links, in order of their pairs.
  func directLinks(rule: ThroughRule) -> [(pair: Timetable.Pair, service: Timetable.Direct)] {
    var search = search()
    var links: [(pair: Timetable.Pair, service: Timetable.Direct)] = []
    for (from, services) in servicesByOrigin() {
      // Aboard, without the wait at the first station.
      search.run(from: from, to: services.map { Int($0.pair.to) })
      for (pair, service) in services {
        let chain = search.distance(to: Int(pair.to))
        let beats = service.fastest < Self.directAdvantage * chain
        let differs = rule == .timetable && service.fastest < chain - Self.directMinutes
        if beats || differs { links.append((pair, service)) }
      }
    }
    return links
  }

  // MARK: Lengthening

  /// Makes the hops of chains that are better than the direct trips longer, until none is.
  ///
  /// A through link pretends that every trip goes on along every next link: a chain is then quicker
  /// than any trip that goes all the way, and waits for the many trips of its first link only. So
  /// no chain may be quicker, nor take less with the wait. Times only grow, so the order in which
  /// chains are found does not matter.
  private mutating func lengthen() {
    let origins = servicesByOrigin()
    for _ in 0..<Self.roundLimit {
      var needed = minutes
      var search = search()
      for (from, services) in origins {
        for waits in [false, true] {
          search.run(from: waits ? stationCount + from : from, to: services.map { Int($0.pair.to) })
          for (pair, service) in services {
            let wait = waits ? Self.wait(service.departures, serviceMinutes) : 0
            lengthen(search, to: Int(pair.to), goal: service.fastest + wait, waits, &needed)
          }
        }
      }
      if needed == minutes { return }
      minutes = needed
    }
  }

  /// Notes how long the hops of a chain must be for it to take as long as the direct trips do.
  private func lengthen(
    _ search: DijkstraSearch,
    to station: Int,
    goal: Double,
    _ waits: Bool,
    _ needed: inout [Double]
  ) {
    guard search.distance(to: station) < goal - Self.slack, let path = search.path(to: station),
      let first = path.first
    else { return }
    let hops = path.map { hop(ofArc: $0, in: search.graph) }
    // The first arc holds the wait, which is as it is.
    let wait = waits ? self.waits[hop(ofArc: first, in: search.graph)] : 0
    let chain = search.distance(to: station) - wait
    for hop in hops {
      let longer =
        chain > 0
        ? minutes[hop] * (goal - wait) / chain
        : minutes[hop] + (goal - wait) / Double(hops.count)
      needed[hop] = max(needed[hop], longer)
    }
  }

  /// Vertices are the stations, and again the stations before the wait for the first link.
  private func search() -> DijkstraSearch {
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var costs: [Double] = []
    for (position, hop) in timetable.hops.enumerated() {
      tails += [UInt32(hop.pair.from), UInt32(stationCount + Int(hop.pair.from))]
      heads += [UInt32(hop.pair.to), UInt32(hop.pair.to)]
      costs += [minutes[position], minutes[position] + waits[position]]
    }
    do throws(GraphError) {
      return DijkstraSearch(
        try Graph(vertexCount: 2 * stationCount, tails: tails, heads: heads, costs: costs)
      )
    } catch {
      fatalError("hops join stations, and their minutes are finite: \(error)")
    }
  }

  private func hop(ofArc arc: Int, in graph: Graph) -> Int { Int(graph.originalArc[arc]) / 2 }

  private func servicesByOrigin() -> [(
    from: Int, services: [(pair: Timetable.Pair, service: Timetable.Direct)]
  )] {
    let sorted = timetable.directs.sorted { $0.key < $1.key }
    var groups: [(from: Int, services: [(pair: Timetable.Pair, service: Timetable.Direct)])] = []
    for (pair, service) in sorted {
      if groups.last?.from != Int(pair.from) { groups.append((Int(pair.from), [])) }
      groups[groups.count - 1].services.append((pair, service))
    }
    return groups
  }
}
