// A linear row that has been checked: what a certificate's bounds are made of.

import Accessibility
import ShortestPaths

/// gain of the group (or merit) <= constant + sum of coefficient x y + sum of factor x gain of groups, in
/// every plan of the node.
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
  /// The sum of the sizes of everything that was added up, of which rounding takes its share.
  var magnitude = 0.0
}

extension ProvenRow {
  /// Adds up what the claims of a cut prove, each as far as it holds.
  ///
  /// - Returns: nil when a claim is on a pair that is not the group's, or on one twice, or no number.
  init?(
    _ cut: CertificateRecord.Cut,
    origins: [Int],
    _ node: CheckedNode,
    _ instance: PlanningInstance
  ) {
    let zones = instance.zoneCount
    self.node = cut.node
    group = cut.group
    constant = 0
    coefficients = Array(repeating: 0, count: instance.projectCount)
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
        constant += weight * (worth - instance.decay(instance.baseCosts[origin, destination]))
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
      constant += weight * (proven - without)
      for (project, price) in zip(claim.projects, claim.prices) {
        coefficients[Int(project)] += weight * price
        magnitude += abs(weight) * price
      }
    }
  }

  private static func isWellFormed(
    _ claim: PairClaims.Claim,
    _ instance: PlanningInstance
  ) -> Bool {
    (0..<instance.zoneCount).contains(claim.origin)
      && (0..<instance.zoneCount).contains(claim.destination)
      && claim.constant.isFinite
      && claim.projects.allSatisfy { (0..<instance.projectCount).contains(Int($0)) }
      && Set(claim.projects).count == claim.projects.count
      && claim.prices.allSatisfy { $0 >= 0 && $0 < .infinity }
  }

  /// A bound on the merit by gains; nil when the record does not fit the objective.
  init?(_ record: CertificateRecord.MeritRow, groups: [[Int]], _ instance: PlanningInstance) {
    node = 0
    group = nil
    constant = 0
    coefficients = Array(repeating: 0, count: instance.projectCount)
    defer { magnitude = abs(constant) + gains.reduce(0) { $0 + $1.factor } }
    switch instance.merit {
    case .sum: return nil
    case .thrift: gains = groups.indices.map { ($0, 1) }
    case .least(let shares):
      guard let region = record.region, shares.indices.contains(region) else { return nil }
      let share = shares[region]
      constant = share.before - shares.reduce(Double.infinity) { min($0, $1.before) }
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
      for (group, origins) in groups.enumerated() {
        for origin in origins { gains.append((group, tangent.slopes[origin])) }
      }
    }
  }
}
