// Which numbers of a certificate can mean anything.

import PlanModel

/// What numbers a certificate may hold.
///
/// A pair is worth between 0 and 1, so no price above 1 is ever needed: 1 more than what holds without a project is
/// more than any plan is worth. Of a pair that weighs less than nothing the worst case is 0, less a price for each
/// project that may be missing. Numbers beyond twice that would only drown others in rounding. Multipliers have no such
/// scale, since they may turn access into money. What is infinite, no number, or too small to have all its digits
/// (below 2.2e-308) is refused.
enum CheckedNumbers {
  /// The largest price, and the largest constant: twice the most that a pair is worth.
  static let mostWorth = 2.0
  /// The largest multiplier or slope.
  static let mostMultiplier = 1e100

  /// Whether a number has all its digits: neither infinite, nor NaN, nor below the normal numbers.
  static func isWhole(_ number: Double) -> Bool { number == 0 || number.isNormal }

  /// Whether a multiplier is a number of at least 0 that can be multiplied without overflow.
  static func isMultiplier(_ number: Double) -> Bool {
    isWhole(number) && number >= 0 && number <= mostMultiplier
  }

  /// What is wrong with the numbers of a cut; nil when nothing is.
  static func problem(_ cut: CertificateRecord.Cut, projectCount: Int) -> String? {
    for position in 0..<cut.claims.count {
      if let number = unusable(cut.claims[position], projectCount: projectCount) {
        return "cut \(cut.id) has the number \(number), and a pair is worth between 0 and 1"
      }
    }
    return nil
  }

  /// The number of a claim that means nothing; nil when there is none.
  static func unusable(_ claim: PairClaims.Claim, projectCount: Int) -> Double? {
    let least = -mostWorth * Double(projectCount + 1)
    if !isWhole(claim.constant) || claim.constant > mostWorth || claim.constant < least {
      return claim.constant
    }
    return claim.prices.first { !(isWhole($0) && $0 >= 0 && $0 <= mostWorth) }
  }
}
