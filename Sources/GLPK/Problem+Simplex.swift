// Solving the linear relaxation by the simplex method.

internal import CGLPK

extension Problem {
  /// Solves the problem, integrality aside, from the present basis.
  ///
  /// With the default options, each solve after a change of bounds or new rows goes on from where
  /// the last one ended. A basis that cannot be used is replaced and the result says so.
  ///
  /// - Parameters:
  ///   - options: How to solve and when to stop.
  ///   - isCancelled: Asked before the start and about every 500 iterations; the solve stops when
  ///     it says true.
  /// - Returns: Why it stopped and what the values are worth; read these from the problem.
  /// - Throws: `GLPKError` when an option is out of range or the problem cannot be used here.
  public mutating func simplex(
    _ options: SimplexOptions = SimplexOptions(),
    isCancelled: (() -> Bool)? = nil
  ) throws(GLPKError) -> SimplexResult {
    try checkUsable()
    var parameters = try options.parameters(maximizing: isMaximizing)
    let deadline = Deadline(seconds: options.timeLimit)
    unsafe glp_set_it_cnt(raw, 0)
    var recovery = Recovery.notNeeded
    var ending = run(&parameters, options, deadline, isCancelled)
    if ending.needsRepair {
      recovery = .freshBasis
      parameters.presolve = GLP_OFF
      try rebuild(after: ending)
      unsafe glp_adv_basis(raw, 0)
      ending = run(&parameters, options, deadline, isCancelled)
    }
    if ending.needsRepair {
      recovery = .scaledPrimal
      try rebuild(after: ending)
      unsafe glp_scale_prob(raw, GLP_SF_AUTO)
      unsafe glp_std_basis(raw)
      parameters.meth = GLP_PRIMAL
      ending = run(&parameters, options, deadline, isCancelled)
      if ending.gaveUp { try rebuild(after: ending) }
      // Later solves are not to depend on whether this one was in trouble.
      unsafe glp_unscale_prob(raw)
    }
    if ending.code == 0 && parameters.meth != GLP_PRIMAL && isUndecided {
      // The dual method has shown that no dual feasible solution exists; whether the problem is
      // unbounded or infeasible is for the primal method to say.
      parameters.meth = GLP_PRIMAL
      ending = run(&parameters, options, deadline, isCancelled)
      if ending.gaveUp { try rebuild(after: ending) }
    }
    return result(ending, recovery)
  }

  /// How a run of slices ended.
  private struct Ending {
    /// GLPK's return code.
    var code: Int32
    /// Whether the caller cancelled.
    var wasCancelled = false
    /// Whether GLPK gave up with an internal error.
    var gaveUp = false
    /// Whether GLPK was called at all; else its statuses are those of an earlier solve.
    var wasCalled = true

    var needsRepair: Bool {
      [GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EFAIL].contains(code)
    }
  }

  /// Leaves an object in which GLPK gave up for a copy of it.
  ///
  /// The simplex method writes to the object only at its end, so its rows and columns are whole;
  /// only the factorization may be in pieces. The old object is freed with the thread's
  /// environment.
  private mutating func rebuild(after ending: Ending) throws(GLPKError) {
    guard ending.gaveUp else { return }
    if messages.lastWords.contains("memory") { try abandon() }
    copyObject()
  }

  private var isUndecided: Bool {
    unsafe glp_get_dual_stat(raw) == GLP_NOFEAS && glp_get_prim_stat(raw) != GLP_FEAS
      && glp_get_prim_stat(raw) != GLP_NOFEAS
  }

  /// Calls GLPK slice by slice, since it cannot be interrupted from outside.
  private mutating func run(
    _ parameters: inout glp_smcp,
    _ options: SimplexOptions,
    _ deadline: Deadline,
    _ isCancelled: (() -> Bool)?
  ) -> Ending {
    let session = SolverSession(messages, options.messages, memoryLimit: options.memoryLimit)
    var wasCalled = false
    while true {
      if let isCancelled, isCancelled() {
        return Ending(code: GLP_EITLIM, wasCancelled: true, wasCalled: wasCalled)
      }
      if deadline.hasPassed { return Ending(code: GLP_ETMLIM, wasCalled: wasCalled) }
      let used = unsafe Int(glp_get_it_cnt(raw))
      let left = Swift.min(options.iterationLimit ?? .max, Int(Int32.max)) - used
      guard left > 0 else { return Ending(code: GLP_EITLIM, wasCalled: wasCalled) }
      let sliced = isCancelled != nil && parameters.presolve == GLP_OFF
      parameters.it_lim = Int32(sliced ? Swift.min(left, 500) : left)
      parameters.tm_lim = deadline.milliseconds
      var code: Int32 = 0
      let finished = unsafe session.run { unsafe cglpk_simplex($0, raw, &parameters, &code) }
      guard finished else { return Ending(code: GLP_EFAIL, gaveUp: true) }
      wasCalled = true
      let madeProgress = unsafe Int(glp_get_it_cnt(raw)) > used
      guard code == GLP_EITLIM && sliced && madeProgress else { return Ending(code: code) }
    }
  }

  /// Marks the problem as given up by GLPK and throws.
  mutating func abandon() throws(GLPKError) -> Never {
    let words = messages.lastWords.split(whereSeparator: \.isNewline).joined(separator: "; ")
    failure = words
    throw GLPKError(.abandoned, "GLPK gave up on the problem: \(words)")
  }

  private func result(_ ending: Ending, _ recovery: Recovery) -> SimplexResult {
    let primalStatus = unsafe glp_get_prim_stat(raw)
    let dualStatus = unsafe glp_get_dual_stat(raw)
    var (primal, dual) = (Feasibility.unknown, Feasibility.unknown)
    if ending.wasCalled {
      primal = SolutionStatus.feasibility(primalStatus)
      dual = SolutionStatus.feasibility(dualStatus)
    }
    if ending.code == GLP_ENOPFS { primal = .impossible }
    if ending.code == GLP_ENODFS { dual = .impossible }
    let objective = unsafe glp_get_obj_val(raw)
    let isKnown =
      ending.wasCalled && !ending.gaveUp
      && (primal != .unknown || dual != .unknown) && objective.isFinite
    let termination: Termination =
      switch ending.code {
      case _ where ending.wasCancelled: .stopped
      case 0 where !isKnown: .numericalTrouble
      case 0 where primal == .feasible && dual == .feasible: .optimal
      case 0 where primal == .impossible: .infeasible
      case 0 where primal == .feasible && dual == .impossible: .unbounded
      case 0 where dual == .impossible: .infeasibleOrUnbounded
      case GLP_ENOPFS: .infeasible
      case GLP_ENODFS: .infeasibleOrUnbounded
      case GLP_EOBJLL, GLP_EOBJUL: .objectiveLimit
      case GLP_EITLIM: .iterationLimit
      case GLP_ETMLIM: .timeLimit
      default: .numericalTrouble
      }
    return SimplexResult(
      termination: termination,
      primal: primal,
      dual: dual,
      objective: isKnown ? objective : nil,
      iterations: unsafe Int(glp_get_it_cnt(raw)),
      recovery: recovery,
      rawStatus: ReturnCode.text(ending.code)
        + " (primal \(SolutionStatus.text(primalStatus)), dual \(SolutionStatus.text(dualStatus)))"
    )
  }
}
