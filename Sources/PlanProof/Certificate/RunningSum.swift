// A sum of doubles that knows by how much it may be wrong.

import PlanModel

/// Adds up terms, and bounds how far rounding can have taken the sum from that of the exact terms.
///
/// A sum of n doubles, each of which may be a rounded product, is wrong by at most about n x 2^-53
/// x the sum of their sizes. Twice that is granted, so that the rounding of the sizes and of the
/// bound itself is covered. What cannot be bounded, an infinity or NaN, makes the bound infinite or
/// NaN, which proves nothing.
///
/// Source: N. J. Higham 2002, Accuracy and Stability of Numerical Algorithms,
/// doi:10.1137/1.9780898718027, section 4.2.
struct RunningSum: Sendable {
  private(set) var value = 0.0
  /// The sum of the terms' sizes.
  private(set) var size = 0.0
  /// How far the terms themselves may be wrong.
  private var slack = 0.0
  private var count = 0.0

  /// Adds a term that is a double, or one product of two, and wrong by at most `error` but for
  /// that.
  mutating func add(_ term: Double, error: Double = 0) {
    value += term
    size += abs(term)
    slack += abs(error)
    count += 1
  }

  /// By how much the sum may be wrong.
  var error: Double {
    guard count > 0 else { return 0 }
    let unit = 0x1p-52 * (count + 3)
    // Products may vanish below the normal numbers.
    return unit * size + slack * (1 + unit) + count * .leastNormalMagnitude
  }

  /// Whether sum and bound are numbers.
  var isFinite: Bool { value.isFinite && error.isFinite }

  /// No exact sum is higher.
  var upper: Double { error == 0 ? value : (value + error).nextUp }

  /// Whether every term was 0, so that there is nothing to be wrong.
  var isZero: Bool { size == 0 && slack == 0 }
}
