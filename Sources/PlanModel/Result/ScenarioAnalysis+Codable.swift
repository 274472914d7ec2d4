// A plan held against scenarios as a value that can be written down and read again, with the keys
// of corridor plan.

extension ScenarioAnalysis: Codable {
  private enum CodingKeys: String, CodingKey {
    case tail, outcomes, value, regret, chances, robust
  }

  /// Writes `{"tail", "outcomes", "value", "regret", "chances"}`, and `robust` where the plan was
  /// made for it.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(tail.ifFinite, forKey: .tail)
    try members.encode(outcomes, forKey: .outcomes)
    try members.encode(value, forKey: .value)
    try members.encode(regret, forKey: .regret)
    try members.encode(chances, forKey: .chances)
    try members.encodeIfPresent(robust, forKey: .robust)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      tail: try members.decodeIfPresent(Double.self, forKey: .tail) ?? .nan,
      outcomes: try members.decode([Outcome].self, forKey: .outcomes),
      value: try members.decode(Risk.self, forKey: .value),
      regret: try members.decodeIfPresent(Risk.self, forKey: .regret),
      chances: try members.decode([Chance].self, forKey: .chances),
      robust: try members.decodeIfPresent(Robust.self, forKey: .robust)
    )
  }
}

extension ScenarioAnalysis.Outcome: Codable {
  private enum CodingKeys: String, CodingKey {
    case name = "scenario"
    case probability
    case valueBefore = "value_before"
    case value, cost
    case isLegal = "keeps_rules"
    case best, bound
    case isProven = "proven"
    case regret, projects
  }

  /// Writes every figure; what is not finite or not known is null.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(name, forKey: .name)
    try members.encode(probability.ifFinite, forKey: .probability)
    try members.encode(valueBefore.ifFinite, forKey: .valueBefore)
    try members.encode(value.ifFinite, forKey: .value)
    try members.encode(cost.ifFinite, forKey: .cost)
    try members.encode(isLegal, forKey: .isLegal)
    try members.encode(best?.ifFinite, forKey: .best)
    try members.encode(bound?.ifFinite, forKey: .bound)
    try members.encode(isProven, forKey: .isProven)
    try members.encode(regret?.ifFinite, forKey: .regret)
    try members.encode(projects, forKey: .projects)
  }

  /// Reads what ``encode(to:)`` wrote; of values null is NaN.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double? {
      try members.decodeIfPresent(Double.self, forKey: key)
    }
    self.init(
      name: try members.decode(String.self, forKey: .name),
      probability: try number(.probability) ?? .nan,
      valueBefore: try number(.valueBefore) ?? .nan,
      value: try number(.value) ?? .nan,
      cost: try number(.cost) ?? .nan,
      isLegal: try members.decode(Bool.self, forKey: .isLegal),
      best: try number(.best),
      bound: try number(.bound),
      isProven: try members.decode(Bool.self, forKey: .isProven),
      projects: try members.decode([String].self, forKey: .projects),
      regret: try number(.regret)
    )
  }
}

extension ScenarioAnalysis.Risk: Codable {
  private enum CodingKeys: String, CodingKey {
    case expected, worst
    case tailMean = "cvar"
  }

  /// Writes the three figures; what is not finite is null.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(expected.ifFinite, forKey: .expected)
    try members.encode(worst.ifFinite, forKey: .worst)
    try members.encode(tailMean.ifFinite, forKey: .tailMean)
  }

  /// Reads what ``encode(to:)`` wrote; null is NaN.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double {
      try members.decodeIfPresent(Double.self, forKey: key) ?? .nan
    }
    self.init(
      expected: try number(.expected),
      worst: try number(.worst),
      tailMean: try number(.tailMean)
    )
  }
}

extension ScenarioAnalysis.Chance: Codable {
  private enum CodingKeys: String, CodingKey {
    case id = "project_id"
    case probability
    case isInPlan = "in_plan"
  }

  /// Writes the project, its chance and whether the plan builds it.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id, forKey: .id)
    try members.encode(probability.ifFinite, forKey: .probability)
    try members.encode(isInPlan, forKey: .isInPlan)
  }

  /// Reads what ``encode(to:)`` wrote; null is NaN.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try members.decode(String.self, forKey: .id),
      probability: try members.decodeIfPresent(Double.self, forKey: .probability) ?? .nan,
      isInPlan: try members.decode(Bool.self, forKey: .isInPlan)
    )
  }
}

extension ScenarioAnalysis.Robust: Codable {
  private enum CodingKeys: String, CodingKey {
    case worstRegret = "worst_regret"
    case bound
    case isProven = "proven"
  }

  /// Writes what was proven; what is not finite is null.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(worstRegret.ifFinite, forKey: .worstRegret)
    try members.encode(bound.ifFinite, forKey: .bound)
    try members.encode(isProven, forKey: .isProven)
  }

  /// Reads what ``encode(to:)`` wrote; null is NaN.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      worstRegret: try members.decodeIfPresent(Double.self, forKey: .worstRegret) ?? .nan,
      bound: try members.decodeIfPresent(Double.self, forKey: .bound) ?? .nan,
      isProven: try members.decode(Bool.self, forKey: .isProven)
    )
  }
}
