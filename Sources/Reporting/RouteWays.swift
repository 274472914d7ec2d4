// The way of each route in words: as many of the places between its ends as tell it from the
// others.

import AccessAnalysis

/// Which places along routes are named, so that no two routes of the same modes read the same.
///
/// A few places spread over the way come first. Routes that still read the same get the place that
/// fewest of them have, again and again; where one route after another has no place of its own all
/// are named, and at last the links.
struct RouteWays {
  /// One route's places between its ends, and which of them are named.
  private struct Way {
    var modes: [String]
    var places: [String]
    var links: [String]
    var isNamed: [Bool]
    var namedLinks: [String] = []

    /// What tells the route from others of its modes.
    var sentence: String {
      var text = zip(places, isNamed).filter(\.1).map(\.0).joined(separator: ", ")
      if !namedLinks.isEmpty {
        text += text.isEmpty ? "" : "; "
        text += (namedLinks.count == 1 ? "link " : "links ") + namedLinks.joined(separator: ", ")
      }
      return text
    }
  }

  private var ways: [Way]

  /// Chooses the places of routes that are shown together.
  /// - Complexity: O(places of all routes) per round; routes are told apart after as many rounds as
  ///   the longest name of a way has places, at most.
  init(_ routes: [RouteReport.Entry]) {
    let chains = routes.map(\.nodes)
    // Routes of a zone on several nodes may start or end at another one.
    let showsFirst = Set(chains.compactMap(\.first?.id)).count > 1
    let showsLast = Set(chains.compactMap(\.last?.id)).count > 1
    ways = zip(routes, chains).map { route, chain in
      let first = showsFirst ? 0 : 1
      let last = showsLast ? chain.count : chain.count - 1
      let places = first < last ? Array(chain[first..<last]) : []
      return Way(
        modes: route.legs.map(\.mode),
        places: places.map(\.label),
        links: route.legs.flatMap(\.links),
        isNamed: Self.spread(places)
      )
    }
    while tellApart() {}
  }

  /// The way of a route, for example "B, C (and 3 more)"; empty where nothing is between its ends.
  func text(_ route: Int) -> String {
    let way = ways[route]
    let hidden = way.isNamed.count { !$0 }
    let sentence = way.sentence
    guard hidden > 0 else { return sentence }
    return sentence.isEmpty ? "\(hidden) more" : "\(sentence) (and \(hidden) more)"
  }

  /// At most three places, those with a name first, evenly along the way.
  private static func spread(_ places: [RouteReport.Place]) -> [Bool] {
    var isNamed = places.map { _ in places.count <= 3 }
    guard places.count > 3 else { return isNamed }
    let known = places.indices.filter { !places[$0].name.isEmpty }
    let choice = known.isEmpty ? Array(places.indices) : known
    for part in 1...3 { isNamed[choice[choice.count * part / 4]] = true }
    return isNamed
  }

  /// Names more of the routes that read the same; false when there is nothing to do.
  private mutating func tellApart() -> Bool {
    var groups: [[String]: [Int]] = [:]
    for (route, way) in ways.enumerated() {
      groups[way.modes + [way.sentence], default: []].append(route)
    }
    var hasChanged = false
    for group in groups.values where group.count > 1 {
      if nameOwnPlaces(group) || nameAllPlaces(group) || nameOwnLinks(group) { hasChanged = true }
    }
    return hasChanged
  }

  /// For each route the unnamed place that fewest others of the group have, if not all have it.
  private mutating func nameOwnPlaces(_ group: [Int]) -> Bool {
    var counts: [String: Int] = [:]
    for route in group { for place in Set(ways[route].places) { counts[place, default: 0] += 1 } }
    var hasChanged = false
    for route in group {
      let way = ways[route]
      let own = way.places.indices.filter { !way.isNamed[$0] }
        .min { (counts[way.places[$0]] ?? 0, $0) < (counts[way.places[$1]] ?? 0, $1) }
      guard let own, counts[way.places[own]] ?? 0 < group.count else { continue }
      ways[route].isNamed[own] = true
      hasChanged = true
    }
    return hasChanged
  }

  private mutating func nameAllPlaces(_ group: [Int]) -> Bool {
    var hasChanged = false
    for route in group where ways[route].isNamed.contains(false) {
      ways[route].isNamed = ways[route].places.map { _ in true }
      hasChanged = true
    }
    return hasChanged
  }

  /// The links that not all of the group have.
  private mutating func nameOwnLinks(_ group: [Int]) -> Bool {
    var common = Set(ways[group[0]].links)
    for route in group { common.formIntersection(ways[route].links) }
    var hasChanged = false
    for route in group where ways[route].namedLinks.isEmpty {
      ways[route].namedLinks = ways[route].links.filter { !common.contains($0) }
      if !ways[route].namedLinks.isEmpty { hasChanged = true }
    }
    return hasChanged
  }
}

extension RouteReport.Entry {
  /// The nodes from its start to its end, a place of transfer once.
  var nodes: [RouteReport.Place] {
    legs.reduce(into: []) { nodes, leg in
      nodes += nodes.last == leg.nodes.first ? leg.nodes[...].dropFirst() : leg.nodes[...]
    }
  }
}
