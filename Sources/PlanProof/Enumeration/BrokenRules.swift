// Which rules of a request a given plan breaks, in words.

import PlanModel
import TransportNetwork

extension ResolvedRequest {
  /// The rules that a plan breaks, one sentence each; empty for a legal plan.
  func brokenRules(by plan: ProjectSet) -> [String] {
    func id(_ project: Int) -> String { network.projects[candidates[project]].id }
    var sentences: [String] = []
    let spending = rules.cost(of: plan)
    if spending > rules.budget + rules.budgetTolerance {
      sentences.append(
        "the plan costs \(amountInWords(spending)), the budget is \(amountInWords(rules.budget)) \(network.configuration.currency)"
      )
    }
    for group in rules.groups {
      let built = group.filter(plan.contains)
      if built.count > 1 {
        sentences.append("at most one of \(built.map(id).joined(separator: ", ")) may be built")
      }
    }
    for project in plan.members {
      for other in rules.prerequisites[project] where !plan.contains(other) {
        sentences.append("\(id(project)) requires \(id(other)), which is not built")
      }
    }
    for project in rules.required where !plan.contains(project) {
      sentences.append("\(id(project)) is required and not built")
    }
    for project in rules.forbidden where plan.contains(project) {
      sentences.append("\(id(project)) is forbidden and built")
    }
    for rule in rules.sums where !rule.allows(plan) {
      sentences.append("the rule is broken that \(rule.sentence)")
    }
    if sentences.isEmpty, !rules.allows(plan) {
      sentences.append("the plan breaks a rule of the question")
    }
    return sentences
  }
}
