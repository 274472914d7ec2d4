// Checking what a plan's file has beside the plan: other plans, contributions, explanations,
// budgets.

import OrderedJSON
import PlanModel
import PlanProof
import TransportNetwork

/// Checks the answers to the `SideQuestions` of a file against the network.
struct SideAnswerAudit {
  private let stored: StoredPlan
  private let run: StoredRun
  private let request: PlanRequest
  private let alternatives: PlanAlternatives?
  private let contributions: Contributions?
  private let frontier: [FrontierResult.Point]?
  private let explanation: PlanExplanation?
  private let budgets: [Double]

  /// What was found of them.
  struct Findings {
    var alternatives: AlternativesCheck?
    var contributions: ContributionsCheck?
    var frontier: FrontierCheck?
    var explanation: ExplanationCheck?

    /// Puts the figures, computed anew, into a report.
    func add(to report: inout PlanReport) {
      report.alternatives = alternatives?.alternatives
      report.contributions = contributions?.contributions
      report.explanation = explanation?.explanation
      report.frontier = frontier.map {
        FrontierResult(
          objective: report.request.objective.kind,
          valueBefore: $0.valueBefore,
          points: $0.points,
          isComplete: false
        )
      }
    }
  }

  /// Reads what the file claims.
  init(_ stored: StoredPlan, _ run: StoredRun, _ request: PlanRequest) throws(PlanFileError) {
    self.stored = stored
    self.run = run
    self.request = request
    alternatives = try stored.alternatives()
    contributions = try stored.contributions()
    frontier = try stored.frontier()
    explanation = try stored.explanation()
    budgets = run.beside.budgets
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
    let points = FrontierAudit.projects(frontier ?? [], at: "frontier")
    let explained = (explanation?.projects ?? []).flatMap { project in
      let name = ExplanationAudit.name(project.id)
      return [("\(name).project_id", project.id)]
        + (project.other?.leaves ?? []).map { ("\(name).other.leaves", $0) }
        + (project.other?.enters ?? []).map { ("\(name).other.enters", $0) }
    }
    return (pairs + plans + points + explained).filter { !candidates.contains($0.1) }.map {
      name,
      id in
      .init(
        name: name,
        file: .string(id),
        recomputed: .string("no candidate of the network has this id")
      )
    }
  }

  /// Computes everything anew.
  func check(_ question: PlanQuestion) throws(PlanningError) -> Findings {
    var findings = Findings()
    findings.alternatives = try alternatives.map { claims throws(PlanningError) in
      try question.check(claims, relativeGap: run.relativeGap)
    }
    findings.contributions = try contributions.map { claims throws(PlanningError) in
      try question.check(claims)
    }
    findings.frontier = try frontier.map { claims throws(PlanningError) in
      try question.check(claims, budgets: budgets)
    }
    findings.explanation = try explanation.map { claims throws(PlanningError) in
      try question.check(claims, of: stored.projectIDs)
    }
    return findings
  }

  /// Adds what differs besides the figures.
  func verify(
    _ findings: Findings,
    of result: PlanResult,
    candidates: [String],
    _ verification: inout PlanVerification
  ) {
    if let check = findings.alternatives {
      AlternativesAudit(stored, run, request, check).verify(&verification)
    }
    if let contributions, let check = findings.contributions {
      ContributionsAudit(contributions, check).verify(&verification)
    }
    if let check = findings.explanation {
      ExplanationAudit(stored, run, request, check).verify(candidates, &verification)
    }
    if let check = findings.frontier {
      FrontierAudit(
        path: "frontier",
        request: request,
        askedGap: run.relativeGap,
        budgets: budgets,
        known: plan(result)
      ).verify(check, &verification)
    }
  }

  /// The plan itself, as a point of its cost.
  private func plan(_ result: PlanResult) -> FrontierResult.Point? {
    result.value.map {
      FrontierResult.Point(
        budget: result.cost,
        value: $0,
        bound: $0,
        relativeGap: 0,
        cost: result.cost,
        shadowPrice: nil,
        projects: result.projects.map(\.id),
        added: [],
        removed: []
      )
    }
  }
}
