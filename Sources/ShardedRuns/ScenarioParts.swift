// A plan and the best plans of its scenarios in parts: searches that are made anywhere, and put
// together.

public import InvestmentPlanning
public import OrderedJSON
public import PlanFiles
public import PlanModel
public import Sharding
public import TransportNetwork

/// The searches of a question with scenarios, which parts share out.
///
/// The first is that of the question's own plan; then comes one per scenario, in the order of the
/// file. For the least worst regret there is no plan of the question's own, and the last search,
/// which needs all others, is made where parts are put together.
public struct ScenarioParts: Sendable {
  private let planner: InvestmentPlanner
  private let tasks: [ScenarioTask]
  private let own: PlanTask?

  /// Shares out the searches.
  ///
  /// - Parameters:
  ///   - planner: Of the question.
  ///   - scenarios: What may come.
  ///   - run: The program and the network.
  ///   - isRobust: Whether the plan with the least worst regret is asked for.
  /// - Throws: ``ShardedRunError/planning(_:)`` for what cannot be asked of scenarios.
  public init(
    _ planner: InvestmentPlanner,
    _ scenarios: [NetworkScenario],
    _ run: PlanReport.Run,
    isRobust: Bool
  ) throws(ShardedRunError) {
    self.planner = planner
    let (version, network) = (run.version, run.inputSHA256)
    tasks = try withPlans { () throws(PlanningError) in
      try planner.scenarioTasks(
        scenarios,
        isRobust: isRobust,
        version: version,
        networkSHA256: network
      )
    }
    own =
      isRobust
      ? nil
      : try withPlans { () throws(PlanningError) in
        try planner.planTask(version: version, networkSHA256: network)
      }
  }

  /// How many searches there are.
  public var count: Int { tasks.count + (own == nil ? 0 : 1) }

  /// Makes the searches of a part and writes what they find, a line each.
  ///
  /// - Parameters:
  ///   - shard: The part.
  ///   - file: Where it goes.
  ///   - context: Where things are.
  ///   - cancellation: Stops the part, of which nothing is left then.
  ///   - progress: Told the number of the search, from 0, and how far it is.
  /// - Throws: What a search or the file lacks.
  public func write(
    _ shard: Shard,
    to file: PartFile,
    context: JSONValue,
    cancellation: Cancellation,
    progress: @escaping (Int, PlanProgress) -> Void
  ) throws(ShardedRunError) {
    file.startBlock()
    for item in shard.block(of: count) {
      let tell = { progress(item, $0) }
      if item == 0, let own {
        try file.write(
          line: try withPlans { () throws(PlanningError) in
            try planner.run(own, cancellation: cancellation, progress: tell)
          }
        )
      } else {
        let task = tasks[own == nil ? item : item - 1]
        try file.write(
          line: try withPlans { () throws(PlanningError) in
            try planner.run(task, cancellation: cancellation, progress: tell)
          }
        )
      }
      guard !cancellation.isCancelled else {
        throw .interrupted("interrupted before all searches of the part were done.")
      }
    }
    let total = count
    try withParts { () throws(ShardError) in try file.finish(of: total, context: context) }
  }
}

/// What the searches of all parts found.
public struct ScenarioFindings: Sendable {
  /// The question's own plan; nil where the least worst regret is asked for.
  private let own: PlanFinding?
  private let scenarios: [ScenarioFinding]
  /// The question.
  public let origin: TaskOrigin

  /// Reads all parts.
  ///
  /// - Throws: Which part is damaged, and which line is not what it should be.
  public init(_ set: PartSet, isRobust: Bool) throws(ShardedRunError) {
    let lines = try set.lines()
    own = isRobust || lines.isEmpty ? nil : try decoded(PlanFinding.self, lines, 0)
    var scenarios: [ScenarioFinding] = []
    for number in lines.indices.dropFirst(isRobust ? 0 : 1) {
      scenarios.append(try decoded(ScenarioFinding.self, lines, number))
    }
    guard let first = scenarios.first, own.map({ $0.task.origin == first.task.origin }) ?? true
    else {
      throw .data("the parts hold no scenario, or the plan of another question.")
    }
    self.scenarios = scenarios
    origin = first.task.origin
  }

  /// The plan, and the plan held against the scenarios; all figures are computed anew, bounds are
  /// taken over.
  ///
  /// - Parameters:
  ///   - planner: Of the question in ``origin``.
  ///   - run: Its program and network.
  ///   - tail: The share of the probability that counts as the tail.
  ///   - cancellation: Stops the search for the least worst regret.
  ///   - progress: Told of that search.
  /// - Returns: As an undivided run; no analysis without a plan.
  /// - Throws: ``ShardedRunError/planning(_:)`` for findings of another question or network.
  public func merged(
    _ planner: InvestmentPlanner,
    _ run: PlanReport.Run,
    tail: Double,
    cancellation: Cancellation,
    progress: @escaping (PlanProgress) -> Void
  ) throws(ShardedRunError) -> (PlanResult, ScenarioAnalysis?) {
    let here = TaskOrigin(planner, version: run.version, networkSHA256: run.inputSHA256)
    return try withPlans { () throws(PlanningError) in
      guard let own else {
        return try planner.robustPlan(
          merging: scenarios,
          tail: tail,
          as: here,
          cancellation: cancellation,
          progress: progress
        )
      }
      let result = try planner.merged(own, as: here)
      guard result.value != nil else { return (result, nil) }
      let plan = result.projects.map(\.id)
      return (result, try planner.merged(scenarios, holding: plan, tail: tail, as: here))
    }
  }
}
