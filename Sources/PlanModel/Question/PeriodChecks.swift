// Requests over several periods: which can be answered, and which projects come too late.

package import TransportNetwork

extension PlanRequest {
  /// Whether projects open in the course of several periods.
  public var hasPeriods: Bool { !periods.isEmpty }

  /// What each period counts: 1 / (1 + R)^(t - 1) in period t.
  public var periodWeights: [Double] {
    var weight = 1.0
    return periods.map { _ in
      defer { weight /= 1 + discount }
      return weight
    }
  }
}

extension ResolvedRequest {
  /// Checks the numbers of periods, and that the objective adds up over them.
  package static func checkPeriods(_ request: PlanRequest) throws(PlanningError) {
    guard request.hasPeriods else { return }
    for budget in request.periods where !(budget >= 0 && budget < .infinity) {
      throw PlanningError(
        .usage,
        "A period's budget of \(budget) must be a finite number of at least 0."
      )
    }
    guard request.discount >= 0, request.discount < .infinity else {
      throw PlanningError(
        .usage,
        "The discount rate \(request.discount) must be a finite number of at least 0."
      )
    }
    let kind = request.objective.kind
    guard kind.traits.isSumOverPairs else {
      throw PlanningError(
        .usage,
        """
        Several periods can be planned for the objectives \(PlanRequest.Objective.Kind.names(where: \.isSumOverPairs)), \
        which add up over pairs of zones, not for \(kind.rawValue).
        """
      )
    }
  }
}

extension Rules {
  /// That projects whose earliest period is after the last one are not built.
  package static func lateProjects(_ projects: [Project], periodCount: Int) -> [LinearRule] {
    guard periodCount > 0 else { return [] }
    return projects.enumerated().compactMap { position, project in
      guard let earliest = project.period, earliest > periodCount else { return nil }
      return LinearRule(
        projects.indices.map { $0 == position ? 1 : 0 },
        upper: 0,
        sentence:
          "\(project.id) opens in period \(earliest) at the earliest, and the last is \(periodCount)"
      )
    }
  }
}
