// Checking a schedule that somebody hands over: its figures, its rules, and the best one where all
// can be tried.

package import PlanModel
import TransportNetwork

extension PlanQuestion {
  /// Checks a schedule as ``check(projectIDs:opening:)`` does a plan.
  func checkSchedule(
    _ projectIDs: [String]?,
    opening periods: [String: Int]
  ) throws(PlanningError) -> PlanCheck {
    let feasibility: PlanCheck.Feasibility = try hasPlan() ? .feasible : .infeasible
    let horizon = try Horizon(resolved, threads: options.threads)
    guard let projectIDs else {
      let before = try evaluations(nothing, horizon)
      var result = infeasible(before: before[horizon.count - 1])
      result.valueBefore = Self.value(before, horizon)
      return PlanCheck(
        result: result,
        brokenRules: [],
        relevantCount: 0,
        feasibility: feasibility
      )
    }
    let schedule = try schedule(of: projectIDs, opening: periods)
    var check = PlanCheck(
      result: try scheduleResult(schedule, horizon),
      brokenRules: resolved.brokenRules(by: schedule, horizon),
      relevantCount: 0,
      feasibility: feasibility
    )
    let instance = horizon.instance(resolved)
    guard let fixings = Fixings(instance.rules) else { return check }
    let enumeration = Enumeration(instance, fixings, threads: options.threads)
    check.relevantCount = enumeration.relevant.count
    guard check.relevantCount <= Self.mostEnumerated,
      let best = enumeration.best(knowing: schedule.items(horizon), threads: options.threads)
    else { return check }
    let optimum = Schedule(best.plan, horizon, projectCount: resolved.candidates.count)
    func ids(_ schedule: Schedule) -> [String] {
      schedule.built(in: horizon.count - 1).members.map {
        resolved.network.projects[resolved.candidates[$0]].id
      }
    }
    check.optimum = PlanCheck.Optimum(
      value: Self.value(try evaluations(optimum, horizon), horizon),
      projectIDs: ids(optimum),
      planCount: best.planCount
    )
    let items = schedule.items(horizon)
    let room = 0.25 * PlanRequest.Objective.Kind.equality * abs(check.result.value ?? 0)
    if let found = try cheaperPlan(
      than: items,
      within: room + 0.25 * check.result.rounding,
      instance
    ) {
      let cheaper = Schedule(found, horizon, projectCount: resolved.candidates.count)
      check.cheaper = PlanCheck.Optimum(
        value: Self.value(try evaluations(cheaper, horizon), horizon),
        projectIDs: ids(cheaper),
        planCount: 0,
        cost: instance.rules.cost(of: found)
      )
    }
    return check
  }
}

extension ResolvedRequest {
  /// The rules that a schedule breaks, one sentence each; empty for a legal one.
  package func brokenRules(by schedule: Schedule, _ horizon: Horizon) -> [String] {
    func id(_ project: Int) -> String { network.projects[candidates[project]].id }
    var sentences = brokenRules(by: schedule.built(in: horizon.count - 1))
    for period in 0..<horizon.count - 1 {
      let spent = rules.cost(of: schedule.built(in: period))
      let money = horizon.money[period]
      if spent > money + LinearRule.rounding(near: money) {
        sentences.append(
          "by period \(period + 1) the schedule has spent \(amountInWords(spent)) of \(amountInWords(money)) \(network.configuration.currency)"
        )
      }
    }
    for (project, period) in schedule.opening.enumerated() {
      guard let period else { continue }
      if period < horizon.earliest[project], horizon.earliest[project] < horizon.count {
        sentences.append(
          "\(id(project)) opens in period \(period + 1), not before \(horizon.earliest[project] + 1)"
        )
      }
      for other in rules.prerequisites[project] {
        if let opening = schedule.opening[other], opening > period {
          sentences.append("\(id(project)) requires \(id(other)), which opens later")
        }
      }
    }
    if sentences.isEmpty, !horizon.rules(rules, self).allows(schedule.items(horizon)) {
      sentences.append("the schedule breaks a rule of the question")
    }
    return sentences
  }
}
