// The rules of a plan: budget, groups, prerequisites, and what must or must not be built.

/// What makes a set of projects a legal plan.
///
/// Costs are not negative, so without rules on sums the cheapest legal plan is the required
/// projects with everything they require. Rules that ask for more are decided by a search.
package struct Rules: Sendable, Equatable {
  /// Cost per project, in the network's currency.
  package var cost: [Double]
  /// Most that may be spent.
  package var budget: Double
  /// Projects of which at most one is built.
  package var groups: [[Int]]
  /// Per project, the projects that must be built with it.
  package var prerequisites: [[Int]]
  /// Must be built.
  package var required: [Int]
  /// Must not be built.
  package var forbidden: [Int]
  /// Rules on sums over the projects built.
  package var sums: [LinearRule] = []

  package init(
    cost: [Double],
    budget: Double,
    groups: [[Int]],
    prerequisites: [[Int]],
    required: [Int],
    forbidden: [Int],
    sums: [LinearRule] = []
  ) {
    self.cost = cost
    self.budget = budget
    self.groups = groups
    self.prerequisites = prerequisites
    self.required = required
    self.forbidden = forbidden
    self.sums = sums
  }

  package var projectCount: Int { cost.count }

  /// Spending counts as within the budget up to rounding in a sum of costs.
  package var budgetTolerance: Double { LinearRule.rounding(near: budget) }

  package func cost(of plan: ProjectSet) -> Double {
    plan.members.reduce(0) { $0 + cost[$1] }
  }

  /// Whether a plan keeps every rule.
  package func allows(_ plan: ProjectSet) -> Bool {
    required.allSatisfy(plan.contains)
      && !forbidden.contains(where: plan.contains)
      && groups.allSatisfy { $0.count(where: plan.contains) <= 1 }
      && plan.members.allSatisfy { prerequisites[$0].allSatisfy(plan.contains) }
      && cost(of: plan) <= budget + budgetTolerance
      && sums.allSatisfy { $0.allows(plan) }
  }

  /// Whether building more can mend every rule that a plan breaks.
  package func canGrow(_ plan: ProjectSet) -> Bool {
    !forbidden.contains(where: plan.contains)
      && groups.allSatisfy { $0.count(where: plan.contains) <= 1 }
      && plan.members.allSatisfy { prerequisites[$0].allSatisfy(plan.contains) }
      && cost(of: plan) <= budget + budgetTolerance
      && sums.allSatisfy { $0.canGrow(plan) }
  }

  /// A plan without the other projects of a project's groups, and without what needs them.
  package func withoutGroup(of project: Int, _ plan: ProjectSet) -> ProjectSet {
    groups.filter { $0.contains(project) }.joined().filter { $0 != project }
      .reduce(plan) { $0.contains($1) ? removing($1, from: $0) : $0 }
  }

  /// A plan with a project and everything it needs.
  package func adding(_ project: Int, to plan: ProjectSet) -> ProjectSet {
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
  package func removing(_ project: Int, from plan: ProjectSet) -> ProjectSet {
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
  package var smallestPlan: ProjectSet {
    required.reduce(ProjectSet(count: projectCount)) { adding($1, to: $0) }
  }
}
