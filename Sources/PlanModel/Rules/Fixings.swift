// What a node of the tree has decided: projects fixed in, projects fixed out, and what follows.

/// The fixings of a node: `built` is I, and everything not in `possible` is O.
package struct Fixings: Hashable, Sendable {
  /// Projects fixed in.
  package private(set) var built: ProjectSet
  /// Projects not fixed out; a superset of `built`.
  package private(set) var possible: ProjectSet

  /// The fixings that the rules alone imply, or nil when no plan is legal.
  package init?(_ rules: Rules) {
    built = ProjectSet(count: rules.projectCount)
    possible = ProjectSet(count: rules.projectCount) { _ in true }
    for project in rules.forbidden { possible.remove(project) }
    for project in rules.required { built.insert(project) }
    guard propagate(rules) else { return nil }
  }

  package func isFree(_ project: Int) -> Bool {
    possible.contains(project) && !built.contains(project)
  }

  /// These fixings with one more project decided and all that follows, or nil when none is legal.
  package func fixing(_ project: Int, built isBuilt: Bool, _ rules: Rules) -> Fixings? {
    var fixings = self
    if isBuilt { fixings.built.insert(project) } else { fixings.possible.remove(project) }
    return fixings.propagate(rules) ? fixings : nil
  }

  /// Keeps what other fixings have decided too.
  package mutating func formIntersection(_ other: Fixings) {
    built.formIntersection(other.built)
    possible = possible.union(other.possible)
  }

  /// These fixings, with everything fixed out that other ones fix out.
  package func excluding(asIn other: Fixings) -> Fixings {
    var fixings = self
    fixings.possible.formIntersection(other.possible)
    return fixings
  }

  /// These fixings with all that follows from rules that have become tighter, or nil when none is
  /// legal.
  package func following(_ rules: Rules) -> Fixings? {
    var fixings = self
    return fixings.propagate(rules) ? fixings : nil
  }

  /// Draws every conclusion from budget, groups, prerequisites and sums; false when they
  /// contradict.
  private mutating func propagate(_ rules: Rules) -> Bool {
    var before: Fixings
    repeat {
      before = self
      for project in built.members {
        for other in rules.prerequisites[project] { built.insert(other) }
      }
      for project in possible.members
      where !rules.prerequisites[project].allSatisfy(possible.contains) {
        possible.remove(project)
      }
      for group in rules.groups {
        guard let chosen = group.first(where: built.contains) else { continue }
        for other in group where other != chosen { possible.remove(other) }
      }
      for rule in rules.sums {
        guard rule.propagate(built: &built, possible: &possible) else { return false }
      }
      guard built.isSubset(of: possible) else { return false }
      let left = rules.budget - rules.cost(of: built) + rules.budgetTolerance
      guard left >= 0 else { return false }
      for project in possible.members where !built.contains(project) {
        if rules.cost[project] > left { possible.remove(project) }
      }
    } while self != before
    return true
  }
}

extension Fixings: StateValue {
  package func write(to writer: inout StateWriter) {
    writer.put(built)
    writer.put(possible)
  }

  package init(from reader: inout StateReader) throws(DamagedState) {
    built = try ProjectSet(from: &reader)
    possible = try ProjectSet(from: &reader)
    try reader.require(built.isSubset(of: possible))
  }
}
