// Cuts at a node's relaxation: those that are known, and new ones.

import PlanModel
import GLPK

extension BranchAndCut {
  /// Looks for new cuts; closes the node at an integer point that has none, splits it when cutting
  /// is no longer worth it.
  mutating func cut(
    _ work: inout NodeWork,
    _ relaxation: LPRelaxation.Optimum,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> Step {
    let y = relaxation.y
    let isIntegral = y.allSatisfy { $0 < 1e-6 || $0 > 1 - 1e-6 }
    if isIntegral {
      let plan = ProjectSet(count: y.count) { y[$0] > 0.5 }
      // The solver's tolerance may accept a plan that breaks the budget; fixings never do.
      guard instance.rules.allows(plan) else {
        return .done(split(work.node, on: nil, at: y, rows: lp.tightCuts))
      }
      if economy != nil {
        incumbents.offer(plan)
        if hasFoundCheaper { return .again }
      }
    }
    guard var violated = cuts(&work, relaxation, isIntegral: isIntegral, lp) else {
      return .done(reopen(work.node))
    }
    // The root's tangents hold everywhere.
    if let tangent = merit.tangent(at: relaxation.gains),
      lp.isViolated(tangent, by: relaxation)
    {
      violated.append(tangent)
    }
    if violated.isEmpty {
      if isIntegral, isExact(y, relaxation) {
        return .done(close(work.node, bound: work.node.bound, rows: lp.tightCuts))
      }
      let project = try branchingProject(work.node, relaxation, lp)
      return .done(split(work.node, on: project, at: y, rows: lp.tightCuts))
    }
    var ids: [CutPool.ID] = []
    for cut in violated {
      let isGlobal = cut.group == groups.count
      let owner = isGlobal ? pool.root : work.node.id
      ids.append(pool.add(cut, owner: owner))
      certificate?.note(
        ids[ids.count - 1],
        of: owner,
        slopes: isGlobal ? merit.slopes(at: relaxation.gains) : nil
      )
      if !isGlobal, work.node.id == pool.root, work.cutting.fixings == rootFixings {
        lastingCuts += ids.suffix(1)
      }
    }
    if work.rounds.isTimeToClean { try lp.dropSlackCuts() }
    try lp.addCuts(ids, pool)
    return .again
  }

  /// The cuts that the relaxation violates, from the first look that finds any; nil when stopped.
  private mutating func cuts(
    _ work: inout NodeWork,
    _ relaxation: LPRelaxation.Optimum,
    isIntegral: Bool,
    _ lp: LPRelaxation
  ) -> [ValueCut]? {
    let y = relaxation.y
    // The root's first point comes without a cut, so it says nothing, integer or not.
    let isFirst = work.node.depth == 0 && work.rounds.isFirst && economy == nil
    var looks: [(point: [Double], effort: Separator.Effort)] = []
    if isFirst || !isIntegral, economy?.splitsUntil == nil,
      let effort = work.rounds.next(
        gap: work.node.bound - (economy?.need ?? incumbents.gain),
        tolerance: (economy == nil ? 1 : 1e-2) * tolerance(incumbents.gain)
      )
    {
      looks = work.points(y).map { ($0, effort) }
    }
    // A plan that was cut at before satisfies its own exact cuts: no plan of the node beats it.
    if isIntegral, isFirst || work.rounds.isNew(y) {
      looks.append((y.map { $0.rounded() }, .distances))
    }
    for (point, effort) in looks {
      guard let cuts = separator.cuts(at: point, in: work.cutting, effort: effort) else {
        return nil
      }
      if effort != .distances { work.center = point }
      if work.node.depth == 0, economy == nil {
        incumbents.search(around: point, isStopped: isStopped)
      }
      // A plan's own cuts are exact, and the node is closed by them.
      let tolerance = effort == .distances ? 1e-9 : 1e-6
      let violated = cuts.filter {
        lp.isViolated($0, by: relaxation, tolerance: tolerance)
      }
      if !violated.isEmpty { return violated }
    }
    return []
  }

  /// Whether the relaxation at a plan is worth no more than the plan, up to the solver's rounding.
  ///
  /// A y that counts as 0 or 1 may be off by 1e-6, and a cheapest plan may fall short of the figure
  /// that it must reach by as much; tangents where access is 0 are not exact. Then the node is
  /// split. It is also split where a cheaper plan is looked for: a plan that falls short by
  /// rounding alone says nothing of others.
  private mutating func isExact(_ y: [Double], _ relaxation: LPRelaxation.Optimum) -> Bool {
    if economy != nil { return false }
    let plan = ProjectSet(count: y.count) { y[$0] > 0.5 }
    let gain = evaluator.gain(of: plan)
    let rounding = instance.merit.isSum ? 1e-7 : 1e-6
    return relaxation.bound <= gain + rounding * max(abs(gain), abs(relaxation.bound))
  }

  /// Adds every violated cut of the pool that holds here; false when there is none.
  mutating func addKnownCuts(
    _ node: TreeNode,
    _ relaxation: LPRelaxation.Optimum,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> Bool {
    let inUse = Set(lp.cutIDs)
    let violated = pool.valid(at: node.id).filter {
      !inUse.contains($0) && lp.isViolated(pool.cuts[$0], by: relaxation)
    }
    try lp.addCuts(violated, pool)
    return !violated.isEmpty
  }
}
