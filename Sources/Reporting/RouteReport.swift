// Routes told leg by leg: the result of `corridor route`.

public import AccessAnalysis
import NetworkFiles
public import OrderedJSON
public import TransportNetwork

/// The routes between two places: one, the K shortest, or the Pareto set; none when there is no
/// path.
public struct RouteReport: Sendable {
  /// A route with its places named.
  public struct Entry: Sendable, Equatable {
    /// Minutes in all, legs and access.
    public var minutes: Double
    /// Money in all.
    public var money: Double
    /// Kilometres in all.
    public var kilometres: Double
    /// Its legs in order.
    public var legs: [Leg]
  }

  /// Consecutive links of one mode.
  public struct Leg: Sendable, Equatable {
    /// The mode's name.
    public var mode: String
    /// Id and name of the node where it starts.
    public var from: Place
    /// Id and name of the node where it ends.
    public var to: Place
    /// In-vehicle minutes.
    public var minutes: Double
    /// Kilometres.
    public var kilometres: Double
    /// Minutes of boarding, waiting and alighting.
    public var accessMinutes: Double
    /// Money.
    public var money: Double
    /// The nodes that it passes, its ends included.
    public var nodes: [Place]
    /// Ids of its links; of a project's link `PROJECT:LINK`.
    public var links: [String]
  }

  /// A node as the report names it.
  public typealias Place = NamedPlace

  /// Where the routes start.
  public var from: Place
  /// Where they end.
  public var to: Place
  /// The routes, the quickest first.
  public var routes: [Entry]
  /// Whether several routes were asked for, so that JSON is a list even of one.
  public var isList: Bool
  /// The network's currency.
  public var currency: String
  /// Whether text begins with a table of the routes.
  public var hasSummary = false
  /// Most routes that text shows; nil for all.
  public var textLimit: Int?

  /// Makes a report of routes through a network.
  ///
  /// - Parameters:
  ///   - from: Where the routes start, as the user named it.
  ///   - to: Where they end.
  ///   - routes: The routes, in the order in which they are to be shown.
  ///   - isList: Whether several were asked for.
  ///   - network: The network that the routes run through.
  public init(from: Place, to: Place, routes: [Route], isList: Bool, network: Network) {
    self.from = from
    self.to = to
    self.isList = isList
    currency = network.configuration.currency
    self.routes = routes.map { route in
      Entry(
        minutes: route.minutes,
        money: route.money,
        kilometres: route.kilometres,
        legs: route.legs.map { leg in
          Leg(
            mode: network.modes[leg.mode].name,
            from: Place(id: network.nodes[leg.from].id, name: network.nodes[leg.from].name),
            to: Place(id: network.nodes[leg.to].id, name: network.nodes[leg.to].name),
            minutes: leg.minutes,
            kilometres: leg.kilometres,
            accessMinutes: leg.accessMinutes,
            money: leg.money,
            nodes: leg.nodes.map { Place(id: network.nodes[$0].id, name: network.nodes[$0].name) },
            links: leg.links.map { $0.id(in: network) }
          )
        }
      )
    }
  }
}

extension NamedPlace {
  /// Name and id, as far as they are there and differ.
  var label: String { name.isEmpty || name == id ? id : "\(name) (\(id))" }
}

extension RouteReport: Report {
  /// The header of ``csvRows``.
  public static let csvHeaderLine =
    "from,to,route,leg,mode,leg_from,leg_to,minutes,km,access_minutes,money,"
    + "from_name,to_name,leg_from_name,leg_to_name\n"

  /// One row per leg; without a path one row with `Inf` minutes.
  public var csv: String { Self.csvHeaderLine + csvRows }

  /// The table without its header, for several pairs in one table.
  public var csvRows: String {
    var csv = CSVWriter()
    if routes.isEmpty {
      csv.field(from.id)
      csv.field(to.id)
      for _ in 0..<5 { csv.field("") }
      csv.field(Double.infinity)
      for _ in 0..<3 { csv.field("") }
      for name in [from.name, to.name, "", ""] { csv.field(name) }
      csv.endRow()
    }
    for (rank, route) in routes.enumerated() {
      for (position, leg) in route.legs.enumerated() {
        csv.field(from.id)
        csv.field(to.id)
        csv.field(rank + 1)
        csv.field(position + 1)
        csv.field(leg.mode)
        csv.field(leg.from.id)
        csv.field(leg.to.id)
        csv.field(leg.minutes)
        csv.field(leg.kilometres)
        csv.field(leg.accessMinutes)
        csv.field(leg.money)
        for name in [from.name, to.name, leg.from.name, leg.to.name] { csv.field(name) }
        csv.endRow()
      }
    }
    return csv.text
  }

  /// `{"from", "to", "minutes", "money", "km", "legs"}`, or a list of such; without a path one
  /// whose figures are `null`.
  public var json: JSONValue {
    guard isList, !routes.isEmpty else { return isList ? [record(nil)] : record(routes.first) }
    return .array(routes.map { record($0) })
  }

  /// Each route as an object on a line of its own; without a path one object whose figures are
  /// `null`.
  public var jsonLines: String {
    guard !routes.isEmpty else { return record(nil).compact + "\n" }
    return routes.map { record($0).compact + "\n" }.joined()
  }

  private func record(_ route: Entry?) -> JSONValue {
    [
      "from": .string(from.id), "to": .string(to.id),
      "from_name": .string(from.name), "to_name": .string(to.name),
      "minutes": .number(route?.minutes),
      "money": .number(route?.money),
      "km": .number(route?.kilometres),
      "legs": .array(
        (route?.legs ?? []).map {
          [
            "mode": .string($0.mode), "from": .string($0.from.id), "to": .string($0.to.id),
            "minutes": .double($0.minutes), "km": .double($0.kilometres),
            "access_minutes": .double($0.accessMinutes),
            "from_name": .string($0.from.name), "to_name": .string($0.to.name),
            "nodes": .array($0.nodes.map { .string($0.id) }),
            "links": .array($0.links.map { .string($0) }),
          ]
        }
      ),
    ]
  }
}
