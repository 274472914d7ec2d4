// Adding, changing and deleting columns.

internal import CGLPK

/// What a new column is like.
public struct ColumnDefinition: Sendable, Equatable {
  /// The range of its value.
  public var bounds: Bounds
  /// Its coefficient in the objective.
  public var cost: Double
  /// Whether its value must be whole.
  public var kind: ColumnKind
  /// Its name in messages and files; nil for none.
  public var name: String?

  /// Makes a definition.
  public init(
    _ bounds: Bounds,
    cost: Double = 0,
    kind: ColumnKind = .continuous,
    name: String? = nil
  ) {
    self.bounds = bounds
    self.cost = cost
    self.kind = kind
    self.name = name
  }

  /// A column that is 0 or 1.
  public static func binary(cost: Double = 0, name: String? = nil) -> ColumnDefinition {
    ColumnDefinition(.between(0, 1), cost: cost, kind: .integer, name: name)
  }
}

extension Problem {
  /// Adds one column and returns its handle.
  /// - Throws: `GLPKError` when a number or the name is not acceptable.
  @discardableResult
  public mutating func addColumn(
    _ bounds: Bounds,
    cost: Double = 0,
    kind: ColumnKind = .continuous,
    name: String? = nil
  ) throws(GLPKError) -> Column {
    let definition = ColumnDefinition(bounds, cost: cost, kind: kind, name: name)
    let first = try append([definition])
    return Column(problem: identity, serial: first)
  }

  /// Adds columns and returns their handles, all or none.
  /// - Throws: `GLPKError` when a number or a name is not acceptable.
  /// - Complexity: O(count of columns added).
  @discardableResult
  public mutating func addColumns(
    _ definitions: [ColumnDefinition]
  ) throws(GLPKError) -> [Column] {
    let first = try append(definitions)
    return definitions.indices.map { Column(problem: identity, serial: first + UInt32($0)) }
  }

  private mutating func append(_ definitions: [ColumnDefinition]) throws(GLPKError) -> UInt32 {
    try checkUsable()
    try Limits.check(
      adding: definitions.count,
      to: columnCount,
      limit: columnSerials.canAppend(definitions.count) ? Limits.columns : 0,
      "columns"
    )
    var checked: [Bounds] = []
    checked.reserveCapacity(definitions.count)
    for (offset, definition) in definitions.enumerated() {
      let what = definition.name ?? "new column \(columnCount + offset)"
      checked.append(
        try definition.bounds.checked(integral: definition.kind == .integer, what)
      )
      try Limits.check(definition.cost, "The cost of \(what)")
      if let name = definition.name { try Limits.check(name: name) }
    }
    guard !definitions.isEmpty else { return 0 }
    let start = unsafe glp_add_cols(raw, Int32(definitions.count))
    for (offset, definition) in definitions.enumerated() {
      let number = start + Int32(offset)
      let bounds = checked[offset]
      unsafe glp_set_col_bnds(
        raw,
        number,
        bounds.code,
        bounds.lowerForGLPK,
        bounds.upperForGLPK
      )
      unsafe glp_set_obj_coef(raw, number, definition.cost)
      if definition.kind == .integer { unsafe glp_set_col_kind(raw, number, GLP_IV) }
      if let name = definition.name { unsafe glp_set_col_name(raw, number, name) }
    }
    return columnSerials.append(definitions.count)
  }

  /// Changes the range of a column; the basis stays.
  /// - Throws: `GLPKError` when the handle or a bound is not acceptable.
  public mutating func setBounds(of column: Column, _ bounds: Bounds) throws(GLPKError) {
    try checkUsable()
    let number = Int32(try position(of: column) + 1)
    let integral = unsafe glp_get_col_kind(raw, number) != GLP_CV
    let checked = try bounds.checked(integral: integral, "column \(number - 1)")
    unsafe glp_set_col_bnds(
      raw,
      number,
      checked.code,
      checked.lowerForGLPK,
      checked.upperForGLPK
    )
  }

  /// Changes a column's coefficient in the objective; the basis stays.
  /// - Throws: `GLPKError` when the handle or the coefficient is not acceptable.
  public mutating func setCost(of column: Column, _ cost: Double) throws(GLPKError) {
    try checkUsable()
    let number = Int32(try position(of: column) + 1)
    try Limits.check(cost, "The cost of column \(number - 1)")
    unsafe glp_set_obj_coef(raw, number, cost)
  }

  /// Changes the objective's constant term, 0 in a new problem.
  /// - Throws: `GLPKError` when the constant is not acceptable.
  public mutating func setConstant(_ constant: Double) throws(GLPKError) {
    try checkUsable()
    try Limits.check(constant, "The objective's constant")
    unsafe glp_set_obj_coef(raw, 0, constant)
  }

  /// Sets whether the objective is to be as large as possible.
  /// - Throws: `GLPKError` when the problem cannot be used here.
  public mutating func setMaximizing(_ maximizing: Bool) throws(GLPKError) {
    try checkUsable()
    unsafe glp_set_obj_dir(raw, maximizing ? GLP_MAX : GLP_MIN)
  }

  /// Changes what values a column may take.
  /// - Throws: `GLPKError` when the handle is not acceptable, or an integer column would have a
  ///   fractional bound.
  public mutating func setKind(of column: Column, _ kind: ColumnKind) throws(GLPKError) {
    try checkUsable()
    let index = try position(of: column)
    if kind == .integer {
      _ = try columnBounds(at: index).checked(integral: true, "column \(index)")
    }
    unsafe glp_set_col_kind(raw, Int32(index + 1), kind == .integer ? GLP_IV : GLP_CV)
  }

  /// Deletes columns with their coefficients; handles of the others stay valid.
  /// - Throws: `GLPKError` when a handle is not acceptable or occurs twice.
  /// - Complexity: O(columns + coefficients deleted).
  public mutating func deleteColumns(_ columns: [Column]) throws(GLPKError) {
    try checkUsable()
    var dropped = [Bool](repeating: false, count: columnCount)
    var numbers: [Int32] = [0]
    for column in columns {
      let index = try position(of: column)
      guard !dropped[index] else {
        throw GLPKError(.duplicate, "Column \(index) is listed twice for deletion. List it once.")
      }
      dropped[index] = true
      numbers.append(Int32(index + 1))
    }
    guard !columns.isEmpty else { return }
    unsafe glp_del_cols(raw, Int32(columns.count), numbers)
    columnSerials.remove(where: dropped)
  }
}
