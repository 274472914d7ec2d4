// The question of access, as it is typed.

package import AccessAnalysis
public import Accessibility
public import ArgumentParser
package import Console
import Reporting
import ShardedRuns
import Sharding
package import TransportNetwork

/// The question of access, as it is typed.
package struct AccessArguments: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp(
      "Folder of a network package, unless --matrix or --graph is given.",
      valueName: "net"
    ),
    completion: .directory
  )
  package var folder: String?

  @Option(
    help: ArgumentHelp("CSV or OMX of costs, in place of a network.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var matrix: String?

  @Option(
    help: ArgumentHelp(
      "Graph, in place of a network: DIMACS (.gr) or TNTP, plain or gzip.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var graph: String?

  @Option(
    help: ArgumentHelp(
      "CSV of the matrix's zones, or of the nodes of the graph that count.",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  package var zones: String?

  @Option(
    help: ArgumentHelp(
      "The matrix's cost. (default: the first column after both ids)",
      valueName: "column"
    )
  )
  package var costColumn: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Cost that must not exceed a value; repeatable, all must hold at once. With cumulative.",
      valueName: "column=value"
    )
  )
  package var limit: [String] = []

  @Flag(
    help:
      "Leave out what the matrix has beyond the zones of --zones, such as external stations; a count says how much."
  )
  package var onlyZones = false

  @OptionGroup package var travel: TravelOptions
  @OptionGroup(title: "Measure") package var measure: MeasureOptions

  @Option(
    help: ArgumentHelp(
      "Reach facilities instead: nodes of these node_types or facility_classes.",
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
    help: ArgumentHelp(
      "What counts along the path of least generalized cost: generalized, minutes, money or km. (default: generalized)",
      valueName: "kind"
    )
  )
  package var cost: CostKind?

  @Option(
    help: ArgumentHelp("Zone column of the people who compete or weigh.", valueName: "column")
  )
  package var population = "population"

  @Option(
    help: ArgumentHelp(
      "Zone column that weights zones in regions' means. (default: the population)",
      valueName: "column"
    )
  )
  package var weight: String?

  @Flag(help: "Whether zones look out (active) or are looked at (passive).")
  package var direction: AccessDirection = .active

  @Option(
    help: ArgumentHelp("Region scheme whose regions are summed up.", valueName: "scheme"),
    completion: CompletedNames.schemes.kind
  )
  package var by: String?

  @Option(
    help: ArgumentHelp("Earlier result, network or matrix; changes are shown.", valueName: "before")
  )
  package var compare: String?

  @Option(
    help: ArgumentHelp(
      "A zone's own opportunities: exclude, zero, minutes:V, or radius:K (K minutes per km of the radius of "
        + "its area, from a zone column area in km2). (default: exclude; a matrix's own diagonal)",
      valueName: "way"
    )
  )
  package var intrazonal: String?

  @Option(
    help: ArgumentHelp(
      "Numeric zone columns that CSV carries along, for example the weights of corridor inequality.",
      valueName: "column,..."
    )
  )
  package var columns: String?

  @Option(
    help: ArgumentHelp(
      "CSV of the zones to start from, in this order. (default: all)",
      valueName: "file"
    ),
    completion: .file(extensions: ["csv"])
  )
  package var origins: String?

  @OptionGroup package var threads: ThreadOptions
  @OptionGroup(title: "Beyond one machine") package var shards: ShardOptions
  @OptionGroup(title: "Beyond one machine") package var prepared: PreparedOptions
  @OptionGroup(title: "Changes") package var changes: ChangeOptions
  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Rows") package var rowScheme: RowScheme
  @OptionGroup(title: "Output") package var output: OutputOptions
  @OptionGroup(title: "Page and pictures") package var pages: ReportOptions

  package func validate() throws { try rowScheme.check(rows) }

  /// The question, all but its names checked.
  package func request() throws(CommandFailure) -> AccessRequest {
    let limits = try limits()
    try checkSource()
    var request = AccessRequest(
      try measure.asked(measure.name(isReaching: to != nil), limits: limits)
    )
    request.range = try measure.range()
    request.direction = direction
    request.opportunities = opportunities ?? request.opportunities
    request.facilities = FacilityChoice(to, worth: opportunities)
    request.population = population
    request.weight = weight
    request.scheme = by
    request.use = travel.use
    request.modes = travel.modes.map { splitList($0) }
    request.costKind = cost ?? .generalized
    request.costColumn = costColumn
    request.onlyZones = onlyZones
    request.origins = try origins.map { path throws(CommandFailure) in
      try listedOrigins(csvTable(path))
    }
    request.intrazonal = try intrazonal.map { text throws(CommandFailure) in
      try usage { () throws(AccessibilityError) in try Intrazonal.parse(text) }
    }
    let kind: AccessSourceKind = matrix != nil ? .matrix : graph != nil ? .graph : .network
    try asking { [request] () throws(AccessError) in try request.check(on: kind) }
    return request
  }
}

extension AccessDirection: EnumerableFlag {
  /// What each direction means, for --help.
  public static func help(for value: AccessDirection) -> ArgumentHelp? {
    value == .active ? "What a zone reaches. (default)" : "Who reaches a zone."
  }
}
