// How the simplex method is to go about it and when it is to stop.

internal import CGLPK

/// Options of `Problem.simplex`.
public struct SimplexOptions: Sendable, Equatable {
  /// Which simplex method.
  public enum Method: Sendable, Equatable {
    /// Keeps the solution feasible and improves it; best after a change of costs.
    case primal
    /// Keeps the solution as good as it could be and mends it; best after a change of bounds or
    /// new rows. Falls back on the primal method in trouble.
    case dual
  }

  /// Which method to use.
  public var method: Method
  /// Whether to simplify the problem first; only an optimal solution can then be told in full, and
  /// neither cancellation nor the iteration limit is seen before the end of a stage.
  public var presolve: Bool
  /// Most iterations; nil for no limit.
  public var iterationLimit: Int?
  /// Most seconds; nil for no limit.
  public var timeLimit: Double?
  /// Stop once the objective is proven to be no better than this (dual method only).
  public var objectiveLimit: Double?
  /// How far a bound may be overstepped, relative to 1 plus a tenth of its magnitude.
  public var feasibilityTolerance: Double
  /// How far a reduced cost may have the wrong sign.
  public var optimalityTolerance: Double
  /// Most megabytes that GLPK may use on this thread; nil for no limit.
  ///
  /// Beyond them the solve is abandoned and the problem with it.
  public var memoryLimit: Int?
  /// How much GLPK tells the problem's log.
  public var messages: MessageLevel

  /// Makes options; the defaults suit repeated solves from the last basis.
  public init(
    method: Method = .dual,
    presolve: Bool = false,
    iterationLimit: Int? = nil,
    timeLimit: Double? = nil,
    objectiveLimit: Double? = nil,
    feasibilityTolerance: Double = 1e-7,
    optimalityTolerance: Double = 1e-7,
    memoryLimit: Int? = nil,
    messages: MessageLevel = .silent
  ) {
    self.method = method
    self.presolve = presolve
    self.iterationLimit = iterationLimit
    self.timeLimit = timeLimit
    self.objectiveLimit = objectiveLimit
    self.feasibilityTolerance = feasibilityTolerance
    self.optimalityTolerance = optimalityTolerance
    self.memoryLimit = memoryLimit
    self.messages = messages
  }

  /// GLPK's form of the options, checked; limits are left to the caller of each slice.
  func parameters(maximizing: Bool) throws(GLPKError) -> glp_smcp {
    try OptionCheck.atLeast(0, iterationLimit, "iterationLimit")
    try OptionCheck.seconds(timeLimit)
    try OptionCheck.tolerance(feasibilityTolerance, "feasibilityTolerance")
    try OptionCheck.tolerance(optimalityTolerance, "optimalityTolerance")
    try OptionCheck.memory(memoryLimit)
    var parameters = glp_smcp()
    unsafe glp_init_smcp(&parameters)
    parameters.msg_lev = messages.code
    parameters.meth = method == .primal ? GLP_PRIMAL : GLP_DUALP
    parameters.presolve = presolve ? GLP_ON : GLP_OFF
    parameters.tol_bnd = feasibilityTolerance
    parameters.tol_dj = optimalityTolerance
    if let objectiveLimit {
      try Limits.check(objectiveLimit, "The option objectiveLimit")
      if maximizing {
        parameters.obj_ll = objectiveLimit
      } else {
        parameters.obj_ul = objectiveLimit
      }
    }
    return parameters
  }
}

/// Checks that options share.
enum OptionCheck {
  /// Throws unless the number of seconds is nil or not negative.
  static func seconds(_ value: Double?) throws(GLPKError) {
    guard let value else { return }
    guard value >= 0 else {
      throw GLPKError(
        .invalidOption,
        "The option timeLimit is \(value). Give a number of seconds, 0 or more."
      )
    }
  }

  /// Throws unless the number is nil or at least `least`.
  static func atLeast(_ least: Int, _ value: Int?, _ name: String) throws(GLPKError) {
    guard let value, value < least else { return }
    throw GLPKError(.invalidOption, "The option \(name) is \(value). Give \(least) or more.")
  }

  /// Throws unless the number of megabytes is nil, or more than this thread's problems use already:
  /// GLPK's arithmetic would take a limit that is passed for none.
  static func memory(_ megabytes: Int?) throws(GLPKError) {
    try atLeast(1, megabytes, "memoryLimit")
    guard let megabytes else { return }
    var used = 0
    unsafe glp_mem_usage(nil, nil, &used, nil)
    guard used >> 20 < megabytes else {
      throw GLPKError(
        .invalidOption,
        "The option memoryLimit is \(megabytes) MB, but the thread's problems use"
          + " \(used >> 20) MB before the solve. Give more."
      )
    }
  }

  /// Throws unless the number can serve as a tolerance.
  static func tolerance(_ value: Double, _ name: String) throws(GLPKError) {
    guard value > 0 && value < 1e-2 else {
      throw GLPKError(
        .invalidOption,
        "The option \(name) is \(value). Give a number between 0 and 0.01, such as 1e-7."
      )
    }
  }
}
