// The exact planner's search: branch and cut with local cuts over a warm dual simplex.

import GLPK
import ShortestPaths

/// Finds a best plan of an instance with proof.
///
/// Each node has its own worst and best costs and its own chords; cuts made from them hold in its
/// subtree. A node is closed when its relaxation cannot beat the incumbent by more than the
/// tolerance, or when the relaxation is integer and satisfies that plan's exact cuts. Branching is
/// finite, so without limits the search ends.
struct BranchAndCut {
  /// What is known at any moment; gains are counted over building nothing.
  struct State: Sendable {
    var plan: ProjectSet
    var gain: Double
    /// Proven upper limit on the gain of every legal plan.
    var limit: Double
    var nodes: Int
    var open: Int
    var cuts: Int
    var phase: String
    /// Whether the limit is within the tolerance of the gain.
    var isComplete: Bool
  }

  let instance: PlanningInstance
  let evaluator: PlanEvaluator
  let groups: OriginGroups
  let merit: MeritBound
  var separator: Separator
  /// Accepted difference of limit and incumbent, for an incumbent's gain.
  let tolerance: @Sendable (_ gain: Double) -> Double
  let isStopped: @Sendable () -> Bool
  let report: (State) -> Void

  var incumbents: Incumbents
  var pool = CutPool()
  var queue = PriorityQueue<TreeNode>()
  var nodes = 0
  var phase = "start"
  private var isExhausted = false
  /// Highest limit among nodes that were closed for being within the tolerance.
  var closedLimit = -Double.infinity
  /// Limit of the node at work.
  var currentLimit = Double.infinity

  /// Sets up a search; `plans` are legal plans to start from.
  init(
    _ instance: PlanningInstance,
    plans: [ProjectSet] = [],
    threads: Int,
    tolerance: @escaping @Sendable (_ gain: Double) -> Double,
    isStopped: @escaping @Sendable () -> Bool,
    report: @escaping (State) -> Void
  ) {
    self.instance = instance
    self.tolerance = tolerance
    self.isStopped = isStopped
    self.report = report
    evaluator = PlanEvaluator(instance)
    groups = OriginGroups(instance, atMost: 64)
    merit = MeritBound(instance, groups)
    separator = Separator(
      instance: instance,
      groups: groups,
      unreachable: instance.costAboveAll,
      threads: threads,
      isStopped: isStopped
    )
    incumbents = Incumbents(evaluator, threads: threads)
    for plan in plans { incumbents.offer(plan) }
  }

  /// Searches until the proof is complete or the caller stops it; fixings are those of the rules.
  mutating func run(from fixings: Fixings) throws(GLPKError) -> State {
    phase = "first plans"
    let root = NodeCosts(instance, fixings)
    let ranges = self.ranges(in: root)
    currentLimit = limit(ranges, fixings)
    report(state)
    incumbents.start(isStopped: isStopped)
    report(state)
    incumbents.swaps(isStopped: isStopped)
    report(state)
    guard !isStopped(), currentLimit > cutoff else { return state }
    // Sets may be granted a quarter of the tolerance too much.
    separator.paths = PathSetTable(
      instance,
      root: root,
      groups: groups,
      slack: instance.merit.slackShare * tolerance(incumbents.gain),
      threads: separator.threads,
      isStopped: isStopped
    )
    try withProblem(maximizing: true) { problem throws(GLPKError) in
      var master = try Master(
        &problem,
        rules: instance.rules,
        merit: instance.merit,
        groupCount: groups.count,
        largestGain: ranges.prefix(groups.count)
          .reduce(0) { $0 + max(abs($1.highest), abs($1.lowest)) }
      )
      let root = pool.addNode(parent: nil)
      let limit = currentLimit
      var next: TreeNode? = TreeNode(
        id: root,
        fixings: fixings,
        limit: limit,
        depth: 0,
        rows: merit.standing.map { pool.add($0, owner: root) }
      )
      while let node = next ?? queue.pop() {
        let isDiving = next != nil && node.depth > 0
        next = try process(node, isDiving: isDiving, &master, &problem)
        if isStopped() { break }
      }
      isExhausted = !isStopped() && queue.count == 0
    }
    return state
  }

  /// A node whose limit is at most this is closed.
  var cutoff: Double { incumbents.gain + tolerance(incumbents.gain) }

  var state: State {
    var limit = max(closedLimit, incumbents.gain)
    if let open = queue.first?.limit { limit = max(limit, open) }
    limit = max(limit, currentLimit)
    return State(
      plan: incumbents.best,
      gain: incumbents.gain,
      limit: limit,
      nodes: nodes,
      open: queue.count,
      cuts: pool.cuts.count,
      phase: phase,
      isComplete: isExhausted || limit <= cutoff
    )
  }

  /// Closes a node, whose plans gain at most `limit`; there is nothing to dive into.
  @discardableResult
  mutating func close(_ node: TreeNode, limit: Double) -> TreeNode? {
    closedLimit = max(closedLimit, limit)
    pool.close(node.id)
    currentLimit = -.infinity
    return nil
  }

  /// Puts an unfinished node back, so that its limit counts.
  mutating func reopen(_ node: TreeNode) -> TreeNode? {
    queue.push(node)
    currentLimit = -.infinity
    return nil
  }
}
