// A model as a plain value: what solvers take and files hold.

/// A linear or mixed-integer model.
///
/// Unlike a `Problem` it can be copied, compared, sent to other threads and given to any
/// `ModelSolver`. Rows name columns by position.
public struct LinearModel: Sendable, Equatable {
  /// A variable.
  public struct Column: Sendable, Equatable {
    /// Its name; nil for a made-up one.
    public var name: String?
    /// The range of its value.
    public var bounds: Bounds
    /// Its coefficient in the objective.
    public var cost: Double
    /// Whether its value must be whole.
    public var kind: ColumnKind

    /// Makes a column.
    public init(
      _ bounds: Bounds,
      cost: Double = 0,
      kind: ColumnKind = .continuous,
      name: String? = nil
    ) {
      self.name = name
      self.bounds = bounds
      self.cost = cost
      self.kind = kind
    }
  }

  /// A constraint.
  public struct Row: Sendable, Equatable {
    /// Its name; nil for a made-up one.
    public var name: String?
    /// The columns of its terms, by position, each at most once.
    public var columns: [Int]
    /// The coefficients of its terms.
    public var coefficients: [Double]
    /// The range of the sum of its terms.
    public var bounds: Bounds

    /// Makes a row.
    public init(
      columns: [Int],
      coefficients: [Double],
      _ bounds: Bounds,
      name: String? = nil
    ) {
      self.name = name
      self.columns = columns
      self.coefficients = coefficients
      self.bounds = bounds
    }
  }

  /// What the model is called.
  public var name: String
  /// Whether the objective is to be as large as possible.
  public var isMaximizing: Bool
  /// The objective's constant term.
  public var constant: Double
  /// The variables.
  public var columns: [Column]
  /// The constraints.
  public var rows: [Row]

  /// Makes a model.
  public init(
    name: String = "model",
    maximizing: Bool = false,
    constant: Double = 0,
    columns: [Column] = [],
    rows: [Row] = []
  ) {
    self.name = name
    self.isMaximizing = maximizing
    self.constant = constant
    self.columns = columns
    self.rows = rows
  }

  /// Whether a column must be whole.
  public var isMixedInteger: Bool { columns.contains { $0.kind == .integer } }

  /// Adds a column and returns its position.
  @discardableResult
  public mutating func addColumn(
    _ bounds: Bounds,
    cost: Double = 0,
    kind: ColumnKind = .continuous,
    name: String? = nil
  ) -> Int {
    columns.append(Column(bounds, cost: cost, kind: kind, name: name))
    return columns.count - 1
  }

  /// Adds a row from (column position, coefficient) terms.
  public mutating func addRow(
    _ terms: [(Int, Double)],
    _ bounds: Bounds,
    name: String? = nil
  ) {
    rows.append(Row(columns: terms.map(\.0), coefficients: terms.map(\.1), bounds, name: name))
  }

  /// The objective at values by column, summed in column order.
  public func objective(at values: [Double]) -> Double {
    zip(columns, values).reduce(constant) { $0 + $1.0.cost * $1.1 }
  }

  /// Whether values by column keep all ranges, rows and integrality, give or take a tolerance
  /// relative to 1 plus the bound's magnitude.
  public func isFeasible(_ values: [Double], tolerance: Double = 1e-6) -> Bool {
    guard values.count == columns.count else { return false }
    let columnsHold = zip(columns, values)
      .allSatisfy { column, value in
        CheckedRow.holds(column.bounds, value, tolerance: tolerance)
          && (column.kind == .continuous || (value - value.rounded()).magnitude <= tolerance)
      }
    return columnsHold
      && rows.allSatisfy { row in
        let sum = zip(row.columns, row.coefficients).reduce(0) { $0 + values[$1.0] * $1.1 }
        return CheckedRow.holds(row.bounds, sum, tolerance: tolerance)
      }
  }
}
