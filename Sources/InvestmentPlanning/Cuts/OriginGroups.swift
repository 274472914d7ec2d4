// Groups of origins: one value variable of the master each.

/// The origins that have weight, shared out over groups.
///
/// One variable for everything does not converge and one per origin makes large masters; neighbours
/// in the zone table (usually one province) move together, so runs of consecutive origins form the
/// groups.
struct OriginGroups: Sendable {
  /// Origins with a nonzero weight, ascending.
  let origins: [Int]
  /// Group of each of them.
  let group: [Int]
  /// Whether the origin has pairs of positive weight.
  let hasGains: [Bool]
  /// Whether the origin has pairs of negative weight.
  let hasLosses: [Bool]
  /// Number of groups.
  let count: Int

  init(_ instance: PlanningInstance, atMost most: Int) {
    let zones = instance.zoneCount
    var origins: [Int] = []
    var hasGains: [Bool] = []
    var hasLosses: [Bool] = []
    for origin in 0..<zones {
      let row = instance.weights[origin * zones..<(origin + 1) * zones]
      let gains = row.contains { $0 > 0 }
      let losses = row.contains { $0 < 0 }
      guard gains || losses else { continue }
      origins.append(origin)
      hasGains.append(gains)
      hasLosses.append(losses)
    }
    self.origins = origins
    self.hasGains = hasGains
    self.hasLosses = hasLosses
    count = min(most, origins.count)
    let groups = count
    group = origins.indices.map { $0 * groups / origins.count }
  }
}
