// A plan's figures from scratch: every cost from a search of the full graph, nothing from the
// planner.

import Accessibility
import ShortestPaths
import TransportNetwork

/// Access of every zone and of every region with a set of projects built.
///
/// Shares no code with the cuts or the solver, so that it can contradict them.
struct FullEvaluation: Sendable {
  /// Access per zone of the network.
  let access: [Double]
  /// Weighted mean access per region of the scheme; nil where a region has no weight.
  let regions: [Double?]
  /// Access of the target region; nil when the scheme has no such region.
  let target: Double?
  /// Access of the reference region; nil when the scheme has no such region.
  let reference: Double?
  let unreachableShare: Double?
  /// theil-t, gini and williamson over all zones.
  let inequality: [(index: String, value: Double?)]
  /// The objective's value, in its unit.
  let value: Double

  /// Reference minus target.
  var gap: Double? { accessGap(reference: reference, target: target) }
  /// Reference over target.
  var ratio: Double? { accessRatio(reference: reference, target: target) }

  /// Evaluates a set of candidate projects.
  /// - Complexity: one search of the travel graph per zone.
  init(
    _ resolved: ResolvedRequest,
    building projects: [RowIndex<Project>],
    threads: Int
  ) throws(PlanningError) {
    let graph: TravelGraph
    do throws(TravelGraphError) {
      graph = try TravelGraph(resolved.network, use: resolved.use, built: projects)
    } catch {
      throw PlanningError(.data, error.description)
    }
    let zones = PlanningInstance.zones(of: graph)
    let vertices = zones.compactMap { graph.zoneVertices[$0] }
    let table = costMatrix(
      graph.graph,
      origins: vertices,
      destinations: vertices,
      threads: threads
    )
    try self.init(
      resolved,
      zones: zones,
      costs: table.costs,
      spending: projects.reduce(0) { $0 + resolved.network.projects[$1].cost }
    )
  }

  /// Evaluates costs between zones.
  /// - Parameters:
  ///   - resolved: the question.
  ///   - zones: the zones that have a node, as rows of the network.
  ///   - costs: minutes between them, row-major.
  ///   - spending: what is spent to make these costs.
  /// - Throws: ``PlanningError`` when a mean cost has unreachable pairs.
  init(
    _ resolved: ResolvedRequest,
    zones: [Int],
    costs: [Double],
    spending: Double
  ) throws(PlanningError) {
    var access = Array(repeating: 0.0, count: resolved.network.zones.count)
    var coverage = Coverage()
    let offered = zones.map { resolved.opportunities[$0] }
    for (row, zone) in zones.enumerated() {
      let costs = costs.span.extracting(row * zones.count..<(row + 1) * zones.count)
      coverage.add(
        costs: costs,
        weight: resolved.weights[zone],
        opportunities: offered.span,
        own: row
      )
      // A zone's own opportunities do not count (intrazonal: exclude).
      var others = offered
      others[row] = 0
      access[zone] = gravityAccess(
        costs: costs,
        opportunities: others.span,
        decay: resolved.request.decay
      )
    }
    self.access = access
    unreachableShare = coverage.unreachableShare
    func mean(of region: RegionScheme.Region) -> Double? {
      weightedMean(
        region.zones.map { access[$0.position] },
        weights: region.zones.map { resolved.weights[$0.position] }
      )
    }
    regions = resolved.scheme.regions.map(mean)
    target = resolved.target.flatMap(mean)
    reference = resolved.reference.flatMap(mean)
    let weighted: WeightedValues
    do throws(AccessibilityError) {
      weighted = try WeightedValues(access, weights: resolved.weights)
    } catch {
      throw PlanningError(.data, error.description)
    }
    inequality = [
      ("theil-t", weighted.theilT), ("gini", weighted.gini),
      ("williamson", weighted.coefficientOfVariation),
    ]
    switch resolved.request.objective {
    case .gap: value = accessGap(reference: reference, target: target) ?? 0
    case .ratio:
      // Without any access of the target there is no ratio; every plan that gives it some is
      // better.
      value = accessRatio(reference: reference, target: target) ?? .infinity
    case .access: value = target ?? 0
    case .total:
      if resolved.demand != nil {
        value = resolved.pairMean(over: zones, costs) { resolved.request.decay($0) }
      } else {
        value = weighted.mean ?? 0
      }
    case .maxmin: value = regions.compactMap { $0 }.min() ?? 0
    case .welfare:
      let share = weighted.atkinson(resolved.request.aversion).map { 1 - $0 }
      value = (weighted.mean ?? 0) * (share ?? 0)
    case .meanCost:
      let most = try resolved.mostMeanCost(over: zones, costs)
      value = resolved.pairMean(over: zones, costs) { min($0, most) }
    case .cost: value = spending
    }
  }

  /// Evaluates many plans by link insertion instead of searches; plans next to each other should be alike.
  /// - Complexity: as `PlanningInstance.mapClosures`.
  static func all(
    _ resolved: ResolvedRequest,
    _ instance: PlanningInstance,
    _ plans: [ProjectSet],
    threads: Int
  ) throws(PlanningError) -> [FullEvaluation] {
    let results = instance.mapClosures(of: plans, threads: threads) { position, closure in
      Result { () throws(PlanningError) in
        try FullEvaluation(resolved, instance, plans[position], closure)
      }
    }
    return try results.map { result throws(PlanningError) in try result.get() }
  }

  /// Evaluates a plan whose closure is known.
  private init(
    _ resolved: ResolvedRequest,
    _ instance: PlanningInstance,
    _ plan: ProjectSet,
    _ closure: Closure
  ) throws(PlanningError) {
    var costs: [Double] = []
    costs.reserveCapacity(instance.zoneCount * instance.zoneCount)
    for origin in 0..<instance.zoneCount {
      closure.withRow(origin) { row in
        for destination in 0..<instance.zoneCount { costs.append(row[destination]) }
      }
    }
    try self.init(
      resolved,
      zones: instance.networkZones,
      costs: costs,
      spending: instance.rules.cost(of: plan)
    )
  }

  /// The figure that a plan is made for: the objective's value, or what the cheapest plan must
  /// reach.
  func goal(of request: PlanRequest) -> Double {
    guard request.objective == .cost, let reach = request.reach else { return value }
    switch reach.figure {
    case .gap: return gap ?? .infinity
    case .ratio: return ratio ?? .infinity
    case .access: return target ?? 0
    }
  }

  /// Whether what must be reached is reached, up to rounding: a figure that was printed can be
  /// asked again.
  func reaches(_ reach: PlanRequest.Reach) -> Bool {
    let room = PlanRequest.Reach.tolerance * abs(reach.value)
    switch reach.figure {
    case .gap: return (gap ?? .infinity) <= reach.value + room
    case .ratio: return (ratio ?? .infinity) <= reach.value + room
    case .access: return (target ?? 0) >= reach.value - room
    }
  }
}

extension ResolvedRequest {
  /// The mean over pairs of zones of a function of their cost, by ``pairShares``.
  ///
  /// Zones without a node are unreachable.
  func pairMean(over zones: [Int], _ costs: [Double], _ worth: (Double) -> Double) -> Double {
    let count = network.zones.count
    var rows = Array(repeating: Int?.none, count: count)
    for (row, zone) in zones.enumerated() { rows[zone] = row }
    let shares = pairShares
    var sum = ExactSum()
    for (pair, share) in shares.enumerated() where share > 0 {
      var cost = Double.infinity
      if let row = rows[pair / count], let column = rows[pair % count] {
        cost = costs[row * zones.count + column]
      }
      sum.add(share * worth(cost))
    }
    return sum.value
  }

  /// Most that a pair counts in the mean cost: what the request says of unreachable pairs, or
  /// infinitely much when all are reachable.
  /// - Throws: ``PlanningError`` that counts the unreachable pairs when nothing is said of them.
  func mostMeanCost(over zones: [Int], _ costs: [Double]) throws(PlanningError) -> Double {
    if let minutes = request.unreachableCost { return minutes }
    let count = network.zones.count
    let isPlaced = Set(zones)
    let shares = pairShares
    var unreachable = shares.indices.count {
      shares[$0] > 0 && !(isPlaced.contains($0 / count) && isPlaced.contains($0 % count))
    }
    for (row, origin) in zones.enumerated() {
      for (column, destination) in zones.enumerated()
      where shares[origin * count + destination] > 0 {
        if costs[row * zones.count + column] == .infinity { unreachable += 1 }
      }
    }
    guard unreachable == 0 else {
      throw PlanningError(
        .data,
        "\(unreachable) pairs of zones that count in the mean cost are unreachable; give the minutes that such a pair counts for (--unreachable-cost), or leave them out of the demand."
      )
    }
    return .infinity
  }
}
