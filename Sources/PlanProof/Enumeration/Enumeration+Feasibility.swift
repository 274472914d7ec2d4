// Whether any plan keeps the rules and reaches the figure that it must.

import PlanModel
import ShortestPaths

extension Enumeration {
  /// Tells by trying all plans.
  /// - Complexity: that of ``best(knowing:threads:)``.
  func feasibility(threads: Int) -> PlanCheck.Feasibility {
    let best = best(knowing: instance.rules.smallestPlan, threads: threads)
    return best.map { $0.gain > -.infinity } ?? false ? .feasible : .infeasible
  }

  /// Tells without trying all, where that is possible.
  ///
  /// No plan reaches the figure where everything affordable, at no loss, does not; one does where
  /// adding what gains most for its cost, project by project, leads to it.
  /// - Complexity: a closure for each project and each that is added.
  var feasibilityAtOnce: PlanCheck.Feasibility {
    let smallest = instance.rules.smallestPlan
    let nothingDecided = Decisions(
      plan: smallest,
      costs: instance.closure(of: smallest),
      excluded: ProjectSet(count: instance.projectCount)
    )
    if bound(of: nothingDecided) == -.infinity { return .infeasible }
    return addingReaches(from: smallest) ? .feasible : .untried
  }

  private func addingReaches(from smallest: ProjectSet) -> Bool {
    let rules = instance.rules
    var plan = smallest
    while true {
      let costs = instance.closure(of: plan)
      if rules.allows(plan), evaluator.gain(of: costs, plan: plan) > -.infinity { return true }
      let gain = reached(costs, plan)
      var best: (plan: ProjectSet, rate: Double)?
      for project in relevant where !plan.contains(project) {
        let larger = rules.adding(project, to: plan)
        guard rules.canGrow(larger) else { continue }
        let closure = instance.closure(of: larger, over: costs, building: plan)
        let more = reached(closure, larger) - gain
        let rate = more / max(rules.cost(of: larger) - rules.cost(of: plan), .leastNormalMagnitude)
        if more > 0, rate > best?.rate ?? 0 { best = (larger, rate) }
      }
      guard let best else { return false }
      plan = best.plan
    }
  }

  /// The figure that must be reached, counted from nothing built.
  private func reached(_ costs: Closure, _ plan: ProjectSet) -> Double {
    instance.merit.ofGains.value(evaluator.originGains(of: costs), of: plan)
  }
}
