// The cheapest of the plans that are as good as the best: the tree goes on where it closed nodes
// that may hold them.

import PlanModel
import GLPK

extension BranchAndCut {
  /// What is looked for once the best plan is proven.
  struct Economy {
    /// The least that a cheaper plan must gain.
    var need: Double
    /// What was proven.
    var proven: TreeProgress
    /// The plans that were the cheapest, one after the other.
    var plans: [ProjectSet] = []
    /// How many improvements there were when the last of them was found.
    var improvements = 0
    /// Until there are so many nodes they are split without looking for cuts, but for the exact
    /// ones of plans; nil once those that were left have been joined.
    var splitsUntil: Int?
    /// After so many nodes it is given up.
    var mostNodes: Int
  }

  /// By how much the gains of equally good plans may differ; nil when the cheapest of them is not
  /// asked for, or is all that is asked for.
  var room: Double? {
    if case .unspent = instance.merit { return nil }
    guard incumbents.gain > -.infinity else { return nil }
    return tie?(incumbents.gain)
  }

  /// What a plan must gain at least to be as good as the best.
  var needed: Double? { room.map { incumbents.gain - $0 } }

  /// Whether plans that gain at most so much may be as good as the best, and are to be looked at
  /// again.
  func canBeAsGood(_ bound: Double) -> Bool {
    guard economy == nil, let needed else { return false }
    return bound >= needed
  }

  /// Most nodes that keep their own cuts for later.
  private static let mostKept = 4096

  /// Most nodes that are split further as they are.
  ///
  /// Each keeps its own cuts, so a few are closed by a few splits, and no cut is priced anew: 60
  /// corridors (access) end after 107 CPU seconds where joining 21 nodes at once takes 223. With
  /// more of them a single root takes fewer nodes: Networks/china at a trillion holds some 90, and
  /// ends in 2.6 seconds joined, in 8.7 split.
  private static let mostSplit = 32

  /// Puts a node that is closed aside.
  mutating func shelve(_ node: TreeNode, _ rows: [CutPool.ID]) {
    var node = node
    if shelf.count < Self.mostKept {
      node.rows = rows
    } else {
      pool.close(node.id)
    }
    shelf.append(node)
  }

  /// Puts aside the part of a node that a project's reduced cost excludes.
  ///
  /// Cuts that the node finds later hold in the rest of it only, so this is no child of it.
  mutating func shelve(
    _ fixings: Fixings,
    bound: Double,
    besides node: TreeNode,
    _ lp: LPRelaxation
  ) {
    let own = pool.cuts(of: node.id)
    var rows = lp.tightCuts
    if node.id == pool.root {
      let present = Set(rows)
      rows += own.filter { pool.cuts[$0].group == groups.count && !present.contains($0) }
    } else {
      // They go when the node is closed.
      let own = Set(own)
      rows.removeAll(where: own.contains)
    }
    shelf.append(
      TreeNode(
        id: pool.addNode(parent: pool.parent(of: node.id)),
        fixings: fixings,
        bound: bound,
        depth: node.depth + 1,
        rows: rows
      )
    )
  }

  /// Whether a plan has been found that is cheaper than the budget was made for.
  var hasFoundCheaper: Bool {
    economy.map { incumbents.improvements > $0.improvements } ?? false
  }

  /// Begins to look for a plan that gains `need` and costs less than the best; false when there can
  /// be none.
  mutating func beginEconomy(after end: TreeProgress, need: Double, from fixings: Fixings) -> Bool {
    let cost = instance.rules.cost(of: end.plan)
    guard knowledge.cheapest != end.plan,
      cost > instance.rules.cost(of: fixings.built) + Incumbents.saving * cost
    else { return false }
    incumbents.take(end.plan, gain: end.gain)
    if pool.isEmpty {
      // The first plans were proven without a tree.
      currentBound = undercuts == nil ? end.bound : .infinity
      shelf = [rootNode(fixings)]
    }
    let held = shelf.filter { $0.bound >= need }
    guard !held.isEmpty else { return false }
    queue = PriorityQueue()
    for node in held { queue.push(node) }
    shelf = []
    currentBound = -.infinity
    economy = Economy(
      need: need,
      proven: end,
      splitsUntil: held.count > Self.mostSplit ? nodes : nodes + 2 * held.count,
      mostNodes: mostEconomyNodes(end.nodes)
    )
    undercut(end.plan)
    // A certificate is of the best plan alone.
    (earlierProofs, certificate) = (certificate ?? earlierProofs, nil)
    return true
  }

  /// Goes on with one node in place of those that are open.
  private mutating func join() {
    economy?.splitsUntil = nil
    guard let node = joined(queue.elements) else { return }
    queue = PriorityQueue()
    queue.push(node)
  }

  /// One node that holds several, with what is fixed in all of them and the cuts that hold in all;
  /// nil when there is none.
  ///
  /// One root with many cuts takes fewer nodes than going on with each by itself: they were split
  /// where that raised the bounds of plans that are worse.
  private mutating func joined(_ nodes: [TreeNode]) -> TreeNode? {
    guard let first = nodes.first else { return nil }
    var (fixings, common) = (first.fixings, pool.ancestors(of: first.id))
    for node in nodes.dropFirst() {
      fixings.formIntersection(node.fixings)
      let others = Set(pool.ancestors(of: node.id))
      common.removeAll { !others.contains($0) }
    }
    let id = pool.addNode(parent: common.first)
    var rows: [CutPool.ID]
    if let parent = common.first {
      let valid = Set(pool.valid(at: parent))
      var used: Set<CutPool.ID> = []
      rows = nodes.flatMap(\.rows).filter { valid.contains($0) && used.insert($0).inserted }
    } else {
      // The root's cuts without those that were made from fixings by reduced costs.
      let lasting = Set(lastingCuts)
      let held = pool.cuts(of: pool.root).filter {
        lasting.contains($0) || pool.cuts[$0].group == groups.count
      }
      let tight = Set(tightAtRoot)
      rows = []
      for old in held {
        let new = pool.add(pool.cuts[old], owner: id)
        if tight.contains(old) || pool.cuts[old].group == groups.count { rows.append(new) }
      }
      inheritedCuts += held.count
    }
    return TreeNode(
      id: id,
      fixings: fixings,
      bound: nodes.reduce(-.infinity) { max($0, $1.bound) },
      depth: 0,
      rows: rows
    )
  }

  /// Makes the rules ask for less than a plan costs, which is the cheapest so far.
  ///
  /// A cheaper plan lacks one of this plan's projects that cost anything. That row is stronger than
  /// the budget, which a solver keeps only to its tolerance.
  mutating func undercut(_ plan: ProjectSet) {
    var rules = instance.rules
    rules.budget = min(rules.budget, rules.cost(of: plan) * (1 - Incumbents.saving))
    let costly = rules.cost.indices.map { plan.contains($0) && rules.cost[$0] > 0 ? 1.0 : 0 }
    rules.sums.append(LinearRule(costly, upper: costly.reduce(-1, +), sentence: ""))
    instance.rules = rules
    incumbents.rules = rules
    incumbents.need = economy?.need
    economy?.plans.append(plan)
    economy?.improvements = incumbents.improvements
  }

  /// Looks through what may hold a cheaper plan, with a lower budget after each that is found.
  mutating func economize(
    from fixings: Fixings,
    at position: Position?
  ) throws(GLPKError) -> TreeProgress {
    if separator.pricing == nil { separator.prepare(root: NodeCosts(instance, fixings)) }
    let ranges = self.ranges(in: NodeCosts(instance, fixings))
    var position = position
    repeat {
      let lp = try relaxation(ranges)
      var next: TreeNode?
      if let start = position { next = try goOn(at: start, lp) }
      position = nil
      while isLooking, !hasFoundCheaper {
        if let last = economy?.splitsUntil, nodes >= last {
          if let next { queue.push(next) }
          next = nil
          join()
        }
        guard let node = next ?? queue.pop() else { break }
        next = try process(node, isDiving: next != nil, lp)
      }
      if let next { queue.push(next) }
      if hasFoundCheaper {
        incumbents.economize(reaching: economy?.need ?? incumbents.gain)
        report(state)
        undercut(incumbents.best)
      }
    } while isLooking && queue.count > 0
    var end = state
    end.isCheapest = !isStopped() && queue.count == 0
    report(end)
    return end
  }

  private var isLooking: Bool { !isStopped() && nodes < economy?.mostNodes ?? 0 }

  /// What is known while a cheaper plan is looked for.
  func state(of economy: Economy) -> TreeProgress {
    var state = economy.proven
    state.plan = incumbents.best
    state.gain = incumbents.gain
    state.bound = max(state.bound, state.gain)
    state.nodes = nodes
    state.open = queue.count
    state.cuts = pool.cuts.count - inheritedCuts
    state.phase = "cheaper plans"
    return state
  }
}
