// A link as one use meets it: its time, wait and money.

/// Where a link of the travel graph comes from.
public enum LinkSource: Sendable, Hashable {
  /// `link.csv`.
  case network(RowIndex<Link>)
  /// `project_link.csv`: a project and the position among its links.
  case project(RowIndex<Project>, Int)

  /// The link itself.
  public func link(in network: Network) -> Link {
    switch self {
    case .network(let index): network.links[index]
    case .project(let project, let position): network.projects[project].links[position].link
    }
  }
}

/// A link that a use can take, with its generalized cost in parts (Networks/README.md).
public struct TravelLink: Sendable, Equatable {
  /// Where it comes from.
  public var source: LinkSource
  /// The project that would have to be built first; nil for a link that is there.
  public var candidate: RowIndex<Project>?
  /// Its mode.
  public var mode: RowIndex<Mode>
  /// The node that it leaves.
  public var from: RowIndex<Node>
  /// The node that it enters.
  public var to: RowIndex<Node>
  /// Whether it runs one way only.
  public var isDirected: Bool
  /// Minutes aboard.
  public var minutes: Double
  /// Minutes of waiting where it is boarded: half the headway, at most ``longestWait``.
  public var waitMinutes: Double
  /// Minutes of boarding, waiting and alighting that every ride of the link pays; 0 where one may stay aboard.
  public var accessMinutes: Double
  /// Whether one may stay aboard from link to link of the mode.
  public var isThrough: Bool
  /// Money of one traveller or tonne, in the network's currency.
  public var money: Double
  /// The money in minutes, 0 when the use has no value of time.
  public var moneyMinutes: Double
  /// Length in kilometres, 0 when unknown.
  public var kilometres: Double

  /// Minutes of waiting that no headway goes beyond.
  public static let longestWait = 60.0

  /// Costs a link that is open to a use.
  init(
    _ open: LinkSelection.OpenLink,
    in network: Network,
    use: RowIndex<Use>
  ) throws(TravelGraphError) {
    let link = open.source.link(in: network)
    let service = open.service
    guard
      let minutes = link.travelMinutes
        ?? Self.minutes(kilometres: link.kilometres, speed: link.freeSpeed ?? service.speed)
    else {
      throw .noTravelTime(link: link.id, mode: network.modes[link.mode].name)
    }
    source = open.source
    candidate = open.candidate
    mode = link.mode
    from = link.from
    to = link.to
    isDirected = link.isDirected
    self.minutes = minutes
    waitMinutes = min((link.headwayMinutes ?? 0) / 2, Self.longestWait)
    isThrough = service.isThrough
    accessMinutes =
      isThrough ? 0 : service.boardMinutes + waitMinutes + service.alightMinutes
    kilometres = link.kilometres ?? 0
    money = (link.toll ?? 0) + service.costPerKilometre * kilometres
    moneyMinutes = 0
    if money != 0, let value = network.uses[use].valueOfTime {
      guard value > 0 else {
        throw .badValueOfTime(use: network.uses[use].name, value: value)
      }
      moneyMinutes = money / value * 60
    }
    for cost in [minutes, money, minutes + moneyMinutes, waitMinutes, accessMinutes] {
      guard cost >= 0, cost < .infinity else { throw .badCost(link: link.id, cost: cost) }
    }
  }

  private static func minutes(kilometres: Double?, speed: Double?) -> Double? {
    guard let kilometres, let speed else { return nil }
    return kilometres / speed * 60
  }
}
