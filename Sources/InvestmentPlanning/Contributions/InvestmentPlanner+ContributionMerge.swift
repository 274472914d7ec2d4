// The findings of what a plan's projects contribute, put together.

public import PlanModel
import TransportNetwork

extension InvestmentPlanner {
  /// Puts the findings of all tasks together.
  ///
  /// What the plan is worth, and of each part the last set of projects, is found anew by searches
  /// of the whole network; the other sets and the single Shapley values, which add up to the plan's
  /// gain, are taken over.
  ///
  /// - Parameters:
  ///   - findings: of all tasks of one plan, in any order.
  ///   - own: the origin of this planner, its program and network; nil where no task has left the
  ///     process.
  /// - Returns: As ``contributions(of:cancellation:)``.
  /// - Throws: `PlanningError`, of kind usage for findings of different questions or plans, doubles
  ///   and holes, and of kind data for sets that are worth something else than was found.
  public func merged(
    _ findings: [ContributionFinding],
    as own: TaskOrigin? = nil
  ) throws(PlanningError) -> Contributions {
    for finding in findings { try finding.task.origin.check(self, as: own) }
    let findings = try inOrder(
      findings,
      origin: \.task.origin,
      part: { ($0.task.part, $0.task.parts) }
    )
    let result = try contributions(findings)
    try check(result, findings)
    return result
  }

  /// The same of findings in their order, which are taken as they are.
  func contributions(_ findings: [ContributionFinding]) throws(PlanningError) -> Contributions {
    let plan = findings[0].task.plan
    guard findings.allSatisfy({ $0.task.plan == plan }) else {
      throw PlanningError(.usage, "Findings of different plans cannot be put together.")
    }
    let order = try question.positions(of: plan)
    let sets = SynergySets(of: order, among: resolved.candidates.count)
    var goals: [Double] = []
    for finding in findings.dropFirst() {
      guard let own = finding.task.sets, own.first == goals.count, own.count == finding.goals.count
      else { throw Self.strange }
      goals += finding.goals.map { $0 ?? .infinity }
    }
    guard goals.count == sets.count, findings[0].task.sets == nil,
      let shares = findings[0].shares, shares.map(\.id) == plan
    else { throw Self.strange }
    let synergies = sets.synergies(
      goals: goals,
      isMinimized: resolved.request.isGoalMinimized,
      ids: question.ids
    )
    return Contributions(shares: shares, synergies: synergies, isExact: findings[0].isExact)
  }

  private static let strange = PlanningError(
    .data,
    "A finding has Shapley values or sets of projects other than its task's; it was changed."
  )

  /// Holds findings against searches of the whole network.
  private func check(
    _ result: Contributions,
    _ findings: [ContributionFinding]
  ) throws(PlanningError) {
    let order = try question.positions(of: findings[0].task.plan)
    let sets = SynergySets(of: order, among: resolved.candidates.count)
    let goals = findings.dropFirst().flatMap(\.goals)
    let lasts = findings.compactMap(\.task.sets).map { $0.first + $0.count - 1 }
    for number in Set([0, 1] + lasts).sorted() {
      let figures = try question.evaluation(of: sets[number])
      let goal = resolved.goal(figures.value, figures.means)
      let size = figures.regions.reduce(abs(goal)) { max($0, abs($1 ?? 0)) }
      let found = goals[number] ?? .infinity
      guard goal.isFinite ? isNear(found, goal, size) : !found.isFinite else {
        throw elsewhere("A set of projects", goal, found)
      }
    }
    guard let before = goals[0], let after = goals[1] else { return }
    let gain = resolved.request.isGoalMinimized ? before - after : after - before
    let sum = result.shares.reduce(0) { $0 + $1.shapley }
    let size = result.shares.reduce(max(abs(before), abs(after))) { max($0, abs($1.shapley)) }
    guard isNear(sum, gain, size) else { throw elsewhere("The plan", gain, sum) }
  }

  private func isNear(_ left: Double, _ right: Double, _ size: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(size, 1e-9)
  }

  private func elsewhere(_ what: String, _ own: Double, _ found: Double) -> PlanningError {
    PlanningError(
      .data,
      """
      \(what) is worth \(own) in this network and not \(found); it was valued in another network, or its finding \
      was changed.
      """
    )
  }
}
