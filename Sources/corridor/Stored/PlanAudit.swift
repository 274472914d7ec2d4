// Holding a stored plan against the network: which of its claims come out again.

import InvestmentPlanning
import Reporting
import TransportNetwork

/// Compares everything that a plan's file says with what the planner's evaluation gives.
struct PlanAudit {
  private let stored: StoredPlan
  private let network: Network
  private let request: PlanRequest
  private let folder: String
  private let digest: String

  /// Prepares a comparison.
  init(
    _ stored: StoredPlan,
    folder: String,
    _ network: Network,
    _ request: PlanRequest
  ) throws(PlanningError) {
    self.stored = stored
    self.network = network
    self.request = request
    self.folder = folder
    do throws(CommandFailure) {
      digest = try run(folder, parameters: []).inputSHA256
    } catch {
      throw PlanningError(.data, error.message ?? "")
    }
  }

  /// Everything that differs.
  func verification(_ planner: InvestmentPlanner) throws(PlanningError) -> PlanVerification {
    var verification = PlanVerification(plan: stored.name, network: folder)
    let missing = missingProjects()
    verification.differences += missing
    guard missing.isEmpty else { return verification }
    let isInfeasible = stored.status == PlanResult.Status.infeasible.rawValue
    let check = try planner.check(
      projectIDs: isInfeasible ? nil : stored.projectIDs,
      opening: stored.openings
    )
    verification.mattering = check.mattering
    verification.optimum = check.optimum
    compare(check.result, &verification)
    if isInfeasible {
      if check.isFeasible {
        verification.add("status", file: .string(stored.status), "some plan keeps the rules")
      }
      return verification
    }
    guard stored.status != PlanResult.Status.evaluated.rawValue else { return verification }
    for sentence in check.brokenRules { verification.add("rules", file: nil, sentence) }
    checkBound(check, &verification)
    return verification
  }

  /// Projects that the network does not have, and those that are listed twice.
  private func missingProjects() -> [PlanVerification.Difference] {
    let candidates = network.projects.filter { $0.status == .candidate }.map(\.id)
    var seen: Set<String> = []
    return stored.projectIDs.compactMap { id in
      let isNew = seen.insert(id).inserted
      guard !candidates.contains(id) || !isNew else { return nil }
      return .init(
        name: "projects[\(id)]",
        file: .string(id),
        recomputed: .string(isNew ? "no candidate of the network has this id" : "listed twice")
      )
    }
  }

  /// Compares all figures; what only a search can know is taken from the file.
  private func compare(_ result: PlanResult, _ verification: inout PlanVerification) {
    var result = result
    let isInfeasible = result.status == .infeasible
    let recordedBudget =
      request.hasPeriods ? request.budget : stored.parameters?["budget"]?.number
    if isInfeasible {
      result.budget = recordedBudget
    } else {
      stored.restore(&result)
      result.budget = recordedBudget
      if let value = result.value, let bound = stored.bound {
        result.relativeGap = abs(value - bound) / max(abs(value), 1e-9)
      }
    }
    let report = PlanReport(
      result: result,
      request: request,
      currency: network.configuration.currency,
      candidateCount: network.projects.count { $0.status == .candidate },
      run: PlanReport.Run(
        version: Corridor.version,
        network: folder,
        inputSHA256: digest,
        parameters: stored.parameters ?? .null
      )
    )
    let before = result.valueBefore.isFinite ? abs(result.valueBefore) : 0
    let scale = result.regions.reduce(before) { max($0, abs($1.accessBefore)) }
    let isGap = request.objective == .gap
    var comparison = FigureComparison(
      skipping: ["search", "run.version", "run.network", "run.parameters", "objective.bound"],
      slack: { name in
        // Differences of large figures keep the rounding of these.
        if name.hasPrefix("gap.") || name.hasSuffix(".loss_without") { return 1e-13 * scale }
        if name.hasPrefix("objective.value") { return isGap ? 1e-13 * scale : 0 }
        if name.hasPrefix("objective.relative_gap") { return 1e-12 }
        return 0
      }
    )
    comparison.compare(stored.document, with: report.json)
    verification.differences += comparison.differences
    verification.comparedCount = comparison.comparedCount
    verification.unchecked = comparison.unchecked
  }

  /// The bound lies on the better side of the value, no plan beats it, and an optimal plan is within
  /// the gap that was asked.
  private func checkBound(_ check: PlanCheck, _ verification: inout PlanVerification) {
    let status = PlanResult.Status(rawValue: stored.status)
    guard let value = check.result.value else { return }
    // What a robust plan proves is its regret, which is not a figure of the network alone.
    if case .bool(true)? = stored.parameters?["robust"] { return }
    guard let bound = stored.bound else {
      if status == .optimal {
        verification.add("objective.bound", file: .null, "an optimal plan has a bound")
      }
      return
    }
    let sign: Double = request.objective.isMinimized ? 1 : -1
    let room = FigureComparison.tolerance * max(abs(value), abs(bound), 1e-9)
    verification.comparedCount += 1
    if sign * (bound - value) > room {
      verification.add("objective.bound", file: .double(bound), "the value is beyond it")
    }
    let asked = stored.parameters?["relative_gap"]?.number ?? 0
    let accepted = asked * max(abs(value), 1e-9) + room
    // The solver's own tolerance on rows leaves a little open even where nothing is asked to be.
    let before = check.result.valueBefore.isFinite ? abs(check.result.valueBefore) : 0
    let unresolved = 1e-7 * max(abs(value), before)
    if status == .optimal, abs(value - bound) > accepted + unresolved {
      verification.add(
        "status",
        file: .string(stored.status),
        "value and bound differ by more than the relative gap asked"
      )
    }
    guard let optimum = check.optimum else { return }
    let betterPlan = "a plan reaches \(shortestDecimal(optimum.value))"
    if sign * (bound - optimum.value) > room {
      verification.add("objective.bound", file: .double(bound), betterPlan)
    }
    if status == .optimal, sign * (value - optimum.value) > accepted {
      verification.add("status", file: .string(stored.status), betterPlan)
    }
  }
}
