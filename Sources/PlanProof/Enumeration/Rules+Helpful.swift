// Projects that a plan may need only because a rule asks for more, such as a floor of spending.

import PlanModel

extension Rules {
  /// The free projects that a rule on a sum may ask for.
  ///
  /// Only rules on sums can be mended by building more: budgets and groups never can, and
  /// prerequisites come with the projects that need them. A rule that every plan within the fixings
  /// keeps asks for nothing.
  /// - Complexity: O(terms).
  func helpful(_ fixings: Fixings) -> Set<Int> {
    var projects: Set<Int> = []
    for rule in sums {
      var (least, most) = (0.0, 0.0)
      for term in rule.terms where fixings.possible.contains(term.project) {
        let isBuilt = fixings.built.contains(term.project)
        least += isBuilt ? term.coefficient : min(0, term.coefficient)
        most += isBuilt ? term.coefficient : max(0, term.coefficient)
      }
      for term in rule.terms where fixings.isFree(term.project) {
        let helps = term.coefficient > 0 ? least < rule.lower : most > rule.upper
        if helps { projects.insert(term.project) }
      }
    }
    return projects
  }
}
