// What the arcs of a customized hierarchy stand for, found when somebody asks.

import CSweeps

/// Finds the halves of shortcuts by their costs.
struct TriangleUnpacking: Sendable {
  let topology: CustomizableHierarchy
  let costs: [UInt32]

  /// What an arc stands for: an arc of the graph of the same cost, or two arcs through a vertex
  /// below both ends.
  func parts(of arc: Int, isUpward: Bool, in hierarchy: ContractionHierarchy) -> HierarchySide.Parts
  {
    let (up, down) = (hierarchy.upward.arcs, hierarchy.downward.arcs)
    let cost = isUpward ? up[arc].cost : down[arc].cost
    let place = 2 * arc + (isUpward ? 0 : 1)
    let originals = topology.arcsAtPlace
    for index in Int(originals.starts[place])..<Int(originals.starts[place + 1]) {
      let original = originals.positions[index]
      if costs[Int(original)] == cost {
        return HierarchySide.Parts(first: original, second: HierarchySide.Parts.original)
      }
    }
    let (low, high) = (Int(topology.tail[arc]), topology.head[arc])
    for index in Int(topology.firstLower[low])..<Int(topology.firstLower[low + 1]) {
      let one = Int(topology.lowerArc[index])
      let end = Int(topology.firstArc[Int(topology.tail[one]) + 1])
      guard let other = (one..<end).first(where: { topology.head[$0] == high }) else { continue }
      let (first, second) = isUpward ? (one, other) : (other, one)
      if down[first].cost &+ up[second].cost == cost {
        return HierarchySide.Parts(first: UInt32(first), second: UInt32(second))
      }
    }
    preconditionFailure("A customized arc is neither an original one nor the sum of two.")
  }
}
