// What each kind of objective needs, and which questions can be asked of it: the one place that
// knows.

extension PlanRequest.Objective {
  /// The properties of a kind of objective that do not depend on a network.
  ///
  /// To add an objective, add its case, its row here, its numbers in `ObjectiveModel` and its value
  /// in `ResolvedRequest.value`.
  public struct Traits: Sendable, Equatable {
    /// Whether a smaller value is better.
    public var isMinimized = false
    /// Whether it looks at the target region.
    public var needsTarget = false
    /// Whether it looks at the reference region.
    public var needsReference = false
    /// Whether it looks at all regions of the scheme.
    public var needsAllRegions = false
    /// Whether pairs of zones can be weighted by demand.
    public var takesDemand = false
    /// Whether its value is a sum over pairs of zones, so that periods add up and pairs can be told
    /// apart.
    public var isSumOverPairs = false
    /// Whether the least worst regret over scenarios is found for it.
    public var takesRegret = false
    /// Whether it can be set against another one of these.
    public var takesTradeOff = false
  }
}

extension PlanRequest.Objective.Kind {
  /// What the objective needs and supports.
  public var traits: PlanRequest.Objective.Traits {
    switch self {
    case .gap:
      .init(
        isMinimized: true,
        needsTarget: true,
        needsReference: true,
        isSumOverPairs: true,
        takesRegret: true,
        takesTradeOff: true
      )
    case .ratio: .init(isMinimized: true, needsTarget: true, needsReference: true)
    case .access:
      .init(needsTarget: true, isSumOverPairs: true, takesRegret: true, takesTradeOff: true)
    case .total:
      .init(takesDemand: true, isSumOverPairs: true, takesRegret: true, takesTradeOff: true)
    case .maxmin: .init(needsAllRegions: true, takesRegret: true)
    case .welfare: .init()
    case .meanCost:
      .init(isMinimized: true, takesDemand: true, isSumOverPairs: true, takesRegret: true)
    case .cost: .init(isMinimized: true, needsTarget: true)
    }
  }

  /// Whether a smaller value is better.
  public var isMinimized: Bool { traits.isMinimized }

  /// Whether pairs of zones can be weighted by demand.
  public var takesDemand: Bool { traits.takesDemand }

  /// The names of the kinds that have a trait, for messages: "gap, access, total and mean-cost".
  package static func names(where has: (PlanRequest.Objective.Traits) -> Bool) -> String {
    let names = allCases.filter { has($0.traits) }.map(\.rawValue)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension PlanRequest {
  /// Whether the question compares with the target region.
  public var needsTarget: Bool { objective.kind.traits.needsTarget }

  /// Whether the question compares with the reference region.
  public var needsReference: Bool {
    objective.reach.map { $0.figure != .access } ?? objective.kind.traits.needsReference
  }

  /// Whether the question needs a region scheme at all.
  public var needsScheme: Bool { needsTarget || objective.kind.traits.needsAllRegions }

  /// Whether less of what the plan is made for is better; of the cheapest plan it is the figure
  /// that it must reach.
  package var isGoalMinimized: Bool {
    objective.reach.map { $0.figure != .access } ?? objective.kind.isMinimized
  }

  /// Whether what the plan is made for is a sum over pairs of zones.
  package var isSumOverPairs: Bool {
    objective.reach.map { $0.figure != .ratio } ?? objective.kind.traits.isSumOverPairs
  }
}
