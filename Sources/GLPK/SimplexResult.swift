// What the simplex method says about a problem.

internal import CGLPK

/// The outcome of `Problem.simplex`; values are read from the problem.
public struct SimplexResult: Sendable, Equatable {
  /// Why the solve stopped.
  public var termination: Termination
  /// What the values of rows and columns mean.
  public var primal: Feasibility
  /// What the duals and reduced costs mean.
  public var dual: Feasibility
  /// The objective at the values; nil when they are unknown.
  ///
  /// With a dual feasible solution it bounds the optimum also when the solve stopped early.
  public var objective: Double?
  /// How many iterations were made.
  public var iterations: Int
  /// What was done about numerical trouble.
  public var recovery: Recovery
  /// GLPK's own words for how it ended.
  public var rawStatus: String
}

/// GLPK's return codes of a solve, with its names and their meaning.
enum ReturnCode {
  static func text(_ code: Int32) -> String {
    switch code {
    case 0: "0: the problem was solved"
    case GLP_EBADB: "GLP_EBADB: the basis does not have one basic variable per row"
    case GLP_ESING: "GLP_ESING: the basis matrix is singular"
    case GLP_ECOND: "GLP_ECOND: the basis matrix is ill-conditioned"
    case GLP_EBOUND: "GLP_EBOUND: some bounds are incorrect"
    case GLP_EFAIL: "GLP_EFAIL: the solver failed"
    case GLP_EOBJLL: "GLP_EOBJLL: the objective has reached its lower limit"
    case GLP_EOBJUL: "GLP_EOBJUL: the objective has reached its upper limit"
    case GLP_EITLIM: "GLP_EITLIM: the iteration limit was exceeded"
    case GLP_ETMLIM: "GLP_ETMLIM: the time limit was exceeded"
    case GLP_ENOPFS: "GLP_ENOPFS: there is no primal feasible solution"
    case GLP_ENODFS: "GLP_ENODFS: there is no dual feasible solution"
    case GLP_EROOT: "GLP_EROOT: the optimal basis of the relaxation was not provided"
    case GLP_ESTOP: "GLP_ESTOP: the search was stopped by the application"
    case GLP_EMIPGAP: "GLP_EMIPGAP: the relative gap tolerance was reached"
    default: "code \(code)"
    }
  }
}

/// GLPK's statuses of a solution, with its names.
enum SolutionStatus {
  static func feasibility(_ status: Int32) -> Feasibility {
    switch status {
    case GLP_FEAS, GLP_OPT: .feasible
    case GLP_INFEAS: .infeasible
    case GLP_NOFEAS: .impossible
    default: .unknown
    }
  }

  static func text(_ status: Int32) -> String {
    switch status {
    case GLP_UNDEF: "GLP_UNDEF"
    case GLP_FEAS: "GLP_FEAS"
    case GLP_INFEAS: "GLP_INFEAS"
    case GLP_NOFEAS: "GLP_NOFEAS"
    case GLP_OPT: "GLP_OPT"
    case GLP_UNBND: "GLP_UNBND"
    default: "status \(status)"
    }
  }
}
