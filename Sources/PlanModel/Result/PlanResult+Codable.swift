// A plan as a value that can be written down and read again, with the keys of corridor plan.

extension PlanResult: Codable {
  private enum CodingKeys: String, CodingKey {
    case status, objective, budget, cost
    case isCheapest = "cheapest"
    case projects, regions, periods, gap, ratio, inequality, search
    case unreachableShare = "unreachable_share"
    case conflict
  }

  private enum ObjectiveKeys: String, CodingKey {
    case kind, value, bound
    case relativeGap = "relative_gap"
    case valueBefore = "value_before"
  }

  /// The statistics of a search, all null where there was none.
  private struct Search: Codable {
    var nodes: Int?
    var cuts: Int?
    var seconds: Double?
    var secondsToBest: Double?

    enum CodingKeys: String, CodingKey {
      case nodes, cuts, seconds
      case secondsToBest = "seconds_to_best"
    }

    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(nodes, forKey: .nodes)
      try members.encode(cuts, forKey: .cuts)
      try members.encode(seconds, forKey: .seconds)
      try members.encode(secondsToBest, forKey: .secondsToBest)
    }
  }

  /// Writes every figure but those of zones, which maps need alone; what is not finite or not known
  /// is null.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(status, forKey: .status)
    var own = members.nestedContainer(keyedBy: ObjectiveKeys.self, forKey: .objective)
    try own.encode(objective, forKey: .kind)
    try own.encode(value?.ifFinite, forKey: .value)
    try own.encode(bound?.ifFinite, forKey: .bound)
    try own.encode(relativeGap?.ifFinite, forKey: .relativeGap)
    try own.encode(valueBefore.ifFinite, forKey: .valueBefore)
    try members.encode(budget?.ifFinite, forKey: .budget)
    try members.encode(cost.ifFinite, forKey: .cost)
    try members.encodeIfPresent(isCheapest, forKey: .isCheapest)
    try members.encode(projects, forKey: .projects)
    try members.encode(regions, forKey: .regions)
    if !periods.isEmpty { try members.encode(periods, forKey: .periods) }
    try members.encode(gap, forKey: .gap)
    try members.encode(ratio, forKey: .ratio)
    try members.encode(inequality, forKey: .inequality)
    try members.encode(
      Search(
        nodes: search?.nodes,
        cuts: search?.cuts,
        seconds: search?.seconds.ifFinite,
        secondsToBest: search?.secondsToBest.ifFinite
      ),
      forKey: .search
    )
    try members.encode(unreachableShare, forKey: .unreachableShare)
    if status == .infeasible { try members.encode(conflict, forKey: .conflict) }
  }

  /// Reads what ``encode(to:)`` wrote; there are no figures of zones then, and a value before that
  /// was not finite is infinite.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let own = try members.nestedContainer(keyedBy: ObjectiveKeys.self, forKey: .objective)
    let search = try members.decode(Search.self, forKey: .search)
    self.init(
      status: try members.decode(Status.self, forKey: .status),
      objective: try own.decode(PlanRequest.Objective.Kind.self, forKey: .kind),
      value: try own.decodeIfPresent(Double.self, forKey: .value),
      valueBefore: try own.decodeIfPresent(Double.self, forKey: .valueBefore) ?? .infinity,
      bound: try own.decodeIfPresent(Double.self, forKey: .bound),
      relativeGap: try own.decodeIfPresent(Double.self, forKey: .relativeGap),
      budget: try members.decodeIfPresent(Double.self, forKey: .budget),
      cost: try members.decode(Double.self, forKey: .cost),
      isCheapest: try members.decodeIfPresent(Bool.self, forKey: .isCheapest),
      projects: try members.decode([ChosenProject].self, forKey: .projects),
      regions: try members.decode([RegionFigures].self, forKey: .regions),
      gap: try members.decode(Change.self, forKey: .gap),
      ratio: try members.decode(Change.self, forKey: .ratio),
      inequality: try members.decode([InequalityChange].self, forKey: .inequality),
      unreachableShare: try members.decode(Change.self, forKey: .unreachableShare),
      search: search.nodes.map {
        SearchStatistics(
          nodes: $0,
          cuts: search.cuts ?? 0,
          seconds: search.seconds ?? 0,
          secondsToBest: search.secondsToBest ?? 0
        )
      },
      conflict: try members.decodeIfPresent([String].self, forKey: .conflict) ?? [],
      periods: try members.decodeIfPresent([PeriodFigures].self, forKey: .periods) ?? []
    )
  }
}

extension PlanResult.ChosenProject: Codable {
  private enum CodingKeys: String, CodingKey {
    case id = "project_id"
    case name, cost, period
    case lossWithout = "loss_without"
    case gainAlone = "gain_alone"
  }

  /// Writes every figure; what is not finite is null.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id, forKey: .id)
    try members.encode(name, forKey: .name)
    try members.encode(cost.ifFinite, forKey: .cost)
    try members.encode(period, forKey: .period)
    try members.encode(lossWithout.ifFinite, forKey: .lossWithout)
    try members.encode(gainAlone.ifFinite, forKey: .gainAlone)
  }

  /// Reads what ``encode(to:)`` wrote; gains and losses that were not finite are infinite.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try members.decode(String.self, forKey: .id),
      name: try members.decode(String.self, forKey: .name),
      cost: try members.decode(Double.self, forKey: .cost),
      period: try members.decode(Int.self, forKey: .period),
      lossWithout: try members.decodeIfPresent(Double.self, forKey: .lossWithout) ?? .infinity,
      gainAlone: try members.decodeIfPresent(Double.self, forKey: .gainAlone) ?? .infinity
    )
  }
}

extension PlanResult.RegionFigures: Codable {
  private enum CodingKeys: String, CodingKey {
    case name = "region"
    case population
    case accessBefore = "access_before"
    case accessAfter = "access_after"
  }

  /// Writes every figure, null where it is undefined.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(name, forKey: .name)
    try members.encode(population.ifFinite, forKey: .population)
    try members.encode(accessBefore?.ifFinite, forKey: .accessBefore)
    try members.encode(accessAfter?.ifFinite, forKey: .accessAfter)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try members.decode(String.self, forKey: .name),
      population: try members.decodeIfPresent(Double.self, forKey: .population) ?? .nan,
      accessBefore: try members.decodeIfPresent(Double.self, forKey: .accessBefore),
      accessAfter: try members.decodeIfPresent(Double.self, forKey: .accessAfter)
    )
  }
}

extension PlanResult.Change: Codable {
  private enum CodingKeys: String, CodingKey { case before, after }

  /// Writes both figures, null where they are undefined.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(before?.ifFinite, forKey: .before)
    try members.encode(after?.ifFinite, forKey: .after)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      before: try members.decodeIfPresent(Double.self, forKey: .before),
      after: try members.decodeIfPresent(Double.self, forKey: .after)
    )
  }
}

extension PlanResult.InequalityChange: Codable {
  private enum CodingKeys: String, CodingKey { case index, before, after }

  /// Writes the index with both figures beside it.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(index, forKey: .index)
    try members.encode(change.before?.ifFinite, forKey: .before)
    try members.encode(change.after?.ifFinite, forKey: .after)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      index: try members.decode(String.self, forKey: .index),
      change: PlanResult.Change(
        before: try members.decodeIfPresent(Double.self, forKey: .before),
        after: try members.decodeIfPresent(Double.self, forKey: .after)
      )
    )
  }
}
