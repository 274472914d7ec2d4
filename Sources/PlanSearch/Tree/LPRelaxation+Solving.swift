// Solving the relaxation, and its bound by weak duality.

import PlanModel
import GLPK

extension LPRelaxation {
  /// How a solve ended.
  enum Solution {
    case solved(Optimum)
    /// No point satisfies rules and cuts within the node's ranges.
    case infeasible
    /// The solver gave up for numerical reasons; nothing is known.
    case unsolved
    case stopped
  }

  /// Makes what the next solve does depend on nothing but rows, bounds and the basis.
  func refresh() throws(GLPKError) { try program.refactorize() }

  /// The basis to go on from.
  func basis() throws(GLPKError) -> Basis { try program.basis() }

  /// Goes on from a basis.
  func setBasis(_ basis: Basis) throws(GLPKError) { try program.setBasis(basis) }

  /// Solves the relaxation from the last basis.
  func solve(
    _ pool: CutPool,
    isStopped: @escaping () -> Bool
  ) throws(GLPKError) -> Solution {
    var result = try program.solve(SimplexOptions(method: .dual), isCancelled: isStopped)
    if result.termination == .numericalTrouble {
      try setStartingBasis()
      result = try program.solve(SimplexOptions(method: .dual), isCancelled: isStopped)
    }
    switch result.termination {
    case .optimal: break
    case .infeasible: return .infeasible
    case .stopped: return .stopped
    default: return .unsolved
    }
    let values = try program.columnValues()
    let duals = try program.rowDuals()
    markTightCuts(duals)
    let (bound, reducedCosts) = provenBound(duals, pool)
    return .solved(
      Optimum(
        bound: bound,
        y: values[..<rules.projectCount].map { min(1, max(0, $0)) },
        gains: values[rules.projectCount...].map { $0 / scale },
        reducedCosts: reducedCosts,
        proof: proof(duals, bound)
      )
    )
  }

  /// The multipliers of a solve in the instance's units.
  private func proof(_ duals: [Double], _ bound: Double) -> Proof {
    var proof = Proof(factor: 1, bound: bound, rules: [], cuts: [])
    for (row, value) in duals.prefix(ruleRows.count).enumerated() where value > 0 {
      proof.rules.append(.init(row: row, value: value / meritScale))
    }
    for (row, value) in duals.dropFirst(ruleRows.count).enumerated() where value > 0 {
      proof.cuts.append(.init(row: cutIDs[row], value: value * (scale / meritScale)))
    }
    return proof
  }

  /// By how much the relaxation falls when a project is fixed out and when it is fixed in, in the
  /// program's unit, after at most some steps of the dual simplex; the program is left as it was.
  ///
  /// What comes out ranks projects; it proves nothing.
  func probe(
    _ projects: [Int],
    isStopped: () -> Bool
  ) throws(GLPKError) -> [(excluded: Double, built: Double)] {
    let basis = try program.basis()
    let before = try program.solve(SimplexOptions(method: .dual), isCancelled: nil).objective ?? 0
    var falls: [(excluded: Double, built: Double)] = []
    for project in projects where !isStopped() {
      var ends = (excluded: 0.0, built: 0.0)
      for isBuilt in [false, true] {
        let value = isBuilt ? 1.0 : 0
        try program.setBounds(ofColumn: project, Bounds(lower: value, upper: value))
        let result = try program.solve(
          SimplexOptions(method: .dual, iterationLimit: 60),
          isCancelled: nil
        )
        // Where nothing is feasible the child is closed at once: better than any fall.
        let fall =
          result.termination == .infeasible
          ? 1000 : max(1e-6, before - (result.objective ?? before))
        if isBuilt { ends.built = fall } else { ends.excluded = fall }
        let bounds = projectBounds[project]
        try program.setBounds(
          ofColumn: project,
          Bounds(lower: bounds.lower, upper: bounds.upper)
        )
        try program.setBasis(basis)
      }
      falls.append(ends)
    }
    return falls
  }

  /// All rows basic, and columns at the end of their range that the objective prefers: dual
  /// feasible, whatever the rows.
  func setStartingBasis() throws(GLPKError) {
    try program.setBasis(
      Basis(
        rows: Array(repeating: .basic, count: program.rowCount),
        columns: projectCosts.map { $0 > 0 ? .atUpper : .atLower }
          + Array(repeating: .atUpper, count: gainCosts.count)
      )
    )
  }

  /// An upper bound on the gain that any rounding in the solver leaves true.
  ///
  /// For any multipliers >= 0 of rows a x <= b, c x <= sum of multipliers x b + sum over columns of
  /// the larger of d l and d u, d = c - multipliers x a: whatever duals the solver returns, the
  /// bound holds. Source: Neumaier and Shcherbina 2004, doi:10.1007/s10107-003-0433-3.
  private func provenBound(_ duals: [Double], _ pool: CutPool) -> (Double, [Double]) {
    var bound = 0.0
    var (projectCosts, gainCosts) = (projectCosts, gainCosts)
    for (position, row) in ruleRows.enumerated() where duals[position] > 0 {
      let multiplier = duals[position]
      bound += multiplier * row.upper
      for (project, coefficient) in row.terms {
        projectCosts[project] -= multiplier * coefficient
      }
    }
    for (position, id) in cutIDs.enumerated() where duals[ruleRows.count + position] > 0 {
      let multiplier = duals[ruleRows.count + position]
      let cut = pool.cuts[id]
      bound += multiplier * cut.constant * scale
      gainCosts[cut.group] -= multiplier
      for (group, factor) in cut.gains { gainCosts[group] += multiplier * factor }
      for (term, project) in cut.projects.enumerated() {
        projectCosts[project] += multiplier * cut.coefficients[term] * scale
      }
    }
    for (project, cost) in projectCosts.enumerated() {
      let bounds = projectBounds[project]
      bound += max(cost * bounds.lower, cost * bounds.upper)
    }
    for (group, cost) in gainCosts.enumerated() {
      let bounds = gainBounds[group]
      bound += max(cost * bounds.lower, cost * bounds.upper)
    }
    return (bound / meritScale, projectCosts.map { $0 / meritScale })
  }
}
