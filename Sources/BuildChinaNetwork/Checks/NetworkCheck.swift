// Reachability, the speed limit of the railway, and sample routes.

import ShortestPaths
import TransportNetwork

/// What is checked of a finished network.
struct NetworkCheck {
  let network: Network

  /// Pairs of zones without a path, in the order from, to.
  func unreachablePairs(_ use: UseName) throws -> Int {
    let graph = try TravelGraph(network, use: use.index)
    let ends = graph.zoneEnds.compactMap(\.self)
    let arrivals = ends.map(\.arrival)
    var search = DijkstraSearch(graph.graph)
    var count = (network.zones.count - ends.count) * network.zones.count
    for origin in ends {
      search.run(from: origin.departure, to: arrivals)
      count += arrivals.filter { search.distance(to: $0) == .infinity }.count
    }
    return count
  }

  /// Speed over the great circle of the fastest railway journey between two cities, in vehicle,
  /// km/h, and the cities.
  ///
  /// A journey is no faster than its fastest link, so links are what is looked at, candidates'
  /// included.
  func fastestRailway() -> (speed: Double, link: String) {
    let railways = [
      ModeName.highSpeedRail, .highSpeedDirect, .rail, .railDirect,
    ].map(\.index)
    let candidates = network.projects.flatMap { $0.links.map(\.link) }
    var fastest = (speed: 0.0, link: "")
    for link in network.links + candidates where railways.contains(link.mode) {
      guard let minutes = link.travelMinutes, minutes > 0 else { continue }
      let speed = coordinate(link.from).kilometres(to: coordinate(link.to)) / minutes * 60
      if speed > fastest.speed { fastest = (speed, link.id) }
    }
    return fastest
  }

  private func coordinate(_ index: RowIndex<Node>) -> Coordinate {
    Coordinate(longitude: network.nodes[index].x, latitude: network.nodes[index].y)
  }

  /// A route in words: minutes, and the modes with their minutes aboard.
  func route(_ from: String, _ to: String, _ use: UseName, railOnly: Bool) throws -> String {
    let railways = [ModeName.highSpeedRail, .highSpeedDirect, .rail, .railDirect].map(\.index)
    let graph = try TravelGraph(network, use: use.index, modes: railOnly ? Set(railways) : nil)
    var finder = RouteFinder(network, graph)
    guard let origin = finder.ends(ofPlace: from), let target = finder.ends(ofPlace: to),
      let route = finder.route(from: origin, to: target)
    else { return "no route" }
    let legs = route.legs.filter { $0.mode != ModeName.road.index || $0.kilometres > 100 }
      .map { "\(network.modes[$0.mode].name) \(Int($0.minutes.rounded()))" }
    return "\(Int(route.minutes.rounded())) min (\(legs.joined(separator: ", ")))"
  }
}
