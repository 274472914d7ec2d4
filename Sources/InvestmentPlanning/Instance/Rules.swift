// The rules of a plan: budget, groups, prerequisites, and what must or must not be built.

/// What makes a set of projects a legal plan.
///
/// Costs are not negative, so without further limits the cheapest legal plan is the required projects
/// with everything they require; limits that ask for more are decided by ``firstPlan()``.
struct Rules: Sendable, Equatable {
  /// Cost per project, in the network's currency.
  var cost: [Double]
  /// Most that may be spent.
  var budget: Double
  /// Projects of which at most one is built.
  var groups: [[Int]]
  /// Per project, the projects that must be built with it.
  var prerequisites: [[Int]]
  /// Must be built.
  var required: [Int]
  /// Must not be built.
  var forbidden: [Int]
  /// Limits on sums over the projects built.
  var limits: [LinearRule] = []

  var projectCount: Int { cost.count }

  /// Spending counts as within the budget up to rounding in a sum of costs.
  var budgetTolerance: Double { 1e-9 * max(1, budget) }

  func cost(of plan: ProjectSet) -> Double {
    plan.members.reduce(0) { $0 + cost[$1] }
  }

  /// Whether a plan keeps every rule.
  func allows(_ plan: ProjectSet) -> Bool {
    required.allSatisfy(plan.contains)
      && !forbidden.contains(where: plan.contains)
      && groups.allSatisfy { $0.count(where: plan.contains) <= 1 }
      && plan.members.allSatisfy { prerequisites[$0].allSatisfy(plan.contains) }
      && cost(of: plan) <= budget + budgetTolerance
      && limits.allSatisfy { $0.allows(plan) }
  }

  /// Whether a plan breaks no rule that building more could not mend.
  func canGrow(_ plan: ProjectSet) -> Bool {
    !forbidden.contains(where: plan.contains)
      && groups.allSatisfy { $0.count(where: plan.contains) <= 1 }
      && plan.members.allSatisfy { prerequisites[$0].allSatisfy(plan.contains) }
      && cost(of: plan) <= budget + budgetTolerance
      && limits.allSatisfy { $0.canGrow(plan) }
  }

  /// A plan with a project and everything it needs.
  func adding(_ project: Int, to plan: ProjectSet) -> ProjectSet {
    var result = plan
    var pending = [project]
    while let next = pending.popLast() {
      guard !result.contains(next) else { continue }
      result.insert(next)
      pending.append(contentsOf: prerequisites[next])
    }
    return result
  }

  /// A plan without a project and without everything that needs it.
  func removing(_ project: Int, from plan: ProjectSet) -> ProjectSet {
    var result = plan.removing(project)
    var changed = true
    while changed {
      changed = false
      for other in result.members where !prerequisites[other].allSatisfy(result.contains) {
        result.remove(other)
        changed = true
      }
    }
    return result
  }

  /// The cheapest set that holds every required project and its prerequisites.
  var smallestPlan: ProjectSet {
    required.reduce(ProjectSet(count: projectCount)) { adding($1, to: $0) }
  }
}
