// A linear row that has been checked: what a certificate's bounds are made of.

import PlanModel
import Accessibility
import ShortestPaths

/// gain of the group (or merit) <= constant + sum of coefficient x y + sum of factor x gain of
/// groups, in every plan of the node.
struct ProvenRow: Sendable {
  /// The node in whose plans it holds.
  var node: Int
  /// The group; nil for the merit.
  var group: Int?
  var constant: Double
  /// One per project.
  var coefficients: [Double]
  /// Gains of groups that bound the merit.
  var gains: [(group: Int, factor: Double)] = []
  /// By how much rounding may have made the constant too low, and each coefficient wrong.
  var error = 0.0
  var coefficientErrors: [Double]
  /// The sum of the sizes of everything that was added up, of which rounding takes its share.
  var magnitude = 0.0

  /// What rounding may take of the worth of a pair for which sets were searched: a few hundred sums
  /// of numbers up to 1.
  private static let claimRounding = 0x1p-46
}

extension ProvenRow {
  /// Adds up what the claims of a cut prove, each as far as it holds.
  ///
  /// - Returns: nil when a claim is on a pair that is not the group's, or on one twice, or no
  ///   number.
  init?(
    _ cut: CertificateRecord.Cut,
    origins: [Int],
    _ node: CheckedNode,
    _ instance: PlanningInstance
  ) {
    let zones = instance.zoneCount
    self.node = cut.node
    group = cut.group
    var sum = RunningSum()
    var terms = Array(repeating: RunningSum(), count: instance.projectCount)
    var row = Array(repeating: -1, count: zones)
    for (position, origin) in origins.enumerated() { row[origin] = position }
    // What holds without a claim: the node's best case for W > 0, its worst case for W < 0.
    var unclaimed = Array(repeating: Double.nan, count: origins.count * zones)
    for (position, origin) in origins.enumerated() {
      for destination in 0..<zones {
        let weight = instance.weights[origin * zones + destination]
        guard weight != 0 else { continue }
        let costs = weight > 0 ? node.best : node.worst
        let worth = instance.decay(costs[origin, destination])
        unclaimed[position * zones + destination] = worth
        let before = instance.decay(instance.baseCosts[origin, destination])
        // The difference is rounded, too.
        sum.add(weight * (worth - before), error: 0x1p-52 * abs(weight) * (worth + before))
        magnitude += 2 * abs(weight)
      }
    }
    var gains = GainCheck(node, instance)
    var losses = LossCheck(node, instance)
    for position in 0..<cut.claims.count {
      let claim = cut.claims[position]
      guard Self.isWellFormed(claim, instance), row[claim.origin] >= 0 else { return nil }
      let pair = row[claim.origin] * zones + claim.destination
      let without = unclaimed[pair]
      // NaN: no weight, or a second claim.
      guard !without.isNaN else { return nil }
      unclaimed[pair] = .nan
      let weight = instance.weights[claim.origin * zones + claim.destination]
      let proven = weight > 0 ? gains.constant(of: claim) : losses.constant(of: claim)
      let size = abs(proven) + without
      sum.add(
        weight * (proven - without),
        error: abs(weight) * (Self.claimRounding + 0x1p-52 * size)
      )
      for (project, price) in zip(claim.projects, claim.prices) {
        terms[Int(project)].add(weight * price)
        magnitude += abs(weight) * price
      }
    }
    (constant, error) = (sum.value, sum.error)
    coefficients = terms.map(\.value)
    coefficientErrors = terms.map(\.error)
  }

  private static func isWellFormed(
    _ claim: PairClaims.Claim,
    _ instance: PlanningInstance
  ) -> Bool {
    (0..<instance.zoneCount).contains(claim.origin)
      && (0..<instance.zoneCount).contains(claim.destination)
      && claim.projects.allSatisfy { (0..<instance.projectCount).contains(Int($0)) }
      && Set(claim.projects).count == claim.projects.count
      && CheckedNumbers.unusable(claim, projectCount: instance.projectCount) == nil
  }

  /// A bound on the merit by gains; nil when the record does not fit the objective.
  init?(_ record: CertificateRecord.MeritRow, groups: [[Int]], _ instance: PlanningInstance) {
    node = 0
    group = nil
    constant = 0
    coefficients = Array(repeating: 0, count: instance.projectCount)
    coefficientErrors = coefficients
    defer { magnitude = abs(constant) + gains.reduce(0) { $0 + $1.factor } }
    switch instance.merit {
    case .sum: return nil
    case .unspent(_, _, let other):
      // What must be reached is the sum of gains, not any other merit.
      guard other.isSum else { return nil }
      gains = groups.indices.map { ($0, 1) }
    case .least(let shares):
      guard let region = record.region, shares.indices.contains(region) else { return nil }
      let share = shares[region]
      let least = shares.reduce(Double.infinity) { min($0, $1.before) }
      constant = share.before - least
      error = 0x1p-52 * (abs(share.before) + abs(least))
      let members = Set(share.origins)
      for (group, origins) in groups.enumerated() where origins.contains(where: members.contains) {
        // A group on both sides of the border would count too much.
        guard origins.allSatisfy(members.contains) else { return nil }
        gains.append((group, share.factor))
      }
    case .welfare(let welfare):
      guard
        let tangent = welfare.tangent(slopes: record.slopes),
        groups.allSatisfy({ $0.count == 1 })
      else { return nil }
      constant = tangent.constant
      error = tangent.error
      for (group, origins) in groups.enumerated() {
        for origin in origins { gains.append((group, tangent.slopes[origin])) }
      }
    }
  }
}
