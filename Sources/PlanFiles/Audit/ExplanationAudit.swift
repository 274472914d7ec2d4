// Holding what a file says of the candidates that were not chosen against the question.

import OrderedJSON
import PlanModel
import PlanProof
import TransportNetwork

/// Checks the plans on the other side and the costs at which candidates would change sides, besides
/// their figures.
struct ExplanationAudit {
  private let stored: StoredPlan
  private let run: StoredRun
  private let isMinimized: Bool
  private let check: ExplanationCheck

  init(
    _ stored: StoredPlan,
    _ run: StoredRun,
    _ request: PlanRequest,
    _ check: ExplanationCheck
  ) {
    self.stored = stored
    self.run = run
    isMinimized = request.objective.kind.isMinimized
    self.check = check
  }

  /// Where a candidate is in the file.
  static func name(_ id: String) -> String { "not_chosen[\(id)]" }

  /// The size of the figures whose differences are losses.
  private var size: Double {
    check.explanation.projects.compactMap(\.other).reduce(
      BoundClaim.size(check.explanation.value, before: check.valueBefore)
    ) { max($0, abs($1.value)) }
  }

  /// Adds what differs, and how it was tried.
  func verify(_ candidates: [String], _ verification: inout PlanVerification) {
    let projects = check.explanation.projects
    let expected = candidates.filter { !stored.projectIDs.contains($0) }
    for id in expected where !projects.contains(where: { $0.id == id }) {
      verification.add(Self.name(id), file: nil, "a candidate that is not chosen is missing")
    }
    for (project, finding) in zip(projects, check.findings) {
      verify(project, finding, &verification)
    }
    guard !projects.isEmpty else { return }
    if check.isTried {
      verification.proofs.append(
        "Not chosen, because: for each candidate the best plan on the other side by trying all (\(check.relevantCount) projects can matter)."
      )
    } else {
      verification.notes.append(
        "Not chosen, because: plans on the other side were evaluated; whether there are better ones was not tried: \(check.relevantCount) projects can matter."
      )
    }
  }

  private func verify(
    _ project: PlanExplanation.Project,
    _ finding: ExplanationCheck.Finding,
    _ verification: inout PlanVerification
  ) {
    let name = Self.name(project.id)
    for sentence in finding.brokenRules {
      verification.add("\(name).other", file: nil, sentence)
    }
    if project.isSettledByRules, finding.hasOther {
      verification.add(
        "\(name).no_plan",
        file: .bool(true),
        "some plan \(project.isInPlan ? "without" : "with") it keeps the rules"
      )
    }
    let accepted = run.relativeGap * max(abs(project.other?.value ?? 0), 1e-9)
    if let other = project.other {
      BoundClaim(
        name: "\(name).other.bound",
        verdict: ("\(name).other.proven", .bool(other.isProven)),
        isProven: other.isProven,
        isMinimized: isMinimized,
        value: other.value,
        bound: other.bound,
        accepted: accepted,
        size: size
      ).check(finding.optimum, &verification)
    }
    checkBreakEven(project, finding, &verification)
  }

  /// At the cost some plan with the candidate is better than the best without it, and above the
  /// bound none is.
  private func checkBreakEven(
    _ project: PlanExplanation.Project,
    _ finding: ExplanationCheck.Finding,
    _ verification: inout PlanVerification
  ) {
    guard finding.areCostsTried, let point = project.breakEven else { return }
    let name = "\(Self.name(project.id)).break_even"
    let sign: Double = isMinimized ? 1 : -1
    let rival = project.isInPlan ? finding.optimum?.value : check.explanation.value
    guard let rival else { return }
    let room = 1e-7 * size
    let isBetter = finding.atBreakEven.map { sign * ($0.value - rival) <= room } ?? false
    if let cost = point.cost, !isBetter {
      verification.add(
        "\(name).cost",
        file: .double(cost),
        "at this cost no plan with it reaches \(shortestDecimal(rival))"
      )
    }
    let accepted = run.relativeGap * max(abs(rival), 1e-9)
    if let best = finding.aboveBound, sign * (rival - best.value) > accepted + room {
      verification.add(
        "\(name).bound",
        file: point.bound.map { .double($0) } ?? .null,
        "above it a plan with it reaches \(shortestDecimal(best.value))"
      )
    }
  }
}
