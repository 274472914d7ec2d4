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
    let planner = InvestmentPlanner(try preparation())
    var findings: [FrontierFinding] = []
    for task in try planner.frontierTasks(budgets: budgets) {
      findings.append(
        try planner.run(task, cancellation: cancellation, progress: progress, found: tell)
      )
    }
    return try planner.merged(findings)
  }

  /// The parts of a frontier, each of which can be run by itself, anywhere and again.
  ///
  /// Within a part smaller budgets go on from what larger ones have found; more parts mean less of that and more at once. What is
  /// found depends on how budgets are parted, but not on where parts are run.
  ///
  /// - Parameters:
  ///   - budgets: in the network's currency; each at least 0.
  ///   - perTask: how many budgets are searched by one task; nil for all.
  ///   - version: version of the program, which tasks carry; empty for tasks that never leave the process.
  ///   - networkSHA256: digest of the network's tables; empty likewise.
  /// - Returns: The tasks, the largest budgets first; none without budgets.
  /// - Throws: `PlanningError` of kind usage for what is no budget.
  public func frontierTasks(
    budgets: [Double],
    perTask: Int? = nil,
    version: String = "",
    networkSHA256: String = ""
  ) throws(PlanningError) -> [FrontierTask] {
    guard budgets.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      throw PlanningError(.usage, "Every budget must be a finite number of at least 0.")
    }
    guard perTask ?? 1 >= 1 else {
      throw PlanningError(.usage, "A task searches at least one budget.")
    }
    let falling = Set(budgets).sorted(by: >)
    let size = perTask ?? max(1, falling.count)
    let starts = Array(stride(from: 0, to: falling.count, by: size))
    let origin = TaskOrigin(self, version: version, networkSHA256: networkSHA256)
    return starts.enumerated().map { part, start in
      let own = Array(falling[start..<min(start + size, falling.count)])
      return FrontierTask(
        origin: origin,
        part: part,
        parts: starts.count,
        budgets: own,
        timeLimit: options.timeLimit.map { $0 * Double(own.count) / Double(falling.count) }
      )
    }
  }

  /// Does a task.
  ///
  /// - Parameters:
  ///   - task: of this planner's question.
  ///   - cancellation: stops the search; what is found so far comes back.
  ///   - progress: called now and then.
  ///   - tell: called with each point as soon as its search is over.
  /// - Returns: The best plans of the task's budgets.
  /// - Throws: `PlanningError`, of kind usage for a task of another question.
  public func run(
    _ task: FrontierTask,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in },
    found tell: (FrontierResult.Point) -> Void = { _ in }
  ) throws(PlanningError) -> FrontierFinding {
    try task.origin.check(self)
    let clock = ImprovementClock(start: .now)
    let prepared = try preparation()
    let before = prepared.before
    var instance = prepared.instance
    let ids = question.ids
    var best: [FrontierFinding.Best] = []
    var (nodes, cuts) = (0, 0)
    var knowledge = BranchAndCut.Knowledge()
    // No plan keeps a budget below one that none keeps.
    var isAtEnd = false
    for (position, budget) in task.budgets.enumerated() where !cancellation.isCancelled {
      instance.rules.budget = budget
      var planner = self
      planner.resolved.rules.budget = budget
      planner.resolved.request.budget = budget
      guard try planner.hasPlan() else {
        isAtEnd = true
        break
      }
      if let limit = task.timeLimit {
        let left = max(0, limit - clock.seconds)
        planner.options.timeLimit = left / Double(task.budgets.count - position)
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
      let newest = FrontierFinding.Best(
        budget: budget,
        projects: plan.members.map { ids[$0] },
        value: outcome.value,
        bound: outcome.bound.isFinite ? outcome.bound : nil,
        isCheapest: outcome.isCheapest,
        isComplete: outcome.isComplete
          || relativeDifference(outcome.value, outcome.bound) <= options.relativeGap
      )
      best.append(newest)
      var told = [try found(newest)]
      points(&told).forEach(tell)
    }
    return FrontierFinding(
      task: task,
      best: best,
      isAtEnd: isAtEnd,
      search: clock.statistics(nodes: nodes, cuts: cuts)
    )
  }

  /// Puts the findings of all tasks together, every plan's figures computed anew.
  ///
  /// - Parameter findings: of all tasks of one frontier, in any order.
  /// - Returns: The points, by increasing budget.
  /// - Throws: `PlanningError`, of kind usage for findings of different frontiers, doubles and holes, and of kind data for a plan
  ///   that is worth something else than was found.
  public func merged(_ findings: [FrontierFinding]) throws(PlanningError) -> FrontierResult {
    let before = try preparation().before
    var result = FrontierResult(
      objective: resolved.request.objective.kind,
      valueBefore: before.value,
      points: [],
      isComplete: true
    )
    guard !findings.isEmpty else { return result }
    let findings = try inOrder(
      findings,
      origin: \.task.origin,
      part: { ($0.task.part, $0.task.parts) }
    )
    try findings[0].task.origin.check(self)
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

  /// A plan that was found, with its figures.
  private func found(_ best: FrontierFinding.Best) throws(PlanningError) -> Found {
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
  private struct Found {
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
