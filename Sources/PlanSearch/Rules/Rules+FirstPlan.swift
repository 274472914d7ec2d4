// The cheapest legal plan, which decides whether there is one at all.

package import GLPK
package import PlanModel

extension Rules {
  /// The cheapest plan that keeps all rules.
  ///
  /// Where no rule asks for more, it is the required projects with all that they require; otherwise
  /// a small integer program over the rules decides. The solver's tolerance accepts plans that
  /// break a rule by a little; these are excluded one by one.
  /// - Parameter solver: what solves it.
  /// - Returns: the plan; nil when there is none.
  /// - Throws: `PlanningError` when the solver fails.
  package func firstPlan(
    solver: any ModelSolver = GLPKSolver()
  ) throws(PlanningError) -> ProjectSet? {
    guard let fixings = Fixings(self) else { return nil }
    let smallest = smallestPlan
    if allows(smallest) { return smallest }
    var model = LinearModel()
    model.columns = cost.indices.map { project in
      let isBuilt = fixings.built.contains(project)
      let isPossible = fixings.possible.contains(project)
      return LinearModel.Column(
        Bounds(lower: isBuilt ? 1 : 0, upper: isPossible ? 1 : 0),
        cost: costUnit * cost[project],
        kind: .integer
      )
    }
    model.rows = rows.map { row in
      LinearModel.Row(
        columns: row.terms.map(\.project),
        coefficients: row.terms.map(\.coefficient),
        .atMost(row.upper)
      )
    }
    var last: ProjectSet?
    while true {
      let solution: ModelSolution
      do {
        solution = try solver.solve(model, ModelSolverOptions())
      } catch {
        throw PlanningError(.solver, "\(error)")
      }
      guard solution.values.count == projectCount else { return nil }
      let plan = ProjectSet(count: projectCount) { solution.values[$0] > 0.5 }
      if allows(plan) { return plan }
      guard plan != last else { return nil }
      last = plan
      let other = LinearRule(differingFrom: plan, count: projectCount, by: 1)
      model.rows.append(
        LinearModel.Row(
          columns: other.terms.map(\.project),
          coefficients: other.terms.map(\.coefficient),
          .atLeast(other.lower)
        )
      )
    }
  }

  /// Brings costs to about 1.
  private var costUnit: Double {
    let largest = cost.max() ?? 0
    return largest > 0 ? 1 / largest : 1
  }
}
