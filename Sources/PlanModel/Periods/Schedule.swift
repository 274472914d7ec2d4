// When each project opens.

/// The period, from 0, in which each candidate opens; nil for those that never do.
package struct Schedule: Sendable, Equatable {
  package var opening: [Int?]

  /// Reads a plan of items.
  package init(_ items: ProjectSet, _ horizon: Horizon, projectCount: Int) {
    opening = (0..<projectCount).map { project in
      (0..<horizon.count).first { items.contains(horizon.item(project, in: $0)) }
    }
  }

  package init(opening: [Int?]) { self.opening = opening }

  /// Projects that ever open, ascending.
  package var members: [Int] { opening.indices.filter { opening[$0] != nil } }

  /// Projects that stand in a period.
  package func built(in period: Int) -> ProjectSet {
    ProjectSet(count: opening.count) { project in opening[project].map { $0 <= period } ?? false }
  }

  /// Projects that open in a period, ascending.
  package func opened(in period: Int) -> [Int] { opening.indices.filter { opening[$0] == period } }

  /// The plan of items.
  package func items(_ horizon: Horizon) -> ProjectSet {
    var items = ProjectSet(count: opening.count * horizon.count)
    for (project, period) in opening.enumerated() {
      guard let period else { continue }
      for standing in period..<horizon.count { items.insert(horizon.item(project, in: standing)) }
    }
    return items
  }

  /// The schedule without a project.
  package func without(_ project: Int) -> Schedule {
    var schedule = self
    schedule.opening[project] = nil
    return schedule
  }
}
