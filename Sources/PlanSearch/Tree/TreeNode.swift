// A node of the tree.

import PlanModel

/// An open node: what is fixed, and how good its plans can be at most.
struct TreeNode {
  /// Number in the cut pool.
  var id: Int
  var fixings: Fixings
  /// Proven upper bound on the gain of any plan in the node.
  var bound: Double
  var depth: Int
  /// Cuts that were tight in the parent: the rows to start with.
  var rows: [CutPool.ID]
}

/// Highest bound first; among equals the deeper and then the later, so that the search dives.
extension TreeNode: Prioritized {
  func precedes(_ other: TreeNode) -> Bool {
    (bound, depth, id) > (other.bound, other.depth, other.id)
  }
}

extension TreeNode: StateValue {
  func write(to writer: inout StateWriter) {
    writer.put(id)
    writer.put(fixings)
    writer.put(bound)
    writer.put(depth)
    writer.put(rows)
  }

  init(from reader: inout StateReader) throws(DamagedState) {
    id = try reader.integer(below: reader.shape.nodes)
    fixings = try Fixings(from: &reader)
    bound = try reader.number()
    depth = try reader.integer()
    rows = try reader.integers(below: reader.shape.cuts)
  }
}
