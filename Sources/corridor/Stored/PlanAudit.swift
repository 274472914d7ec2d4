// Holding a stored plan against the network: which of its claims come out again.

import OrderedJSON
import PlanModel
import PlanProof
import Reporting
import TransportNetwork

/// Compares everything that a plan's file says with what the planner's evaluation gives.
struct PlanAudit {
  private let stored: StoredPlan
  private let network: Network
  private let request: PlanRequest
  private let folder: String
  private let run: PlanReport.Run
  private let table: ScenarioFile?
  private let claims: ScenarioClaims?
  private let further: FurtherAudit

  /// Prepares a comparison.
  init(
    _ stored: StoredPlan,
    folder: String,
    _ network: Network,
    _ request: PlanRequest,
    _ table: ScenarioFile?
  ) throws(CommandFailure) {
    self.stored = stored
    self.network = network
    self.request = request
    self.folder = folder
    self.table = table
    claims = try table.flatMap { table throws(CommandFailure) in
      try stored.claims(table.scenarios)
    }
    further = try FurtherAudit(stored, request)
    var run = try corridor.run(folder, parameters: [], request)
    run.parameters = stored.parameters ?? .null
    run.scenariosSHA256 = table?.sha256
    self.run = run
  }

  /// Everything that differs.
  func verification(_ question: PlanQuestion) throws(PlanningError) -> PlanVerification {
    var verification = PlanVerification(plan: stored.name, network: folder)
    let missing = missingProjects()
    verification.differences += missing
    guard missing.isEmpty else { return verification }
    let isInfeasible = stored.status == PlanResult.Status.infeasible.rawValue
    let check = try question.check(
      projectIDs: isInfeasible ? nil : stored.projectIDs,
      opening: stored.openings,
      robustOver: stored.isRobust ? table?.scenarios : nil
    )
    verification.mattering = check.mattering
    verification.optimum = check.optimum
    let scenarios = try claims.map { claims throws(PlanningError) in
      try question.check(projectIDs: stored.projectIDs, claims)
    }
    let answers = isInfeasible ? nil : try further.check(question)
    compare(check.result, scenarios?.analysis, answers, &verification)
    if isInfeasible {
      if check.isFeasible {
        verification.add("status", file: .string(stored.status), "some plan keeps the rules")
      }
      return verification
    }
    if let claims, let scenarios {
      ScenarioAudit(stored, request, claims, scenarios).verify(&verification)
    }
    if let answers { further.verify(answers, of: check.result, &verification) }
    guard stored.status != PlanResult.Status.evaluated.rawValue else { return verification }
    for sentence in check.brokenRules { verification.add("rules", file: nil, sentence) }
    // What a robust plan proves is its regret.
    if !stored.isRobust { checkBound(check, &verification) }
    let isOptimal = stored.status == PlanResult.Status.optimal.rawValue
    if isOptimal, stored.isCheapest != false, let cheaper = check.cheaper {
      verification.add("cost", file: .double(check.result.cost), cheaper.isAsGood)
    }
    return verification
  }

  /// Projects that the network does not have, and those that are listed twice.
  private func missingProjects() -> [PlanVerification.Difference] {
    let candidates = network.projects.filter { $0.status == .candidate }.map(\.id)
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
      + further.missingProjects(candidates)
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
      || [".loss_without", ".gain_alone", ".shapley", ".shapley_error"]
        .contains(where: name.hasSuffix)
  }

  /// Compares all figures; what only a search can know is taken from the file.
  private func compare(
    _ result: PlanResult,
    _ scenarios: ScenarioAnalysis?,
    _ answers: FurtherAudit.Findings?,
    _ verification: inout PlanVerification
  ) {
    var result = result
    let isInfeasible = result.status == .infeasible
    let isReachMissed = isInfeasible && result.conflict.isEmpty
    let recordedBudget =
      request.hasPeriods ? request.budget : stored.parameters?["budget"]?.number
    if isInfeasible {
      result.budget = recordedBudget
      // Of what must be reached and cannot be, the file alone says how near a plan comes.
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
      run: run
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
    var skipped: Set = [
      "search", "run.version", "run.network", "run.parameters", "objective.bound",
    ]
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
    verification.noteOtherTables()
  }

  /// The bound lies on the better side of the value, no plan beats it, and an optimal plan is within
  /// the gap that was asked.
  private func checkBound(_ check: PlanCheck, _ verification: inout PlanVerification) {
    guard let value = check.result.value else { return }
    BoundClaim(
      name: "objective.bound",
      verdict: ("status", .string(stored.status)),
      isProven: stored.status == PlanResult.Status.optimal.rawValue,
      isMinimized: request.objective.kind.isMinimized,
      value: value,
      bound: stored.bound,
      accepted: (stored.parameters?["relative_gap"]?.number ?? 0) * max(abs(value), 1e-9),
      size: BoundClaim.size(value, before: check.result.valueBefore)
    ).check(check.optimum, &verification)
  }
}
