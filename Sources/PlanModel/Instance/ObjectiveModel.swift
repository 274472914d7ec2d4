// The objective in numbers: the weights of pairs, the decay, and what is made of the gains.

package import Accessibility
package import ShortestPaths
import TransportNetwork

/// W_ij, f and the merit of a request; W is row-major over the instance's zones, its diagonal 0.
package struct ObjectiveModel {
  package var weights: [Double]
  package var decay: Decay
  package var merit = Merit.sum

  package init(_ resolved: ResolvedRequest, zones: [Int], baseCosts: Closure) {
    decay = resolved.request.decay
    weights = []
    let request = resolved.request
    switch request.objective {
    case .gap: weights = Self.weights(resolved, zones, target: 1, reference: -1)
    case .ratio:
      // The plan's ratio is found by a series of such problems (`RatioSearch`).
      weights = Self.weights(resolved, zones, target: 1, reference: -1)
    case .access: weights = Self.weights(resolved, zones, target: 1, reference: 0)
    case .total:
      weights =
        resolved.demand == nil
        ? Self.weights(resolved, zones, by: Self.shares(resolved))
        : Self.pairShares(resolved, zones, factor: 1)
    case .meanCost(_, let unreachable):
      // Mean cost = U (1 - mean of the linear decay to U), if no cost that counts exceeds U.
      let most = unreachable ?? Self.dearest(resolved, zones, baseCosts)
      decay = .linear(cutoff: most)
      weights = Self.pairShares(resolved, zones, factor: most)
    case .maxmin: setLeast(resolved, zones, baseCosts)
    case .welfare(let aversion): setWelfare(aversion, resolved, zones, baseCosts)
    case .cost(let reach): setUnspent(reach, resolved, zones, baseCosts)
    }
  }

  /// W_ij = s_i m_j for shares of all zones of the network.
  private static func weights(
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    by share: [Double]
  ) -> [Double] {
    zones.flatMap { origin in
      zones.map { destination in
        origin == destination ? 0 : share[origin] * resolved.opportunities[destination]
      }
    }
  }

  /// The weights of `target` x the target's access + `reference` x the reference's.
  package static func weights(
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    target: Double,
    reference: Double
  ) -> [Double] {
    var share = Array(repeating: 0.0, count: resolved.weights.count)
    for (region, factor) in [(resolved.target, target), (resolved.reference, reference)] {
      guard let region, factor != 0 else { continue }
      let total = region.zones.reduce(0) { $0 + resolved.weights[$1.position] }
      for zone in region.zones {
        share[zone.position] += factor * resolved.weights[zone.position] / total
      }
    }
    return weights(resolved, zones, by: share)
  }

  /// Each zone's share of the weight of all.
  private static func shares(_ resolved: ResolvedRequest) -> [Double] {
    let total = resolved.weights.reduce(0, +)
    return resolved.weights.map { $0 / total }
  }

  private static func pairShares(
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    factor: Double
  ) -> [Double] {
    let shares = resolved.pairShares
    let count = resolved.network.zones.count
    return zones.flatMap { origin in
      zones.map { factor * shares[origin * count + $0] }
    }
  }

  /// The highest finite cost of a pair that counts, at least a minute.
  private static func dearest(
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    _ costs: Closure
  ) -> Double {
    let shares = resolved.pairShares
    let count = resolved.network.zones.count
    var dearest = 1.0
    for (row, origin) in zones.enumerated() {
      for (column, destination) in zones.enumerated()
      where shares[origin * count + destination] > 0 {
        let cost = costs[row, column]
        if cost < .infinity { dearest = max(dearest, cost) }
      }
    }
    return dearest
  }

  /// Access per zone of the instance before anything is built.
  private func accessBefore(
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    _ costs: Closure
  ) -> [Double] {
    zones.indices.map { row in
      zones.enumerated().reduce(0) { sum, other in
        let (column, zone) = other
        return row == column
          ? sum : sum + resolved.opportunities[zone] * decay(costs[row, column])
      }
    }
  }

  private mutating func setLeast(_ resolved: ResolvedRequest, _ zones: [Int], _ costs: Closure) {
    let share = Self.shares(resolved)
    let access = accessBefore(resolved, zones, costs)
    var row = Array(repeating: Int?.none, count: share.count)
    for (position, zone) in zones.enumerated() { row[zone] = position }
    var counts = Array(repeating: false, count: share.count)
    var regions: [Merit.Share] = []
    for region in resolved.scheme.regions {
      let total = region.zones.reduce(0) { $0 + share[$1.position] }
      guard total > 0 else { continue }
      for zone in region.zones { counts[zone.position] = true }
      let origins = region.zones.compactMap { row[$0.position] }
      let sum = origins.reduce(0) { $0 + share[zones[$1]] * access[$1] }
      regions.append(Merit.Share(before: sum / total, origins: origins, factor: 1 / total))
    }
    weights = Self.weights(resolved, zones, by: zip(share, counts).map { $1 ? $0 : 0 })
    merit = .least(regions)
  }

  private mutating func setWelfare(
    _ aversion: Double,
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    _ costs: Closure
  ) {
    let share = Self.shares(resolved)
    weights = Self.weights(resolved, zones, by: share)
    // Added up, not taken from 1: what rounding leaves there would count as zones of access 0.
    var absentShare = share
    for zone in zones { absentShare[zone] = 0 }
    merit = .welfare(
      Welfare(
        shares: zones.map { share[$0] },
        absentShare: absentShare.reduce(0, +),
        accessBefore: accessBefore(resolved, zones, costs),
        aversion: aversion
      )
    )
  }

  /// What must be reached as a least sum of gains.
  private mutating func setUnspent(
    _ reach: PlanRequest.Reach,
    _ resolved: ResolvedRequest,
    _ zones: [Int],
    _ costs: Closure
  ) {
    let room = 0.5 * PlanRequest.Reach.tolerance * abs(reach.value)
    let (target, reference, limit): (Double, Double, Double) =
      switch reach.figure {
      case .gap: (1, -1, -reach.value - room)
      case .ratio: (reach.value + room, -1, 0)
      case .access: (1, 0, reach.value - room)
      }
    weights = Self.weights(resolved, zones, target: target, reference: reference)
    var need = limit - sumBefore(zones, costs)
    if reach.figure == .ratio, reach.value >= 0, need <= 0 {
      // Where neither region has any access there is no ratio, although 0 <= `reach.value` x 0
      // holds. Such plans gain nothing; all others that reach the ratio gain something.
      var other = self
      other.weights = Self.weights(resolved, zones, target: 1, reference: 0)
      if other.sumBefore(zones, costs) == 0 {
        need = .leastNormalMagnitude
        if target == 0 {
          // For a ratio of 0 the target's access must count too, though next to nothing beside the
          // reference's.
          weights = Self.weights(resolved, zones, target: 1e-200, reference: -1)
        }
      }
    }
    merit = .unspent(need: need, prices: resolved.rules.cost)
  }

  /// What all pairs are worth before anything is built.
  private func sumBefore(_ zones: [Int], _ costs: Closure) -> Double {
    var before = 0.0
    for row in zones.indices {
      for column in zones.indices where weights[row * zones.count + column] != 0 {
        before += weights[row * zones.count + column] * decay(costs[row, column])
      }
    }
    return before
  }
}
