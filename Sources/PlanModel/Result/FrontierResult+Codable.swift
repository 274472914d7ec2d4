// A frontier as a value that can be written down and read again, with the keys of corridor
// frontier.

extension FrontierResult: Codable {
  private enum CodingKeys: String, CodingKey {
    case points, objective
    case isComplete = "complete"
    case search
  }

  private enum ObjectiveKeys: String, CodingKey {
    case kind
    case valueBefore = "value_before"
  }

  /// Writes `{"points", "objective": {"kind", "value_before"}, "complete", "search"}`.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(points, forKey: .points)
    var own = members.nestedContainer(keyedBy: ObjectiveKeys.self, forKey: .objective)
    try own.encode(objective, forKey: .kind)
    try own.encode(valueBefore.ifFinite, forKey: .valueBefore)
    try members.encode(isComplete, forKey: .isComplete)
    try members.encode(search, forKey: .search)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let own = try members.nestedContainer(keyedBy: ObjectiveKeys.self, forKey: .objective)
    self.init(
      objective: try own.decode(PlanRequest.Objective.Kind.self, forKey: .kind),
      valueBefore: try own.decodeIfPresent(Double.self, forKey: .valueBefore) ?? .nan,
      points: try members.decode([Point].self, forKey: .points),
      isComplete: try members.decode(Bool.self, forKey: .isComplete),
      search: try members.decodeIfPresent(PlanResult.SearchStatistics.self, forKey: .search)
    )
  }
}

extension FrontierResult.Point: Codable {
  private enum CodingKeys: String, CodingKey {
    case budget, value, bound
    case relativeGap = "relative_gap"
    case cost
    case targetAccess = "target_access"
    case referenceAccess = "reference_access"
    case gap, ratio
    case shadowPrice = "shadow_price"
    case projects, added, removed
    case isCheapest = "cheapest"
  }

  /// Writes every figure; what is not finite or not known is null, and `cheapest` is there only
  /// where it is known.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(budget.ifFinite, forKey: .budget)
    try members.encode(value.ifFinite, forKey: .value)
    try members.encode(bound.ifFinite, forKey: .bound)
    try members.encode(relativeGap.ifFinite, forKey: .relativeGap)
    try members.encode(cost.ifFinite, forKey: .cost)
    try members.encode(targetAccess?.ifFinite, forKey: .targetAccess)
    try members.encode(referenceAccess?.ifFinite, forKey: .referenceAccess)
    try members.encode(gap?.ifFinite, forKey: .gap)
    try members.encode(ratio?.ifFinite, forKey: .ratio)
    try members.encode(shadowPrice?.ifFinite, forKey: .shadowPrice)
    try members.encode(projects, forKey: .projects)
    try members.encode(added, forKey: .added)
    try members.encode(removed, forKey: .removed)
    try members.encodeIfPresent(isCheapest, forKey: .isCheapest)
  }

  /// Reads what ``encode(to:)`` wrote; of value, bound and gap null is NaN.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double? {
      try members.decodeIfPresent(Double.self, forKey: key)
    }
    self.init(
      budget: try number(.budget) ?? .nan,
      value: try number(.value) ?? .nan,
      bound: try number(.bound) ?? .nan,
      relativeGap: try number(.relativeGap) ?? .nan,
      cost: try number(.cost) ?? .nan,
      shadowPrice: try number(.shadowPrice),
      projects: try members.decode([String].self, forKey: .projects),
      added: try members.decode([String].self, forKey: .added),
      removed: try members.decode([String].self, forKey: .removed)
    )
    isCheapest = try members.decodeIfPresent(Bool.self, forKey: .isCheapest)
    (targetAccess, referenceAccess) = (try number(.targetAccess), try number(.referenceAccess))
    (gap, ratio) = (try number(.gap), try number(.ratio))
  }
}

extension Double {
  /// The number unless it is infinite or none.
  var ifFinite: Double? { isFinite ? self : nil }
}
