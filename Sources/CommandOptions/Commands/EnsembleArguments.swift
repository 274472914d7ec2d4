// How many draws of what is uncertain.

package import ArgumentParser
import TransportNetwork

/// How many draws of what is uncertain.
package struct EnsembleArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(parsing: .unconditional, help: "Most that may be spent, in the network's currency.")
  package var budget: String

  @Option(help: ArgumentHelp("How many draws.", valueName: "n"))
  package var draws: Int

  @Option(help: ArgumentHelp("Where the numbers come from.", valueName: "s"))
  package var seed: UInt64

  @Option(
    help: ArgumentHelp("CSV of what is uncertain. (default: costs)", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var distributions: String?

  @Option(
    help: ArgumentHelp(
      "Hold this plan of corridor plan or evaluate against the draws, in place of the best one, which every run and part searches for.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json"])
  )
  package var plan: String?

  @Option(
    help: ArgumentHelp("Keep draws in this folder, and go on from them.", valueName: "folder"),
    completion: .directory
  )
  package var keep: String?

  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Beyond one machine") package var shards: ShardOptions
  @OptionGroup(title: "Rules") package var rules: RuleOptions
  @OptionGroup(title: "When to stop") package var search: SearchOptions
  @OptionGroup package var question: PlanningOptions
  @OptionGroup(title: "Output") package var output: OutputOptions
  @OptionGroup(title: "Page and pictures") package var pages: ReportOptions

  package func validate() throws {
    guard (1...1_000_000).contains(draws) else {
      throw ValidationError("--draws takes a number from 1 to 1000000, not \(draws).")
    }
  }
}
