// Labels of the useful sets: ways to an end of a project arc, and those that are undominated there.

/// A way to an end: its cost and the projects used.
package struct PathLabel: Prioritized {
  package var cost: Double
  package var end: Int
  package var projects: UInt128

  /// Cheapest first; among equals the smaller set.
  package func precedes(_ other: PathLabel) -> Bool {
    if cost != other.cost { return cost < other.cost }
    let (size, otherSize) = (projects.nonzeroBitCount, other.projects.nonzeroBitCount)
    return (size, projects, end) < (otherSize, other.projects, other.end)
  }
}

/// Sets of projects with the cost of getting here, none of which is dominated by another.
package struct LabelFront: Sendable {
  private var labels: [(projects: UInt128, cost: Double)] = []

  /// Adds a label unless one with a subset of its projects is no dearer; drops those that it
  /// dominates.
  /// - Returns: whether it was added.
  /// - Complexity: O(labels).
  package mutating func insert(_ projects: UInt128, _ cost: Double) -> Bool {
    for label in labels where label.projects & ~projects == 0 && label.cost <= cost {
      return false
    }
    labels.removeAll { projects & ~$0.projects == 0 && cost <= $0.cost }
    labels.append((projects, cost))
    return true
  }

  /// Whether this very label is still there.
  package func contains(_ projects: UInt128, _ cost: Double) -> Bool {
    labels.contains { $0.projects == projects && $0.cost == cost }
  }

  /// Calls a body for every label.
  package func forEach(_ body: (_ projects: UInt128, _ cost: Double) -> Void) {
    for label in labels { body(label.projects, label.cost) }
  }
}
