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
  /// Where the search stands; gains are counted over building nothing.
  package struct TreeProgress: Sendable {
    package var plan: ProjectSet
    package var gain: Double
    /// Proven upper bound on the gain of every legal plan.
    package var bound: Double
    package var nodes: Int
    package var open: Int
    package var cuts: Int
    package var phase: String
    /// Whether the bound is within the tolerance of the gain.
    package var isComplete: Bool
    /// Whether it is proven that no plan as good costs less.
    package var isCheapest = false
  }

  /// What a later search can use.
  ///
  /// Cuts found after the incumbent had fixed projects hold only for plans that beat it, so they
  /// are not among them.
  var learned: Knowledge {
    var learned = knowledge
    learned.pricing = separator.pricing
    learned.pools = separator.knownPools
    learned.plans = [incumbents.best]
    learned.bound = state.bound
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
    /// Sets and prices of the pairs by zone of origin; those of a larger budget hold for a smaller
    /// one.
    package var pricing: PricingGraph?
    package var pools: [Int: [PairPool]] = [:]
    /// Cuts that hold at the root.
    package var cuts: [ValueCut] = []
    /// Positions of those that were tight in its last relaxation: a similar root should begin with
    /// them.
    package var tightCuts: [Int] = []
    /// Plans to start from, as far as they are legal.
    package var plans: [ProjectSet] = []
    /// Proven upper bound on the gain of every plan.
    package var bound = Double.infinity
    /// A plan that is proven to be the cheapest of those as good.
    package var cheapest: ProjectSet?

    package init(
      pricing: PricingGraph? = nil,
      pools: [Int: [PairPool]] = [:],
      cuts: [ValueCut] = [],
      tightCuts: [Int] = [],
      plans: [ProjectSet] = [],
      bound: Double = Double.infinity,
      cheapest: ProjectSet? = nil
    ) {
      self.pricing = pricing
      self.pools = pools
      self.cuts = cuts
      self.tightCuts = tightCuts
      self.plans = plans
      self.bound = bound
      self.cheapest = cheapest
    }
  }

  var instance: PlanningInstance
  let evaluator: PlanEvaluator
  let groups: OriginGroups
  let merit: MeritBound
  var separator: Separator
  /// The difference of bound and incumbent that counts as proven, for an incumbent's gain.
  let tolerance: @Sendable (_ gain: Double) -> Double
  /// The difference below which gains count as equal, so that the cheaper plan is taken; nil when
  /// the first plan found is taken.
  let tie: (@Sendable (_ gain: Double) -> Double)?
  /// After so many nodes the search gives up, and looks for no cheaper plan.
  var mostNodes = Int.max
  /// How many nodes the search for a cheaper plan may take after a proof of so many.
  var mostEconomyNodes: (_ nodes: Int) -> Int = { _ in .max }
  let isStopped: @Sendable () -> Bool
  let report: (TreeProgress) -> Void
  /// The solver of the relaxations.
  let solver: any LinearSolver

  let knowledge: Knowledge
  /// Whether the root's cuts have to hold in later searches, so that projects fixed by the
  /// incumbent may not tighten them.
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
  /// Closed nodes that may hold plans as good as the best, and the search for a cheaper one among
  /// them.
  var shelf: [TreeNode] = []
  var economy: Economy?
  /// The best plan where it is known: the search then looks only for a cheaper one that gains at
  /// least `need`.
  var undercuts: (plan: ProjectSet, need: Double)?
  /// Highest bound among nodes that were closed for being within the tolerance.
  var closedBound = -Double.infinity
  /// Who keeps the state.
  var journal: SearchJournal?
  /// Writes the certificate.
  var certificate: CertificateRecorder? {
    didSet { separator.keepsClaims = certificate != nil }
  }
  /// The writer of the certificate of earlier trees, where this tree adds nothing to it; states
  /// hold how many records it has written.
  var earlierProofs: CertificateRecorder?
  /// Bound of the node at work.
  var currentBound = Double.infinity

  /// Sets up a search.
  ///
  /// `knowledge` is what an earlier search found for the same weights; `sharesCuts` says that a
  /// later search will use what this one finds.
  init(
    _ instance: PlanningInstance,
    knowledge: Knowledge = Knowledge(),
    sharesCuts: Bool = false,
    solver: any LinearSolver = GLPKSolver(),
    threads: Int,
    tolerance: @escaping @Sendable (_ gain: Double) -> Double,
    tie: (@Sendable (_ gain: Double) -> Double)? = nil,
    isStopped: @escaping @Sendable () -> Bool,
    report: @escaping (TreeProgress) -> Void
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
    if let pricing = knowledge.pricing { separator.adopt(pricing, knowledge.pools) }
    self.knowledge = knowledge
    self.sharesCuts = sharesCuts
    for plan in knowledge.plans { incumbents.offer(plan) }
  }

  /// Searches until the proof is complete or the caller stops it; fixings are those of the rules.
  ///
  /// It begins anew, or goes on from where an earlier run stood, whose state it has read. What the
  /// best plan does not need is dropped in the end, and then a cheaper one is looked for that is as
  /// good.
  mutating func run(
    from fixings: Fixings,
    at position: Position? = nil
  ) throws(GLPKError) -> TreeProgress {
    rootFixings = fixings
    if economy == nil {
      var end: TreeProgress
      if let undercuts {
        end = state
        (end.plan, end.gain) = (undercuts.plan, evaluator.gain(of: undercuts.plan))
        end.bound = end.gain
      } else {
        end = try search(from: fixings, at: position)
        guard let tie else { return end }
        incumbents.economize(reaching: end.gain - tie(end.gain))
        if incumbents.best != end.plan {
          (end.plan, end.gain) = (incumbents.best, incumbents.gain)
          end.bound = max(end.bound, end.gain)
          report(end)
        }
      }
      guard mostNodes == .max, end.isComplete || undercuts != nil,
        let need = undercuts?.need ?? needed
      else { return end }
      guard beginEconomy(after: end, need: need, from: fixings) else {
        end.isCheapest = true
        return end
      }
      return try economize(from: fixings, at: nil)
    }
    return try economize(from: fixings, at: position)
  }

  private mutating func search(
    from fixings: Fixings,
    at position: Position?
  ) throws(GLPKError) -> TreeProgress {
    let root = NodeCosts(instance, fixings)
    let ranges = self.ranges(in: root)
    currentBound = position?.work.node.bound ?? min(bound(ranges, fixings), knowledge.bound)
    if position == nil {
      findFirstPlans(root)
      guard !isStopped(), currentBound > cutoff else { return state }
    }
    if separator.pricing == nil {
      // A run that goes on needs the pricing graph even when it is stopped at once.
      let (isStopped, isNew) = (isStopped, position == nil)
      separator.prepare(root: root) { isNew && isStopped() }
      guard !isNew || !isStopped() else { return state }
    }
    let lp = try relaxation(ranges)
    var next: TreeNode?
    if let position {
      next = try goOn(at: position, lp)
    } else {
      next = rootNode(fixings)
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

  /// The relaxation of a root whose groups' gains have these ranges.
  func relaxation(
    _ ranges: [(lowest: Double, highest: Double)]
  ) throws(GLPKError) -> LPRelaxation {
    try LPRelaxation(
      solver,
      rules: instance.rules,
      merit: instance.merit,
      groupCount: groups.count,
      largestGain: ranges.prefix(groups.count)
        .reduce(0) { $0 + max(abs($1.highest), abs($1.lowest)) }
    )
  }

  /// The root, with the rows that hold everywhere and the cuts of earlier searches.
  mutating func rootNode(_ fixings: Fixings) -> TreeNode {
    let root = pool.addNode(parent: nil)
    let rows = merit.standing.map { pool.add($0, owner: root) }
    // Others enter the relaxation where they are violated.
    lastingCuts = knowledge.cuts.map { pool.add($0, owner: root) }
    inheritedCuts = lastingCuts.count
    return TreeNode(
      id: root,
      fixings: fixings,
      bound: currentBound,
      depth: 0,
      rows: rows + knowledge.tightCuts.map { lastingCuts[$0] }
    )
  }

  private mutating func findFirstPlans(_ root: NodeCosts) {
    phase = "first plans"
    certificate?.start(groups)
    report(state)
    if knowledge.plans.isEmpty {
      phase = "greedy"
      incumbents.start(root: root, isStopped: isStopped)
      report(state)
      phase = "swaps"
      incumbents.swaps(isStopped: isStopped)
    } else {
      for plan in knowledge.plans { incumbents.adapt(plan, isStopped: isStopped) }
      // A plan that reached a figure may not do so under other rules.
      if incumbents.gain == -.infinity { incumbents.start(root: root, isStopped: isStopped) }
    }
    report(state)
  }

  /// A node whose bound is at most this is closed.
  var cutoff: Double {
    economy?.need.nextDown ?? incumbents.gain + tolerance(incumbents.gain)
  }

  var state: TreeProgress {
    if let economy { return state(of: economy) }
    var bound = max(closedBound, incumbents.gain)
    if let open = queue.first?.bound { bound = max(bound, open) }
    bound = max(bound, currentBound)
    return TreeProgress(
      plan: incumbents.best,
      gain: incumbents.gain,
      bound: bound,
      nodes: nodes,
      open: queue.count,
      cuts: pool.cuts.count - inheritedCuts,
      phase: phase,
      isComplete: isExhausted || bound <= cutoff
    )
  }

  /// Closes a node, whose plans gain at most `bound`; there is nothing to dive into.
  ///
  /// `rows` are the cuts to begin with if it is opened again for plans that are as good as the
  /// best.
  @discardableResult
  mutating func close(_ node: TreeNode, bound: Double, rows: [CutPool.ID]? = nil) -> TreeNode? {
    closedBound = max(closedBound, bound)
    if let rows, canBeAsGood(bound) {
      shelve(node, rows)
    } else {
      pool.close(node.id)
    }
    currentBound = -.infinity
    return nil
  }

  /// Puts an unfinished node back, so that its bound counts.
  mutating func reopen(_ node: TreeNode) -> TreeNode? {
    queue.push(node)
    currentBound = -.infinity
    return nil
  }
}
