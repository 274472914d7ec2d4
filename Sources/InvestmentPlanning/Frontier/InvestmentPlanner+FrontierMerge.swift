// The findings of a frontier's tasks, put together: a plan is legal at every larger budget, a bound
// holds at every smaller one.

public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// Puts the findings of all tasks together, every plan's figures computed anew; bounds are taken
  /// over.
  ///
  /// - Parameters:
  ///   - findings: of all tasks of one frontier, in any order.
  ///   - own: the origin of this planner, its program and network; nil where no task has not left
  ///     the process.
  /// - Returns: The points, by increasing budget.
  /// - Throws: `PlanningError`, of kind usage for findings of different frontiers, doubles and
  ///   holes, and of kind data for a plan that is worth something else than was found.
  public func merged(
    _ findings: [FrontierFinding],
    as own: TaskOrigin? = nil
  ) throws(PlanningError) -> FrontierResult {
    var result = try emptyFrontier()
    let findings = try inOrder(
      findings,
      origin: \.task.origin,
      part: { ($0.task.part, $0.task.parts) }
    )
    try findings[0].task.origin.check(self, as: own)
    for finding in findings
    where finding.task.budgets.prefix(finding.best.count) != finding.best.map(\.budget)[...] {
      throw PlanningError(.data, "A finding has plans of other budgets than its task.")
    }
    var found: [Found] = []
    for best in findings.flatMap(\.best) { found.append(try self.found(best)) }
    found.sort { $0.budget < $1.budget }
    result.points = points(&found)
    result.isComplete = findings.allSatisfy(\.isComplete)
    result.search = PlanResult.SearchStatistics(
      nodes: findings.reduce(0) { $0 + $1.search.nodes },
      cuts: findings.reduce(0) { $0 + $1.search.cuts },
      seconds: findings.reduce(0) { $0 + $1.search.seconds },
      secondsToBest: findings.reduce(0) { $0 + $1.search.secondsToBest }
    )
    return result
  }

  /// The frontier of no budget.
  func emptyFrontier() throws(PlanningError) -> FrontierResult {
    FrontierResult(
      objective: resolved.request.objective.kind,
      valueBefore: try preparation().before.value,
      points: [],
      isComplete: true
    )
  }

  /// A plan that was found, with its figures.
  func found(_ best: FrontierFinding.Best) throws(PlanningError) -> Found {
    let plan = try question.plan(of: best.projects)
    let figures = try FullEvaluation(
      resolved,
      building: plan.members.map { resolved.candidates[$0] },
      threads: options.threads
    )
    var rules = resolved.rules
    rules.budget = best.budget
    let size = figures.regions.reduce(abs(figures.value)) { max($0, abs($1 ?? 0)) }
    let room = 1e-9 * max(size, 1e-9)
    guard rules.allows(plan), abs(figures.value - best.value) <= room else {
      throw PlanningError(
        .data,
        """
        The plan found for the budget \(best.budget) is worth \(figures.value) in this network and not \(best.value), or does \
        not keep the rules here; it was found in another network, or its finding was changed.
        """
      )
    }
    let nothing: Double = resolved.request.objective.kind.isMinimized ? -.infinity : .infinity
    return Found(
      budget: best.budget,
      plan: plan,
      figures: figures,
      bound: best.bound ?? nothing,
      isCheapest: best.isCheapest
    )
  }

  /// What a search found for a budget.
  struct Found {
    var budget: Double
    var plan: ProjectSet
    var figures: FullEvaluation
    var bound: Double
    var isCheapest: Bool
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
  func points(_ found: inout [Found]) -> [FrontierResult.Point] {
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
