// The master problem: projects y, one gain theta per group, and the merit where it is not their
// sum, held by GLPK, warm from node to node.

import PlanModel
import GLPK

/// maximize the merit, subject to the rules on y and the cuts in use.
///
/// The merit is the sum of theta, or a column of its own after those of the groups that cuts tie to
/// them; of a thrifty plan it is what is not spent, while that column holds the gain it needs.
///
/// Gains are scaled so that everything together gains about 1000, which suits GLPK's tolerances.
/// Only the rows of cuts change from solve to solve, and bounds; the dual simplex starts from the
/// last basis.
struct Master {
  /// The optimum of the relaxation.
  struct Relaxation {
    /// Proven upper limit on the gain, from the rows' duals by weak duality, not from the solver's
    /// word.
    var limit: Double
    /// A value from 0 to 1 per project.
    var y: [Double]
    /// One gain per group, and the merit's column.
    var gains: [Double]
    /// How much the limit falls per unit that a project moves away from its bound; 0 when basic.
    var reducedCosts: [Double]
    /// The multipliers that prove the limit.
    var proof: Proof
  }

  let rules: Rules
  let groupCount: Int
  /// Master's unit per unit of gain.
  let scale: Double
  /// Master's unit per unit of the merit.
  let meritScale: Double
  /// Objective coefficient of each project and of each gain.
  let projectCosts: [Double]
  let gainCosts: [Double]
  let projectColumns: [Column]
  private let gainColumns: [Column]
  let ruleRows: [RuleRow]
  private var cutRows: [Row] = []
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
    _ problem: inout Problem,
    rules: Rules,
    merit: Merit,
    groupCount: Int,
    largestGain: Double
  ) throws(GLPKError) {
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
    case .thrift(_, let prices, _):
      let total = prices.reduce(0) { $0 + abs($1) }
      let unit = total > 0 ? 1000 / total : 1
      meritScale = unit
      projectCosts = prices.map { -$0 * unit }
      gainCosts = Array(repeating: 0, count: groupCount + 1)
    }
    projectColumns = try problem.addColumns(
      projectCosts.map { ColumnDefinition(.between(0, 1), cost: $0) }
    )
    gainColumns = try problem.addColumns(
      gainCosts.map { ColumnDefinition(.between(-1, 1), cost: $0) }
    )
    ruleRows = rules.rows.map { RuleRow(terms: $0.terms, upper: $0.upper) }
    var batch = RowBatch()
    for row in ruleRows {
      batch.append(
        columns: row.terms.map { projectColumns[$0.project] },
        coefficients: row.terms.map(\.coefficient),
        .atMost(row.upper)
      )
    }
    try problem.addRows(batch)
  }

  /// Sets what a node fixes and what its groups can gain at all; `needed` is what the merit's column
  /// must be at least.
  mutating func enter(
    _ problem: inout Problem,
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
      try problem.setBounds(
        of: projectColumns[project],
        Bounds(lower: bounds.lower, upper: bounds.upper)
      )
    }
    for (group, bounds) in gainBounds.enumerated() {
      try problem.setBounds(
        of: gainColumns[group],
        Bounds(lower: bounds.lower, upper: bounds.upper)
      )
    }
  }

  /// Replaces the rows of all cuts; the basis starts anew.
  mutating func replaceCuts(
    _ problem: inout Problem,
    with ids: [CutPool.ID],
    _ pool: CutPool
  ) throws(GLPKError) {
    let ids = ids.filter(pool.isUsable)
    let wanted = Set(ids)
    let present = Set(cutIDs)
    try drop(&problem) { !wanted.contains($0) }
    try addCuts(&problem, ids.filter { !present.contains($0) }, pool)
    try setStartingBasis(&problem)
  }

  /// Adds rows for cuts that are not in use yet.
  mutating func addCuts(
    _ problem: inout Problem,
    _ ids: [CutPool.ID],
    _ pool: CutPool
  ) throws(GLPKError) {
    guard !ids.isEmpty else { return }
    var batch = RowBatch()
    for id in ids {
      let cut = pool.cuts[id]
      batch.append(
        columns: cut.projects.map { projectColumns[$0] } + cut.gains.map { gainColumns[$0.group] }
          + [gainColumns[cut.group]],
        coefficients: cut.coefficients.map { -$0 * scale } + cut.gains.map { -$0.factor } + [1],
        .atMost(cut.constant * scale)
      )
    }
    cutRows += try problem.addRows(batch)
    cutIDs += ids
    isTight += ids.map { _ in true }
  }

  /// Drops the rows of cuts that the last solve left slack.
  mutating func dropSlackCuts(_ problem: inout Problem) throws(GLPKError) {
    let slack = Set(zip(cutIDs, isTight).filter { !$1 }.map(\.0))
    try drop(&problem, where: slack.contains)
  }

  private mutating func drop(
    _ problem: inout Problem,
    where isDropped: (CutPool.ID) -> Bool
  ) throws(GLPKError) {
    let doomed = cutIDs.indices.filter { isDropped(cutIDs[$0]) }
    guard !doomed.isEmpty else { return }
    try problem.deleteRows(doomed.map { cutRows[$0] })
    let kept = cutIDs.indices.filter { !isDropped(cutIDs[$0]) }
    cutRows = kept.map { cutRows[$0] }
    isTight = kept.map { isTight[$0] }
    cutIDs = kept.map { cutIDs[$0] }
  }

  /// Notes which cuts carry a multiplier.
  mutating func markTightCuts(_ duals: [Double]) {
    for position in cutIDs.indices { isTight[position] = duals[ruleRows.count + position] > 1e-9 }
  }

  /// Cuts that were tight at the last solve.
  var tightCuts: [CutPool.ID] { zip(cutIDs, isTight).filter { $1 }.map(\.0) }

  /// Whether a cut is violated by more than the solver's tolerance.
  func isViolated(
    _ cut: ValueCut,
    by relaxation: Relaxation,
    tolerance: Double = 1e-6
  ) -> Bool {
    let bound = cut.bound(at: relaxation.y, gains: relaxation.gains) * scale
    return relaxation.gains[cut.group] * scale > bound + tolerance * max(1, abs(bound))
  }
}
