// Which plan is judged by which question.

import AccessAnalysis
package import ArgumentParser
package import Console
import NetworkFiles
import OrderedJSON
import PlanFiles
package import PlanModel
import Reporting
package import TransportNetwork

/// Which plan is judged by which question.
package struct EvaluateArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(
    help: ArgumentHelp(
      "Projects that are built, by id or name; with --periods P2@2 opens in period 2.",
      valueName: "p1,p2"
    ),
    completion: CompletedNames.projects.kind
  )
  package var build: String?

  @Option(
    help: ArgumentHelp(
      "JSON of corridor plan or evaluate; - is standard input.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json"])
  )
  package var plan: String?

  @Option(
    parsing: .unconditional,
    help: "Budget to compare the cost with, in the network's currency. (default: none)"
  )
  package var budget: String?

  @OptionGroup(title: "Several periods") package var periods: PeriodOptions
  @OptionGroup(title: "Scenarios") package var uncertainty: ScenarioOptions
  @OptionGroup package var question: PlanningOptions
  @OptionGroup(title: "Ideas") package var ideas: IdeaOptions
  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Output") package var output: OutputOptions
  @OptionGroup(title: "Page and pictures") package var pages: ReportOptions

  package func validate() throws {
    guard (build == nil) != (plan == nil) else {
      throw ValidationError("Give either --build P1,P2 or --plan FILE.")
    }
  }

  /// The question, every name found in the network; what is not given is that of an earlier one.
  package func request(
    _ network: Network,
    like asked: PlanRequest?
  ) throws(CommandFailure) -> PlanRequest {
    var request = try question.request(network, budget: try budgetNumber() ?? 0, like: asked)
    if let asked, asked.hasPeriods, periods.isEmpty {
      (request.periods, request.discount) = (asked.periods, asked.discount)
      request.budget = asked.budget
    }
    try periods.apply(to: &request)
    return request
  }

  package func budgetNumber() throws(CommandFailure) -> Double? {
    try budget.map { text throws(CommandFailure) in try money(text, option: "--budget") }
  }
}
