// Every zone's fastest routes to the largest markets, before and after a plan.

import ShortestPaths
public import TransportNetwork

/// A zone's fastest routes to one market, before and after.
public struct MarketRoute: Sendable {
  /// Where it leads.
  public var market: RowIndex<Zone>
  /// Without the plan; nil when there is no way.
  public var before: Route?
  /// With the plan; nil when there is no way.
  public var after: Route?

  /// Makes a pair of routes.
  public init(market: RowIndex<Zone>, before: Route?, after: Route?) {
    self.market = market
    self.before = before
    self.after = after
  }
}

/// How many markets a page tells the way to.
private let marketCount = 5

/// Routes from every zone to the five zones that offer most, itself left out.
///
/// - Parameters:
///   - network: The network.
///   - before: The travel graph without the plan.
///   - after: The travel graph with it; nil when there is no plan.
///   - opportunities: What each zone offers.
///   - threads: Threads that may work.
/// - Returns: Per zone its routes, the largest market first; none where the zone has no node.
/// - Complexity: One search per zone and graph.
public func marketRoutes(
  _ network: Network,
  before: TravelGraph,
  after: TravelGraph?,
  opportunities: [Double],
  threads: Int
) -> [[MarketRoute]] {
  let order = opportunities.indices.filter { before.zoneEnds[$0] != nil }
    .sorted { (opportunities[$0], $1) > (opportunities[$1], $0) }
  let largest = Array(order.prefix(marketCount + 1))
  let old = routes(to: largest, in: before, threads: threads)
  let new = after.map { routes(to: largest, in: $0, threads: threads) } ?? old
  return network.zones.indices.map { zone in
    guard before.zoneEnds[zone] != nil else { return [] }
    return largest.indices.filter { largest[$0] != zone }.prefix(marketCount).map { position in
      MarketRoute(
        market: RowIndex(largest[position]),
        before: old[zone][position],
        after: new[zone][position]
      )
    }
  }
}

private func routes(
  to markets: [Int],
  in travelGraph: TravelGraph,
  threads: Int
) -> [[Route?]] {
  let targets = markets.compactMap { travelGraph.zoneEnds[$0]?.arrival }
  return parallelMap(
    count: travelGraph.zoneEnds.count,
    threads: threads,
    workspace: { DijkstraSearch(travelGraph.graph) },
    body: { search, zone in
      guard let ends = travelGraph.zoneEnds[zone] else { return [] }
      search.run(from: ends.departure, to: targets)
      return targets.map { target in
        search.path(to: target).map { travelGraph.route(along: $0) }
      }
    }
  )
}
