// What a plan may be judged by.

extension PlanRequest {
  /// What a plan is judged by; the raw values are those of `corridor plan --objective`.
  ///
  /// A zone's access is A_i = sum over j of m_j f(c_ij), a region's the weighted mean of its zones'.
  public enum Objective: String, Sendable, CaseIterable {
    /// Least access of the reference region minus access of the target region.
    case gap
    /// Least access of the reference region divided by access of the target region.
    case ratio
    /// Most access of the target region.
    case access
    /// Most weighted mean access of all zones; with demand, most demand-weighted mean decay.
    case total
    /// Most access of the scheme's worst region.
    case maxmin
    /// Most access that, were it the same everywhere, would be worth as much: Atkinson's equally
    /// distributed equivalent over zones.
    case welfare
    /// Least mean generalized cost in minutes, weighted by demand or by weight x opportunities.
    case meanCost = "mean-cost"
    /// Least cost of a plan that reaches a given figure.
    case cost

    /// Whether a smaller value is better.
    public var isMinimized: Bool {
      switch self {
      case .gap, .ratio, .meanCost, .cost: true
      case .access, .total, .maxmin, .welfare: false
      }
    }

    /// Whether pairs of zones can be weighted by demand.
    public var takesDemand: Bool { self == .total || self == .meanCost }
  }

  /// What the cheapest plan must reach.
  public struct Reach: Sendable, Equatable {
    /// The figure that is limited.
    public enum Figure: String, Sendable, CaseIterable {
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

  /// Trips or tonnes from one zone to another.
  public struct Flow: Sendable, Equatable {
    /// Zone where the trips begin, by `zone_id`.
    public var from: String
    /// Zone where they end.
    public var to: String
    /// How many; any unit, finite and not negative.
    public var volume: Double

    /// Makes a flow.
    public init(from: String, to: String, volume: Double) {
      self.from = from
      self.to = to
      self.volume = volume
    }
  }
}

extension PlanRequest {
  /// Whether the question compares with the target region.
  public var needsTarget: Bool { needs(target: true) }

  /// Whether the question compares with the reference region.
  public var needsReference: Bool { needs(target: false) }

  private func needs(target: Bool) -> Bool {
    switch objective {
    case .gap, .ratio: true
    case .access: target
    case .cost: target || reach.map { $0.figure != .access } ?? true
    case .total, .maxmin, .welfare, .meanCost: false
    }
  }

  /// Whether the question needs a region scheme at all.
  public var needsScheme: Bool { needsTarget || objective == .maxmin }
}
