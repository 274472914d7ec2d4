// The figures of a schedule, computed when they are asked for or in the background before.

package import ShortestPaths
import TransportNetwork

/// Figures of a schedule from scratch.
package struct ScheduleFigures: Sendable {
  /// Of each period.
  package var evaluations: [FullEvaluation]
  /// Per period, the goals of the schedule's ``PlanQuestion/changes(of:)``.
  package var goals: [[Double]]
}

/// Goals of plans in one period, some of which are known.
package struct PeriodGoals: Sendable {
  fileprivate let goals: PlanGoals
  fileprivate var known: [ProjectSet: Double] = [:]
}

/// Computes the figures of schedules.
package typealias FiguresAhead = AnswerAhead<Schedule, Result<ScheduleFigures.Part, PlanningError>>

extension ScheduleFigures {
  /// What is computed in one go, for one period.
  package enum Part: Sendable {
    case evaluation(FullEvaluation)
    case goals([Double])
  }

  /// Collects the figures of a schedule.
  package init(of schedule: Schedule, _ ahead: FiguresAhead) throws(PlanningError) {
    evaluations = []
    goals = []
    for part in ahead.answer(about: schedule) {
      switch try part.get() {
      case .evaluation(let evaluation): evaluations.append(evaluation)
      case .goals(let goals): self.goals.append(goals)
      }
    }
  }
}

extension PlanQuestion {
  /// Computes schedules' figures, in the background too: a part per period and figure.
  package func figuresAhead(
    _ horizon: Horizon,
    knowing known: [PeriodGoals],
    budget: ThreadBudget
  ) -> FiguresAhead {
    FiguresAhead(partCount: 2 * horizon.count, budget: budget) { schedule, part in
      Result { () throws(PlanningError) in
        let period = part / 2
        guard part % 2 == 0 else {
          return .goals(try goals(of: changes(of: schedule), in: period, knowing: known[period]))
        }
        return .evaluation(try evaluation(schedule, horizon, in: period))
      }
    }
  }

  /// Per period, what compares plans; it may know every project alone before any is asked for.
  package func periodGoals(
    _ horizon: Horizon,
    knowingAlone: Bool
  ) throws(PlanningError) -> [PeriodGoals] {
    let nothing = ProjectSet(count: resolved.candidates.count)
    let plans = [nothing] + resolved.candidates.indices.map(alone).filter { $0 != nothing }
    var all: [PeriodGoals] = []
    for (period, question) in horizon.questions.enumerated() {
      if period > 0, question.network.projects == horizon.questions[period - 1].network.projects {
        all.append(all[period - 1])
        continue
      }
      let instance = horizon.instances[period]
      let goals = PlanGoals(question, instance, threads: options.threads)
      var known: [ProjectSet: Double] = [:]
      if knowingAlone {
        let values = try goals.goals(of: plans, threads: options.threads)
        known = Dictionary(zip(plans, values)) { first, _ in first }
      }
      all.append(PeriodGoals(goals: goals, known: known))
    }
    return all
  }

  /// The schedule, the schedule without each of its projects, nothing, and each of its projects
  /// alone from its period on.
  private func changes(of schedule: Schedule) -> [Schedule] {
    let members = schedule.members
    return [schedule] + members.map(schedule.without) + [nothing]
      + members.map { member in
        var alone = nothing
        for project in self.alone(member).members {
          alone.opening[project] = schedule.opening[member]
        }
        return alone
      }
  }

  /// The goals of schedules in a period, on one thread.
  private func goals(
    of schedules: [Schedule],
    in period: Int,
    knowing known: PeriodGoals
  ) throws(PlanningError) -> [Double] {
    // Most changes leave most periods as they are.
    var goals = known.known
    var plans: [ProjectSet] = []
    let built = schedules.map { $0.built(in: period) }
    for plan in built where goals[plan] == nil {
      goals[plan] = .nan
      plans.append(plan)
    }
    for (plan, goal) in zip(plans, try known.goals.goals(of: plans, threads: 1)) {
      goals[plan] = goal
    }
    return built.map { goals[$0] ?? .nan }
  }

  /// What is built when a project is built alone, with what it requires.
  private func alone(_ project: Int) -> ProjectSet {
    resolved.rules.adding(project, to: ProjectSet(count: resolved.candidates.count))
  }

  /// The projects of a schedule with what the objective loses without each, and gains by each alone
  /// from the period on in which it opens.
  package func chosen(
    _ schedule: Schedule,
    _ horizon: Horizon,
    _ goals: [[Double]]
  ) -> [PlanResult.ChosenProject] {
    let members = schedule.members
    let values = (0..<2 + 2 * members.count).map { change in
      zip(horizon.weights, goals).reduce(0) { $0 + $1.0 * $1.1[change] }
    }
    // Losses and gains count in the objective's direction.
    func better(_ value: Double, than other: Double) -> Double {
      resolved.request.objective.kind.isMinimized ? other - value : value - other
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
