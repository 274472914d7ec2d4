// What plan and evaluate have in common: who should catch up with whom, in access to what.

package import Console
import AccessAnalysis
import NetworkFiles
import PlanFiles
import Accessibility
public import ArgumentParser
import DurableFiles
import OrderedJSON
public import PlanModel
import Reporting
package import TransportNetwork

/// The question that a plan is judged by.
package struct PlanningOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      """
      What a plan is best at, gap by default. gap: least access of the reference minus the target's; ratio: least of the reference over the \
      target's; access: most of the target's; total: most weighted mean access of all zones; maxmin: most \
      access of the scheme's worst region; welfare: most equally distributed equivalent access over zones \
      (Atkinson); mean-cost: least mean minutes, weighted by --demand or by weight x opportunities; cost: \
      the cheapest plan that reaches --reach.
      """,
      valueName: "objective"
    )
  )
  package var objective: PlanRequest.Objective.Kind?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For welfare: aversion to inequality; 0 is the mean, 1 the geometric mean. (default: 0.5)",
      valueName: "e"
    )
  )
  package var aversion: String?

  @Option(
    help: ArgumentHelp(
      "For total and mean-cost: CSV from_id,to_id,volume over zones, which weights pairs. (default: weight x opportunities)",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  package var demand: String?

  @Flag(
    help:
      "Leave out flows of --demand that begin or end in no zone of the network, such as external stations; a count says how much."
  )
  package var onlyZones = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For mean-cost: minutes that an unreachable pair counts for, and any pair at most. (default: refuse such pairs)",
      valueName: "minutes"
    )
  )
  package var unreachableCost: String?

  @Option(
    help: ArgumentHelp(
      "For cost: what must be reached, gap:V or ratio:V (at most) or access:V (at least).",
      valueName: "figure:v"
    )
  )
  package var reach: String?

  @Option(
    help: ArgumentHelp("Region that should catch up. (default: West)", valueName: "region"),
    completion: CompletedNames.regions.kind
  )
  package var target: String?

  @Option(
    help: ArgumentHelp("Region that it is measured against. (default: East)", valueName: "region"),
    completion: CompletedNames.regions.kind
  )
  package var reference: String?

  @Option(
    help: "Region scheme that both belong to. (default: macro)",
    completion: CompletedNames.schemes.kind
  )
  package var scheme: String?

  @Option(help: "Who travels: a use of the network. (default: passenger)")
  package var use: String?

  @Option(
    help: ArgumentHelp(
      "Only these modes or groups, separated by commas; access links stay open. (default: all)",
      valueName: "modes"
    ),
    completion: CompletedNames.modes.kind
  )
  package var modes: String?

  @Option(
    help: ArgumentHelp(
      "Reach facilities instead of zones: nodes of these node_types or facility_classes.",
      valueName: "kind,..."
    ),
    completion: CompletedNames.facilities.kind
  )
  package var to: String?

  @Option(
    help: ArgumentHelp(
      "Zone column that is worth reaching; with --to a column of node.csv. (default: population; with --to 1 each)",
      valueName: "column"
    )
  )
  package var opportunities: String?

  @Option(
    help: ArgumentHelp(
      "Zone column that weights zones in regions' means. (default: population)",
      valueName: "column"
    )
  )
  package var weight: String?

  @OptionGroup package var decay: DecayOptions
  @OptionGroup package var threads: ThreadOptions

  /// The question with every name found in the network.
  /// - Parameters:
  ///   - network: what is asked about.
  ///   - budget: most that may be spent.
  ///   - asked: an earlier question, with its tables; options that are not given are its. Rules and
  /// periods are not taken.
  /// - Returns: The question.
  /// - Throws: Which option or name is wrong.
  package func request(
    _ network: Network,
    budget: Double,
    like asked: PlanRequest? = nil
  ) throws(CommandFailure) -> PlanRequest {
    let use = try named("--use") { () throws(NameError) in
      try network.use(named: self.use ?? asked?.use)
    }
    var request = PlanRequest(budget: budget)
    if let asked {
      request.facilities = asked.facilities
      (request.target, request.reference) = (asked.target, asked.reference)
      (request.scheme, request.weight) = (asked.scheme, asked.weight)
      (request.opportunities, request.decay) = (asked.opportunities, asked.decay)
    }
    request.use = network.uses[use].name
    request.modes =
      try modes.map { list throws(CommandFailure) in
        let chosen = try named("--modes") { () throws(NameError) in try network.modes(named: list) }
        return chosen.sorted().map { network.modes[$0].name }
      } ?? asked?.modes ?? []
    request.objective = try parsedObjective(network, like: asked?.objective)
    if asked == nil || decay.isGiven {
      request.decay = try decay.parsed(per: network.uses[use].decayMinutes)
    }
    if let weight { request.weight = weight }
    try setRegions(&request, network, isAsked: asked != nil)
    try setOpportunities(&request, network)
    if request.facilities != nil || request.weight != request.opportunities {
      _ = try network.column(named: request.weight, option: "--weight")
    }
    return request
  }

  /// What is worth reaching.
  private func setOpportunities(
    _ request: inout PlanRequest,
    _ network: Network
  ) throws(CommandFailure) {
    // What is written into a file and read back may say that each counts 1.
    let column = opportunities == FacilityChoice.eachOne ? nil : opportunities
    if let to {
      request.facilities = FacilityChoice(kinds: splitList(to), column: column)
    } else if opportunities != nil {
      request.facilities?.column = column
    }
    if let choice = request.facilities {
      _ = try network.reachedFacilities(choice)
      request.opportunities = choice.column ?? FacilityChoice.eachOne
      return
    }
    if let opportunities { request.opportunities = opportunities }
    _ = try network.column(named: request.opportunities, option: "--opportunities")
  }

  /// The objective with the options that only it reads; those of others are refused.
  private func parsedObjective(
    _ network: Network,
    like asked: PlanRequest.Objective?
  ) throws(CommandFailure) -> PlanRequest.Objective {
    let kind = objective ?? asked?.kind ?? .gap
    let aversion = try number(aversion, option: "--aversion")
    if unreachableCost != nil, kind != .meanCost {
      throw .usage("--unreachable-cost is for --objective mean-cost.")
    }
    let unreachable = try number(unreachableCost, option: "--unreachable-cost", orMore: false)
    if aversion != nil, kind != .welfare {
      throw .usage("--aversion is for --objective welfare.")
    }
    let table = try givenDemand(kind, network) ?? asked?.demand
    let asks = "--objective cost and --reach gap:V, ratio:V or access:V belong together."
    if kind != .cost, reach != nil { throw .usage(asks) }
    switch kind {
    case .cost:
      if let reach { return .cost(try parsedReach(reach)) }
      guard let reach = asked?.reach else { throw .usage(asks) }
      return .cost(reach)
    case .total: return .total(demand: table)
    case .meanCost:
      return .meanCost(demand: table, unreachable: unreachable ?? asked?.unreachableCost)
    case .welfare:
      return (aversion ?? asked?.aversion).map { .welfare(aversion: $0) } ?? .welfare()
    case .gap: return .gap
    case .ratio: return .ratio
    case .access: return .access
    case .maxmin: return .maxmin
    }
  }

  /// The table of `--demand`, read.
  private func givenDemand(
    _ kind: PlanRequest.Objective.Kind,
    _ network: Network
  ) throws(CommandFailure) -> PlanRequest.DemandTable? {
    guard let demand else {
      guard !onlyZones else { throw .usage("--only-zones belongs to --demand.") }
      return nil
    }
    guard kind.takesDemand else {
      throw .usage("--demand is for --objective total and mean-cost.")
    }
    return try planning { () throws(PlanningError) in
      try demandTable(demand, network, onlyZones: onlyZones)
    }
  }

  /// Names that the objective needs must be there; defaults that it does not need may be missing.
  private func setRegions(
    _ request: inout PlanRequest,
    _ network: Network,
    isAsked: Bool
  ) throws(CommandFailure) {
    let schemes = network.schemes.map(\.name)
    let isNamed = scheme != nil || isAsked
    guard request.needsScheme || isNamed || schemes.contains(request.scheme) else { return }
    let name = scheme ?? request.scheme
    if scheme == nil, !request.needsScheme, !schemes.contains(name) { return }
    if schemes.isEmpty, scheme == nil, request.needsScheme {
      throw .usage(
        "--objective \(request.objective.kind.rawValue) compares regions, and the network has no region.csv; --objective total needs none."
      )
    }
    let scheme = try named("--scheme") { () throws(NameError) in
      try network.scheme(named: name)
    }
    request.scheme = scheme.name
    func region(_ name: String, _ option: String) throws(CommandFailure) -> String {
      let position = try named(option) { () throws(NameError) in try scheme.region(named: name) }
      return scheme.regions[position].name
    }
    if request.needsTarget || target != nil {
      request.target = try region(target ?? request.target, "--target")
    }
    if request.needsReference || reference != nil {
      request.reference = try region(reference ?? request.reference, "--reference")
    }
    if request.target == request.reference, request.needsReference {
      throw .usage("--target and --reference are both \"\(request.target)\"; name two regions.")
    }
  }
}

/// `gap:V`, `ratio:V` or `access:V`, read.
package func parsedReach(_ text: String) throws(CommandFailure) -> PlanRequest.Reach {
  let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
  guard parts.count == 2, let figure = PlanRequest.Reach.Figure(rawValue: parts[0]) else {
    throw .usage("--reach takes gap:V, ratio:V or access:V, not \"\(text)\".")
  }
  return PlanRequest.Reach(
    figure,
    try number(parts[1], option: "--reach \(parts[0])", atLeast: -.greatestFiniteMagnitude)
  )
}

/// A table of demand, with a count of what was left out.
package func demandTable(
  _ path: String,
  _ network: Network,
  onlyZones: Bool
) throws(PlanningError) -> PlanRequest.DemandTable {
  let file: DemandFile
  do throws(AccessError) {
    file = try demandFile(
      path,
      network,
      taking: onlyZones ? .only : .all,
      note: Terminal.message
    )
  } catch {
    throw PlanningError(error.isOfQuestion ? .usage : .data, error.description)
  }
  file.outside.note(of: path, "flows", beside: "the network").map(Terminal.message)
  return PlanRequest.DemandTable(file, path: path, onlyZones: onlyZones)
}

extension PlanRequest.Objective.Kind: ExpressibleByArgument {}

/// SHA-256 of a package's tables.
package func networkDigest(_ folder: String) throws(CommandFailure) -> String {
  try planning { () throws(PlanningError) in try NetworkDigest.sha256(ofPackage: folder) }
}
