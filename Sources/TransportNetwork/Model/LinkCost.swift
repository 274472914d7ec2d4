// What a link costs a use: the generalized cost of Networks/README.md, in its parts.

/// The parts of a link's generalized cost for one use, in minutes unless said otherwise.
public struct LinkCost: Sendable, Equatable {
  /// In-vehicle minutes: `u_travel_time`, else length over the link's or the mode's speed.
  public var travelMinutes: Double
  /// Toll and distance cost, in the network's currency.
  public var money: Double
  /// That money in minutes, by the use's value of time; 0 when the use has none.
  public var moneyMinutes: Double
  /// Boarding, paid when the mode is entered.
  public var boardMinutes: Double
  /// Half of the link's headway, at most 60; paid when the mode is entered by this link.
  public var waitMinutes: Double
  /// Alighting, paid when the mode is left.
  public var alightMinutes: Double
  /// Whether one may come from, and go on to, another link of the mode without leaving it.
  public var isThrough: Bool

  /// Time and money of the link itself.
  public var ridingMinutes: Double { travelMinutes + moneyMinutes }
  /// The link taken on its own: board, wait, ride, alight.
  public var standaloneMinutes: Double {
    boardMinutes + waitMinutes + ridingMinutes + alightMinutes
  }

  /// The longest wait that a headway is charged with.
  public static let longestWaitMinutes = 60.0

  /// The cost of a link; nil when it is closed to the use or has no speed for it.
  public init?(_ link: Link, for use: RowIndex<Use>, uses: [Use], modes: [Mode]) {
    let services = modes[link.mode].services
    guard services.indices.contains(use.position), let service = services[use.position],
      link.allowedUses?.contains(UseSet(use)) ?? true
    else { return nil }
    if let minutes = link.travelMinutes {
      travelMinutes = minutes
    } else {
      guard let length = link.kilometres, let speed = link.freeSpeed ?? service.speed else {
        return nil
      }
      travelMinutes = length / speed * 60
    }
    money = (link.toll ?? 0) + service.costPerKilometre * (link.kilometres ?? 0)
    let value = uses[use].valueOfTime
    moneyMinutes = money == 0 ? 0 : value.map { [money] in money / $0 * 60 } ?? 0
    boardMinutes = service.boardMinutes
    waitMinutes = min((link.headwayMinutes ?? 0) / 2, Self.longestWaitMinutes)
    alightMinutes = service.alightMinutes
    isThrough = service.isThrough
  }
}
