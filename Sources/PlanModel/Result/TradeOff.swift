// Two objectives at one budget: which plans are not beaten in both.

/// The answer of `InvestmentPlanner/tradeOff(against:findsAll:cancellation:progress:)`.
public struct TradeOff: Sendable, Equatable {
  /// A plan that no other found is at least as good as in both objectives.
  public struct Point: Sendable, Equatable {
    /// Value of the request's objective.
    public var value: Double
    /// Value of the second objective.
    public var against: Double
    /// Proven bound on the first objective of every plan whose second is at least as good as this
    /// one's.
    public var bound: Double
    /// |value - bound| / max(|value|, 1e-9).
    public var relativeGap: Double
    /// Cost of the plan.
    public var cost: Double
    /// Whether some weighted sum of the two is best here; the other points are hidden in dents.
    public var isSupported: Bool
    /// Ids of the projects, in the network's order.
    public var projects: [String]

    package init(
      value: Double,
      against: Double,
      bound: Double,
      relativeGap: Double,
      cost: Double,
      isSupported: Bool,
      projects: [String]
    ) {
      self.value = value
      self.against = against
      self.bound = bound
      self.relativeGap = relativeGap
      self.cost = cost
      self.isSupported = isSupported
      self.projects = projects
    }
  }

  /// The first objective.
  public var objective: PlanRequest.Objective.Kind
  /// The second.
  public var against: PlanRequest.Objective.Kind
  /// Their values with nothing built.
  public var valueBefore: Double
  /// The second's.
  public var againstBefore: Double
  /// The points, from the best of the first objective to the best of the second.
  public var points: [Point]
  /// Whether points between weighted sums were sought as well.
  public var findsAll: Bool
  /// Whether it is proven, within the asked relative gap, that there are no others (of the kind
  /// sought).
  public var isComplete: Bool
  /// Nodes, cuts and seconds over all searches.
  public var search: PlanResult.SearchStatistics

  package init(
    objective: PlanRequest.Objective.Kind,
    against: PlanRequest.Objective.Kind,
    valueBefore: Double,
    againstBefore: Double,
    points: [Point],
    findsAll: Bool,
    isComplete: Bool,
    search: PlanResult.SearchStatistics
  ) {
    self.objective = objective
    self.against = against
    self.valueBefore = valueBefore
    self.againstBefore = againstBefore
    self.points = points
    self.findsAll = findsAll
    self.isComplete = isComplete
    self.search = search
  }
}
