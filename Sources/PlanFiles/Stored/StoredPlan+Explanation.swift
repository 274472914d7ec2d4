// Why candidates are not in a plan, read back from its file.

import OrderedJSON
import PlanModel

extension StoredPlan {
  /// What the file says of the candidates that are not chosen; nil when it says nothing.
  func explanation() throws(PlanFileError) -> PlanExplanation? {
    guard let part = document["not_chosen"] else { return nil }
    guard case .array(let projects) = part, let value else {
      throw PlanFileError(
        file: name,
        message: "has a \"not_chosen\" that is no list, or a plan without a value."
      )
    }
    var explained: [PlanExplanation.Project] = []
    for (position, project) in projects.enumerated() {
      guard let id = project["project_id"]?.text, let cost = project["cost"]?.number,
        let alone = project["gain_alone"]?.number, let onTop = project["gain_on_top"]?.number
      else {
        throw PlanFileError(
          file: name,
          message:
            "has not_chosen[\(position)] without project_id, cost, gain_alone or gain_on_top."
        )
      }
      explained.append(
        PlanExplanation.Project(
          id: id,
          name: project["name"]?.text ?? "",
          cost: cost,
          isInPlan: project["in_plan"] == .bool(true),
          gainAlone: alone,
          gainOnTop: onTop,
          other: project["other"].flatMap { Self.otherPlan($0) },
          isSettledByRules: project["no_plan"] == .bool(true),
          breakEven: project["break_even"].flatMap { point in
            guard case .object = point else { return nil }
            return PlanExplanation.BreakEven(
              cost: point["cost"]?.number,
              bound: point["bound"]?.number,
              isProven: point["proven"] == .bool(true)
            )
          },
          rules: project["rules"]?.texts ?? []
        )
      )
    }
    return PlanExplanation(
      value: value,
      cost: document["cost"]?.number ?? 0,
      projects: explained
    )
  }

  private static func otherPlan(_ part: JSONValue) -> PlanExplanation.OtherPlan? {
    guard let value = part["value"]?.number, let bound = part["bound"]?.number,
      let cost = part["cost"]?.number, let loss = part["loss"]?.number,
      let least = part["loss_at_least"]?.number
    else { return nil }
    return PlanExplanation.OtherPlan(
      value: value,
      bound: bound,
      isProven: part["proven"] == .bool(true),
      cost: cost,
      loss: loss,
      leastLoss: least,
      leaves: part["leaves"]?.texts ?? [],
      enters: part["enters"]?.texts ?? []
    )
  }
}
