// The figures of a schedule, period by period.

import ShortestPaths
import TransportNetwork

extension PlanQuestion {
  /// A schedule that builds nothing.
  package var nothing: Schedule { Schedule(opening: resolved.candidates.map { _ in nil }) }

  /// The schedule of a list of projects.
  package func schedule(
    of projectIDs: [String],
    opening periods: [String: Int]
  ) throws(PlanningError) -> Schedule {
    let ids = resolved.candidates.map { resolved.network.projects[$0].id }
    let count = resolved.request.periods.count
    var schedule = nothing
    for id in projectIDs {
      let period = periods[id] ?? 1
      guard (1...count).contains(period) else {
        throw PlanningError(
          .usage,
          "Project \(id) opens in period \(period); there are periods 1 to \(count)."
        )
      }
      schedule.opening[try Lookup.position(of: id, in: ids, "candidate project")] = period - 1
    }
    return schedule
  }

  /// Every period of a schedule from scratch, the periods side by side.
  package func evaluations(
    _ schedule: Schedule,
    _ horizon: Horizon
  ) throws(PlanningError) -> [FullEvaluation] {
    let evaluations = parallelMap(count: horizon.count, threads: options.threads) { period in
      Result { () throws(PlanningError) in try evaluation(schedule, horizon, in: period) }
    }
    return try evaluations.map { evaluation throws(PlanningError) in try evaluation.get() }
  }

  /// A period of a schedule from scratch, on one thread.
  package func evaluation(
    _ schedule: Schedule,
    _ horizon: Horizon,
    in period: Int
  ) throws(PlanningError) -> FullEvaluation {
    try FullEvaluation(
      horizon.questions[period],
      building: schedule.built(in: period).members.map { resolved.candidates[$0] },
      threads: 1
    )
  }

  /// The discounted sum of the periods' figures.
  package static func value(_ evaluations: [FullEvaluation], _ horizon: Horizon) -> Double {
    zip(horizon.weights, evaluations).reduce(0) { $0 + $1.0 * $1.1.value }
  }

  /// A schedule with its figures.
  package func scheduleResult(
    _ schedule: Schedule,
    _ horizon: Horizon,
    _ status: PlanResult.Status,
    before: [FullEvaluation],
    _ figures: ScheduleFigures
  ) throws(PlanningError) -> PlanResult {
    let last = horizon.count - 1
    let after = figures.evaluations
    var result = try PlanResult(
      horizon.questions[last],
      instance: horizon.instances[last],
      plan: schedule.built(in: last),
      status: status,
      before: before[last],
      known: after[last],
      chosen: chosen(schedule, horizon, figures.goals),
      threads: options.threads
    )
    result.value = Self.value(after, horizon)
    result.valueBefore = Self.value(before, horizon)
    result.periods = periods(schedule, horizon, before: before, after: after)
    return result
  }

  /// A schedule that was given, with its figures.
  package func scheduleResult(
    _ schedule: Schedule,
    _ horizon: Horizon
  ) throws(PlanningError) -> PlanResult {
    let ahead = figuresAhead(
      horizon,
      knowing: try periodGoals(horizon, knowingAlone: false),
      budget: ThreadBudget(threads: options.threads)
    )
    return try scheduleResult(
      schedule,
      horizon,
      .evaluated,
      before: try evaluations(nothing, horizon),
      try ScheduleFigures(of: schedule, ahead)
    )
  }

  private func periods(
    _ schedule: Schedule,
    _ horizon: Horizon,
    before: [FullEvaluation],
    after: [FullEvaluation]
  ) -> [PlanResult.PeriodFigures] {
    var total = 0.0
    return horizon.weights.indices.map { period in
      let opened = schedule.opened(in: period)
      let spent = opened.reduce(0) { $0 + resolved.rules.cost[$1] }
      total += spent
      return PlanResult.PeriodFigures(
        period: period + 1,
        weight: horizon.weights[period],
        budget: resolved.request.periods[period],
        spent: spent,
        left: horizon.money[period] - total,
        projects: opened.map { resolved.network.projects[resolved.candidates[$0]].id },
        valueBefore: before[period].value,
        value: after[period].value,
        regions: PlanResult.regions(resolved, before: before[period], after: after[period])
      )
    }
  }
}
