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
  package var pointsJSON: JSONValue {
    .array(
      points.map { point in
        var members: [JSONValue.Member] = []
        if let isCheapest = point.isCheapest {
          members.append(.init(key: "cheapest", value: .bool(isCheapest)))
        }
        let figures: JSONValue = [
          "budget": .double(point.budget), "value": .double(point.value),
          "bound": .double(point.bound), "relative_gap": .double(point.relativeGap),
          "cost": .double(point.cost), "target_access": .number(point.targetAccess),
          "reference_access": .number(point.referenceAccess), "gap": .number(point.gap),
          "ratio": .number(point.ratio), "shadow_price": .number(point.shadowPrice),
          "projects": .array(point.projects.map { .string($0) }),
          "added": .array(point.added.map { .string($0) }),
          "removed": .array(point.removed.map { .string($0) }),
        ]
        guard case .object(let known) = figures else { return figures }
        return .object(known + members)
      }
    )
  }
}
