// Checking what is said of candidates: their gains, the plans on the other side, and the cost at
// which they would change sides.

public import PlanModel
import ShortestPaths
import TransportNetwork

/// What a check of explained candidates found.
public struct ExplanationCheck: Sendable {
  /// What was found of one candidate besides its figures.
  public struct Finding: Sendable {
    /// The rules that the plan on the other side breaks, one sentence each.
    public var brokenRules: [String] = []
    /// The best plan on the other side, where all were tried.
    public var optimum: PlanCheck.Optimum?
    /// Whether some plan on the other side keeps the rules.
    public var hasOther = false
    /// The best plan with the candidate at the cost at which it is said to enter, where all were
    /// tried.
    public var atBreakEven: PlanCheck.Optimum?
    /// The best plan with it at a cost just above the claimed bound on the break-even cost, where
    /// all were tried.
    public var aboveBound: PlanCheck.Optimum?
    /// Whether both costs were tried; the optimum is nil where the rules leave no plan.
    public var areCostsTried = false
  }

  /// All figures that need no search for plans, computed anew; the others are as claimed.
  public var explanation: PlanExplanation
  /// What was found, in the order of the claims.
  public var findings: [Finding]
  /// How many projects can matter.
  public var relevantCount: Int
  /// Whether all plans were tried.
  public var isTried: Bool
  /// Value with nothing built.
  public var valueBefore: Double
}

extension PlanQuestion {
  /// Computes what is said of candidates anew and, where few projects can matter, tries all plans
  /// on the other side.
  ///
  /// - Parameters:
  ///   - claims: the candidates, in any order.
  ///   - projectIDs: the plan that they are in or not in.
  /// - Returns: What was found; nothing is compared yet.
  /// - Throws: `PlanningError` for an unknown project id.
  /// - Complexity: a search per candidate, and three times up to 2^20 closures in all.
  public func check(
    _ claims: PlanExplanation,
    of projectIDs: [String]
  ) throws(PlanningError) -> ExplanationCheck {
    let (plan, rules) = (try plan(of: projectIDs), resolved.rules)
    let positions = try claims.projects.map { claim throws(PlanningError) in
      try Lookup.position(of: claim.id, in: ids, "candidate project")
    }
    let nothing = ProjectSet(count: rules.projectCount)
    let instance = try PlanningInstance(resolved, threads: options.threads)
    let alone = positions.map { rules.adding($0, to: nothing) }
    let beside = positions.map { project in
      plan.contains(project)
        ? plan.removing(project)
        : rules.adding(project, to: rules.withoutGroup(of: project, plan))
    }
    let goals = try CheckedGoals(self, instance, [plan] + alone + beside)
    let value = try evaluation(of: plan).value
    var check = ExplanationCheck(
      explanation: claims,
      findings: [],
      relevantCount: 0,
      isTried: false,
      valueBefore: try evaluation(of: nothing).value
    )
    check.explanation.value = value
    check.explanation.cost = rules.cost(of: plan)
    if let fixings = Fixings(rules) {
      check.relevantCount = Enumeration(instance, fixings, threads: options.threads).relevant.count
    }
    let rooms = max(1, positions.count) << min(check.relevantCount, Self.mostEnumerated)
    check.isTried = rooms <= 1 << Self.mostEnumerated
    for (number, project) in positions.enumerated() {
      let (isBuilt, claim) = (plan.contains(project), claims.projects[number])
      var part = claim
      part.cost = rules.cost[project]
      part.isInPlan = isBuilt
      part.gainAlone = goals[alone[number]]
      let onTop = goals[beside[number]] - goals[plan]
      part.gainOnTop = isBuilt ? 0 - onTop : onTop
      var finding = ExplanationCheck.Finding()
      if let other = claim.other {
        let set = try otherPlan(other, project, plan)
        finding.brokenRules = resolved.brokenRules(by: set)
        part.other = try recomputed(other, set, against: value)
      }
      let side = side(of: project, isBuilt: !isBuilt)
      finding.hasOther = try side.hasPlan()
      if check.isTried { try tryAll(&finding, part, project, side, instance) }
      check.explanation.projects[number] = part
      check.findings.append(finding)
    }
    return check
  }

  /// The plan on the other side, made from what leaves and what enters.
  private func otherPlan(
    _ other: PlanExplanation.OtherPlan,
    _ project: Int,
    _ plan: ProjectSet
  ) throws(PlanningError) -> ProjectSet {
    var set = plan.subtracting(try self.plan(of: other.leaves))
      .union(try self.plan(of: other.enters))
    if plan.contains(project) { set.remove(project) } else { set.insert(project) }
    return set
  }

  /// Its figures; the bound is as claimed.
  private func recomputed(
    _ claim: PlanExplanation.OtherPlan,
    _ plan: ProjectSet,
    against value: Double
  ) throws(PlanningError) -> PlanExplanation.OtherPlan {
    let sign: Double = resolved.request.objective.kind.isMinimized ? 1 : -1
    var other = claim
    other.value = try evaluation(of: plan).value
    other.cost = resolved.rules.cost(of: plan)
    other.loss = sign * (other.value - value)
    other.leastLoss = sign * (claim.bound - value)
    return other
  }

  /// The question in which a project must, or must not, be built.
  private func side(of project: Int, isBuilt: Bool) -> PlanQuestion {
    var question = self
    if isBuilt {
      question.resolved.rules.required.append(project)
    } else {
      question.resolved.rules.forbidden.append(project)
    }
    return question
  }

  private func tryAll(
    _ finding: inout ExplanationCheck.Finding,
    _ claim: PlanExplanation.Project,
    _ project: Int,
    _ side: PlanQuestion,
    _ instance: PlanningInstance
  ) throws(PlanningError) {
    // For the objective cost it may be that no plan reaches the figure.
    let isCost = resolved.request.objective.kind == .cost
    if finding.hasOther, !isCost || claim.other != nil {
      finding.optimum = try side.best(instance)
    }
    guard !isCost, let point = claim.breakEven else { return }
    finding.areCostsTried = true
    func best(at cost: Double) throws(PlanningError) -> PlanCheck.Optimum? {
      var question = self.side(of: project, isBuilt: true)
      question.resolved.rules.cost[project] = max(0, cost)
      return try question.best(instance)
    }
    let room = 1e-6 * resolved.rules.budget
    if let cost = point.cost { finding.atBreakEven = try best(at: cost - room) }
    finding.aboveBound = try best(at: point.bound.map { $0 + room } ?? 0)
  }

  /// The best plan under this question's rules, by trying all; nil when there is none.
  private func best(_ instance: PlanningInstance) throws(PlanningError) -> PlanCheck.Optimum? {
    var instance = instance
    instance.rules = resolved.rules
    guard try hasPlan(), let fixings = Fixings(instance.rules) else { return nil }
    return try optimum(instance, fixings, knowing: fixings.built).1
  }
}
