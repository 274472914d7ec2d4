// The search for a question's one best plan as a value, and what it found.

public import PlanModel

/// The search for the best plan of a question.
public struct PlanTask: Sendable, Equatable, Codable {
  /// What it belongs to.
  public var origin: TaskOrigin
  /// Seconds; nil for no limit.
  public var timeLimit: Double?

  private enum CodingKeys: String, CodingKey {
    case origin
    case timeLimit = "time_limit"
  }
}

/// What a task found.
public struct PlanFinding: Sendable, Equatable, Codable {
  /// The task.
  public var task: PlanTask
  /// Why the search ended.
  public var status: PlanResult.Status
  /// Ids of the plan's projects, in the network's order; nil where none was found.
  public var projects: [String]?
  /// Its value; computed again when it is taken over.
  public var value: Double?
  /// Proven bound on the value; nil where nothing is proven.
  public var bound: Double?
  /// Whether it is proven that no plan as good costs less; nil without a plan.
  public var isCheapest: Bool?
  /// Rules that clash where no plan keeps all of them, in words.
  public var conflict: [String]
  /// Nodes, cuts and seconds; nil where nothing was searched.
  public var search: PlanResult.SearchStatistics?

  private enum CodingKeys: String, CodingKey {
    case task, status, projects, value, bound
    case isCheapest = "cheapest"
    case conflict, search
  }
}
