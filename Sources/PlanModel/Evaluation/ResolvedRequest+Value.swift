// The objective's value of the access of zones and of the costs between them.

package import Accessibility
import TransportNetwork

/// Weighted mean access of regions.
package struct RegionMeans: Sendable {
  /// Per region of the scheme; nil where a region has no weight.
  package let regions: [Double?]
  /// Of the target region; nil when the scheme has no such region.
  package let target: Double?
  /// Of the reference region.
  package let reference: Double?

  /// Takes the means of the access of the network's zones.
  package init(_ resolved: ResolvedRequest, _ access: [Double]) {
    func mean(of region: RegionScheme.Region) -> Double? {
      weightedMean(
        region.zones.map { access[$0.position] },
        weights: region.zones.map { resolved.weights[$0.position] }
      )
    }
    regions = resolved.scheme.regions.map(mean)
    target = resolved.target.flatMap(mean)
    reference = resolved.reference.flatMap(mean)
  }

  /// Reference minus target.
  package var gap: Double? { accessGap(reference: reference, target: target) }
  /// Reference over target.
  package var ratio: Double? { accessRatio(reference: reference, target: target) }
}

extension ResolvedRequest {
  /// Access of all zones with their weights.
  package func weighted(_ access: [Double]) throws(PlanningError) -> WeightedValues {
    do throws(AccessibilityError) {
      return try WeightedValues(access, weights: weights)
    } catch {
      throw PlanningError(.data, error.description)
    }
  }

  /// The objective's value.
  /// - Parameters:
  ///   - access: access per zone of the network.
  ///   - means: the means of its regions.
  ///   - zones: the zones that have a node, as rows of the network.
  ///   - costs: minutes between them, row-major; asked for only where the objective is made of
  ///     them.
  ///   - spending: what is spent to make these costs.
  /// - Returns: the value, in the objective's unit.
  /// - Throws: ``PlanningError`` when a mean cost has unreachable pairs.
  package func value(
    _ access: [Double],
    _ means: RegionMeans,
    zones: [Int],
    costs: @autoclosure () -> [Double],
    spending: Double
  ) throws(PlanningError) -> Double {
    switch request.objective {
    case .gap: return means.gap ?? 0
    case .ratio:
      // Without any access of the target there is no ratio; every plan that gives it some is
      // better.
      return means.ratio ?? .infinity
    case .access: return means.target ?? 0
    case .total:
      guard demand == nil else { return pairMean(over: zones, costs()) { request.decay($0) } }
      return try weighted(access).mean ?? 0
    case .maxmin: return means.regions.compactMap { $0 }.min() ?? 0
    case .welfare(let aversion):
      let weighted = try weighted(access)
      let share = weighted.atkinson(aversion).map { 1 - $0 }
      return (weighted.mean ?? 0) * (share ?? 0)
    case .meanCost:
      let costs = costs()
      let most = try mostMeanCost(over: zones, costs)
      return pairMean(over: zones, costs) { min($0, most) }
    case .cost: return spending
    }
  }

  /// The figure that a plan is made for: the objective's value, or what the cheapest plan must
  /// reach.
  package func goal(_ value: Double, _ means: RegionMeans) -> Double {
    guard let reach = request.objective.reach else { return value }
    switch reach.figure {
    case .gap: return means.gap ?? .infinity
    case .ratio: return means.ratio ?? .infinity
    case .access: return means.target ?? 0
    }
  }

  /// Whether two plans count as equally good: their goals agree to 1e-9, or to what the rounding of
  /// sums takes.
  ///
  /// A gap has the rounding of the two accesses whose difference it is. For the objective cost the
  /// figure that is reached counts, not the cost.
  package func areAsGood(_ one: FullEvaluation, _ other: FullEvaluation) -> Bool {
    let goals = [one, other].map { goal($0.value, $0.means) }
    guard goals[0] != goals[1] else { return true }
    let size = max(abs(goals[0]), abs(goals[1]))
    let isGap = request.objective.kind == .gap || request.objective.reach?.figure == .gap
    let access = isGap ? (one.regions + other.regions).compactMap(\.self) : []
    let rounding = 1e-12 * access.reduce(size) { max($0, abs($1)) }
    return abs(goals[0] - goals[1])
      <= PlanRequest.Objective.Kind.equality * size + rounding
  }
}

extension ResolvedRequest {
  /// The mean over pairs of zones of a function of their cost, by ``pairShares``.
  ///
  /// Zones without a node are unreachable.
  package func pairMean(over zones: [Int], _ costs: [Double], _ worth: (Double) -> Double) -> Double
  {
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
  package func mostMeanCost(over zones: [Int], _ costs: [Double]) throws(PlanningError) -> Double {
    if let minutes = request.objective.unreachableCost { return minutes }
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
