// The best plan by trying every legal one, without a solver: what a verified plan is held against.

import PlanModel
import Accessibility
import ShortestPaths

/// Tries every legal set of the projects that can matter.
///
/// Projects are decided one by one, in and out, with the closure of what is in. A part of the
/// decisions is left out only when no plan in it is legal, or when even building everything that is
/// still affordable, at no loss, would not beat the best plan known: a bound from closures alone.
struct Enumeration {
  /// The best plan and its gain over building nothing.
  struct Outcome: Sendable {
    var plan: ProjectSet
    var gain: Double
    /// Legal plans that were evaluated; the others were excluded by the bound.
    var planCount: Int
  }

  let instance: PlanningInstance
  let evaluator: PlanEvaluator
  private let smallest: ProjectSet
  private let possible: ProjectSet
  /// The projects that are decided: the free ones that can change the cost of a weighted pair in
  /// some plan or that a rule may ask for, or all free ones.
  let relevant: [Int]

  /// Finds which projects can matter.
  /// - Parameters:
  ///   - instance: the problem.
  ///   - fixings: what is decided before.
  ///   - decidesAll: whether those that cannot matter are decided too.
  ///   - threads: how many work at it.
  /// - Complexity: O(arcs x zones^2).
  init(
    _ instance: PlanningInstance,
    _ fixings: Fixings,
    decidesAll: Bool = false,
    threads: Int
  ) {
    self.instance = instance
    evaluator = PlanEvaluator(instance)
    smallest = fixings.built
    possible = fixings.possible
    guard !decidesAll else {
      relevant = (0..<instance.projectCount).filter(fixings.isFree)
      return
    }
    let costs = NodeCosts(instance, fixings)
    let canMatter = parallelMap(count: instance.arcs.count, threads: threads) { position in
      let arc = instance.arcs[position]
      return fixings.isFree(arc.project) && Self.canMatter(arc, instance, costs)
    }
    let members = Set(zip(instance.arcs, canMatter).filter { $1 }.map(\.0.project))
    relevant = members.union(instance.rules.helpful(fixings)).sorted()
  }

  /// Whether an arc is shorter than what always stands, and the best way over it shorter than a
  /// weighted pair's worst cost.
  private static func canMatter(
    _ arc: PlanningInstance.Arc,
    _ instance: PlanningInstance,
    _ costs: NodeCosts
  ) -> Bool {
    let zones = instance.zoneCount
    guard arc.cost < costs.worst[arc.tail, arc.head] else { return false }
    return costs.best.withRow(arc.head) { onward in
      (0..<zones).contains { origin in
        let reached = costs.best[origin, arc.tail] + arc.cost
        guard reached < .infinity else { return false }
        return costs.worst.withRow(origin) { direct in
          (0..<zones).contains {
            reached + onward[$0] < direct[$0] && instance.weights[origin * zones + $0] != 0
          }
        }
      }
    }
  }

  /// Tries every plan, starting from one that is known; nil when that one is not legal and none is.
  /// - Complexity: O(2^relevant) plans at most, each O(zones^2 + its arcs x terminals^2).
  func best(knowing plan: ProjectSet, threads: Int) -> Outcome? {
    var start: Outcome?
    if instance.rules.allows(plan) {
      start = Outcome(plan: plan, gain: evaluator.gain(of: plan), planCount: 0)
    }
    let first = start
    let parts = parallelMap(count: 1 << sharedDepth, threads: threads) { bits in
      part(bits, from: first)
    }
    var best = start
    for case let part? in parts {
      if part.gain > (best?.gain ?? -.infinity) {
        best = Outcome(plan: part.plan, gain: part.gain, planCount: best?.planCount ?? 0)
      }
      best?.planCount += part.planCount
    }
    return best
  }

  /// The projects decided so far.
  struct Decisions {
    var plan: ProjectSet
    var costs: Closure
    var excluded: ProjectSet
  }

  /// How many decisions are made before the rest is shared out over threads, in an order that never
  /// changes.
  var sharedDepth: Int { min(6, relevant.count) }

  /// The state after the first decisions; nil when no legal plan has them.
  func start(_ bits: Int) -> Decisions? {
    var state = Decisions(
      plan: smallest,
      costs: instance.closure(of: smallest),
      excluded: ProjectSet(count: instance.projectCount) { !possible.contains($0) }
    )
    for position in 0..<sharedDepth {
      let isBuilt = bits >> position & 1 == 1
      guard let next = decided(relevant[position], isBuilt: isBuilt, state) else { return nil }
      state = next
    }
    return state
  }

  private func part(_ bits: Int, from start: Outcome?) -> Outcome? {
    var best = start
    best?.planCount = 0
    guard let state = self.start(bits) else { return best }
    search(sharedDepth, state, &best)
    return best
  }

  /// A state with one more decision; nil when no legal plan has it, or when it is no decision.
  func decided(_ project: Int, isBuilt: Bool, _ state: Decisions) -> Decisions? {
    var next = state
    guard isBuilt else {
      // What is already needed cannot be left out.
      guard !state.plan.contains(project) else { return nil }
      next.excluded.insert(project)
      return next
    }
    guard !state.excluded.contains(project) else { return nil }
    next.plan = instance.rules.adding(project, to: state.plan)
    guard
      instance.rules.canGrow(next.plan),
      !next.plan.members.contains(where: state.excluded.contains)
    else { return nil }
    next.costs = instance.closure(of: next.plan, over: state.costs, building: state.plan)
    return next
  }

  private func search(_ position: Int, _ state: Decisions, _ best: inout Outcome?) {
    guard position < relevant.count else {
      guard instance.rules.allows(state.plan) else { return }
      let gain = evaluator.gain(of: state.costs, plan: state.plan)
      best?.planCount += 1
      if let known = best?.gain, gain <= known { return }
      best = Outcome(plan: state.plan, gain: gain, planCount: best?.planCount ?? 1)
      return
    }
    // A bound costs about as much as three plans.
    if relevant.count - position >= 3, let known = best?.gain, bound(of: state) <= known { return }
    for isBuilt in [true, false] {
      if let next = decided(relevant[position], isBuilt: isBuilt, state) {
        search(position + 1, next, &best)
      }
    }
  }

  /// What a state's plans gain at most: everything affordable for pairs that count, nothing more
  /// for pairs that count against.
  func bound(of state: Decisions) -> Double {
    let left =
      instance.rules.budget + instance.rules.budgetTolerance
      - instance.rules.cost(of: state.plan)
    let all = ProjectSet(count: instance.projectCount) {
      state.plan.contains($0)
        || !state.excluded.contains($0) && instance.rules.cost[$0] <= left
    }
    let best = instance.closure(of: all, over: state.costs, building: state.plan)
    let zones = instance.zoneCount
    let gains = (0..<zones).map { origin in
      var bound = 0.0
      for destination in 0..<zones {
        let weight = instance.weights[origin * zones + destination]
        guard weight != 0 else { continue }
        let costs = weight > 0 ? best : state.costs
        bound +=
          weight
          * (instance.decay(costs[origin, destination])
            - instance.decay(instance.baseCosts[origin, destination]))
      }
      // Rounding in the sum must not exclude a plan that is better.
      return bound + 1e-12 * abs(bound)
    }
    let bound = instance.merit.value(gains, of: state.plan)
    // What must be reached may not be.
    return bound == -.infinity ? bound : bound + 1e-12 * abs(bound)
  }
}
