// A plan held against scenarios, as JSON.

package import OrderedJSON
package import PlanModel

extension ScenarioAnalysis {
  /// `{"tail","outcomes","value","regret","chances","robust"}`.
  package var json: JSONValue {
    func risk(_ risk: Risk) -> JSONValue {
      [
        "expected": .double(risk.expected), "worst": .double(risk.worst),
        "cvar": .double(risk.tailMean),
      ]
    }
    var members: [JSONValue.Member] = [
      .init(key: "tail", value: .double(tail)),
      .init(
        key: "outcomes",
        value: .array(
          outcomes.map {
            [
              "scenario": .string($0.name), "probability": .double($0.probability),
              "value_before": .double($0.valueBefore), "value": .double($0.value),
              "cost": .double($0.cost), "keeps_rules": .bool($0.isLegal),
              "best": .number($0.best), "bound": .number($0.bound), "proven": .bool($0.isProven),
              "regret": .number($0.regret),
              "projects": .array($0.projects.map { .string($0) }),
            ]
          }
        )
      ),
      .init(key: "value", value: risk(value)),
      .init(key: "regret", value: regret.map(risk) ?? .null),
      .init(
        key: "chances",
        value: .array(
          chances.map {
            [
              "project_id": .string($0.id), "probability": .double($0.probability),
              "in_plan": .bool($0.isInPlan),
            ]
          }
        )
      ),
    ]
    if let robust {
      members.append(
        .init(
          key: "robust",
          value: [
            "worst_regret": .double(robust.worstRegret), "bound": .double(robust.bound),
            "proven": .bool(robust.isProven),
          ]
        )
      )
    }
    return .object(members)
  }
}
