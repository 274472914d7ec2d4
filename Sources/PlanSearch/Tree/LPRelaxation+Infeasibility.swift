// Why a relaxation has no point: multipliers of its rows that contradict each other.

import PlanModel
import GLPK

extension LPRelaxation {
  /// Multipliers of rows from which a bound follows, in the instance's units.
  struct Proof {
    /// 1 when the bound is one on the merit; 0 when it is one on nothing, and below 0.
    var factor: Double
    /// The bound, as far as it has been computed.
    var bound: Double
    var rules: [CertificateRecord.Multiplier]
    var cuts: [CertificateRecord.Multiplier]
  }

  /// The multipliers by which no point within the ranges satisfies the rows; nil when rounding
  /// hides them.
  ///
  /// Every row may be missed by the same amount, as little as possible; if it is more than nothing,
  /// its duals are the multipliers (Farkas).
  func contradiction(_ pool: CutPool) throws(GLPKError) -> Proof? {
    var model = LinearModel(maximizing: true)
    let bounds = projectBounds + gainBounds
    model.columns = bounds.map { .init(Bounds(lower: $0.lower, upper: $0.upper)) }
    let missed = model.addColumn(.atLeast(0), cost: -1)
    let firstGain = rules.projectCount
    for row in ruleRows {
      model.addRow(
        row.terms.map { ($0.project, $0.coefficient) } + [(missed, -1)],
        .atMost(row.upper)
      )
    }
    for id in cutIDs {
      let cut = pool.cuts[id]
      var terms = zip(cut.projects, cut.coefficients).map { ($0, -$1 * scale) }
      terms += cut.gains.map { (firstGain + $0.group, -$0.factor) }
      terms += [(firstGain + cut.group, 1), (missed, -1)]
      model.addRow(terms, .atMost(cut.constant * scale))
    }
    let missing = solver.makeProgram(maximizing: true)
    try missing.addColumns(model.columns)
    try missing.addRows(model.rows)
    let result = try missing.solve(SimplexOptions(), isCancelled: nil)
    guard result.termination == .optimal, let objective = result.objective, objective < 0 else {
      return nil
    }
    let duals = try missing.rowDuals()
    guard !duals.isEmpty else { return nil }
    var proof = Proof(factor: 0, bound: -.infinity, rules: [], cuts: [])
    for (row, value) in duals.enumerated() where value > 0 {
      if row < ruleRows.count {
        proof.rules.append(.init(row: row, value: value))
      } else {
        proof.cuts.append(.init(row: cutIDs[row - ruleRows.count], value: value * scale))
      }
    }
    return proof
  }
}

extension LPRelaxation.Proof: StateValue {
  func write(to writer: inout StateWriter) {
    writer.put(factor)
    writer.put(bound)
    for multipliers in [rules, cuts] {
      writer.put(multipliers.map(\.row))
      for multiplier in multipliers { writer.put(multiplier.value) }
    }
  }

  init(from reader: inout StateReader) throws(DamagedState) {
    factor = try reader.finite()
    bound = try reader.number()
    (rules, cuts) = ([], [])
    for row in try reader.integers(below: reader.shape.ruleRows) {
      rules.append(.init(row: row, value: try reader.finite()))
    }
    for row in try reader.integers(below: reader.shape.cuts) {
      cuts.append(.init(row: row, value: try reader.finite()))
    }
  }
}
