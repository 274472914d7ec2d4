// Which kernels are timed on which graph.

package import ArgumentParser
import TransportNetwork

/// Which kernels are timed on which graph.
package struct BenchmarkArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var input: GraphArguments
  @OptionGroup package var travel: TravelOptions

  @Option(help: ArgumentHelp("Kernels, separated by commas.", valueName: "list"))
  package var kernel: String

  @Option(
    help: ArgumentHelp("Where to start from, one id a line.", valueName: "file"),
    completion: .file()
  )
  package var sources: String?

  @Option(
    help: ArgumentHelp("CSV of pairs, columns from and to.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var pairs: String?

  @Option(
    help: ArgumentHelp("CSV of links to insert, columns from, to and cost.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var arcs: String?

  @Option(
    help: ArgumentHelp("The same DIMACS graph with lengths, for pareto.", valueName: "file"),
    completion: .file()
  )
  package var lengths: String?

  @Option(name: .customShort("k"), help: ArgumentHelp("Paths of kshortest.", valueName: "number"))
  package var pathCount = 10

  @Option(help: ArgumentHelp("How often everything is done.", valueName: "number"))
  package var runs = 3

  @Option(help: ArgumentHelp("Threads; checksums do not depend on it.", valueName: "number"))
  package var threads = 1

  @OptionGroup(title: "Output") package var output: OutputOptions

  package func validate() throws {
    for (option, value, limit) in [
      ("-k", pathCount, 100_000), ("--runs", runs, 1_000_000), ("--threads", threads, 1024),
    ] where !(1...limit).contains(value) {
      throw ValidationError("\(option) is a whole number from 1 to \(limit), not \(value).")
    }
  }
}
