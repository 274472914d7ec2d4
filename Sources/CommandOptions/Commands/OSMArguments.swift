// What import osm takes of an extract.

package import ArgumentParser
package import Reporting
import TransportNetwork

/// What import osm takes of an extract.
package struct OSMArguments: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp("The extract, for example of Geofabrik.", valueName: "file.osm.pbf"),
    completion: .file()
  )
  package var input: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder of the package to make.", valueName: "net"),
    completion: .directory
  )
  package var output: String

  @Flag(help: "Replace the package if it exists.")
  package var force = false

  @Option(help: "Lowest class of roads: motorway, trunk, primary, secondary or tertiary.")
  package var roads = "secondary"

  @Option(
    help: ArgumentHelp("CSV of speeds by class, in place of the standard ones.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var speeds: String?

  @Option(
    help: ArgumentHelp("CSV of default speed limits, in place of the known.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var limits: String?

  @Option(
    help: ArgumentHelp("CSV of zones, in place of the file's places.", valueName: "file"),
    completion: .file(extensions: ["csv"])
  )
  package var zones: String?

  @Option(help: "Kinds of places that become zones: city, town, village, commas between.")
  package var places = "city,town"

  @Option(
    help: ArgumentHelp("How far a zone or facility may be from the network.", valueName: "km")
  )
  package var snap = "5"

  @Option(help: ArgumentHelp("Leave out dead ends shorter than this.", valueName: "km"))
  package var prune = "0"

  @Option(help: ArgumentHelp("Simplify courses to within so many metres.", valueName: "metres"))
  package var simplify = "0"

  @Flag(help: "Keep the nodes where nothing meets: every node of a way becomes one.")
  package var everyNode = false

  @Option(help: ArgumentHelp("How many parts of the road network to keep.", valueName: "number"))
  package var parts = 1

  @Option(help: "Name of the network. (default: the file's)")
  package var name: String?

  @Option(help: "Currency of the network's money.")
  package var currency = "USD"

  @OptionGroup package var threads: ThreadOptions

  @Option(help: "text or json: how the figures on standard output are written.")
  package var format = OutputFormat.text

  @Flag(help: "No escape codes, as with NO_COLOR set.")
  package var noColor = false

  package func validate() throws {
    if !(1...1_000_000).contains(parts) {
      throw ValidationError("--parts is a whole number from 1 to 1000000, not \(parts).")
    }
  }
}
