// Greedy choice among projects and chains of projects.

import PlanModel
import ShortestPaths

extension Incumbents {
  /// From so many projects on, chains are tried: fewer are searched by swaps and by the tree in
  /// less time than measuring chains takes.
  private static let fewestForChains = 128
  /// How many choices are measured at once.
  private static let batch = 32
  /// The ratio of what gains nothing now, to be tried again when nothing else is left.
  private static let lowestRatio = Double.leastNonzeroMagnitude

  /// What may be added to a plan.
  private struct Choice {
    var projects: [Int]
    /// Gain per cost when it was last measured; Inf before that.
    var ratio = Double.infinity
  }

  /// Adds the project or the chain of projects with the most gain per cost, with what it requires,
  /// until none helps.
  ///
  /// What a choice gains falls for most as others are built. So choices are measured in the order
  /// of what they last gained, until no other gained as much as the best of those has now: a
  /// fraction of the work of measuring all. Source of the order: Minoux 1978,
  /// doi:10.1007/BFb0006528 (where gains never rise nothing better is missed; here they may).
  /// - Complexity: that of the chains, once all choices, and per step some batches of them, each as
  ///   `PlanEvaluator.gains(of:over:building:threads:)`.
  mutating func growByChains(from start: ProjectSet, root: NodeCosts, isStopped: () -> Bool) {
    guard rules.projectCount >= Self.fewestForChains, !isStopped() else { return }
    let chains = Chains(evaluator.instance, root: root).sets
    guard !chains.isEmpty else { return }
    var choices = (0..<rules.projectCount).map { Choice(projects: [$0]) }
    choices += chains.map { Choice(projects: $0.members) }
    var plan = start
    var costs = evaluator.instance.closure(of: plan)
    var current = evaluator.gain(of: costs, plan: plan)
    while !isStopped() {
      guard let next = next(&choices, beside: plan, costs, gaining: current, isStopped) else {
        return
      }
      costs = evaluator.instance.closure(of: next.plan, over: costs, building: plan)
      (plan, current) = (next.plan, next.gain)
      offer(plan, gain: current)
    }
  }

  /// The plan that the best choice makes of a plan; nil when none gains anything, or stopped.
  private func next(
    _ choices: inout [Choice],
    beside plan: ProjectSet,
    _ costs: Closure,
    gaining current: Double,
    _ isStopped: () -> Bool
  ) -> (plan: ProjectSet, gain: Double)? {
    var best: (plan: ProjectSet, gain: Double, ratio: Double)?
    var pending = choices.indices.sorted { (choices[$0].ratio, $1) > (choices[$1].ratio, $0) }[...]
    while let first = pending.first, choices[first].ratio > best?.ratio ?? 0, !isStopped() {
      // All of those that were never measured.
      let count = choices[first].ratio == .infinity ? pending.count : Self.batch
      var tried: [(choice: Int, plan: ProjectSet)] = []
      while tried.count < count, let choice = pending.popFirst() {
        let larger = choices[choice].projects.reduce(plan) { rules.adding($1, to: $0) }
        if larger != plan, rules.allows(larger) {
          tried.append((choice, larger))
        } else {
          choices[choice].ratio = Self.lowestRatio
        }
      }
      let gains = evaluator.gains(
        of: tried.map(\.plan),
        over: costs,
        building: plan,
        threads: threads
      )
      for ((choice, larger), gain) in zip(tried, gains) {
        let cost = rules.cost(of: larger) - rules.cost(of: plan)
        let added = gain - current
        guard added > 0 else {
          choices[choice].ratio = Self.lowestRatio
          continue
        }
        choices[choice].ratio = cost > 0 ? added / cost : .greatestFiniteMagnitude
        if choices[choice].ratio > best?.ratio ?? 0 {
          best = (larger, gain, choices[choice].ratio)
        }
      }
    }
    return best.map { ($0.plan, $0.gain) }
  }
}
