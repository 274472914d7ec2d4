// Holding the best plans of several budgets, as a file has them, against the question.

import OrderedJSON
import PlanModel
import PlanProof
import TransportNetwork

/// Checks the points of a frontier besides their figures: budgets, rules, order, bounds.
struct FrontierAudit {
  /// Where the points are in the file: `frontier` of a plan, `points` of a frontier.
  let path: String
  let request: PlanRequest
  /// The relative gap that the searches were allowed.
  let askedGap: Double
  /// The budgets that were asked for.
  let budgets: [Double]
  /// Another plan that is known, if there is one.
  var known: FrontierResult.Point?

  /// The points that a file claims.
  static func claims(_ points: [JSONValue]) -> [FrontierResult.Point] {
    points.map { point in
      var claim = FrontierResult.Point(
        budget: point["budget"]?.number ?? .nan,
        value: point["value"]?.number ?? .nan,
        bound: point["bound"]?.number ?? .infinity,
        relativeGap: point["relative_gap"]?.number ?? .infinity,
        cost: point["cost"]?.number ?? .nan,
        shadowPrice: point["shadow_price"]?.number,
        projects: point["projects"]?.texts ?? [],
        added: point["added"]?.texts ?? [],
        removed: point["removed"]?.texts ?? []
      )
      claim.isCheapest = point["cheapest"].map { $0 == .bool(true) }
      return claim
    }
  }

  /// The projects that points name, with where they are named.
  static func projects(_ claims: [FrontierResult.Point], at path: String) -> [(String, String)] {
    claims.enumerated().flatMap { position, point in
      point.projects.map { ("\(path)[\(position)].projects", $0) }
    }
  }

  /// By how much a point's figure may differ: differences of large values keep their rounding.
  ///
  /// - Parameters:
  ///   - name: the figure's.
  ///   - points: all points.
  ///   - access: the largest access of a region.
  ///   - value: the largest value of the objective.
  /// - Returns: an absolute difference.
  static func slack(
    _ name: String,
    _ points: [FrontierResult.Point],
    access: Double,
    value: Double
  ) -> Double {
    if name.hasSuffix(".relative_gap") { return 1e-12 }
    if name.hasSuffix(".gap") { return 1e-13 * access }
    if name.hasSuffix(".value") { return 1e-13 * value }
    guard name.hasSuffix(".shadow_price") else { return 0 }
    let steps = zip(points.dropFirst(), points).map { $0.budget - $1.budget }.filter { $0 > 0 }
    return 1e-13 * value / (steps.min() ?? 1)
  }

  /// Adds what differs, and what trying all plans has found.
  func verify(_ check: FrontierCheck, _ verification: inout PlanVerification) {
    checkBudgets(check, &verification)
    for position in check.points.indices { verify(position, check, &verification) }
  }

  private func name(_ position: Int) -> String { "\(path)[\(position)]" }

  private func checkBudgets(_ check: FrontierCheck, _ verification: inout PlanVerification) {
    for (position, point) in check.points.enumerated() {
      if !budgets.contains(point.budget) {
        verification.add(
          "\(name(position)).budget",
          file: .double(point.budget),
          "not among those that were asked for"
        )
      }
      if position > 0, point.budget <= check.points[position - 1].budget {
        verification.add(
          "\(name(position)).budget",
          file: .double(point.budget),
          "budgets do not increase"
        )
      }
    }
    // Budgets are answered from the largest on, so a search that was stopped leaves out the
    // smallest.
    let least = check.points.first?.budget ?? .infinity
    for budget in check.unanswered where budget > least {
      verification.add(path, file: nil, "the budget \(shortestDecimal(budget)) is missing")
    }
    let stopped = check.unanswered.filter { $0 <= least }.map { shortestDecimal($0) }
    if !stopped.isEmpty {
      verification.notes.append(
        "Some plans keep the budgets \(stopped.joined(separator: ", ")), which the frontier leaves out."
      )
    }
  }

  private func verify(
    _ position: Int,
    _ check: FrontierCheck,
    _ verification: inout PlanVerification
  ) {
    let (point, finding) = (check.points[position], check.findings[position])
    for sentence in finding.brokenRules {
      verification.add("\(name(position)).projects", file: nil, sentence)
    }
    verification.tried.append(
      .init(
        "optimum of budget \(shortestDecimal(point.budget))",
        relevantCount: finding.relevantCount,
        optimum: finding.optimum
      )
    )
    let isProven = point.relativeGap <= askedGap
    let accepted = askedGap * max(abs(point.value), 1e-9)
    let claim = BoundClaim(
      name: "\(name(position)).bound",
      verdict: ("\(name(position)).value", .double(point.value)),
      isProven: isProven,
      isMinimized: request.objective.kind.isMinimized,
      value: point.value,
      bound: point.bound.isFinite ? point.bound : nil,
      accepted: accepted,
      size: BoundClaim.size(point.value, before: check.valueBefore)
    )
    claim.check(finding.optimum, &verification)
    if isProven, point.isCheapest != false, let cheaper = finding.cheaper {
      verification.add("\(name(position)).cost", file: .double(point.cost), cheaper.isAsGood)
    }
    // Plans of other budgets that keep this one; those of smaller budgets were known to the search.
    for (other, rival) in check.points.enumerated()
    where other != position && check.findings[other].brokenRules.isEmpty {
      checkCost(of: point, position, against: rival, other, &verification)
      let accepted = other < position ? 0 : isProven ? accepted : .infinity
      claim.check(
        against: rival,
        "\(path)[\(other)]",
        budget: point.budget,
        accepted,
        &verification
      )
    }
    if let known {
      let accepted = isProven ? accepted : .infinity
      claim.check(against: known, "projects", budget: point.budget, accepted, &verification)
    }
  }
}

extension FrontierAudit {
  /// A point does not cost more than another that is as good.
  private func checkCost(
    of point: FrontierResult.Point,
    _ position: Int,
    against rival: FrontierResult.Point,
    _ other: Int,
    _ verification: inout PlanVerification
  ) {
    let sign: Double = request.objective.kind.isMinimized ? 1 : -1
    guard rival.cost < point.cost * (1 - FigureComparison.tolerance),
      sign * rival.value <= sign * point.value
    else { return }
    verification.add(
      "\(name(position)).cost",
      file: .double(point.cost),
      "the plan of \(path)[\(other)] is as good for \(shortestDecimal(rival.cost))"
    )
  }
}

extension BoundClaim {
  /// A plan that keeps the budget beats neither the bound, nor the value by more than is accepted.
  fileprivate func check(
    against rival: FrontierResult.Point,
    _ rivalName: String,
    budget: Double,
    _ accepted: Double,
    _ verification: inout PlanVerification
  ) {
    guard rival.cost <= budget * (1 + 1e-9) else { return }
    let sign: Double = isMinimized ? 1 : -1
    let room = FigureComparison.tolerance * max(size, 1e-9)
    let finding = "the plan of \(rivalName) reaches \(shortestDecimal(rival.value))"
    if let bound, sign * (bound - rival.value) > room {
      verification.add(name, file: .double(bound), finding)
    }
    if sign * (value - rival.value) > accepted + room {
      verification.add(verdict.name, file: .double(value), finding)
    }
  }
}
