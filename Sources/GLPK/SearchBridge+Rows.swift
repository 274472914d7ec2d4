// Rows and ranges from the delegate into the search.

internal import CGLPK

extension SearchBridge {
  /// Adds the violated rows: known ones first, and only when there are none the delegate's.
  ///
  /// GLPK forgets a node's rows outside its subtree, so rows that hold everywhere are kept here and
  /// checked at every node. A row that is not violated is never added: GLPK would solve the same
  /// relaxation again and ask again, for ever.
  func separate(_ delegate: any BranchAndCutDelegate, _ node: borrowing SearchNode) throws {
    if nodeIsEmpty {
      nodeIsEmpty = false
      return add([CheckedRow(bounds: .atLeast(1), columns: [], coefficients: [])], to: node)
    }
    let values = node.values
    let known = pool.filter { $0.isViolated(at: values, tolerance: lazyRowTolerance) }
    guard known.isEmpty else { return add(known, to: node) }
    let offered = try delegate.lazyRows(at: node)
    guard !offered.isEmpty else { return }
    let checked = try check(offered)
    let violated = checked.indices.filter {
      checked[$0].isViolated(at: values, tolerance: lazyRowTolerance)
    }
    add(violated.map { checked[$0] }, to: node)
    pool += violated.filter { offered[$0].scope == .everywhere }.map { checked[$0] }
  }

  /// Proposes cuts to GLPK's cut pool, which takes one-sided rows.
  func propose(_ cuts: [SearchRow], to node: borrowing SearchNode) throws {
    for row in try check(cuts) {
      let columns = [0] + row.columns
      let coefficients = [0] + row.coefficients
      let sides: [(type: Int32, value: Double)] =
        switch row.bounds {
        case .free: []
        case .atLeast(let value): [(GLP_LO, value)]
        case .atMost(let value): [(GLP_UP, value)]
        case .equal(let value): [(GLP_FX, value)]
        case .between(let lower, let upper): [(GLP_LO, lower), (GLP_UP, upper)]
        }
      for side in sides {
        unsafe glp_ios_add_row(
          node.tree,
          nil,
          101,
          0,
          Int32(row.columns.count),
          columns,
          coefficients,
          side.type,
          side.value
        )
      }
    }
  }

  /// Narrows columns' ranges at the node and below.
  func narrow(
    _ node: borrowing SearchNode,
    by ranges: [(column: Column, bounds: Bounds)]
  ) throws {
    nodeIsEmpty = false
    for (column, range) in ranges {
      let position = try checker.position(of: column)
      let what = "column \(position)"
      let wanted = try range.checked(integral: isIntegral[position], what)
      let present = node.bounds(at: position)
      let lower = max(wanted.lower, present.lower)
      let upper = min(wanted.upper, present.upper)
      if lower > upper {
        nodeIsEmpty = true
        continue
      }
      let bounds = Bounds(lower: lower, upper: upper)
      guard bounds != present else { continue }
      unsafe glp_set_col_bnds(
        node.raw,
        Int32(position + 1),
        bounds.code,
        bounds.lowerForGLPK,
        bounds.upperForGLPK
      )
    }
  }

  /// Checks a delegate's rows.
  private func check(_ rows: [SearchRow]) throws -> [CheckedRow] {
    var batch = RowBatch()
    for row in rows { batch.append(row.terms, row.bounds) }
    return try checker.check(batch).rows
  }

  /// Adds rows to the node's relaxation.
  private func add(_ rows: [CheckedRow], to node: borrowing SearchNode) {
    guard !rows.isEmpty else { return }
    let start = unsafe glp_add_rows(node.raw, Int32(rows.count))
    for (offset, row) in rows.enumerated() {
      let number = start + Int32(offset)
      unsafe glp_set_row_bnds(
        node.raw,
        number,
        row.bounds.code,
        row.bounds.lowerForGLPK,
        row.bounds.upperForGLPK
      )
      unsafe glp_set_mat_row(
        node.raw,
        number,
        Int32(row.columns.count),
        [0] + row.columns,
        [0] + row.coefficients
      )
    }
  }
}
