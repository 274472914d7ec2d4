// corridor frontier in parts: budgets that are searched one by one, anywhere, and put together.

import CommandOptions
import Console
import DurableFiles
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

extension FrontierArguments {
  /// The part that is to be made; nil for a whole run.
  func job(_ run: PlanReport.Run) throws(CommandFailure) -> PartJob? {
    guard let shard = try shards.parsed(output) else { return nil }
    return try PartJob(
      shard,
      output,
      .frontierFindings,
      version: Corridor.version,
      inputs: [("network", network.folder), ("demand", question.demand)],
      request: run.parameters
    )
  }

  /// Searches the budgets of a part and writes what was found.
  func write(
    _ job: PartJob,
    to file: PartFile,
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ budgets: [Double],
    _ run: PlanReport.Run
  ) throws(CommandFailure) {
    let planner = try withPlanner(network, request, options) { $0 }
    try interruptible("base costs") { cancellation, progress throws(ShardedRunError) in
      try FrontierParts(planner, budgets, run).write(
        job.shard,
        to: file,
        context: ["network": .string(self.network.folder), "demand": .text(question.demand)],
        cancellation: cancellation
      ) { state in progress.update { describe(state) } }
    }
  }
}

extension MergeArguments {
  /// Puts the budgets of all parts together, the figures of every plan computed anew.
  func writeFrontier(_ set: PartSet) throws(CommandFailure) {
    let file = try OutputFile(out, replacing: force)
    let findings = try sharded { () throws(ShardedRunError) in try FrontierFindings(set) }
    let folder = folder(of: set)
    let network = try readNetwork(folder)
    let request = try question(of: findings.origin, network)
    var run = try corridor.run(folder, parameters: set.task.request.members ?? [], request)
    run.beside = SideQuestions(budgets: findings.budgets)
    let planner = try withPlanner(network, request, options(of: findings.origin)) { $0 }
    let result = try sharded { [run] () throws(ShardedRunError) in
      try findings.merged(planner, run)
    }
    guard !result.points.isEmpty else { throw .init(.no, "no budget admits a plan.") }
    let report = FrontierReport(
      result: result,
      request: request,
      currency: network.configuration.currency,
      run: run
    )
    try file.write(report.rendered(as: asked))
    try file.finish()
  }
}
