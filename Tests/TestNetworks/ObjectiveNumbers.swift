// Setting one number of a request's objective after another, as property tests draw them.

public import PlanModel

extension PlanRequest.Objective {
  /// An objective of a kind; the cheapest plan must close the gap until it is told otherwise.
  public static func of(_ kind: Kind) -> Self { Self(kind) ?? .cost(.init(.gap, 0)) }
}

extension PlanRequest {
  /// The aversion; setting it changes `welfare` alone.
  public var aversion: Double {
    get { objective.aversion ?? 0.5 }
    set { if objective.kind == .welfare { objective = .welfare(aversion: newValue) } }
  }

  /// The flows of demand; setting them changes objectives that read them.
  public var demand: [Flow]? {
    get { objective.demand?.flows }
    set { objective = objective.weighted(by: newValue.map { DemandTable($0) }) }
  }

  /// What unreachable pairs count; setting it changes `mean-cost` alone.
  public var unreachableCost: Double? {
    get { objective.unreachableCost }
    set {
      if case .meanCost(let demand, _) = objective {
        objective = .meanCost(demand: demand, unreachable: newValue)
      }
    }
  }

  /// What must be reached; setting it changes `cost` alone.
  public var reach: Reach? {
    get { objective.reach }
    set { if let newValue, objective.kind == .cost { objective = .cost(newValue) } }
  }
}
