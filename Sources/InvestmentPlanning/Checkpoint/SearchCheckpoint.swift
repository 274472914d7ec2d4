// The state of an unfinished search: what is needed to go on with it after the process has gone.

/// Open nodes, the best plan and what has been closed, in the tree's own unit of gain.
///
/// Cuts are not part of it: they are found anew. Projects are positions among the candidates, so a
/// checkpoint is of use for the same network and question only; whoever stores it sees to that.
public struct SearchCheckpoint: Sendable, Equatable {
  /// A node that is not closed.
  public struct Node: Sendable, Equatable {
    /// Projects fixed in.
    public var built: [Int]
    /// Projects fixed out.
    public var excluded: [Int]
    /// Proven upper limit on the gain of its plans.
    public var limit: Double
    /// Decisions from the root.
    public var depth: Int

    /// Makes a node.
    public init(built: [Int], excluded: [Int], limit: Double, depth: Int) {
      self.built = built
      self.excluded = excluded
      self.limit = limit
      self.depth = depth
    }
  }

  /// Projects of the best plan.
  public var plan: [Int]
  /// Every plan gains at most ``closedLimit``, or is in one of these.
  public var open: [Node]
  /// Highest limit of a closed node; -Inf when there is none.
  public var closedLimit: Double
  /// Nodes solved so far.
  public var nodes: Int
  /// Cuts found so far.
  public var cuts: Int

  /// Makes a checkpoint.
  public init(plan: [Int], open: [Node], closedLimit: Double, nodes: Int, cuts: Int) {
    self.plan = plan
    self.open = open
    self.closedLimit = closedLimit
    self.nodes = nodes
    self.cuts = cuts
  }
}

/// Where a search goes on from, and what is told to whoever keeps its state.
public struct Checkpointing {
  /// The state to go on from; nil to begin.
  public var start: SearchCheckpoint?
  /// Seconds between two states.
  public var interval: Double
  /// Keeps a state; called on the searching thread, and when the search is stopped.
  public var save: (SearchCheckpoint) -> Void

  /// Makes a description.
  public init(
    start: SearchCheckpoint?,
    interval: Double,
    save: @escaping (SearchCheckpoint) -> Void
  ) {
    self.start = start
    self.interval = interval
    self.save = save
  }
}
