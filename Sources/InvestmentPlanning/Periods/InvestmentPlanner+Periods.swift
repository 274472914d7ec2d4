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
    let alone = try goalsAlone(horizon)
    var prepared: (schedule: Schedule, result: PlanResult)?
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
    search.prepare = { plan in
      let schedule = Schedule(plan, horizon, projectCount: resolved.candidates.count)
      guard prepared?.schedule != schedule else { return }
      let result = try? scheduleResult(schedule, horizon, .feasible, before: before, alone: alone)
      prepared = result.map { (schedule, $0) }
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
    var result: PlanResult
    if let prepared, prepared.schedule == schedule {
      result = prepared.result
      result.status = status
    } else {
      result = try scheduleResult(schedule, horizon, status, before: before, alone: alone)
    }
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

  /// Every period of a schedule from scratch.
  func evaluations(
    _ schedule: Schedule,
    _ horizon: Horizon
  ) throws(PlanningError) -> [FullEvaluation] {
    // Whoever interrupts a search waits for this: the periods side by side, each on one thread.
    let evaluations = parallelMap(count: horizon.count, threads: options.threads) { period in
      Result { () throws(PlanningError) in
        try FullEvaluation(
          horizon.questions[period],
          building: schedule.built(in: period).members.map { resolved.candidates[$0] },
          threads: 1
        )
      }
    }
    return try evaluations.map { evaluation throws(PlanningError) in try evaluation.get() }
  }

  /// The discounted sum of the periods' figures.
  static func value(_ evaluations: [FullEvaluation], _ horizon: Horizon) -> Double {
    zip(horizon.weights, evaluations).reduce(0) { $0 + $1.0 * $1.1.value }
  }

  /// The figures of a schedule.
  func scheduleResult(
    _ schedule: Schedule,
    _ horizon: Horizon,
    _ status: PlanResult.Status,
    before known: [FullEvaluation]? = nil,
    alone: [[ProjectSet: Double]]? = nil
  ) throws(PlanningError) -> PlanResult {
    let last = horizon.count - 1
    let before: [FullEvaluation]
    if let known { before = known } else { before = try evaluations(nothing, horizon) }
    let after = try evaluations(schedule, horizon)
    var result = try PlanResult(
      horizon.questions[last],
      instance: horizon.instances[last],
      plan: schedule.built(in: last),
      status: status,
      before: before[last],
      known: after[last],
      chosen: try chosen(schedule, horizon, knowing: alone),
      threads: options.threads
    )
    result.value = Self.value(after, horizon)
    result.valueBefore = Self.value(before, horizon)
    result.periods = periods(schedule, horizon, before: before, after: after)
    return result
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

  /// What is built when a project is built alone, with what it requires.
  private func alone(_ project: Int) -> ProjectSet {
    resolved.rules.adding(project, to: ProjectSet(count: resolved.candidates.count))
  }

  /// The goals in each period of nothing and of every project alone.
  private func goalsAlone(_ horizon: Horizon) throws(PlanningError) -> [[ProjectSet: Double]] {
    let nothing = ProjectSet(count: resolved.candidates.count)
    let plans = [nothing] + resolved.candidates.indices.map(alone).filter { $0 != nothing }
    var goals: [[ProjectSet: Double]] = []
    for (period, question) in horizon.questions.enumerated() {
      if period > 0, question.network.projects == horizon.questions[period - 1].network.projects {
        goals.append(goals[period - 1])
        continue
      }
      let instance = horizon.instances[period]
      let values = try PlanGoals.goals(question, instance, plans, threads: options.threads)
      goals.append(Dictionary(zip(plans, values)) { first, _ in first })
    }
    return goals
  }

  /// The projects of a schedule with what the objective loses without each, and gains by each alone from the
  /// period on in which it opens; `known` are goals that plans of a period are known to have.
  private func chosen(
    _ schedule: Schedule,
    _ horizon: Horizon,
    knowing known: [[ProjectSet: Double]]?
  ) throws(PlanningError) -> [PlanResult.ChosenProject] {
    let members = schedule.built(in: horizon.count - 1).members
    var changed = [schedule] + members.map(schedule.without) + [nothing]
    for member in members {
      var alone = nothing
      for project in self.alone(member).members {
        alone.opening[project] = schedule.opening[member]
      }
      changed.append(alone)
    }
    var values = Array(repeating: 0.0, count: changed.count)
    for period in horizon.weights.indices {
      // Most changes leave most periods as they are.
      var goals = known?[period] ?? [:]
      var plans: [ProjectSet] = []
      for schedule in changed {
        let plan = schedule.built(in: period)
        guard goals[plan] == nil else { continue }
        goals[plan] = .nan
        plans.append(plan)
      }
      let found = try PlanGoals.goals(
        horizon.questions[period],
        horizon.instances[period],
        plans,
        threads: options.threads
      )
      for (plan, goal) in zip(plans, found) { goals[plan] = goal }
      for (position, schedule) in changed.enumerated() {
        values[position] += horizon.weights[period] * (goals[schedule.built(in: period)] ?? .nan)
      }
    }
    // Losses and gains count in the objective's direction.
    func better(_ value: Double, than other: Double) -> Double {
      resolved.request.objective.isMinimized ? other - value : value - other
    }
    return members.enumerated().map { position, member in
      let project = resolved.network.projects[resolved.candidates[member]]
      return PlanResult.ChosenProject(
        id: project.id,
        name: project.name,
        cost: project.cost,
        period: (schedule.opening[member] ?? 0) + 1,
        lossWithout: better(values[0], than: values[1 + position]),
        gainAlone: better(
          values[2 + members.count + position],
          than: values[1 + members.count]
        )
      )
    }
  }
}
