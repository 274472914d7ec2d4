// Solving the master's relaxation, and its limit by weak duality.

import GLPK

extension Master {
  /// How a solve ended.
  enum Solution {
    case solved(Relaxation)
    /// No point satisfies rules and cuts within the node's bounds.
    case infeasible
    /// The solver gave up for numerical reasons; nothing is known.
    case unsolved
    case stopped
  }

  /// Solves the relaxation from the last basis.
  mutating func solve(
    _ problem: inout Problem,
    _ pool: CutPool,
    isStopped: @escaping () -> Bool
  ) throws(GLPKError) -> Solution {
    var result = try problem.simplex(SimplexOptions(method: .dual), isCancelled: isStopped)
    if result.termination == .numericalTrouble {
      try setStartingBasis(&problem)
      result = try problem.simplex(SimplexOptions(method: .dual), isCancelled: isStopped)
    }
    switch result.termination {
    case .optimal: break
    case .infeasible: return .infeasible
    case .stopped: return .stopped
    default: return .unsolved
    }
    let values = try problem.columnValues()
    let duals = try problem.rowDuals()
    markTightCuts(duals)
    let (limit, reducedCosts) = limit(duals, pool)
    return .solved(
      Relaxation(
        limit: limit,
        y: values[..<rules.projectCount].map { min(1, max(0, $0)) },
        gains: values[rules.projectCount...].map { $0 / scale },
        reducedCosts: reducedCosts
      )
    )
  }

  /// All rows basic and columns at the limit that the objective likes: dual feasible, whatever the
  /// rows.
  mutating func setStartingBasis(_ problem: inout Problem) throws(GLPKError) {
    try problem.setBasis(
      Basis(
        rows: Array(repeating: .basic, count: problem.rowCount),
        columns: projectCosts.map { $0 > 0 ? .atUpper : .atLower }
          + Array(repeating: .atUpper, count: gainCosts.count)
      )
    )
  }

  /// An upper limit on the gain that any rounding in the solver leaves true.
  ///
  /// For any multipliers >= 0 of rows a x <= b, c x <= sum of multipliers x b + sum over columns of
  /// the larger of d l and d u, d = c - multipliers x a: whatever duals the solver returns, the
  /// limit holds. Source: Neumaier and Shcherbina 2004, doi:10.1007/s10107-003-0433-3.
  private func limit(_ duals: [Double], _ pool: CutPool) -> (Double, [Double]) {
    var limit = 0.0
    var (projectCosts, gainCosts) = (projectCosts, gainCosts)
    for (position, row) in ruleRows.enumerated() where duals[position] > 0 {
      let multiplier = duals[position]
      limit += multiplier * row.upper
      for (project, coefficient) in row.terms {
        projectCosts[project] -= multiplier * coefficient
      }
    }
    for (position, id) in cutIDs.enumerated() where duals[ruleRows.count + position] > 0 {
      let multiplier = duals[ruleRows.count + position]
      let cut = pool.cuts[id]
      limit += multiplier * cut.constant * scale
      gainCosts[cut.group] -= multiplier
      for (group, factor) in cut.gains { gainCosts[group] += multiplier * factor }
      for (term, project) in cut.projects.enumerated() {
        projectCosts[project] += multiplier * cut.coefficients[term] * scale
      }
    }
    for (project, cost) in projectCosts.enumerated() {
      let bounds = projectBounds[project]
      limit += max(cost * bounds.lower, cost * bounds.upper)
    }
    for (group, cost) in gainCosts.enumerated() {
      let bounds = gainBounds[group]
      limit += max(cost * bounds.lower, cost * bounds.upper)
    }
    return (limit / meritScale, projectCosts.map { $0 / meritScale })
  }
}
