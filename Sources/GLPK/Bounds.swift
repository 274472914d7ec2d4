// What a row or column may range over.

internal import CGLPK

/// The range of a row's or column's value.
///
/// An infinite bound means none on that side: `.between(0, .infinity)` is `.atLeast(0)`.
public enum Bounds: Sendable, Equatable {
  /// Any value.
  case free
  /// This value or more.
  case atLeast(Double)
  /// This value or less.
  case atMost(Double)
  /// From the first to the second value, both included.
  case between(Double, Double)
  /// Exactly this value.
  case equal(Double)

  /// The least value, -infinity when there is none.
  public var lower: Double {
    switch self {
    case .free, .atMost: -.infinity
    case .atLeast(let value), .equal(let value), .between(let value, _): value
    }
  }

  /// The greatest value, infinity when there is none.
  public var upper: Double {
    switch self {
    case .free, .atLeast: .infinity
    case .atMost(let value), .equal(let value), .between(_, let value): value
    }
  }

  /// The bounds with these ends in their simplest form.
  public init(lower: Double, upper: Double) {
    switch (lower == -.infinity, upper == .infinity) {
    case (true, true): self = .free
    case (true, false): self = .atMost(upper)
    case (false, true): self = .atLeast(lower)
    case (false, false): self = lower == upper ? .equal(lower) : .between(lower, upper)
    }
  }

  /// Whether `value` lies within, give or take `tolerance` (absolute).
  public func contains(_ value: Double, tolerance: Double = 0) -> Bool {
    value >= lower - tolerance && value <= upper + tolerance
  }

  /// Throws unless both ends are numbers in order and, for an integer column, whole.
  func checked(integral: Bool, _ what: @autoclosure () -> String) throws(GLPKError) -> Bounds {
    let (lower, upper) = (self.lower, self.upper)
    if lower != -.infinity { try Limits.check(lower, "The lower bound of \(what())") }
    if upper != .infinity { try Limits.check(upper, "The upper bound of \(what())") }
    guard lower <= upper else {
      throw GLPKError(
        .boundsCrossed,
        "The lower bound \(lower) of \(what()) exceeds its upper bound \(upper). Swap or mend them."
      )
    }
    if integral {
      for bound in [lower, upper] where bound.isFinite && bound != bound.rounded() {
        throw GLPKError(
          .fractionalBound,
          "The bound \(bound) of \(what()) is not a whole number, but the column is integer."
            + " Round it, or make the column continuous."
        )
      }
    }
    return Bounds(lower: lower, upper: upper)
  }

  /// GLPK's code for the kind of range; call on simplest forms only.
  var code: Int32 {
    switch self {
    case .free: GLP_FR
    case .atLeast: GLP_LO
    case .atMost: GLP_UP
    case .between: GLP_DB
    case .equal: GLP_FX
    }
  }

  /// The lower end as GLPK wants it: any finite number where there is none.
  var lowerForGLPK: Double { lower.isFinite ? lower : 0 }
  /// The upper end as GLPK wants it: any finite number where there is none.
  var upperForGLPK: Double { upper.isFinite ? upper : 0 }
}
