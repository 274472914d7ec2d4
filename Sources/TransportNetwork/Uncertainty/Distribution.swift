// How a factor is distributed, and how it follows from a standard normal number.

import Glibc

/// The distribution of a factor.
public enum Distribution: Sendable, Equatable, Codable {
  /// Always the same.
  case fixed(Double)
  /// Between two numbers, each as likely.
  case uniform(low: Double, high: Double)
  /// Between two numbers, likeliest at a third.
  case triangular(low: Double, mode: Double, high: Double)
  /// Its logarithm is normal; mean and standard deviation of the factor itself.
  case lognormal(mean: Double, deviation: Double)

  /// The value with the same probability below it as a standard normal number has.
  ///
  /// - Parameter z: A standard normal number.
  /// - Returns: The factor.
  public func factor(_ z: Double) -> Double {
    switch self {
    case .fixed(let value): return value
    case .uniform(let low, let high): return low + (high - low) * normalShare(z)
    case .triangular(let low, let mode, let high):
      guard high > low else { return low }
      let share = normalShare(z)
      let rising = (mode - low) / (high - low)
      return share < rising
        ? low + (share * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - share) * (high - low) * (high - mode)).squareRoot()
    case .lognormal(let mean, let deviation):
      let variance = log(1 + deviation * deviation / (mean * mean))
      return exp(log(mean) - variance / 2 + variance.squareRoot() * z)
    }
  }

  /// In words, for example `lognormal, mean 1.4, s.d. 0.38`.
  public var description: String {
    func text(_ number: Double) -> String { shortestDecimal(number) }
    return switch self {
    case .fixed(let value): text(value)
    case .uniform(let low, let high): "uniform, \(text(low)) to \(text(high))"
    case .triangular(let low, let mode, let high):
      "triangular, \(text(low)) to \(text(high)), likeliest \(text(mode))"
    case .lognormal(let mean, let deviation):
      "lognormal, mean \(text(mean)), s.d. \(text(deviation))"
    }
  }
}

/// The probability that a standard normal number is below another.
private func normalShare(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

/// Numbers that depend on what they are for alone, and not on which came before: draw 7 is the same
/// on any machine and in any shard.
struct DrawNumbers {
  let seed: UInt64
  let draw: Int

  /// A standard normal number for an item of a stream (Box and Muller 1958,
  /// doi:10.1214/aoms/1177706645).
  func normal(stream: Int, item: Int) -> Double {
    let first = uniform(stream, item, 0)
    let second = uniform(stream, item, 1)
    return (-2 * log(first)).squareRoot() * cos(2 * Double.pi * second)
  }

  /// A number above 0 and at most 1.
  private func uniform(_ stream: Int, _ item: Int, _ place: Int) -> Double {
    var word = seed
    for part in [draw, stream, item, place] {
      word = mixed(word ^ mixed(UInt64(bitPattern: Int64(part)) &+ 0x9E37_79B9_7F4A_7C15))
    }
    return (Double(word >> 11) + 1) * 0x1p-53
  }
}

/// The finalizer of SplitMix64: Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195.
private func mixed(_ value: UInt64) -> UInt64 {
  var word = value &+ 0x9E37_79B9_7F4A_7C15
  word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
  word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
  return word ^ (word >> 31)
}
