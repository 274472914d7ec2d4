// The rules as rows of a linear program.

extension Rules {
  /// All rules on several projects as rows sum of coefficient x y <= upper, scaled to about 1.
  package var rows: [(terms: [(project: Int, coefficient: Double)], upper: Double)] {
    var rows: [(terms: [(project: Int, coefficient: Double)], upper: Double)] = []
    // A budget of 0 leaves only projects without cost, which the fixings have seen to.
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
    // What cannot be built must not set the scale: next to a large coefficient a solver overlooks
    // small ones.
    let possible = Fixings(self)?.possible
    for rule in sums {
      var rule = rule
      rule.terms.removeAll { possible?.contains($0.project) == false }
      let unit = 1 / rule.terms.reduce(1e-300) { max($0, abs($1.coefficient)) }
      if rule.upper < .infinity {
        rows.append(
          (
            rule.terms.map { ($0.project, unit * $0.coefficient) },
            unit * (rule.upper + rule.tolerance)
          )
        )
      }
      if rule.lower > -.infinity {
        rows.append(
          (
            rule.terms.map { ($0.project, -unit * $0.coefficient) },
            -unit * (rule.lower - rule.tolerance)
          )
        )
      }
    }
    return rows.filter { !$0.terms.isEmpty }
  }
}
