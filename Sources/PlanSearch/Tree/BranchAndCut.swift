// The exact planner's search: branch and cut with local cuts over a warm dual simplex.

package import PlanModel
import GLPK
import ShortestPaths

/// Finds a best plan of an instance with proof.
///
/// Each node has its own worst and best costs and its own chords; cuts made from them hold in its
/// subtree. A node is closed when its relaxation cannot beat the incumbent by more than the
/// tolerance, or when the relaxation is integer and satisfies that plan's exact cuts. Branching is
/// finite, so without limits the search ends.
package struct BranchAndCut {
  /// What is known at any moment; gains are counted over building nothing.
  package struct State: Sendable {
    package var plan: ProjectSet
    package var gain: Double
    /// Proven upper limit on the gain of every legal plan.
    package var limit: Double
    package var nodes: Int
    package var open: Int
    package var cuts: Int
    package var phase: String
    /// Whether the limit is within the tolerance of the gain.
    package var isComplete: Bool
  }

  /// What a later search may use.
  ///
  /// Cuts found after the incumbent had fixed projects hold only for plans that beat it, so they are
  /// not among them.
  var learned: Knowledge {
    var learned = knowledge
    learned.pricing = separator.pricing
    learned.pools = separator.pools
    learned.plans = [incumbents.best]
    learned.limit = state.limit
    // A search that needed no root hands on what it was given.
    if !pool.cuts.isEmpty {
      let tight = Set(tightAtRoot)
      learned.cuts = lastingCuts.map { pool.cuts[$0] }
      learned.tightCuts = lastingCuts.indices.filter { tight.contains(lastingCuts[$0]) }
    }
    return learned
  }

  /// What one search can tell the next, if only the rules get tighter: the weights, and what is
  /// fixed in from the start, must be the same.
  package struct Knowledge: Sendable {
    /// Sets and prices of the pairs; those of a larger budget hold for a smaller one.
    package var pricing: PricingGraph?
    package var pools: [[PairPool]] = []
    /// Cuts that hold at the root.
    package var cuts: [ValueCut] = []
    /// Positions of those that its last relaxation was held by: what a similar root should begin with.
    package var tightCuts: [Int] = []
    /// Plans to start from, as far as they are legal.
    package var plans: [ProjectSet] = []
    /// Proven upper limit on the gain of every plan.
    package var limit = Double.infinity
    /// A plan of which it is known that none as good costs less.
    package var cheapest: ProjectSet?

    package init(
      pricing: PricingGraph? = nil,
      pools: [[PairPool]] = [],
      cuts: [ValueCut] = [],
      tightCuts: [Int] = [],
      plans: [ProjectSet] = [],
      limit: Double = Double.infinity,
      cheapest: ProjectSet? = nil
    ) {
      self.pricing = pricing
      self.pools = pools
      self.cuts = cuts
      self.tightCuts = tightCuts
      self.plans = plans
      self.limit = limit
      self.cheapest = cheapest
    }
  }

  let instance: PlanningInstance
  let evaluator: PlanEvaluator
  let groups: OriginGroups
  let merit: MeritBound
  var separator: Separator
  /// Accepted difference of limit and incumbent, for an incumbent's gain.
  let tolerance: @Sendable (_ gain: Double) -> Double
  /// By how much the gains of plans may differ that count as equal, of which the cheaper is taken; nil when the first is.
  let tie: (@Sendable (_ gain: Double) -> Double)?
  /// After so many nodes the search gives up.
  var mostNodes = Int.max
  let isStopped: @Sendable () -> Bool
  let report: (State) -> Void
  /// Who solves the relaxations.
  let solver: any LinearSolver

  let knowledge: Knowledge
  /// Whether the root's cuts are made to hold for later searches, though what the incumbent fixes would tighten them.
  let sharesCuts: Bool
  /// Cuts of the root that hold whatever the incumbent.
  var lastingCuts: [CutPool.ID] = []
  /// Cuts that were tight when the root was left.
  var tightAtRoot: [CutPool.ID] = []
  /// How many of the pool's cuts were found by earlier searches.
  var inheritedCuts = 0
  /// What the rules alone fix.
  var rootFixings: Fixings?
  var incumbents: Incumbents
  var pool = CutPool()
  var queue = PriorityQueue<TreeNode>()
  var nodes = 0
  var phase = "start"
  private var isExhausted = false
  /// Highest limit among nodes that were closed for being within the tolerance.
  var closedLimit = -Double.infinity
  /// Who keeps the state.
  var journal: SearchJournal?
  /// Who writes down the proof.
  var certificate: CertificateRecorder? {
    didSet { separator.keepsClaims = certificate != nil }
  }
  /// Who wrote down the proofs of trees before, for a tree that proves nothing of the answer: states count the records.
  var earlierProofs: CertificateRecorder?
  /// Limit of the node at work.
  var currentLimit = Double.infinity

  /// Sets up a search; `knowledge` is what an earlier one found for the same weights, and `sharesCuts` says that a
  /// later one will ask.
  init(
    _ instance: PlanningInstance,
    knowledge: Knowledge = Knowledge(),
    sharesCuts: Bool = false,
    solver: any LinearSolver = GLPKSolver(),
    threads: Int,
    tolerance: @escaping @Sendable (_ gain: Double) -> Double,
    tie: (@Sendable (_ gain: Double) -> Double)? = nil,
    isStopped: @escaping @Sendable () -> Bool,
    report: @escaping (State) -> Void
  ) {
    self.instance = instance
    self.tolerance = tolerance
    self.tie = tie
    self.isStopped = isStopped
    self.report = report
    self.solver = solver
    evaluator = PlanEvaluator(instance)
    groups = OriginGroups(instance, atMost: 128)
    merit = MeritBound(instance, groups)
    separator = Separator(
      instance: instance,
      groups: groups,
      unreachable: instance.costAboveAll,
      threads: threads,
      isStopped: isStopped
    )
    incumbents = Incumbents(evaluator, threads: threads)
    if knowledge.pools.count == groups.origins.count {
      separator.pricing = knowledge.pricing
      separator.pools = knowledge.pools
    }
    self.knowledge = knowledge
    self.sharesCuts = sharesCuts
    for plan in knowledge.plans { incumbents.offer(plan) }
  }

  /// Searches until the proof is complete or the caller stops it; fixings are those of the rules.
  ///
  /// It begins anew, or goes on from where an earlier run stood, whose state it has read. What the best plan does not need is
  /// dropped in the end.
  mutating func run(
    from fixings: Fixings,
    at position: Position? = nil
  ) throws(GLPKError) -> State {
    var end = try search(from: fixings, at: position)
    guard let tie else { return end }
    incumbents.economize(within: tie(end.gain))
    guard incumbents.best != end.plan else { return end }
    (end.plan, end.gain) = (incumbents.best, incumbents.gain)
    end.limit = max(end.limit, end.gain)
    report(end)
    return end
  }

  private mutating func search(
    from fixings: Fixings,
    at position: Position?
  ) throws(GLPKError) -> State {
    let root = NodeCosts(instance, fixings)
    let ranges = self.ranges(in: root)
    currentLimit = position?.work.node.limit ?? min(limit(ranges, fixings), knowledge.limit)
    if position == nil {
      findFirstPlans()
      guard !isStopped(), currentLimit > cutoff else { return state }
    }
    if separator.pricing == nil {
      // What an earlier run left open is known only after going on.
      let (isStopped, isNew) = (isStopped, position == nil)
      separator.prepare(root: root) { isNew && isStopped() }
      guard !isNew || !isStopped() else { return state }
    }
    rootFixings = fixings
    let lp = try LPRelaxation(
      solver,
      rules: instance.rules,
      merit: instance.merit,
      groupCount: groups.count,
      largestGain: ranges.prefix(groups.count)
        .reduce(0) { $0 + max(abs($1.highest), abs($1.lowest)) }
    )
    var next: TreeNode?
    if let position {
      next = try goOn(at: position, lp)
    } else {
      let root = pool.addNode(parent: nil)
      let rows = merit.standing.map { pool.add($0, owner: root) }
      // Others enter the relaxation where they are violated.
      lastingCuts = knowledge.cuts.map { pool.add($0, owner: root) }
      inheritedCuts = lastingCuts.count
      next = TreeNode(
        id: root,
        fixings: fixings,
        limit: currentLimit,
        depth: 0,
        rows: rows + knowledge.tightCuts.map { lastingCuts[$0] }
      )
    }
    while !isStopped(), nodes < mostNodes, let node = next ?? queue.pop() {
      let isDiving = next != nil && node.depth > 0
      next = try process(node, isDiving: isDiving, lp)
    }
    // The child that would have been dived into counts as open.
    if let next { queue.push(next) }
    isExhausted = !isStopped() && queue.count == 0
    return state
  }

  private mutating func findFirstPlans() {
    phase = "first plans"
    certificate?.start(groups)
    report(state)
    if knowledge.plans.isEmpty {
      phase = "greedy"
      incumbents.start(isStopped: isStopped)
      report(state)
      phase = "swaps"
      incumbents.swaps(isStopped: isStopped)
    } else {
      for plan in knowledge.plans { incumbents.adapt(plan, isStopped: isStopped) }
    }
    report(state)
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
      cuts: pool.cuts.count - inheritedCuts,
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
