// What each project of a plan contributes: alone, on average over all orders, and with each other.

/// The answer of `InvestmentPlanner/contributions(of:perTask:cancellation:)`.
public struct Contributions: Sendable, Equatable {
  /// A project's share of the plan's gain.
  public struct Share: Sendable, Equatable {
    /// `project_id`.
    public var id: String
    /// Shapley value: its mean gain over all orders in which the plan's projects could be built;
    /// the values add up to the plan's gain.
    public var shapley: Double
    /// Standard error of a sampled value; nil when it is exact.
    public var error: Double?

    /// Makes a share, for example from a file.
    public init(id: String, shapley: Double, error: Double?) {
      self.id = id
      self.shapley = shapley
      self.error = error
    }
  }

  /// Two projects and what they gain by being both there.
  public struct Synergy: Sendable, Equatable {
    /// One project.
    public var first: String
    /// The other.
    public var second: String
    /// v(S) - v(S - i) - v(S - j) + v(S - i - j) for the plan S: above 0 they help each other,
    /// below they replace each other.
    public var value: Double

    /// Makes a synergy, for example from a file.
    public init(first: String, second: String, value: Double) {
      self.first = first
      self.second = second
      self.value = value
    }
  }

  /// Per project, in the order asked.
  public var shares: [Share]
  /// Per pair of projects, the strongest first.
  public var synergies: [Synergy]
  /// Whether the Shapley values are exact.
  public var isExact: Bool

  /// Makes contributions, for example from a file.
  public init(shares: [Share], synergies: [Synergy], isExact: Bool) {
    self.shares = shares
    self.synergies = synergies
    self.isExact = isExact
  }
}

extension Contributions.Share: Codable {
  private enum CodingKeys: String, CodingKey {
    case id = "project_id"
    case shapley
    case error = "shapley_error"
  }

  /// Writes `{"project_id", "shapley", "shapley_error"}`, without numbers that are not finite.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id, forKey: .id)
    try members.encodeIfPresent(shapley.ifFinite, forKey: .shapley)
    try members.encodeIfPresent(error?.ifFinite, forKey: .error)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try members.decode(String.self, forKey: .id),
      shapley: try members.decodeIfPresent(Double.self, forKey: .shapley) ?? .nan,
      error: try members.decodeIfPresent(Double.self, forKey: .error)
    )
  }
}
