// Which numbers of a certificate can mean anything.

import PlanModel

/// What numbers a certificate may hold.
///
/// A pair is worth between 0 and 1, so no price above 1 is ever needed: 1 more than what holds
/// without a project is more than any plan is worth. Of a pair that weighs less than nothing the
/// worst case is 0, less a price for each project that may be missing. Numbers beyond twice that
/// would only drown others in rounding. A multiplier turns units of a row into units of the merit:
/// more than everything that the instance counts over the least of it, and what a pair is worth, is
/// never needed. What is infinite, no number, or too small to have all its digits (below 2.2e-308)
/// is refused.
enum CheckedNumbers {
  /// The largest price, and the largest constant: twice the most that a pair is worth.
  static let mostWorth = 2.0
  /// The largest slope, of which only the ratios to others count, and the largest multiplier of any
  /// instance.
  static let mostSlope = 1e100

  /// The largest multiplier: 2^100 x everything that counts / the least that counts.
  ///
  /// Everything is the sum of the sizes of all weights and of the prices, at least 1; the least is
  /// the smallest size of a weight, a price or a coefficient of a rule, at most 1; a worth below
  /// 2^-100 changes no sum.
  static func mostMultiplier(_ instance: PlanningInstance) -> Double {
    var (all, least) = (0.0, 1.0)
    func count(_ number: Double) {
      guard number != 0 else { return }
      all += abs(number)
      least = min(least, abs(number))
    }
    for weight in instance.weights { count(weight) }
    if case .unspent(_, let prices, _) = instance.merit {
      for price in prices { count(price) }
    }
    for row in instance.rules.rows {
      for (_, coefficient) in row.terms where coefficient != 0 {
        least = min(least, abs(coefficient))
      }
    }
    return min(mostSlope, 0x1p100 * max(1, all) / least)
  }

  /// Whether a number has all its digits: neither infinite, nor NaN, nor below the normal numbers.
  static func isWhole(_ number: Double) -> Bool { number == 0 || number.isNormal }

  /// Whether a multiplier or slope is a number of at least 0 and at most `most`.
  static func isMultiplier(_ number: Double, atMost most: Double) -> Bool {
    isWhole(number) && number >= 0 && number <= most
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
