// A plan's report with what its network says: currency, candidates, what costs are counted in, how
// sure projects are.

import AccessAnalysis
package import PlanFiles
package import PlanModel
package import TransportNetwork

extension PlanReport {
  /// Makes a report of a plan.
  ///
  /// - Parameters:
  ///   - result: The plan.
  ///   - request: The question.
  ///   - network: The network that it is about, with projects of one's own.
  ///   - run: How to repeat the run.
  package init(
    _ result: PlanResult,
    of request: PlanRequest,
    in network: Network,
    run: Run
  ) {
    self.init(
      result: result,
      request: request,
      currency: network.configuration.currency,
      candidateCount: network.projects.count { $0.status == .candidate },
      run: run
    )
    costUnit = network.costUnit(ofUse: request.use)
    confidence = network.projectTexts("confidence")
  }
}
