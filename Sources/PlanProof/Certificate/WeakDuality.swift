// A bound from rows and multipliers, in plain arithmetic.

import PlanModel
import Accessibility
import ShortestPaths

/// Adds up what rows with multipliers leave at most.
///
/// For multipliers m >= 0 of rows a z <= b, an objective c z is at most sum of m b + sum over
/// variables of the larger of d l and d u, with d = c - sum of m a and l, u the variable's range:
/// whatever the multipliers, the bound holds.
struct WeakDuality {
  struct Bound {
    /// No plan's exact merit is above it, whatever rounding did on the way.
    var value: Double
    /// d of each project: by how much its other value lowers the bound, at least.
    var reducedCosts: [Double]
    /// Whether the rows contradict each other, so that there is no plan.
    var isContradiction: Bool
  }

  private let instance: PlanningInstance
  private let fixings: Fixings
  private let groups: [[Int]]
  /// What each zone gains at least and at most, and by how much that may be wrong.
  private var lowest: [Double]
  private var highest: [Double]
  private var errors: [Double]

  init(_ instance: PlanningInstance, _ node: CheckedNode, groups: [[Int]]) {
    self.instance = instance
    self.groups = groups
    fixings = node.fixings
    let zones = instance.zoneCount
    lowest = Array(repeating: 0, count: zones)
    highest = lowest
    errors = lowest
    for origin in 0..<zones {
      var (low, high) = (RunningSum(), RunningSum())
      for destination in 0..<zones {
        let weight = instance.weights[origin * zones + destination]
        guard weight != 0 else { continue }
        let before = instance.decay(instance.baseCosts[origin, destination])
        let (worst, best) = (
          instance.decay(node.worst[origin, destination]),
          instance.decay(node.best[origin, destination])
        )
        let (atWorst, atBest) = (weight * (worst - before), weight * (best - before))
        let error = 0x1p-52 * abs(weight) * (max(worst, best) + before)
        low.add(min(atWorst, atBest), error: error)
        high.add(max(atWorst, atBest), error: error)
      }
      (lowest[origin], highest[origin]) = (low.value, high.value)
      errors[origin] = max(low.error, high.error)
    }
  }

  /// The bound of a record; nil when a multiplier is negative, larger than `most`, or of no row.
  func bound(
    _ record: CertificateRecord.Bound,
    rows: [(row: ProvenRow, multiplier: Double)],
    most: Double
  ) -> Bound? {
    guard record.factor == 0 || record.factor == 1 else { return nil }
    var total = RunningSum()
    var magnitude = 0.0
    var projectCosts = Array(repeating: RunningSum(), count: instance.projectCount)
    var gainCosts = Array(repeating: RunningSum(), count: groups.count)
    var meritCost = RunningSum()
    switch instance.merit {
    case .sum: for group in groups.indices { gainCosts[group].add(record.factor) }
    case .least, .welfare: meritCost.add(record.factor)
    case .unspent(_, let prices, _):
      for (project, price) in prices.enumerated() {
        projectCosts[project].add(-price * record.factor)
      }
    }
    let ruleRows = instance.rules.rows
    for multiplier in record.rules {
      guard ruleRows.indices.contains(multiplier.row),
        CheckedNumbers.isMultiplier(multiplier.value, atMost: most)
      else { return nil }
      let row = ruleRows[multiplier.row]
      total.add(multiplier.value * row.upper)
      magnitude += multiplier.value * abs(row.upper)
      for (project, coefficient) in row.terms {
        projectCosts[project].add(-multiplier.value * coefficient)
        magnitude += multiplier.value * abs(coefficient)
      }
    }
    for (row, multiplier) in rows {
      guard CheckedNumbers.isMultiplier(multiplier, atMost: most) else { return nil }
      total.add(multiplier * row.constant, error: multiplier * row.error)
      magnitude += multiplier * row.magnitude
      for project in projectCosts.indices where row.coefficientErrors[project] != 0 {
        projectCosts[project].add(
          multiplier * row.coefficients[project],
          error: multiplier * row.coefficientErrors[project]
        )
      }
      for (group, factor) in row.gains { gainCosts[group].add(multiplier * factor) }
      if let group = row.group {
        gainCosts[group].add(-multiplier)
      } else {
        meritCost.add(-multiplier)
      }
    }
    // A sum that has overflowed cannot be compared.
    guard (projectCosts + gainCosts + [meritCost]).allSatisfy(\.isFinite) else { return nil }
    for (project, cost) in projectCosts.enumerated() where !cost.isZero {
      if fixings.built.contains(project) {
        total.add(cost.value, error: cost.error)
      } else if fixings.possible.contains(project), cost.upper > 0 {
        total.add(max(0, cost.value), error: cost.error)
      }
    }
    for (group, cost) in gainCosts.enumerated() where !cost.isZero {
      add(cost, times: range(of: groups[group]), to: &total)
    }
    if !meritCost.isZero {
      guard let range = meritRange else { return nil }
      add(meritCost, times: range, to: &total)
    }
    magnitude += total.size
    return Bound(
      value: total.upper,
      // A project that raises the bound lowers it by its cost when left out; one that lowers it
      // does so by its cost, less rounding, when built.
      reducedCosts: projectCosts.map { $0.value > 0 ? $0.value : min(0, $0.upper) },
      // A sum that rounding may have made of 0 is no contradiction.
      isContradiction: record.factor == 0 && total.upper < -1e-11 * magnitude
    )
  }

  /// A range of a variable's values, each end wrong by at most `error`.
  private struct Range {
    var lowest: Double
    var highest: Double
    var error: Double
  }

  /// Adds the most that a cost times a variable can be.
  private func add(_ cost: RunningSum, times range: Range, to total: inout RunningSum) {
    let size = max(abs(range.lowest), abs(range.highest)) + range.error
    total.add(
      max(cost.value * range.lowest, cost.value * range.highest),
      error: abs(cost.value) * range.error + cost.error * size
    )
  }

  private func range(of origins: [Int]) -> Range {
    var (low, high) = (RunningSum(), RunningSum())
    for origin in origins {
      low.add(lowest[origin], error: errors[origin])
      high.add(highest[origin], error: errors[origin])
    }
    return Range(lowest: low.value, highest: high.value, error: max(low.error, high.error))
  }

  /// The range of the merit's own variable: where money is saved the gain, which must be what is
  /// needed at least.
  private var meritRange: Range? {
    switch instance.merit {
    case .sum: return nil
    case .unspent(let need, _, _):
      let all = range(of: Array(highest.indices))
      return Range(lowest: need, highest: max(need, all.highest), error: all.error)
    case .least(let shares): return range(ofLeast: shares)
    case .welfare(let welfare):
      let low = instance.merit.value(lowest, of: fixings.built)
      let high = instance.merit.value(highest, of: fixings.built)
      return Range(
        lowest: low,
        highest: high,
        error: Self.roomOfMerit * (welfare.before + abs(high))
      )
    }
  }

  /// The range of the worst region's gain.
  ///
  /// Each region's access is wrong by what its own size rounds by, so that a region of large access
  /// says nothing of the bound on one of small access.
  private func range(ofLeast shares: [Merit.Share]) -> Range {
    let before = shares.reduce(Double.infinity) { min($0, $1.before) }
    func least(_ gains: [Double], erring sign: Double) -> Double {
      shares.reduce(Double.infinity) { least, share in
        let gain = share.factor * share.origins.reduce(0) { $0 + gains[$1] }
        let size = abs(share.before) + abs(share.before + gain)
        return min(least, share.before + gain + sign * Self.roomOfMerit * size)
      }
    }
    let (low, high) = (least(lowest, erring: -1), least(highest, erring: 1))
    return Range(
      lowest: low - before,
      highest: high - before,
      error: Self.roomOfMerit * (abs(before) + max(abs(low), abs(high)))
    )
  }

  /// What a merit may be wrong by, as a share of the figures that it is made of.
  private static let roomOfMerit = 1e-13
}
