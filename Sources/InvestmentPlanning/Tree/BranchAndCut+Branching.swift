// Fixing what the incumbent excludes, and splitting a node in two.

extension BranchAndCut {
  /// Fixings with every project fixed whose other value cannot beat the incumbent; nil when nothing
  /// can.
  mutating func tightened(
    _ fixings: Fixings,
    _ relaxation: Master.Relaxation
  ) -> Fixings? {
    var result = fixings
    for project in relaxation.y.indices where result.isFree(project) {
      let cost = relaxation.reducedCosts[project]
      let otherwise = relaxation.limit - abs(cost)
      guard otherwise <= cutoff, cost != 0 else { continue }
      closedLimit = max(closedLimit, otherwise)
      guard let next = result.fixing(project, built: cost > 0, instance.rules) else { return nil }
      result = next
    }
    return result
  }

  /// Splits a node at the project that is most undecided, or at any free one without a point.
  ///
  /// The likelier child is returned to be dived into, the other queued.
  mutating func split(
    _ node: TreeNode,
    at y: [Double]?,
    rows: [CutPool.ID]
  ) -> TreeNode? {
    let rules = instance.rules
    var choice: (project: Int, score: Double)?
    for project in 0..<rules.projectCount where node.fixings.isFree(project) {
      let value = y?[project] ?? 0.5
      let score = min(value, 1 - value) * (1 + rules.cost[project] / max(1, rules.budget))
      if score > (choice?.score ?? -1) { choice = (project, score) }
    }
    guard let project = choice?.project else {
      incumbents.offer(node.fixings.built)
      close(node, limit: incumbents.gain)
      return nil
    }
    let likelier = (y?[project] ?? 0) >= 0.5
    var children: [TreeNode] = []
    for isBuilt in [likelier, !likelier] {
      guard let fixings = node.fixings.fixing(project, built: isBuilt, rules) else { continue }
      children.append(
        TreeNode(
          id: pool.addNode(parent: node.id),
          fixings: fixings,
          limit: node.limit,
          depth: node.depth + 1,
          rows: rows
        )
      )
    }
    currentLimit = -.infinity
    guard let first = children.first else { return nil }
    for other in children.dropFirst() { queue.push(other) }
    return first
  }
}
