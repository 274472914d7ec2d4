// The cheapest legal plan, which decides whether there is one at all.

import GLPK

extension Rules {
  /// The cheapest plan that keeps all rules, or nil when there is none.
  ///
  /// Without limits that ask for more it is what is required with all that this requires; with them
  /// a small integer program over the rules decides.
  /// - Throws: `GLPKError` when the solver fails.
  func firstPlan() throws(GLPKError) -> ProjectSet? {
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
    let solution = try GLPKSolver().solve(model)
    guard solution.values.count == projectCount else { return nil }
    let plan = ProjectSet(count: projectCount) { solution.values[$0] > 0.5 }
    return allows(plan) ? plan : nil
  }

  /// Brings costs to about 1.
  private var costUnit: Double {
    let largest = cost.max() ?? 0
    return largest > 0 ? 1 / largest : 1
  }

  /// All rules on several projects as rows sum of coefficient x y <= upper, scaled to about 1.
  var rows: [(terms: [(project: Int, coefficient: Double)], upper: Double)] {
    var rows: [(terms: [(project: Int, coefficient: Double)], upper: Double)] = []
    // A budget of 0 leaves only projects without cost, and those the fixings already sort out.
    if budget > 0 {
      let affordable = cost.indices.filter { cost[$0] > 0 && cost[$0] <= budget }
      rows.append(
        (affordable.map { ($0, cost[$0] / budget) }, 1 + budgetTolerance / budget)
      )
    }
    rows += groups.map { ($0.map { ($0, 1) }, 1) }
    for (project, needed) in prerequisites.enumerated() {
      rows += needed.map { ([(project, 1), ($0, -1)], 0) }
    }
    // What cannot be built must not set the scale: next to a large coefficient a solver overlooks small ones.
    let possible = Fixings(self)?.possible
    for limit in limits {
      var limit = limit
      limit.terms.removeAll { possible?.contains($0.project) == false }
      let unit = 1 / limit.terms.reduce(1e-300) { max($0, abs($1.coefficient)) }
      if limit.upper < .infinity {
        rows.append(
          (
            limit.terms.map { ($0.project, unit * $0.coefficient) },
            unit * (limit.upper + limit.tolerance)
          )
        )
      }
      if limit.lower > -.infinity {
        rows.append(
          (
            limit.terms.map { ($0.project, -unit * $0.coefficient) },
            -unit * (limit.lower - limit.tolerance)
          )
        )
      }
    }
    return rows.filter { !$0.terms.isEmpty }
  }
}
