// Which inequality of which column.

package import ArgumentParser
import TransportNetwork

/// Which inequality of which column.
package struct InequalityArguments: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp("CSV of zones; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var zones: String

  @Option(help: ArgumentHelp("Column whose inequality is measured.", valueName: "column"))
  package var value: String

  @Option(help: ArgumentHelp("Column of weights. (default: 1 each)", valueName: "column"))
  package var weight: String?

  @Option(help: ArgumentHelp("Column of groups.", valueName: "column"))
  package var group: String?

  @Option(
    help: ArgumentHelp(
      "Column that ranks zones, for concentration and palma, for example income.",
      valueName: "column"
    )
  )
  package var rank: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Indices, separated by commas.", valueName: "list")
  )
  package var index: String

  @OptionGroup(title: "Output") package var output: OutputOptions
}
