// Certificates that have been tampered with.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import TestSupport

/// Records with one number or one record changed.
func changed(
  _ records: [CertificateRecord],
  _ random: inout SeededGenerator
) -> [CertificateRecord] {
  guard let position = records.indices.randomElement(using: &random) else { return records }
  var changed = records
  let factors: [Double] = [0, 0.5, 0.9, 1.1, 10]
  let factor = factors.randomElement(using: &random) ?? 0
  switch records[position] {
  case .start(var start):
    if Bool.random(using: &random) { start.groups.removeLast() }
    if let ratio = start.ratio { start.ratio = ratio * factor }
    changed[position] = .start(start)
  case .cut(let cut):
    var claims = PairClaims()
    for claim in 0..<cut.claims.count {
      let claim = cut.claims[claim]
      let kind = Int.random(in: 0..<4, using: &random)
      claims.add(
        claim.origin,
        claim.destination,
        kind == 0 ? claim.constant * factor : claim.constant,
        zip(claim.projects, claim.prices).map {
          (Int($0), kind == 1 ? $1 * factor : $1)
        }
      )
    }
    changed[position] = .cut(
      .init(
        id: cut.id,
        node: Bool.random(using: &random) ? 0 : cut.node,
        group: cut.group,
        claims: claims
      )
    )
  case .meritRow(var row):
    row.slopes = row.slopes.map { Bool.random(using: &random) ? $0 * factor : $0 }
    changed[position] = .meritRow(row)
  case .bound(var bound):
    for row in bound.cuts.indices where Bool.random(using: &random) {
      bound.cuts[row].value *= factor
    }
    for row in bound.rules.indices where Bool.random(using: &random) {
      bound.rules[row].value *= factor
    }
    if Bool.random(using: &random) { bound.factor = 1 - bound.factor }
    changed[position] = .bound(bound)
  case .split(var split):
    switch Int.random(in: 0..<3, using: &random) {
    case 0: split.built = nil
    case 1: split.excluded = nil
    default: changed.remove(at: position)
    }
    if changed.count == records.count { changed[position] = .split(split) }
  }
  return changed
}
