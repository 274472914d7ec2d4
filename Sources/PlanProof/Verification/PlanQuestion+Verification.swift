// Checking a plan that somebody hands over: its figures, its rules, and the optimum where all plans
// can be tried.

public import PlanModel
public import TransportNetwork

/// What a check of a plan found.
public struct PlanCheck: Sendable {
  /// The best plan of all, by trying every one.
  public struct Optimum: Sendable, Equatable {
    /// Objective's value of the best plan.
    public var value: Double
    /// Ids of its projects, in the network's order.
    public var projectIDs: [String]
    /// Legal plans that were evaluated; bounds from closures exclude the others.
    public var planCount: Int
    /// Its cost, in the network's currency; nil where it is not told.
    public var cost: Double?
  }

  /// A plan with one project more.
  public struct Addition: Sendable, Equatable {
    /// Objective's value with it.
    public var value: Double
    /// The project's id.
    public var added: String
  }

  /// What is known of whether any plan keeps the rules and reaches what it must.
  public enum Feasibility: Sendable {
    /// Some plan does.
    case feasible
    /// None does.
    case infeasible
    /// Plans keep the rules, and too many projects can matter to tell whether one reaches the
    /// figure.
    case untried
  }

  /// The plan's figures, computed anew; those of the question without a plan when it is infeasible.
  public var result: PlanResult
  /// Rules that the plan breaks, one sentence each.
  public var brokenRules: [String]
  /// How many projects are affordable and can change what counts.
  public var relevantCount: Int
  /// The best plan; nil when too many projects can matter, or when none is legal.
  public var optimum: Optimum?
  /// Whether some plan would be an answer.
  public var feasibility: Feasibility
  /// The best plan with one project more than the one checked, where not all could be tried.
  public var oneMore: Addition?
  /// A plan as good as the one checked that costs less, if one was found where all can be tried.
  public var cheaper: Optimum?
}

extension PlanQuestion {
  /// Computes a plan's figures anew and, where at most ``mostEnumerated`` projects can matter,
  /// finds the best plan by trying all: neither a cut nor a solver is asked.
  ///
  /// - Parameters:
  ///   - projectIDs: the plan; nil to check that no plan keeps the rules.
  ///   - periods: when each project opens, if there are several periods.
  ///   - scenarios: those whose rules a robust plan keeps, in place of the question's own. Such a
  ///     plan is judged by its regrets (``check(projectIDs:_:)``), so no best plan is sought.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: `PlanningError` for an unknown project id.
  /// - Complexity: one search of the travel graph per zone, and up to 2^20 closures for the
  ///   optimum.
  public func check(
    projectIDs: [String]?,
    opening periods: [String: Int] = [:],
    robustOver scenarios: [NetworkScenario]? = nil
  ) throws(PlanningError) -> PlanCheck {
    var question = self
    question.resolved.costs = .searches
    let tables = question
    if let scenarios { question.resolved.rules = try rules(in: scenarios) }
    var check = try question.check(projectIDs, opening: periods, isBest: scenarios == nil)
    guard let projectIDs else { return check }
    // The plan's own figures are those of the tables, its costs too.
    if scenarios != nil { check.result = try tables.evaluate(projectIDs: projectIDs) }
    if !resolved.request.hasPeriods { try tables.recomputeWorths(&check.result) }
    return check
  }

  private func check(
    _ projectIDs: [String]?,
    opening periods: [String: Int],
    isBest: Bool
  ) throws(PlanningError) -> PlanCheck {
    if resolved.request.hasPeriods { return try checkSchedule(projectIDs, opening: periods) }
    let fixings = try hasPlan() ? Fixings(resolved.rules) : nil
    guard let projectIDs else { return try checkInfeasible(fixings) }
    let plan = try plan(of: projectIDs)
    var check = PlanCheck(
      result: try evaluate(projectIDs: projectIDs),
      brokenRules: resolved.brokenRules(by: plan),
      relevantCount: 0,
      feasibility: fixings == nil ? .infeasible : .feasible
    )
    guard isBest, let fixings else { return check }
    let instance = try PlanningInstance(resolved, threads: options.threads)
    (check.relevantCount, check.optimum) = try optimum(instance, fixings, knowing: plan)
    if check.optimum != nil {
      let before = try FullEvaluation(resolved, building: [], threads: options.threads)
      check.cheaper = try cheaperPlan(than: plan, instance, before: before)
    } else if check.relevantCount > Self.mostEnumerated, check.brokenRules.isEmpty {
      check.oneMore = try oneMore(than: plan, instance)
    }
    return check
  }

  /// The best legal plan with one project more than another; nil where none is legal.
  ///
  /// Where too many projects can matter to try all plans, a rule that was taken out of a file shows
  /// here: the search would have added what is worth having.
  /// - Complexity: a closure of the plan for each project outside it.
  private func oneMore(
    than plan: ProjectSet,
    _ instance: PlanningInstance
  ) throws(PlanningError) -> PlanCheck.Addition? {
    var instance = instance
    switch resolved.request.objective.kind {
    case .cost: return nil
    case .ratio:
      let ratio = try evaluation(of: plan).value
      guard ratio.isFinite else { return nil }
      instance.weights = ObjectiveModel.weights(
        resolved,
        instance.networkZones,
        target: ratio,
        reference: -1
      )
    default: break
    }
    let evaluator = PlanEvaluator(instance)
    let own = evaluator.gain(of: plan)
    var best: (gain: Double, plan: ProjectSet, project: Int)?
    for project in 0..<instance.projectCount where !plan.contains(project) {
      var larger = plan
      larger.insert(project)
      guard resolved.rules.allows(larger) else { continue }
      let gain = evaluator.gain(of: larger)
      if gain > best?.gain ?? own { best = (gain, larger, project) }
    }
    guard let best else { return nil }
    return PlanCheck.Addition(
      value: try evaluation(of: best.plan).value,
      added: resolved.network.projects[resolved.candidates[best.project]].id
    )
  }

  /// How many projects can matter, and the best plan where all can be tried.
  func optimum(
    _ instance: PlanningInstance,
    _ fixings: Fixings,
    knowing plan: ProjectSet
  ) throws(PlanningError) -> (relevantCount: Int, PlanCheck.Optimum?) {
    var instance = instance
    let relevantCount = Enumeration(instance, fixings, threads: options.threads).relevant.count
    guard relevantCount <= Self.mostEnumerated else { return (relevantCount, nil) }
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    let isRatio = resolved.request.objective.kind == .ratio
    var known = plan
    if isRatio, !resolved.rules.allows(plan) { known = resolved.rules.smallestPlan }
    var planCount = 0
    // One round, but for the ratio, which the next round's weights may still lower.
    while true {
      let knownValue = try evaluation(of: known).value
      if isRatio {
        // Where there is no ratio, a plan that gives the target access comes first.
        let isDefined = knownValue.isFinite
        instance.weights = ObjectiveModel.weights(
          resolved,
          instance.networkZones,
          target: isDefined ? knownValue : 1,
          reference: isDefined ? -1 : 0
        )
      }
      let round = Enumeration(instance, fixings, threads: options.threads)
      guard let best = round.best(knowing: known, threads: options.threads) else {
        return (relevantCount, nil)
      }
      planCount += best.planCount
      var found = (plan: best.plan, value: try evaluation(of: best.plan).value)
      if isRatio {
        // A plan that breaks the rules may have a ratio that none reaches which keeps them.
        guard resolved.rules.allows(known), found.value >= knownValue else {
          known = found.plan
          continue
        }
        // Nothing is better than what was known; plans without a ratio may look as good.
        found = (known, knownValue)
      }
      let optimum = PlanCheck.Optimum(
        value: found.value,
        projectIDs: found.plan.members.map { ids[$0] },
        planCount: planCount
      )
      return (relevantCount, optimum)
    }
  }

  /// Checks that there is no plan to find within `fixings`, which are nil where no plan keeps the
  /// rules.
  private func checkInfeasible(_ fixings: Fixings?) throws(PlanningError) -> PlanCheck {
    let before = try FullEvaluation(resolved, building: [], threads: options.threads)
    guard let fixings else {
      return PlanCheck(
        result: infeasible(before: before),
        brokenRules: [],
        relevantCount: 0,
        feasibility: .infeasible
      )
    }
    // The rules can be kept, so the figure is what cannot be reached; how near a plan comes only a
    // search can say.
    var check = PlanCheck(
      result: PlanResult.infeasible(resolved, before: before),
      brokenRules: [],
      relevantCount: 0,
      feasibility: .feasible
    )
    guard resolved.request.objective.kind == .cost else { return check }
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let enumeration = Enumeration(instance, fixings, threads: options.threads)
    check.relevantCount = enumeration.relevant.count
    check.feasibility =
      check.relevantCount <= Self.mostEnumerated
      ? enumeration.feasibility(threads: options.threads) : enumeration.feasibilityAtOnce
    return check
  }
}
