// Which sets of projects are worth having for a pair: the explicit path formulation, enumerated.

import Accessibility
import ShortestPaths

/// A useful set of projects for one pair and what it makes the pair worth.
///
/// Bits number the projects that are free at the root.
struct PathSet: Sendable {
  var projects: UInt128
  var worth: Double
}

/// The useful sets of one origin's pairs, in order of destination; the empty set comes first.
///
/// Pairs whose sets were too many have none at all.
struct OriginPathSets: Sendable {
  /// Position of each destination's first set in `sets`; one more than there are zones.
  var starts: [Int]
  var sets: [PathSet]
  /// Whether every pair of positive weight has its sets.
  var isComplete = true

  func range(of destination: Int) -> Range<Int> {
    starts[destination]..<starts[destination + 1]
  }

  func isKnown(_ destination: Int) -> Bool { !range(of: destination).isEmpty }
}

/// Enumerates the useful sets of an origin by label setting over the project arcs.
///
/// A label is a way to the head of an arc: its cost and the projects used. It is dominated by a
/// label there with a subset of the projects and no higher cost, and dropped when it breaks the
/// budget or helps no pair by more than the pair's allowance. What is left are the sets S that no
/// proper subset of S replaces, so that a pair's cost with a plan is the least over the sets that
/// the plan contains. Their number may explode with distance; labels come by increasing cost, so
/// when there are too many the nearer pairs are still complete.
///
/// Source: Martins 1984, doi:10.1016/0377-2217(84)90077-8 (multi-criteria label setting).
struct PathSetEnumeration: Sendable {
  let instance: PlanningInstance
  /// Costs with only what the root fixes built, and with everything possible.
  let root: NodeCosts
  let arcs: [PlanningInstance.Arc]
  let ends: EndGraph
  /// Bit of each arc's project.
  let bits: [UInt128]
  /// Cost of each free project, by bit.
  let projectCosts: [Double]
  /// What the root leaves to spend on free projects.
  let budget: Double
  /// Gain that may be granted too much over all pairs.
  let slack: Double
  /// What all pairs together could gain.
  let potential: Double
  /// Number of pairs of positive weight.
  let pairCount: Int
  let isStopped: @Sendable () -> Bool

  /// Most labels of one origin.
  private static let mostLabels = 30_000
  /// Most sets of one pair.
  private static let mostSets = 200

  /// A destination with what may be granted its pair and the cost from which on nothing is gained.
  private struct Pair {
    var destination: Int
    var allowance: Double
    var limit: Double
  }

  /// The sets of an origin's weighted pairs; none when stopped.
  func sets(origin: Int) -> OriginPathSets {
    let pairs = pairs(origin: origin)
    let (fronts, complete) = fronts(origin: origin, pairs)
    var result = OriginPathSets(starts: [0], sets: [])
    var next = pairs[...]
    for destination in 0..<instance.zoneCount {
      if let pair = next.first, pair.destination == destination {
        next.removeFirst()
        if pair.limit <= complete, !isStopped() {
          result.sets.append(contentsOf: sets(origin, pair, fronts))
        } else {
          result.isComplete = false
        }
      }
      result.starts.append(result.sets.count)
    }
    return result
  }

  /// The origin's pairs of positive weight; half the slack is shared out equally, half by
  /// potential.
  private func pairs(origin: Int) -> [Pair] {
    let zones = instance.zoneCount
    let decay = instance.decay
    return (0..<zones).compactMap { destination in
      let weight = instance.weights[origin * zones + destination]
      guard weight > 0 else { return nil }
      let without = decay(root.worst[origin, destination])
      let most = decay(root.best[origin, destination]) - without
      let share = 0.5 / Double(pairCount) + (potential > 0 ? 0.5 * weight * most / potential : 0)
      let allowance = slack * share / weight
      return Pair(
        destination: destination,
        allowance: allowance,
        limit: cost(below: root.worst[origin, destination], worth: without + allowance)
      )
    }
  }

  /// About the highest cost at which a destination is worth more than `worth`, never less than
  /// that.
  private func cost(below high: Double, worth: Double) -> Double {
    guard high < .infinity else { return high }
    guard instance.decay(high) <= worth else { return high }
    var (low, high) = (0.0, high)
    for _ in 0..<40 {
      let middle = 0.5 * (low + high)
      if instance.decay(middle) > worth { low = middle } else { high = middle }
    }
    return high
  }

  /// The undominated labels at every end, and the cost below which there are no others.
  private func fronts(origin: Int, _ pairs: [Pair]) -> (fronts: [LabelFront], complete: Double) {
    let limits = limits(origin: origin, pairs)
    var queue = PriorityQueue<PathLabel>()
    var fronts = Array(repeating: LabelFront(), count: ends.terminals.count)
    func offer(_ cost: Double, at end: Int, _ projects: UInt128) {
      guard cost < limits[end], isAffordable(projects) else { return }
      if fronts[end].insert(projects, cost) {
        queue.push(PathLabel(cost: cost, end: end, projects: projects))
      }
    }
    root.worst.withRow(origin) { direct in
      for (position, arc) in arcs.enumerated() {
        offer(direct[arc.tail] + arc.cost, at: ends.heads[position], bits[position])
      }
    }
    var settled = 0
    while let label = queue.pop() {
      // A label that was dominated after it had been pushed is no longer in front.
      guard fronts[label.end].contains(label.projects, label.cost) else { continue }
      guard settled < Self.mostLabels, !isStopped() else { return (fronts, label.cost) }
      settled += 1
      for position in ends.arcs[label.end] {
        offer(
          label.cost + arcs[position].cost,
          at: ends.heads[position],
          label.projects | bits[position]
        )
      }
      for way in ends.ways[label.end] {
        offer(label.cost + way.cost, at: way.end, label.projects)
      }
    }
    return (fronts, .infinity)
  }

  /// Per end, the cost from which on a label is no better than the base, or helps no pair whatever
  /// else is built.
  private func limits(origin: Int, _ pairs: [Pair]) -> [Double] {
    ends.terminals.map { terminal in
      let farthest = root.best.withRow(terminal) { onward in
        pairs.reduce(-Double.infinity) { farthest, pair in
          let rest = onward[pair.destination]
          return rest < .infinity ? max(farthest, pair.limit - rest) : farthest
        }
      }
      return min(farthest, root.worst[origin, terminal])
    }
  }

  private func isAffordable(_ projects: UInt128) -> Bool {
    var rest = projects
    var sum = 0.0
    while rest != 0 {
      sum += projectCosts[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum <= budget
  }

  /// The sets of one pair from the labels at its entrances.
  ///
  /// Where they are too many, more is granted until they are not: the bound stays valid and gets a
  /// little weaker.
  private func sets(_ origin: Int, _ pair: Pair, _ fronts: [LabelFront]) -> [PathSet] {
    let direct = root.worst[origin, pair.destination]
    var candidates: [(size: Int, cost: Double, projects: UInt128)] = []
    for way in ends.entrances[pair.destination] {
      fronts[way.end].forEach { projects, cost in
        guard cost + way.cost < pair.limit else { return }
        candidates.append((projects.nonzeroBitCount, cost + way.cost, projects))
      }
    }
    // Subsets come before their supersets.
    candidates.sort { ($0.size, $0.cost, $0.projects) < ($1.size, $1.cost, $1.projects) }
    let offers = candidates.map {
      PathSet(projects: $0.projects, worth: instance.decay($0.cost))
    }
    let without = instance.decay(direct)
    let highest = offers.reduce(without) { max($0, $1.worth) }
    var epsilon = pair.allowance
    while true {
      if let sets = merged(offers, worthWithout: without, granting: epsilon) { return sets }
      epsilon = max(2 * epsilon, 1e-6 * (highest - without))
    }
  }

  /// Drops every set that gains at most epsilon over a subset, and grants the subset as much; nil
  /// when too many are left.
  ///
  /// The empty set is always granted it, for the labels that were not worth following.
  private func merged(
    _ offers: [PathSet],
    worthWithout: Double,
    granting epsilon: Double
  ) -> [PathSet]? {
    var kept = [PathSet(projects: 0, worth: worthWithout)]
    var isGranted = [true]
    for offer in offers {
      let cover = kept.indices.first {
        kept[$0].projects & ~offer.projects == 0 && offer.worth <= kept[$0].worth + epsilon
      }
      if let cover {
        if offer.worth > kept[cover].worth { isGranted[cover] = true }
        continue
      }
      kept.append(offer)
      isGranted.append(false)
      guard kept.count <= Self.mostSets else { return nil }
    }
    for position in kept.indices where isGranted[position] { kept[position].worth += epsilon }
    return kept
  }
}
