// Writing down where the tree stands, and going on from there.

extension BranchAndCut {
  /// The state between two nodes, with the one that would be dived into.
  func checkpoint(next: TreeNode?) -> SearchCheckpoint {
    let count = instance.projectCount
    let open = queue.elements + (next.map { [$0] } ?? [])
    return SearchCheckpoint(
      plan: incumbents.best.members,
      open: open.map { node in
        SearchCheckpoint.Node(
          built: node.fixings.built.members,
          excluded: (0..<count).filter { !node.fixings.possible.contains($0) },
          limit: node.limit,
          depth: node.depth
        )
      },
      closedLimit: closedLimit,
      nodes: nodes,
      cuts: earlierCuts + pool.cuts.count
    )
  }

  /// Saves the state when it is time, or when the search stops.
  mutating func saveIfDue(next: TreeNode?, isLast: Bool = false) {
    guard let checkpointing else { return }
    let now = ContinuousClock.now
    guard isLast || lastSave.map({ now - $0 >= .seconds(checkpointing.interval) }) ?? true
    else { return }
    checkpointing.save(checkpoint(next: next))
    lastSave = .now
  }

  /// Puts the open nodes of an earlier run into the queue; `rows` are the cuts that hold everywhere.
  mutating func resume(
    _ start: SearchCheckpoint,
    from fixings: Fixings,
    root: Int,
    rows: [CutPool.ID]
  ) {
    closedLimit = start.closedLimit
    nodes = start.nodes
    earlierCuts = start.cuts
    for open in start.open {
      var node: Fixings? = fixings
      for project in open.built where !(node?.built.contains(project) ?? true) {
        node = node?.fixing(project, built: true, instance.rules)
      }
      for project in open.excluded where node?.possible.contains(project) ?? false {
        node = node?.fixing(project, built: false, instance.rules)
      }
      // A node that contradicts the rules has no plan.
      guard let node else { continue }
      queue.push(
        TreeNode(
          id: pool.addNode(parent: root),
          fixings: node,
          limit: min(open.limit, currentLimit),
          depth: open.depth,
          rows: rows
        )
      )
    }
    currentLimit = -.infinity
  }
}
