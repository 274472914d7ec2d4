// What the planner answers: the plan, its proof and its figures before and after.

/// A plan with everything that is known of it; the JSON of `corridor plan` has the same shape.
public struct PlanResult: Sendable, Equatable {
  /// Why the planner stopped.
  public enum Status: String, Sendable, Codable {
    /// Within the asked relative gap of the best.
    case optimal
    /// A plan and a bound, stopped by the time limit.
    case feasible
    /// Stopped by the time limit before any plan was found; there may be a bound.
    case stopped
    /// No plan satisfies the rules.
    case infeasible
    /// Stopped by the user, with the best plan so far.
    case interrupted
    /// The user's own plan, figures only.
    case evaluated
  }

  /// A chosen project.
  public struct ChosenProject: Sendable, Equatable {
    /// `project_id`.
    public var id: String
    /// `name`.
    public var name: String
    /// Cost in the network's currency.
    public var cost: Double
    /// Period in which it is built, 1 when there is only one.
    public var period: Int
    /// How much the objective worsens when this project alone is left out of the plan (never what a
    /// re-optimized plan would lose).
    public var lossWithout: Double
    /// How much the objective improves when this project alone is built, with what it requires.
    public var gainAlone: Double
  }

  /// A region before and after.
  public struct RegionFigures: Sendable, Equatable {
    /// Name in the scheme.
    public var name: String
    /// Sum of the weight column.
    public var population: Double
    /// Weighted mean access without the plan; nil where the region has no weight, and so no mean.
    public var accessBefore: Double?
    /// Weighted mean access with the plan.
    public var accessAfter: Double?
  }

  /// A zone before and after.
  public struct ZoneFigures: Sendable, Equatable {
    /// `zone_id`.
    public var id: String
    /// Access without the plan.
    public var accessBefore: Double
    /// Access with the plan.
    public var accessAfter: Double
  }

  /// A period of a schedule.
  public struct PeriodFigures: Sendable, Equatable {
    /// Number, from 1.
    public var period: Int
    /// What it counts in the objective's value: 1 / (1 + R)^(t - 1).
    public var weight: Double
    /// Money that it brings.
    public var budget: Double
    /// Cost of the projects that open in it.
    public var spent: Double
    /// Money left over, carried on to the next.
    public var left: Double
    /// Ids of the projects that open, in the network's order.
    public var projects: [String]
    /// Objective's figure in the period without any candidate; committed projects stand from their
    /// period on.
    public var valueBefore: Double
    /// Objective's figure in the period with what stands by then.
    public var value: Double
    /// Every region of the scheme, in the scheme's order.
    public var regions: [RegionFigures]
  }

  /// A figure before and after; nil where it is undefined.
  public struct Change: Sendable, Equatable {
    /// Without the plan.
    public var before: Double?
    /// With the plan.
    public var after: Double?
  }

  /// An inequality index over all zones, before and after.
  public struct InequalityChange: Sendable, Equatable {
    /// theil-t, gini or williamson.
    public var index: String
    /// Its values.
    public var change: Change
  }

  /// How the search went; the only part that may differ from run to run.
  public struct SearchStatistics: Sendable, Equatable, Codable {
    /// Nodes of the tree that were solved.
    public var nodes: Int
    /// Cuts found.
    public var cuts: Int
    /// Seconds in all.
    public var seconds: Double
    /// Seconds until the returned plan was found.
    public var secondsToBest: Double

    private enum CodingKeys: String, CodingKey {
      case nodes, cuts, seconds
      case secondsToBest = "seconds_to_best"
    }

    package init(nodes: Int, cuts: Int, seconds: Double, secondsToBest: Double) {
      self.nodes = nodes
      self.cuts = cuts
      self.seconds = seconds
      self.secondsToBest = secondsToBest
    }
  }

  /// Why it stopped.
  public var status: Status
  /// Objective's kind.
  public var objective: PlanRequest.Objective.Kind
  /// Objective's value after building, from the re-evaluation on the full graph; nil when
  /// infeasible.
  public var value: Double?
  /// Objective's value with no candidate built; regions, gap and ratio have the same "before".
  public var valueBefore: Double
  /// Proven bound on the value: no plan under the rules does better; nil for `evaluated`.
  public var bound: Double?
  /// |value - bound| / max(|value|, 1e-9).
  public var relativeGap: Double?
  /// The budget asked; nil for `evaluated` without one.
  public var budget: Double?
  /// Cost of the chosen projects.
  public var cost: Double
  /// Whether it is proven that no plan as good (to 1e-9 of the value) costs less; nil where that
  /// was not asked.
  public var isCheapest: Bool?
  /// The plan, by decreasing `lossWithout`.
  public var projects: [ChosenProject]
  /// Every region of the scheme, in the scheme's order.
  public var regions: [RegionFigures]
  /// Reference minus target.
  public var gap: Change
  /// Reference over target.
  public var ratio: Change
  /// Over all zones.
  public var inequality: [InequalityChange]
  /// Share of weighted pairs (origin weight x opportunities) that stay unreachable.
  public var unreachableShare: Change
  /// How the search went; nil for `evaluated`.
  public var search: SearchStatistics?
  /// When infeasible: the planner's own rules that clash, in words.
  public var conflict: [String]
  /// The periods of a schedule, of whose figures `value` is the sum, each times its weight.
  ///
  /// Empty for a plan that is built at once. Regions, gap, ratio, inequality and zones are those of
  /// the last period.
  public var periods: [PeriodFigures] = []
  /// Every zone, in the network's order, for maps; empty when infeasible.
  public var zones: [ZoneFigures] = []
}

/// A line of progress: what is known so far.
public struct PlanProgress: Sendable, Equatable {
  /// Value of the best plan so far, in the objective's own direction.
  public var incumbent: Double?
  /// Proven bound so far.
  public var bound: Double?
  /// |incumbent - bound| / max(|incumbent|, 1e-9).
  public var relativeGap: Double?
  /// Nodes solved.
  public var nodes: Int
  /// Nodes open.
  public var open: Int
  /// Cuts found.
  public var cuts: Int
  /// Seconds since the start.
  public var seconds: Double
  /// What is going on: "base costs", "root", "tree".
  public var phase: String

  package init(
    incumbent: Double? = nil,
    bound: Double? = nil,
    relativeGap: Double? = nil,
    nodes: Int,
    open: Int,
    cuts: Int,
    seconds: Double,
    phase: String
  ) {
    self.incumbent = incumbent
    self.bound = bound
    self.relativeGap = relativeGap
    self.nodes = nodes
    self.open = open
    self.cuts = cuts
    self.seconds = seconds
    self.phase = phase
  }
}
