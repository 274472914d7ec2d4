// What is closed, and whose losses count.

import AccessAnalysis
import Accessibility
package import ArgumentParser
package import Console
import OrderedJSON
import PlanFiles
import Reporting
import ShardedRuns
import Sharding
package import TransportNetwork

/// What is closed, and whose losses count.
package struct CriticalityArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Flag(help: "Only links.")
  package var links = false

  @Flag(help: "Only nodes.")
  package var nodes = false

  @Flag(help: "Also list access links from places to their stations, airports and ports.")
  package var stubs = false

  @Option(
    help: ArgumentHelp("Candidate projects that stand as well.", valueName: "p1,p2"),
    completion: CompletedNames.projects.kind
  )
  package var build: String?

  @OptionGroup package var travel: TravelOptions

  @Option(
    help: ArgumentHelp(
      "Reach facilities instead of zones: nodes of these node_types or facility_classes.",
      valueName: "kind,..."
    ),
    completion: CompletedNames.facilities.kind
  )
  package var to: String?

  @Option(
    help: ArgumentHelp(
      "Zone column that is worth reaching; with --to a column of node.csv. (default: population; with --to 1 each)",
      valueName: "column"
    )
  )
  package var opportunities: String?

  @Option(
    help: ArgumentHelp("Zone column that weights zones in means.", valueName: "column")
  )
  package var weight = "population"

  @Option(
    name: [.customLong("scheme"), .customLong("by")],
    help: "Region scheme whose regions' losses are told apart.",
    completion: CompletedNames.schemes.kind
  )
  package var scheme = "macro"

  @Option(
    help: ArgumentHelp(
      "Region whose loss the ranking goes by. (default: all zones)",
      valueName: "region"
    ),
    completion: CompletedNames.regions.kind
  )
  package var target: String?

  @OptionGroup package var decay: DecayOptions
  @OptionGroup package var threads: ThreadOptions
  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Beyond one machine") package var shards: ShardOptions
  @OptionGroup(title: "Output") package var output: OutputOptions
  @OptionGroup(title: "Page and pictures") package var pages: ReportOptions
}

extension CriticalityArguments {
  /// The scheme; a network without the default one has no regions to tell apart.
  package func regions(_ network: Network) throws(CommandFailure) -> RegionScheme {
    guard
      scheme != "macro" || target != nil || network.schemes.contains(where: { $0.name == scheme })
    else { return RegionScheme(name: scheme, regions: []) }
    return try CommandOptions.named("--scheme") { () throws(NameError) in
      try network.scheme(named: scheme)
    }
  }
}
