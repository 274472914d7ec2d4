// A frontier in parts: budgets that are searched one by one, anywhere, and put together.

public import InvestmentPlanning
public import OrderedJSON
public import PlanFiles
public import PlanModel
public import Sharding

/// The searches of a frontier, one per budget, which parts share out.
public struct FrontierParts: Sendable {
  private let planner: InvestmentPlanner
  private let tasks: [FrontierTask]

  /// Shares out the budgets.
  ///
  /// - Parameters:
  ///   - planner: Of the question.
  ///   - budgets: In any order.
  ///   - run: The program and the network.
  /// - Throws: ``ShardedRunError/planning(_:)`` for what has no frontier.
  public init(
    _ planner: InvestmentPlanner,
    _ budgets: [Double],
    _ run: PlanReport.Run
  ) throws(ShardedRunError) {
    self.planner = planner
    tasks = try withPlans { () throws(PlanningError) in
      try planner.frontierTasks(
        budgets: budgets,
        perTask: 1,
        version: run.version,
        networkSHA256: run.inputSHA256
      )
    }
  }

  /// Searches the budgets of a part and writes what was found, a line each.
  ///
  /// - Parameters:
  ///   - shard: The part.
  ///   - file: Where it goes.
  ///   - context: Where things are.
  ///   - cancellation: Stops the part, of which nothing is left then.
  ///   - progress: Told how far a search is.
  /// - Throws: What a search or the file lacks.
  public func write(
    _ shard: Shard,
    to file: PartFile,
    context: JSONValue,
    cancellation: Cancellation,
    progress: @escaping (PlanProgress) -> Void
  ) throws(ShardedRunError) {
    file.startBlock()
    for task in tasks[shard.block(of: tasks.count)] {
      let finding = try withPlans { () throws(PlanningError) in
        try planner.run(task, cancellation: cancellation, progress: progress)
      }
      guard !cancellation.isCancelled else {
        throw .interrupted("interrupted before all budgets of the part were done.")
      }
      try file.write(line: finding)
    }
    try withParts { () throws(ShardError) in try file.finish(of: tasks.count, context: context) }
  }
}

/// What the searches of all parts of a frontier found.
public struct FrontierFindings: Sendable {
  private let findings: [FrontierFinding]
  /// The question.
  public let origin: TaskOrigin

  /// Reads all parts.
  ///
  /// - Throws: Which part is damaged, and which line is not what it should be.
  public init(_ set: PartSet) throws(ShardedRunError) {
    let lines = try set.lines()
    var findings: [FrontierFinding] = []
    for number in lines.indices {
      findings.append(try decoded(FrontierFinding.self, lines, number))
    }
    guard let first = findings.first else { throw .data("the parts hold no budget.") }
    self.findings = findings
    origin = first.task.origin
  }

  /// All budgets, rising.
  public var budgets: [Double] { findings.flatMap(\.task.budgets).sorted() }

  /// The frontier, the figures of every plan computed anew; bounds are taken over.
  ///
  /// - Throws: ``ShardedRunError/planning(_:)`` for findings of another question or network.
  public func merged(
    _ planner: InvestmentPlanner,
    _ run: PlanReport.Run
  ) throws(ShardedRunError) -> FrontierResult {
    try withPlans { () throws(PlanningError) in
      let here = TaskOrigin(planner, version: run.version, networkSHA256: run.inputSHA256)
      return try planner.merged(findings, as: here)
    }
  }
}
