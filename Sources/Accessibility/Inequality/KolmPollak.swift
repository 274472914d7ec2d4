// The Kolm-Pollak index: inequality in the unit of access itself.

import Glibc

/// What equal access would be as good as the unequal one, and what the inequality costs.
public struct KolmPollak: Sendable, Equatable {
  /// The equally distributed equivalent, in the values' unit.
  public let equivalent: Double
  /// The mean less the equivalent: what everybody could give up for equality.
  public let index: Double
}

extension WeightedValues {
  /// The Kolm-Pollak equally distributed equivalent and index.
  ///
  /// EDE = -(1 / k) ln(sum over i of (w_i / W) exp(-k x_i)), index = mu - EDE, with k = e sum(w x)
  /// / sum(w x^2), which makes e comparable to Atkinson's and the result independent of units. Both
  /// are in the values' unit; adding the same to all values leaves the index as it is when k is
  /// kept. The index is 0 when all are equal; e = 0 is the limit, EDE = mu. For something bad, take
  /// e below 0. Zones with 0 count like others. Nil when all values are 0.
  ///
  /// - Parameter epsilon: Inequality aversion, finite.
  /// - Returns: Both figures; nil when undefined.
  /// - Complexity: O(n).
  /// - SeeAlso: G. Sheriff and K. B. Maguire, "Health risk, inequality indexes, and environmental
  ///   justice", 2020, doi:10.1111/risa.13562; T. M. Logan et al., "Measuring inequalities in urban
  ///   systems", 2021, doi:10.1016/j.compenvurbsys.2020.101585.
  public func kolmPollak(_ epsilon: Double) -> KolmPollak? {
    guard let mean = positiveMean, let lowest = values.min(), let highest = values.max() else {
      return nil
    }
    // Values relative to the highest, so that squares neither overflow nor vanish.
    let sum = exactSum(zip(values, weights).map { $1 * ($0 / highest) })
    let squares = exactSum(zip(values, weights).map { $1 * ($0 / highest) * ($0 / highest) })
    let kappa = epsilon * sum / squares / highest
    guard kappa != 0 else { return KolmPollak(equivalent: mean, index: 0) }
    // From the end where exponentials are largest, so that none overflows.
    let origin = kappa > 0 ? lowest : highest
    let terms = zip(values, weights).map { $1 * expm1(-kappa * ($0 - origin)) }
    let equivalent = origin - log1p(exactSum(terms) / totalWeight) / kappa
    return KolmPollak(equivalent: equivalent, index: mean - equivalent)
  }
}
