// A plan held against scenarios.

import CommandOptions
import Console
import InvestmentPlanning
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

extension ScenarioOptions {
  /// Holds a plan against the scenarios; the proofs of their bounds go into a certificate, if there is one.
  func analysis(
    of projectIDs: [String],
    _ scenarios: [NetworkScenario],
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ cancellation: Cancellation,
    _ proof: CertificateFile? = nil
  ) throws(CommandFailure) -> ScenarioAnalysis {
    let tail = try checkedTail()
    let progress = ProgressLine("scenarios")
    let pace = SearchPace(options, parts: scenarios.count)
    defer { progress.end() }
    return try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.scenarioAnalysis(
        of: projectIDs,
        scenarios,
        tail: tail,
        cancellation: cancellation,
        certificate: proof?.recording
      ) { state in progress.update(state, pace, of: "scenario") }
    }
  }
}
