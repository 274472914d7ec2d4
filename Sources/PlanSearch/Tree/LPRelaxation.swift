// The relaxation of a plan's problem: projects y, one gain theta per group, and the merit where it
// is not their sum, held by a solver and warm from node to node.

import PlanModel
import GLPK

/// maximize the merit, subject to the rules on y and the cuts in use.
///
/// The merit is the sum of theta, or a column of its own after those of the groups that cuts tie to
/// them. Where the merit is money not spent, that column holds the gain that must be reached.
///
/// It owns the linear program (the master of Benders' method), knows which rule or cut each row
/// comes from, and proves its bounds by the rows' duals. Gains are scaled so that everything
/// together gains about 1000, which suits solvers' tolerances. From solve to solve only the rows of
/// cuts and the columns' ranges change; the dual simplex starts from the last basis.
final class LPRelaxation {
  /// The optimum of the relaxation.
  struct Optimum {
    /// Proven upper bound on the gain, from the rows' duals by weak duality, not from the solver's
    /// word.
    var bound: Double
    /// A value from 0 to 1 per project.
    var y: [Double]
    /// One gain per group, and the merit's column.
    var gains: [Double]
    /// How much the bound falls per unit that a project moves away from the end of its range; 0
    /// when basic.
    var reducedCosts: [Double]
    /// The multipliers that prove the bound.
    var proof: Proof
  }

  let program: any LinearProgram
  let solver: any LinearSolver
  let rules: Rules
  let groupCount: Int
  /// The program's unit per unit of gain.
  let scale: Double
  /// The program's unit per unit of the merit.
  let meritScale: Double
  /// Objective coefficient of each project and of each gain.
  let projectCosts: [Double]
  let gainCosts: [Double]
  /// The rows of the rules, which come first.
  let ruleRows: [RuleRow]
  /// The cut of each row after them.
  private(set) var cutIDs: [CutPool.ID] = []
  private var isTight: [Bool] = []
  private(set) var projectBounds: [(lower: Double, upper: Double)] = []
  private(set) var gainBounds: [(lower: Double, upper: Double)] = []

  struct RuleRow {
    var terms: [(project: Int, coefficient: Double)]
    var upper: Double
  }

  /// Sets up the columns and the rows of the rules; `largestGain`, about what everything gains
  /// together, fixes the scale.
  init(
    _ solver: any LinearSolver,
    rules: Rules,
    merit: Merit,
    groupCount: Int,
    largestGain: Double
  ) throws(GLPKError) {
    self.solver = solver
    program = solver.makeProgram(maximizing: true)
    self.rules = rules
    self.groupCount = groupCount
    scale = largestGain > 0 ? 1000 / largestGain : 1
    switch merit {
    case .sum:
      meritScale = scale
      projectCosts = rules.cost.map { _ in 0 }
      gainCosts = Array(repeating: 1, count: groupCount)
    case .least, .welfare:
      meritScale = scale
      projectCosts = rules.cost.map { _ in 0 }
      gainCosts = Array(repeating: 0, count: groupCount) + [1]
    case .unspent(_, let prices, _):
      let total = prices.reduce(0) { $0 + abs($1) }
      let unit = total > 0 ? 1000 / total : 1
      meritScale = unit
      projectCosts = prices.map { -$0 * unit }
      gainCosts = Array(repeating: 0, count: groupCount + 1)
    }
    ruleRows = rules.rows.map { RuleRow(terms: $0.terms, upper: $0.upper) }
    try program.addColumns(
      projectCosts.map { LinearModel.Column(.between(0, 1), cost: $0) }
        + gainCosts.map { LinearModel.Column(.between(-1, 1), cost: $0) }
    )
    try program.addRows(
      ruleRows.map { row in
        LinearModel.Row(
          columns: row.terms.map(\.project),
          coefficients: row.terms.map(\.coefficient),
          .atMost(row.upper)
        )
      }
    )
  }

  private func gainColumn(_ group: Int) -> Int { rules.projectCount + group }

  /// Sets what a node fixes and what its groups can gain at all; `needed` is what the merit's
  /// column must be at least.
  func enter(
    fixings: Fixings,
    ranges: [(lowest: Double, highest: Double)],
    needed: Double?
  ) throws(GLPKError) {
    projectBounds = rules.cost.indices.map {
      fixings.built.contains($0) ? (1, 1) : fixings.possible.contains($0) ? (0, 1) : (0, 0)
    }
    // A little room, so that rounding never makes a true point infeasible.
    gainBounds = ranges.map { ($0.lowest * scale - 1, $0.highest * scale + 1e-6) }
    if let needed {
      let least = needed * scale - 1e-6
      gainBounds[groupCount] = (least, max(least, gainBounds[groupCount].upper))
    }
    for (project, bounds) in projectBounds.enumerated() {
      try program.setBounds(
        ofColumn: project,
        Bounds(lower: bounds.lower, upper: bounds.upper)
      )
    }
    for (group, bounds) in gainBounds.enumerated() {
      try program.setBounds(
        ofColumn: gainColumn(group),
        Bounds(lower: bounds.lower, upper: bounds.upper)
      )
    }
  }

  /// Replaces the rows of all cuts; the basis starts anew.
  func replaceCuts(
    with ids: [CutPool.ID],
    _ pool: CutPool
  ) throws(GLPKError) {
    let ids = ids.filter(pool.isUsable)
    let wanted = Set(ids)
    let present = Set(cutIDs)
    try drop { !wanted.contains($0) }
    try addCuts(ids.filter { !present.contains($0) }, pool)
    try setStartingBasis()
  }

  /// Adds rows for cuts that are not in use yet.
  func addCuts(
    _ ids: [CutPool.ID],
    _ pool: CutPool
  ) throws(GLPKError) {
    guard !ids.isEmpty else { return }
    try program.addRows(
      ids.map { id in
        let cut = pool.cuts[id]
        return LinearModel.Row(
          columns: cut.projects + cut.gains.map { gainColumn($0.group) } + [gainColumn(cut.group)],
          coefficients: cut.coefficients.map { -$0 * scale } + cut.gains.map { -$0.factor } + [1],
          .atMost(cut.constant * scale)
        )
      }
    )
    cutIDs += ids
    isTight += ids.map { _ in true }
  }

  /// Drops the rows of cuts that the last solve left slack.
  func dropSlackCuts() throws(GLPKError) {
    let slack = Set(zip(cutIDs, isTight).filter { !$1 }.map(\.0))
    try drop(where: slack.contains)
  }

  private func drop(
    where isDropped: (CutPool.ID) -> Bool
  ) throws(GLPKError) {
    let doomed = cutIDs.indices.filter { isDropped(cutIDs[$0]) }
    guard !doomed.isEmpty else { return }
    try program.deleteRows(at: doomed.map { ruleRows.count + $0 })
    let kept = cutIDs.indices.filter { !isDropped(cutIDs[$0]) }
    isTight = kept.map { isTight[$0] }
    cutIDs = kept.map { cutIDs[$0] }
  }

  /// Notes which cuts carry a multiplier.
  func markTightCuts(_ duals: [Double]) {
    for position in cutIDs.indices { isTight[position] = duals[ruleRows.count + position] > 1e-9 }
  }

  /// Cuts that were tight at the last solve.
  var tightCuts: [CutPool.ID] { zip(cutIDs, isTight).filter { $1 }.map(\.0) }

  /// Whether a cut is violated by more than the solver's tolerance.
  func isViolated(
    _ cut: ValueCut,
    by optimum: Optimum,
    tolerance: Double = 1e-6
  ) -> Bool {
    let bound = cut.bound(at: optimum.y, gains: optimum.gains) * scale
    return optimum.gains[cut.group] * scale > bound + tolerance * max(1, abs(bound))
  }
}
