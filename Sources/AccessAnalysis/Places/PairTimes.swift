// Costs between pairs of places before and after a change, and which pairs gain most.

package import Accessibility
package import NetworkFiles
import ShortestPaths
package import TransportNetwork

/// Two places and the cost between them, before and after a change.
public struct PairChange: Sendable, Equatable {
  /// Where trips start.
  public var from: NamedPlace
  /// Where they end.
  public var to: NamedPlace
  /// The cost as things are; infinite without a way.
  public var before: Double
  /// The cost with the change.
  public var after: Double

  /// Makes a pair.
  public init(from: NamedPlace, to: NamedPlace, before: Double, after: Double) {
    self.from = from
    self.to = to
    self.before = before
    self.after = after
  }
}

/// The network before and after a change, for questions about pairs.
package struct PairTimes: Sendable {
  /// What makes a pair's gain count.
  package struct Question: Sendable {
    /// Who travels.
    package var use: String
    /// Modes and groups that may be used, commas between; nil for all.
    package var modes: String?
    /// Column that weights where trips start.
    package var weight: String
    /// What is worth reaching.
    package var opportunities: String
    /// Facilities that are reached in place of zones.
    package var facilities: FacilityChoice?
    /// How worth falls with cost.
    package var decay: Decay

    /// Collects what counts.
    package init(
      use: String,
      modes: String? = nil,
      weight: String,
      opportunities: String,
      facilities: FacilityChoice?,
      decay: Decay
    ) {
      self.use = use
      self.modes = modes
      self.weight = weight
      self.opportunities = opportunities
      self.facilities = facilities
      self.decay = decay
    }
  }

  private let network: Network
  private let before: TravelGraph
  private let after: TravelGraph
  private let decay: Decay
  /// What counts at the end of each pair's way, by zone, behind the network's own zones where
  /// facilities are reached.
  private let worth: [Double]
  private let weights: [Double]
  private let threads: Int
  private let listener: AccessListener

  /// What costs are counted in.
  package var costUnit: String {
    before.unit(of: .generalized, currency: network.price(before.use))
  }

  /// Takes the network before, and after with the projects that are built then.
  package init(
    from open: Network,
    to closed: Network,
    building built: [RowIndex<Project>],
    _ question: Question,
    threads: Int,
    listener: AccessListener
  ) throws(AccessError) {
    let reached = try ReachedNetwork(
      open,
      weight: question.weight,
      opportunities: question.opportunities,
      facilities: question.facilities,
      note: listener.note
    )
    weights = Array(reached.weights.prefix(open.zones.count))
    worth = reached.opportunities
    let after = reached.facilities.map { closed.reaching($0) } ?? closed
    self.before = try TravelGraph(reached.network, use: question.use, modes: question.modes)
    self.after = try TravelGraph(after, use: question.use, modes: question.modes, built: built)
    network = reached.network
    decay = question.decay
    self.threads = threads
    self.listener = listener
  }

  /// The pairs of a file, by ids or names.
  package func asked(_ table: CSVTable) throws(AccessError) -> [PairChange] {
    var names = network.placeNames
    let asked = try table.pairs { text throws(NameError) in try names.place(text) }
    var (old, new) = (RouteFinder(network, before), RouteFinder(network, after))
    return asked.map { from, to in
      func cost(_ finder: inout RouteFinder) -> Double {
        guard let start = finder.ends(ofPlace: from.id), let end = finder.ends(ofPlace: to.id)
        else { return .infinity }
        return finder.route(from: start, to: end)?.generalizedMinutes ?? .infinity
      }
      return PairChange(
        from: NamedPlace(id: from.id, name: from.name),
        to: NamedPlace(id: to.id, name: to.name),
        before: cost(&old),
        after: cost(&new)
      )
    }
  }

  /// The cost from end to end of an idea, before and after; nil for an idea without links.
  package func ends(of idea: Project) -> PairChange? {
    guard let first = idea.links.first?.link, let last = idea.links.last?.link else { return nil }
    func cost(_ graph: TravelGraph) -> Double {
      var finder = RouteFinder(network, graph)
      guard let start = finder.ends(ofPlace: network.nodes[first.from].id),
        let end = finder.ends(ofPlace: network.nodes[last.to].id)
      else { return .infinity }
      return finder.route(from: start, to: end)?.generalizedMinutes ?? .infinity
    }
    func place(_ node: Node) -> NamedPlace { NamedPlace(id: node.id, name: node.name) }
    return PairChange(
      from: place(network.nodes[first.from]),
      to: place(network.nodes[last.to]),
      before: cost(before),
      after: cost(after)
    )
  }

  /// A pair with minutes from door to door in place of costs; nil without a way before or after.
  func inMinutes(_ pair: PairChange) -> PairChange? {
    var (old, new) = (RouteFinder(network, before), RouteFinder(network, after))
    func minutes(_ finder: inout RouteFinder) -> Double? {
      guard let start = finder.ends(ofPlace: pair.from.id),
        let end = finder.ends(ofPlace: pair.to.id)
      else { return nil }
      return finder.route(from: start, to: end)?.minutes
    }
    guard let before = minutes(&old), let after = minutes(&new) else { return nil }
    return PairChange(from: pair.from, to: pair.to, before: before, after: after)
  }

  /// Why an idea gains nobody anything: between its ends there is a way that is no slower.
  package struct Standstill: Sendable {
    /// The idea's ends, where the way between them is no slower; nil where every pair of zones has
    /// such a way.
    package var way: (from: NamedPlace, to: NamedPlace, cost: Double)?
  }

  /// Why an idea gains nobody anything; nil for an idea without links.
  package func standstill(of idea: Project) -> Standstill? {
    guard let first = idea.links.first?.link, let last = idea.links.last?.link else { return nil }
    var (old, new) = (RouteFinder(network, before), RouteFinder(network, after))
    func cost(_ finder: inout RouteFinder) -> Double? {
      guard let start = finder.ends(ofPlace: network.nodes[first.from].id),
        let end = finder.ends(ofPlace: network.nodes[last.to].id)
      else { return nil }
      return finder.route(from: start, to: end)?.generalizedMinutes
    }
    guard let way = cost(&old), let with = cost(&new), way <= with else { return Standstill() }
    let (from, to) = (network.nodes[first.from], network.nodes[last.to])
    return Standstill(
      way: (NamedPlace(id: from.id, name: from.name), NamedPlace(id: to.id, name: to.name), way)
    )
  }

  /// The pairs that gain most: by people at both ends times what the decay gives more, each pair
  /// once.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - places: Positions of zones, one of which each pair begins or ends at; nil for all.
  /// - Returns: The pairs, what gains most first.
  package func gainingMost(_ count: Int, at places: Set<Int>? = nil) -> [PairChange] {
    let own = network.ownZoneCount
    let isReaching = own < network.zones.count
    let targets = Array(isReaching ? own..<network.zones.count : 0..<own)
    var best: [(gain: Double, pair: PairChange)] = []
    let old = ZoneCosts(before, threads: threads, listener: listener)
    let new = ZoneCosts(after, threads: threads, listener: listener)
    let blockSize = 64 * threads
    for start in stride(from: 0, to: own, by: blockSize) {
      let block = Array(start..<min(start + blockSize, own))
      var rows: [[Double]] = []
      old.forEachRow(from: block, to: targets) { _, row in rows.append(row) }
      var position = 0
      new.forEachRow(from: block, to: targets) { origin, row in
        let beforeRow = rows[position]
        position += 1
        for (column, target) in targets.enumerated()
        where isReaching || target > origin {
          guard row[column] < beforeRow[column],
            places.map({ $0.contains(origin) || $0.contains(target) }) ?? true
          else { continue }
          let weight =
            weights[origin] * worth[target]
            + (isReaching ? 0 : weights[target] * worth[origin])
          let gain = weight * (decay(row[column]) - decay(beforeRow[column]))
          guard gain > 0, best.count < count || gain > best[best.count - 1].gain else { continue }
          let (from, to) = (network.zones[origin], network.zones[target])
          best.append(
            (
              gain,
              PairChange(
                from: NamedPlace(id: from.id, name: from.name),
                to: NamedPlace(id: to.id, name: to.name),
                before: beforeRow[column],
                after: row[column]
              )
            )
          )
          best.sort { $0.gain > $1.gain }
          if best.count > count { best.removeLast() }
        }
      }
    }
    return best.map(\.pair)
  }
}
