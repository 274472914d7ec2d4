// A number below 128 for each free project, so that a set of projects fits into one word.

import PlanModel
import ShortestPaths

/// The projects that are free at the root, numbered anew in each part of the network.
///
/// A part is a set of terminals that no way leads out of, whatever is built: an island, or one of
/// several problems side by side (`PlanningInstance.init(sideBySide:)`). A pair's ways stay in its
/// part, so the numbers of a part need to tell only its own projects apart.
struct ProjectBits: Sendable {
  /// Part of each terminal.
  let part: [Int]
  /// Per part, the project of each bit.
  let projects: [[Int]]
  /// Most projects in one part.
  let width: Int
  /// Per part, bit of each project of the instance; nil for those that are not free or not there.
  private let bits: [[Int?]]

  /// Most projects that a word holds.
  static let most = 128

  /// Numbers the free projects; nil when a part has more than a word holds.
  /// - Complexity: O(terminals^2).
  init?(_ instance: PlanningInstance, root: NodeCosts) {
    let part = Self.parts(root.best)
    let count = (part.max() ?? -1) + 1
    var members = Array(repeating: Set<Int>(), count: count)
    for arc in instance.arcs where root.fixings.isFree(arc.project) {
      members[part[arc.tail]].insert(arc.project)
    }
    self.part = part
    projects = members.map { $0.sorted() }
    width = projects.reduce(0) { max($0, $1.count) }
    guard width <= Self.most else { return nil }
    bits = projects.map { projects in
      var bits = Array(repeating: Int?.none, count: instance.projectCount)
      for (bit, project) in projects.enumerated() { bits[project] = bit }
      return bits
    }
  }

  /// The bit of an arc's project in the arc's part.
  func bit(of arc: PlanningInstance.Arc) -> Int? { bits[part[arc.tail]][arc.project] }

  /// The bits of a set of projects in a part; others have none.
  func bits(inPart part: Int, where isMember: (Int) -> Bool) -> UInt128 {
    var bits: UInt128 = 0
    for (bit, project) in projects[part].enumerated() where isMember(project) {
      bits |= 1 << UInt128(bit)
    }
    return bits
  }

  /// Numbers the parts in the order of their first terminals.
  private static func parts(_ costs: Closure) -> [Int] {
    var part = Array(repeating: -1, count: costs.count)
    var next = 0
    for start in 0..<costs.count where part[start] < 0 {
      part[start] = next
      var reached = [start]
      while let from = reached.popLast() {
        for to in 0..<costs.count
        where part[to] < 0 && (costs[from, to] < .infinity || costs[to, from] < .infinity) {
          part[to] = next
          reached.append(to)
        }
      }
      next += 1
    }
    return part
  }
}

extension UInt128 {
  /// Calls a body for the number of every bit that is set, ascending.
  func forEachBit(_ body: (Int) -> Void) {
    var rest = self
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
