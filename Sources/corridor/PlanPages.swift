// From a plan to its page: the routes that it changes are looked up, everything else is there.

import CommandOptions
import Console
import AccessAnalysis
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

extension PageOutput {
  /// Writes the page of a plan.
  ///
  /// - Parameters:
  ///   - report: The plan.
  ///   - network: Its network.
  ///   - threads: Threads that may look for routes.
  ///   - earlierCommand: The command that found the plan, when it was another than this one.
  /// - Throws: Why the page cannot be made or written.
  func write(
    _ report: PlanReport,
    _ network: Network,
    threads: Int,
    earlierCommand: String? = nil
  ) throws(CommandFailure) {
    let ids = Set(report.result.projects.map(\.id))
    let built = network.projects.typedIndices.filter { ids.contains(network.projects[$0].id) }
    let request = report.request
    let graphs = try asking { () throws(AccessError) in
      (
        before: try TravelGraph(network, use: request.use, modes: request.modeList),
        after: try TravelGraph(network, use: request.use, modes: request.modeList, built: built)
      )
    }
    // The largest markets are zones; facilities have no ways of their own on the map.
    let routes =
      report.request.facilities != nil
      ? []
      : marketRoutes(
        network,
        before: graphs.before,
        after: graphs.after,
        opportunities: try network.column(
          named: report.request.opportunities,
          option: "--opportunities"
        ),
        threads: threads
      )
    var facts = facts(
      network,
      run: report.run,
      routes: routes,
      earlierCommand: earlierCommand
    )
    facts.stories = try asking { () throws(AccessError) in
      try report.stories(network, building: built, threads: threads)
    }
    try write(Page(report, facts: facts))
    reportMissingMap(network, report.run.network)
  }
}
