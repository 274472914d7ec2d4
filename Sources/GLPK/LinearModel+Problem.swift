// Between models and problems.

extension Problem {
  /// Adds a model's columns and rows, sets the direction and adds the constant.
  ///
  /// In an empty problem, column and row positions are the model's.
  /// - Throws: `GLPKError` when something in the model is not acceptable; the problem may then hold
  ///   its columns without its rows.
  /// - Complexity: O(columns + rows + terms).
  public mutating func add(_ model: LinearModel) throws(GLPKError) {
    let handles = try addColumns(
      model.columns.map {
        ColumnDefinition($0.bounds, cost: $0.cost, kind: $0.kind, name: $0.name)
      }
    )
    var batch = RowBatch()
    batch.reserveCapacity(
      rows: model.rows.count,
      terms: model.rows.reduce(0) { $0 + $1.columns.count }
    )
    for (index, row) in model.rows.enumerated() {
      if let stray = row.columns.first(where: { !handles.indices.contains($0) }) {
        throw GLPKError(
          .unknownColumn,
          "Row \(row.name ?? String(index)) names column \(stray); the model has"
            + " \(handles.count) columns, counted from 0."
        )
      }
      batch.append(
        columns: row.columns.map { handles[$0] },
        coefficients: row.coefficients,
        row.bounds,
        name: row.name
      )
    }
    try addRows(batch)
    try setMaximizing(model.isMaximizing)
    try setConstant(model.constant)
  }

  /// The problem as a model.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  /// - Complexity: O(columns + rows + terms).
  public func model(named name: String = "model") throws(GLPKError) -> LinearModel {
    try checkUsable()
    return unsafe ProblemReading.model(raw, name: name)
  }
}
