// Projects that are worth building together: those along one shortest way.

import Accessibility
import PlanModel
import ShortestPaths

/// Sets of projects that lie on the shortest ways between places when everything is built.
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

  /// Finds the chains of at least two projects that the budget allows.
  /// - Complexity: O(arcs x terminals^2) for the costs, and O(arcs) per pair and step.
  init(_ evaluator: PlanEvaluator, _ rules: Rules) {
    let instance = evaluator.instance
    let all = ProjectSet(count: instance.projectCount) { !rules.forbidden.contains($0) }
    let best = instance.closure(of: all)
    let arcs = instance.arcs.filter { all.contains($0.project) }
    var gains: [ProjectSet: Double] = [:]
    for pair in Self.pairs(evaluator, best) {
      let chain = Self.chain(
        from: pair.origin,
        to: pair.destination,
        best,
        over: instance.baseCosts,
        by: arcs,
        count: instance.projectCount
      )
      if chain.members.count > 1, rules.cost(of: chain) <= rules.budget {
        gains[chain, default: 0] += pair.gain
      }
    }
    let ranked = gains.map { (chain: $0.key, ratio: $0.value / max(1, rules.cost(of: $0.key))) }
      .sorted { $0.ratio != $1.ratio ? $0.ratio > $1.ratio : $0.chain.precedes($1.chain) }
    sets = ranked.prefix(Self.mostChains).map(\.chain)
  }

  private struct Pair {
    var gain: Double
    var origin: Int
    var destination: Int
  }

  /// The pairs that could gain most.
  private static func pairs(_ evaluator: PlanEvaluator, _ best: Closure) -> [Pair] {
    let instance = evaluator.instance
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
        let cost = best[origin, destination]
        guard cost < instance.baseCosts[origin, destination] else { continue }
        let position = origin * zones + destination
        let weight = instance.weights[position]
        guard weight > 0 else { continue }
        let gain = weight * (instance.decay(cost) - evaluator.worthBefore[position])
        pairs.append(Pair(gain: gain, origin: origin, destination: destination))
      }
      // Not all pairs of a large network at once.
      if pairs.count > 100 * mostPairs { keepBest() }
    }
    keepBest()
    return pairs
  }

  /// The projects along a shortest way.
  private static func chain(
    from origin: Int,
    to destination: Int,
    _ best: Closure,
    over base: Closure,
    by arcs: [PlanningInstance.Arc],
    count: Int
  ) -> ProjectSet {
    var chain = ProjectSet(count: count)
    var place = origin
    for _ in 0..<mostSteps where best[place, destination] < base[place, destination] {
      // Sums of the same costs in another order may differ by their rounding.
      let rest = best[place, destination] * (1 + 1e-12)
      var next: PlanningInstance.Arc?
      for arc in arcs where best[place, arc.tail] + arc.cost + best[arc.head, destination] <= rest {
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
