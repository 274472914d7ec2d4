// Solutions and branching choices from the delegate into the search.

internal import CGLPK

extension SearchBridge {
  /// Offers a solution to GLPK, which takes it when it is better than the best so far.
  ///
  /// GLPK does not check that a solution is feasible, so that is done here.
  func offer(_ values: [Double], to node: borrowing SearchNode) throws {
    guard values.count == columnCount else {
      throw GLPKError(
        .lengthMismatch,
        "The delegate's solution has \(values.count) values; the problem has \(columnCount) columns."
      )
    }
    var rounded = [0.0]
    rounded.reserveCapacity(columnCount + 1)
    for (index, value) in values.enumerated() {
      try Limits.check(value, "Value \(index) of the delegate's solution")
      let nearest = value.rounded()
      let isNear = (value - nearest).magnitude <= 1e-6
      rounded.append(isIntegral[index] && isNear ? nearest : value)
    }
    if isFeasible(rounded, node) {
      unsafe glp_ios_heur_sol(node.tree, rounded)
    } else {
      rejectedSolutions += 1
    }
  }

  /// Whether the values (after one unused element) keep all ranges, rows and integrality.
  private func isFeasible(_ values: [Double], _ node: borrowing SearchNode) -> Bool {
    let columnsHold = columnBounds.indices.allSatisfy { index in
      let value = values[index + 1]
      return CheckedRow.holds(columnBounds[index], value, tolerance: 1e-6)
        && (!isIntegral[index] || value == value.rounded())
    }
    guard columnsHold else { return false }
    for position in 0..<rowCount {
      let terms = unsafe ProblemReading.terms(node.raw, position)
      let sum = terms.reduce(0) { $0 + $1.coefficient * values[$1.index + 1] }
      let bounds = unsafe ProblemReading.rowBounds(node.raw, position)
      guard CheckedRow.holds(bounds, sum, tolerance: 1e-6) else { return false }
    }
    let bare = Array(values.dropFirst())
    return !pool.contains { $0.isViolated(at: bare, tolerance: lazyRowTolerance) }
  }

  /// Passes a branching choice on.
  func branch(_ choice: BranchingChoice, at node: borrowing SearchNode) throws {
    let position = try checker.position(of: choice.column)
    let number = Int32(position + 1)
    guard unsafe glp_ios_can_branch(node.tree, number) != 0 else {
      throw GLPKError(
        .invalidBranching,
        "The delegate branches on column \(position), which is not integer and fractional here."
          + " Choose among the integer columns whose value at the node is fractional."
      )
    }
    let side: Int32 =
      switch choice.first {
      case .down: GLP_DN_BRNCH
      case .up: GLP_UP_BRNCH
      case .any: GLP_NO_BRNCH
      }
    unsafe glp_ios_branch_upon(node.tree, number, side)
  }
}
