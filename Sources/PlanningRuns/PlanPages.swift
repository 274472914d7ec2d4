// From a plan to its page: the routes that it changes are looked up, everything else is there.

import AccessAnalysis
package import PlanFiles
import PlanModel
package import Reporting
package import TransportNetwork

extension PlanReport {
  /// The page of a plan.
  ///
  /// - Parameters:
  ///   - network: Its network.
  ///   - facts: What surrounds the plan on its page; routes and stories are looked up.
  ///   - threads: Threads that may look for routes.
  ///   - note: Takes sentences about what was assumed.
  /// - Returns: The page.
  /// - Throws: Why the page cannot be made.
  package func page(
    _ network: Network,
    _ facts: PageFacts,
    threads: Int,
    note: @escaping (String) -> Void
  ) throws(PlanningRunError) -> Page {
    let ids = Set(result.projects.map(\.id))
    let built = network.projects.typedIndices.filter { ids.contains(network.projects[$0].id) }
    let graphs = try withAccess { () throws(AccessError) in
      (
        before: try TravelGraph(network, use: request.use, modes: request.modeList),
        after: try TravelGraph(network, use: request.use, modes: request.modeList, built: built)
      )
    }
    // The largest markets are zones; facilities have no ways of their own on the map.
    let routes =
      request.facilities != nil
      ? []
      : marketRoutes(
        network,
        before: graphs.before,
        after: graphs.after,
        opportunities: try withAccess { () throws(AccessError) in
          try network.column(
            named: request.opportunities,
            asked: "--opportunities",
            note: note
          )
        },
        threads: threads
      )
    var facts = facts
    facts.routes = routes
    facts.stories = try withAccess { () throws(AccessError) in
      try stories(network, building: built, threads: threads)
    }
    return Page(self, facts: facts)
  }
}
