// The inverse of a decay: at which cost a worth is reached.

import Glibc

extension Decay {
  /// A cost from which on an opportunity is worth no more than `worth`: the least one, up to
  /// rounding, and never too small; Inf where every finite cost is worth more.
  ///
  ///     Decay.linear(cutoff: 40).cost(atWorth: 0.75)  // 10
  ///
  /// - Complexity: O(1), of a stepped decay O(steps).
  public func cost(atWorth worth: Double) -> Double {
    guard worth < 1 else { return 0 }
    var cost = inverse(worth)
    // Rounding in the inverse may leave the cost a little too small.
    var step = max(cost, 1).ulp
    while cost < .infinity, self(cost) > worth {
      cost += step
      step *= 2
    }
    return cost
  }

  private func inverse(_ worth: Double) -> Double {
    switch self {
    case .binary(let cutoff):
      return worth >= 0 ? cutoff.lastWithin.nextUp : .infinity
    case .linear(let cutoff):
      return worth >= 0 ? cutoff * (1 - worth) : .infinity
    case .exponential(let rate):
      return worth > 0 && rate > 0 ? -log(worth) / rate : .infinity
    case .power(let exponent):
      return worth > 0 && exponent > 0 ? max(1, pow(worth, -1 / exponent)) : .infinity
    case .gaussian(let deviation):
      return worth > 0 ? deviation * (-2 * log(worth)).squareRoot() : .infinity
    case .logistic(let midpoint, let deviation):
      guard worth > 0 else { return .infinity }
      let rate = Double.pi / (deviation * 3.0.squareRoot())
      return max(0, midpoint + log((1 + exp(-midpoint * rate)) / worth - 1) / rate)
    case .stepped(let steps):
      return steps.first { $0.weight <= worth }?.cost.firstAtStep ?? .infinity
    case .logLogistic(let offset, let slope):
      guard worth > 0, slope > 0 else { return .infinity }
      return exp((log(1 / worth - 1) - offset) / slope)
    }
  }
}
