// All sets of projects that are worth having for a pair, without any limit but one on their number.

import Accessibility
import ShortestPaths

/// Enumerates, for the pairs of one origin, every set S of projects that brings the pair closer
/// than each of its proper subsets does.
///
/// Shares no code with the cuts' path sets. A label is a way to the head of a project arc: its cost
/// and the set used; a label there with a subset and no higher cost replaces it. With these sets a
/// pair's cost under any plan is the least over the sets that the plan contains, the empty one
/// included.
///
/// Source: Martins 1984, doi:10.1016/0377-2217(84)90077-8 (multi-criteria label setting).
package struct UsefulSets: Sendable {
  /// A set and what it makes the pair's cost.
  package struct Entry: Sendable, Equatable {
    /// Bits number the free projects.
    package var projects: UInt128
    package var cost: Double
  }

  /// The sets of a pair, cheapest cost first, the empty one left out.
  package struct Pair: Sendable {
    package var destination: Int
    package var entries: [Entry]
  }

  /// More labels or sets than can be listed.
  package struct TooMany: Error {
    /// How many there were when the count was stopped.
    package var count: Int
  }

  package let instance: PlanningInstance
  /// Costs with what the rules fix built, and with everything they allow.
  package let costs: NodeCosts
  /// Project of each bit.
  package let projects: [Int]
  private let arcs: [PlanningInstance.Arc]
  private let bits: [UInt128]
  /// Cost of each project and of everything that it requires, by bit.
  private let needs: [UInt128]
  private let prices: [Double]
  private let budget: Double

  /// Numbers the free projects; nil when there are more than 128.
  package init?(_ instance: PlanningInstance, _ fixings: Fixings) {
    self.instance = instance
    costs = NodeCosts(instance, fixings)
    projects = (0..<instance.projectCount).filter(fixings.isFree)
    guard projects.count <= 128 else { return nil }
    var bit: [Int: UInt128] = [:]
    for (position, project) in projects.enumerated() { bit[project] = 1 << UInt128(position) }
    let worst = costs.worst
    // An arc that is no shorter than what always stands is on no useful way.
    arcs = instance.arcs.filter { bit[$0.project] != nil && $0.cost < worst[$0.tail, $0.head] }
    bits = arcs.map { bit[$0.project] ?? 0 }
    let rules = instance.rules
    needs = projects.map { project in
      rules.adding(project, to: fixings.built).members.reduce(0) { $0 | (bit[$1] ?? 0) }
    }
    prices = projects.map { rules.cost[$0] }
    budget = rules.budget + rules.budgetTolerance - rules.cost(of: fixings.built)
  }

  /// The sets of the origin's pairs with weight; pairs that no set helps are left out.
  package func pairs(origin: Int, limit: Int) throws(TooMany) -> [Pair] {
    var pairs: [Pair] = []
    try forEachPair(origin: origin, limit: limit) { pair in
      pairs.append(pair)
      return true
    }
    return pairs
  }

  /// Calls a body with each of the pairs of ``pairs(origin:limit:)`` until it returns false; with
  /// none when stopped.
  package func forEachPair(
    origin: Int,
    limit: Int,
    isStopped: () -> Bool = { false },
    _ body: (Pair) -> Bool
  ) throws(TooMany) {
    let zones = instance.zoneCount
    let destinations = (0..<zones).filter {
      instance.weights[origin * zones + $0] != 0
        && costs.best[origin, $0] < costs.worst[origin, $0]
    }
    guard !destinations.isEmpty else { return }
    let labels = try labels(origin: origin, destinations, limit: limit, isStopped)
    for destination in destinations where !isStopped() {
      let pair = Pair(destination: destination, entries: entries(origin, destination, labels))
      guard pair.entries.isEmpty || body(pair) else { return }
    }
  }

  /// The undominated labels by arc head.
  private func labels(
    origin: Int,
    _ destinations: [Int],
    limit: Int,
    _ isStopped: () -> Bool
  ) throws(TooMany) -> [(terminal: Int, front: LabelFront)] {
    let heads = Array(Set(arcs.map(\.head))).sorted()
    var position: [Int: Int] = [:]
    for (number, head) in heads.enumerated() { position[head] = number }
    let limits = heads.map { head in
      // From this cost on a label helps no pair, or no more than what always stands.
      let farthest = destinations.reduce(-Double.infinity) { farthest, destination in
        let rest = costs.best[head, destination]
        return rest < .infinity
          ? max(farthest, costs.worst[origin, destination] - rest) : farthest
      }
      return min(farthest, costs.worst[origin, head])
    }
    var fronts = Array(repeating: LabelFront(), count: heads.count)
    var queue = PriorityQueue<PathLabel>()
    var count = 0
    func offer(_ arc: Int, _ cost: Double, _ set: UInt128) {
      guard let head = position[arcs[arc].head], cost < limits[head] else { return }
      let larger = set | bits[arc]
      guard isAffordable(larger), fronts[head].insert(larger, cost) else { return }
      queue.push(PathLabel(cost: cost, end: head, projects: larger))
    }
    for (number, arc) in arcs.enumerated() {
      offer(number, costs.worst[origin, arc.tail] + arc.cost, 0)
    }
    while !isStopped(), let label = queue.pop() {
      guard fronts[label.end].contains(label.projects, label.cost) else { continue }
      count += 1
      guard count <= limit else { throw TooMany(count: count) }
      for (number, arc) in arcs.enumerated() {
        let way = costs.worst[heads[label.end], arc.tail]
        offer(number, label.cost + way + arc.cost, label.projects)
      }
    }
    return zip(heads, fronts).map { ($0, $1) }
  }

  /// Whether a set with everything that it requires can be paid.
  private func isAffordable(_ set: UInt128) -> Bool {
    var all: UInt128 = 0
    for bit in Self.positions(set) { all |= needs[bit] }
    return Self.positions(all).reduce(0) { $0 + prices[$1] } <= budget
  }

  /// The sets of one pair: subsets before supersets, each cheaper than all of its subsets.
  private func entries(
    _ origin: Int,
    _ destination: Int,
    _ labels: [(terminal: Int, front: LabelFront)]
  ) -> [Entry] {
    let direct = costs.worst[origin, destination]
    var candidates: [Entry] = []
    for (terminal, front) in labels {
      let rest = costs.worst[terminal, destination]
      guard rest < .infinity else { continue }
      front.forEach { set, cost in
        if cost + rest < direct { candidates.append(Entry(projects: set, cost: cost + rest)) }
      }
    }
    candidates.sort {
      ($0.cost, $0.projects.nonzeroBitCount, $0.projects)
        < ($1.cost, $1.projects.nonzeroBitCount, $1.projects)
    }
    var kept: [Entry] = []
    for candidate in candidates
    where !kept.contains(where: { $0.projects & ~candidate.projects == 0 }) {
      kept.append(candidate)
    }
    return kept
  }

  /// The positions of the bits of a set, ascending.
  package static func positions(_ set: UInt128) -> [Int] {
    var positions: [Int] = []
    var rest = set
    while rest != 0 {
      positions.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return positions
  }
}
