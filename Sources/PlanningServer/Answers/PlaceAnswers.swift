// What the page tells of a zone and of a pair: routes leg by leg, before and after, and minutes to
// everywhere.

import OrderedJSON
import PlanModel
import TransportNetwork

/// The networks and graphs of a question, before and after.
struct Journeys {
  private let network: Network
  private var before: RouteFinder
  private var after: RouteFinder

  init(_ question: LiveQuestion, _ live: LiveNetwork) throws(LiveError) {
    let changed = try live.changed(question.ideas, use: question.request.use)
    network = changed.open
    var key = LiveQuestion.CostKey(
      ideas: question.ideas,
      use: question.request.use,
      kinds: [],
      build: [],
      isClosed: false
    )
    before = RouteFinder(changed.open, try live.graph(changed.open, use: changed.use, key))
    key.build = question.build.sorted()
    key.isClosed = changed.closesLinks
    after = RouteFinder(changed.network, try live.graph(changed.network, use: changed.use, key))
  }

  /// The routes between two places, before and after; null where there is no way.
  mutating func pair(_ from: String, _ to: String) throws(LiveError) -> JSONValue {
    for id in [from, to] where before.ends(ofPlace: id) == nil {
      throw LiveError(400, "\"\(id)\" is no zone or node that can be reached.")
    }
    return [
      "from": .string(from), "to": .string(to),
      "from_name": .string(name(from)), "to_name": .string(name(to)),
      "before": Self.route(&before, from, to, network),
      "after": Self.route(&after, from, to, network),
    ]
  }

  private static func route(
    _ finder: inout RouteFinder,
    _ from: String,
    _ to: String,
    _ network: Network
  ) -> JSONValue {
    guard let start = finder.ends(ofPlace: from), let end = finder.ends(ofPlace: to),
      let route = finder.route(from: start, to: end)
    else { return .null }
    return [
      "minutes": .double(route.minutes), "generalized": .double(route.generalizedMinutes),
      "money": .double(route.money), "km": .double(route.kilometres),
      "legs": .array(
        route.legs.map { leg in
          [
            "mode": .integer(leg.mode.position),
            "from": .string(network.label(leg.from)), "to": .string(network.label(leg.to)),
            "minutes": .double(leg.minutes), "access_minutes": .double(leg.accessMinutes),
            "km": .double(leg.kilometres),
            "through": .integer(max(0, leg.links.count - 1)),
            "nodes": .array(leg.nodes.map { .integer($0.position) }),
          ]
        }
      ),
    ]
  }

  private func name(_ id: String) -> String {
    if let zone = network.zones.first(where: { $0.id == id }) {
      return zone.name.isEmpty ? id : zone.name
    }
    return network.nodes.first { $0.id == id }.map { $0.name.isEmpty ? id : $0.name } ?? id
  }
}

extension Network {
  /// A node's name, that of its zone, or its id.
  func label(_ index: RowIndex<Node>) -> String {
    let node = nodes[index]
    if !node.name.isEmpty { return node.name }
    if let zone = node.zone, !zones[zone].name.isEmpty { return zones[zone].name }
    return node.id
  }
}

extension Evaluation {
  /// Routes from a zone to the largest markets and to the nearest facility of each kind, and
  /// minutes to all zones.
  func zone(_ id: String, _ question: LiveQuestion, _ live: LiveNetwork) throws(LiveError)
    -> JSONValue
  {
    let network = resolved.network
    let own = network.ownZoneCount
    guard let zone = network.zones.prefix(own).firstIndex(where: { $0.id == id }) else {
      throw LiveError(400, "There is no zone \"\(id)\".")
    }
    var journeys = try Journeys(question, live)
    guard let row = costsBefore.zones.firstIndex(of: zone) else {
      return [
        "zone": .string(id), "isolated": .bool(true), "routes": [], "before": [], "after": [],
      ]
    }
    var routes: [JSONValue] = []
    let markets = network.zones.indices.prefix(own)
      .filter { $0 != zone && costsBefore.zones.contains($0) }
      .sorted { (resolved.weights[$0], $1) > (resolved.weights[$1], $0) }
    for market in markets.prefix(4) {
      routes.append(["kind": "market", "route": try journeys.pair(id, network.zones[market].id)])
    }
    for kind in ["port", "hub", "airport", "border"] {
      guard let nearest = try nearest(kind, to: id, live, question) else { continue }
      routes.append(["kind": .string(kind), "route": try journeys.pair(id, nearest)])
    }
    return [
      "zone": .string(id), "isolated": .bool(false), "routes": .array(routes),
      "before": minutes(costsBefore, row, own), "after": minutes(costsAfter, row, own),
    ]
  }

  /// Minutes to every zone of the table; null where there is no way.
  private func minutes(_ costs: BuiltCosts, _ row: Int, _ own: Int) -> JSONValue {
    var values = Array(repeating: JSONValue.null, count: own)
    let width = costs.zones.count
    for (column, zone) in costs.zones.enumerated() where zone < own {
      let cost = costs.minutes[row * width + column]
      values[zone] =
        column == row ? .double(0) : .number(cost.isFinite ? (cost * 10).rounded() / 10 : nil)
    }
    return .array(values)
  }

  /// The facility of a kind that is nearest with what is built, by its node's id.
  private func nearest(
    _ kind: String,
    to id: String,
    _ live: LiveNetwork,
    _ question: LiveQuestion
  ) throws(LiveError) -> String? {
    let network = changed.network
    let nodes = network.nodes.typedIndices.filter { network.nodes[$0].type == kind }
    guard !nodes.isEmpty else { return nil }
    let key = LiveQuestion.CostKey(
      ideas: question.ideas,
      use: question.request.use,
      kinds: [],
      build: question.build.sorted(),
      isClosed: changed.closesLinks
    )
    let graph = try live.graph(network, use: changed.use, key)
    var finder = NearestFinder(graph)
    guard
      let start = network.zones.firstIndex(where: { $0.id == id }).flatMap({ graph.zoneEnds[$0] })
    else { return nil }
    return finder.nearest(of: nodes, from: start).map { network.nodes[$0].id }
  }
}
