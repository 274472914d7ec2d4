// Holding the bounds of a plan's file against their certificate.

import NetworkFiles
import OrderedJSON
public import PlanModel
import PlanProof
import TransportNetwork

/// Checks a certificate of a stored plan.
public struct CertificateAudit {
  private let name: String
  private var reader: CertificateReader
  private let stored: StoredPlan
  private let subject: AuditSubject
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

  /// Begins to read a certificate.
  /// - Parameters:
  ///   - name: what messages call it.
  ///   - stored: the plan that it is of.
  ///   - subject: what both are held against.
  ///   - source: the certificate's bytes.
  /// - Throws: that the plan has no bound, or what is wrong with the certificate's first line.
  public init(
    _ name: String,
    _ stored: StoredPlan,
    _ subject: AuditSubject,
    from source: @escaping CertificateReader.Source
  ) throws(PlanFileError) {
    let claims = try subject.scenarios.flatMap { table throws(PlanFileError) in
      try stored.claims(table.scenarios)
    }
    let bounds = Self.bounds(stored, subject.request, claims)
    guard !bounds.isEmpty else {
      throw PlanFileError(
        file: stored.name,
        message: "has no bound that a certificate could prove."
      )
    }
    self.name = name
    self.stored = stored
    self.subject = subject
    scenarios = claims
    self.bounds = bounds
    reader = try CertificateReader(name, from: source)
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
  /// - Throws: what of the certificate cannot be read, as ``PlanFileError``, or `PlanningError` for
  ///   what the network cannot carry.
  public mutating func check(
    _ options: PlanOptions,
    _ verification: inout PlanVerification
  ) throws {
    guard reader.header.inputSHA256 == subject.inputSHA256 else {
      verification.add("certificate", file: .string(name), "it is about another network")
      return
    }
    let question = CertificateHeader.digest(of: try stored.run().parameters)
    guard reader.header.questionSHA256 == question else {
      verification.add("certificate", file: .string(name), "it is about another question")
      return
    }
    var check = try PlanQuestion(subject.network, subject.request, options: options)
      .certificateCheck(bound: stored.bound, scenarios: scenarios)
    while let record = try reader.next() { check.read(record) }
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
      if bound.subject == .objective {
        verification.unchecked.removeAll {
          [PlanVerification.bound, PlanVerification.status].contains($0)
        }
      }
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

  /// No plan of a scenario beats its bound, so a regret is at most the distance to the bound.
  private func addMostRegret(
    _ scenarios: ScenarioClaims,
    _ verification: inout PlanVerification
  ) {
    guard let outcomes = stored.document["scenarios"]?["outcomes"]?.items else { return }
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
