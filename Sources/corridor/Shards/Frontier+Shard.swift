// corridor frontier in parts: budgets that are searched one by one, anywhere, and put together.

import DurableFiles
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import PlanSearch
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

extension Frontier {
  /// The part that is to be made; nil for a whole run.
  func job(_ run: PlanReport.Run) throws(CommandFailure) -> PartJob? {
    guard let shard = try shards.parsed(output) else { return nil }
    return try PartJob(
      shard,
      output,
      .frontierFindings,
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
    let progress = ProgressLine("base costs")
    defer { progress.end() }
    let (findings, total, isCancelled) = try withPlanner(network, request, options) {
      planner throws(PlanningError) in
      try Interruption.shared.whileInterruptible { cancellation throws(PlanningError) in
        let tasks = try planner.frontierTasks(
          budgets: budgets,
          perTask: 1,
          version: run.version,
          networkSHA256: run.inputSHA256
        )
        var findings: [FrontierFinding] = []
        for task in tasks[job.shard.block(of: tasks.count)] where !cancellation.isCancelled {
          findings.append(
            try planner.run(
              task,
              cancellation: cancellation,
              progress: { state in progress.update { describe(state) } }
            )
          )
        }
        return (findings, tasks.count, cancellation.isCancelled)
      }
    }
    guard !isCancelled else {
      throw .init(.interrupted, "interrupted before all budgets of the part were done.")
    }
    let lines = findings.map { ((try? JSONValue(encoding: $0)) ?? .null).compact + "\n" }
    try sharding { () throws(ShardError) in
      file.startBlock()
      for line in lines { try file.write(line, rows: 1) }
      try file.finish(
        of: total,
        context: ["network": .string(self.network.folder), "demand": .text(question.demand)]
      )
    }
  }
}

extension MergeCommand {
  /// Puts the budgets of all parts together, the figures of every plan computed anew.
  func writeFrontier(_ set: PartSet) throws(CommandFailure) {
    let file = try OutputFile(out, replacing: force)
    var lines: [UInt8] = []
    try sharding { () throws(ShardError) in
      try set.forEachPiece { (piece) throws(ShardError) in lines += piece }
    }
    var findings: [FrontierFinding] = []
    for (number, line) in lines.split(separator: 0x0A).enumerated() {
      do {
        findings.append(try JSONValue(parsing: Array(line)).decoded(as: FrontierFinding.self))
      } catch {
        throw .data("line \(number + 1) of the merged parts: \(error)")
      }
    }
    guard let origin = findings.first?.task.origin else {
      throw .data("the parts hold no budget.")
    }
    let folder = self.network ?? set.parts[0].manifest.context["network"]?.text ?? ""
    let network = try readNetwork(folder)
    let request = try question(of: origin, network)
    var options = PlanOptions(threads: threads.count)
    options.relativeGap = origin.relativeGap
    options.provesCheapest = origin.provesCheapest
    var run = try corridor.run(folder, parameters: set.task.request.members ?? [], request)
    run.beside = SideQuestions(budgets: findings.flatMap(\.task.budgets).sorted())
    let (found, own) = (findings, (run.version, run.inputSHA256))
    let result = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.merged(
        found,
        as: TaskOrigin(planner, version: own.0, networkSHA256: own.1)
      )
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
