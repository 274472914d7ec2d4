// corridor access of some zones: those of --origins, or a part of them.

import CommandOptions
import Console
import AccessAnalysis
import DurableFiles
import OrderedJSON
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

extension AccessArguments {
  /// Whether some zones are asked for and not all.
  var asksOrigins: Bool { origins != nil || shards.shard != nil }

  /// Checks that nothing else is asked for that takes all zones.
  func checkOrigins() throws(CommandFailure) {
    let isWhole =
      rows.isEmpty && compare == nil && pages.report == nil && pages.svg == nil
    guard asksOrigins, !isWhole else { return }
    throw .usage(
      """
      --origins and --shard are not for --zone, --in, --sort, --top, --worst, --compare, --report and --svg, which look at all \
      zones; merge the parts first.
      """
    )
  }

  /// The part that is to be made; nil for a whole run.
  func job(_ request: AccessRequest) throws(CommandFailure) -> PartJob? {
    guard let shard = try shards.parsed(output) else { return nil }
    var question = request
    question.origins = nil
    let encoded = (try? JSONValue(encoding: question)) ?? .null
    return try PartJob(
      shard,
      output,
      isRows ? .accessRows : .accessAnswer,
      version: Corridor.version,
      inputs: [
        ("network", folder), ("matrix", matrix), ("graph", graph), ("zones", zones),
        ("origins", origins), ("plan", changes.plan),
      ],
      request: ["access": encoded, "columns": .text(columns), "changes": changes.json]
    )
  }

  /// Whether a part is rows of the CSV: means of regions, JSON and text take all zones.
  var isRows: Bool { output.dataFormat == .csv && by == nil }

  /// Asks for the zones of --origins, or a part of them.
  ///
  /// - Returns: The report of what was asked; of a part it is written already.
  func part(
    _ request: AccessRequest,
    _ source: some AccessSource,
    _ block: (Int) -> Range<Int>
  ) throws(CommandFailure) -> (part: AccessPart, total: Int) {
    let names = splitList(self.columns ?? "")
    return try asking { () throws(AccessError) in
      let question = try request.question(on: source)
      let origins = try question.origins(source, isPart: shards.shard != nil, block: block)
      var part = try question.part(source, of: origins)
      part.source = source.description
      for name in names {
        let values = try source.column(named: name, asked: "--columns")
        part.columns.append(.init(name: name, values: origins.block.map { values[$0] }))
      }
      let own = source.facilities == nil ? try source.ownMinutes(request.intrazonal) : nil
      if own?.contains(.infinity) == true {
        part.note = "A zone's own \(request.opportunityName) is left out; --intrazonal counts it."
      }
      return (part, origins.all.count)
    }
  }
}
