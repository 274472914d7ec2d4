// The measures by name, each with the parameters it takes.

/// What is measured: one of the measures of this folder with its parameters.
public enum AccessMeasure: Sendable, Equatable {
  /// Opportunities within each of some costs.
  case cumulative(cutoffs: [Double])
  /// The median or mean of cumulative access over several cutoffs.
  case interval(cutoffs: [Double], summary: IntervalSummary)
  /// Opportunities weighted with a decay.
  case gravity(Decay)
  /// The least cost to so many opportunities.
  case closest(opportunities: Double)
  /// The least multiple of an increment at which opportunities are as many as people.
  case balancing(increment: Double)
  /// Two-step floating catchment, balanced two-step or spatial availability.
  case catchment(CatchmentForm, Decay)
  /// The weighted mean cost of the reachable.
  case meanCost
  /// Opportunities times cost^-theta.
  case marketAccess(theta: Double)
  /// The weighted mean of 1 / cost.
  case efficiency
  /// Gravity, 100 being the population's mean.
  case potentialIndex(Decay)

  /// Whether it can be asked who reaches a zone, instead of what the zone reaches.
  public var isReversible: Bool {
    switch self {
    case .cumulative, .interval, .gravity, .marketAccess, .potentialIndex: true
    case .closest, .balancing, .catchment, .meanCost, .efficiency: false
    }
  }

  /// The cost beyond which nothing counts, so that nobody needs to look there; infinity where there
  /// is none.
  public var range: Double {
    switch self {
    case .cumulative(let cutoffs), .interval(let cutoffs, _): (cutoffs.max() ?? 0).lastWithin
    case .gravity(let decay), .potentialIndex(let decay), .catchment(_, let decay): decay.range
    case .closest, .balancing, .meanCost, .efficiency, .marketAccess: .infinity
    }
  }

  /// Whether its figures are averages over the reachable, to be read with their coverage.
  public var hasCoverage: Bool { self == .meanCost || self == .efficiency }
}
