// Holding what a plan's file has beyond the plan against the network: other plans.

import InvestmentPlanning
import Reporting
import TransportNetwork

/// Checks the answers to what may be asked besides the plan.
struct FurtherAudit {
  private let stored: StoredPlan
  private let request: PlanRequest
  private let alternatives: PlanAlternatives?

  /// What was found of them.
  struct Findings {
    var alternatives: AlternativesCheck?

    /// Puts the figures, computed anew, into a report.
    func add(to report: inout PlanReport) {
      report.alternatives = alternatives?.alternatives
    }
  }

  /// Reads what the file claims.
  init(_ stored: StoredPlan, _ request: PlanRequest) throws(CommandFailure) {
    self.stored = stored
    self.request = request
    alternatives = try stored.alternatives()
  }

  /// Projects that the network does not have.
  func missingProjects(_ candidates: [String]) -> [PlanVerification.Difference] {
    (alternatives?.plans ?? []).enumerated().flatMap { position, plan in
      plan.projects.filter { !candidates.contains($0) }.map {
        .init(
          name: "\(AlternativesAudit.name(position)).projects",
          file: .string($0),
          recomputed: .string("no candidate of the network has this id")
        )
      }
    }
  }

  /// Computes everything anew.
  func check(_ planner: InvestmentPlanner) throws(PlanningError) -> Findings {
    var findings = Findings()
    findings.alternatives = try alternatives.map { claims throws(PlanningError) in
      try planner.check(claims, relativeGap: stored.askedGap)
    }
    return findings
  }

  /// Adds what differs besides the figures.
  func verify(_ findings: Findings, _ verification: inout PlanVerification) {
    if let check = findings.alternatives {
      AlternativesAudit(stored, request, check).verify(&verification)
    }
  }
}
