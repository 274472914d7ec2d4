// What a run finds beyond its one answer: other plans and budgets, contributions, explanations.

import InvestmentPlanning
import PlanFiles
import PlanModel
import Reporting

extension PlanRun {
  /// Finds what was asked and puts it into the report; names of what an interruption left out are
  /// added.
  func addSideAnswers(
    to report: inout PlanReport,
    _ cancellation: Cancellation,
    _ missing: inout [String]
  ) throws(PlanningRunError) {
    let result = report.result
    guard result.value != nil, let asked = run.beside else { return }
    func ask<Answer>(
      _ name: String,
      _ body: (InvestmentPlanner, any RunStep) throws(PlanningError) -> Answer?
    ) throws(PlanningRunError) -> Answer? {
      let progress = listener.step(name)
      defer { progress.end() }
      return try unlessInterrupted(name, cancellation, &missing) {
        () throws(PlanningRunError) in
        try withPlanner(network, request, options) { planner throws(PlanningError) in
          try body(planner, progress)
        }
      }
    }
    if asked.contributions {
      report.contributions = try ask("contributions") { planner, _ throws(PlanningError) in
        try planner.contributions(
          of: result.projects.map(\.id),
          cancellation: cancellation
        )
      }
    }
    if asked.explanation {
      report.explanation = try ask("explanations") { planner, progress throws(PlanningError) in
        try planner.explanation(of: result.projects.map(\.id), cancellation: cancellation) {
          done,
          count in
          progress.update(share: Double(done) / Double(max(1, count))) {
            "why not: \(done) of \(count) candidates"
          }
        }
      }
    }
    let budgets = asked.budgets
    if !budgets.isEmpty {
      report.frontier = try ask("frontier") { planner, progress throws(PlanningError) in
        let pace = SearchPace(options, parts: budgets.count)
        return try planner.frontier(
          budgets: budgets,
          cancellation: cancellation,
          progress: { progress.update($0, pace, of: "budget") },
          found: { _ in pace.finishPart() }
        )
      }
    }
    guard let alternatives = asked.alternatives else { return }
    report.alternatives = try ask("alternatives") { planner, progress throws(PlanningError) in
      let pace = SearchPace(options, parts: alternatives.count)
      return try planner.alternatives(
        to: result,
        count: alternatives.count,
        within: alternatives.within,
        order: alternatives.order,
        cancellation: cancellation
      ) { state in progress.update(state, pace, of: "alternative") }
    }
  }
}
