// The answers of a solve, kept apart: why it stopped, and what its numbers are worth.

/// Why a solve stopped.
public enum Termination: Sendable, Equatable, CaseIterable {
  /// An optimal solution was found and proven, within the tolerances.
  case optimal
  /// There is no feasible solution.
  case infeasible
  /// The objective can be improved without end.
  case unbounded
  /// Presolve, or an unbounded relaxation, left open which of the two it is.
  case infeasibleOrUnbounded
  /// The gap between the best solution and the bound is as small as asked.
  case gapReached
  /// The objective has passed the limit, so no better solution than that exists (dual simplex).
  case objectiveLimit
  /// The iterations are used up.
  case iterationLimit
  /// The time is used up.
  case timeLimit
  /// The caller's cancellation or the delegate asked to stop.
  case stopped
  /// The solver could not go on for numerical reasons, even after repair.
  case numericalTrouble
}

/// What a solution's values mean.
public enum Feasibility: Sendable, Equatable, CaseIterable {
  /// All bounds (and integrality) hold within the tolerances.
  case feasible
  /// The values violate something; a feasible solution may yet exist.
  case infeasible
  /// The solver has shown that no feasible solution exists.
  case impossible
  /// Nothing is known; ignore the values.
  case unknown
}

/// What was done about numerical trouble on the way to a result.
public enum Recovery: Sendable, Equatable, CaseIterable {
  /// There was none.
  case notNeeded
  /// The basis was unusable, or GLPK met an internal error, so the solve began again without
  /// presolve from a fresh advanced basis.
  case freshBasis
  /// That failed too, so it began again, scaled, with the primal method from the all-row basis.
  case scaledPrimal
}
