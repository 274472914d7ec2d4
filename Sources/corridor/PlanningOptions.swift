// What plan and evaluate have in common: who should catch up with whom, in access to what.

import Accessibility
public import ArgumentParser
public import InvestmentPlanning
import Reporting
import TransportNetwork

/// The question that a plan is judged by.
struct PlanningOptions: ParsableArguments {
  @Option(
    help: "gap: least access of the reference minus the target's; access: most of the target's."
  )
  var objective: PlanRequest.Objective = .gap

  @Option(help: ArgumentHelp("Region that should catch up.", valueName: "region"))
  var target = "West"

  @Option(help: ArgumentHelp("Region that it is measured against.", valueName: "region"))
  var reference = "East"

  @Option(help: "Region scheme that both belong to.")
  var scheme = "macro"

  @Option(help: "Who travels: a use of the network. (default: passenger)")
  var use: String?

  @Option(help: ArgumentHelp("Zone column that is worth reaching.", valueName: "column"))
  var opportunities = "population"

  @Option(
    help: ArgumentHelp("Zone column that weights zones in regions' means.", valueName: "column")
  )
  var weight = "population"

  @OptionGroup var decay: DecayOptions
  @OptionGroup var threads: ThreadOptions

  /// The question with every name found in the network.
  func request(_ network: Network, budget: Double) throws(CommandFailure) -> PlanRequest {
    let decay = try decay.parsed()
    let scheme = try network.scheme(named: scheme)
    let regions = scheme.regions.map(\.name)
    let what = "region of scheme \(scheme.name)"
    _ = try position(of: target, among: regions, what: what, option: "--target")
    _ = try position(of: reference, among: regions, what: what, option: "--reference")
    if target == reference, objective == .gap {
      throw .usage("--target and --reference are both \"\(target)\"; name two regions.")
    }
    let use = try network.use(named: use)
    _ = try network.column(named: opportunities, option: "--opportunities")
    if weight != opportunities { _ = try network.column(named: weight, option: "--weight") }
    return PlanRequest(
      budget: budget,
      objective: objective,
      target: target,
      reference: reference,
      scheme: scheme.name,
      use: network.uses[use].name,
      opportunities: opportunities,
      weight: weight,
      decay: decay
    )
  }

  /// The options with their values, as results carry them; further ones are added by the command.
  func parameters(_ request: PlanRequest) -> [JSONValue.Member] {
    [
      JSONValue.Member(key: "objective", value: .string(request.objective.rawValue)),
      JSONValue.Member(key: "target", value: .string(request.target)),
      JSONValue.Member(key: "reference", value: .string(request.reference)),
      JSONValue.Member(key: "scheme", value: .string(request.scheme)),
      JSONValue.Member(key: "use", value: .string(request.use)),
      JSONValue.Member(key: "opportunities", value: .string(request.opportunities)),
      JSONValue.Member(key: "weight", value: .string(request.weight)),
      JSONValue.Member(key: "decay", value: .string(request.decay.name)),
      JSONValue.Member(
        key: "decay_parameters",
        value: .array(request.decay.parameters.map { .double($0) })
      ),
    ]
  }
}

extension PlanRequest.Objective: ExpressibleByArgument {}

/// Makes the planner, and turns what it refuses into exit codes.
func withPlanner<Result>(
  _ network: Network,
  _ request: PlanRequest,
  _ options: PlanOptions,
  _ body: (InvestmentPlanner) throws(PlanningError) -> Result
) throws(CommandFailure) -> Result {
  do throws(PlanningError) {
    return try body(try InvestmentPlanner(network, request, options: options))
  } catch {
    throw error.kind == .usage ? .usage(error.description) : .data(error.description)
  }
}

/// How the run of a planning command can be repeated.
func run(
  _ folder: String,
  parameters: [JSONValue.Member]
) throws(CommandFailure) -> PlanReport.Run {
  let digest: String
  do {
    digest = try NetworkDigest.sha256(ofFolder: folder)
  } catch {
    throw .data("\(folder) changed while it was read: \(error)")
  }
  return PlanReport.Run(
    version: Corridor.version,
    network: folder,
    inputSHA256: digest,
    parameters: .object(parameters)
  )
}
