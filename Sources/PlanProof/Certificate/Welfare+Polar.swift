// Which linear functions of access lie above the equally distributed equivalent.

import PlanModel
import Glibc

extension Welfare {
  /// Scales slopes so that equivalent - before <= constant + sum of slope_i x gain_i holds for all
  /// plans.
  ///
  /// By the reversed Hoelder inequality the equivalent of A with aversion e, times that of q with
  /// aversion 1/e, is at most sum of s_i q_i A_i for all A and q that are not negative: the polar
  /// of an equivalent is an equivalent. So any q will do, and the tangents of the search are the
  /// best ones.
  ///
  /// Access is not negative, so slopes that are a little too steep hold as well: they are, by what
  /// rounding may have taken from them.
  ///
  /// - Returns: the row, and by how much its constant may be too low; nil when the slopes are not
  ///   one number of at least 0 per zone, or prove nothing.
  func tangent(slopes: [Double]) -> (constant: Double, error: Double, slopes: [Double])? {
    guard slopes.count == shares.count,
      slopes.allSatisfy({ CheckedNumbers.isMultiplier($0, atMost: CheckedNumbers.mostSlope) })
    else { return nil }
    // With people whom nothing reaches and an aversion of 1 or more the equivalent is 0.
    if absentShare > 0, aversion >= 1 { return (-before, 0, shares.map { _ in 0 }) }
    let counted = shares.indices.filter { shares[$0] > 0 }
    let scale: Double
    // Powers are right to a unit or two in the last place, of which a root makes its exponent's
    // multiple.
    var rounding = 0x1p-50 * Double(counted.count + 8)
    let power = aversion > 0 ? 1 - 1 / aversion : -.infinity
    if aversion == 0 {
      scale = counted.reduce(Double.infinity) { min($0, slopes[$1]) }
    } else if power == 0 {
      let logarithms = counted.map { shares[$0] * log(slopes[$0]) }
      scale = exp(logarithms.reduce(0, +))
      rounding *= 1 + logarithms.reduce(0) { $0 + abs($1) }
    } else {
      let sum = counted.reduce(0) { $0 + shares[$1] * pow(slopes[$1], power) }
      // Near the ends of the numbers a sum has lost terms.
      guard sum > 1e-290, sum < 1e290 else { return nil }
      scale = pow(sum, 1 / power)
      // An exponent that is wrong in its last place takes a share of the logarithm of what it
      // raises.
      let logarithm = counted.reduce(0) { max($0, abs(log(slopes[$1]))) }
      rounding = rounding * max(1, 1 / abs(power)) + 0x1p-49 * logarithm
    }
    guard scale > 0, scale < .infinity else { return nil }
    let scaled = slopes.map { $0 / scale * (1 + rounding) }
    var constant = RunningSum()
    constant.add(-before, error: 0x1p-46 * before)
    for zone in counted { constant.add(scaled[zone] * (shares[zone] * accessBefore[zone])) }
    return (constant.value, constant.error, scaled)
  }
}
