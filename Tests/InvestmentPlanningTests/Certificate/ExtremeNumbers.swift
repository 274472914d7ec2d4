// Certificates in which numbers have been replaced by ones from the ends of what a double holds.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import TestSupport

private let extremes: [Double] = [
  0, -0.0, 1e300, -1e300, 1e-300, 0x1p53 + 1, 0x1p20, -0x1p20, 1e100, 1e16, -1, 1,
  .leastNonzeroMagnitude, .nan,
  .infinity,
]

/// Records with one number replaced by an extreme one.
func withExtremes(
  _ records: [CertificateRecord],
  _ random: inout SeededGenerator
) -> [CertificateRecord] {
  guard let position = records.indices.randomElement(using: &random) else { return records }
  let number = extremes.randomElement(using: &random) ?? 0
  var changed = records
  switch records[position] {
  case .start(var start):
    if start.ratio != nil { start.ratio = number }
    changed[position] = .start(start)
  case .cut(var cut):
    cut.claims = replaced(cut.claims, by: number, &random)
    changed[position] = .cut(cut)
  case .meritRow(var row):
    if let slope = row.slopes.indices.randomElement(using: &random) { row.slopes[slope] = number }
    changed[position] = .meritRow(row)
  case .bound(var bound):
    if Int.random(in: 0..<8, using: &random) == 0 {
      bound.factor = number
    } else if Bool.random(using: &random),
      let row = bound.rules.indices.randomElement(using: &random)
    {
      bound.rules[row].value = number
    } else if let row = bound.cuts.indices.randomElement(using: &random) {
      bound.cuts[row].value = number
    }
    changed[position] = .bound(bound)
  case .split: break
  }
  return changed
}

/// Claims with a number replaced, or with one more price.
private func replaced(
  _ claims: PairClaims,
  by number: Double,
  _ random: inout SeededGenerator
) -> PairClaims {
  guard let chosen = (0..<claims.count).randomElement(using: &random) else { return claims }
  var changed = PairClaims()
  for position in 0..<claims.count {
    let claim = claims[position]
    var constant = claim.constant
    var terms = zip(claim.projects, claim.prices).map { (Int($0), $1) }
    if position == chosen {
      let listed = Set(terms.map(\.0))
      let unlisted = (0..<4).first { !listed.contains($0) }
      let isPrice = Bool.random(using: &random)
      if let term = terms.indices.randomElement(using: &random), isPrice {
        terms[term].1 = number
      } else if let unlisted, isPrice || Bool.random(using: &random) {
        terms.append((unlisted, number))
      } else {
        constant = number
      }
    }
    changed.add(claim.origin, claim.destination, constant, terms)
  }
  return changed
}
