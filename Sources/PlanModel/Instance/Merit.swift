// What the gains of origins are worth together: the shape of the objective.

import Glibc

/// Turns the gains of origins, in the instance's weights, into the one number that is maximized.
///
/// Every merit is concave and does not fall when a gain rises, and is 0 when nothing is gained
/// (spending apart), so that linear rows in the gains bound it from above.
package enum Merit: Sendable {
  /// The sum of all gains.
  case sum
  /// The worst region's access: the least over regions of `before` + `factor` x the gains of its
  /// origins, less the least of `before`.
  case least([Share])
  /// The equally distributed equivalent of access, less what it is before.
  case welfare(Welfare)
  /// The lower the sum of the prices of what is built the better, as long as another merit, the sum
  /// of gains or one of its own, is at least `need`; prices are the projects' costs when a plan is
  /// to be cheap.
  indirect case unspent(need: Double, prices: [Double], of: Merit = .sum)

  /// A region's mean access.
  package struct Share: Sendable {
    /// Mean access before.
    package var before: Double
    /// Zones of the instance that belong to it.
    package var origins: [Int]
    /// Region's mean per unit of its origins' gains.
    package var factor: Double

    package init(before: Double, origins: [Int], factor: Double) {
      self.before = before
      self.origins = origins
      self.factor = factor
    }
  }

  /// Whether the sum of all gains is what is maximized, so that the master needs no more columns.
  package var isSum: Bool {
    if case .sum = self { return true }
    return false
  }

  /// The merit as far as it is made of gains: where money is saved, the one that must be reached.
  package var ofGains: Merit {
    if case .unspent(_, _, let other) = self { return other }
    return self
  }

  /// The merit of a plan.
  /// - Parameters:
  ///   - gains: gain of each origin, one per zone of the instance.
  ///   - plan: the plan.
  /// - Returns: the merit; -Inf when the plan does not reach what it must.
  package func value(_ gains: [Double], of plan: ProjectSet) -> Double {
    switch self {
    case .sum: return gains.reduce(0, +)
    case .least(let shares):
      let before = shares.reduce(Double.infinity) { min($0, $1.before) }
      let after = shares.reduce(Double.infinity) { least, share in
        min(least, share.before + share.factor * share.origins.reduce(0) { $0 + gains[$1] })
      }
      return after - before
    case .welfare(let welfare):
      let after = welfare.equivalent(gains)
      return after - welfare.before
    case .unspent(let need, let prices, let other):
      guard other.value(gains, of: plan) >= need else { return -.infinity }
      return plan.members.reduce(0) { $0 - prices[$1] }
    }
  }

  /// A class per zone of the instance, or nil when all are alike.
  ///
  /// Gains of origins of different classes enter differently, so they may not share a value
  /// variable. Negative classes hold one zone each.
  package func classes(zoneCount: Int) -> [Int]? {
    switch self {
    case .sum: return nil
    case .unspent(_, _, let other): return other.classes(zoneCount: zoneCount)
    case .welfare: return (0..<zoneCount).map { -1 - $0 }
    case .least(let shares):
      var members = Array(repeating: [Int](), count: zoneCount)
      for (region, share) in shares.enumerated() {
        for origin in share.origins { members[origin].append(region) }
      }
      var classes: [[Int]: Int] = [:]
      return members.map { regions in
        if let known = classes[regions] { return known }
        classes[regions] = classes.count
        return classes.count - 1
      }
    }
  }

  /// By how much a gain may be overstated if the merit may be overstated by about `excess`.
  ///
  /// Where the merit is money not spent, gains may be off by a hundred-thousandth of what is
  /// needed.
  package func allowance(_ excess: Double) -> Double {
    switch self {
    case .sum: excess
    case .least(let shares): excess / max(1, shares.reduce(0) { max($0, $1.factor) })
    case .welfare: 0.2 * excess
    case .unspent(let need, _, let other): other.allowance(1e-5 * abs(need))
    }
  }
}

/// Atkinson's equally distributed equivalent: (sum of s_i A_i^(1 - e))^(1 / (1 - e)), for e = 1 the
/// weighted geometric mean; s are shares of the weight.
///
/// Source: A. B. Atkinson 1970, doi:10.1016/0022-0531(70)90039-6.
package struct Welfare: Sendable {
  /// s of each zone of the instance; zones that are not in it have access 0 with `absentShare`.
  package var shares: [Double]
  package var absentShare: Double
  /// A_i before.
  package var accessBefore: [Double]
  package var aversion: Double
  /// The equivalent before.
  package private(set) var before = 0.0

  package init(shares: [Double], absentShare: Double, accessBefore: [Double], aversion: Double) {
    self.shares = shares
    self.absentShare = absentShare
    self.accessBefore = accessBefore
    self.aversion = aversion
    before = equivalent(Array(repeating: 0, count: shares.count))
  }

  /// The access of a zone whose origin has gained: gains are s_i m_j f, so access rises by the gain
  /// over s_i.
  package func access(_ zone: Int, gain: Double) -> Double {
    shares[zone] > 0 ? max(0, accessBefore[zone] + gain / shares[zone]) : 0
  }

  /// The equivalent after gains.
  package func equivalent(_ gains: [Double]) -> Double {
    equivalent { access($0, gain: gains[$0]) }
  }

  private func equivalent(_ access: (Int) -> Double) -> Double {
    let power = 1 - aversion
    var sum = 0.0
    for zone in shares.indices where shares[zone] > 0 {
      let value = access(zone)
      if value <= 0, aversion >= 1 { return 0 }
      sum += shares[zone] * (power == 0 ? log(value) : pow(value, power))
    }
    if absentShare > 0, aversion >= 1 { return 0 }
    return power == 0 ? exp(sum) : pow(sum, 1 / power)
  }

  /// The tangent at a point: equivalent - before <= constant + sum of slope_i x gain_i.
  ///
  /// The equivalent is concave and homogeneous of degree 1, so its tangent at A^ is the sum of its
  /// slopes times A. Where A^ is 0 the slope is infinite; such zones are taken a millionth of the
  /// mean from 0, where the tangent still holds for all plans.
  package func tangent(at gains: [Double]) -> (constant: Double, slopes: [Double]) {
    var point = shares.indices.map { access($0, gain: gains[$0]) }
    let mean = shares.indices.reduce(0) { $0 + shares[$1] * point[$1] }
    let floor = max(1e-6 * mean, .leastNormalMagnitude)
    for zone in point.indices where point[zone] < floor { point[zone] = floor }
    // With zones that can never be reached and an aversion of 1 or more the equivalent is 0.
    if absentShare > 0, aversion >= 1 {
      return (-before, Array(repeating: 0, count: shares.count))
    }
    let value = equivalent { point[$0] }
    var constant = -before
    var slopes = Array(repeating: 0.0, count: shares.count)
    for zone in shares.indices where shares[zone] > 0 {
      // Per unit of gain; a gain is s_i times the rise in access.
      slopes[zone] = pow(value / point[zone], aversion)
      constant += slopes[zone] * shares[zone] * accessBefore[zone]
    }
    return (constant, slopes)
  }
}
