// A route: a path of the travel graph told in legs.

import ShortestPaths

/// A way from one place to another, leg by leg.
public struct Route: Sendable, Equatable {
  /// Minutes of all legs, boarding, waiting and alighting included; money is not in them.
  public var minutes: Double
  /// What the path costs in the travel graph: ``minutes`` and the money in minutes.
  public var generalizedMinutes: Double
  /// Money of one traveller or tonne, in the network's currency.
  public var money: Double
  /// Kilometres of all links whose length is known.
  public var kilometres: Double
  /// Legs in order; none when one is there already.
  public var legs: [Leg]

  /// Consecutive links of one mode without leaving it.
  public struct Leg: Sendable, Equatable {
    /// The mode.
    public var mode: RowIndex<Mode>
    /// The node where the mode is entered.
    public var from: RowIndex<Node>
    /// The node where it is left.
    public var to: RowIndex<Node>
    /// Minutes aboard.
    public var minutes: Double
    /// Minutes of boarding, waiting and alighting.
    public var accessMinutes: Double
    /// Money, in the network's currency.
    public var money: Double
    /// Kilometres of the links whose length is known.
    public var kilometres: Double
    /// The nodes in order, from where the mode is entered to where it is left; one more than links.
    public var nodes: [RowIndex<Node>]
    /// The links in order.
    public var links: [LinkSource]
  }
}

extension TravelGraph {
  /// The route along arcs of the travel graph that hang together.
  ///
  /// - Parameter arcs: positions in ``graph``, from a place's departure to a place's arrival.
  /// - Returns: the route; it has no legs when there are no arcs.
  public func route(along arcs: [Int]) -> Route {
    var legs: [Route.Leg] = []
    var boarding = 0.0
    var leaving = 0.0
    for arc in arcs {
      switch steps[arc] {
      case .stay, .connect:
        break
      case .board:
        boarding += graph.cost[arc]
      case .alight:
        leaving += graph.cost[arc]
        if !legs.isEmpty { legs[legs.count - 1].accessMinutes += graph.cost[arc] }
      case .ride(let position, let isForward):
        let link = links[Int(position)]
        let access = boarding + link.accessMinutes
        let leg = Route.Leg(
          mode: link.mode,
          from: isForward ? link.from : link.to,
          to: isForward ? link.to : link.from,
          minutes: link.minutes,
          accessMinutes: access,
          money: link.money,
          kilometres: link.kilometres,
          nodes: isForward ? [link.from, link.to] : [link.to, link.from],
          links: [link.source]
        )
        // Getting off and on again for nothing is the same as staying aboard.
        let isAboard = leaving + access == 0 && link.isThrough
        if isAboard, let last = legs.last, last.mode == leg.mode, last.to == leg.from {
          legs[legs.count - 1].extend(by: leg)
        } else {
          legs.append(leg)
        }
        boarding = 0
        leaving = 0
      }
    }
    return Route(
      minutes: legs.reduce(0) { $0 + $1.minutes + $1.accessMinutes },
      generalizedMinutes: arcs.reduce(0) { $0 + graph.cost[$1] },
      money: legs.reduce(0) { $0 + $1.money },
      kilometres: legs.reduce(0) { $0 + $1.kilometres },
      legs: legs
    )
  }
}

extension Route.Leg {
  fileprivate mutating func extend(by other: Route.Leg) {
    to = other.to
    minutes += other.minutes
    accessMinutes += other.accessMinutes
    money += other.money
    kilometres += other.kilometres
    nodes += other.nodes.dropFirst()
    links += other.links
  }
}
