// Decides for one pair of neighbouring zones whether a link is missing or slow, and what it would
// cost.

import NetworkFiles
import TransportNetwork

/// Makes candidates for pairs of zones.
struct CandidateMaker {
  let network: Network
  let gates: ZoneGates
  let finder: RouteFinder
  private let mode: RowIndex<Mode>
  private let options: CandidateOptions
  private let type: String
  private let terrains: [String]
  private let use: RowIndex<Use>

  /// Straight lines as short as this need no link of their own, in kilometres.
  private static let shortest = 0.5

  init(
    _ network: Network,
    _ mode: RowIndex<Mode>,
    _ options: CandidateOptions
  ) throws(CandidateLinks.Failure) {
    self.network = network
    self.mode = mode
    self.options = options
    let uses = network.uses.map(\.name)
    guard let use = uses.firstIndex(of: options.use) else {
      throw .init(
        description: "use \(quoted(options.use)) is not in the network; it has \(listing(uses))"
      )
    }
    self.use = RowIndex(use)
    let isRail = network.modes[mode].name.contains("rail")
    type = options.type ?? (isRail ? "rail_main" : "trunk")
    let column = network.extraColumns["zone"]?.first { $0.name == "terrain" }
    terrains = network.zones.indices.map { zone in
      column.map { $0.values[zone] }.flatMap { $0.isEmpty ? nil : $0 } ?? options.terrain
    }
    for terrain in Set(terrains).sorted() where options.costs.row(type, terrain: terrain) == nil {
      throw .init(
        description: """
          \(options.costs.source) have no row of class \(quoted(type)) and terrain \(quoted(terrain)); they have the classes \
          \(listing(options.costs.types)) and the terrains \(listing(options.costs.terrains))
          """
      )
    }
    gates = ZoneGates(network, mode: mode)
    do throws(TravelGraphError) {
      finder = RouteFinder(network, try TravelGraph(network, use: self.use, modes: [mode]))
    } catch {
      throw .init(description: error.description)
    }
  }

  /// The candidate between two zones; nil where the network is good enough.
  func candidate(
    _ from: RowIndex<Zone>,
    _ to: RowIndex<Zone>,
    _ finder: inout RouteFinder
  ) -> Candidate? {
    guard let start = gates.gates[from.position], let end = gates.gates[to.position], start != end,
      let straight = straightLine(start, end), straight >= Self.shortest
    else { return nil }
    let (departure, arrival) = (
      finder.travelGraph.nodeEnds[start.position], finder.travelGraph.nodeEnds[end.position]
    )
    let there = finder.route(from: departure, to: arrival)
    let back = finder.route(from: arrival, to: departure)
    guard let there, let back else {
      return missing(from, to, (start, end), straight, nil, network)
    }
    let detour = there.kilometres / straight
    if detour > options.detour {
      return missing(from, to, (start, end), straight, there, network)
    }
    return upgrade(from, to, there, back)
  }

  /// Kilometres between two nodes along the straight line.
  private func straightLine(_ a: RowIndex<Node>, _ b: RowIndex<Node>) -> Double? {
    let system = CoordinateSystem(network.configuration.crs)
    let (one, two) = (network.nodes[a], network.nodes[b])
    guard let p = system.geographic(x: one.x, y: one.y),
      let q = system.geographic(x: two.x, y: two.y)
    else { return nil }
    return greatCircle((p.x, p.y), (q.x, q.y))
  }

  /// The costs of a class between two zones: those of the dearer terrain.
  private func costs(_ type: String, _ from: RowIndex<Zone>, _ to: RowIndex<Zone>) -> UnitCosts.Row?
  {
    [terrains[from.position], terrains[to.position]]
      .compactMap { options.costs.row(type, terrain: $0) }
      .max { $0.new < $1.new }
  }

  private func names(_ from: RowIndex<Zone>, _ to: RowIndex<Zone>) -> (id: String, name: String) {
    func name(_ zone: RowIndex<Zone>) -> String {
      let zone = network.zones[zone]
      return zone.name.isEmpty ? zone.id : zone.name
    }
    // Semicolons separate ids in requires.
    let ids = [from, to].map { network.zones[$0].id.map { $0 == ";" ? "-" : String($0) }.joined() }
    return (ids.joined(separator: "-"), "\(name(from))-\(name(to))")
  }

  private func missing(
    _ from: RowIndex<Zone>,
    _ to: RowIndex<Zone>,
    _ ends: (RowIndex<Node>, RowIndex<Node>),
    _ straight: Double,
    _ route: Route?,
    _ network: Network
  ) -> Candidate? {
    guard let costs = costs(type, from, to) else { return nil }
    let length = rounded(straight * options.circuity, 0.01)
    let (id, name) = names(from, to)
    let link = Link(
      id: "new-\(id)",
      name: name,
      from: ends.0,
      to: ends.1,
      isDirected: false,
      kilometres: length,
      facilityType: type,
      freeSpeed: costs.speed,
      mode: mode,
      travelMinutes: length / costs.speed * 60
    )
    // As today's way is counted: with boarding and alighting where the mode has them.
    guard let cost = LinkCost(link, for: use, uses: network.uses, modes: network.modes) else {
      return nil
    }
    let minutes = cost.standaloneMinutes
    if let route, route.generalizedMinutes <= minutes { return nil }
    let detour = route.map { $0.kilometres / straight }
    let why =
      detour.map { "detour \(rounded($0, 0.01)) over the straight line" } ?? "no way by the network"
    return Candidate(
      id: "new-\(id)",
      name: "\(name), new \(type)",
      kind: .missing(detour: detour),
      from: from,
      to: to,
      kilometres: length,
      cost: length * costs.new,
      minutesBefore: route?.generalizedMinutes,
      minutesAfter: minutes,
      source: source(why, "\(shortestDecimal(length)) km of \(costs.words(costs.new))"),
      links: [link]
    )
  }

  private func upgrade(
    _ from: RowIndex<Zone>,
    _ to: RowIndex<Zone>,
    _ there: Route,
    _ back: Route
  ) -> Candidate? {
    var links: [Link] = []
    var (cost, length) = (0.0, 0.0)
    var saved = 0.0
    var seen: Set<LinkSource> = []
    var built: Set<[Int]> = []
    for (route, isThere) in [(there, true), (back, false)] {
      for source in route.legs.flatMap(\.links) where seen.insert(source).inserted {
        guard case .network(let row) = source else { continue }
        let old = network.links[row]
        guard !old.isAccess, let slow = slowness(old, from, to), let row = slow.costs.upgrade else {
          continue
        }
        var new = old
        new.id = "up-\(old.id)"
        new.freeSpeed = slow.costs.speed
        new.travelMinutes = slow.kilometres / slow.costs.speed * 60
        links.append(new)
        if isThere { saved += slow.minutes - (new.travelMinutes ?? 0) }
        // Two links of one road, one in each direction, are built once.
        let ends = [old.from.position, old.to.position].sorted() + [Int(slow.kilometres * 1e6)]
        guard built.insert(ends).inserted else { continue }
        cost += slow.kilometres * row
        length += slow.kilometres
      }
    }
    guard length >= Self.shortest, saved > 0.5 else { return nil }
    let (id, name) = names(from, to)
    let before = there.generalizedMinutes
    return Candidate(
      id: "upgrade-\(id)",
      name: "\(name), upgrade",
      kind: .upgrade,
      from: from,
      to: to,
      kilometres: rounded(length, 0.01),
      cost: cost,
      minutesBefore: before,
      minutesAfter: before - saved,
      source: source(
        "links slower than \(shortestDecimal(options.slow)) of their class on the fastest route",
        "\(rounded(length, 0.01)) km at the costs of their classes (\(options.costs.source))"
      ),
      links: links
    )
  }

  /// The class that a slow link would be brought to; nil for one that is fast enough.
  private func slowness(
    _ link: Link,
    _ from: RowIndex<Zone>,
    _ to: RowIndex<Zone>
  ) -> (kilometres: Double, minutes: Double, costs: UnitCosts.Row)? {
    guard let length = link.kilometres, length > 0,
      let minutes = LinkCost(link, for: use, uses: network.uses, modes: network.modes)?
        .travelMinutes,
      minutes > 0,
      let costs = costs(options.type ?? link.facilityType, from, to) ?? costs(type, from, to)
    else { return nil }
    return length / minutes * 60 < options.slow * costs.speed ? (length, minutes, costs) : nil
  }

  private func source(_ why: String, _ what: String) -> String {
    "generated by corridor candidates: \(why); \(what)"
  }

  private func rounded(_ value: Double, _ unit: Double) -> Double {
    ((value / unit).rounded() / (1 / unit).rounded())
  }
}

extension UnitCosts.Row {
  /// `trunk (flat) at 4000000 a km`.
  fileprivate func words(_ cost: Double) -> String {
    "\(type)\(terrain.isEmpty ? "" : " (\(terrain))") at \(shortestDecimal(cost)) a km"
  }
}
