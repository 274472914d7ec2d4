// The request with every name looked up in the network, or a sentence about what is wrong with it.

package import TransportNetwork

/// A request whose names are positions and whose columns are numbers.
package struct ResolvedRequest: Sendable {
  package let network: Network
  package var request: PlanRequest
  package let use: RowIndex<Use>
  /// Modes that may be used; nil for all.
  package let modes: Set<RowIndex<Mode>>?
  /// The scheme of the regions; one without regions when the network has none and none is needed.
  package let scheme: RegionScheme
  /// The region that should catch up; nil when the scheme has none of that name.
  package let target: RegionScheme.Region?
  /// The region that it is measured against; nil when the scheme has none of that name.
  package let reference: RegionScheme.Region?
  /// What each zone offers; missing values count as 0.
  package let opportunities: [Double]
  /// What each zone weighs in its region; missing values count as 0.
  package let weights: [Double]
  /// What weights pairs of zones; nil where weight x opportunities does.
  package let demand: Demand?
  /// Projects that may be chosen, in file order.
  package let candidates: [RowIndex<Project>]
  package var rules: Rules
  /// How costs are found when a plan's figures are computed from scratch.
  package var costs: BuiltCosts.Method

  /// Looks everything up.
  /// - Parameters:
  ///   - network: what the request is about.
  ///   - request: the request.
  ///   - costs: how costs are found. There is no default, so that a question that is rebuilt keeps
  ///     its own way.
  /// - Throws: ``PlanningError`` of kind usage for names and numbers of the request, of kind data
  ///   for what the network lacks.
  package init(
    _ network: Network,
    _ request: PlanRequest,
    costs: BuiltCosts.Method
  ) throws(PlanningError) {
    let (network, worth) = try Self.reaching(network, request)
    self.network = network
    self.request = request
    self.costs = costs
    guard request.budget >= 0, request.budget < .infinity else {
      throw PlanningError(
        .usage,
        "The budget \(request.budget) must be a number of at least 0 in \(network.configuration.currency)."
      )
    }
    try Self.checkNumbers(request)
    try Self.checkPeriods(request)
    use = RowIndex(try Lookup.position(of: request.use, in: network.uses.map(\.name), "use"))
    modes = try Self.modes(request.modes, in: network)
    scheme = try Self.scheme(network, request)
    target = try Self.region(request.target, scheme, isNeeded: request.needsTarget)
    reference = try Self.region(request.reference, scheme, isNeeded: request.needsReference)
    if let worth {
      opportunities = worth
    } else {
      opportunities = try Lookup.column(request.opportunities, in: network)
    }
    weights = try Lookup.column(request.weight, in: network)
    demand = try Demand(network, request)
    let weightOfZone = weights
    for region in [request.needsTarget ? target : nil, request.needsReference ? reference : nil] {
      guard let region, !region.zones.contains(where: { weightOfZone[$0.position] > 0 }) else {
        continue
      }
      throw PlanningError(
        .data,
        "Region \(region.name) has no zone with a positive \(request.weight), so its mean access is undefined."
      )
    }
    guard weightOfZone.contains(where: { $0 > 0 }) else {
      throw PlanningError(
        .data,
        "No zone has a positive \(request.weight): all means are undefined."
      )
    }
    candidates = network.projects.typedIndices.filter {
      network.projects[$0].status == .candidate
    }
    rules = try Rules(network, request, candidates: candidates)
  }
}

extension ResolvedRequest {
  /// The network with zones for the facilities that are asked for, and what every zone is worth;
  /// the network as it is, and nil, where none are.
  private static func reaching(
    _ network: Network,
    _ request: PlanRequest
  ) throws(PlanningError) -> (network: Network, worth: [Double]?) {
    guard let choice = request.facilities else { return (network, nil) }
    guard request.objective.demand == nil else {
      throw PlanningError(.usage, "Demand weights pairs of zones; it says nothing of facilities.")
    }
    let facilities: Facilities
    do throws(FacilityError) {
      facilities = try network.facilities(choice)
    } catch {
      if case .negative = error { throw PlanningError(.data, error.description) }
      throw PlanningError(.usage, error.description)
    }
    let reaching = network.reaching(facilities)
    let own = reaching.zones[..<reaching.ownZoneCount].map { _ in 0.0 }
    return (reaching, own + facilities.worth)
  }

  private static func scheme(
    _ network: Network,
    _ request: PlanRequest
  ) throws(PlanningError) -> RegionScheme {
    if let scheme = network.schemes.first(where: { $0.name == request.scheme }) { return scheme }
    guard request.needsScheme else { return RegionScheme(name: request.scheme, regions: []) }
    let names = network.schemes.map(\.name)
    return network.schemes[try Lookup.position(of: request.scheme, in: names, "region scheme")]
  }

  private static func region(
    _ name: String,
    _ scheme: RegionScheme,
    isNeeded: Bool
  ) throws(PlanningError) -> RegionScheme.Region? {
    if let region = scheme.regions.first(where: { $0.name == name }) { return region }
    guard isNeeded else { return nil }
    let what = "region of scheme \(scheme.name)"
    return scheme.regions[try Lookup.position(of: name, in: scheme.regions.map(\.name), what)]
  }

  /// Checks the numbers that only some objectives read.
  package static func checkNumbers(_ request: PlanRequest) throws(PlanningError) {
    switch request.objective {
    case .welfare(let aversion) where !(aversion >= 0 && aversion < .infinity):
      throw PlanningError(.usage, "The aversion \(aversion) must be a number of at least 0.")
    case .meanCost(_, let minutes?) where !(minutes > 0 && minutes < .infinity):
      throw PlanningError(
        .usage,
        "The cost \(minutes) of unreachable pairs must be a positive number of minutes."
      )
    case .cost(let reach) where !reach.value.isFinite:
      throw PlanningError(
        .usage,
        "The objective cost needs a figure to reach, not a \(reach.figure.rawValue) of \(reach.value)."
      )
    default: return
    }
  }
}

extension Rules {
  /// The rules of a request over the candidates, by their position among these.
  package init(
    _ network: Network,
    _ request: PlanRequest,
    candidates: [RowIndex<Project>]
  ) throws(PlanningError) {
    let projects = candidates.map { network.projects[$0] }
    let ids = projects.map(\.id)
    var positions: [RowIndex<Project>: Int] = [:]
    for (position, index) in candidates.enumerated() { positions[index] = position }
    var groups: [(name: String, members: [Int])] = []
    for (position, project) in projects.enumerated() where !project.group.isEmpty {
      if let known = groups.firstIndex(where: { $0.name == project.group }) {
        groups[known].members.append(position)
      } else {
        groups.append((project.group, [position]))
      }
    }
    var required: [Int] = []
    for id in request.required {
      required.append(try Lookup.candidate(id, in: ids, of: network))
    }
    var forbidden: [Int] = []
    for id in request.forbidden {
      forbidden.append(try Lookup.candidate(id, in: ids, of: network))
    }
    // A project that is built or committed is there for all that require it.
    let prerequisites = projects.map { $0.requires.compactMap { positions[$0] } }
    self.init(
      cost: projects.map(\.cost),
      budget: request.budget,
      groups: groups.map(\.members).filter { $0.count > 1 },
      prerequisites: prerequisites,
      required: required,
      forbidden: forbidden,
      sums: try Self.sums(network, request, projects)
        + Self.lateProjects(projects, periodCount: request.periods.count)
        + Self.takenGroups(network, projects)
    )
  }
}

extension ResolvedRequest {
  /// The modes of a list of names; nil for an empty one.
  private static func modes(
    _ names: [String],
    in network: Network
  ) throws(PlanningError) -> Set<RowIndex<Mode>>? {
    guard !names.isEmpty else { return nil }
    var modes: Set<RowIndex<Mode>> = []
    for name in names {
      modes.insert(RowIndex(try Lookup.position(of: name, in: network.modes.map(\.name), "mode")))
    }
    return modes
  }
}
