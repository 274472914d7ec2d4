// What a delegate can see of the search, during one call only.

internal import CGLPK

/// The node that the search is at, seen from a delegate's method.
///
/// It is lent for the duration of the call and cannot be copied, stored or returned. Methods are
/// read-only; a delegate acts by what it returns.
@safe
public struct SearchNode: ~Copyable {
  let tree: OpaquePointer
  let raw: OpaquePointer
  let bridge: SearchBridge

  init?(_ tree: OpaquePointer, _ bridge: SearchBridge) {
    guard let problem = unsafe glp_ios_get_prob(tree) else { return nil }
    unsafe self.tree = tree
    unsafe raw = problem
    self.bridge = bridge
  }

  /// The relaxation's value of every column, in order.
  /// - Complexity: O(columns).
  public var values: [Double] {
    (0..<bridge.columnCount).map { unsafe glp_get_col_prim(raw, Int32($0 + 1)) }
  }

  /// The relaxation's value of one column.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func value(of column: Column) throws(GLPKError) -> Double {
    unsafe glp_get_col_prim(raw, Int32(try bridge.checker.position(of: column) + 1))
  }

  /// The range of a column at this node.
  /// - Throws: `GLPKError` when the handle is not acceptable.
  public func bounds(of column: Column) throws(GLPKError) -> Bounds {
    bounds(at: try bridge.checker.position(of: column))
  }

  /// The range of the column at a valid position.
  func bounds(at position: Int) -> Bounds {
    unsafe ProblemReading.columnBounds(raw, position)
  }

  /// The relaxation's objective.
  public var objective: Double { unsafe glp_get_obj_val(raw) }

  /// What no solution below this node can beat; nil before its relaxation was solved.
  public var bound: Double? {
    let node = unsafe glp_ios_curr_node(tree)
    guard node != 0 else { return nil }
    return SearchBridge.finite(unsafe glp_ios_node_bound(tree, node))
  }

  /// What no solution at all can beat, as far as proven; nil when nothing is.
  public var bestBound: Double? { bridge.bestBound }

  /// The objective of the best solution so far; nil when there is none.
  public var bestObjective: Double? {
    unsafe glp_mip_status(raw) == GLP_FEAS ? unsafe glp_mip_obj_val(raw) : nil
  }

  /// The values of the best solution so far; nil when there is none.
  public var bestValues: [Double]? {
    guard unsafe glp_mip_status(raw) == GLP_FEAS else { return nil }
    return (0..<bridge.columnCount).map { unsafe glp_mip_col_val(raw, Int32($0 + 1)) }
  }

  /// How many branchings lie above this node; 0 at the root.
  public var depth: Int {
    let node = unsafe glp_ios_curr_node(tree)
    return node == 0 ? 0 : unsafe Int(glp_ios_node_level(tree, node))
  }

  /// How many nodes are open and how many there were in all.
  public var nodeCounts: (open: Int, total: Int) {
    var (open, total): (Int32, Int32) = (0, 0)
    unsafe glp_ios_tree_size(tree, &open, nil, &total)
    return (Int(open), Int(total))
  }
}
