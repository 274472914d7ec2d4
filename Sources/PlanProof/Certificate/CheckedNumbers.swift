// Which numbers of a certificate can mean anything.

import PlanModel

/// What numbers a certificate may hold.
///
/// A pair is worth between 0 and 1, so neither prices nor constants of claims have a reason to be larger than a few
/// times that; numbers far beyond would only drown others in rounding. Multipliers have no such scale, since they
/// may turn access into money. Numbers below the normal ones are no harm, as worths far away are among them: what
/// they lose is less than what every sum grants (``RunningSum``).
enum CheckedNumbers {
  /// The largest price or constant: well above any worth, and well below where the worth of a pair would be lost in
  /// the rounding of a sum.
  static let mostWorth = 0x1p20
  /// The largest multiplier or slope.
  static let mostMultiplier = 1e100

  /// Whether a multiplier is a number of at least 0 that can be multiplied without overflow.
  static func isMultiplier(_ number: Double) -> Bool { number >= 0 && number <= mostMultiplier }

  /// What is wrong with the numbers of a cut; nil when nothing is.
  static func problem(_ cut: CertificateRecord.Cut) -> String? {
    for position in 0..<cut.claims.count {
      if let number = unusable(cut.claims[position]) {
        return "cut \(cut.id) has the number \(number), and a pair is worth between 0 and 1"
      }
    }
    return nil
  }

  /// The number of a claim that means nothing; nil when there is none.
  static func unusable(_ claim: PairClaims.Claim) -> Double? {
    if !(abs(claim.constant) <= mostWorth) { return claim.constant }
    return claim.prices.first { !($0 >= 0 && $0 <= mostWorth) }
  }
}
