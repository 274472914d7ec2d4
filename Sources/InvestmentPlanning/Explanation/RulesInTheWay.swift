// Which rules keep a candidate out of a plan, in words.

import PlanModel
import TransportNetwork

extension ResolvedRequest {
  /// The rules that a plan would break with one more project and all that it requires.
  ///
  /// Projects of its group are in its way; they leave the plan before the other rules are checked.
  func rulesInTheWay(of project: Int, joining plan: ProjectSet) -> [String] {
    var sentences: [String] = []
    if rules.forbidden.contains(project) { sentences.append("it is forbidden") }
    for group in rules.groups where group.contains(project) {
      let others = group.filter { $0 != project && plan.contains($0) }
      sentences += others.map { "its group allows one project, and \(name($0)) is built" }
    }
    let larger = rules.adding(project, to: rules.withoutGroup(of: project, plan))
    let needed = larger.members.filter { $0 != project && !plan.contains($0) }
    sentences += needed.map {
      "it requires \(name($0)), which costs \(amountInWords(rules.cost[$0])) and is not built"
    }
    let over = rules.cost(of: larger) - rules.budget
    if over > rules.budgetTolerance {
      let left = max(0, rules.budget - rules.cost(of: plan))
      let own = amountInWords(rules.cost[project])
      sentences.append("it costs \(own), and \(amountInWords(left)) of the budget is left")
    }
    sentences += rules.sums.filter { !$0.allows(larger) && !$0.sentence.isEmpty }.map(\.sentence)
    return sentences
  }

  /// A candidate's name, or its id where it has none.
  private func name(_ project: Int) -> String {
    let project = network.projects[candidates[project]]
    return project.name.isEmpty ? project.id : project.name
  }
}
