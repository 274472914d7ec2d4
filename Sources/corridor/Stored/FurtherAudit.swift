// Holding what a plan's file has beyond the plan against the network: other plans, contributions.

import InvestmentPlanning
import Reporting
import TransportNetwork

/// Checks the answers to what may be asked besides the plan.
struct FurtherAudit {
  private let stored: StoredPlan
  private let request: PlanRequest
  private let alternatives: PlanAlternatives?
  private let contributions: Contributions?

  /// What was found of them.
  struct Findings {
    var alternatives: AlternativesCheck?
    var contributions: ContributionsCheck?

    /// Puts the figures, computed anew, into a report.
    func add(to report: inout PlanReport) {
      report.alternatives = alternatives?.alternatives
      report.contributions = contributions?.contributions
    }
  }

  /// Reads what the file claims.
  init(_ stored: StoredPlan, _ request: PlanRequest) throws(CommandFailure) {
    self.stored = stored
    self.request = request
    alternatives = try stored.alternatives()
    contributions = try stored.contributions()
  }

  /// Projects that the network does not have.
  func missingProjects(_ candidates: [String]) -> [PlanVerification.Difference] {
    let pairs = (contributions?.synergies ?? []).enumerated().flatMap { position, pair in
      [("first", pair.first), ("second", pair.second)].map { member, id in
        ("synergy[\(position)].\(member)", id)
      }
    }
    let plans = (alternatives?.plans ?? []).enumerated().flatMap { position, plan in
      plan.projects.map { ("\(AlternativesAudit.name(position)).projects", $0) }
    }
    return (pairs + plans).filter { !candidates.contains($0.1) }.map { name, id in
      .init(
        name: name,
        file: .string(id),
        recomputed: .string("no candidate of the network has this id")
      )
    }
  }

  /// Computes everything anew.
  func check(_ planner: InvestmentPlanner) throws(PlanningError) -> Findings {
    var findings = Findings()
    findings.alternatives = try alternatives.map { claims throws(PlanningError) in
      try planner.check(claims, relativeGap: stored.askedGap)
    }
    findings.contributions = try contributions.map { claims throws(PlanningError) in
      try planner.check(claims)
    }
    return findings
  }

  /// Adds what differs besides the figures.
  func verify(_ findings: Findings, _ verification: inout PlanVerification) {
    if let check = findings.alternatives {
      AlternativesAudit(stored, request, check).verify(&verification)
    }
    if let contributions, let check = findings.contributions {
      ContributionsAudit(contributions, check).verify(&verification)
    }
  }
}
