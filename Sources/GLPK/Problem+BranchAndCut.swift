// Solving with integrality, by GLPK's branch and cut.

internal import CGLPK

extension Problem {
  /// Solves the problem with whole numbers where asked.
  /// - Parameters:
  ///   - options: How to search and when to stop.
  ///   - isCancelled: Asked during the first relaxation and at every step of the search.
  /// - Returns: The best solution and what is proven about it. Stopping early is no error.
  /// - Throws: `GLPKError` when an option is out of range or the problem cannot be used here.
  public mutating func branchAndCut(
    _ options: BranchAndCutOptions = BranchAndCutOptions(),
    isCancelled: (() -> Bool)? = nil
  ) throws(GLPKError) -> BranchAndCutResult {
    let outcome = try search(options, nil, isCancelled)
    return outcome.result
  }

  /// Solves the problem with whole numbers where asked, with a delegate's help.
  ///
  /// Rows that the delegate adds are gone from the problem afterwards.
  /// - Parameters:
  ///   - options: How to search and when to stop.
  ///   - delegate: Adds rows, offers solutions, chooses branchings, stops.
  ///   - isCancelled: Asked during the first relaxation and at every step of the search.
  /// - Returns: The best solution and what is proven about it. Stopping early is no error.
  /// - Throws: What the delegate throws; `GLPKError` when an option, or something that the delegate
  ///   returns, is not acceptable.
  public mutating func branchAndCut(
    _ options: BranchAndCutOptions = BranchAndCutOptions(),
    delegate: any BranchAndCutDelegate,
    isCancelled: (() -> Bool)? = nil
  ) throws -> BranchAndCutResult {
    let outcome = try search(options, delegate, isCancelled)
    if let failure = outcome.failure { throw failure }
    return outcome.result
  }

  private mutating func search(
    _ options: BranchAndCutOptions,
    _ delegate: (any BranchAndCutDelegate)?,
    _ isCancelled: (() -> Bool)?
  ) throws(GLPKError) -> (result: BranchAndCutResult, failure: (any Error)?) {
    try checkUsable()
    var parameters = unsafe try options.parameters(
      hasDelegate: delegate != nil,
      hasLazyRows: delegate?.hasLazyRows ?? false
    )
    let deadline = Deadline(seconds: options.timeLimit)
    var recovery = Recovery.notNeeded
    var rootBound: Double?
    if unsafe parameters.presolve == GLP_OFF {
      var relaxation = SimplexOptions(timeLimit: options.timeLimit)
      relaxation.memoryLimit = options.memoryLimit
      relaxation.messages = options.messages
      let root = try simplex(relaxation, isCancelled: isCancelled)
      guard root.termination == .optimal else { return (BranchAndCutResult(relaxation: root), nil) }
      recovery = root.recovery
      rootBound = root.objective
    }
    let session = SolverSession(messages, options.messages, memoryLimit: options.memoryLimit)
    let bridge = SearchBridge(
      self,
      delegate: delegate,
      options: options,
      rootBound: rootBound,
      isCancelled: isCancelled,
      session: session
    )
    unsafe parameters.tm_lim = deadline.milliseconds
    if let code = unsafe run(&parameters, bridge, session) {
      return (result(code, bridge, options, recovery), bridge.failure)
    }
    let ranOutOfMemory = messages.lastWords.contains("memory")
    guard unsafe parameters.presolve == GLP_ON, !ranOutOfMemory else { try abandon() }
    // GLPK's presolve gives up on some harmless models. It works on a copy, so the problem is whole
    // and can be solved without.
    copyObject()
    var plain = options
    plain.presolve = false
    plain.timeLimit = options.timeLimit.map { _ in Double(deadline.milliseconds) / 1000 }
    return try search(plain, delegate, isCancelled)
  }

  /// Calls GLPK with the bridge as its callback; nil when GLPK gave up.
  private mutating func run(
    _ parameters: inout glp_iocp,
    _ bridge: SearchBridge,
    _ session: SolverSession
  ) -> Int32? {
    unsafe parameters.cb_info = Unmanaged.passUnretained(bridge).toOpaque()
    unsafe parameters.cb_func = { tree, info in
      guard let tree = unsafe tree, let info = unsafe info else { return }
      unsafe Unmanaged<SearchBridge>.fromOpaque(info).takeUnretainedValue().visit(tree)
    }
    var code: Int32 = 0
    let finished = withExtendedLifetime(bridge) {
      unsafe session.run { unsafe cglpk_intopt($0, raw, &parameters, &code) }
    }
    return finished ? code : nil
  }

  private func result(
    _ code: Int32,
    _ bridge: SearchBridge,
    _ options: BranchAndCutOptions,
    _ recovery: Recovery
  ) -> BranchAndCutResult {
    let status = unsafe glp_mip_status(raw)
    let hasSolution = status == GLP_OPT || status == GLP_FEAS
    let objective = hasSolution ? unsafe glp_mip_obj_val(raw) : nil
    let termination: Termination =
      switch code {
      case 0: hasSolution ? .optimal : .infeasible
      case GLP_ENOPFS: .infeasible
      case GLP_ENODFS: .infeasibleOrUnbounded
      case GLP_EMIPGAP: .gapReached
      case GLP_ETMLIM: .timeLimit
      case GLP_ESTOP: .stopped
      default: .numericalTrouble
      }
    if let objective, termination == .gapReached {
      let slack = options.relativeGap * (objective.magnitude + .ulpOfOne)
      bridge.tighten(isMaximizing ? objective + slack : objective - slack)
    }
    let bound: Double? =
      switch termination {
      case .optimal: objective
      case .infeasible, .infeasibleOrUnbounded: nil
      default: bridge.bestBound
      }
    return BranchAndCutResult(
      termination: termination,
      feasibility: hasSolution ? .feasible : termination == .infeasible ? .impossible : .unknown,
      objective: objective,
      bound: bound,
      values: hasSolution
        ? (0..<columnCount).map { unsafe glp_mip_col_val(raw, Int32($0 + 1)) } : [],
      nodes: bridge.nodes,
      rejectedSolutions: bridge.rejectedSolutions,
      recovery: recovery,
      rawStatus: "\(ReturnCode.text(code)) (\(SolutionStatus.text(status)))"
    )
  }
}

extension BranchAndCutResult {
  /// The result when the first relaxation has no optimum, so that there is no search.
  fileprivate init(relaxation: SimplexResult) {
    // An unbounded relaxation may hide a problem without whole solutions.
    let isOpen = relaxation.termination == .unbounded
    self.init(
      termination: isOpen ? .infeasibleOrUnbounded : relaxation.termination,
      feasibility: relaxation.termination == .infeasible ? .impossible : .unknown,
      objective: nil,
      bound: nil,
      values: [],
      nodes: 0,
      rejectedSolutions: 0,
      recovery: relaxation.recovery,
      rawStatus: "relaxation: \(relaxation.rawStatus)"
    )
  }
}
