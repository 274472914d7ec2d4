// What plan and evaluate have in common: who should catch up with whom, in access to what.

import Accessibility
public import ArgumentParser
import InvestmentPlanning
import OrderedJSON
public import PlanModel
import Reporting
import TransportNetwork

/// The question that a plan is judged by.
struct PlanningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      gap: least access of the reference minus the target's; ratio: least of the reference over the \
      target's; access: most of the target's; total: most weighted mean access of all zones; maxmin: most \
      access of the scheme's worst region; welfare: most equally distributed equivalent access over zones \
      (Atkinson); mean-cost: least mean minutes, weighted by --demand or by weight x opportunities; cost: \
      the cheapest plan that reaches --reach.
      """,
      valueName: "objective"
    )
  )
  var objective: PlanRequest.Objective.Kind = .gap

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For welfare: aversion to inequality; 0 is the mean, 1 the geometric mean. (default: 0.5)",
      valueName: "e"
    )
  )
  var aversion: String?

  @Option(
    help: ArgumentHelp(
      "For total and mean-cost: CSV from_id,to_id,volume over zones, which weights pairs. (default: weight x opportunities)",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  var demand: String?

  @Flag(
    help:
      "Leave out flows of --demand that begin or end in no zone of the network, such as external stations; a count says how much."
  )
  var onlyZones = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For mean-cost: minutes that an unreachable pair counts for, and any pair at most. (default: refuse such pairs)",
      valueName: "minutes"
    )
  )
  var unreachableCost: String?

  @Option(
    help: ArgumentHelp(
      "For cost: what must be reached, gap:V or ratio:V (at most) or access:V (at least).",
      valueName: "figure:v"
    )
  )
  var reach: String?

  @Option(help: ArgumentHelp("Region that should catch up.", valueName: "region"))
  var target = "West"

  @Option(help: ArgumentHelp("Region that it is measured against.", valueName: "region"))
  var reference = "East"

  @Option(help: "Region scheme that both belong to.")
  var scheme = "macro"

  @Option(help: "Who travels: a use of the network. (default: passenger)")
  var use: String?

  @Option(
    help: ArgumentHelp(
      "Reach facilities instead of zones: nodes of these node_types or facility_classes.",
      valueName: "kind,..."
    )
  )
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Zone column that is worth reaching; with --to a column of node.csv. (default: population; with --to 1 each)",
      valueName: "column"
    )
  )
  var opportunities: String?

  @Option(
    help: ArgumentHelp("Zone column that weights zones in regions' means.", valueName: "column")
  )
  var weight = "population"

  @OptionGroup var decay: DecayOptions
  @OptionGroup var threads: ThreadOptions

  /// The question with every name found in the network.
  func request(_ network: Network, budget: Double) throws(CommandFailure) -> PlanRequest {
    let use = try named("--use") { () throws(NameError) in try network.use(named: self.use) }
    let decay = try decay.parsed(per: network.uses[use].decayMinutes)
    var request = PlanRequest(
      budget: budget,
      objective: try parsedObjective(network),
      target: target,
      reference: reference,
      scheme: scheme,
      opportunities: opportunities ?? (to == nil ? "population" : FacilityChoice.eachOne),
      weight: weight,
      decay: decay
    )
    try setRegions(&request, network)
    if let to {
      // What is written into a file and read back may say that each counts 1.
      let column = opportunities == FacilityChoice.eachOne ? nil : opportunities
      _ = try network.facilities(of: to, worth: column)
      request.facilities = FacilityChoice(kinds: splitList(to), column: column)
    } else {
      _ = try network.column(named: request.opportunities, option: "--opportunities")
    }
    if to != nil || weight != request.opportunities {
      _ = try network.column(named: weight, option: "--weight")
    }
    request.use = network.uses[use].name
    return request
  }

  /// The objective with the options that only it reads; those of others are refused.
  private func parsedObjective(
    _ network: Network
  ) throws(CommandFailure) -> PlanRequest.Objective {
    let aversion = try aversion.map { text throws(CommandFailure) in
      try number(text, option: "--aversion")
    }
    if unreachableCost != nil, objective != .meanCost {
      throw .usage("--unreachable-cost is for --objective mean-cost.")
    }
    let unreachable = try unreachableCost.map { text throws(CommandFailure) in
      try number(text, option: "--unreachable-cost", orMore: false)
    }
    if aversion != nil, objective != .welfare {
      throw .usage("--aversion is for --objective welfare.")
    }
    let table = try demandTable(network)
    guard (reach != nil) == (objective == .cost) else {
      throw .usage("--objective cost and --reach gap:V, ratio:V or access:V belong together.")
    }
    switch objective {
    case .cost: return .cost(try parsedReach(reach ?? ""))
    case .total: return .total(demand: table)
    case .meanCost: return .meanCost(demand: table, unreachable: unreachable)
    case .welfare: return aversion.map { .welfare(aversion: $0) } ?? .welfare()
    case .gap: return .gap
    case .ratio: return .ratio
    case .access: return .access
    case .maxmin: return .maxmin
    }
  }

  /// The table of `--demand`, read.
  private func demandTable(
    _ network: Network
  ) throws(CommandFailure) -> PlanRequest.DemandTable? {
    guard let demand else {
      guard !onlyZones else { throw .usage("--only-zones belongs to --demand.") }
      return nil
    }
    guard objective.takesDemand else {
      throw .usage("--demand is for --objective total and mean-cost.")
    }
    let file = try demandFile(demand, network, taking: onlyZones ? .only : .all)
    reportOutside(file.outside, of: demand, "flows", beside: "the network")
    return PlanRequest.DemandTable(
      file.flows.map { PlanRequest.Flow(from: $0.from, to: $0.to, volume: $0.volume) },
      file: .init(path: demand, sha256: file.sha256, onlyZones: onlyZones)
    )
  }

  /// Names that the objective needs must be there; defaults that it does not need may be missing.
  private func setRegions(
    _ request: inout PlanRequest,
    _ network: Network
  ) throws(CommandFailure) {
    let schemes = network.schemes.map(\.name)
    guard request.needsScheme || scheme != "macro" || schemes.contains(scheme) else { return }
    let scheme = try named("--scheme") { () throws(NameError) in
      try network.scheme(named: self.scheme)
    }
    request.scheme = scheme.name
    func region(_ name: String, _ option: String) throws(CommandFailure) -> String {
      let position = try named(option) { () throws(NameError) in try scheme.region(named: name) }
      return scheme.regions[position].name
    }
    if request.needsTarget || target != "West" {
      request.target = try region(target, "--target")
    }
    if request.needsReference || reference != "East" {
      request.reference = try region(reference, "--reference")
    }
    if request.target == request.reference, request.needsReference {
      throw .usage("--target and --reference are both \"\(request.target)\"; name two regions.")
    }
  }

  /// The options with their values, as results carry them; further ones are added by the command.
  func parameters(_ request: PlanRequest) -> [JSONValue.Member] {
    let choice = onlyZones ? [JSONValue.Member(key: "only_zones", value: .bool(true))] : []
    return [
      JSONValue.Member(key: "objective", value: .string(request.objective.kind.rawValue)),
      JSONValue.Member(key: "target", value: .string(request.target)),
      JSONValue.Member(key: "reference", value: .string(request.reference)),
      JSONValue.Member(key: "scheme", value: .string(request.scheme)),
      JSONValue.Member(key: "use", value: .string(request.use)),
      JSONValue.Member(key: "to", value: to.map { .string($0) } ?? .null),
      JSONValue.Member(key: "opportunities", value: .string(request.opportunities)),
      JSONValue.Member(key: "weight", value: .string(request.weight)),
      JSONValue.Member(key: "decay", value: .string(request.decay.name)),
      JSONValue.Member(
        key: "decay_parameters",
        value: .array(request.decay.parameters.map { .double($0) })
      ),
      JSONValue.Member(
        key: "aversion",
        value: .number(request.objective.aversion)
      ),
      JSONValue.Member(key: "demand", value: demand.map { .string($0) } ?? .null),
      JSONValue.Member(key: "unreachable_cost", value: .number(request.objective.unreachableCost)),
      JSONValue.Member(key: "reach", value: request.objective.reach.map { .string(describe($0)) } ?? .null),
    ] + choice
  }
}

/// `gap:V`, `ratio:V` or `access:V`, read.
func parsedReach(_ text: String) throws(CommandFailure) -> PlanRequest.Reach {
  let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
  guard parts.count == 2, let figure = PlanRequest.Reach.Figure(rawValue: parts[0]) else {
    throw .usage("--reach takes gap:V, ratio:V or access:V, not \"\(text)\".")
  }
  return PlanRequest.Reach(
    figure,
    try number(parts[1], option: "--reach \(parts[0])", atLeast: -.greatestFiniteMagnitude)
  )
}

/// The same, written.
func describe(_ reach: PlanRequest.Reach) -> String {
  "\(reach.figure.rawValue):\(shortestDecimal(reach.value))"
}

/// A demand file: CSV, TNTP trips, or OMX with one matrix.
private func demandFile(
  _ path: String,
  _ network: Network,
  taking choice: ZoneChoice
) throws(CommandFailure) -> DemandFile {
  let zones = network.zones.map(\.id)
  guard path != "-", try fileForm(path) == .hdf5 else {
    return try data { () throws(CSVError) in
      try DemandFile(contentsOf: path, zones: zones, taking: choice)
    }
  }
  let table = try readMatrices(path)
  if table.matrices.count > 1 {
    throw .data(
      "\(path) has \(table.matrices.count) matrices; demand is one. Convert the one that is meant to CSV."
    )
  }
  let digest: String
  switch readAll(path) {
  case .success(let bytes): digest = NetworkDigest.sha256(of: bytes)
  case .failure(let error): throw .data("\(path): cannot be read: \(systemMessage(error.number))")
  }
  return try data { () throws(CSVError) in
    try DemandFile(table, file: path, sha256: digest, zones: zones, taking: choice)
  }
}

extension PlanRequest.Objective.Kind: ExpressibleByArgument {}

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
  parameters: [JSONValue.Member],
  _ request: PlanRequest? = nil
) throws(CommandFailure) -> PlanReport.Run {
  let digest: String
  do {
    digest = try NetworkDigest.sha256(ofFolder: folder)
  } catch {
    throw .data("\(folder) changed while it was read: \(error)")
  }
  var run = PlanReport.Run(
    version: Corridor.version,
    network: folder,
    inputSHA256: digest,
    parameters: .object(parameters)
  )
  run.demandSHA256 = request?.objective.demand?.file?.sha256
  return run
}
