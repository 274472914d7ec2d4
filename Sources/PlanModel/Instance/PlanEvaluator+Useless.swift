// Projects that change nothing beside a plan: with them or without them it is the same plan.

import Accessibility
import ShortestPaths

extension PlanEvaluator {
  /// Share of a pair's worth that rounding may take.
  private static let rounding = 1e-12

  /// A largest set of projects that make no weighted pair better off when all or some of them are
  /// built beside a plan.
  ///
  /// Links only ever shorten ways, so where the whole set changes nothing no part of it does. Of
  /// two projects that help each other and nothing alone, the first in the network's order is in
  /// the set.
  ///
  /// - Parameters:
  ///   - plan: what is built.
  ///   - first: projects that are known to be useless beside the plan.
  /// - Returns: The set, without the plan's own projects; rules and budget play no part.
  /// - Complexity: O(arcs x terminals^2 + projects x zones^2).
  package func useless(beside plan: ProjectSet, knowing first: ProjectSet? = nil) -> ProjectSet {
    let count = instance.projectCount
    let known = instance.closure(of: plan)
    var useless = first ?? ProjectSet(count: count)
    var costs = instance.closure(of: useless, over: known, building: plan)
    for project in 0..<count where !plan.contains(project) && !useless.contains(project) {
      let next = instance.closure(
        of: plan.union(useless).inserting(project),
        over: costs,
        building: plan.union(useless)
      )
      guard isSame(next, known) else { continue }
      useless.insert(project)
      costs = next
    }
    return useless
  }

  /// A plan without projects that change nothing beside the rest of it, as far as the rules allow;
  /// the dearest go first.
  /// - Complexity: a closure per project, again when some of them went.
  package func withoutUseless(_ plan: ProjectSet) -> ProjectSet {
    let rules = instance.rules
    let known = instance.closure(of: plan)
    var plan = plan
    var hasDropped = true
    while hasDropped {
      hasDropped = false
      let members = plan.members.sorted { (rules.cost[$0], $1) > (rules.cost[$1], $0) }
      for project in members where plan.contains(project) {
        let fewer = rules.removing(project, from: plan)
        guard rules.allows(fewer), isSame(known, instance.closure(of: fewer)) else { continue }
        (plan, hasDropped) = (fewer, true)
      }
    }
    return plan
  }

  /// Whether every weighted pair is worth as much at lower costs as at higher ones.
  private func isSame(_ lower: Closure, _ higher: Closure) -> Bool {
    let zones = instance.zoneCount
    return (0..<zones).allSatisfy { origin in
      lower.withRow(origin) { lower in
        higher.withRow(origin) { higher in
          (0..<zones).allSatisfy { destination in
            guard lower[destination] < higher[destination],
              instance.weights[origin * zones + destination] != 0
            else { return true }
            let worth = instance.decay(higher[destination])
            let more = instance.decay(lower[destination]) - worth
            return more <= Self.rounding * abs(worth)
          }
        }
      }
    }
  }
}
