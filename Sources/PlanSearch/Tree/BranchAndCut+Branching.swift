// Fixing what the incumbent excludes, and splitting a node in two.

import PlanModel
import GLPK

extension BranchAndCut {
  /// Fixings with every project fixed whose other value cannot beat the incumbent; nil when no plan
  /// of the node can.
  mutating func tightened(
    _ node: TreeNode,
    _ relaxation: LPRelaxation.Optimum,
    _ lp: LPRelaxation
  ) -> Fixings? {
    var result = node.fixings
    for project in relaxation.y.indices where result.isFree(project) {
      let cost = relaxation.reducedCosts[project]
      let otherwise = relaxation.bound - abs(cost)
      guard otherwise <= cutoff, cost != 0 else { continue }
      closedBound = max(closedBound, otherwise)
      if canBeAsGood(otherwise), let other = result.fixing(project, built: cost < 0, instance.rules)
      {
        shelve(other, bound: otherwise, besides: node, lp)
      }
      guard let next = result.fixing(project, built: cost > 0, instance.rules) else { return nil }
      result = next
    }
    return result
  }

  /// The free projects that are least decided at a point, the likeliest to matter first.
  private func undecided(_ node: TreeNode, at y: [Double], most: Int) -> [Int] {
    let rules = instance.rules
    let scores = y.indices.filter { node.fixings.isFree($0) && y[$0] > 1e-6 && y[$0] < 1 - 1e-6 }
      .map { project in
        (
          score: min(y[project], 1 - y[project])
            * (1 + rules.cost[project] / max(1, rules.budget)),
          project: project
        )
      }
    return scores.sorted { ($0.score, -$0.project) > ($1.score, -$1.project) }.prefix(most)
      .map(\.project)
  }

  /// The project whose two children have the lowest bounds after a few steps of the dual simplex;
  /// nil when none is undecided.
  ///
  /// Source: Achterberg, Koch and Martin 2005, doi:10.1016/j.orl.2004.04.002 (strong branching).
  func branchingProject(
    _ node: TreeNode,
    _ relaxation: LPRelaxation.Optimum,
    _ lp: LPRelaxation
  ) throws(GLPKError) -> Int? {
    let candidates = undecided(node, at: relaxation.y, most: 8)
    guard candidates.count > 1 else { return candidates.first }
    var best: (project: Int, score: Double)?
    let falls = try lp.probe(candidates, isStopped: isStopped)
    for (project, ends) in zip(candidates, falls) {
      // The product favours projects for which both bounds fall.
      let score = ends.excluded * ends.built
      if score > best?.score ?? -1 { best = (project, score) }
    }
    return best?.project
  }

  /// Splits a node at a project, or where none is given at the first that is free.
  ///
  /// The likelier child is returned to be dived into, the other queued.
  mutating func split(
    _ node: TreeNode,
    on chosen: Int?,
    at y: [Double]?,
    rows: [CutPool.ID]
  ) -> TreeNode? {
    let rules = instance.rules
    let free = (0..<rules.projectCount).first(where: node.fixings.isFree)
    guard let project = chosen ?? free else {
      incumbents.offer(node.fixings.built)
      close(node, bound: incumbents.gain)
      return nil
    }
    let likelier = (y?[project] ?? 0) >= 0.5
    var children: [TreeNode] = []
    var split = CertificateRecord.Split(node: node.id, project: project)
    for isBuilt in [likelier, !likelier] {
      guard let fixings = node.fixings.fixing(project, built: isBuilt, rules) else { continue }
      let id = pool.addNode(parent: node.id)
      if isBuilt { split.built = id } else { split.excluded = id }
      children.append(
        TreeNode(
          id: id,
          fixings: fixings,
          bound: node.bound,
          depth: node.depth + 1,
          rows: rows
        )
      )
    }
    certificate?.split = split
    currentBound = -.infinity
    guard let first = children.first else { return nil }
    for other in children.dropFirst() { queue.push(other) }
    return first
  }
}
