// One node: its relaxation is tightened by fixings and cuts until it is closed or split.

import PlanModel
import GLPK

extension BranchAndCut {
  /// What follows from a solved relaxation.
  enum Step {
    /// The relaxation has changed: solve it again.
    case again
    /// The node is done; the child to dive into, if any.
    case done(TreeNode?)
  }

  /// Solves a node; returns the child to dive into, if any.
  mutating func process(
    _ node: TreeNode,
    isDiving: Bool,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> TreeNode? {
    var node = node
    currentBound = node.bound
    guard node.bound > cutoff else { return close(node, bound: node.bound, rows: node.rows) }
    if economy != nil {
      guard let fixings = node.fixings.following(instance.rules) else {
        return close(node, bound: -.infinity)
      }
      node.fixings = fixings
    }
    nodes += 1
    phase = node.depth == 0 ? "root" : "tree"
    let costs = NodeCosts(instance, node.fixings)
    var work = NodeWork(
      node: node,
      costs: costs,
      cutting: costs,
      keepsCutting: sharesCuts && economy == nil && node.depth == 0,
      rounds: Rounds(
        depth: node.depth,
        instance.merit,
        isWarm: node.depth == 0 && (economy != nil || !knowledge.cuts.isEmpty)
      ),
      center: (0..<instance.projectCount).map {
        0.1 + (incumbents.best.contains($0) ? 0.6 : 0)
      }
    )
    try enter(work, lp)
    if !isDiving { try lp.replaceCuts(with: node.rows, pool) }
    return try finish(&work, lp)
  }

  /// Goes on with the node that an earlier run was at work on.
  mutating func goOn(
    at position: Position,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> TreeNode? {
    var work = position.work
    phase = work.node.depth == 0 ? "root" : "tree"
    try enter(work, lp)
    try lp.addCuts(position.rows, pool)
    try lp.setBasis(position.basis)
    return try finish(&work, lp)
  }

  /// Solves a node that has been entered; returns the child to dive into, if any.
  mutating func finish(
    _ work: inout NodeWork,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> TreeNode? {
    while true {
      if hasFoundCheaper { return reopen(work.node) }
      let step: Step
      switch try solve(work, lp) {
      case .stopped: step = .done(reopen(work.node))
      case .infeasible:
        if certificate != nil { work.proof = try lp.contradiction(pool) ?? work.proof }
        step = .done(close(work.node, bound: -.infinity))
      case .unsolved: step = .done(split(work.node, on: nil, at: nil, rows: []))
      case .solved(let relaxation): step = try tighten(&work, relaxation, lp)
      }
      guard case .done(let next) = step else { continue }
      if economy == nil, work.node.id == pool.root { tightAtRoot = lp.tightCuts }
      if let proof = work.proof { certify(proof, of: work.node) }
      certificate?.leave(&pool, inUse: lp.cutIDs)
      return next
    }
  }

  /// Solves the relaxation, from a state that the journal may keep.
  private mutating func solve(
    _ work: NodeWork,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> LPRelaxation.Solution {
    // Work after a stop is left half done, so no state is saved after it.
    guard !isStopped() else { return .stopped }
    try lp.refresh()
    if let journal, journal.isDue() {
      let position = Position(work: work, rows: lp.cutIDs, basis: try lp.basis())
      journal.keep(records: (certificate ?? earlierProofs)?.records) { write(position, to: &$0) }
    }
    return try lp.solve(pool, isStopped: isStopped)
  }

  /// Writes the multipliers that prove a bound on a node to the certificate.
  private mutating func certify(_ proof: LPRelaxation.Proof, of node: TreeNode) {
    certificate?.bound(node.id, proof, &pool, groupCount: groups.count)
  }

  func enter(
    _ work: NodeWork,
    _ lp: LPRelaxation
  ) throws(GLPKError) {
    try lp.enter(
      fixings: work.node.fixings,
      ranges: ranges(in: work.costs),
      needed: merit.needed
    )
  }

  /// The ranges of the groups' gains in a node, and of the merit where it has a column.
  func ranges(in costs: NodeCosts) -> [(lowest: Double, highest: Double)] {
    let ranges = evaluator.ranges(in: costs, groups: groups)
    return ranges + [merit.range(of: ranges)].compactMap { $0 }
  }

  /// The bound that ranges alone prove on the merit of any plan within fixings.
  func bound(_ ranges: [(lowest: Double, highest: Double)], _ fixings: Fixings) -> Double {
    switch instance.merit {
    case .sum: ranges.reduce(0) { $0 + $1.highest }
    case .least, .welfare: ranges[groups.count].highest
    case .unspent(_, let prices, _):
      fixings.possible.members.reduce(0) {
        $0 - (fixings.built.contains($1) ? prices[$1] : min(0, prices[$1]))
      }
    }
  }

  /// Closes the node by its bound, fixes what the incumbent excludes, or goes on to cuts.
  private mutating func tighten(
    _ work: inout NodeWork,
    _ relaxation: LPRelaxation.Optimum,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> Step {
    work.node.bound = min(work.node.bound, relaxation.bound)
    currentBound = work.node.bound
    if certificate != nil, relaxation.bound <= work.proof?.bound ?? .infinity {
      work.proof = relaxation.proof
    }
    report(state)
    incumbents.round(relaxation.y)
    guard work.node.bound > cutoff else {
      return .done(close(work.node, bound: work.node.bound, rows: lp.tightCuts))
    }
    if hasFoundCheaper { return .again }
    guard let fixings = tightened(work.node, relaxation, lp) else {
      work.proof = relaxation.proof
      return .done(close(work.node, bound: cutoff))
    }
    if fixings != work.node.fixings {
      certify(relaxation.proof, of: work.node)
      if relaxation.bound <= work.proof?.bound ?? .infinity { work.proof = nil }
      work.node.fixings = fixings
      work.costs = NodeCosts(instance, fixings)
      try enter(work, lp)
      return .again
    }
    if try addKnownCuts(work.node, relaxation, lp) { return .again }
    return try cut(&work, relaxation, lp)
  }
}
