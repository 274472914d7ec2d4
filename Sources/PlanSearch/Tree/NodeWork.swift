// A node at work.

import PlanModel

/// A node whose relaxation is being tightened, with the costs of its fixings.
struct NodeWork {
  var node: TreeNode
  var costs: NodeCosts {
    didSet { if !keepsCutting { cutting = costs } }
  }
  /// The costs of the fixings within which cuts are made and hold.
  var cutting: NodeCosts
  /// Whether cuts are made for the fixings that the node began with, whatever is fixed later.
  let keepsCutting: Bool
  var rounds: Rounds
  /// Where cuts were last looked for at the root.
  var center: [Double]
  /// The lowest bound so far, if the certificate does not have it yet.
  var proof: LPRelaxation.Proof?

  /// Points at which to look for cuts, the second if the first gives none.
  ///
  /// At the root the relaxation's optimum jumps from corner to corner; cuts from a point on the way
  /// there, close to where the last ones were found, close the gap in fewer rounds. Source:
  /// Ben-Ameur and Neto 2007, doi:10.1002/net.20137 (in-out separation).
  func points(_ y: [Double]) -> [[Double]] {
    guard node.depth == 0 else { return [y] }
    return [zip(y, center).map { 0.3 * $0 + 0.7 * $1 }, y]
  }
}

extension NodeWork {
  func write(to writer: inout StateWriter) {
    writer.put(node)
    writer.put(keepsCutting)
    if keepsCutting { writer.put(cutting.fixings) }
    rounds.write(to: &writer)
    writer.put(center)
    writer.put(proof != nil)
    if let proof { writer.put(proof) }
  }

  /// Reads a node at work; the costs are computed anew.
  init(from reader: inout StateReader, _ instance: PlanningInstance) throws(DamagedState) {
    node = try TreeNode(from: &reader)
    costs = NodeCosts(instance, node.fixings)
    keepsCutting = try reader.flag()
    cutting = keepsCutting ? NodeCosts(instance, try Fixings(from: &reader)) : costs
    rounds = try Rounds(from: &reader, depth: node.depth, instance.merit)
    center = try reader.finites(count: instance.projectCount)
    proof = try reader.flag() ? LPRelaxation.Proof(from: &reader) : nil
  }
}
