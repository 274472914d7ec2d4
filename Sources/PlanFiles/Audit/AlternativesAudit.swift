// Holding the other plans that a file lists against the question.

import OrderedJSON
import PlanModel
import PlanProof
import TransportNetwork

/// Checks what is said of the list besides its figures: rules, share, order, proofs.
struct AlternativesAudit {
  private let stored: StoredPlan
  private let run: StoredRun
  private let isMinimized: Bool
  private let check: AlternativesCheck

  init(
    _ stored: StoredPlan,
    _ run: StoredRun,
    _ request: PlanRequest,
    _ check: AlternativesCheck
  ) {
    self.stored = stored
    self.run = run
    isMinimized = request.objective.kind.isMinimized
    self.check = check
  }

  private var plans: [PlanAlternatives.Plan] { check.alternatives.plans }

  /// Where a plan is in the file.
  static func name(_ position: Int) -> String { "alternatives.plans[\(position)]" }

  /// Adds what differs, and what trying all plans has found.
  func verify(_ verification: inout PlanVerification) {
    let asked = run.beside.alternatives?.count ?? 0
    if plans.count > asked {
      verification.add(
        "alternatives.plans",
        file: .integer(plans.count),
        "run.beside asks for \(asked) at most"
      )
    }
    for position in plans.indices { verify(position, &verification) }
    for pair in check.misplaced {
      let word = check.alternatives.order == .best || pair.plan == 0 ? "better" : "more different"
      verification.add(
        "\(Self.name(pair.plan)).proven",
        file: .bool(true),
        "plans[\(pair.better)] is \(word)"
      )
    }
    for pair in check.wasteful {
      verification.add(
        "\(Self.name(pair.plan)).projects",
        file: nil,
        "holds all of plans[\(pair.held)] and is no better"
      )
    }
    if let missing = check.missing {
      verification.add(
        "alternatives.plans",
        file: nil,
        "a plan of \(shortestDecimal(missing.value)) is missing: \(missing.projects.joined(separator: ", "))"
      )
    }
    noteTrial(&verification)
  }

  private func verify(_ position: Int, _ verification: inout PlanVerification) {
    let (plan, name) = (plans[position], Self.name(position))
    for sentence in check.brokenRules[position] {
      verification.add("\(name).projects", file: nil, sentence)
    }
    let first = Set(plan.projects)
    if position == 0, first != Set(stored.projectIDs) {
      verification.add("\(name).projects", file: nil, "the first plan is not the one of the file")
    }
    let isOptimal = stored.status == .optimal
    if position == 0, plan.isProven != isOptimal {
      verification.add(
        "\(name).proven",
        file: .bool(plan.isProven),
        "the plan's status is \(stored.status.rawValue)"
      )
    }
    if let same = plans[..<position].firstIndex(where: { Set($0.projects) == first }) {
      verification.add("\(name).projects", file: nil, "the same as those of plans[\(same)]")
    }
    let best = plans[0].value
    let loss = isMinimized ? plan.value - best : best - plan.value
    if loss > check.alternatives.within * abs(best) + 2 * FigureComparison.tolerance * abs(best) {
      verification.add(
        "\(name).value",
        file: .double(plan.value),
        "not within \(shortestDecimal(check.alternatives.within)) of the best"
      )
    }
  }

  /// Says what is known of plans that are not listed.
  private func noteTrial(_ verification: inout PlanVerification) {
    let isBest = check.alternatives.order == .best
    let projects = "\(check.relevantCount) projects can \(isBest ? "matter" : "be built")"
    guard check.isTried else {
      if check.relevantCount > PlanQuestion.mostEnumerated {
        verification.notes.append(
          "Alternatives: not tried whether one is missing: \(projects), more than \(PlanQuestion.mostEnumerated)."
        )
      }
      return
    }
    guard check.missing == nil else { return }
    let claim =
      isBest
      ? "no plan is better than a listed one that is proven, but those before it"
      : "no plan so good differs more than a listed one that is proven"
    verification.proofs.append(
      "Alternatives by trying all plans (\(projects)): "
        + (check.alternatives.isExhaustive ? "there are no others within the share." : "\(claim).")
    )
  }
}
