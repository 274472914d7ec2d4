// Parts of what a plan's projects contribute, as values, and what they found.

public import PlanModel

/// A part of what the projects of a plan contribute: their Shapley values, or the goals under some
/// of the sets of projects that synergies are made of.
public struct ContributionTask: Sendable, Equatable, Codable {
  /// Some of the sets: nothing, the plan, the plan without each project, and without each pair.
  public struct Sets: Sendable, Equatable, Codable {
    /// Number of the first, from 0; a multiple of 64, so that sums are rounded as in one run.
    public var first: Int
    /// How many.
    public var count: Int
  }

  /// What it belongs to.
  public var origin: TaskOrigin
  /// Number of the part, from 0.
  public var part: Int
  /// How many parts there are.
  public var parts: Int
  /// Ids of the plan's projects, each once, in the order asked.
  public var plan: [String]
  /// The sets that are valued; nil where Shapley values are found.
  public var sets: Sets?
}

/// What a task found.
public struct ContributionFinding: Sendable, Equatable, Codable {
  /// The task.
  public var task: ContributionTask
  /// Shapley values in the plan's order; nil of a task of sets.
  public var shares: [Contributions.Share]?
  /// Whether they are exact.
  public var isExact: Bool
  /// The goal under each set, nil where it is infinite; empty of a task of Shapley values.
  ///
  /// It is the objective's value or, for the objective cost, the figure that must be reached.
  public var goals: [Double?]

  private enum CodingKeys: String, CodingKey {
    case task, shares
    case isExact = "exact"
    case goals
  }
}
