// Cheap plans that reach what must be reached: add until it is reached, then take away.

import PlanModel
import ShortestPaths

extension Incumbents {
  /// Builds projects until the needed gain is reached, then drops the dearest that are not needed.
  ///
  /// Projects come by decreasing y, or without a point by gain per cost.
  mutating func thrift(from start: ProjectSet, order y: [Double]?, isStopped: () -> Bool) {
    guard case .thrift(let need, let prices) = evaluator.instance.merit else { return }
    guard var plan = y.map({ rounded($0, need: need) }) ?? grown(start, need, isStopped) else {
      return
    }
    offer(plan)
    let dearestFirst = plan.members.sorted { (prices[$0], $1) > (prices[$1], $0) }
    for project in dearestFirst where prices[project] > 0 && plan.contains(project) && !isStopped()
    {
      let fewer = rules.removing(project, from: plan)
      guard rules.allows(fewer), sum(fewer) >= need else { continue }
      plan = fewer
      offer(plan)
    }
  }

  private func sum(_ plan: ProjectSet) -> Double {
    evaluator.originGains(of: evaluator.instance.closure(of: plan)).reduce(0, +)
  }

  /// By decreasing y until enough is gained; nil when that is never so.
  private func rounded(_ y: [Double], need: Double) -> ProjectSet? {
    let plan = rounding(y)
    return sum(plan) >= need ? plan : nil
  }

  /// By gain per cost until enough is gained; nil when nothing more helps before.
  private func grown(_ start: ProjectSet, _ need: Double, _ isStopped: () -> Bool) -> ProjectSet? {
    var plan = start
    var current = sum(plan)
    while current < need, !isStopped() {
      var choice: (plan: ProjectSet, gain: Double)?
      var highest = 0.0
      let costs = evaluator.instance.closure(of: plan)
      for candidate in additions(to: plan) where !isStopped() {
        let closure = evaluator.instance.closure(of: candidate, over: costs, building: plan)
        let gain = evaluator.originGains(of: closure).reduce(0, +)
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
