// The one place that says whether a request can be asked of a source.

import Accessibility
import NetworkFiles
import TransportNetwork

/// What zones and costs come from.
public enum AccessSourceKind: Sendable, Equatable {
  /// A network package, in which uses travel along modes.
  case network
  /// A ready matrix of costs.
  case matrix
  /// A graph of nodes and arcs with one cost.
  case graph
}

extension AccessRequest {
  /// Checks that the request's parts fit together and fit a kind of source; names are looked up
  /// with the answer.
  ///
  /// - Throws: ``AccessError/request(_:)`` with what does not fit.
  public func check(on kind: AccessSourceKind) throws(AccessError) {
    if kind != .matrix, costColumn != nil || onlyZones || !measure.limits.isEmpty {
      throw .request("--cost-column, --limit and --only-zones belong to --matrix.")
    }
    if facilities != nil {
      if kind != .network {
        throw .request("--to reaches nodes of a network; give its folder.")
      }
      if intrazonal != nil {
        throw .request("--intrazonal is for zones' own opportunities; --to reaches facilities.")
      }
    }
    if kind != .network {
      if costKind != .generalized {
        throw .request("--cost, --add, --build and the like belong to a network.")
      }
      if use != nil || modes != nil {
        throw .request(
          "--use and --modes belong to a network; a matrix or graph has its costs already."
        )
      }
    }
    if costColumn != nil, !measure.limits.isEmpty {
      throw .request("give either --cost-column or --limit, not both.")
    }
    try measure.check()
    guard range >= 0 else {
      throw .request("--within takes a number of at least 0, not \(shortestDecimal(range)).")
    }
    if range < .infinity, !measure.name.takesRange {
      let takers = MeasureName.allCases.filter(\.takesRange).map(\.rawValue)
      throw .request(
        "--within belongs to --measure \(takers.joined(separator: ", ")), not \(measure.name.rawValue)."
      )
    }
    if direction == .passive, facilities == nil,
      !measure.resolved(.exponential(rate: 1)).isReversible
    {
      throw .request("--measure \(measure.name.rawValue) has no --passive form.")
    }
  }
}

extension AccessRequest.Measure {
  /// Checks the numbers of the measure.
  fileprivate func check() throws(AccessError) {
    func positive(_ number: Double, _ asked: String) throws(AccessError) {
      guard number > 0, number < .infinity else {
        throw .request(
          "\(asked) takes a finite number above 0, not \(shortestDecimal(number))."
        )
      }
    }
    func limits(_ numbers: [Double], _ asked: String) throws(AccessError) {
      guard !numbers.isEmpty else { throw .request("\(asked) names no number.") }
      for number in numbers where !(number >= 0 && number < .infinity) {
        throw .request(
          "\(asked) takes finite numbers of at least 0, not \(shortestDecimal(number))."
        )
      }
    }
    do throws(AccessibilityError) {
      try decay?.validate()
    } catch {
      throw .request(error.description)
    }
    switch self {
    case .cumulative(let cutoffs), .daily(let cutoffs): try limits(cutoffs, "--cutoff")
    case .interval(let cutoffs, _): try limits(cutoffs, "--cutoff-range")
    case .cumulativeWithin(let bounds): try limits(bounds.map(\.limit), "--limit")
    case .closest(let count): try positive(count, "--nearest")
    case .balancing(let increment): try positive(increment, "--increment")
    case .spatialAvailability(let alpha, _): try positive(alpha, "--alpha")
    case .marketAccess(let theta): try positive(theta, "--theta")
    case .gravity, .twoStep, .balancedTwoStep, .meanCost, .efficiency, .potentialIndex: break
    }
  }
}
