// Decay functions: how the worth of an opportunity falls with the cost of reaching it.

import Glibc

/// A decay f(c) of generalized cost c in minutes, f in 0...1, never increasing, f(Inf) = 0.
///
///     Decay.linear(cutoff: 40)(10)  // 0.75
public enum Decay: Sendable, Equatable {
  /// 1 for c <= cutoff (the edge counts, and with it what rounding adds), else 0.
  case binary(cutoff: Double)
  /// 1 - c / cutoff down to 0.
  case linear(cutoff: Double)
  /// exp(-rate c).
  case exponential(rate: Double)
  /// c^-exponent, clipped to 1 below c = 1.
  case power(exponent: Double)
  /// exp(-c^2 / (2 deviation^2)).
  case gaussian(deviation: Double)
  /// g(0) / g(c) with g(c) = 1 + exp((c - midpoint) pi / (deviation sqrt 3)).
  ///
  /// The share of people whose willingness to travel, logistic with that mean and standard
  /// deviation, is above c, scaled to 1 at no cost.
  case logistic(midpoint: Double, deviation: Double)
  /// 1 before the first step; from each step's cost on, the step's weight.
  case stepped([Step])
  /// 1 / (1 + exp(offset + slope ln c)).
  case logLogistic(offset: Double, slope: Double)

  /// A cost from which on, the cost itself included and with it what rounding takes off, a stepped
  /// decay has a new weight.
  public struct Step: Sendable, Equatable {
    /// Minutes.
    public var cost: Double
    /// Worth from there to the next step.
    public var weight: Double

    /// Makes a step.
    public init(cost: Double, weight: Double) {
      self.cost = cost
      self.weight = weight
    }
  }

  /// The cost beyond which nothing is worth anything; infinity where there is none.
  public var range: Double {
    switch self {
    case .binary(let cutoff): cutoff.lastWithin
    case .linear(let cutoff): cutoff
    case .stepped(let steps): steps.first { $0.weight == 0 }?.cost ?? .infinity
    case .exponential, .power, .gaussian, .logistic, .logLogistic: .infinity
    }
  }

  /// The worth of an opportunity at a cost; 0 when unreachable.
  ///
  /// - Complexity: O(1), of a stepped decay O(steps).
  public func callAsFunction(_ cost: Double) -> Double {
    guard cost < .infinity else { return 0 }
    switch self {
    case .binary(let cutoff): return cost <= cutoff.lastWithin ? 1 : 0
    case .linear(let cutoff): return cost < cutoff ? 1 - cost / cutoff : 0
    case .exponential(let rate): return exp(-rate * cost)
    case .power(let exponent): return cost <= 1 ? 1 : pow(cost, -exponent)
    case .gaussian(let deviation):
      let deviations = cost / deviation
      return exp(-0.5 * deviations * deviations)
    case .logistic(let midpoint, let deviation):
      let rate = Double.pi / (deviation * 3.0.squareRoot())
      return (1 + exp(-midpoint * rate)) / (1 + exp((cost - midpoint) * rate))
    case .stepped(let steps):
      return steps.last { $0.cost.firstAtStep <= cost }?.weight ?? 1
    case .logLogistic(let offset, let slope):
      // At no cost the logarithm is -Inf, its exponential 0, and the worth 1.
      return 1 / (1 + exp(offset + slope * log(cost)))
    }
  }
}
