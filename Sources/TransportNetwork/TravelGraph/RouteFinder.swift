// Routes between two places: the best one, the k best, and the trade-offs of time and money.

public import ShortestPaths

/// Finds routes in a travel graph; one finder per thread, since it keeps its scratch space.
///
/// ```swift
/// var finder = RouteFinder(network, travelGraph)
/// if let from = finder.ends(ofPlace: "110000"), let to = finder.ends(ofPlace: "310000") {
///   finder.route(from: from, to: to)?.minutes
/// }
/// ```
public struct RouteFinder: Sendable {
  /// Where routes are looked for.
  public let travelGraph: TravelGraph

  private let places: PlaceIndex
  private var search: DijkstraSearch
  /// Made when it is first needed.
  private var timeAndMoney: TimeAndMoney?

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - travelGraph: made from that network.
  public init(_ network: Network, _ travelGraph: TravelGraph) {
    self.travelGraph = travelGraph
    places = PlaceIndex(network, travelGraph)
    search = DijkstraSearch(travelGraph.graph)
  }

  /// Where paths of the zone or else the node that has an id start and end; nil when there is
  /// neither.
  public func ends(ofPlace id: String) -> PlaceEnds? { places.ends(ofPlace: id) }

  /// The route of least generalized cost; nil when there is none.
  public mutating func route(from: PlaceEnds, to: PlaceEnds) -> Route? {
    search.run(from: from.departure, to: [to.arrival])
    return search.path(to: to.arrival).map { travelGraph.route(along: $0) }
  }

  /// The k routes of least generalized cost that come to no place twice, cheapest first.
  ///
  /// Routes differ in at least one link; getting off and on again makes no other route.
  public func routes(from: PlaceEnds, to: PlaceEnds, k: Int) -> [Route] {
    // Whoever is there already needs no way out and back in over another node of the zone.
    guard from != to else { return k > 0 ? [travelGraph.route(along: [])] : [] }
    return kShortestPaths(
      in: travelGraph.graph,
      places: travelGraph.places,
      from: from.departure,
      to: to.arrival,
      k: k
    ).map { travelGraph.route(along: $0.arcs) }
  }

  /// The Pareto set of routes by minutes and money, fastest first.
  ///
  /// Minutes are those of Networks/README.md without money, money is what the links' tolls and
  /// kilometres cost; the use's value of time plays no part.
  ///
  /// - Throws: `GraphError` if the network's money is not finite, which a checked network rules
  ///   out.
  public mutating func paretoRoutes(from: PlaceEnds, to: PlaceEnds) throws(GraphError) -> [Route] {
    let costs: TimeAndMoney
    if let timeAndMoney { costs = timeAndMoney } else { costs = try TimeAndMoney(travelGraph) }
    timeAndMoney = costs
    return try paretoPaths(
      in: costs.minutes,
      secondCost: costs.money,
      from: from.departure,
      to: to.arrival
    ).map { travelGraph.route(along: $0.arcs) }
  }
}

/// The two costs of every arc of a travel graph.
private struct TimeAndMoney: Sendable {
  /// The travel graph with minutes that money is no part of.
  var minutes: Graph
  /// Money of every arc.
  var money: [Double]

  init(_ travelGraph: TravelGraph) throws(GraphError) {
    var money = travelGraph.graph.cost.map { _ in 0.0 }
    var minutes = travelGraph.graph.cost
    for (arc, step) in travelGraph.steps.enumerated() {
      guard case .ride(let position, _) = step else { continue }
      let link = travelGraph.links[Int(position)]
      money[arc] = link.money
      if link.moneyMinutes > 0 { minutes[arc] = link.minutes + link.accessMinutes }
    }
    self.minutes = try travelGraph.graph.withCosts(minutes)
    self.money = money
  }
}
