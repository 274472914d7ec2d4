// corridor criticality: what would be lost without each link and node.

package import CommandOptions
import Console
import AccessAnalysis
import Accessibility
package import ArgumentParser
import PlanFiles
import InvestmentPlanning
import OrderedJSON
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

/// Links and nodes by what is lost when they are closed.
extension CriticalityArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "criticality",
    abstract: "Close each link and node in turn, and rank them by the loss of access.",
    discussion: """
      EXAMPLES:
        corridor criticality Networks/china
        corridor criticality Networks/china --links --top 50 --format csv
        corridor criticality Networks/china --zone Lanzhou --top 5
        corridor criticality Networks/china --nodes --sort through_loss --in West
        corridor criticality Networks/china --target West --modes road
        corridor criticality Networks/china --to seaport --use freight
        corridor criticality Networks/china --modes high_speed_rail,rail --report losses.html
        corridor criticality Networks/example --build PASS,PLATEAU --format json

      A zone's access is the sum over all other zones of opportunities x decay(generalized minutes); the loss \
      is what the weighted mean over all zones (with --target, over a region's) falls by, and is given for \
      every region of the scheme. Closing a link closes both its directions. Closing a node closes the links \
      that end there: nobody passes, and a zone that sits on no other node is cut off from all, which is part \
      of the loss; "through" is the loss of the pairs of zones that neither begin nor end there. Pairs cut are \
      ordered pairs of zones left without any way. Losses are exact: shortest paths are searched again wherever \
      they used what is closed. Only links open to the use and modes are closed. Access links, which join \
      places to their stations, airports and ports, are left out of the list unless --stubs is given; the facilities are \
      among the nodes. Rows are those of links and nodes at a zone; columns for --sort are those of CSV.
      """
  )

  package func run() throws {
    _ = try decay.parsed()
    let isPart = shards.shard != nil
    guard !isPart || rows.isEmpty && pages.report == nil && pages.svg == nil else {
      throw CommandFailure.usage(
        """
        --shard is not for --zone, --in, --sort, --top, --worst, --report and --svg, which look at all links; merge the parts \
        first.
        """
      )
    }
    let file = try OutputFile(isPart ? nil : output.output, replacing: output.force)
    let pages = try pages.open(replacing: output.force)
    var network = try network.read()
    let own = network
    let scheme = try regions(network)
    let target = try target.map { name throws(CommandFailure) in
      try CommandOptions.named("--target") { () throws(NameError) in try scheme.region(named: name)
      }
    }
    let columns = CriticalityReport.columns(scheme.regions.map(\.name))
    let rows = try asking { [network, rows] () throws(AccessError) in
      try rows.request(scheme: scheme.name).selection(in: network, columns: columns)
    }
    let built = try network.projectIDs(build ?? "", option: "--build")
    let name = opportunities ?? (to == nil ? "population" : FacilityChoice.eachOne)
    let reached = try asking { [network] () throws(AccessError) in
      try ReachedNetwork(
        network,
        weight: weight,
        opportunities: name,
        facilities: FacilityChoice(to, worth: opportunities),
        note: Terminal.messageOnce
      )
    }
    let weights = reached.weights
    network = reached.network
    let counting = target.map { scheme.regions[$0].zones.map { weights[$0.position] } } ?? weights
    guard counting.contains(where: { $0 > 0 }) else {
      throw CommandFailure.data(
        "no zone\(self.target.map { " of \($0)" } ?? "") has a positive \(weight); the mean access is undefined."
      )
    }
    let graph = try travel.travelGraph(
      network,
      built: network.projects.typedIndices.filter { built.contains(network.projects[$0].id) }
    )
    let decay = try decay.parsed(per: network.uses[graph.use].decayMinutes)
    let analysis = CriticalityAnalysis(
      network,
      graph,
      scheme: scheme,
      target: target,
      opportunities: reached.opportunities,
      weights: weights,
      decay: decay
    )
    let format = output.format()
    let parameters: [JSONValue.Member] = [
      .init(key: "use", value: .string(network.uses[graph.use].name)),
      .init(key: "modes", value: travel.modes.map { .string($0) } ?? .null),
      .init(key: "build", value: .array(built.map { .string($0) })),
      .init(key: "to", value: to.map { .string($0) } ?? .null),
      .init(key: "opportunities", value: .string(name)),
      .init(key: "weight", value: .string(weight)),
      .init(key: "scheme", value: .string(scheme.name)),
      .init(key: "target", value: target.map { .string(scheme.regions[$0].name) } ?? .null),
      .init(key: "decay", value: .string(decay.name)),
      .init(key: "decay_parameters", value: .array(decay.parameters.map { .double($0) })),
    ]
    let subject = to.map { "\(name) of \($0)" } ?? name
    if let job = try job(parameters) {
      guard let part = try job.opened() else { return }
      let found = try run(analysis) { job.shard.block(of: $0) }
      return try write(found.result, of: found.total, subject, to: part)
    }
    var report = CriticalityReport(
      CriticalityResult(merging: [try run(analysis) { 0..<$0 }.result]),
      rows,
      of: own,
      showsAccess: stubs,
      limit: format == .text ? 20 : nil,
      opportunities: subject,
      weight: weight,
      run: try corridor.run(self.network.folder, parameters: parameters)
    )
    try file.write(report.rendered(as: format, style: output.style))
    try file.finish()
    guard let pages else { return }
    // A page lists no more than people read.
    if rows.top == nil, rows.worst == nil { report.limit(to: 20) }
    let facts = pages.facts(own, run: report.run, routes: [])
    try pages.write(Page(report, weights: Array(weights.prefix(own.zones.count)), facts: facts))
    pages.reportMissingMap(own, report.run.network)
  }

  private func run(
    _ analysis: CriticalityAnalysis,
    _ block: (Int) -> Range<Int>
  ) throws(CommandFailure) -> (result: CriticalityResult, total: Int) {
    let parts: Set<CriticalityAnalysis.Part> =
      links == nodes ? [.links, .nodes] : links ? [.links] : [.nodes]
    let progress = ProgressLine("closing links")
    defer { progress.end() }
    let threads = threads.count
    let result = Interruption.shared.whileInterruptible { cancellation in
      analysis.run(parts, block: block, threads: threads, cancellation: cancellation) { share in
        progress.update(share: share) {
          "closing links, \(percentage(share, decimals: 0)) of origins"
        }
      }
    }
    guard let result else {
      throw .init(.interrupted, "interrupted before any loss was complete.")
    }
    return result
  }
}
