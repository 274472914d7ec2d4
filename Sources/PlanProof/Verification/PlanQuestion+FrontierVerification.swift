// Checking what is said of the best plans of several budgets.

public import PlanModel
import TransportNetwork

/// What a check of a frontier found.
public struct FrontierCheck: Sendable {
  /// All figures, computed anew; budgets and bounds are as claimed.
  public var points: [FrontierResult.Point]
  /// Of each point.
  public var findings: [ScenarioCheck.Finding]
  /// The objective's value with nothing built.
  public var valueBefore: Double
  /// Budgets without a point although some plan keeps them.
  public var unanswered: [Double]
}

extension PlanQuestion {
  /// Computes the points of a frontier anew and, where at most ``mostEnumerated`` projects can
  /// matter, finds the best plan of each budget by trying all; neither the solver's optimum nor a
  /// cut is asked.
  ///
  /// - Parameters:
  ///   - claims: the points; of their figures only budgets and bounds count.
  ///   - budgets: those that were asked for.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: `PlanningError` for an unknown project id.
  /// - Complexity: an evaluation and up to 2^20 closures per point.
  public func check(
    _ claims: [FrontierResult.Point],
    budgets: [Double]
  ) throws(PlanningError) -> FrontierCheck {
    let before = try evaluation(of: ProjectSet(count: resolved.candidates.count))
    var check = FrontierCheck(
      points: [],
      findings: [],
      valueBefore: before.value,
      unanswered: []
    )
    let instance = try PlanningInstance(resolved, threads: options.threads)
    var last: ProjectSet?
    for claim in claims {
      let plan = try plan(of: claim.projects)
      check.points.append(try point(claim, plan, after: last, check.points.last))
      check.findings.append(try finding(of: plan, budget: claim.budget, instance, before: before))
      last = plan
    }
    let answered = Set(claims.map(\.budget))
    for budget in budgets where !answered.contains(budget) {
      if try limited(to: budget).hasPlan() { check.unanswered.append(budget) }
    }
    return check
  }

  private func limited(to budget: Double) -> PlanQuestion {
    var question = self
    question.resolved.rules.budget = budget
    question.resolved.request.budget = budget
    return question
  }

  private func point(
    _ claim: FrontierResult.Point,
    _ plan: ProjectSet,
    after last: ProjectSet?,
    _ lastPoint: FrontierResult.Point?
  ) throws(PlanningError) -> FrontierResult.Point {
    func ids(_ set: ProjectSet) -> [String] {
      set.members.map { resolved.network.projects[resolved.candidates[$0]].id }
    }
    let figures = try evaluation(of: plan)
    var point = FrontierResult.Point(
      budget: claim.budget,
      value: figures.value,
      bound: claim.bound,
      relativeGap: relativeDifference(figures.value, claim.bound),
      cost: resolved.rules.cost(of: plan),
      shadowPrice: lastPoint.map {
        let change = figures.value - $0.value
        return (resolved.request.objective.kind.isMinimized ? -change : change)
          / (claim.budget - $0.budget)
      },
      projects: ids(plan),
      added: ids(last.map(plan.subtracting) ?? plan),
      removed: ids(last?.subtracting(plan) ?? ProjectSet(count: resolved.candidates.count))
    )
    point.isCheapest = claim.isCheapest
    (point.targetAccess, point.referenceAccess) = (figures.target, figures.reference)
    (point.gap, point.ratio) = (figures.gap, figures.ratio)
    return point
  }

  private func finding(
    of plan: ProjectSet,
    budget: Double,
    _ instance: PlanningInstance,
    before: FullEvaluation
  ) throws(PlanningError) -> ScenarioCheck.Finding {
    let question = limited(to: budget)
    var finding = ScenarioCheck.Finding(
      relevantCount: 0,
      brokenRules: question.resolved.brokenRules(by: plan),
      isFeasible: try question.hasPlan()
    )
    var instance = instance
    instance.rules = question.resolved.rules
    if finding.isFeasible, let fixings = Fixings(instance.rules) {
      (finding.relevantCount, finding.optimum) =
        try question.optimum(instance, fixings, knowing: plan)
      if finding.optimum != nil {
        finding.cheaper = try question.cheaperPlan(than: plan, instance, before: before)
      }
    }
    return finding
  }
}
