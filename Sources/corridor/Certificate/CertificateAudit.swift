// Holding a plan's bound against its certificate.

import InvestmentPlanning
import Reporting
import TransportNetwork

/// Checks a certificate of a stored plan.
struct CertificateAudit {
  private let name: String
  private let reader: CertificateReader
  private let stored: StoredPlan
  private let bound: Double

  /// Opens the certificate.
  init(_ path: String, _ stored: StoredPlan) throws(CommandFailure) {
    guard let bound = stored.bound else {
      throw .data("\(stored.name) has no bound that a certificate could prove.")
    }
    if case .bool(true)? = stored.parameters?["robust"] {
      throw .data(
        "\(stored.name) is a robust plan, whose bound is one on its regret; it has no certificate."
      )
    }
    name = path
    reader = try CertificateReader(path)
    self.stored = stored
    self.bound = bound
  }

  /// Adds what the certificate proves, or that it does not prove the bound.
  func check(
    _ folder: String,
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ verification: inout PlanVerification
  ) throws(CommandFailure) {
    let digest = try run(folder, parameters: []).inputSHA256
    guard reader.inputSHA256 == digest else {
      verification.add("certificate", file: .string(name), "it is about another network")
      return
    }
    guard reader.questionSHA256 == CertificateReader.digest(of: stored.parameters ?? .null) else {
      verification.add("certificate", file: .string(name), "it is about another question")
      return
    }
    let progress = ProgressLine("checking \(name)")
    defer { progress.end() }
    let bound = bound
    var check = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.certificateCheck(bound: bound)
    }
    while let record = try reader.next() { check.read(record) }
    let finding = check.finish()
    if let problem = finding.problem {
      verification.add(
        "certificate",
        file: .string(name),
        "it does not prove the bound: \(problem)"
      )
      return
    }
    let better = request.objective.isMinimized ? "below" : "above"
    verification.comparedCount += 1
    verification.proofs.append(
      """
      Bound proven by the certificate: no plan is \(better) \(shortestDecimal(bound)) (\(finding.leaves) leaves of \
      \(finding.splits) splits, \(finding.cuts) cuts with \(finding.claims) claims on pairs of zones checked).
      """
    )
  }
}
