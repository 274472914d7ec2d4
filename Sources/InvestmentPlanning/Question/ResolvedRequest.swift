// The request with every name looked up in the network, or a sentence about what is wrong with it.

import TransportNetwork

/// A request whose names are positions and whose columns are numbers.
struct ResolvedRequest: Sendable {
  let network: Network
  let request: PlanRequest
  let use: RowIndex<Use>
  let scheme: RegionScheme
  let target: RegionScheme.Region
  let reference: RegionScheme.Region
  /// What each zone offers; missing values count as 0.
  let opportunities: [Double]
  /// What each zone weighs in its region; missing values count as 0.
  let weights: [Double]
  /// Projects that may be chosen, in file order.
  let candidates: [RowIndex<Project>]
  let rules: Rules

  /// Looks everything up.
  /// - Throws: ``PlanningError`` of kind usage for names and numbers of the request, of kind data
  ///   for what the network lacks.
  init(_ network: Network, _ request: PlanRequest) throws(PlanningError) {
    self.network = network
    self.request = request
    guard request.budget >= 0, request.budget < .infinity else {
      throw PlanningError(
        .usage,
        "The budget \(request.budget) must be a number of at least 0 in \(network.configuration.currency)."
      )
    }
    use = RowIndex(try Lookup.position(of: request.use, in: network.uses.map(\.name), "use"))
    let schemes = network.schemes.map(\.name)
    scheme = network.schemes[try Lookup.position(of: request.scheme, in: schemes, "region scheme")]
    let regions = scheme.regions.map(\.name)
    let what = "region of scheme \(request.scheme)"
    target = scheme.regions[try Lookup.position(of: request.target, in: regions, what)]
    reference = scheme.regions[try Lookup.position(of: request.reference, in: regions, what)]
    opportunities = try Lookup.column(request.opportunities, in: network)
    weights = try Lookup.column(request.weight, in: network)
    let weightOfZone = weights
    for region in [target, reference]
    where !region.zones.contains(where: { weightOfZone[$0.position] > 0 }) {
      throw PlanningError(
        .data,
        "Region \(region.name) has no zone with a positive \(request.weight), so its mean access is undefined."
      )
    }
    candidates = network.projects.typedIndices.filter {
      network.projects[$0].status == .candidate
    }
    rules = try Rules(network, request, candidates: candidates)
  }
}

extension Rules {
  /// The rules of a request over the candidates, by their position among these.
  init(
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
      required.append(try Lookup.position(of: id, in: ids, "candidate project"))
    }
    var forbidden: [Int] = []
    for id in request.forbidden {
      forbidden.append(try Lookup.position(of: id, in: ids, "candidate project"))
    }
    // What stands or is committed satisfies whoever requires it.
    let prerequisites = projects.map { $0.requires.compactMap { positions[$0] } }
    self.init(
      cost: projects.map(\.cost),
      budget: request.budget,
      groups: groups.map(\.members).filter { $0.count > 1 },
      prerequisites: prerequisites,
      required: required,
      forbidden: forbidden
    )
  }
}
