// An ensemble in one run or in parts: the plan of the table's figures is found first, and held
// against every draw.

public import InvestmentPlanning
public import PlanFiles
public import PlanModel
public import Sharding
import TransportNetwork

/// The draws of an ensemble, and the plan that is held against them.
public struct EnsembleRun: Sendable {
  private let ensemble: Ensemble
  /// The plan at the table's figures.
  public let plan: PlanResult
  /// What is the same in every part.
  public let facts: EnsembleReport.Facts

  /// Finds the plan that is held.
  ///
  /// - Parameters:
  ///   - ensemble: The question.
  ///   - run: The program and the network.
  ///   - request: The question at the table's figures.
  ///   - draws: How many there are in all.
  ///   - seed: Where numbers come from.
  ///   - given: Ids of the projects of a plan that is held instead; nil for the best one, which is
  ///     searched for.
  ///   - cancellation: Stops the search.
  ///   - progress: Told how far the search is.
  /// - Throws: ``ShardedRunError/interrupted(_:)``, and what the search lacks.
  public init(
    _ ensemble: Ensemble,
    _ run: PlanReport.Run,
    _ request: PlanRequest,
    draws: Int,
    seed: UInt64,
    holding given: [String]? = nil,
    cancellation: Cancellation,
    progress: @escaping (PlanProgress) -> Void
  ) throws(ShardedRunError) {
    self.ensemble = ensemble
    plan = try withPlans { () throws(PlanningError) in
      if let given { return try ensemble.planner.question.evaluate(projectIDs: given) }
      return try ensemble.planner.plan(cancellation: cancellation, progress: progress)
    }
    guard plan.status != .interrupted else {
      throw .interrupted("interrupted before the plan of the table's figures was found.")
    }
    facts = EnsembleReport.Facts(
      draws: draws,
      seed: seed,
      run: run,
      request: request,
      network: ensemble.uncertain.network,
      plan: plan,
      uncertain: ensemble.uncertain.rows
    )
  }

  /// Plans some draws, a few at a time.
  ///
  /// - Parameters:
  ///   - range: Their numbers, from 0.
  ///   - cancellation: Stops the searches.
  ///   - progress: Told how many draws of the range are done.
  /// - Returns: What was found, in order.
  /// - Throws: ``ShardedRunError/interrupted(_:)``, and what a search lacks.
  public func draws(
    _ range: Range<Int>,
    cancellation: Cancellation,
    progress: (Int) -> Void
  ) throws(ShardedRunError) -> [EnsembleDraw] {
    let atOnce = 4 * ensemble.threads
    var found: [EnsembleDraw] = []
    for start in stride(from: range.lowerBound, to: range.upperBound, by: atOnce) {
      progress(start - range.lowerBound)
      found += try withPlans { () throws(PlanningError) in
        try ensemble.draws(
          start..<min(start + atOnce, range.upperBound),
          holding: facts.plan,
          threads: ensemble.threads,
          cancellation: cancellation
        )
      }
      guard !cancellation.isCancelled else {
        throw .interrupted("interrupted; --keep FOLDER keeps the parts that are done.")
      }
    }
    return found
  }

  /// Plans and writes the draws of a part: the facts, then a line per draw.
  ///
  /// - Throws: As ``draws(_:cancellation:progress:)``, and why nothing can be written.
  public func write(
    _ shard: Shard,
    to file: PartFile,
    cancellation: Cancellation,
    progress: (Int) -> Void
  ) throws(ShardedRunError) {
    let range = shard.block(of: facts.draws)
    let found = try draws(range, cancellation: cancellation, progress: progress)
    try withParts { () throws(ShardError) in
      try file.write(header: EnsembleReport.line(facts))
      file.startBlock()
      for draw in found { try file.write(EnsembleReport.line(draw), rows: 1) }
      try file.finish(of: facts.draws)
    }
  }
}

extension EnsembleReport {
  /// Puts parts together.
  ///
  /// - Throws: Which part is damaged, and which line is not what it should be.
  public init(merging set: PartSet) throws(ShardedRunError) {
    var bytes: [UInt8] = []
    try withParts { () throws(ShardError) in
      try set.forEachPiece { (piece) throws(ShardError) in bytes += piece }
    }
    do throws(PlanFileError) {
      self = try EnsembleReport(lines: bytes)
    } catch {
      throw .contents(error)
    }
  }
}
