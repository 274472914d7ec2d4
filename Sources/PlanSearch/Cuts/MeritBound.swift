// Rows that tie the merit to the gains of the groups: the least of linear functions, or tangents.

import PlanModel

/// Makes the cuts in which the merit's own column stands on the left.
struct MeritBound {
  private let merit: Merit
  private let groups: OriginGroups
  /// Group of each zone of the instance; nil for zones without weight.
  private let groupOfZone: [Int?]

  init(_ instance: PlanningInstance, _ groups: OriginGroups) {
    merit = instance.merit
    self.groups = groups
    var groupOfZone = Array(repeating: Int?.none, count: instance.zoneCount)
    for (position, zone) in groups.origins.enumerated() {
      groupOfZone[zone] = groups.group[position]
    }
    self.groupOfZone = groupOfZone
  }

  /// The least value of the merit's column; nil when nothing must be reached.
  var needed: Double? {
    if case .unspent(let need, _, _) = merit { return need }
    return nil
  }

  /// What holds at every point: all rows of a merit that is the least of a few.
  var standing: [ValueCut] {
    switch merit.ofGains {
    case .sum:
      return merit.isSum ? [] : [cut(constant: 0, (0..<groups.count).map { ($0, 1) })]
    // The merit that must be reached is never `unspent` itself.
    case .welfare, .unspent: return []
    case .least(let shares):
      let before = shares.reduce(Double.infinity) { min($0, $1.before) }
      return shares.map { share in
        let members = Set(share.origins.compactMap { groupOfZone[$0] })
        return cut(constant: share.before - before, members.sorted().map { ($0, share.factor) })
      }
    }
  }

  /// The tangent's slope per zone at a point; nil when the standing rows are all there is.
  func slopes(at gains: [Double]) -> [Double]? {
    guard case .welfare(let welfare) = merit.ofGains else { return nil }
    return welfare.tangent(at: groupOfZone.map { group in group.map { gains[$0] } ?? 0 }).slopes
  }

  /// The tangent at a point, one gain per group; nil when the standing rows are all there is.
  func tangent(at gains: [Double]) -> ValueCut? {
    guard case .welfare(let welfare) = merit.ofGains else { return nil }
    let gainOfZone = groupOfZone.map { group in group.map { gains[$0] } ?? 0 }
    let (constant, slopes) = welfare.tangent(at: gainOfZone)
    var factors: [(group: Int, factor: Double)] = []
    for (zone, group) in groupOfZone.enumerated() {
      if let group, slopes[zone] != 0 { factors.append((group, slopes[zone])) }
    }
    return cut(constant: constant, factors)
  }

  private func cut(constant: Double, _ gains: [(group: Int, factor: Double)]) -> ValueCut {
    ValueCut(
      group: groups.count,
      constant: constant,
      projects: [],
      coefficients: [],
      gains: gains
    )
  }

  /// The range of the merit within the ranges of the groups' gains, or nil when it is their sum.
  ///
  /// Where the merit is money not spent, the column holds the gain that must be reached.
  func range(
    of ranges: [(lowest: Double, highest: Double)]
  ) -> (lowest: Double, highest: Double)? {
    if let needed {
      return (
        needed, range(of: merit.ofGains, ranges)?.highest ?? ranges.reduce(0) { $0 + $1.highest }
      )
    }
    return range(of: merit, ranges)
  }

  private func range(
    of merit: Merit,
    _ ranges: [(lowest: Double, highest: Double)]
  ) -> (lowest: Double, highest: Double)? {
    let lowest = groupOfZone.map { group in group.map { ranges[$0].lowest } ?? 0 }
    let highest = groupOfZone.map { group in group.map { ranges[$0].highest } ?? 0 }
    switch merit {
    case .sum, .unspent: return nil
    case .welfare(let welfare):
      return (
        welfare.equivalent(lowest) - welfare.before, welfare.equivalent(highest) - welfare.before
      )
    case .least:
      var least = (lowest: Double.infinity, highest: Double.infinity)
      for row in standing {
        var (low, high) = (row.constant, row.constant)
        for (group, factor) in row.gains {
          low += factor * ranges[group].lowest
          high += factor * ranges[group].highest
        }
        least = (min(least.lowest, low), min(least.highest, high))
      }
      return least
    }
  }
}
