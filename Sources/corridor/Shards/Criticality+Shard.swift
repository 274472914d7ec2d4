// corridor criticality in parts: links and nodes that are closed apart, and ranked together.

import CommandOptions
import Console
import AccessAnalysis
import DurableFiles
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

extension CriticalityArguments {
  /// The part that is to be made; nil for a whole run.
  func job(_ parameters: [JSONValue.Member]) throws(CommandFailure) -> PartJob? {
    guard let shard = try shards.parsed(output) else { return nil }
    return try PartJob(
      shard,
      output,
      .criticalityLosses,
      version: Corridor.version,
      inputs: [("network", network.folder)],
      request: [
        "parameters": .object(parameters), "links": .bool(links || !nodes),
        "nodes": .bool(nodes || !links), "stubs": .bool(stubs),
      ]
    )
  }

  /// Writes the losses of a part.
  func write(
    _ result: CriticalityResult,
    of total: Int,
    _ subject: String,
    to file: PartFile
  ) throws(CommandFailure) {
    try sharded { () throws(ShardedRunError) in
      try file.write(
        result,
        of: total,
        context: ["network": .string(network.folder), "subject": .string(subject)]
      )
    }
  }
}

extension MergeArguments {
  /// Ranks the losses of all parts together.
  func writeCriticality(_ set: PartSet) throws(CommandFailure) {
    let file = try OutputFile(out, replacing: force)
    let result = try sharded { () throws(ShardedRunError) in try CriticalityResult(merging: set) }
    let context = set.parts[0].manifest.context
    let folder = folder(of: set)
    let network = try readNetwork(folder)
    let parameters = set.task.request["parameters"]
    let run = try corridor.run(folder, parameters: parameters?.members ?? [])
    guard set.task.inputs.first?.sha256 == run.inputSHA256 else {
      throw .usage("\(folder) has changed since the parts were made; make them again.")
    }
    var isStubs = false
    if case .bool(true)? = set.task.request["stubs"] { isStubs = true }
    let all = try asking { () throws(AccessError) in
      try RowRequest().selection(in: network, columns: [])
    }
    let report = CriticalityReport(
      result,
      all,
      of: network,
      showsAccess: isStubs,
      limit: asked == .text ? 20 : nil,
      opportunities: context["subject"]?.text ?? "",
      weight: parameters?["weight"]?.text ?? "",
      run: run
    )
    try file.write(report.rendered(as: asked))
    try file.finish()
  }
}
