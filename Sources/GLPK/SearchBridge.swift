// Between GLPK's callback and the delegate: translates, checks, and keeps errors until the end.

internal import CGLPK

/// Serves GLPK's calls during one search.
///
/// No error may pass through GLPK's frames, so an error is kept, the search is told to stop, and
/// the error is thrown when GLPK has returned.
final class SearchBridge {
  let delegate: (any BranchAndCutDelegate)?
  let checker: RowChecker
  let columnCount: Int
  /// The rows that the problem had at the start.
  let rowCount: Int
  /// The columns' ranges at the start.
  let columnBounds: [Bounds]
  /// Which columns are integer.
  let isIntegral: [Bool]
  let isMaximizing: Bool
  let lazyRowTolerance: Double
  private let isCancelled: (() -> Bool)?
  private let session: SolverSession

  /// The lazy rows found so far that hold everywhere.
  var pool: [CheckedRow] = []
  /// Whether a delegate's ranges left the present node empty.
  var nodeIsEmpty = false
  /// The best bound seen on any call.
  private(set) var bestBound: Double?
  /// How many nodes the tree has had.
  private(set) var nodes = 0
  /// How many of the delegate's solutions broke something.
  var rejectedSolutions = 0
  /// What a delegate threw.
  private(set) var failure: (any Error)?

  init(
    _ problem: borrowing Problem,
    delegate: (any BranchAndCutDelegate)?,
    options: BranchAndCutOptions,
    rootBound: Double?,
    isCancelled: (() -> Bool)?,
    session: SolverSession
  ) {
    self.delegate = delegate
    self.isCancelled = isCancelled
    self.session = session
    checker = problem.rowChecker
    columnCount = problem.columnCount
    rowCount = problem.rowCount
    columnBounds = (0..<problem.columnCount).map { problem.columnBounds(at: $0) }
    isIntegral = (0..<problem.columnCount).map { problem.isIntegral(at: $0) }
    isMaximizing = problem.isMaximizing
    lazyRowTolerance = options.lazyRowTolerance
    bestBound = rootBound
  }

  /// Answers one call of GLPK.
  func visit(_ tree: OpaquePointer) {
    guard failure == nil, let node = unsafe SearchNode(tree, self) else { return }
    session.suspend()
    defer { session.resume() }
    note(node)
    do {
      if isCancelled?() == true { return unsafe glp_ios_terminate(tree) }
      if let delegate { try ask(delegate, node) }
    } catch {
      failure = error
      unsafe glp_ios_terminate(tree)
    }
  }

  private func ask(
    _ delegate: any BranchAndCutDelegate,
    _ node: borrowing SearchNode
  ) throws {
    if try delegate.shouldStop(at: node) { return unsafe glp_ios_terminate(node.tree) }
    switch unsafe glp_ios_reason(node.tree) {
    case GLP_IPREPRO: try narrow(node, by: try delegate.narrowedBounds(at: node))
    case GLP_IROWGEN: try separate(delegate, node)
    case GLP_ICUTGEN: try propose(try delegate.cuts(at: node), to: node)
    case GLP_IHEUR:
      if let values = try delegate.solution(at: node) { try offer(values, to: node) }
    case GLP_IBRANCH:
      if let choice = try delegate.branching(at: node) { try branch(choice, at: node) }
    case GLP_IBINGO: try delegate.foundSolution(at: node)
    default: break
    }
  }

  /// Keeps the best bound: GLPK cannot tell it after the search.
  private func note(_ node: borrowing SearchNode) {
    nodes = max(nodes, node.nodeCounts.total)
    let best = unsafe glp_ios_best_node(node.tree)
    guard best != 0, var bound = Self.finite(unsafe glp_ios_node_bound(node.tree, best)) else {
      return
    }
    if let objective = node.bestObjective {
      bound = isMaximizing ? max(bound, objective) : min(bound, objective)
    }
    tighten(bound)
  }

  /// Takes a proven bound when it is better than the best so far.
  func tighten(_ bound: Double) {
    guard let known = bestBound else { return bestBound = bound }
    bestBound = isMaximizing ? min(known, bound) : max(known, bound)
  }

  /// A bound of GLPK's, nil where its largest numbers stand for none.
  static func finite(_ bound: Double) -> Double? {
    bound.isFinite && bound.magnitude < .greatestFiniteMagnitude ? bound : nil
  }
}
