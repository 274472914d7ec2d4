// A link as one use meets it: its time, wait and money.

/// Where a link of the travel graph comes from.
public enum LinkSource: Sendable, Hashable {
  /// `link.csv`.
  case network(RowIndex<Link>)
  /// `project_link.csv`: a project and the position among its links.
  case project(RowIndex<Project>, Int)

  /// The link's id; of a project's link `PROJECT:LINK`, since projects name their links as they
  /// like.
  public func id(in network: Network) -> String {
    let id = link(in: network).id
    guard case .project(let project, _) = self else { return id }
    return "\(network.projects[project].id):\(id)"
  }

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
  /// Minutes of waiting where it is boarded: half the headway, at most
  /// ``LinkCost/longestWaitMinutes``.
  public var waitMinutes: Double
  /// Minutes of boarding, waiting and alighting that every ride of the link pays; 0 where one may
  /// stay aboard.
  public var accessMinutes: Double
  /// Whether one may stay aboard from link to link of the mode.
  public var isThrough: Bool
  /// Money of one traveller or tonne, in the network's currency.
  public var money: Double
  /// The money in minutes, 0 when the use has no value of time.
  public var moneyMinutes: Double
  /// Length in kilometres, 0 when unknown.
  public var kilometres: Double

  /// Costs a link that is open to a use.
  init(
    _ open: LinkSelection.OpenLink,
    in network: Network,
    use: RowIndex<Use>
  ) throws(TravelGraphError) {
    let link = open.source.link(in: network)
    guard let cost = LinkCost(link, for: use, uses: network.uses, modes: network.modes) else {
      throw .noTravelTime(link: link.id, mode: network.modes[link.mode].name)
    }
    if cost.money != 0, let value = network.uses[use].valueOfTime, !(value > 0) {
      throw .badValueOfTime(use: network.uses[use].name, value: value)
    }
    source = open.source
    candidate = open.candidate
    mode = link.mode
    from = link.from
    to = link.to
    isDirected = link.isDirected
    minutes = cost.travelMinutes
    waitMinutes = cost.waitMinutes
    isThrough = cost.isThrough
    accessMinutes = isThrough ? 0 : cost.boardMinutes + waitMinutes + cost.alightMinutes
    kilometres = link.kilometres ?? 0
    money = cost.money
    moneyMinutes = cost.moneyMinutes
    for cost in [minutes, money, minutes + moneyMinutes, waitMinutes, accessMinutes] {
      guard cost >= 0, cost < .infinity else { throw .badCost(link: link.id, cost: cost) }
    }
  }
}
