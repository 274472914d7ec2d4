// What a plan may be judged by, each with the numbers that only it reads.

extension PlanRequest {
  /// What a plan is judged by.
  ///
  /// A zone's access is A_i = sum over j of m_j f(c_ij), a region's the weighted mean of its
  /// zones'.
  public enum Objective: Sendable, Equatable {
    /// Least access of the reference region minus access of the target region.
    case gap
    /// Least access of the reference region divided by access of the target region.
    case ratio
    /// Most access of the target region.
    case access
    /// Most weighted mean access of all zones; with demand, most demand-weighted mean decay.
    case total(demand: DemandTable? = nil)
    /// Most access of the scheme's worst region.
    case maxmin
    /// Most access that, were it the same everywhere, would be worth as much: Atkinson's equally
    /// distributed equivalent over zones. An aversion to inequality of 0 is the mean, of 1 the
    /// geometric mean.
    case welfare(aversion: Double = 0.5)
    /// Least mean generalized cost in minutes, weighted by demand or by weight x opportunities.
    ///
    /// `unreachable` are the minutes that an unreachable pair counts for, and any pair at most; nil
    /// refuses networks with such pairs.
    case meanCost(demand: DemandTable? = nil, unreachable: Double? = nil)
    /// Least cost of a plan that reaches a given figure.
    case cost(Reach)
  }
}

extension PlanRequest.Objective {
  /// The objective without its numbers; the raw values are those of `corridor plan --objective`.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case gap, ratio, access, total, maxmin, welfare
    case meanCost = "mean-cost"
    case cost
  }

  /// An objective with the default numbers of its kind; nil for the cheapest plan, which must reach
  /// something.
  public init?(_ kind: Kind) {
    switch kind {
    case .gap: self = .gap
    case .ratio: self = .ratio
    case .access: self = .access
    case .total: self = .total()
    case .maxmin: self = .maxmin
    case .welfare: self = .welfare()
    case .meanCost: self = .meanCost()
    case .cost: return nil
    }
  }

  /// The objective without its numbers.
  public var kind: Kind {
    switch self {
    case .gap: .gap
    case .ratio: .ratio
    case .access: .access
    case .total: .total
    case .maxmin: .maxmin
    case .welfare: .welfare
    case .meanCost: .meanCost
    case .cost: .cost
    }
  }

  /// What weights pairs of zones instead of weight x opportunities.
  public var demand: PlanRequest.DemandTable? {
    switch self {
    case .total(let demand), .meanCost(let demand, _): demand
    default: nil
    }
  }

  /// The same objective with other demand; one that reads none stays as it is.
  public func weighted(by demand: PlanRequest.DemandTable?) -> Self {
    switch self {
    case .total: .total(demand: demand)
    case .meanCost(_, let unreachable): .meanCost(demand: demand, unreachable: unreachable)
    default: self
    }
  }

  /// Aversion to inequality of `welfare`.
  public var aversion: Double? {
    if case .welfare(let aversion) = self { aversion } else { nil }
  }

  /// Minutes that an unreachable pair counts for in `mean-cost`.
  public var unreachableCost: Double? {
    if case .meanCost(_, let unreachable) = self { unreachable } else { nil }
  }

  /// What the cheapest plan must reach.
  public var reach: PlanRequest.Reach? {
    if case .cost(let reach) = self { reach } else { nil }
  }
}

extension PlanRequest {
  /// What the cheapest plan must reach.
  public struct Reach: Sendable, Equatable, Codable {
    /// The figure that is limited.
    public enum Figure: String, Sendable, CaseIterable, Codable {
      /// Reference minus target, at most so much.
      case gap
      /// Reference over target, at most so much.
      case ratio
      /// Access of the target, at least so much.
      case access
    }

    /// The figure.
    public var figure: Figure
    /// Its limit, in the figure's unit.
    public var value: Double

    /// Share of the value by which rounding may miss it.
    package static let tolerance = 1e-9

    /// Makes a condition.
    public init(_ figure: Figure, _ value: Double) {
      self.figure = figure
      self.value = value
    }
  }
}
