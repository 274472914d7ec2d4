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
  ///   - perTask: how many budgets are searched by one task, so that smaller ones go on from larger
  ///     ones; nil for all.
  ///   - cancellation: stops the search; the points so far come back.
  ///   - progress: called now and then.
  ///   - tell: called with each point as soon as its search is over, from the largest budget down.
  ///     A later search may still tighten its bound or find a cheaper plan as good; what is
  ///     returned has that.
  /// - Returns: The points, by increasing budget; budgets that no plan keeps are left out.
  /// - Throws: `PlanningError`.
  public func frontier(
    budgets: [Double],
    perTask: Int? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in },
    found tell: ((FrontierResult.Point) -> Void)? = nil
  ) throws(PlanningError) -> FrontierResult {
    let planner = InvestmentPlanner(try preparation(cancellation))
    let tasks = try planner.frontierTasks(budgets: budgets, perTask: perTask)
    var findings: [FrontierFinding] = []
    for task in tasks {
      findings.append(
        try planner.run(task, cancellation: cancellation, progress: progress, found: tell)
      )
    }
    return tasks.isEmpty ? try planner.emptyFrontier() : try planner.merged(findings)
  }

  /// The parts of a frontier, each of which can be run by itself, anywhere and again.
  ///
  /// Within a part smaller budgets go on from what larger ones have found; more parts mean less of
  /// that and more at once. What is found depends on how budgets are parted, but not on where parts
  /// are run.
  ///
  /// - Parameters:
  ///   - budgets: in the network's currency; each at least 0.
  ///   - perTask: how many budgets are searched by one task; nil for all.
  ///   - version: version of the program, which tasks carry; empty for tasks that never leave the
  ///     process.
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
  ///   - own: the origin of this planner, its program and network; nil where the task has not left
  ///     the process.
  ///   - cancellation: stops the search; what is found so far comes back.
  ///   - progress: called now and then.
  ///   - tell: called with each point as soon as its search is over.
  /// - Returns: The best plans of the task's budgets.
  /// - Throws: `PlanningError`, of kind usage for a task of another question.
  public func run(
    _ task: FrontierTask,
    as own: TaskOrigin? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping (PlanProgress) -> Void = { _ in },
    found tell: ((FrontierResult.Point) -> Void)? = nil
  ) throws(PlanningError) -> FrontierFinding {
    try task.origin.check(self, as: own)
    let clock = ImprovementClock(start: .now)
    let prepared = try preparation(cancellation)
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
      // The first search proves a closer bound, which then serves smaller budgets at which next to
      // nothing is lost.
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
      if let tell {
        var told = [try found(newest)]
        points(&told).forEach(tell)
      }
    }
    return FrontierFinding(
      task: task,
      best: best,
      isAtEnd: isAtEnd,
      search: clock.statistics(nodes: nodes, cuts: cuts)
    )
  }
}
