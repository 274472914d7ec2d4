// Which budgets, or which two aims at one.

package import ArgumentParser
package import Console
import OrderedJSON
import PlanFiles
package import PlanModel
import Reporting
package import TransportNetwork

/// Which budgets, or which two aims at one.
package struct FrontierArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Budgets: from A to B by STEP, or a list separated by commas or semicolons; 350bn and \"1 trillion\" are read.",
      valueName: "a:b:step"
    )
  )
  package var budgets: String?

  @Option(parsing: .unconditional, help: "With --against: most that may be spent.")
  package var budget: String?

  @Option(
    help: ArgumentHelp(
      "A second aim, gap, access or total, against which --objective is set.",
      valueName: "objective"
    )
  )
  package var against: PlanRequest.Objective.Kind?

  @Flag(help: "With --against: also the plans that are best for no weighting of the two.")
  package var all = false

  @OptionGroup(title: "Beyond one machine") package var shards: ShardOptions

  @Flag(
    help:
      "Search every budget by itself, as parts do: what merged parts say, byte for byte but for the seconds."
  )
  package var apart = false

  @OptionGroup(title: "Rules") package var rules: RuleOptions
  @OptionGroup(title: "When to stop") package var search: SearchOptions
  @OptionGroup package var question: PlanningOptions
  @OptionGroup(title: "Output") package var output: OutputOptions
  @OptionGroup(title: "Page and pictures") package var pages: ReportOptions

  /// The question of the largest budget, every name found in the network.
  package func request(_ network: Network) throws(CommandFailure) -> PlanRequest {
    var request = try question.request(network, budget: try askedBudgets().max() ?? 0)
    try rules.apply(to: &request, network)
    return request
  }

  /// The budgets.
  package func askedBudgets() throws(CommandFailure) -> [Double] {
    guard let budgets else {
      throw .usage("give --budgets A:B:STEP, or --budget B with --against OBJECTIVE.")
    }
    return try parsedBudgets(budgets)
  }
}
