// Why candidates are in a plan or not: what each is worth, what it displaces, and at which cost
// that would change.

/// The answer of `InvestmentPlanner/explanation(of:projects:cancellation:progress:)`.
public struct PlanExplanation: Sendable, Equatable {
  /// The best plan that must have what the explained one has not, or must not have what it has.
  public struct OtherPlan: Sendable, Equatable {
    /// Objective's value of the best such plan that was found.
    public var value: Double
    /// Proven bound on the value of every such plan.
    public var bound: Double
    /// Whether the two are within the asked relative gap.
    public var isProven: Bool
    /// What it costs.
    public var cost: Double
    /// By how much it is worse than the explained plan; below 0 if it is better.
    public var loss: Double
    /// Every such plan is worse by at least so much: proven.
    public var leastLoss: Double
    /// Projects of the explained plan that it does not build.
    public var leaves: [String]
    /// Projects that it builds instead, the explained one left out.
    public var enters: [String]

    /// Makes a plan, for example from a file.
    public init(
      value: Double,
      bound: Double,
      isProven: Bool,
      cost: Double,
      loss: Double,
      leastLoss: Double,
      leaves: [String],
      enters: [String]
    ) {
      self.value = value
      self.bound = bound
      self.isProven = isProven
      self.cost = cost
      self.loss = loss
      self.leastLoss = leastLoss
      self.leaves = leaves
      self.enters = enters
    }
  }

  /// The cost up to which a plan with a project is better than all without it.
  ///
  /// Limits on spending other than the budget count the project at its own cost.
  public struct BreakEven: Sendable, Equatable {
    /// At this cost, and below, a plan that was found has the project and is better; nil where none
    /// was found, whatever it costs.
    public var cost: Double?
    /// Proven: at a higher cost no plan with it is better by more than the asked relative gap; nil
    /// where none is even if it costs nothing.
    public var bound: Double?
    /// Whether the two say the same, to the asked relative gap times the budget.
    public var isProven: Bool

    /// Makes a cost, for example from a file.
    public init(cost: Double?, bound: Double?, isProven: Bool) {
      self.cost = cost
      self.bound = bound
      self.isProven = isProven
    }
  }

  /// A candidate and why it is in the plan or not; gains and losses count in the objective's
  /// direction.
  public struct Project: Sendable, Equatable {
    /// `project_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// Cost in the network's currency.
    public var cost: Double
    /// Whether the plan builds it.
    public var isInPlan: Bool
    /// How much the objective improves when it alone is built, with what it requires: exact.
    public var gainAlone: Double
    /// What it adds to the rest of the plan, whatever it costs: exact.
    ///
    /// Of a project that is not in the plan with what it requires, and without those of its group;
    /// of one that is, what the plan loses without it.
    public var gainOnTop: Double
    /// The best plan on the other side; nil where no plan is there, or none was found.
    public var other: OtherPlan?
    /// Whether it is proven that the rules leave no plan on the other side.
    public var isSettledByRules: Bool
    /// The cost at which it would change sides; nil where that is not asked, since rules decide.
    public var breakEven: BreakEven?
    /// The rules that keep it out, or in, one sentence each.
    public var rules: [String]

    /// Makes an explanation, for example from a file.
    public init(
      id: String,
      name: String,
      cost: Double,
      isInPlan: Bool,
      gainAlone: Double,
      gainOnTop: Double,
      other: OtherPlan? = nil,
      isSettledByRules: Bool = false,
      breakEven: BreakEven? = nil,
      rules: [String]
    ) {
      self.id = id
      self.name = name
      self.cost = cost
      self.isInPlan = isInPlan
      self.gainAlone = gainAlone
      self.gainOnTop = gainOnTop
      self.other = other
      self.isSettledByRules = isSettledByRules
      self.breakEven = breakEven
      self.rules = rules
    }
  }

  /// Objective's value of the explained plan.
  public var value: Double
  /// What it costs.
  public var cost: Double
  /// The explained candidates, in the order asked.
  public var projects: [Project]

  /// Makes an explanation, for example from a file.
  public init(value: Double, cost: Double, projects: [Project]) {
    self.value = value
    self.cost = cost
    self.projects = projects
  }
}

extension PlanExplanation.BreakEven: Codable {
  private enum CodingKeys: String, CodingKey {
    case cost, bound, unbounded
    case isProven = "proven"
  }

  /// Writes `{"cost", "bound", "proven"}`, and `"unbounded"` where nothing is proven at all.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encodeIfPresent(cost, forKey: .cost)
    try members.encodeIfPresent(bound?.ifFinite, forKey: .bound)
    if bound == .infinity { try members.encode(true, forKey: .unbounded) }
    try members.encode(isProven, forKey: .isProven)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let isUnbounded = try members.decodeIfPresent(Bool.self, forKey: .unbounded) ?? false
    self.init(
      cost: try members.decodeIfPresent(Double.self, forKey: .cost),
      bound: try isUnbounded ? .infinity : members.decodeIfPresent(Double.self, forKey: .bound),
      isProven: try members.decode(Bool.self, forKey: .isProven)
    )
  }
}
