// From a plan to its page: the routes that it changes are looked up, everything else is there.

import InvestmentPlanning
import Reporting
import TransportNetwork

extension PageOutput {
  /// Writes the page of a plan.
  func write(
    _ report: PlanReport,
    _ network: Network,
    trace: [PlanProgress],
    threads: Int
  ) throws(CommandFailure) {
    let use = try network.use(named: report.request.use)
    let ids = Set(report.result.projects.map(\.id))
    let built = network.projects.typedIndices.filter { ids.contains(network.projects[$0].id) }
    let graphs: (before: TravelGraph, after: TravelGraph)
    do throws(TravelGraphError) {
      graphs = (
        try TravelGraph(network, use: use), try TravelGraph(network, use: use, built: built)
      )
    } catch {
      throw .data(error.description)
    }
    let routes = marketRoutes(
      network,
      before: graphs.before,
      after: graphs.after,
      opportunities: try network.column(
        named: report.request.opportunities,
        option: "--opportunities"
      ),
      threads: threads
    )
    try write(Page(report, facts: facts(network, run: report.run, routes: routes, trace: trace)))
  }
}

/// The moments of a search, kept for its chart.
final class SearchTrace {
  private(set) var moments: [PlanProgress] = []

  func add(_ moment: PlanProgress) { moments.append(moment) }
}
