// What plan finds beyond its one answer.

import CommandOptions
import Console
import InvestmentPlanning
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

extension FurtherOptions {
  /// Finds what was asked and puts it into the report; names of what an interruption left out are added.
  func add(
    to report: inout PlanReport,
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ cancellation: Cancellation,
    _ missing: inout [String]
  ) throws(CommandFailure) {
    let result = report.result
    guard result.value != nil else { return }
    func ask<Answer>(
      _ name: String,
      _ body: (InvestmentPlanner, ProgressLine) throws(PlanningError) -> Answer?
    ) throws(CommandFailure) -> Answer? {
      let progress = ProgressLine(name)
      defer { progress.end() }
      return try Interruption.further(name, cancellation, &missing) {
        () throws(CommandFailure) in
        try withPlanner(network, request, options) { planner throws(PlanningError) in
          try body(planner, progress)
        }
      }
    }
    if contributions {
      report.contributions = try ask("contributions") { planner, _ throws(PlanningError) in
        try planner.question.contributions(
          of: result.projects.map(\.id),
          cancellation: cancellation
        )
      }
    }
    if explain {
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
    if let budgets = try budgets() {
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
    guard let alternatives else { return }
    let share = try self.share()
    report.alternatives = try ask("alternatives") { planner, progress throws(PlanningError) in
      let pace = SearchPace(options, parts: alternatives)
      return try planner.alternatives(
        to: result,
        count: alternatives,
        within: share,
        order: different ? .different : .best,
        cancellation: cancellation
      ) { state in progress.update(state, pace, of: "alternative") }
    }
  }
}
