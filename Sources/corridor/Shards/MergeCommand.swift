// corridor merge: the parts of a run as the one output that an undivided run writes.

package import CommandOptions
import Console
import AccessAnalysis
package import ArgumentParser
import DurableFiles
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

/// Puts parts together.
extension MergeArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the parts of --shard together: the bytes of an undivided run.",
    discussion: """
      EXAMPLES:
        corridor matrix Networks/china --shard 1/2 -o costs-1.csv
        corridor matrix Networks/china --shard 2/2 -o costs-2.csv
        corridor merge costs.csv costs-1.csv costs-2.csv

        corridor access Networks/china --by macro --shard 1/2 -o part-1.json
        corridor access Networks/china --by macro --shard 2/2 -o part-2.json
        corridor merge access.json part-?.json
        corridor merge - part-?.json --format text

      Parts come in any order, each with FILE.manifest.json beside it. Parts of different programs, inputs or questions, doubles \
      and holes are refused (exit code 2, the missing numbers named), and so are parts that were changed or cut off (1). Parts of rows \
      (matrix, and access as CSV without --by) are copied a piece at a time, whatever their size. Parts of access with --by, \
      or made for JSON or text, hold the answer of their zones: the merged output has any format, its figures those of an \
      undivided run. Parts of ensemble hold draws, and those of frontier and of plan --scenarios plans, whose figures are computed anew in the \
      network; their bounds are taken over. They are those of frontier --apart and of plan, but for the seconds. Of plan --robust \
      the last search, which needs the best plan of every scenario, is made here. Exit code 3 when no plan keeps the rules.
      """
  )

  package func run() throws {
    let set = try sharding { [parts] () throws(ShardError) in try PartSet(parts) }
    switch PartKind(rawValue: set.task.kind) {
    case .accessRows, .matrixRows: try copyRows(set)
    case .accessAnswer: try writeAccess(set)
    case .criticalityLosses: try writeCriticality(set)
    case .frontierFindings: try writeFrontier(set)
    case .scenarioFindings: try writePlan(set)
    case .ensembleDraws:
      let file = try OutputFile(out, replacing: force)
      let report = try sharded { () throws(ShardedRunError) in try EnsembleReport(merging: set) }
      try file.write(report.rendered(as: asked))
      try file.finish()
    case nil:
      throw CommandFailure.data("parts of \(set.task.kind) are not known to this program.")
    }
  }

  private func copyRows(_ set: PartSet) throws(CommandFailure) {
    guard asked == .csv else {
      throw .usage(
        "\(set.parts[0].path) holds rows of CSV; for another format make the parts with that --format, where it can be had."
      )
    }
    let file = try OutputFile(out, replacing: force)
    var failure: CommandFailure?
    try sharding { () throws(ShardError) in
      try set.forEachPiece { (bytes) throws(ShardError) in
        guard failure == nil else { return }
        do throws(CommandFailure) { try file.write(bytes: bytes) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    try file.finish()
  }

  private func writeAccess(_ set: PartSet) throws(CommandFailure) {
    let file = try OutputFile(out, replacing: force)
    let report = try sharded { () throws(ShardedRunError) in try AccessReport(merging: set) }
    try file.write(report.rendered(as: asked))
    try file.finish()
    Terminal.message(report.coverageLine)
  }

  /// Where the network of planning parts is.
  func folder(of set: PartSet) -> String {
    network ?? set.parts[0].manifest.context["network"]?.text ?? ""
  }

  /// When searches of a task's question stop.
  func options(of origin: TaskOrigin) -> PlanOptions {
    var options = PlanOptions(threads: threads.count)
    options.relativeGap = origin.relativeGap
    options.provesCheapest = origin.provesCheapest
    return options
  }

  /// The question of a task, its table of demand read again.
  func question(of origin: TaskOrigin, _ network: Network) throws(CommandFailure) -> PlanRequest {
    var request = origin.request
    if let table = request.objective.demand?.file {
      request.objective = request.objective.weighted(
        by: try planning { () throws(PlanningError) in
          try demandTable(table.path, network, onlyZones: table.onlyZones)
        }
      )
    }
    return request
  }
}
