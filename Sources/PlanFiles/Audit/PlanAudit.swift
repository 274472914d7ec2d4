// Holding a stored plan against the network: which of its claims come out again.

import NetworkFiles
import OrderedJSON
public import PlanModel
import PlanProof
import TransportNetwork

/// Compares everything that a plan's file says with what comes out of the network by itself,
/// without a search for plans.
public struct PlanAudit: Sendable {
  private let stored: StoredPlan
  private let subject: AuditSubject
  private let run: StoredRun
  private let claims: ScenarioClaims?
  private let sideAnswers: SideAnswerAudit

  private var network: Network { subject.network }
  private var request: PlanRequest { subject.request }

  /// Prepares a comparison.
  /// - Throws: what of the file has another form.
  public init(_ stored: StoredPlan, _ subject: AuditSubject) throws(PlanFileError) {
    self.stored = stored
    self.subject = subject
    run = try stored.run()
    claims = try subject.scenarios.flatMap { table throws(PlanFileError) in
      try stored.claims(table.scenarios)
    }
    sideAnswers = try SideAnswerAudit(stored, run, subject.request)
  }

  /// Everything that differs.
  /// - Throws: what the network cannot carry.
  public func verification(_ options: PlanOptions) throws(PlanningError) -> PlanVerification {
    let question = try PlanQuestion(network, request, options: options)
    var verification = PlanVerification(plan: stored.name, network: subject.folder)
    let missing = missingProjects()
    verification.differences += missing
    guard missing.isEmpty else { return verification }
    let isInfeasible = stored.status == .infeasible
    let check = try question.check(
      projectIDs: isInfeasible ? nil : stored.projectIDs,
      opening: stored.openings,
      robustOver: stored.isRobust ? subject.scenarios?.scenarios : nil
    )
    verification.relevantCount = check.relevantCount
    verification.optimum = check.optimum
    let scenarios = try claims.map { claims throws(PlanningError) in
      try question.check(projectIDs: stored.projectIDs, claims)
    }
    let answers = isInfeasible ? nil : try sideAnswers.check(question)
    compare(check.result, scenarios?.analysis, answers, &verification)
    if isInfeasible {
      switch check.feasibility {
      case .feasible:
        verification.add(
          PlanVerification.status,
          file: .string(stored.status.rawValue),
          request.objective.kind == .cost
            ? "some plan keeps the rules and reaches the figure" : "some plan keeps the rules"
        )
      case .infeasible: break
      // Then it is left open whether a plan reaches the figure.
      case .untried: verification.unchecked.append(PlanVerification.status)
      }
      return verification
    }
    if let claims, let scenarios {
      ScenarioAudit(stored, run, request, claims, scenarios).verify(&verification)
    }
    if let answers {
      sideAnswers.verify(answers, of: check.result, candidates: candidates, &verification)
    }
    guard stored.status != .evaluated else { return verification }
    for sentence in check.brokenRules { verification.add("rules", file: nil, sentence) }
    // What a robust plan proves is its regret.
    if !stored.isRobust { checkBound(check, &verification) }
    if stored.status == .optimal, stored.isCheapest != false, let cheaper = check.cheaper {
      verification.add("cost", file: .double(check.result.cost), cheaper.isAsGood)
    }
    return verification
  }

  private var candidates: [String] {
    network.projects.filter { $0.status == .candidate }.map(\.id)
  }

  /// Projects that the network does not have, and those that are listed twice.
  private func missingProjects() -> [PlanVerification.Difference] {
    let candidates = candidates
    var seen: Set<String> = []
    let missing: [PlanVerification.Difference] = stored.projectIDs.compactMap { id in
      let isNew = seen.insert(id).inserted
      guard !candidates.contains(id) || !isNew else { return nil }
      return .init(
        name: "projects[\(id)]",
        file: .string(id),
        recomputed: .string(isNew ? "no candidate of the network has this id" : "listed twice")
      )
    }
    return missing + (claims.map { ScenarioAudit.missingProjects($0, candidates) } ?? [])
      + sideAnswers.missingProjects(candidates)
  }

  /// The size of the figures whose differences are gains and losses.
  private func goalSize(_ result: PlanResult, access: Double) -> Double {
    switch (request.objective, request.objective.reach?.figure) {
    case (.gap, _), (.cost, .gap), (.cost, .access): access
    case (.cost, _): abs(result.ratio.before ?? 0)
    default:
      [result.valueBefore, result.value ?? 0].reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
  }

  /// Whether a figure is a difference of plans' values.
  private static func isContribution(_ name: String) -> Bool {
    name.hasPrefix("synergy[")
      || [
        ".loss_without", ".gain_alone", ".gain_on_top", ".loss", ".loss_at_least", ".shapley",
        ".shapley_error",
      ]
      .contains(where: name.hasSuffix)
  }

  /// Compares all figures; what only a search can know is taken from the file.
  private func compare(
    _ result: PlanResult,
    _ scenarios: ScenarioAnalysis?,
    _ answers: SideAnswerAudit.Findings?,
    _ verification: inout PlanVerification
  ) {
    var result = result
    let isInfeasible = result.status == .infeasible
    let isReachMissed = isInfeasible && result.conflict.isEmpty
    let recordedBudget =
      request.hasPeriods ? request.budget : run.parameters["budget"]?.number
    if isInfeasible {
      result.budget = recordedBudget
      // Where no plan reaches the figure, only the file says how near one comes.
      if isReachMissed { result.conflict = stored.conflict }
    } else {
      stored.restore(&result)
      result.budget = recordedBudget
      if let value = result.value, let bound = stored.bound {
        result.relativeGap = abs(value - bound) / max(abs(value), 1e-9)
      }
    }
    var report = PlanReport(
      result: result,
      request: request,
      currency: network.configuration.currency,
      candidateCount: network.projects.count { $0.status == .candidate },
      run: subject.run(like: run)
    )
    report.scenarios = scenarios
    answers?.add(to: &report)
    let before = result.valueBefore.isFinite ? abs(result.valueBefore) : 0
    let scale = result.regions.reduce(before) { max($0, abs($1.accessBefore ?? 0)) }
    let largest = (scenarios?.outcomes ?? []).reduce(scale) { largest, outcome in
      [outcome.valueBefore, outcome.value].reduce(largest) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
    let isGap = request.objective.kind == .gap
    let size = goalSize(result, access: scale)
    let points = answers?.frontier?.points ?? []
    var skipped = AuditSubject.taken.union(["search", "objective.bound"])
    // Earlier versions did not say it.
    if stored.document["target_ahead"] == nil { skipped.insert("target_ahead") }
    var comparison = FigureComparison(
      skipping: skipped,
      slack: { name in
        // Differences of large figures keep the rounding of these.
        if name.hasPrefix("gap.") { return 1e-13 * scale }
        if Self.isContribution(name) { return 1e-13 * size }
        if name.hasPrefix("scenarios.") {
          return isGap || name.contains("regret") ? 1e-13 * largest : 0
        }
        if name.hasPrefix("objective.value")
          || name.hasPrefix("alternatives.") && name.hasSuffix(".value")
          || name.hasPrefix("not_chosen[") && name.hasSuffix(".value")
        {
          return isGap ? 1e-13 * scale : 0
        }
        if name.hasPrefix("objective.relative_gap") { return 1e-12 }
        if name.hasPrefix("frontier[") {
          return FrontierAudit.slack(name, points, access: scale, value: size)
        }
        return 0
      }
    )
    comparison.compare(stored.document, with: report.json)
    verification.differences += comparison.differences
    verification.comparedCount = comparison.comparedCount
    verification.unchecked = comparison.unchecked + (isReachMissed ? ["conflict"] : [])
    run.compareParameters(&verification)
    verification.noteOtherTables()
  }

  /// The bound lies on the better side of the value, no plan beats it, and an optimal plan is
  /// within the gap that was asked.
  private func checkBound(_ check: PlanCheck, _ verification: inout PlanVerification) {
    guard let value = check.result.value else { return }
    if stored.bound != nil, check.optimum == nil {
      // Only a certificate says more.
      verification.unchecked.append(PlanVerification.bound)
      if stored.status == .optimal { verification.unchecked.append(PlanVerification.status) }
    }
    if let better = check.oneMore, let bound = stored.bound {
      let sign: Double = request.objective.kind.isMinimized ? 1 : -1
      let size = BoundClaim.size(value, before: check.result.valueBefore)
      if sign * (bound - better.value) > FigureComparison.tolerance * max(size, abs(bound), 1e-9) {
        verification.add(
          PlanVerification.bound,
          file: .double(bound),
          "a plan reaches \(shortestDecimal(better.value)): this one with \(better.added) besides"
        )
      }
    }
    BoundClaim(
      name: "objective.bound",
      verdict: ("status", .string(stored.status.rawValue)),
      isProven: stored.status == .optimal,
      isMinimized: request.objective.kind.isMinimized,
      value: value,
      bound: stored.bound,
      accepted: run.relativeGap * max(abs(value), 1e-9),
      size: BoundClaim.size(value, before: check.result.valueBefore)
    ).check(check.optimum, &verification)
  }
}
