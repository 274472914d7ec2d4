// Options of branch and cut in GLPK's form.

internal import CGLPK

extension BranchAndCutOptions {
  /// GLPK's form of the options, checked; the time limit and the callback are left to the call.
  func parameters(hasDelegate: Bool, hasLazyRows: Bool) throws(GLPKError) -> glp_iocp {
    try OptionCheck.seconds(timeLimit)
    try OptionCheck.tolerance(integralityTolerance, "integralityTolerance")
    try OptionCheck.tolerance(lazyRowTolerance, "lazyRowTolerance")
    try OptionCheck.memory(memoryLimit)
    guard relativeGap >= 0 && relativeGap <= 1e6 else {
      throw GLPKError(
        .invalidOption,
        "The option relativeGap is \(relativeGap). Give a share, 0 or more, such as 0.01."
      )
    }
    var parameters = unsafe glp_iocp()
    unsafe glp_init_iocp(&parameters)
    unsafe parameters.msg_lev = messages.code
    unsafe parameters.mip_gap = relativeGap
    unsafe parameters.tol_int = integralityTolerance
    unsafe parameters.br_tech = branching.code
    unsafe parameters.bt_tech = backtracking.code
    unsafe parameters.gmi_cuts = cuts.contains(.gomory) ? GLP_ON : GLP_OFF
    unsafe parameters.mir_cuts = cuts.contains(.mixedIntegerRounding) ? GLP_ON : GLP_OFF
    unsafe parameters.clq_cuts = cuts.contains(.clique) ? GLP_ON : GLP_OFF
    unsafe parameters.cov_cuts = GLP_OFF
    let allowed = hasLazyRows ? [] : heuristics
    unsafe parameters.sr_heur = allowed.contains(.rounding) ? GLP_ON : GLP_OFF
    unsafe parameters.fp_heur = allowed.contains(.feasibilityPump) ? GLP_ON : GLP_OFF
    unsafe parameters.ps_heur = GLP_OFF
    unsafe parameters.presolve = presolve && !hasDelegate ? GLP_ON : GLP_OFF
    return unsafe parameters
  }
}

extension BranchAndCutOptions.Branching {
  fileprivate var code: Int32 {
    switch self {
    case .firstFractional: GLP_BR_FFV
    case .lastFractional: GLP_BR_LFV
    case .mostFractional: GLP_BR_MFV
    case .driebeckTomlin: GLP_BR_DTH
    case .pseudocost: GLP_BR_PCH
    }
  }
}

extension BranchAndCutOptions.Backtracking {
  fileprivate var code: Int32 {
    switch self {
    case .depthFirst: GLP_BT_DFS
    case .breadthFirst: GLP_BT_BFS
    case .bestBound: GLP_BT_BLB
    case .bestProjection: GLP_BT_BPH
    }
  }
}
