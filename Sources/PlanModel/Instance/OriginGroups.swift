// Groups of origins: one value variable of the master each.

/// The origins that have weight, shared out over groups.
///
/// One variable for everything does not converge and one per origin makes large masters; neighbours
/// in the zone table (usually one province) move together, so runs of consecutive origins form the
/// groups. Origins that the merit tells apart are in different groups.
package struct OriginGroups: Sendable {
  /// Origins with a nonzero weight, ascending.
  package let origins: [Int]
  /// Group of each of them.
  package let group: [Int]
  /// Whether the origin has pairs of positive weight.
  package let hasGains: [Bool]
  /// Whether the origin has pairs of negative weight.
  package let hasLosses: [Bool]
  /// Number of groups.
  package let count: Int

  package init(_ instance: PlanningInstance, atMost most: Int) {
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
    let classes = instance.merit.classes(zoneCount: zones)
    (group, count) = Self.groups(origins.map { classes?[$0] ?? 0 }, atMost: most)
  }

  /// Shares out positions over groups: each negative class is one of its own, each other class has
  /// groups of neighbours in proportion to its size.
  private static func groups(_ classes: [Int], atMost most: Int) -> (group: [Int], count: Int) {
    var members: [Int: [Int]] = [:]
    for (position, number) in classes.enumerated() { members[number, default: []].append(position) }
    var group = Array(repeating: 0, count: classes.count)
    var count = 0
    for number in members.keys.sorted(by: >) {
      let positions = members[number] ?? []
      let share = most * positions.count / max(1, classes.count)
      let groups = number < 0 ? 1 : min(positions.count, max(1, share))
      for (order, position) in positions.enumerated() {
        group[position] = count + order * groups / positions.count
      }
      count += groups
    }
    return (group, count)
  }
}
