// Which linear functions of access lie above the equally distributed equivalent.

import Glibc

extension Welfare {
  /// Scales slopes so that equivalent - before <= constant + sum of slope_i x gain_i holds for all plans.
  ///
  /// By the reversed Hoelder inequality the equivalent of A with aversion e, times that of q with
  /// aversion 1/e, is at most sum of s_i q_i A_i for all A and q that are not negative: the polar of an
  /// equivalent is an equivalent. So any q will do, and the tangents of the search are the best ones.
  ///
  /// - Returns: nil when the slopes are not one number of at least 0 per zone, or prove nothing.
  func tangent(slopes: [Double]) -> (constant: Double, slopes: [Double])? {
    guard slopes.count == shares.count, slopes.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      return nil
    }
    // With people whom nothing reaches and an aversion of 1 or more the equivalent is 0.
    if absentShare > 0, aversion >= 1 { return (-before, shares.map { _ in 0 }) }
    let counted = shares.indices.filter { shares[$0] > 0 }
    let scale: Double
    let power = aversion > 0 ? 1 - 1 / aversion : -.infinity
    if aversion == 0 {
      scale = counted.reduce(Double.infinity) { min($0, slopes[$1]) }
    } else if power == 0 {
      scale = exp(counted.reduce(0) { $0 + shares[$1] * log(slopes[$1]) })
    } else {
      scale = pow(counted.reduce(0) { $0 + shares[$1] * pow(slopes[$1], power) }, 1 / power)
    }
    guard scale > 0, scale < .infinity else { return nil }
    let scaled = slopes.map { $0 / scale }
    let constant = counted.reduce(-before) { $0 + scaled[$1] * shares[$1] * accessBefore[$1] }
    return (constant, scaled)
  }
}
