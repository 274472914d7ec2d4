// What a caller may do during branch and cut.

/// Takes part in a search; every method has a default that does nothing.
///
/// The search asks, the delegate answers with values: rows, a solution, a choice. An error thrown
/// by any method stops the search and comes out of `branchAndCut`. All calls are made on the thread
/// of that call, and the node that they are about cannot be kept.
public protocol BranchAndCutDelegate: AnyObject {
  /// Whether `lazyRows(at:)` may return rows. Then GLPK's own heuristics are off, since they know
  /// nothing of rows to come and report solutions that break them.
  var hasLazyRows: Bool { get }

  /// Ranges to narrow before a node's relaxation is solved; asked again after each change of it.
  ///
  /// A range is intersected with the column's present one. An empty intersection says that the node
  /// holds no solution. The node's `values` are those of the relaxation solved before.
  func narrowedBounds(
    at node: borrowing SearchNode
  ) throws -> [(column: Column, bounds: Bounds)]

  /// Rows of the problem that are violated at the node's relaxation, whole or fractional.
  ///
  /// Asked until no violated row comes back; only then can the point become a solution. Rows that
  /// are not violated are left out by the search.
  func lazyRows(at node: borrowing SearchNode) throws -> [SearchRow]

  /// Rows that cut off the node's fractional point but no solution; GLPK picks among them.
  ///
  /// Asked at the root and after backtracking.
  func cuts(at node: borrowing SearchNode) throws -> [SearchRow]

  /// A solution by values of all columns, in order; not asked when the relaxation is whole.
  ///
  /// Integer columns are rounded when within a millionth of whole. The solution is checked against
  /// the problem's rows and bounds and the lazy rows found so far that hold everywhere.
  func solution(at node: borrowing SearchNode) throws -> [Double]?

  /// Which fractional column to branch on; nil leaves the choice to the options.
  func branching(at node: borrowing SearchNode) throws -> BranchingChoice?

  /// Tells that the node's relaxation is whole, breaks no row and is the best solution so far.
  func foundSolution(at node: borrowing SearchNode) throws

  /// Whether to stop; asked at every step.
  func shouldStop(at node: borrowing SearchNode) throws -> Bool
}

extension BranchAndCutDelegate {
  /// True, the safe answer.
  public var hasLazyRows: Bool { true }
  /// None.
  public func narrowedBounds(
    at node: borrowing SearchNode
  ) throws -> [(column: Column, bounds: Bounds)] { [] }
  /// None.
  public func lazyRows(at node: borrowing SearchNode) throws -> [SearchRow] { [] }
  /// None.
  public func cuts(at node: borrowing SearchNode) throws -> [SearchRow] { [] }
  /// None.
  public func solution(at node: borrowing SearchNode) throws -> [Double]? { nil }
  /// None.
  public func branching(at node: borrowing SearchNode) throws -> BranchingChoice? { nil }
  /// Nothing.
  public func foundSolution(at node: borrowing SearchNode) throws {}
  /// No.
  public func shouldStop(at node: borrowing SearchNode) throws -> Bool { false }
}

/// A row that a delegate adds to the search.
public struct SearchRow: Sendable {
  /// Where a row holds.
  public enum Scope: Sendable, Equatable {
    /// In all solutions: the search keeps it and adds it wherever it is violated.
    case everywhere
    /// In the solutions below the node only.
    case subtree
  }

  /// The terms.
  public var terms: [(column: Column, coefficient: Double)]
  /// The range of their sum.
  public var bounds: Bounds
  /// Where the row holds.
  public var scope: Scope

  /// Makes a row.
  public init(
    _ terms: [(column: Column, coefficient: Double)],
    _ bounds: Bounds,
    scope: Scope = .everywhere
  ) {
    self.terms = terms
    self.bounds = bounds
    self.scope = scope
  }
}

/// A column to branch on and the side to look at first.
public struct BranchingChoice: Sendable, Equatable {
  /// A side of the branching.
  public enum Side: Sendable, Equatable {
    /// Rounded down.
    case down
    /// Rounded up.
    case up
    /// Whichever the options' backtracking takes.
    case any
  }

  /// The column; it must be integer and fractional at the node.
  public var column: Column
  /// The side to look at first.
  public var first: Side

  /// Makes a choice.
  public init(_ column: Column, first: Side = .any) {
    self.column = column
    self.first = first
  }
}
