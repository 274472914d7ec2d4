// What branch and cut says about a problem.

/// The outcome of `Problem.branchAndCut`.
public struct BranchAndCutResult: Sendable, Equatable {
  /// Why the search stopped.
  public var termination: Termination
  /// What the values mean.
  public var feasibility: Feasibility
  /// The objective of the best solution found; nil when there is none.
  public var objective: Double?
  /// What no solution can beat, as proven by the search; nil when nothing is proven.
  ///
  /// Equal to the objective when the solution is optimal. Nodes are cut off when they promise less
  /// than a ten-millionth (relative) over the best solution, so that is how exact a proof is.
  public var bound: Double?
  /// The best solution's values by column; empty when there is none.
  public var values: [Double]
  /// How many nodes the tree had.
  public var nodes: Int
  /// How many solutions of the delegate were turned down because they break a row or a bound.
  public var rejectedSolutions: Int
  /// What was done about numerical trouble in the first relaxation.
  public var recovery: Recovery
  /// GLPK's own words for how it ended.
  public var rawStatus: String

  /// |objective - bound| / max(|objective|, 1e-9); nil without a solution or a bound.
  public var relativeGap: Double? {
    guard let objective, let bound else { return nil }
    return (objective - bound).magnitude / max(objective.magnitude, 1e-9)
  }
}
