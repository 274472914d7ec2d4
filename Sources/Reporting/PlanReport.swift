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
    /// Proven limit so far.
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

extension PlanReport: Report {
  /// `project_id,name,cost,period,loss_without`, the plan by decreasing loss.
  public var csv: String {
    var csv = CSVWriter(header: ["project_id", "name", "cost", "period", "loss_without"])
    for project in result.projects {
      csv.field(project.id)
      csv.field(project.name)
      csv.field(project.cost)
      csv.field(project.period)
      csv.field(project.lossWithout)
      csv.endRow()
    }
    return csv.text
  }

  /// The keys of the interface page in its order, with a few more after each object's own.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue) {
      members.append(JSONValue.Member(key: key, value: value))
    }
    add("status", .string(result.status.rawValue))
    add(
      "objective",
      [
        "kind": .string(result.objective.rawValue),
        "value": .number(result.value),
        "bound": .number(result.bound),
        "relative_gap": .number(result.relativeGap),
        "relative_gap_of_gain": .number(relativeGapOfGain),
        "value_before": .double(result.valueBefore),
      ]
    )
    add("budget", .number(result.budget))
    add("cost", .double(result.cost))
    if let isCheapest = result.isCheapest { add("cheapest", .bool(isCheapest)) }
    add(
      "projects",
      .array(
        result.projects.map {
          project($0)
        }
      )
    )
    add(
      "regions",
      .array(
        result.regions.map {
          [
            "region": .string($0.name), "population": .double($0.population),
            "access_before": .number($0.accessBefore), "access_after": .number($0.accessAfter),
          ]
        }
      )
    )
    if !result.periods.isEmpty { add("periods", .array(result.periods.map { period($0) })) }
    add("gap", change(result.gap))
    add("ratio", change(result.ratio))
    if let ahead = targetAhead {
      add("target_ahead", ["before": .bool(ahead.before), "after": .bool(ahead.after)])
    }
    add(
      "inequality",
      .array(
        result.inequality.map {
          [
            "index": .string($0.index), "before": .number($0.change.before),
            "after": .number($0.change.after),
          ]
        }
      )
    )
    let search = result.search
    add(
      "search",
      [
        "nodes": .number(search?.nodes), "cuts": .number(search?.cuts),
        "seconds": .number(search?.seconds), "seconds_to_best": .number(search?.secondsToBest),
      ]
    )
    add("run", run.json)
    add("unreachable_share", change(result.unreachableShare))
    if let contributions {
      add(
        "synergy",
        .array(
          contributions.synergies.map {
            [
              "first": .string($0.first), "second": .string($0.second), "value": .double($0.value),
            ]
          }
        )
      )
    }
    if let alternatives { add("alternatives", alternatives.json) }
    if let scenarios { add("scenarios", scenarios.json) }
    if let frontier { add("frontier", frontier.pointsJSON) }
    if result.status == .infeasible {
      add("conflict", .array(result.conflict.map { .string($0) }))
    }
    return .object(members)
  }

  private func project(_ project: PlanResult.ChosenProject) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "project_id", value: .string(project.id)),
      .init(key: "name", value: .string(project.name)),
      .init(key: "cost", value: .double(project.cost)),
      .init(key: "period", value: .integer(project.period)),
      .init(key: "loss_without", value: .double(project.lossWithout)),
      .init(key: "gain_alone", value: .double(project.gainAlone)),
    ]
    if let share = contributions?.shares.first(where: { $0.id == project.id }) {
      members.append(.init(key: "shapley", value: .double(share.shapley)))
      members.append(.init(key: "shapley_error", value: .number(share.error)))
    }
    return .object(members)
  }

  private func period(_ period: PlanResult.PeriodFigures) -> JSONValue {
    [
      "period": .integer(period.period), "weight": .double(period.weight),
      "budget": .double(period.budget), "spent": .double(period.spent),
      "left": .double(period.left), "value_before": .double(period.valueBefore),
      "value": .double(period.value),
      "projects": .array(period.projects.map { .string($0) }),
      "regions": .array(
        period.regions.map {
          [
            "region": .string($0.name), "access_before": .number($0.accessBefore),
            "access_after": .number($0.accessAfter),
          ]
        }
      ),
    ]
  }

  private func change(_ change: PlanResult.Change) -> JSONValue {
    ["before": .number(change.before), "after": .number(change.after)]
  }
}

extension PlanReport.Run {
  /// `{"version","network","input_sha256","demand_sha256","scenarios_sha256","parameters"}`, without the digests of
  /// tables that were not given.
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "version", value: .string(version)),
      .init(key: "network", value: .string(network)),
      .init(key: "input_sha256", value: .string(inputSHA256)),
    ]
    if let demandSHA256 {
      members.append(.init(key: "demand_sha256", value: .string(demandSHA256)))
    }
    if let scenariosSHA256 {
      members.append(.init(key: "scenarios_sha256", value: .string(scenariosSHA256)))
    }
    members.append(.init(key: "parameters", value: parameters))
    return .object(members)
  }
}
