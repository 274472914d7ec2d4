// The measures as they are asked for: by name, with a decay that may be left to the use of a
// network.

public import Accessibility
public import NetworkFiles

extension AccessRequest {
  /// What is measured, with its parameters; a decay of nil is exponential with the scale of the
  /// network's use, or 480 minutes.
  public enum Measure: Sendable, Equatable {
    /// Opportunities weighted with a decay.
    case gravity(decay: Decay?)
    /// Opportunities within each of some costs.
    case cumulative(cutoffs: [Double])
    /// Opportunities on pairs of a matrix with an alternative that keeps all limits at once.
    case cumulativeWithin([CostLimit])
    /// The median or mean of cumulative access over several cutoffs.
    case interval(cutoffs: [Double], summary: IntervalSummary)
    /// The least cost to so many opportunities.
    case closest(opportunities: Double)
    /// The least multiple of an increment at which opportunities are as many as people.
    case balancing(increment: Double)
    /// Two-step floating catchment.
    case twoStep(decay: Decay?)
    /// Balanced two-step floating catchment.
    case balancedTwoStep(decay: Decay?)
    /// Opportunities split by population^alpha x decay.
    case spatialAvailability(alpha: Double, decay: Decay?)
    /// The weighted mean cost of the reachable.
    case meanCost
    /// Cumulative access in a day's way, 240 minutes unless other cutoffs are given.
    case daily(cutoffs: [Double])
    /// Opportunities times cost^-theta.
    case marketAccess(theta: Double)
    /// The weighted mean of 1 / cost.
    case efficiency
    /// Gravity, 100 being the population's mean.
    case potentialIndex(decay: Decay?)
  }

  /// A cost of a matrix that must not exceed a limit, its edge included.
  public typealias CostLimit = CostMatrixFile.Limit

  /// A measure as it is called.
  public enum MeasureName: String, Sendable, CaseIterable, Codable {
    /// The names of ``AccessRequest/Measure``, in the order of the manual.
    case gravity, cumulative, interval, closest, balancing
    case twoStep = "two-step"
    case balancedTwoStep = "balanced-two-step"
    case spatialAvailability = "spatial-availability"
    case meanCost = "mean-cost"
    case daily
    case marketAccess = "market-access"
    case efficiency
    case potentialIndex = "potential-index"

    /// Whether it needs people beside opportunities.
    public var needsPopulation: Bool {
      switch self {
      case .balancing, .twoStep, .balancedTwoStep, .spatialAvailability, .potentialIndex: true
      default: false
      }
    }

    /// Whether it takes ``AccessRequest/range``.
    public var takesRange: Bool {
      self == .gravity || self == .marketAccess || self == .potentialIndex
    }
  }
}

extension AccessRequest.Measure {
  /// What it is called.
  public var name: AccessRequest.MeasureName {
    switch self {
    case .gravity: .gravity
    case .cumulative, .cumulativeWithin: .cumulative
    case .interval: .interval
    case .closest: .closest
    case .balancing: .balancing
    case .twoStep: .twoStep
    case .balancedTwoStep: .balancedTwoStep
    case .spatialAvailability: .spatialAvailability
    case .meanCost: .meanCost
    case .daily: .daily
    case .marketAccess: .marketAccess
    case .efficiency: .efficiency
    case .potentialIndex: .potentialIndex
    }
  }

  /// The limits on costs of a matrix; empty for measures without.
  public var limits: [AccessRequest.CostLimit] {
    if case .cumulativeWithin(let limits) = self { limits } else { [] }
  }

  /// The decay that is given; nil for none, and for measures without.
  var decay: Decay? {
    switch self {
    case .gravity(let decay), .twoStep(let decay), .balancedTwoStep(let decay),
      .spatialAvailability(_, let decay), .potentialIndex(let decay):
      decay
    default: nil
    }
  }

  /// The measure with the decay that it takes where none is given.
  func resolved(_ standard: Decay) -> AccessMeasure {
    switch self {
    case .gravity(let decay): .gravity(decay ?? standard)
    case .cumulative(let cutoffs), .daily(let cutoffs): .cumulative(cutoffs: cutoffs)
    // Pairs that keep the limits have a cost of 0, others of 1.
    case .cumulativeWithin: .cumulative(cutoffs: [0])
    case .interval(let cutoffs, let summary): .interval(cutoffs: cutoffs, summary: summary)
    case .closest(let opportunities): .closest(opportunities: opportunities)
    case .balancing(let increment): .balancing(increment: increment)
    case .twoStep(let decay): .catchment(.twoStep, decay ?? standard)
    case .balancedTwoStep(let decay): .catchment(.balanced, decay ?? standard)
    case .spatialAvailability(let alpha, let decay):
      .catchment(.availability(alpha: alpha), decay ?? standard)
    case .meanCost: .meanCost
    case .marketAccess(let theta): .marketAccess(theta: theta)
    case .efficiency: .efficiency
    case .potentialIndex(let decay): .potentialIndex(decay ?? standard)
    }
  }
}
