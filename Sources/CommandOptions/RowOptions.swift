// Which rows of a table are printed: those of zones or regions, the best, the worst.

package import Console
import AccessAnalysis
package import ArgumentParser
import PlanFiles
package import Reporting
package import TransportNetwork

/// The rows that are printed; ranks are over all.
package struct RowOptions: ParsableArguments {
  package init() {}

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only the rows of a zone, by id or name; repeatable.", valueName: "zone"),
    completion: CompletedNames.zones.kind
  )
  package var zone: [String] = []

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Only the rows of regions of --scheme.", valueName: "region,..."),
    completion: CompletedNames.regions.kind
  )
  package var regions: String?

  @Option(
    help: ArgumentHelp(
      "Order rows by a column, the best or largest first.",
      valueName: "column"
    )
  )
  package var sort: String?

  @Option(help: ArgumentHelp("Only the best.", valueName: "n"))
  package var top: Int?

  @Option(help: ArgumentHelp("Only the worst, with --top beside the best.", valueName: "n"))
  package var worst: Int?

  package func validate() throws {
    for (option, count) in [("--top", top), ("--worst", worst)] {
      if let count, count < 1 {
        throw ValidationError("\(option) takes a number of at least 1, not \(count).")
      }
    }
  }

  /// Whether all rows are meant.
  package var isEmpty: Bool {
    zone.isEmpty && regions == nil && sort == nil && top == nil && worst == nil
  }

  /// What is asked for.
  package func request(scheme: String?) -> RowRequest {
    RowRequest(zones: zone, regions: regions, scheme: scheme, sort: sort, top: top, worst: worst)
  }

  /// The rows of a plan's tables.
  package func planRows(
    _ network: Network,
    scheme: String?,
    columns: [String] = PlanRows.columns
  ) throws(CommandFailure) -> PlanRows {
    try asking { () throws(AccessError) in
      try PlanRows(request(scheme: scheme), network, columns: columns)
    }
  }
}

/// The scheme of `--in`, for commands that have no other use for one.
package struct RowScheme: ParsableArguments {
  package init() {}

  @Option(
    help: "Region scheme of --in. (default: macro)",
    completion: CompletedNames.schemes.kind
  )
  package var scheme: String?

  /// Refuses a scheme without regions of it.
  package func check(_ rows: RowOptions) throws {
    if scheme != nil, rows.regions == nil {
      throw ValidationError("--scheme belongs to --in REGION.")
    }
  }
}
