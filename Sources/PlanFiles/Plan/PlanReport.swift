// A plan with what it was asked from: the result of `corridor plan` and `corridor evaluate`.

public import OrderedJSON
public import PlanModel
import TransportNetwork

/// A plan as it is reported: the planner's answer, the question, and how to repeat the run.
public struct PlanReport: Sendable {
  /// How a result came about, so that it can be made again.
  public struct Run: Sendable {
    /// Corridor's version.
    public var version: String
    /// The network's folder as the user gave it.
    public var network: String
    /// SHA-256 of the network's tables, in hexadecimal.
    public var inputSHA256: String
    /// SHA-256 of the table of demand, in hexadecimal, if one was given.
    public var demandSHA256: String?
    /// SHA-256 of the table of scenarios, in hexadecimal, if one was given.
    public var scenariosSHA256: String?
    /// Every option with its value, defaults included, in the order of the documentation.
    public var parameters: JSONValue
    /// The question, for programs that ask it again; nil where a result has none.
    public var request: PlanRequest?
    /// What else was asked, if anything was.
    public var beside: SideQuestions?

    /// Makes a description of a run.
    public init(version: String, network: String, inputSHA256: String, parameters: JSONValue) {
      self.version = version
      self.network = network
      self.inputSHA256 = inputSHA256
      self.parameters = parameters
    }
  }

  /// What was known at a moment of the search.
  public struct Moment: Sendable, Equatable {
    /// Seconds since the start.
    public var seconds: Double
    /// Value of the best plan so far.
    public var incumbent: Double?
    /// Proven bound so far.
    public var bound: Double?

    /// Makes a moment.
    public init(seconds: Double, incumbent: Double?, bound: Double?) {
      self.seconds = seconds
      self.incumbent = incumbent
      self.bound = bound
    }
  }

  /// The planner's answer.
  public var result: PlanResult
  /// The question.
  public var request: PlanRequest
  /// The network's currency.
  public var currency: String
  /// What costs are counted in: minutes, or generalized minutes where money is part of them.
  public var costUnit = "minutes"
  /// How sure costs and times of projects are, by project_id, where the network's table says so.
  public var confidence: [String: String] = [:]
  /// How many candidates the planner could choose from.
  public var candidateCount: Int
  /// How to repeat the run.
  public var run: Run
  /// What each project contributes, when it was asked.
  public var contributions: Contributions?
  /// Other plans that are nearly as good, when they were asked.
  public var alternatives: PlanAlternatives?
  /// The best plans of other budgets, when they were asked.
  public var frontier: FrontierResult?
  /// The search as it went; empty for a plan that was not searched for.
  public var trace: [Moment] = []

  /// Why the candidates that are not built are not, when it was asked.
  public var explanation: PlanExplanation?
  /// The plan held against scenarios, when it was asked.
  public var scenarios: ScenarioAnalysis?

  /// Makes a report.
  public init(
    result: PlanResult,
    request: PlanRequest,
    currency: String,
    candidateCount: Int,
    run: Run
  ) {
    self.result = result
    self.request = request
    self.currency = currency
    self.candidateCount = candidateCount
    self.run = run
  }

  /// What the bound leaves open, relative to what the plan gains over doing nothing.
  public var relativeGapOfGain: Double? {
    guard let value = result.value, let bound = result.bound, value != result.valueBefore else {
      return nil
    }
    return abs(value - bound) / abs(value - result.valueBefore)
  }
}
