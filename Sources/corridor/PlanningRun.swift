// The planner as commands make it, and how a run of theirs can be repeated.

import CommandOptions
import Console
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

/// Makes the planner, and turns what it refuses into exit codes.
func withPlanner<Result>(
  _ network: Network,
  _ request: PlanRequest,
  _ options: PlanOptions,
  _ body: (InvestmentPlanner) throws(PlanningError) -> Result
) throws(CommandFailure) -> Result {
  try PlanMemory(network).check()
  return try planning { () throws(PlanningError) in
    try body(try InvestmentPlanner(network, request, options: options))
  }
}

/// How the run of a planning command can be repeated.
func run(
  _ folder: String,
  parameters: [JSONValue.Member],
  _ request: PlanRequest? = nil
) throws(CommandFailure) -> PlanReport.Run {
  let digest = try networkDigest(folder)
  var run = PlanReport.Run(
    version: Corridor.version,
    network: folder,
    inputSHA256: digest,
    parameters: .object(parameters)
  )
  run.request = request
  run.demandSHA256 = request?.objective.demand?.file?.sha256
  return run
}
