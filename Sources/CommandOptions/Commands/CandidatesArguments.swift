// Which candidates are looked for.

import AccessAnalysis
package import ArgumentParser
package import Console
import DurableFiles
import NetworkFiles
package import NetworkImport
package import Reporting
package import TransportNetwork

/// Which candidates are looked for.
package struct CandidatesArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder of a package, or a .csv file, to make.", valueName: "out"),
    completion: .directory
  )
  package var output: String

  @Flag(help: "Replace what exists.")
  package var force = false

  @Option(help: "Mode of the candidates. (default: road, or the mode with most links)")
  package var mode: String?

  @Option(
    name: .customLong("class"),
    help: "Class of new links; upgrades keep theirs without it. (default: trunk, rail_main)"
  )
  package var type: String?

  @Option(help: "How much longer than the straight line a way may be.")
  package var detour = "1.5"

  @Option(help: "Which share of its class's speed a link must reach.")
  package var slow = "0.8"

  @Option(help: "Length of a new link over the straight line.")
  package var circuity = "1.2"

  @Option(
    help: ArgumentHelp("CSV of costs and speeds by class and terrain.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var unitCosts: String?

  @Option(help: "Terrain where the zones have none: flat, hilly, mountain, or one of --unit-costs.")
  package var terrain = "flat"

  @Option(help: ArgumentHelp("How many candidates to keep.", valueName: "number"))
  package var count = 40

  @Option(help: "Whose times count. (default: passenger, or the first use)")
  package var use: String?

  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Rows") package var scheme: RowScheme

  @Option(help: "text, csv or json: how the list on standard output is written.")
  package var format = OutputFormat.text

  @Flag(help: "No escape codes, as with NO_COLOR set.")
  package var noColor = false

  package func validate() throws {
    if !(1...100_000).contains(count) {
      throw ValidationError("--count is a whole number from 1 to 100000, not \(count).")
    }
    try scheme.check(rows)
  }

  package func candidateOptions(_ network: Network) throws(CommandFailure) -> CandidateOptions {
    var options = CandidateOptions()
    options.mode = mode
    options.type = type
    options.detour = try number(detour, option: "--detour", atLeast: 1)
    options.slow = try number(slow, option: "--slow")
    options.circuity = try number(circuity, option: "--circuity", atLeast: 1)
    options.terrain = terrain
    options.count = count
    let uses = network.uses.map(\.name)
    options.use = use ?? (uses.contains("passenger") ? "passenger" : uses.first ?? "passenger")
    if let unitCosts {
      do throws(OSMError) {
        options.costs = try UnitCosts(contentsOf: unitCosts)
      } catch {
        throw .data("\(error)")
      }
    }
    return options
  }
}
