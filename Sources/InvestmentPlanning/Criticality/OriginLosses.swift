// What one origin loses by each closing, and the sums over origins.

import PlanSearch
import PlanModel
import Accessibility
import ShortestPaths
import TransportNetwork

/// Finds the losses of one origin's access.
struct OriginLosses: Sendable {
  let graph: Graph
  /// Zones that have a node, as rows of the network, and where their paths start and end.
  let zones: [Int]
  let ends: [PlaceEnds]
  /// Whether each of them is a place that trips go to.
  let isDestination: [Bool]
  let opportunities: [Double]
  let decay: Decay
  let closings: Closings
  /// Zone of each arrival, as a position in `zones`; -1 for the others.
  private let zoneAt: [Int32]

  init(
    graph: Graph,
    zones: [Int],
    ends: [PlaceEnds],
    isDestination: [Bool],
    opportunities: [Double],
    decay: Decay,
    closings: Closings
  ) {
    self.graph = graph
    self.zones = zones
    self.ends = ends
    self.isDestination = isDestination
    self.opportunities = opportunities
    self.decay = decay
    self.closings = closings
    var zoneAt = Array(repeating: Int32(-1), count: graph.vertexCount)
    for (position, ends) in ends.enumerated() { zoneAt[ends.arrival] = Int32(position) }
    self.zoneAt = zoneAt
  }

  /// A closing that the origin feels.
  struct Loss: Sendable {
    var item: Int32
    var disconnected: Int32
    var loss: Double
    /// Without the node's own zone as origin or destination.
    var through: Double
  }

  /// The origin's access, and what it loses.
  struct Found: Sendable {
    var access = 0.0
    var losses: [Loss] = []
  }

  /// The losses of an origin; when stopped, those found until then.
  func losses(
    of origin: Int,
    _ search: inout RemovalSearch,
    _ cancellation: Cancellation
  ) -> Found {
    search.run(from: ends[origin].departure)
    var found = Found()
    var worth = Array(repeating: 0.0, count: zones.count)
    for position in zones.indices where position != origin && isDestination[position] {
      let cost = search.distanceBefore(to: ends[position].arrival)
      worth[position] = cost < .infinity ? opportunities[zones[position]] * decay(cost) : 0
      found.access += worth[position]
    }
    for item in relevantItems(search) {
      // One origin of a million places takes minutes.
      if cancellation.isCancelled { break }
      let arcs = closings.arcs[Int(item)]
      search.remove(arcs)
      var loss = Loss(item: item, disconnected: 0, loss: 0, through: 0)
      let own = closings.zones[Int(item)]
      for vertex in search.changed where zoneAt[vertex] >= 0 {
        let position = Int(zoneAt[vertex])
        guard position != origin, isDestination[position] else { continue }
        let cost = search.distance(to: vertex)
        if cost == .infinity { loss.disconnected += 1 }
        let left = cost < .infinity ? opportunities[zones[position]] * decay(cost) : 0
        let lost = worth[position] - left
        loss.loss += lost
        if !own.contains(zones[origin]) && !own.contains(zones[position]) { loss.through += lost }
      }
      if loss.loss != 0 || loss.disconnected > 0 { found.losses.append(loss) }
    }
    return found
  }

  /// The items some arc of which is in the origin's tree before a zone, ascending.
  private func relevantItems(_ search: RemovalSearch) -> [Int32] {
    var items: [Int32] = []
    for arc in 0..<graph.arcCount where !closings.itemsOfArc[arc].isEmpty {
      if search.mayMatter(CollectionOfOne(arc)) { items += closings.itemsOfArc[arc] }
    }
    items.sort()
    var last: Int32 = -1
    return items.filter { item in
      defer { last = item }
      return item != last
    }
  }
}

/// Means over origins of what they lose.
struct Tally {
  private let regionsOfZone: [[Int]]
  private let regionWeights: [Double]
  private let weights: [Double]
  private let share: [Double]
  private(set) var access = 0.0
  private(set) var zoneAccess: [Double?]
  /// Of a region without weight nil.
  private(set) var regionAccess: [Double?]
  private(set) var losses: [Double]
  private(set) var throughLosses: [Double]
  private(set) var disconnected: [Int]
  /// By region and item.
  private(set) var regionLosses: [[Double]]

  /// Whether a region has weight, and so a mean.
  func hasMean(_ region: Int) -> Bool { regionWeights[region] > 0 }

  init(
    _ scheme: RegionScheme,
    _ target: RegionScheme.Region?,
    _ weights: [Double],
    itemCount: Int
  ) {
    self.weights = weights
    var regionsOfZone = Array(repeating: [Int](), count: weights.count)
    for (position, region) in scheme.regions.enumerated() {
      for zone in region.zones { regionsOfZone[zone.position].append(position) }
    }
    self.regionsOfZone = regionsOfZone
    regionWeights = scheme.regions.map { $0.zones.reduce(0) { $0 + weights[$1.position] } }
    var counts = Array(repeating: target == nil, count: weights.count)
    for zone in target?.zones ?? [] { counts[zone.position] = true }
    let total = weights.indices.reduce(0) { counts[$1] ? $0 + weights[$1] : $0 }
    share = weights.indices.map { counts[$0] && total > 0 ? weights[$0] / total : 0 }
    zoneAccess = weights.map { _ in nil }
    regionAccess = regionWeights.map { $0 > 0 ? 0 : nil }
    losses = Array(repeating: 0, count: itemCount)
    throughLosses = losses
    disconnected = Array(repeating: 0, count: itemCount)
    regionLosses = scheme.regions.map { _ in Array(repeating: 0, count: itemCount) }
  }

  mutating func add(_ found: OriginLosses.Found, zone: Int) {
    access += share[zone] * found.access
    zoneAccess[zone] = found.access
    for region in regionsOfZone[zone] where regionWeights[region] > 0 {
      let share = weights[zone] / regionWeights[region]
      regionAccess[region] = (regionAccess[region] ?? 0) + share * found.access
    }
    for loss in found.losses {
      let item = Int(loss.item)
      losses[item] += share[zone] * loss.loss
      throughLosses[item] += share[zone] * loss.through
      disconnected[item] += Int(loss.disconnected)
      for region in regionsOfZone[zone] where regionWeights[region] > 0 {
        regionLosses[region][item] += weights[zone] / regionWeights[region] * loss.loss
      }
    }
  }
}
