// Costs between zones and the ends of candidate arcs, laid out so that cuts read them in a row.

package import ShortestPaths

/// What cuts need of a closure for a list of m arcs, gathered once per separation.
///
/// Each table has one row per zone (or arc) and m columns, so that the loops over the arcs of one
/// pair run through memory in order.
package struct ArcCosts: Sendable {
  /// m.
  package let count: Int
  /// From each zone to each arc's tail.
  package let toTail: [Double]
  /// From each zone to each arc's head.
  package let toHead: [Double]
  /// From each arc's tail to each zone, row per zone.
  package let fromTail: [Double]
  /// From each arc's head to each zone, row per zone.
  package let fromHead: [Double]
  /// From each arc's head (row) to each arc's tail.
  package let headToTail: [Double]
  /// From each arc's head (row) to each arc's head.
  package let headToHead: [Double]

  /// Gathers the costs of `arcs` from a closure whose first `zoneCount` terminals are the zones.
  package init(_ closure: borrowing Closure, arcs: [PlanningInstance.Arc], zoneCount: Int) {
    count = arcs.count
    var toTail: [Double] = []
    var toHead: [Double] = []
    var fromTail: [Double] = []
    var fromHead: [Double] = []
    toTail.reserveCapacity(zoneCount * arcs.count)
    toHead.reserveCapacity(zoneCount * arcs.count)
    fromTail.reserveCapacity(zoneCount * arcs.count)
    fromHead.reserveCapacity(zoneCount * arcs.count)
    for zone in 0..<zoneCount {
      for arc in arcs {
        toTail.append(closure[zone, arc.tail])
        toHead.append(closure[zone, arc.head])
        fromTail.append(closure[arc.tail, zone])
        fromHead.append(closure[arc.head, zone])
      }
    }
    var headToTail: [Double] = []
    var headToHead: [Double] = []
    headToTail.reserveCapacity(arcs.count * arcs.count)
    headToHead.reserveCapacity(arcs.count * arcs.count)
    for from in arcs {
      for to in arcs {
        headToTail.append(closure[from.head, to.tail])
        headToHead.append(closure[from.head, to.head])
      }
    }
    self.toTail = toTail
    self.toHead = toHead
    self.fromTail = fromTail
    self.fromHead = fromHead
    self.headToTail = headToTail
    self.headToHead = headToHead
  }
}
