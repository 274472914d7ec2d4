// corridor frontier --against: two aims at one budget.

import CommandOptions
import Console
import PlanFiles
import InvestmentPlanning
import OrderedJSON
import PlanModel
import PlanningRuns
import Reporting
import TransportNetwork

extension FrontierArguments {
  /// Finds and prints the plans that are not beaten in two objectives.
  func runTradeOff() throws {
    guard let against, let budget, budgets == nil else {
      throw CommandFailure.usage("--against OBJECTIVE takes --budget B, and --all belongs to it.")
    }
    guard pages.report == nil, pages.svg == nil else {
      throw CommandFailure.usage("--report and --svg are for --budgets.")
    }
    let amount = try money(budget, option: "--budget")
    let options = try search.options(threads: question.threads.count)
    let file = try output.open()
    let network = try network.read()
    var request = try question.request(network, budget: amount)
    try rules.apply(to: &request, network)
    var parameters = [
      JSONValue.Member(key: "budget", value: .double(amount)),
      JSONValue.Member(key: "against", value: .string(against.rawValue)),
      JSONValue.Member(key: "all", value: .bool(all)),
    ]
    parameters += request.questionParameters
    parameters += [
      JSONValue.Member(key: "relative_gap", value: .double(options.relativeGap)),
      JSONValue.Member(key: "time_limit", value: .number(options.timeLimit)),
    ]
    parameters += request.ruleParameters
    let run = try corridor.run(self.network.folder, parameters: parameters, request)
    let result = try solve(network, request, options, against)
    guard !result.points.isEmpty else {
      throw CommandFailure(
        result.isComplete ? .no : .interrupted,
        result.isComplete
          ? "no plan satisfies the rules; corridor plan says which of them clash."
          : "interrupted before a plan was found."
      )
    }
    let report = TradeOffReport(
      result: result,
      request: request,
      currency: network.configuration.currency,
      run: run
    )
    try output.write(report, to: file)
  }

  private func solve(
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ against: PlanRequest.Objective.Kind
  ) throws(CommandFailure) -> TradeOff {
    let progress = ProgressLine("base costs")
    defer { progress.end() }
    let findsAll = all
    guard let other = PlanRequest.Objective(against) else {
      throw .usage("--against takes gap, access or total, not \(against.rawValue).")
    }
    return try withPlanner(network, request, options) { planner throws(PlanningError) in
      try Interruption.shared.whileInterruptible { cancellation throws(PlanningError) in
        try planner.tradeOff(against: other, findsAll: findsAll, cancellation: cancellation) {
          state in progress.update { describe(state) }
        }
      }
    }
  }
}
