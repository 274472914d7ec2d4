// What any solver of linear models looks like, so that another can take GLPK's place.

/// When a solver is to stop.
public struct ModelSolverOptions: Sendable, Equatable {
  /// Most seconds; nil for no limit.
  public var timeLimit: Double?
  /// Stop once |objective - bound| is at most this share of |objective|; 0 to prove optimality.
  public var relativeGap: Double

  /// Makes options.
  public init(timeLimit: Double? = nil, relativeGap: Double = 0) {
    self.timeLimit = timeLimit
    self.relativeGap = relativeGap
  }
}

/// What a solver says about a model.
public struct ModelSolution: Sendable, Equatable {
  /// Why the solver stopped.
  public var termination: Termination
  /// What the values mean.
  public var feasibility: Feasibility
  /// The objective at the values; nil when there are none.
  public var objective: Double?
  /// What no solution can beat, as far as proven; nil when nothing is.
  public var bound: Double?
  /// The best solution by column; empty when there is none.
  public var values: [Double]
  /// The solver's own words for how it ended.
  public var rawStatus: String

  /// Makes a solution.
  public init(
    termination: Termination,
    feasibility: Feasibility,
    objective: Double? = nil,
    bound: Double? = nil,
    values: [Double] = [],
    rawStatus: String
  ) {
    self.termination = termination
    self.feasibility = feasibility
    self.objective = objective
    self.bound = bound
    self.values = values
    self.rawStatus = rawStatus
  }
}

/// Solves models.
///
/// `ConformanceSuite` in the tests says what is expected, by small models with known optima.
public protocol ModelSolver: Sendable {
  /// Solves a model.
  /// - Throws: An error when the model or an option is not acceptable. Stopping early, or finding
  ///   no solution, is no error.
  func solve(_ model: LinearModel, _ options: ModelSolverOptions) throws -> ModelSolution
}

/// GLPK's simplex method and branch and cut behind the solver protocol.
public struct GLPKSolver: ModelSolver {
  /// Whether GLPK simplifies models first.
  public var presolve: Bool

  /// Makes a solver.
  public init(presolve: Bool = false) { self.presolve = presolve }

  /// Solves a model on the calling thread.
  /// - Throws: `GLPKError` when the model or an option is not acceptable.
  public func solve(
    _ model: LinearModel,
    _ options: ModelSolverOptions = ModelSolverOptions()
  ) throws(GLPKError) -> ModelSolution {
    try withProblem { problem throws(GLPKError) in
      try problem.add(model)
      return model.isMixedInteger
        ? try search(&problem, options)
        : try relax(&problem, options)
    }
  }

  private func search(
    _ problem: inout Problem,
    _ options: ModelSolverOptions
  ) throws(GLPKError) -> ModelSolution {
    let result = try problem.branchAndCut(
      BranchAndCutOptions(
        timeLimit: options.timeLimit,
        relativeGap: options.relativeGap,
        presolve: presolve
      )
    )
    return ModelSolution(
      termination: result.termination,
      feasibility: result.feasibility,
      objective: result.objective,
      bound: result.bound,
      values: result.values,
      rawStatus: result.rawStatus
    )
  }

  private func relax(
    _ problem: inout Problem,
    _ options: ModelSolverOptions
  ) throws(GLPKError) -> ModelSolution {
    let result = try problem.simplex(
      SimplexOptions(presolve: presolve, timeLimit: options.timeLimit)
    )
    let hasValues = result.primal == .feasible && result.termination != .unbounded
    return ModelSolution(
      termination: result.termination,
      feasibility: result.primal,
      objective: hasValues ? result.objective : nil,
      bound: result.dual == .feasible ? result.objective : nil,
      values: hasValues ? try problem.columnValues() : [],
      rawStatus: result.rawStatus
    )
  }
}
