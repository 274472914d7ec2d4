// What the searches do: the best plan, the best plans of several budgets, and why a project is in a
// plan or not.

import InvestmentPlanning
import OrderedJSON
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

extension LiveNetwork {
  /// The planner of a question, its network with the ideas as candidates and closed links closed.
  private func planner(_ question: LiveQuestion) throws(LiveError) -> InvestmentPlanner {
    let changed = try changed(question.ideas, use: question.request.use)
    return try planning { () throws(PlanningError) in
      try InvestmentPlanner(
        changed.network,
        question.request,
        options: PlanOptions(threads: threads)
      )
    }
  }

  /// Finds the best plan; its answer is the document that `corridor plan --format json` writes, and
  /// access of all zones.
  func plan(_ question: LiveQuestion, _ job: Job) throws(LiveError) -> JSONValue {
    let planner = try planner(question)
    let trace = SearchTrace()
    let result = try planning { () throws(PlanningError) in
      try planner.plan(
        cancellation: job.cancellation,
        progress: { state in
          trace.add(state)
          job.report(state.json)
        }
      )
    }
    let report = report(result, question, parameters: planParameters(question))
    return [
      "document": .string(report.json.pretty),
      "build": .array(result.projects.map { .string($0.id) }),
      "status": .string(result.status.rawValue),
      "value": .number(result.value), "bound": .number(result.bound),
      "relative_gap": .number(result.relativeGap),
      "relative_gap_of_gain": .number(report.relativeGapOfGain),
      "conflict": .array(result.conflict.map { .string($0) }),
      "projects": .array(
        result.projects.map {
          [
            "id": .string($0.id), "loss_without": .double($0.lossWithout),
            "gain_alone": .double($0.gainAlone),
          ]
        }
      ),
      "trace": .array(
        trace.moments.map {
          .array([.double($0.seconds), .number($0.incumbent), .number($0.bound)])
        }
      ),
    ]
  }

  /// Finds the best plans of several budgets, from the largest down; each is told when it is known.
  func frontier(
    _ question: LiveQuestion,
    budgets: [Double],
    _ job: Job
  ) throws(LiveError) -> JSONValue {
    let planner = try planner(question)
    let result = try planning { () throws(PlanningError) in
      try planner.frontier(
        budgets: budgets,
        cancellation: job.cancellation,
        progress: { job.report($0.json) },
        found: { job.add($0.json) }
      )
    }
    return [
      "points": .array(result.points.map { $0.json }),
      "value_before": .double(result.valueBefore), "complete": .bool(result.isComplete),
    ]
  }

  /// Says why a project is in a plan or not.
  func why(_ question: LiveQuestion, project: String, _ job: Job) throws(LiveError) -> JSONValue {
    let planner = try planner(question)
    let explanation = try planning { () throws(PlanningError) in
      try planner.explanation(
        of: question.build,
        projects: [project],
        cancellation: job.cancellation
      )
    }
    let changed = try changed(question.ideas, use: question.request.use)
    return [
      "project": .string(project),
      "sentences": .array(
        explanationSentences(
          explanation,
          question.request.objective.kind,
          currency: network.configuration.currency,
          names: Dictionary(changed.network.projects.map { ($0.id, $0.name) }) { $1 }
        )
        .map { .string($0) }
      ),
    ]
  }

  /// What each candidate gains alone.
  func gains(_ question: LiveQuestion) throws(LiveError) -> JSONValue {
    let planner = try planner(question)
    let chosen = try planning { () throws(PlanningError) in try planner.question.gainsAlone() }
    return .array(chosen.map { ["id": .string($0.id), "gain_alone": .double($0.gainAlone)] })
  }
}

extension PlanProgress {
  /// What is known, infinite limits as null.
  var json: JSONValue {
    [
      "phase": .string(phase), "incumbent": .number(incumbent), "bound": .number(bound),
      "relative_gap": .number(relativeGap), "nodes": .integer(nodes), "open": .integer(open),
      "cuts": .integer(cuts), "seconds": .double(seconds),
    ]
  }
}

extension FrontierResult.Point {
  fileprivate var json: JSONValue {
    [
      "budget": .double(budget), "value": .double(value), "bound": .double(bound),
      "cost": .double(cost), "relative_gap": .double(relativeGap),
      "projects": .array(projects.map { .string($0) }),
    ]
  }
}
