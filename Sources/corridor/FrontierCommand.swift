// corridor frontier: the planner over a range of budgets.

package import CommandOptions
import Console
import PlanFiles
import InvestmentPlanning
import OrderedJSON
import PlanModel
import PlanningRuns
package import ArgumentParser
import Reporting
import TransportNetwork

/// Best plans of several budgets.
extension FrontierArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract: "Find the best plan of each budget, or of one budget for two aims at once.",
    discussion: """
      EXAMPLES:
        corridor frontier Networks/china --budgets 2e11:2e12:2e11
        corridor frontier Networks/china --budgets 5e11,1e12,2e12 --format csv
        corridor frontier Networks/china --budgets 2e11:2e12:2e11 --report frontier.html
        corridor frontier Networks/china --budgets 2e11:2e12:2e11 --objective access --time-limit 120
        corridor frontier Networks/china --budget 1e12 --against total
        corridor frontier Networks/example --budget 150 --against total --all

      The options are those of plan. Cuts that hold for a large budget hold for a smaller one, so many \
      budgets cost less than as many plans. The shadow price is what the objective improves per unit \
      of money from the budget before. A time limit is for all budgets together. Ctrl-C prints the \
      budgets done so far.

      With --against the budget is one, and the plans are those that are best for some weighting of \
      --objective and the second aim; with --all also those that no weighting finds, so every plan that no \
      other beats in one aim without losing in the other. Differences below the relative gap do not count. \
      Both aims are gap, access or total. Each bound is what no plan as good in the second aim beats.
      """
  )

  package func run() throws {
    if against != nil || budget != nil || all { return try runTradeOff() }
    let budgets = try askedBudgets()
    guard question.objective != .cost else {
      throw CommandFailure.usage("--objective cost has no frontier over budgets; use plan.")
    }
    let options = try search.options(threads: question.threads.count)
    let isPart = shards.shard != nil
    guard !isPart || pages.report == nil && pages.svg == nil else {
      throw CommandFailure.usage("--shard is not for --report and --svg; merge the parts.")
    }
    let file = try OutputFile(isPart ? nil : output.output, replacing: output.force)
    let pages = try pages.open(replacing: output.force)
    let network = try network.read()
    let request = try request(network)
    var parameters = [
      JSONValue.Member(key: "budgets", value: .array(budgets.map { .double($0) }))
    ]
    parameters += request.questionParameters
    parameters += search.parameters(options)
    parameters += request.ruleParameters
    var run = try corridor.run(self.network.folder, parameters: parameters, request)
    run.beside = SideQuestions(budgets: budgets)
    if let job = try job(run) {
      guard let part = try job.opened() else { return }
      return try write(job, to: part, network, request, options, budgets, run)
    }
    let result = try solve(network, request, options, budgets)
    guard !result.points.isEmpty else {
      throw CommandFailure(
        result.isComplete ? .no : .interrupted,
        result.isComplete ? "no budget admits a plan." : "interrupted before a plan was found."
      )
    }
    let report = FrontierReport(
      result: result,
      request: request,
      currency: network.configuration.currency,
      run: run
    )
    try output.write(report, to: file)
    if let pages {
      try pages.write(Page(report, facts: pages.facts(network, run: run, routes: [])))
    }
    if result.points.count < budgets.count {
      let missing = budgets.count - result.points.count
      Terminal.message("\(missing) of \(budgets.count) budgets have no answer.")
    }
  }

  private func solve(
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ budgets: [Double]
  ) throws(CommandFailure) -> FrontierResult {
    let progress = ProgressLine("base costs")
    let pace = SearchPace(options, parts: budgets.count)
    defer { progress.end() }
    return try withPlanner(network, request, options) { planner throws(PlanningError) in
      try Interruption.shared.whileInterruptible { cancellation throws(PlanningError) in
        try planner.frontier(
          budgets: budgets,
          perTask: apart ? 1 : nil,
          cancellation: cancellation,
          progress: { progress.update($0, pace, of: "budget") },
          found: { _ in pace.finishPart() }
        )
      }
    }
  }
}
