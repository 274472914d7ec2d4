// The periods of a schedule as values that can be written down and read again, with the keys of
// corridor plan.

extension PlanResult.PeriodFigures: Codable {
  private enum CodingKeys: String, CodingKey {
    case period, weight, budget, spent, left
    case valueBefore = "value_before"
    case value, projects, regions
  }

  private struct Region: Codable {
    var region: String
    var before: Double?
    var after: Double?

    enum CodingKeys: String, CodingKey {
      case region
      case before = "access_before"
      case after = "access_after"
    }

    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(region, forKey: .region)
      // Null where there is none, not left out.
      try members.encode(before, forKey: .before)
      try members.encode(after, forKey: .after)
    }
  }

  /// Writes every figure; regions have access before and after, their people stand with the plan.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(period, forKey: .period)
    try members.encode(weight.ifFinite, forKey: .weight)
    try members.encode(budget.ifFinite, forKey: .budget)
    try members.encode(spent.ifFinite, forKey: .spent)
    try members.encode(left.ifFinite, forKey: .left)
    try members.encode(valueBefore.ifFinite, forKey: .valueBefore)
    try members.encode(value.ifFinite, forKey: .value)
    try members.encode(projects, forKey: .projects)
    try members.encode(
      regions.map {
        Region(
          region: $0.name,
          before: $0.accessBefore?.ifFinite,
          after: $0.accessAfter?.ifFinite
        )
      },
      forKey: .regions
    )
  }

  /// Reads what ``encode(to:)`` wrote; regions have no people then.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double {
      try members.decodeIfPresent(Double.self, forKey: key) ?? .nan
    }
    self.init(
      period: try members.decode(Int.self, forKey: .period),
      weight: try number(.weight),
      budget: try number(.budget),
      spent: try number(.spent),
      left: try number(.left),
      projects: try members.decode([String].self, forKey: .projects),
      valueBefore: try number(.valueBefore),
      value: try number(.value),
      regions: try members.decode([Region].self, forKey: .regions).map {
        PlanResult.RegionFigures(
          name: $0.region,
          population: .nan,
          accessBefore: $0.before,
          accessAfter: $0.after
        )
      }
    )
  }
}
