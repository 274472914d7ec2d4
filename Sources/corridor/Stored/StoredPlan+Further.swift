// What a plan's file has beyond the plan, read back: other plans, what each project contributes, other budgets.

import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

extension StoredPlan {
  /// The relative gap that the search was allowed.
  var askedGap: Double { parameters?["relative_gap"]?.number ?? PlanOptions().relativeGap }

  /// The other plans that the file lists; nil when it lists none.
  func alternatives() throws(CommandFailure) -> PlanAlternatives? {
    guard let part = document["alternatives"] else { return nil }
    guard case .array(let plans)? = part["plans"] else {
      throw .data("\(name): \"alternatives\" has no list \"plans\".")
    }
    let within: Double
    switch parameters?["within"] {
    case .string(let text)?:
      within = try number(text, option: "\(name): run.parameters.within")
    case let asked?:
      within = asked.number ?? .nan
    case nil: within = .nan
    }
    guard within >= 0 else {
      throw .data("\(name): run.parameters has no within, the share of the alternatives.")
    }
    return PlanAlternatives(
      order: parameters?["different"] == .bool(true) ? .different : .best,
      within: within,
      plans: plans.map { plan in
        PlanAlternatives.Plan(
          value: plan["value"]?.number ?? .nan,
          cost: plan["cost"]?.number ?? .nan,
          projects: plan["projects"]?.texts ?? [],
          isProven: plan["proven"] == .bool(true)
        )
      },
      isExhaustive: part["exhaustive"] == .bool(true)
    )
  }
}

extension StoredPlan {
  /// The best plans of other budgets that the file lists; nil when it lists none.
  func frontier() throws(CommandFailure) -> [FrontierResult.Point]? {
    guard let part = document["frontier"] else { return nil }
    guard case .array(let points) = part else {
      throw .data("\(name): \"frontier\" is no list.")
    }
    return FrontierAudit.claims(points)
  }

  /// What the file says of what each project contributes; nil when it says nothing.
  func contributions() throws(CommandFailure) -> Contributions? {
    guard let part = document["synergy"] else { return nil }
    guard case .array(let pairs) = part, case .array(let projects)? = document["projects"] else {
      throw .data("\(name): \"synergy\" is no list.")
    }
    let shares = projects.map {
      Contributions.Share(
        id: $0["project_id"]?.text ?? "",
        shapley: $0["shapley"]?.number ?? .nan,
        error: $0["shapley_error"]?.number
      )
    }
    return Contributions(
      shares: shares,
      synergies: pairs.map {
        Contributions.Synergy(
          first: $0["first"]?.text ?? "",
          second: $0["second"]?.text ?? "",
          value: $0["value"]?.number ?? .nan
        )
      },
      isExact: shares.allSatisfy { $0.error == nil }
    )
  }
}

extension JSONValue {
  /// The strings of a list.
  var texts: [String]? {
    guard case .array(let items) = self else { return nil }
    return items.compactMap(\.text)
  }
}
