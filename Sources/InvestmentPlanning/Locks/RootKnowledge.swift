// What the root of a question's search has found, and where a search under tighter rules begins.

import PlanModel
import PlanSearch

/// Cuts, sets and prices of a question's root.
///
/// They hold for every plan under the question's rules, so for every plan under tighter ones. What
/// is known depends on the question alone, unless the root was stopped.
struct RootKnowledge: Sendable {
  /// What the question's rules alone fix.
  var fixings: Fixings
  /// What the root has found.
  var knowledge: BranchAndCut.Knowledge

  /// Searches the root.
  ///
  /// Cuts are in the gains' own terms: of a ratio every search makes its own, so nothing is found
  /// here.
  init(
    _ prepared: PreparedQuestion,
    from fixings: Fixings,
    plans: [ProjectSet],
    options: PlanOptions,
    clock: ImprovementClock,
    cancellation: Cancellation,
    progress: @escaping (PlanProgress) -> Void = { _ in }
  ) throws(PlanningError) {
    self.fixings = fixings
    knowledge = .init(plans: plans)
    let before = prepared.before
    let objective = prepared.question.resolved.request.objective.kind
    guard objective != .ratio else { return }
    var root = Search(
      instance: prepared.instance,
      scale: ObjectiveScale(
        objective,
        valueBefore: before.value,
        access: before.regions.compactMap(\.self),
        relativeGap: options.relativeGap
      ),
      options: options,
      clock: clock,
      cancellation: cancellation,
      progress: progress,
      knowledge: knowledge,
      sharesCuts: true
    )
    root.mostNodes = 1
    knowledge = try root.tree(from: fixings).1
  }

  /// Where a search under tighter rules begins, and what it may know.
  ///
  /// Cuts of the root hold wherever more is fixed out, and nothing more is fixed in; what must be
  /// built is then left to a rule (`Rules.requireByRow`). A project that the root had fixed out,
  /// for its cost, makes a root of its own.
  ///
  /// - Parameters:
  ///   - own: what the tighter rules fix.
  ///   - plan: the plan to start from.
  /// - Returns: What is fixed where the search begins, and what it may know there.
  func start(
    _ own: Fixings,
    from plan: ProjectSet
  ) -> (root: Fixings, knowledge: BranchAndCut.Knowledge) {
    guard own.possible.isSubset(of: fixings.possible) else { return (own, .init(plans: [plan])) }
    var known = knowledge
    known.plans = [plan]
    guard own.built != fixings.built else { return (own, known) }
    return (fixings.excluding(asIn: own), known)
  }
}

extension Rules {
  /// Requires a project: as a fixing, and as a row for code that reads rows only.
  mutating func require(_ project: Int) {
    required.append(project)
    requireByRow(project)
  }

  /// Requires a project by a row alone, where it is not fixed.
  mutating func requireByRow(_ project: Int) {
    sums.append(
      LinearRule(
        cost.indices.map { $0 == project ? 1 : 0 },
        lower: 1,
        sentence: ""
      )
    )
  }
}
