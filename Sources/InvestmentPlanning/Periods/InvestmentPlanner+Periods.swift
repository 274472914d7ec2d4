// Planning over several periods: the best schedule, and the figures of any.

import GLPK
import ShortestPaths
import TransportNetwork

extension InvestmentPlanner {
  /// Finds a schedule whose value is proven to be within the relative gap of the best.
  func schedule(_ run: SearchRun) throws(PlanningError) -> PlanResult {
    let horizon = try Horizon(resolved, threads: options.threads)
    let before = try evaluations(nothing, horizon)
    let valueBefore = Self.value(before, horizon)
    // Opening everything in the last period breaks no rule that opening it earlier keeps, so the rules
    // of one plan with all the money decide whether there is a schedule.
    guard try hasPlan() else {
      var result = PlanResult.infeasible(resolved, before: before[horizon.count - 1])
      result.valueBefore = valueBefore
      return result
    }
    run.progress(.init(phase: "base costs", seconds: run.clock.seconds))
    let instance = horizon.instance(resolved)
    guard let fixings = Fixings(instance.rules) else {
      throw PlanningError(.solver, "No schedule keeps the rules.")
    }
    // A schedule takes longer to evaluate than whoever interrupts it should wait, so what can be known ahead is.
    let ahead = figuresAhead(horizon, knowing: try periodGoals(horizon, knowingAlone: true))
    defer { ahead.end() }
    var search = Search(
      instance: instance,
      scale: ObjectiveScale(
        resolved.request.objective,
        valueBefore: valueBefore,
        relativeGap: options.relativeGap
      ),
      options: options,
      clock: run.clock,
      cancellation: run.cancellation,
      progress: run.progress,
      journal: run.journal,
      certificate: run.certificate
    )
    search.expect = { plan in
      ahead.expect(Schedule(plan, horizon, projectCount: resolved.candidates.count))
    }
    let outcome = try search.run(from: fixings)
    let isInterrupted = run.cancellation.isCancelled
    guard let plan = outcome.plan else {
      var result = PlanResult.infeasible(resolved, before: before[horizon.count - 1])
      result.valueBefore = valueBefore
      result.status = isInterrupted ? .interrupted : .feasible
      result.bound = outcome.bound
      result.conflict = []
      result.search = outcome.statistics
      return result
    }
    let status: PlanResult.Status =
      outcome.isComplete ? .optimal : isInterrupted ? .interrupted : .feasible
    let schedule = Schedule(plan, horizon, projectCount: resolved.candidates.count)
    let figures = try ScheduleFigures(of: schedule, ahead, threads: options.threads)
    var result = try scheduleResult(schedule, horizon, status, before: before, figures)
    result.budget = resolved.request.budget
    result.take(bound: outcome.bound)
    result.search = outcome.statistics
    guard result.agrees(outcome.value) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the schedule gives \(result.value ?? .nan), the search \(outcome.value). This is a fault of the program; please report it with the network."
      )
    }
    return result
  }

  /// A schedule that builds nothing.
  var nothing: Schedule { Schedule(opening: resolved.candidates.map { _ in nil }) }

  /// The schedule of a list of projects.
  func schedule(
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
  func evaluations(
    _ schedule: Schedule,
    _ horizon: Horizon
  ) throws(PlanningError) -> [FullEvaluation] {
    let evaluations = parallelMap(count: horizon.count, threads: options.threads) { period in
      Result { () throws(PlanningError) in try evaluation(schedule, horizon, in: period) }
    }
    return try evaluations.map { evaluation throws(PlanningError) in try evaluation.get() }
  }

  /// A period of a schedule from scratch, on one thread.
  func evaluation(
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
  static func value(_ evaluations: [FullEvaluation], _ horizon: Horizon) -> Double {
    zip(horizon.weights, evaluations).reduce(0) { $0 + $1.0 * $1.1.value }
  }

  /// A schedule with its figures.
  func scheduleResult(
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
  func scheduleResult(
    _ schedule: Schedule,
    _ horizon: Horizon
  ) throws(PlanningError) -> PlanResult {
    let ahead = figuresAhead(horizon, knowing: try periodGoals(horizon, knowingAlone: false))
    return try scheduleResult(
      schedule,
      horizon,
      .evaluated,
      before: try evaluations(nothing, horizon),
      try ScheduleFigures(of: schedule, ahead, threads: options.threads)
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
