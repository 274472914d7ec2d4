// Holding what a plan's file says of scenarios against the network and the table of scenarios.

import OrderedJSON
import PlanModel
import PlanProof
import TransportNetwork

/// Checks what only a search can know; all other figures are compared where the plan's are.
struct ScenarioAudit {
  private let stored: StoredPlan
  private let run: StoredRun
  private let request: PlanRequest
  private let claims: ScenarioClaims
  private let check: ScenarioCheck

  init(
    _ stored: StoredPlan,
    _ run: StoredRun,
    _ request: PlanRequest,
    _ claims: ScenarioClaims,
    _ check: ScenarioCheck
  ) {
    self.stored = stored
    self.run = run
    self.request = request
    self.claims = claims
    self.check = check
  }

  /// Projects of best plans that the network does not have.
  static func missingProjects(
    _ claims: ScenarioClaims,
    _ candidates: [String]
  ) -> [PlanVerification.Difference] {
    claims.outcomes.flatMap { outcome in
      (outcome.projects ?? []).filter { !candidates.contains($0) }.map {
        .init(
          name: "\(name(outcome.scenario.name)).projects",
          file: .string($0),
          recomputed: .string("no candidate of the network has this id")
        )
      }
    }
  }

  /// Adds what differs, and what trying all plans has found.
  func verify(_ verification: inout PlanVerification) {
    for position in claims.outcomes.indices { verify(position, &verification) }
    guard let robust = check.analysis.robust else { return }
    for outcome in check.analysis.outcomes where !outcome.isLegal {
      verification.add("rules", file: nil, "the plan breaks a rule in scenario \(outcome.name)")
    }
    let path = "scenarios.robust"
    if let finding = check.regret {
      verification.tried.append(
        .init("least worst regret", relevantCount: finding.relevantCount, optimum: finding.optimum)
      )
    }
    let largest = check.analysis.outcomes.reduce(0) { max($0, abs($1.best ?? 0)) }
    BoundClaim(
      name: "\(path).bound",
      verdict: ("\(path).proven", .bool(robust.isProven)),
      isProven: robust.isProven,
      isMinimized: true,
      value: robust.worstRegret,
      bound: robust.bound,
      accepted: relativeGap * largest,
      size: check.analysis.outcomes.reduce(largest) { max($0, abs($1.valueBefore)) }
    ).check(check.regret?.optimum, &verification)
    let areProven = check.analysis.outcomes.allSatisfy(\.isProven)
    if robust.isProven, !areProven {
      verification.add(
        "\(path).proven",
        file: .bool(true),
        "the best plan of a scenario is not proven"
      )
    }
    let isOptimal = stored.status == .optimal
    if isOptimal != robust.isProven {
      verification.add(
        "status",
        file: .string(stored.status.rawValue),
        "the least worst regret is \(robust.isProven ? "" : "not ")proven"
      )
    }
    if isOptimal, stored.isCheapest == true, let cheaper = check.regret?.cheaper {
      verification.add("cheapest", file: .bool(true), cheaper.isAsGood)
    }
    if let bound = stored.bound {
      verification.add("objective.bound", file: .double(bound), "a robust plan has none")
    }
  }

  private var relativeGap: Double { run.relativeGap }

  private static func name(_ scenario: String) -> String { "scenarios.outcomes[\(scenario)]" }

  private func verify(_ position: Int, _ verification: inout PlanVerification) {
    let (outcome, finding) = (check.analysis.outcomes[position], check.scenarios[position])
    let path = Self.name(outcome.name)
    verification.tried.append(
      .init(
        "optimum of scenario \(outcome.name)",
        relevantCount: finding.relevantCount,
        optimum: finding.optimum
      )
    )
    guard let best = outcome.best else {
      if outcome.isProven, finding.isFeasible {
        verification.add("\(path).best", file: .null, "some plan keeps the rules")
      }
      return
    }
    for sentence in finding.brokenRules {
      verification.add("\(path).projects", file: nil, sentence)
    }
    BoundClaim(
      name: "\(path).bound",
      verdict: ("\(path).proven", .bool(outcome.isProven)),
      isProven: outcome.isProven,
      isMinimized: request.objective.kind.isMinimized,
      value: best,
      bound: outcome.bound.flatMap { $0.isFinite ? $0 : nil },
      accepted: relativeGap * max(abs(best), 1e-9),
      size: BoundClaim.size(best, before: outcome.valueBefore)
    ).check(finding.optimum, &verification)
  }
}
