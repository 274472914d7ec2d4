// The best plan under locks, from the root of the question without them.

import PlanModel
import PlanSearch

extension InvestmentPlanner {
  /// Finds the plan as ``plan(cancellation:checkpointing:certificate:progress:)`` does, from a root
  /// that is known.
  func plan(
    from root: RootKnowledge,
    _ prepared: PreparedQuestion,
    _ run: PlanningRun
  ) throws(PlanningError) -> PlanResult {
    let rules = prepared.instance.rules
    guard let own = Fixings(rules) else { return infeasible(before: prepared.before) }
    var run = run
    let near = root.knowledge.plans.first.map { Self.keeping(rules, near: $0) }
    let (fixings, known) = root.start(own, from: near ?? rules.smallestPlan)
    run.knowledge = known
    var instance = prepared.instance
    if fixings != own {
      for project in rules.required { instance.rules.requireByRow(project) }
    }
    let outcome = try search(instance, before: prepared.before, run, from: fixings).outcome
    return try answer(outcome, prepared.instance, before: prepared.before, run)
  }

  /// A plan with what the rules require and without what they forbid; it may cost too much.
  private static func keeping(_ rules: Rules, near plan: ProjectSet) -> ProjectSet {
    let fewer = rules.forbidden.reduce(plan) { rules.removing($1, from: $0) }
    return rules.required.reduce(fewer) {
      rules.adding($1, to: rules.withoutGroup(of: $1, $0))
    }
  }
}
