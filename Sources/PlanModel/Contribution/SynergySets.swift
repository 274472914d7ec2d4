// The sets of projects whose goals tell which projects of a plan help or replace each other.

/// Nothing, the plan, the plan without each project, and without each pair of them, in this order.
package struct SynergySets: Sendable {
  /// The plan's projects, each once, in the order asked.
  package let projects: [Int]
  private let nothing: ProjectSet
  private let plan: ProjectSet
  private let pairs: [(first: Int, second: Int)]

  /// Lists the sets of a plan.
  /// - Complexity: O(projects^2).
  package init(of projects: [Int], among candidates: Int) {
    self.projects = projects
    let nothing = ProjectSet(count: candidates)
    self.nothing = nothing
    plan = projects.reduce(nothing) { $0.inserting($1) }
    pairs = projects.enumerated().flatMap { position, first in
      projects[(position + 1)...].map { (first, $0) }
    }
  }

  /// How many sets there are.
  package var count: Int { 2 + projects.count + pairs.count }

  /// A set by its number.
  package subscript(_ number: Int) -> ProjectSet {
    switch number {
    case 0: return nothing
    case 1: return plan
    case 2..<(2 + projects.count): return plan.removing(projects[number - 2])
    default:
      let pair = pairs[number - 2 - projects.count]
      return plan.removing(pair.first).removing(pair.second)
    }
  }

  /// The synergy of every pair, the strongest first.
  ///
  /// - Parameters:
  ///   - goals: of all sets.
  ///   - isMinimized: whether a lower goal is better.
  ///   - ids: of all candidates.
  /// - Returns: A synergy per pair.
  package func synergies(
    goals: [Double],
    isMinimized: Bool,
    ids: [String]
  ) -> [Contributions.Synergy] {
    let sign = isMinimized ? -1.0 : 1.0
    let gains = goals.map { sign * ($0 - goals[0]) }
    var without: [Int: Double] = [:]
    for (position, project) in projects.enumerated() { without[project] = gains[2 + position] }
    return pairs.enumerated().map { position, pair in
      let both = gains[2 + projects.count + position]
      return Contributions.Synergy(
        first: ids[pair.first],
        second: ids[pair.second],
        value: gains[1] - (without[pair.first] ?? 0) - (without[pair.second] ?? 0) + both
      )
    }
    .sorted {
      (abs($0.value), $1.first, $1.second) > (abs($1.value), $0.first, $0.second)
    }
  }
}
