// The free projects of each part of the network, by numbers of their own.

import PlanModel
import ShortestPaths

/// The projects that are free at the root, numbered anew in each part of the network.
///
/// A part is a set of terminals that no way leads out of, whatever is built: an island, or one of
/// several problems side by side (`PlanningInstance.init(sideBySide:)`). A pair's ways stay in its
/// part, so what is kept per pair and project needs only the projects of one part.
struct PartProjects: Sendable {
  /// Part of each terminal.
  let part: [Int]
  /// Per part, the project of each number.
  let projects: [[Int]]
  /// Most projects in one part.
  let width: Int
  /// Per part, number of each project of the instance; nil for those that are not free or not
  /// there.
  private let numbers: [[Int?]]

  /// Numbers the free projects.
  /// - Complexity: O(terminals^2).
  init(_ instance: PlanningInstance, root: NodeCosts) {
    let part = Self.parts(root.best)
    let count = (part.max() ?? -1) + 1
    var members = Array(repeating: Set<Int>(), count: count)
    for arc in instance.arcs where root.fixings.isFree(arc.project) {
      members[part[arc.tail]].insert(arc.project)
    }
    self.part = part
    projects = members.map { $0.sorted() }
    width = projects.reduce(0) { max($0, $1.count) }
    numbers = projects.map { projects in
      var numbers = Array(repeating: Int?.none, count: instance.projectCount)
      for (number, project) in projects.enumerated() { numbers[project] = number }
      return numbers
    }
  }

  /// The number of an arc's project in the arc's part; nil if it is not free.
  func number(of arc: PlanningInstance.Arc) -> Int? { numbers[part[arc.tail]][arc.project] }

  /// The members of a set in a part, by their numbers there; others have none.
  func members(_ set: ProjectSet, inPart part: Int) -> ProjectSet {
    let projects = projects[part]
    return ProjectSet(count: projects.count) { set.contains(projects[$0]) }
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
