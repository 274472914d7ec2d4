// Parts of a frontier that can be found apart from each other, written down and put together.

public import PlanModel

/// The search for the best plans of some budgets, of which the smaller go on from the larger.
public struct FrontierTask: Sendable, Equatable, Codable {
  /// What it belongs to.
  public var origin: TaskOrigin
  /// Number of the part, from 0.
  public var part: Int
  /// How many parts there are.
  public var parts: Int
  /// The budgets, falling.
  public var budgets: [Double]
  /// Seconds for all of them; nil for no limit.
  public var timeLimit: Double?

  private enum CodingKeys: String, CodingKey {
    case origin, part, parts, budgets
    case timeLimit = "time_limit"
  }
}

/// What a task found.
public struct FrontierFinding: Sendable, Equatable, Codable {
  /// The best plan of a budget.
  public struct Best: Sendable, Equatable, Codable {
    /// Most that may be spent.
    public var budget: Double
    /// Ids of the projects, in the network's order.
    public var projects: [String]
    /// Objective's value, as the search has it; computed again when parts are put together.
    public var value: Double
    /// Proven bound on the value; nil where nothing is proven.
    public var bound: Double?
    /// Whether it is proven that no plan as good costs less.
    public var isCheapest: Bool
    /// Whether value and bound are within the gap.
    public var isComplete: Bool

    private enum CodingKeys: String, CodingKey {
      case budget, projects, value, bound
      case isCheapest = "cheapest"
      case isComplete = "complete"
    }
  }

  /// The task.
  public var task: FrontierTask
  /// By falling budget; fewer than budgets where no plan keeps the others, or the search was
  /// stopped.
  public var best: [Best]
  /// Whether no plan keeps a budget below those in ``best``.
  public var isAtEnd: Bool
  /// Nodes, cuts and seconds.
  public var search: PlanResult.SearchStatistics

  private enum CodingKeys: String, CodingKey {
    case task, best, search
    case isAtEnd = "at_end"
  }

  /// Whether every budget of the task has its answer, proven within the gap.
  var isComplete: Bool {
    (isAtEnd || best.count == task.budgets.count) && best.allSatisfy(\.isComplete)
  }
}
