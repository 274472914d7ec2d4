// Projects that are worth building together: those along one shortest way.

import Accessibility
import PlanModel
import ShortestPaths

/// Sets of projects that lie on the shortest ways between places when everything possible is
/// built.
///
/// Where a project is a single link, one alone often gains next to nothing, and greedy choice by
/// gain per cost does not see what a chain of them would gain. Only the pairs that could gain most
/// are looked at.
struct Chains {
  /// The sets, those first whose pairs could gain most per cost.
  private(set) var sets: [ProjectSet] = []

  /// Pairs whose ways are followed, and chains that are kept.
  private static let mostPairs = 3000
  private static let mostChains = 300
  /// Projects along a way.
  private static let mostSteps = 64

  /// Finds the chains of at least two projects that the budget allows; `root` are the costs of what
  /// the rules alone fix.
  /// - Complexity: O(zones^2), and O(arcs) per step along the way of a pair.
  init(_ instance: PlanningInstance, root: NodeCosts) {
    let fixings = root.fixings
    let arcs = instance.arcs.filter { fixings.isFree($0.project) }
    var gains: [ProjectSet: Double] = [:]
    for pair in Self.pairs(instance, root) {
      let chain = Self.chain(along: pair, root, by: arcs, count: instance.projectCount)
      if chain.members.count > 1, instance.rules.cost(of: chain) <= instance.rules.budget {
        gains[chain, default: 0] += pair.gain
      }
    }
    let ranked = gains.map { chain, gain in
      (chain: chain, ratio: gain / max(1, instance.rules.cost(of: chain)))
    }.sorted { $0.ratio != $1.ratio ? $0.ratio > $1.ratio : $0.chain.precedes($1.chain) }
    sets = ranked.prefix(Self.mostChains).map(\.chain)
  }

  private struct Pair {
    var gain: Double
    var origin: Int
    var destination: Int
  }

  /// The pairs that could gain most.
  private static func pairs(_ instance: PlanningInstance, _ root: NodeCosts) -> [Pair] {
    let zones = instance.zoneCount
    var pairs: [Pair] = []
    func keepBest() {
      pairs.sort {
        ($0.gain, $1.origin, $1.destination) > ($1.gain, $0.origin, $0.destination)
      }
      pairs.removeLast(max(0, pairs.count - mostPairs))
    }
    for origin in 0..<zones {
      for destination in 0..<zones {
        let (low, high) = (root.best[origin, destination], root.worst[origin, destination])
        let weight = instance.weights[origin * zones + destination]
        guard weight > 0, low < high else { continue }
        let gain = weight * (instance.decay(low) - instance.decay(high))
        pairs.append(Pair(gain: gain, origin: origin, destination: destination))
      }
      // Not all pairs of a large network at once.
      if pairs.count > 100 * mostPairs { keepBest() }
    }
    keepBest()
    return pairs
  }

  /// The projects along a shortest way from a pair's origin to its destination.
  private static func chain(
    along pair: Pair,
    _ root: NodeCosts,
    by arcs: [PlanningInstance.Arc],
    count: Int
  ) -> ProjectSet {
    let (best, worst, end) = (root.best, root.worst, pair.destination)
    var chain = ProjectSet(count: count)
    var place = pair.origin
    for _ in 0..<mostSteps where best[place, end] < worst[place, end] {
      // Sums of the same costs in another order may differ by their rounding.
      let rest = best[place, end] * (1 + 1e-12)
      var next: PlanningInstance.Arc?
      for arc in arcs where best[place, arc.tail] + arc.cost + best[arc.head, end] <= rest {
        if let known = next, best[place, known.tail] <= best[place, arc.tail] { continue }
        next = arc
      }
      guard let next else { break }
      chain.insert(next.project)
      place = next.head
    }
    return chain
  }
}
