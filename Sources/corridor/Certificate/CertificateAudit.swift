// Holding the bounds of a plan's file against their certificate.

import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import PlanProof
import Reporting
import TransportNetwork

/// Checks a certificate of a stored plan.
struct CertificateAudit {
  private let name: String
  private let file: CertificateInput
  private let stored: StoredPlan
  private let scenarios: ScenarioClaims?
  private let bounds: [Bound]

  /// A bound that is to be proven.
  private struct Bound {
    var subject: CertificateRecord.Subject
    /// What is bounded, in words; empty for the objective.
    var owner: String
    /// What the bound says, in words.
    var statement: String
  }

  /// Opens the certificate.
  init(
    _ path: String,
    _ stored: StoredPlan,
    _ request: PlanRequest,
    _ scenarios: [NetworkScenario]?
  ) throws(CommandFailure) {
    let claims = try scenarios.flatMap { scenarios throws(CommandFailure) in
      try stored.claims(scenarios)
    }
    let bounds = Self.bounds(stored, request, claims)
    guard !bounds.isEmpty else {
      throw .data("\(stored.name) has no bound that a certificate could prove.")
    }
    name = path
    file = try CertificateInput(path)
    self.stored = stored
    self.scenarios = claims
    self.bounds = bounds
  }

  /// The bounds of the file: the objective's, every scenario's, and that on the worst regret.
  private static func bounds(
    _ stored: StoredPlan,
    _ request: PlanRequest,
    _ claims: ScenarioClaims?
  ) -> [Bound] {
    func statement(_ bound: Double) -> String {
      "no plan is \(request.objective.kind.isMinimized ? "below" : "above") \(shortestDecimal(bound))"
    }
    var bounds: [Bound] = []
    if let bound = stored.bound {
      bounds.append(Bound(subject: .objective, owner: "", statement: statement(bound)))
    }
    for (position, outcome) in (claims?.outcomes ?? []).enumerated() {
      guard let bound = outcome.bound, outcome.projects != nil else { continue }
      bounds.append(
        Bound(
          subject: .scenario(position),
          owner: " of scenario \(outcome.scenario.name)",
          statement: "in scenario \(outcome.scenario.name) \(statement(bound))"
        )
      )
    }
    if let robust = claims?.robust {
      bounds.append(
        Bound(
          subject: .regret,
          owner: " on the worst regret",
          statement: """
            no plan that keeps the rules in every scenario has a worst regret below \
            \(shortestDecimal(robust.bound)), against the best plans listed or better ones
            """
        )
      )
    }
    return bounds
  }

  /// Adds what the certificate proves, or that it does not prove a bound.
  func check(
    _ folder: String,
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ verification: inout PlanVerification
  ) throws(CommandFailure) {
    let digest = try run(folder, parameters: []).inputSHA256
    guard file.header.inputSHA256 == digest else {
      verification.add("certificate", file: .string(name), "it is about another network")
      return
    }
    let question = CertificateHeader.digest(of: stored.parameters ?? .null)
    guard file.header.questionSHA256 == question else {
      verification.add("certificate", file: .string(name), "it is about another question")
      return
    }
    let progress = ProgressLine("checking \(name)")
    defer { progress.end() }
    var check = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.question.certificateCheck(bound: stored.bound, scenarios: scenarios)
    }
    while let record = try file.next() { check.read(record) }
    let findings = check.finish()
    var proven = 0
    for bound in bounds {
      guard let finding = findings[bound.subject] else { continue }
      if let problem = finding.problem {
        verification.add(
          "certificate",
          file: .string(name),
          "it does not prove the bound\(bound.owner): \(problem)"
        )
        continue
      }
      verification.comparedCount += 1
      proven += 1
      verification.proofs.append(
        """
        Bound proven by the certificate: \(bound.statement) (\(finding.leaves) leaves of \(finding.splits) splits, \
        \(finding.cuts) cuts with \(finding.claims) claims on pairs of zones checked).
        """
      )
    }
    if let scenarios, scenarios.robust != nil, proven == scenarios.outcomes.count + 1 {
      addMostRegret(scenarios, &verification)
    }
  }

  /// No plan of a scenario beats its bound, so nothing more can be regretted than what is missing to it.
  private func addMostRegret(
    _ scenarios: ScenarioClaims,
    _ verification: inout PlanVerification
  ) {
    guard case .array(let outcomes)? = stored.document["scenarios"]?["outcomes"] else { return }
    let missing = outcomes.compactMap { outcome in
      outcome["bound"]?.number.flatMap { bound in outcome["value"]?.number.map { abs($0 - bound) } }
    }
    verification.proofs.append(
      """
      Together: against the best plans there are, this plan's worst regret is at most \
      \(shortestDecimal(missing.reduce(0, max))).
      """
    )
  }
}
