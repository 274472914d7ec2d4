// What import gtfs takes of a timetable.

public import ArgumentParser
package import Console
public import NetworkImport
import Reporting
import TransportNetwork

/// What import gtfs takes of a timetable.
package struct GTFSArguments: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp("Folder or zip archive of a GTFS feed.", valueName: "feed"),
    completion: .file()
  )
  package var feed: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder of the package to write.", valueName: "net"),
    completion: .directory
  )
  package var output: String?

  @Option(
    help: ArgumentHelp("Package to add the stations to.", valueName: "net"),
    completion: .directory
  )
  package var into: String?

  @Option(help: ArgumentHelp("Day, as 2025-11-19. (default: the busiest weekday)"))
  package var date: String?

  @Option(
    help: ArgumentHelp("CSV or XLSX of zones with their places.", valueName: "file"),
    completion: .file(extensions: ["csv", "xlsx"])
  )
  package var zones: String?

  @Option(
    help: ArgumentHelp("Straight km within which zones are joined to stations. (default: 15)")
  )
  package var accessKm: String?

  @Option(help: "timetable or typical: how minutes of links are set where one stays aboard.")
  package var through = ThroughRule.timetable

  @Option(help: ArgumentHelp("Hours of the day in which trips run, for headways. (default: 17)"))
  package var serviceHours: String?

  @Flag(help: "No getting in or out where pickup_type or drop_off_type is 1.")
  package var boardable = false

  @Option(help: "Currency of the new package's costs.")
  package var currency = "CNY"

  @Flag(help: "Replace the package NET if it exists.")
  package var force = false

  package func validate() throws {
    guard output != nil || into != nil else {
      throw ValidationError("Give -o NET, the folder to write, or --into NET, a package to add to.")
    }
    if zones != nil && into != nil {
      throw ValidationError(
        "--zones makes the zones of a new package; --into has zones of its own."
      )
    }
  }

  package func day(_ text: String) throws(CommandFailure) -> FeedDate {
    guard let date = FeedDate(text) else {
      throw .usage("--date takes a day as 2025-11-19, not \"\(text)\".")
    }
    return date
  }
}

extension ThroughRule: ExpressibleByArgument {}
