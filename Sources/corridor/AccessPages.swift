// From access to its page.

import CommandOptions
import Console
import AccessAnalysis
import PlanFiles
import Reporting
import TransportNetwork

extension AccessArguments {
  /// Where the page goes; a matrix has no places to draw.
  func openPages() throws(CommandFailure) -> PageOutput? {
    let output = try pages.open(replacing: output.force)
    if output != nil, folder == nil {
      throw .usage("--report and --svg draw a map, which takes a network, not a matrix or graph.")
    }
    return output
  }

  /// Writes the page of access.
  func write(
    _ report: AccessReport,
    _ source: NetworkSource,
    to pages: PageOutput
  ) throws(CommandFailure) {
    let network = source.network
    // The largest markets are zones; a map of ways to facilities has none to name.
    let routes =
      to != nil
      ? []
      : marketRoutes(
        network,
        before: source.travelGraph,
        after: nil,
        opportunities: try network.column(
          named: opportunities ?? "population",
          option: "--opportunities"
        ),
        threads: threads.count
      )
    let run = try corridor.run(folder ?? "", parameters: [])
    try pages.write(
      Page(
        report,
        weight: weight ?? population,
        scheme: by.flatMap { name in network.schemes.first { $0.name == name } },
        facts: pages.facts(network, run: run, routes: routes)
      )
    )
    pages.reportMissingMap(network, run.network)
  }
}
