// Best plans over a range of budgets: what more money would do.

/// The answer of `InvestmentPlanner/frontier(budgets:cancellation:progress:)`.
public struct FrontierResult: Sendable, Equatable {
  /// The best plan of one budget.
  public struct Point: Sendable, Equatable {
    /// Most that may be spent, in the network's currency.
    public var budget: Double
    /// Objective's value.
    public var value: Double
    /// Proven bound on the value at this budget.
    public var bound: Double
    /// |value - bound| / max(|value|, 1e-9).
    public var relativeGap: Double
    /// Cost of the plan.
    public var cost: Double
    /// Whether it is proven that no plan as good costs less; nil for a point whose search is not
    /// known.
    public var isCheapest: Bool?
    /// Access of the target region; nil when the scheme has none of that name.
    public var targetAccess: Double?
    /// Access of the reference region.
    public var referenceAccess: Double?
    /// Reference minus target.
    public var gap: Double?
    /// Reference over target.
    public var ratio: Double?
    /// How much the objective improves per unit of currency from the smaller budget before this one
    /// to this one; nil for the smallest.
    public var shadowPrice: Double?
    /// Ids of the projects, in the network's order.
    public var projects: [String]
    /// Projects that the smaller budget before this one does not build.
    public var added: [String]
    /// Projects that it builds and this one does not.
    public var removed: [String]

    /// Makes a point without the figures of regions, for example from a file.
    public init(
      budget: Double,
      value: Double,
      bound: Double,
      relativeGap: Double,
      cost: Double,
      shadowPrice: Double?,
      projects: [String],
      added: [String],
      removed: [String]
    ) {
      self.budget = budget
      self.value = value
      self.bound = bound
      self.relativeGap = relativeGap
      self.cost = cost
      self.shadowPrice = shadowPrice
      self.projects = projects
      self.added = added
      self.removed = removed
    }
  }

  /// What plans are judged by.
  public var objective: PlanRequest.Objective.Kind
  /// Objective's value with nothing built.
  public var valueBefore: Double
  /// One point per budget, by increasing budget; fewer when interrupted.
  public var points: [Point]
  /// Whether all points are within the asked relative gap.
  public var isComplete: Bool
  /// Nodes, cuts and seconds over all budgets; nil for points from a file.
  public var search: PlanResult.SearchStatistics?

  /// Makes a result of points, for example from a file.
  public init(
    objective: PlanRequest.Objective.Kind,
    valueBefore: Double,
    points: [Point],
    isComplete: Bool,
    search: PlanResult.SearchStatistics? = nil
  ) {
    self.objective = objective
    self.valueBefore = valueBefore
    self.points = points
    self.isComplete = isComplete
    self.search = search
  }
}
