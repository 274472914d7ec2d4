// Cheap plans that reach what must be reached: add until it is reached, then take away.

import PlanModel
import ShortestPaths

extension Incumbents {
  /// Builds projects until the needed gain is reached, then drops the dearest that are not needed.
  ///
  /// Projects come by decreasing y, or without a point by gain per cost.
  mutating func cheapPlan(from start: ProjectSet, order y: [Double]?, isStopped: () -> Bool) {
    guard case .unspent(let need, let prices, _) = evaluator.instance.merit else { return }
    let first = if let y { rounded(y, need: need) } else { grown(start, need, isStopped) }
    guard var plan = first else { return }
    offer(plan)
    let dear = plan.members.filter { prices[$0] > 0 }
      .sorted { (prices[$0], $1) > (prices[$1], $0) }
    let smaller = dear.map { rules.removing($0, from: plan) }
    // A project that cannot be dropped alone can seldom be dropped after others.
    let alone = evaluator.gains(of: smaller, threads: threads)
    for (project, gain) in zip(dear, alone)
    where gain > -.infinity && plan.contains(project) && !isStopped() {
      let fewer = rules.removing(project, from: plan)
      guard rules.allows(fewer), reached(fewer) >= need else { continue }
      plan = fewer
      offer(plan)
    }
  }

  /// The gain of a plan that counts towards what is needed.
  private func reached(_ plan: ProjectSet) -> Double {
    reached(plan, evaluator.instance.closure(of: plan))
  }

  private func reached(_ plan: ProjectSet, _ costs: Closure) -> Double {
    evaluator.instance.merit.ofGains.value(evaluator.originGains(of: costs), of: plan)
  }

  /// By decreasing y until enough is gained; nil when that is never so.
  private mutating func rounded(_ y: [Double], need: Double) -> ProjectSet? {
    let plan = rounding(y)
    // Relaxations in a row round to the same plan.
    guard known[plan] == nil else { return nil }
    guard reached(plan) >= need else {
      known[plan] = -.infinity
      return nil
    }
    return plan
  }

  /// By gain per cost until enough is gained; nil when nothing more helps before.
  private func grown(_ start: ProjectSet, _ need: Double, _ isStopped: () -> Bool) -> ProjectSet? {
    var plan = start
    var current = reached(plan)
    while current < need, !isStopped() {
      var choice: (plan: ProjectSet, gain: Double)?
      var highest = 0.0
      let costs = evaluator.instance.closure(of: plan)
      for candidate in additions(to: plan) where !isStopped() {
        let closure = evaluator.instance.closure(of: candidate, over: costs, building: plan)
        let gain = reached(candidate, closure)
        guard gain > current else { continue }
        let cost = rules.cost(of: candidate) - rules.cost(of: plan)
        let ratio = cost > 0 ? (gain - current) / cost : .infinity
        if ratio > highest { (highest, choice) = (ratio, (candidate, gain)) }
      }
      guard let choice else { return nil }
      (plan, current) = choice
    }
    return current >= need ? plan : nil
  }
}
