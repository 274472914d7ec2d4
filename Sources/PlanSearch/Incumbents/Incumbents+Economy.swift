// The cheapest tried plan that is as good as the best, without projects that gain nothing.

import PlanModel

extension Incumbents {
  /// Takes the cheapest plan known among those that gain so much, and drops its projects one by
  /// one, the dearest first, as long as it stays as good.
  ///
  /// Two projects that a third, cheaper one could replace are found only if that plan was tried;
  /// the search for the cheapest plan (`BranchAndCut+Economy.swift`) looks at all.
  /// - Complexity: an evaluation per project of the plan, again when some of them went.
  mutating func economize(reaching need: Double) {
    guard gain > -.infinity else { return }
    var (plan, value) = cheapestKnown(gaining: need)
    var candidates = evaluator.instance.droppable ?? Array(0..<rules.projectCount)
    candidates.sort { (rules.cost[$0], $1) > (rules.cost[$1], $0) }
    var hasDropped = true
    while hasDropped {
      hasDropped = false
      let members = candidates.filter(plan.contains)
      let smaller = members.map { rules.removing($0, from: plan) }
      let gains = evaluator.gains(of: smaller, threads: threads)
      for (project, alone) in zip(members, gains) where alone >= need && plan.contains(project) {
        let fewer = rules.removing(project, from: plan)
        guard rules.allows(fewer) else { continue }
        let gain = hasDropped ? evaluator.gain(of: fewer) : alone
        guard gain >= need else { continue }
        (plan, value) = (fewer, gain)
        hasDropped = true
      }
    }
    take(plan, gain: value)
  }

  /// The cheapest legal plan known that gains so much, and of these the one that gains most.
  private func cheapestKnown(gaining need: Double) -> (plan: ProjectSet, gain: Double) {
    var choice = (plan: best, gain: gain)
    var least = rules.cost(of: best)
    for (plan, gain) in known where gain >= need && plan != choice.plan && rules.allows(plan) {
      let cost = rules.cost(of: plan)
      let isBetter =
        cost != least
        ? cost < least
        : gain != choice.gain ? gain > choice.gain : plan.precedes(choice.plan)
      if isBetter { (choice, least) = ((plan, gain), cost) }
    }
    // A difference that rounding can make is no saving.
    let isCheaper = least < rules.cost(of: best) * (1 - Self.saving)
    return isCheaper ? choice : (best, gain)
  }
}
