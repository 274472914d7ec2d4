// How big numbers and problems may be; beyond these GLPK aborts or computes nonsense.

/// The sizes and magnitudes that a `Problem` accepts.
public enum Limits {
  /// Most rows of a problem (GLPK's own limit).
  public static let rows = 100_000_000
  /// Most columns of a problem (GLPK's own limit).
  public static let columns = 100_000_000
  /// Most non-zero coefficients of a problem (GLPK's own limit).
  public static let coefficients = 500_000_000
  /// Largest magnitude of a bound, a coefficient or a solution value.
  ///
  /// Products of a few such numbers stay finite, so no infinity or NaN arises inside the solver.
  public static let magnitude = 1e30
  /// A matrix coefficient of smaller magnitude counts as zero.
  ///
  /// Scale factors are made from products of coefficients, which must not vanish.
  public static let smallest = 1e-30
  /// Most bytes of a name (GLPK's own limit).
  public static let nameLength = 255

  /// Throws unless `value` is finite and not beyond `magnitude`.
  static func check(_ value: Double, _ what: @autoclosure () -> String) throws(GLPKError) {
    guard value.isFinite else {
      throw GLPKError(.notFinite, "\(what()) is \(value). Give a finite number.")
    }
    guard value.magnitude <= magnitude else {
      throw GLPKError(
        .outOfRange,
        "\(what()) is \(value). Magnitudes up to \(magnitude) are accepted; rescale the model."
      )
    }
  }

  /// A matrix coefficient, checked, with too small ones made zero.
  static func coefficient(
    _ value: Double,
    _ what: @autoclosure () -> String
  ) throws(GLPKError) -> Double {
    try check(value, what())
    return value.magnitude < smallest ? 0 : value
  }

  /// Throws unless `count` more fit beside `existing` under `limit`.
  static func check(
    adding count: Int,
    to existing: Int,
    limit: Int,
    _ what: String
  ) throws(GLPKError) {
    guard count <= limit - existing else {
      throw GLPKError(
        .tooMany,
        "Adding \(count) \(what) to \(existing) exceeds the \(limit) that GLPK can hold."
      )
    }
  }

  /// Throws unless GLPK accepts `name`.
  static func check(name: String) throws(GLPKError) {
    guard name.utf8.count <= nameLength else {
      throw GLPKError(
        .invalidName,
        "The name \"\(name.prefix(40))...\" has \(name.utf8.count) bytes; GLPK allows \(nameLength)."
      )
    }
    guard name.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
      throw GLPKError(
        .invalidName,
        "The name \(name.debugDescription) has a control character. Use printable characters."
      )
    }
  }
}
