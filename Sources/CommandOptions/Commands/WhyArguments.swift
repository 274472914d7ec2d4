// Which candidates of which plan are explained.

package import ArgumentParser
import TransportNetwork

/// Which candidates of which plan are explained.
package struct WhyArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Argument(
    help: ArgumentHelp("JSON of corridor plan or evaluate.", valueName: "plan.json"),
    completion: .file(extensions: ["json"])
  )
  package var plan: String

  @Argument(
    help: ArgumentHelp(
      "Ids or names of candidates. (default: all that are not in the plan)",
      valueName: "project"
    ),
    completion: CompletedNames.projects.kind
  )
  package var projects: [String] = []

  @Option(parsing: .unconditional, help: "Stop after so many seconds. (default: no limit)")
  package var timeLimit: String?

  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Rows") package var scheme: RowScheme
  @OptionGroup package var tables: StoredTables
  @OptionGroup package var threads: ThreadOptions
  @OptionGroup(title: "Output") package var output: OutputOptions

  package func validate() throws { try scheme.check(rows) }
}
