// One generated project: between which zones, of what kind, what it costs and saves.

public import TransportNetwork

/// A generated candidate, before it is a row of project.csv.
public struct Candidate: Sendable, Equatable {
  /// What it does.
  public enum Kind: Sendable, Equatable {
    /// A link where there is none, with the detour over the straight line; nil where there is no
    /// way at all.
    case missing(detour: Double?)
    /// Faster links beside the slow ones of the fastest route.
    case upgrade
  }

  /// Id of the project.
  public var id: String
  /// Name of the project.
  public var name: String
  /// What it does.
  public var kind: Kind
  /// The zones that it joins.
  public var from: RowIndex<Zone>
  /// The zones that it joins.
  public var to: RowIndex<Zone>
  /// Kilometres that are built.
  public var kilometres: Double
  /// Cost, in the currency of the unit costs.
  public var cost: Double
  /// Minutes between the zones' nodes today; nil where there is no way.
  public var minutesBefore: Double?
  /// Minutes with it.
  public var minutesAfter: Double
  /// Where it comes from, in words.
  public var source: String
  /// The links that it adds.
  public var links: [Link]

  /// Shares of people's time that it may save, for its money: what candidates are ranked by.
  func worth(_ people: (RowIndex<Zone>) -> Double) -> Double {
    let share = minutesBefore.map { ($0 - minutesAfter) / $0 } ?? 1
    return people(from) * people(to) * share / cost
  }
}
