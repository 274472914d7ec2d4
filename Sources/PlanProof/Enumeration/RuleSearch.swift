// Whether any plan keeps the rules, by trying: no solver is asked.

import PlanModel

/// Looks for a plan that keeps the rules.
///
/// Without rules that ask for more, the required projects with all that they require are the
/// cheapest plan. A rule that asks for more is met with some project that helps, or without it;
/// after each decision `Fixings` draws what follows. A branch ends where even parts of projects,
/// the cheapest first, cannot meet a rule with the money that is left (G. Dantzig 1957,
/// doi:10.1287/opre.5.2.266).
struct RuleSearch {
  /// Most decisions that are tried, some seconds' worth.
  static let mostDecisions = 1_000_000

  let rules: Rules
  private var decisions = 0

  init(_ rules: Rules) { self.rules = rules }

  /// A plan that keeps the rules; nil when there is none.
  /// - Throws: `PlanningError` when this cannot be told in ``mostDecisions``.
  /// - Complexity: exponential in the projects of rules that ask for more; O(projects x rules)
  ///   without such.
  consuming func plan() throws(PlanningError) -> ProjectSet? {
    guard let fixings = Fixings(rules) else { return nil }
    return try plan(from: fixings)
  }

  private mutating func plan(from fixings: Fixings) throws(PlanningError) -> ProjectSet? {
    decisions += 1
    guard decisions <= Self.mostDecisions else {
      throw PlanningError(
        .solver,
        "Whether any plan keeps the rules is not settled after \(Self.mostDecisions) decisions; fewer rules that ask for more would help."
      )
    }
    if rules.allows(fixings.built) { return fixings.built }
    guard let need = rules.sums.lazy.compactMap({ Need($0, fixings) }).first,
      need.leastCost(rules) <= rules.budget + rules.budgetTolerance - rules.cost(of: fixings.built),
      let project = need.helpers.first?.project
    else { return nil }
    for isBuilt in [true, false] {
      if let next = fixings.fixing(project, built: isBuilt, rules),
        let plan = try plan(from: next)
      {
        return plan
      }
    }
    return nil
  }

  /// What a rule on a sum still lacks, and which projects help.
  private struct Need {
    let lacking: Double
    /// Free projects that bring the sum nearer, the largest step first.
    let helpers: [(project: Int, step: Double)]

    /// What a rule on a sum needs beyond what is built; nil when it is kept.
    init?(_ rule: LinearRule, _ fixings: Fixings) {
      let sum = rule.sum(of: fixings.built)
      let (isLow, isHigh) = (
        sum < rule.lower - rule.tolerance, sum > rule.upper + rule.tolerance
      )
      guard isLow || isHigh else { return nil }
      lacking = isLow ? rule.lower - rule.tolerance - sum : sum - rule.upper - rule.tolerance
      helpers = rule.terms.lazy
        .filter { fixings.isFree($0.project) }
        .map { (project: $0.project, step: isLow ? $0.coefficient : -$0.coefficient) }
        .filter { $0.step > 0 }
        .sorted { ($1.step, $0.project) < ($0.step, $1.project) }
    }

    /// The least cost of meeting the need if projects could be built in parts; infinite when all
    /// together do not meet it.
    func leastCost(_ rules: Rules) -> Double {
      let cheapest = helpers.sorted {
        rules.cost[$0.project] * $1.step < rules.cost[$1.project] * $0.step
      }
      var (left, cost) = (lacking, 0.0)
      for helper in cheapest where left > 0 {
        let share = min(1, left / helper.step)
        cost += share * rules.cost[helper.project]
        left -= share * helper.step
      }
      // Rounding must not end a branch.
      return left > 1e-9 * lacking ? .infinity : cost * (1 - 1e-12)
    }
  }
}

extension PlanQuestion {
  /// Whether any plan keeps the rules.
  func hasPlan() throws(PlanningError) -> Bool { try RuleSearch(resolved.rules).plan() != nil }

  /// The answer that no plan keeps the rules, with those that clash as far as this search can tell.
  func infeasible(before: FullEvaluation) -> PlanResult {
    let conflict = Conflict(resolved) { rules in
      do throws(PlanningError) { return try RuleSearch(rules).plan() != nil } catch { return true }
    }
    return PlanResult.infeasible(resolved, before: before, conflict: conflict.sentences)
  }
}

extension Rules {
  /// A plan that decides some projects as another does and is none of those listed.
  /// - Parameters:
  ///   - projects: those that are decided.
  ///   - plan: how.
  ///   - listed: the plans that it must not be.
  ///   - equal: those of which it must not hold everything either.
  /// - Returns: nil when there is none.
  /// - Throws: `PlanningError` when this cannot be told.
  func anyPlan(
    deciding projects: [Int],
    as plan: ProjectSet,
    otherThan listed: [ProjectSet],
    holdingNoneOf equal: [ProjectSet]
  ) throws(PlanningError) -> ProjectSet? {
    if allows(plan), !listed.contains(plan), !equal.contains(where: { $0.isSubset(of: plan) }) {
      return plan
    }
    var rules = self
    rules.required += plan.members
    rules.forbidden += projects.filter { !plan.contains($0) }
    rules.sums += listed.map { LinearRule(differingFrom: $0, count: projectCount, by: 1) }
    rules.sums += equal.map { listed in
      let members = (0..<projectCount).map { listed.contains($0) ? 1.0 : 0 }
      return LinearRule(members, upper: members.reduce(-1, +), sentence: "")
    }
    return try RuleSearch(rules).plan()
  }
}
