// One candidate's part of an explanation as a value, and what was found.

public import PlanModel

/// The searches for one candidate: the best plan on the other side, and the cost at which it would
/// change sides.
///
/// They depend on the explained plan, and on no other task.
public struct ExplanationTask: Sendable, Equatable, Codable {
  /// What it belongs to.
  public var origin: TaskOrigin
  /// Number of the part, from 0.
  public var part: Int
  /// How many parts there are.
  public var parts: Int
  /// Ids of the explained plan's projects, in the network's order.
  public var plan: [String]
  /// The candidate's id.
  public var project: String
  /// Whether the explained plan builds it, so that plans without it are sought.
  public var isInPlan: Bool
  /// Seconds; nil for no limit.
  public var timeLimit: Double?

  private enum CodingKeys: String, CodingKey {
    case origin, part, parts, plan
    case project = "project_id"
    case isInPlan = "in_plan"
    case timeLimit = "time_limit"
  }
}

/// What a task found.
public struct ExplanationFinding: Sendable, Equatable, Codable {
  /// The best plan on the other side.
  public struct Other: Sendable, Equatable, Codable {
    /// Ids of its projects, in the network's order.
    public var projects: [String]
    /// Objective's value, as the search has it; computed again when parts are put together.
    public var value: Double
    /// Proven bound on the value; nil where nothing is proven.
    public var bound: Double?
    /// Whether value and bound are within the gap.
    public var isProven: Bool

    private enum CodingKeys: String, CodingKey {
      case projects, value, bound
      case isProven = "proven"
    }
  }

  /// The task.
  public var task: ExplanationTask
  /// The best plan on the other side; nil where there is none, or none was found.
  public var other: Other?
  /// Whether it is proven that there is none.
  public var isSettledByRules: Bool
  /// The cost at which the candidate would change sides; nil where that is not asked.
  public var breakEven: PlanExplanation.BreakEven?
  /// The rules that leave no plan on the other side, in words.
  public var conflict: [String]

  private enum CodingKeys: String, CodingKey {
    case task, other
    case isSettledByRules = "no_plan"
    case breakEven = "break_even"
    case conflict
  }
}
