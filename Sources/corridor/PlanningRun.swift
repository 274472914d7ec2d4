// Runs of the planner as commands show them, and how a run can be repeated.

import CommandOptions
import Console
import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import PlanningRuns
import Reporting
import TransportNetwork

extension ProgressLine: RunStep {}

extension RunListener {
  /// A line for each step, and notes on standard error.
  static let console = RunListener(step: { ProgressLine($0) }, note: { Terminal.messageOnce($0) })
}

/// Turns what ends a run into exit codes.
func running<Result>(
  _ body: () throws(PlanningRunError) -> Result
) throws(CommandFailure) -> Result {
  do throws(PlanningRunError) {
    return try body()
  } catch {
    switch error {
    case .planning(let error): throw CommandFailure(error)
    case .access(let error): throw CommandFailure(error)
    case .kept(let error): return try keeping { () throws(SearchFileError) in throw error }
    case .file(let failure): throw CommandFailure(failure)
    case .request(let text): throw .usage(text)
    case .data(let text): throw .data(text)
    case .interrupted(let text): throw CommandFailure(.interrupted, text)
    }
  }
}

/// Makes the planner, and turns what it refuses into exit codes.
func withPlanner<Result>(
  _ network: Network,
  _ request: PlanRequest,
  _ options: PlanOptions,
  _ body: (InvestmentPlanner) throws(PlanningError) -> Result
) throws(CommandFailure) -> Result {
  try running { () throws(PlanningRunError) in
    try PlanningRuns.withPlanner(network, request, options, body)
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
