// Where access takes zones and costs from: a network package, a ready matrix with a table of zones,
// or a graph.

public import Accessibility
import NetworkFiles
public import TransportNetwork

/// Zones, what is in them, and the costs between them, an origin at a time.
public protocol AccessSource: Sendable {
  /// What it is.
  var kind: AccessSourceKind { get }
  /// The zones' ids.
  var ids: [String] { get }
  /// The zones' names, empty where missing.
  var names: [String] { get }
  /// The zones by whatever they are called.
  var entries: [NameIndex.Entry] { get }
  /// What it is, in words, for a title.
  var description: String { get }
  /// What costs are counted in.
  var costUnit: String { get }
  /// The decay of whoever gives none.
  var standardDecay: Decay { get }
  /// What can be reached, where that is not the zones themselves.
  var facilities: FacilityColumns? { get }

  /// Whether there is a numeric column of this name.
  func hasColumn(_ name: String) -> Bool
  /// A column's values, one per zone, missing ones as 0; negative ones are refused.
  ///
  /// - Parameters:
  ///   - name: Header of the column.
  ///   - asked: What it was given to, for messages.
  /// - Returns: One value per zone.
  /// - Throws: ``AccessError`` for a column that is not there, and for values that cannot be
  ///   counted.
  func column(named name: String, asked: String) throws(AccessError) -> [Double]
  /// Whether there is a region scheme of this name.
  func hasScheme(_ name: String) -> Bool
  /// The regions of a scheme.
  func regions(of scheme: String) throws(AccessError) -> [AccessAnswer.Region]
  /// Minutes from each zone to itself, or nil to take them as the costs have them.
  func ownMinutes(_ intrazonal: Intrazonal?) throws(AccessError) -> [Double]?
  /// Calls a body with each origin's costs to all that can be reached, in order; unreachable is
  /// infinity, and so may be what is beyond a bound.
  func forEachRow(
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError)
  /// The same for some origins, in their order.
  func forEachRow(
    of origins: [Int],
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError)
  /// The costs from some origins to all that can be reached.
  func rows(of origins: [Int]) throws(AccessError) -> [[Double]]
}

extension AccessSource {
  /// Zones by id and name.
  public var entries: [NameIndex.Entry] {
    zip(ids, names).map { NameIndex.Entry(id: $0, name: $1) }
  }

  /// Minutes.
  public var costUnit: String { "minutes" }
  /// Exponential with a scale of `Use.standardDecayMinutes`.
  public var standardDecay: Decay { .standard }
  /// None: zones are reached.
  public var facilities: FacilityColumns? { nil }

  /// There is none.
  public func hasScheme(_ name: String) -> Bool { false }

  /// What can be reached, by whatever it is called.
  public var destinations: [NameIndex.Entry] { facilities?.entries ?? entries }

  /// The rows out of all, held until all are there.
  public func forEachRow(
    of origins: [Int],
    within bound: Double,
    _ body: (_ origin: Int, _ costs: [Double]) throws(AccessError) -> Void
  ) throws(AccessError) {
    let asked = Set(origins)
    var rows: [Int: [Double]] = [:]
    try forEachRow(within: bound) { origin, costs throws(AccessError) in
      if asked.contains(origin) { rows[origin] = costs }
    }
    for origin in origins { try body(origin, rows[origin] ?? []) }
  }

  /// The rows out of all.
  public func rows(of origins: [Int]) throws(AccessError) -> [[Double]] {
    var rows: [Int: [Double]] = [:]
    try forEachRow(within: .infinity) { origin, costs throws(AccessError) in
      if origins.contains(origin) { rows[origin] = costs }
    }
    return origins.map { rows[$0] ?? [] }
  }
}

extension Decay {
  /// Exponential with the scale of uses that have none of their own.
  package static let standard = Decay.exponential(rate: 1 / Use.standardDecayMinutes)
}

/// A source that knows ways to an answer that need no rows of costs.
protocol ShortcutSource: AccessSource {
  /// The hierarchy that was made before; nil to make it when it is needed.
  var prepared: PreparedHierarchy? { get }
  /// What can be reached at all; nil where only rows tell.
  func coverage(_ columns: AccessQuestion.Columns, of origins: [Int]) -> Coverage?
  /// The figures of a question; nil where only rows tell.
  func figures(
    _ question: AccessQuestion,
    _ columns: AccessQuestion.Columns,
    of origins: OriginBlock
  ) throws(AccessError) -> AccessQuestion.Figures?
}

/// Facilities that are reached in place of zones.
public struct FacilityColumns: Sendable {
  /// Their nodes by whatever they are called.
  public var entries: [NameIndex.Entry]
  /// What each is worth.
  public var worth: [Double]

  /// Makes columns.
  ///
  /// - Precondition: As many entries as worths.
  public init(entries: [NameIndex.Entry], worth: [Double]) {
    precondition(entries.count == worth.count, "one worth per facility is needed")
    self.entries = entries
    self.worth = worth
  }
}

/// Minutes from each zone to itself.
func minutes(
  _ intrazonal: Intrazonal,
  areas: [Double?]?,
  ids: [String],
  file: String
) throws(AccessError) -> [Double] {
  var minutes: [Double] = []
  for (position, id) in ids.enumerated() {
    guard let own = intrazonal.minutes(area: areas?[position]) else {
      throw .value(
        """
        --intrazonal radius:K needs the column area (km2, not negative) in \(file), and zone "\(id)" has \
        none.
        """
      )
    }
    minutes.append(own)
  }
  return minutes
}
