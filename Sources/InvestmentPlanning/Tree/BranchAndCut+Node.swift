// One node: its relaxation is tightened by fixings and cuts until it is closed or split.

import GLPK

extension BranchAndCut {
  /// A node at work, with the costs of its fixings.
  private struct Work {
    var node: TreeNode
    var costs: NodeCosts {
      didSet { if !keepsCutting { cutting = costs } }
    }
    /// Costs that cuts are made from, and hold within.
    var cutting: NodeCosts
    /// Whether cuts are made from what the node began with, whatever is fixed later on.
    let keepsCutting: Bool
    var rounds: Rounds
    /// Where cuts were last looked for at the root.
    var center: [Double]
    /// The lowest limit so far, if it has not been told to the certificate.
    var proof: Master.Proof?

    /// Points at which to look for cuts, the second if the first gives none.
    ///
    /// At the root the relaxation's optimum jumps from corner to corner; cuts from a point on the way
    /// there, close to where the last ones were found, close the gap in fewer rounds. Source:
    /// Ben-Ameur and Neto 2007, doi:10.1002/net.20137 (in-out separation).
    func points(_ y: [Double]) -> [[Double]] {
      guard node.depth == 0 else { return [y] }
      return [zip(y, center).map { 0.3 * $0 + 0.7 * $1 }, y]
    }
  }

  /// What a look at the relaxation led to.
  private enum Step {
    /// The master has changed: solve it again.
    case again
    /// The node is done; the child to dive into, if any.
    case done(TreeNode?)
  }

  /// Solves a node; returns the child to dive into, if any.
  mutating func process(
    _ node: TreeNode,
    isDiving: Bool,
    _ master: inout Master,
    _ problem: inout Problem
  ) throws(GLPKError) -> TreeNode? {
    currentLimit = node.limit
    guard node.limit > cutoff else { return close(node, limit: node.limit) }
    nodes += 1
    phase = node.depth == 0 ? "root" : "tree"
    let costs = NodeCosts(instance, node.fixings)
    var work = Work(
      node: node,
      costs: costs,
      cutting: costs,
      keepsCutting: sharesCuts && node.depth == 0,
      rounds: Rounds(
        depth: node.depth,
        instance.merit,
        isWarm: node.depth == 0 && !knowledge.cuts.isEmpty
      ),
      center: (0..<instance.projectCount).map {
        0.1 + (incumbents.best.contains($0) ? 0.6 : 0)
      }
    )
    try enter(work, &master, &problem)
    if !isDiving { try master.replaceCuts(&problem, with: node.rows, pool) }
    while true {
      let step: Step
      switch isStopped() ? .stopped : try master.solve(&problem, pool, isStopped: isStopped) {
      case .stopped: step = .done(reopen(work.node))
      case .infeasible:
        if certificate != nil { work.proof = try master.contradiction(pool) ?? work.proof }
        step = .done(close(work.node, limit: -.infinity))
      case .unsolved: step = .done(split(work.node, on: nil, at: nil, rows: []))
      case .solved(let relaxation): step = try tighten(&work, relaxation, &master, &problem)
      }
      guard case .done(let next) = step else { continue }
      if let proof = work.proof { certify(proof, of: work.node) }
      certificate?.leave(&pool, inUse: master.cutIDs)
      return next
    }
  }

  /// Writes down what proves a limit on a node.
  private mutating func certify(_ proof: Master.Proof, of node: TreeNode) {
    certificate?.bound(node.id, proof, &pool, groupCount: groups.count)
  }

  private func enter(
    _ work: Work,
    _ master: inout Master,
    _ problem: inout Problem
  ) throws(GLPKError) {
    try master.enter(
      &problem,
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

  /// What ranges alone say of the merit of any plan within fixings.
  func limit(_ ranges: [(lowest: Double, highest: Double)], _ fixings: Fixings) -> Double {
    switch instance.merit {
    case .sum: ranges.reduce(0) { $0 + $1.highest }
    case .least, .welfare: ranges[groups.count].highest
    case .thrift(_, let prices):
      fixings.possible.members.reduce(0) {
        $0 - (fixings.built.contains($1) ? prices[$1] : min(0, prices[$1]))
      }
    }
  }

  /// Closes the node by its limit, fixes what the incumbent excludes, or goes on to cuts.
  private mutating func tighten(
    _ work: inout Work,
    _ relaxation: Master.Relaxation,
    _ master: inout Master,
    _ problem: inout Problem
  ) throws(GLPKError) -> Step {
    work.node.limit = min(work.node.limit, relaxation.limit)
    currentLimit = work.node.limit
    if certificate != nil, relaxation.limit <= work.proof?.limit ?? .infinity {
      work.proof = relaxation.proof
    }
    report(state)
    incumbents.round(relaxation.y)
    guard work.node.limit > cutoff else {
      return .done(close(work.node, limit: work.node.limit))
    }
    guard let fixings = tightened(work.node.fixings, relaxation) else {
      work.proof = relaxation.proof
      return .done(close(work.node, limit: cutoff))
    }
    if fixings != work.node.fixings {
      certify(relaxation.proof, of: work.node)
      if relaxation.limit <= work.proof?.limit ?? .infinity { work.proof = nil }
      work.node.fixings = fixings
      work.costs = NodeCosts(instance, fixings)
      try enter(work, &master, &problem)
      return .again
    }
    if try addKnownCuts(work.node, relaxation, &master, &problem) { return .again }
    return try cut(&work, relaxation, &master, &problem)
  }

  /// Looks for new cuts; closes the node at an integer point that has none, splits it when cutting
  /// is no longer worth it.
  private mutating func cut(
    _ work: inout Work,
    _ relaxation: Master.Relaxation,
    _ master: inout Master,
    _ problem: inout Problem
  ) throws(GLPKError) -> Step {
    let y = relaxation.y
    let isIntegral = y.allSatisfy { $0 < 1e-6 || $0 > 1 - 1e-6 }
    if isIntegral {
      let plan = ProjectSet(count: y.count) { y[$0] > 0.5 }
      // The solver's tolerance may let a plan through that the budget does not; fixings will not.
      guard instance.rules.allows(plan) else {
        return .done(split(work.node, on: nil, at: y, rows: master.tightCuts))
      }
    }
    guard var violated = cuts(&work, relaxation, isIntegral: isIntegral, master) else {
      return .done(reopen(work.node))
    }
    // The root's tangents hold everywhere.
    if let tangent = merit.tangent(at: relaxation.gains),
      master.isViolated(tangent, by: relaxation)
    {
      violated.append(tangent)
    }
    if violated.isEmpty {
      if isIntegral, isExact(y, relaxation) {
        return .done(close(work.node, limit: work.node.limit))
      }
      let project = try branchingProject(work.node, relaxation, master, &problem)
      return .done(split(work.node, on: project, at: y, rows: master.tightCuts))
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
    if work.rounds.isTimeToClean { try master.dropSlackCuts(&problem) }
    try master.addCuts(&problem, ids, pool)
    return .again
  }

  /// The cuts that the relaxation violates, from the first look that finds any; nil when stopped.
  private mutating func cuts(
    _ work: inout Work,
    _ relaxation: Master.Relaxation,
    isIntegral: Bool,
    _ master: Master
  ) -> [ValueCut]? {
    let y = relaxation.y
    // The root's first point comes without a cut, so it says nothing, integer or not.
    let isFirst = work.node.depth == 0 && work.rounds.isFirst
    var looks: [(point: [Double], effort: Separator.Effort)] = []
    if isFirst || !isIntegral,
      let effort = work.rounds.next(
        gap: work.node.limit - incumbents.gain,
        tolerance: tolerance(incumbents.gain)
      )
    {
      looks = work.points(y).map { ($0, effort) }
    }
    // A plan that comes again satisfies its own exact cuts: nothing in the node beats it.
    if isIntegral, isFirst || work.rounds.isNew(y) {
      looks.append((y.map { $0.rounded() }, .distances))
    }
    for (point, effort) in looks {
      guard let cuts = separator.cuts(at: point, in: work.cutting, effort: effort) else {
        return nil
      }
      if effort != .distances { work.center = point }
      if work.node.depth == 0 { incumbents.search(around: point, isStopped: isStopped) }
      // A plan's own cuts are exact, and the node is closed by them.
      let tolerance = effort == .distances ? 1e-9 : 1e-6
      let violated = cuts.filter {
        master.isViolated($0, by: relaxation, tolerance: tolerance)
      }
      if !violated.isEmpty { return violated }
    }
    return []
  }

  /// Whether the relaxation at a plan is worth no more than the plan, up to the solver's rounding.
  ///
  /// What counts as 0 or 1 may be off by 1e-6, and a thrifty plan may miss what it must reach by as
  /// much; tangents where access is 0 are not exact. Then the node is split further.
  private mutating func isExact(_ y: [Double], _ relaxation: Master.Relaxation) -> Bool {
    let plan = ProjectSet(count: y.count) { y[$0] > 0.5 }
    let gain = evaluator.gain(of: plan)
    let rounding = instance.merit.isSum ? 1e-7 : 1e-6
    return relaxation.limit <= gain + rounding * max(abs(gain), abs(relaxation.limit))
  }

  /// Adds every violated cut of the pool that holds here; false when there is none.
  private mutating func addKnownCuts(
    _ node: TreeNode,
    _ relaxation: Master.Relaxation,
    _ master: inout Master,
    _ problem: inout Problem
  ) throws(GLPKError) -> Bool {
    let inUse = Set(master.cutIDs)
    let violated = pool.valid(at: node.id).filter {
      !inUse.contains($0) && master.isViolated(pool.cuts[$0], by: relaxation)
    }
    try master.addCuts(&problem, violated, pool)
    return !violated.isEmpty
  }
}
