// Trips between zones, which weight pairs instead of weight x opportunities.

package import TransportNetwork

/// The demand of a request with its zones looked up; trips within a zone are left out, since they
/// cost nothing here.
package struct Demand: Sendable {
  /// A flow between two zones.
  package struct Pair: Sendable {
    package var origin: Int
    package var destination: Int
    /// Share of all trips between different zones.
    package var share: Double
  }

  /// All flows of positive volume, by origin and then by destination.
  package let pairs: [Pair]

  /// Looks the zones up; nil when the request has no demand.
  /// - Throws: ``PlanningError`` of kind data that names an unknown zone, a pair that comes twice,
  ///   a volume that is no number of at least 0, or says that there is no trip at all.
  package init?(_ network: Network, _ request: PlanRequest) throws(PlanningError) {
    guard let flows = request.objective.demand?.flows else { return nil }
    var positions: [String: Int] = [:]
    for (position, zone) in network.zones.enumerated() { positions[zone.id] = position }
    var volumes: [Int: Double] = [:]
    let count = network.zones.count
    for flow in flows {
      guard let origin = positions[flow.from], let destination = positions[flow.to] else {
        let unknown = positions[flow.from] == nil ? flow.from : flow.to
        throw PlanningError(
          .data,
          "The demand names zone \"\(unknown)\", which the network does not have."
        )
      }
      guard flow.volume >= 0, flow.volume < .infinity else {
        throw PlanningError(
          .data,
          "The demand from \(flow.from) to \(flow.to) is \(flow.volume); it must be finite and not negative."
        )
      }
      guard volumes.updateValue(flow.volume, forKey: origin * count + destination) == nil else {
        throw PlanningError(.data, "The demand from \(flow.from) to \(flow.to) is given twice.")
      }
    }
    let counting = volumes.keys.sorted().filter { $0 / count != $0 % count }
    let total = counting.reduce(0.0) { $0 + (volumes[$1] ?? 0) }
    guard total > 0 else {
      throw PlanningError(.data, "The demand has no trip between two different zones.")
    }
    pairs = counting.compactMap { key in
      guard let volume = volumes[key], volume > 0 else { return nil }
      return Pair(origin: key / count, destination: key % count, share: volume / total)
    }
  }
}

extension ResolvedRequest {
  /// What a pair of zones weighs in `mean-cost`, and in `total` with demand: row-major over all
  /// zones of the network, adding up to 1, the diagonal 0.
  package var pairShares: [Double] {
    let count = network.zones.count
    var shares = Array(repeating: 0.0, count: count * count)
    if let demand {
      for pair in demand.pairs { shares[pair.origin * count + pair.destination] = pair.share }
      return shares
    }
    var total = 0.0
    for origin in 0..<count where weights[origin] > 0 {
      for destination in 0..<count where destination != origin {
        let share = weights[origin] * opportunities[destination]
        shares[origin * count + destination] = share
        total += share
      }
    }
    guard total > 0 else { return shares }
    for pair in shares.indices { shares[pair] /= total }
    return shares
  }
}
