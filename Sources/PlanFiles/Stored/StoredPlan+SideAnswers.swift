// What a plan's file has beside the plan, read back: other plans, what each project contributes,
// other budgets.

import OrderedJSON
import PlanModel

extension StoredPlan {
  /// The other plans that the file lists; nil when it lists none.
  func alternatives() throws(PlanFileError) -> PlanAlternatives? {
    guard let part = document["alternatives"] else { return nil }
    guard let plans = part["plans"]?.items else {
      throw PlanFileError(file: name, message: "has \"alternatives\" without a list \"plans\".")
    }
    guard let asked = try run().beside.alternatives, asked.within >= 0 else {
      throw PlanFileError(
        file: name,
        message: "lists alternatives, but its run.beside does not say which were asked for."
      )
    }
    return PlanAlternatives(
      order: asked.order,
      within: asked.within,
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

  /// The best plans of other budgets that the file lists; nil when it lists none.
  func frontier() throws(PlanFileError) -> [FrontierResult.Point]? {
    guard let part = document["frontier"] else { return nil }
    guard let points = part.items else {
      throw PlanFileError(file: name, message: "has a \"frontier\" that is no list.")
    }
    return FrontierAudit.claims(points)
  }

  /// What the file says of what each project contributes; nil when it says nothing.
  func contributions() throws(PlanFileError) -> Contributions? {
    guard let part = document["synergy"] else { return nil }
    guard let pairs = part.items, let projects = document["projects"]?.items else {
      throw PlanFileError(file: name, message: "has a \"synergy\" that is no list.")
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
