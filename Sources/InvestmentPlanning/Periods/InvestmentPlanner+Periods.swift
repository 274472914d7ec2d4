// Planning over several periods: the best schedule, and the figures of any.

import PlanSearch
import PlanModel
import ShortestPaths
import TransportNetwork

extension InvestmentPlanner {
  /// Finds a schedule whose value is proven to be within the relative gap of the best.
  func schedule(_ run: PlanningRun) throws(PlanningError) -> PlanResult {
    let horizon = try Horizon(
      resolved,
      threads: options.threads,
      unless: run.cancellation.isCancelled(for: Self.patience)
    )
    let before = try question.evaluations(question.nothing, horizon)
    let valueBefore = PlanQuestion.value(before, horizon)
    // Opening everything in the last period breaks no rule that opening it earlier keeps, so the
    // rules of one plan with all the money decide whether there is a schedule.
    guard try hasPlan() else {
      var result = infeasible(before: before[horizon.count - 1])
      result.valueBefore = valueBefore
      return result
    }
    run.progress(.init(phase: "base costs", seconds: run.clock.seconds))
    let instance = horizon.instance(resolved)
    guard let fixings = Fixings(instance.rules) else {
      throw PlanningError(.solver, "No schedule keeps the rules.")
    }
    let budget = ThreadBudget(threads: options.threads)
    // Evaluating a schedule takes longer than a user who interrupts should wait, so it begins
    // before the search ends.
    let ahead = question.figuresAhead(
      horizon,
      knowing: try question.periodGoals(horizon, knowingAlone: true),
      budget: budget
    )
    defer { ahead.end() }
    var search = Search(
      instance: instance,
      scale: ObjectiveScale(
        resolved.request.objective.kind,
        valueBefore: valueBefore,
        access: zip(horizon.weights, before).flatMap { weight, before in
          before.regions.compactMap { access in access.map { weight * $0 } }
        },
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
    let outcome = try ThreadBudget.$current.withValue(budget) {
      Result { () throws(PlanningError) in try search.run(from: fixings) }
    }.get()
    let isInterrupted = run.cancellation.isCancelled
    guard let plan = outcome.plan else {
      var result = infeasible(before: before[horizon.count - 1])
      result.valueBefore = valueBefore
      result.status = isInterrupted ? .interrupted : .stopped
      result.bound = outcome.bound
      result.conflict = []
      result.search = outcome.statistics
      return result
    }
    let status: PlanResult.Status =
      outcome.isComplete ? .optimal : isInterrupted ? .interrupted : .feasible
    let schedule = Schedule(plan, horizon, projectCount: resolved.candidates.count)
    let figures = try ScheduleFigures(of: schedule, ahead)
    var result = try question.scheduleResult(schedule, horizon, status, before: before, figures)
    result.budget = resolved.request.budget
    result.take(bound: outcome.bound)
    result.isCheapest = outcome.isCheapest
    result.search = outcome.statistics
    guard result.agrees(outcome.value) else {
      throw PlanningError(
        .solver,
        "The re-evaluation of the schedule gives \(result.value ?? .nan), the search \(outcome.value). This is a fault of the program; please report it with the network."
      )
    }
    return result
  }
}
