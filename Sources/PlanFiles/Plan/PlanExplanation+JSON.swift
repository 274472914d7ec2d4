// Explained candidates as JSON, and back.

package import OrderedJSON
package import PlanModel

extension PlanExplanation {
  /// `[{"project_id","name","cost","in_plan","gain_alone","gain_on_top","other","break_even",
  /// "rules"}]`.
  ///
  /// `other` is the best plan on the other side,
  /// `{"value","bound","proven","cost","loss","loss_at_least","leaves","enters"}`, null where none
  /// is known; `no_plan` says that the rules leave none. `break_even` is
  /// `{"cost","bound","proven"}`.
  package var projectsJSON: JSONValue {
    .array(
      projects.map { project in
        [
          "project_id": .string(project.id), "name": .string(project.name),
          "cost": .double(project.cost), "in_plan": .bool(project.isInPlan),
          "gain_alone": .double(project.gainAlone), "gain_on_top": .double(project.gainOnTop),
          "other": project.other.map(\.json) ?? .null,
          "no_plan": .bool(project.isSettledByRules),
          "break_even": project.breakEven.map { point in
            [
              "cost": .number(point.cost), "bound": .number(point.bound),
              "proven": .bool(point.isProven),
            ]
          } ?? .null,
          "rules": .array(project.rules.map { .string($0) }),
        ]
      }
    )
  }
}

extension PlanExplanation.OtherPlan {
  fileprivate var json: JSONValue {
    [
      "value": .double(value), "bound": .double(bound), "proven": .bool(isProven),
      "cost": .double(cost), "loss": .double(loss), "loss_at_least": .double(leastLoss),
      "leaves": .array(leaves.map { .string($0) }), "enters": .array(enters.map { .string($0) }),
    ]
  }
}
