// What may be asked beside the best plan.

/// Other plans, other budgets, scenarios, contributions.
///
/// Only a robust plan depends on these questions, on its scenarios.
public struct SideQuestions: Sendable, Equatable, Codable {
  /// Other plans that are nearly as good.
  public struct Alternatives: Sendable, Equatable, Codable {
    /// How many plans in all, with the best.
    public var count: Int
    /// How much worse they may be, as a share of the best value.
    public var within: Double
    /// Which come first.
    public var order: PlanAlternatives.Order

    /// Asks for other plans.
    public init(count: Int, within: Double, order: PlanAlternatives.Order) {
      self.count = count
      self.within = within
      self.order = order
    }
  }

  /// A table of scenarios that the plan is held against.
  public struct Scenarios: Sendable, Equatable, Codable {
    /// The file as the user gave it.
    public var path: String
    /// Share of the probability whose mean is the conditional value at risk.
    public var tail: Double
    /// Whether the plan is the one whose worst regret is least.
    public var isRobust: Bool

    /// Asks for scenarios.
    public init(path: String, tail: Double, isRobust: Bool) {
      self.path = path
      self.tail = tail
      self.isRobust = isRobust
    }

    private enum CodingKeys: String, CodingKey {
      case path, tail
      case isRobust = "robust"
    }
  }

  /// Other plans; nil for none.
  public var alternatives: Alternatives?
  /// Whether it is asked what each project contributes.
  public var contributions: Bool
  /// Whether it is asked why candidates are not chosen.
  public var explanation: Bool
  /// Budgets whose best plans are asked for.
  public var budgets: [Double]
  /// Scenarios; nil for none.
  public var scenarios: Scenarios?

  /// Asks.
  public init(
    alternatives: Alternatives? = nil,
    contributions: Bool = false,
    explanation: Bool = false,
    budgets: [Double] = [],
    scenarios: Scenarios? = nil
  ) {
    self.alternatives = alternatives
    self.contributions = contributions
    self.explanation = explanation
    self.budgets = budgets
    self.scenarios = scenarios
  }

  /// Whether nothing is asked.
  public var isEmpty: Bool { self == SideQuestions() }
}
