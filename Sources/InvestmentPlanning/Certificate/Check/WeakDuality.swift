// A bound from rows and multipliers, in plain arithmetic.

import Accessibility
import ShortestPaths

/// Adds up what rows with multipliers leave at most.
///
/// For multipliers m >= 0 of rows a z <= b, an objective c z is at most sum of m b + sum over variables of
/// the larger of d l and d u, with d = c - sum of m a and l, u the variable's range: whatever the
/// multipliers, the bound holds.
struct WeakDuality {
  struct Bound {
    var limit: Double
    /// d of each project.
    var reducedCosts: [Double]
    /// Whether the rows contradict each other, so that there is no plan.
    var isContradiction: Bool
  }

  private let instance: PlanningInstance
  private let fixings: Fixings
  private let groups: [[Int]]
  /// What each zone gains at least and at most.
  private var lowest: [Double]
  private var highest: [Double]

  init(_ instance: PlanningInstance, _ node: CheckedNode, groups: [[Int]]) {
    self.instance = instance
    self.groups = groups
    fixings = node.fixings
    let zones = instance.zoneCount
    lowest = Array(repeating: 0, count: zones)
    highest = lowest
    for origin in 0..<zones {
      for destination in 0..<zones {
        let weight = instance.weights[origin * zones + destination]
        guard weight != 0 else { continue }
        let before = instance.decay(instance.baseCosts[origin, destination])
        let atWorst = weight * (instance.decay(node.worst[origin, destination]) - before)
        let atBest = weight * (instance.decay(node.best[origin, destination]) - before)
        lowest[origin] += min(atWorst, atBest)
        highest[origin] += max(atWorst, atBest)
      }
    }
  }

  /// The bound of a record; nil when a multiplier is negative or of no row.
  func bound(
    _ record: CertificateRecord.Bound,
    rows: [(row: ProvenRow, multiplier: Double)]
  ) -> Bound? {
    guard record.factor == 0 || record.factor == 1 else { return nil }
    var terms: [Double] = []
    var magnitude = 0.0
    var projectCosts = Array(repeating: 0.0, count: instance.projectCount)
    var gainCosts = Array(repeating: 0.0, count: groups.count)
    var meritCost = 0.0
    switch instance.merit {
    case .sum: for group in groups.indices { gainCosts[group] = record.factor }
    case .least, .welfare: meritCost = record.factor
    case .thrift(_, let prices): projectCosts = prices.map { -$0 * record.factor }
    }
    let ruleRows = instance.rules.rows
    for multiplier in record.rules {
      guard ruleRows.indices.contains(multiplier.row), multiplier.value >= 0,
        multiplier.value < .infinity
      else { return nil }
      let row = ruleRows[multiplier.row]
      terms.append(multiplier.value * row.upper)
      magnitude += multiplier.value * abs(row.upper)
      for (project, coefficient) in row.terms {
        projectCosts[project] -= multiplier.value * coefficient
        magnitude += multiplier.value * abs(coefficient)
      }
    }
    for (row, multiplier) in rows {
      guard multiplier >= 0, multiplier < .infinity else { return nil }
      terms.append(multiplier * row.constant)
      magnitude += multiplier * row.magnitude
      for (project, coefficient) in row.coefficients.enumerated() {
        projectCosts[project] += multiplier * coefficient
      }
      for (group, factor) in row.gains { gainCosts[group] += multiplier * factor }
      if let group = row.group { gainCosts[group] -= multiplier } else { meritCost -= multiplier }
    }
    for (project, cost) in projectCosts.enumerated() {
      if fixings.built.contains(project) {
        terms.append(cost)
      } else if fixings.possible.contains(project) {
        terms.append(max(0, cost))
      }
    }
    for (group, cost) in gainCosts.enumerated() where cost != 0 {
      let range = range(of: groups[group])
      terms.append(max(cost * range.lowest, cost * range.highest))
    }
    if meritCost != 0 {
      guard let range = meritRange else { return nil }
      terms.append(max(meritCost * range.lowest, meritCost * range.highest))
    }
    let limit = terms.reduce(0, +)
    magnitude += terms.reduce(0) { $0 + abs($1) }
    return Bound(
      limit: limit,
      reducedCosts: projectCosts,
      // What rounding may have made of a sum that is 0 is no contradiction.
      isContradiction: record.factor == 0 && limit < -1e-11 * magnitude
    )
  }

  private func range(of origins: [Int]) -> (lowest: Double, highest: Double) {
    origins.reduce((lowest: 0, highest: 0)) {
      ($0.lowest + lowest[$1], $0.highest + highest[$1])
    }
  }

  /// The range of the merit's own variable: of a thrifty plan the gain, which must be what is needed at
  /// least.
  private var meritRange: (lowest: Double, highest: Double)? {
    switch instance.merit {
    case .sum: nil
    case .thrift(let need, _): (need, max(need, highest.reduce(0, +)))
    case .least, .welfare:
      (
        instance.merit.value(lowest, of: fixings.built),
        instance.merit.value(highest, of: fixings.built)
      )
    }
  }
}
