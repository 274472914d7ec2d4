// Which parts become which output.

package import ArgumentParser
package import Reporting
import TransportNetwork

/// Which parts become which output.
package struct MergeArguments: ParsableArguments {
  package init() {}

  @Argument(help: ArgumentHelp("Where the whole goes; - is standard output.", valueName: "out"))
  package var out: String

  @Argument(
    help: ArgumentHelp("Parts, in any order.", valueName: "part"),
    completion: .file()
  )
  package var parts: [String]

  @Option(help: "text, csv or json; default: by the ending of OUT, else CSV.")
  package var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Where the network of planning parts is now. (default: where it was)",
      valueName: "net"
    ),
    completion: .directory
  )
  package var network: String?

  @OptionGroup package var threads: ThreadOptions

  @Flag(help: "Replace the output file if it exists.")
  package var force = false

  /// The format asked for, by name or by the ending of OUT.
  package var asked: OutputFormat {
    if let format { return format }
    return out.hasSuffix(".json") ? .json : out.hasSuffix(".txt") ? .text : .csv
  }
}
