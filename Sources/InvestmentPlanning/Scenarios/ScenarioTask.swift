// The search for a scenario's best plan as a value, and what it found.

public import PlanModel
public import TransportNetwork

/// The search for the best plan of a scenario.
public struct ScenarioTask: Sendable, Equatable, Codable {
  /// What it belongs to.
  public var origin: TaskOrigin
  /// Number of the scenario, from 0.
  public var part: Int
  /// How many scenarios there are.
  public var parts: Int
  /// What may come.
  public var scenario: NetworkScenario
  /// Seconds; nil for no limit.
  public var timeLimit: Double?

  private enum CodingKeys: String, CodingKey {
    case origin, part, parts, scenario
    case timeLimit = "time_limit"
  }
}

/// What a task found.
public struct ScenarioFinding: Sendable, Equatable, Codable {
  /// The task.
  public var task: ScenarioTask
  /// Ids of the best plan's projects, in the network's order; nil where none was found.
  public var projects: [String]?
  /// Its value, as the search has it; computed again when parts are put together.
  public var value: Double?
  /// Proven bound on the value; nil where nothing is proven.
  public var bound: Double?
  /// Whether it is known which plan is best, or that there is none.
  public var isProven: Bool
  /// Nodes, cuts and seconds.
  public var search: PlanResult.SearchStatistics

  private enum CodingKeys: String, CodingKey {
    case task, projects, value, bound
    case isProven = "proven"
    case search
  }
}
