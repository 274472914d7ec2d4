// The planner over a range of budgets, from the largest to the smallest.

import PlanSearch
public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// Finds the best plan of each budget.
  ///
  /// Cuts, sets and prices do not depend on the budget as long as it falls, so each search starts
  /// from those of the larger budgets. A plan is legal at every larger budget and a bound holds at
  /// every smaller one: where they are within the gap, nothing is searched. The request's own
  /// budget does not count; a time limit is shared out over the budgets that are left.
  ///
  /// - Parameters:
  ///   - budgets: in the network's currency; each at least 0.
  ///   - cancellation: stops the search; the points so far come back.
  ///   - progress: called now and then.
  ///   - tell: called with each point as soon as its search is over, from the largest budget down. A later search may
  ///     still tighten its bound or find a cheaper plan as good; what is returned has that.
  /// - Returns: The points, by increasing budget; budgets that no plan keeps are left out.
  /// - Throws: `PlanningError`.
  public func frontier(
    budgets: [Double],
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in },
    found tell: (FrontierResult.Point) -> Void = { _ in }
  ) throws(PlanningError) -> FrontierResult {
    guard budgets.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      throw PlanningError(.usage, "Every budget must be a finite number of at least 0.")
    }
    let clock = ImprovementClock(start: .now)
    let prepared = try preparation()
    let before = prepared.before
    var instance = prepared.instance
    var found: [Found] = []
    var (nodes, cuts) = (0, 0)
    var knowledge = BranchAndCut.Knowledge()
    let falling = Set(budgets).sorted(by: >)
    // No plan keeps a budget below one that none keeps.
    var isAtEnd = false
    for (position, budget) in falling.enumerated() where !cancellation.isCancelled {
      instance.rules.budget = budget
      var planner = self
      planner.resolved.rules.budget = budget
      planner.resolved.request.budget = budget
      guard try planner.hasPlan() else {
        isAtEnd = true
        break
      }
      if let limit = options.timeLimit {
        let left = max(0, limit - clock.seconds)
        planner.options.timeLimit = left / Double(falling.count - position)
      }
      // The first bound is closer, so that it may do for budgets at which next to nothing is lost.
      if position == 0 { planner.options.relativeGap /= 2 }
      // Each search has a clock of its own for its share of the time.
      let run = PlanningRun(
        clock: ImprovementClock(start: .now),
        cancellation: cancellation,
        progress: progress,
        knowledge: knowledge,
        sharesCuts: true
      )
      let (outcome, learned) = try planner.search(instance, before: before, run)
      nodes += outcome.statistics.nodes
      cuts += outcome.statistics.cuts
      knowledge = learned
      guard let plan = outcome.plan else {
        isAtEnd = outcome.isComplete
        break
      }
      knowledge.plans = [plan]
      // What is cheapest at a budget is so at a smaller one.
      knowledge.cheapest = outcome.isCheapest ? plan : nil
      found.append(
        Found(
          budget: budget,
          plan: plan,
          figures: try FullEvaluation(
            resolved,
            building: plan.members.map { resolved.candidates[$0] },
            threads: options.threads
          ),
          bound: outcome.bound,
          isCheapest: outcome.isCheapest,
          isComplete: outcome.isComplete
            || relativeDifference(outcome.value, outcome.bound) <= options.relativeGap
        )
      )
      var newest = [found[found.count - 1]]
      points(&newest).forEach(tell)
    }
    found.reverse()
    let points = points(&found)
    return FrontierResult(
      objective: resolved.request.objective.kind,
      valueBefore: before.value,
      points: points,
      isComplete: (isAtEnd || points.count == falling.count) && found.allSatisfy(\.isComplete),
      search: clock.statistics(nodes: nodes, cuts: cuts)
    )
  }

  /// What a search found for a budget.
  private struct Found {
    var budget: Double
    var plan: ProjectSet
    var figures: FullEvaluation
    var bound: Double
    var isCheapest: Bool
    var isComplete: Bool
  }

  /// The best plan found for any budget that keeps this one, and of those as good the cheapest.
  private func best(of found: [Found], within budget: Double) -> Found? {
    let isMinimized = resolved.request.objective.kind.isMinimized
    var rules = resolved.rules
    rules.budget = budget
    let legal = found.filter { rules.allows($0.plan) }
    let best = legal.min {
      isMinimized
        ? $0.figures.value < $1.figures.value : $0.figures.value > $1.figures.value
    }
    guard let value = best?.figures.value, let figures = best?.figures else { return nil }
    let room = PlanRequest.Objective.Kind.equality * abs(value) + rounding(figures)
    return legal.filter { abs($0.figures.value - value) <= room }
      .min { rules.cost(of: $0.plan) < rules.cost(of: $1.plan) }
  }

  private func rounding(_ figures: FullEvaluation) -> Double {
    resolved.request.objective.kind.rounding(
      of: figures.value,
      access: figures.regions.lazy.compactMap(\.self)
    )
  }

  /// The figures of the points, by increasing budget.
  private func points(_ found: inout [Found]) -> [FrontierResult.Point] {
    let isMinimized = resolved.request.objective.kind.isMinimized
    func isBetter(_ left: Double, _ right: Double) -> Bool {
      isMinimized ? left < right : left > right
    }
    var points: [FrontierResult.Point] = []
    var last: ProjectSet?
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    // A bound holds for all smaller budgets.
    for position in found.indices.reversed().dropFirst()
    where isBetter(found[position].bound, found[position + 1].bound) {
      found[position].bound = found[position + 1].bound
    }
    for entry in found {
      let chosen = best(of: found, within: entry.budget) ?? entry
      let (plan, figures) = (chosen.plan, chosen.figures)
      let value = figures.value
      let rounding = rounding(figures)
      let isReached = isBetter(value, entry.bound) || abs(value - entry.bound) <= rounding
      let bound = isReached ? value : entry.bound
      var point = FrontierResult.Point(
        budget: entry.budget,
        value: value,
        bound: bound,
        relativeGap: relativeDifference(value, bound),
        cost: resolved.rules.cost(of: plan),
        shadowPrice: nil,
        projects: plan.members.map { ids[$0] },
        added: plan.members.filter { last?.contains($0) != true }.map { ids[$0] },
        removed: last?.members.filter { !plan.contains($0) }.map { ids[$0] } ?? []
      )
      point.isCheapest = chosen.isCheapest
      (point.targetAccess, point.referenceAccess) = (figures.target, figures.reference)
      (point.gap, point.ratio) = (figures.gap, figures.ratio)
      if let previous = points.last, entry.budget > previous.budget {
        let gained = isMinimized ? previous.value - value : value - previous.value
        point.shadowPrice = gained / (entry.budget - previous.budget)
      }
      points.append(point)
      last = plan
    }
    return points
  }
}
