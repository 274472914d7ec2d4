// What plan may be asked beyond its one answer: other plans, and what each project contributes.

import Console
import PlanFiles
import ArgumentParser
import InvestmentPlanning
import OrderedJSON
import PlanModel
import Reporting
import TransportNetwork

/// Options beyond the best plan.
struct FurtherOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also find other plans, so many in all with the best. (default: none)",
      valueName: "k"
    )
  )
  var alternatives: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much worse they may be, as a share of the best value. (default: 0.01)",
      valueName: "e"
    )
  )
  var within: String?

  @Flag(help: "Take those that differ most in cost from all before, instead of the next best.")
  var different = false

  @Flag(
    help: "Also say what each project contributes: Shapley values, and the synergy of every pair."
  )
  var contributions = false

  @Flag(
    help: """
      Also say of every candidate that is not chosen why: what it would add, what the best plan with it would lose and displace, and the \
      cost at which it would enter.
      """
  )
  var explain = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also find the best plans of other budgets, from A to B by STEP or a list; --report marks this plan among them.",
      valueName: "a:b:step"
    )
  )
  var frontier: String?

  /// Whether nothing further was asked.
  var isEmpty: Bool { alternatives == nil && !contributions && frontier == nil && !explain }

  /// These options, if they can be.
  func checked(
    for objective: PlanRequest.Objective.Kind
  ) throws(CommandFailure) -> FurtherOptions {
    if let alternatives, alternatives < 1 {
      throw .usage("--alternatives takes a number of at least 1, not \(alternatives).")
    }
    if alternatives == nil, within != nil || different {
      throw .usage("--within and --different belong to --alternatives K.")
    }
    _ = try share()
    if try budgets() != nil, objective == .cost {
      throw .usage("--objective cost has no frontier over budgets.")
    }
    return self
  }

  private func share() throws(CommandFailure) -> Double {
    try within.map { text throws(CommandFailure) in try number(text, option: "--within") } ?? 0.01
  }

  private func budgets() throws(CommandFailure) -> [Double]? {
    try frontier.map { text throws(CommandFailure) in
      try parsedBudgets(text, option: "--frontier")
    }
  }

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
    let share = try share()
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

  /// The options that were given, as results carry them; the best plan does not depend on them.
  var parameters: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let alternatives {
      members += [
        JSONValue.Member(key: "alternatives", value: .integer(alternatives)),
        JSONValue.Member(key: "within", value: .string(within ?? "0.01")),
        JSONValue.Member(key: "different", value: .bool(different)),
      ]
    }
    if contributions { members.append(JSONValue.Member(key: "contributions", value: .bool(true))) }
    if explain { members.append(JSONValue.Member(key: "explain", value: .bool(true))) }
    if let frontier { members.append(JSONValue.Member(key: "frontier", value: .string(frontier))) }
    return members
  }

  /// The same as a value.
  func sideQuestions() throws(CommandFailure) -> SideQuestions {
    let share = try share()
    return SideQuestions(
      alternatives: alternatives.map {
        .init(count: $0, within: share, order: different ? .different : .best)
      },
      contributions: contributions,
      explanation: explain,
      budgets: try budgets() ?? []
    )
  }
}
