// What a planner asks for: an objective, a budget and rules.

public import Accessibility
public import TransportNetwork

/// A question to the planner; asked by `corridor plan`.
public struct PlanRequest: Sendable, Equatable {
  /// What the plan is judged by.
  public var objective: Objective
  /// The region that should catch up; only objectives that compare regions need it.
  public var target: String
  /// The region that it is measured against; needed likewise.
  public var reference: String
  /// The region scheme that both belong to, and whose worst region `maxmin` lifts.
  public var scheme: String
  /// Who travels.
  public var use: String
  /// Modes that may be used, access links besides; empty for all.
  public var modes: [String]
  /// The zone column that is worth reaching.
  public var opportunities: String
  /// Facilities that are worth reaching in place of zones' opportunities; ``opportunities`` then
  /// says in words what they are worth.
  public var facilities: FacilityChoice?
  /// The zone column that weights zones within a region.
  public var weight: String
  /// How worth falls with cost.
  public var decay: Decay
  /// Most that may be spent, in the network's currency; over all periods when there are several.
  public var budget: Double
  /// The money that each period brings, in order, what is left over being carried on; empty for a
  /// plan that is built at once.
  public var periods: [Double]
  /// Rate R by which periods count less and less: period t counts 1 / (1 + R)^(t - 1).
  public var discount: Double
  /// Most projects; nil for any number.
  public var atMost: Int?
  /// Floors and ceilings of what is spent on a part of the projects.
  public var spending: [Spending]
  /// Ids of projects that must be built.
  public var required: [String]
  /// Ids of projects that must not be built.
  public var forbidden: [String]

  /// Makes a request; the defaults are those of `corridor plan`.
  public init(
    budget: Double,
    objective: Objective = .gap,
    target: String = "West",
    reference: String = "East",
    scheme: String = "macro",
    use: String = "passenger",
    modes: [String] = [],
    opportunities: String = "population",
    facilities: FacilityChoice? = nil,
    weight: String = "population",
    decay: Decay = .exponential(rate: 1.0 / 480),
    atMost: Int? = nil,
    spending: [Spending] = [],
    required: [String] = [],
    forbidden: [String] = [],
    periods: [Double] = [],
    discount: Double = 0
  ) {
    self.budget = periods.isEmpty ? budget : periods.reduce(0, +)
    self.periods = periods
    self.discount = discount
    self.objective = objective
    self.target = target
    self.reference = reference
    self.scheme = scheme
    self.use = use
    self.modes = modes
    self.opportunities = opportunities
    self.facilities = facilities
    self.weight = weight
    self.decay = decay
    self.atMost = atMost
    self.spending = spending
    self.required = required
    self.forbidden = forbidden
  }
}

extension PlanRequest {
  /// Modes that may be used as `--modes` takes them, commas between; nil for all.
  public var modeList: String? { modes.isEmpty ? nil : modes.joined(separator: ",") }
}

/// When the planner stops and how many threads it uses.
public struct PlanOptions: Sendable, Equatable {
  /// Stop when |value - bound| / max(|value|, 1e-9) is at most this.
  public var relativeGap: Double
  /// Stop after so many seconds; nil for no limit.
  public var timeLimit: Double?
  /// Threads for the path kernels and the cuts; the answer does not depend on it.
  public var threads: Int
  /// Whether it is to be proven that no plan as good costs less, however long that takes; without
  /// it that is proven unless it takes much longer than the plan's own proof.
  public var provesCheapest: Bool

  /// Makes options.
  public init(
    relativeGap: Double = 1e-4,
    timeLimit: Double? = nil,
    threads: Int = 2,
    provesCheapest: Bool = false
  ) {
    self.relativeGap = relativeGap
    self.timeLimit = timeLimit
    self.threads = threads
    self.provesCheapest = provesCheapest
  }
}
