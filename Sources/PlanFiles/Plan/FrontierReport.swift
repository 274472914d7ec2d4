// What more money would do, as JSON: the result of `corridor frontier`.

public import OrderedJSON
public import PlanModel

/// The best plans of several budgets, with the question and how to repeat the run.
public struct FrontierReport: Sendable {
  /// The planner's answer.
  public var result: FrontierResult
  /// The question.
  public var request: PlanRequest
  /// The network's currency.
  public var currency: String
  /// How to repeat the run.
  public var run: PlanReport.Run

  /// Makes a report.
  public init(
    result: FrontierResult,
    request: PlanRequest,
    currency: String,
    run: PlanReport.Run
  ) {
    self.result = result
    self.request = request
    self.currency = currency
    self.run = run
  }
}

extension FrontierReport {
  /// `{"points":[...],"objective","search","run"}`.
  public var json: JSONValue {
    [
      "points": result.pointsJSON,
      "objective": [
        "kind": .string(result.objective.rawValue), "value_before": .double(result.valueBefore),
      ],
      "search": [
        "nodes": .number(result.search?.nodes), "cuts": .number(result.search?.cuts),
        "seconds": .number(result.search?.seconds),
      ],
      "run": run.json,
    ]
  }
}

extension FrontierResult {
  /// A value per budget: `[{"budget","value","bound",...,"projects","added","removed"}]`.
  package var pointsJSON: JSONValue { .written(points) }
}

extension JSONValue {
  /// A value whose form has nothing that JSON cannot say.
  static func written(_ value: some Encodable) -> JSONValue {
    // Figures that are not finite are null in these forms.
    (try? JSONValue(encoding: value)) ?? .null
  }
}
