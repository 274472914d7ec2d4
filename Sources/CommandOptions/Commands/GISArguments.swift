// What import gis takes of map layers.

package import ArgumentParser
package import Console
import NetworkFiles
package import NetworkImport
package import Reporting
import TransportNetwork

/// What import gis takes of map layers.
package struct GISArguments: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp(
      "Files that GDAL opens, CSV with WKT or coordinates, XLSX.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var files: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder of the package to make.", valueName: "net"),
    completion: .directory
  )
  package var output: String

  @Option(
    name: .customLong("layer"),
    help: ArgumentHelp("Layer to read, where a file has several (repeatable).", valueName: "name")
  )
  package var layers: [String] = []

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "Which column is what, commas between (repeatable).",
      valueName: "field=column"
    )
  )
  package var mappings: [String] = []

  @Option(
    help: ArgumentHelp("Metres within which ends of lines are one node.", valueName: "metres")
  )
  package var snap = "1"

  @Flag(help: "Lines meet where they cross or touch.")
  package var planarize = false

  @Option(
    help: ArgumentHelp("How far a place may be from the network.", valueName: "km")
  )
  package var accessKm = "5"

  @Option(
    help: ArgumentHelp("Reference system of files that do not say.", valueName: "epsg:code")
  )
  package var crs = ""

  @Option(help: "Unit of the length column: km, m, mile or ft.")
  package var lengthUnit = "km"

  @Option(help: "Unit of the speed column: kmh or mph.")
  package var speedUnit = "kmh"

  @Option(
    name: .customLong("speed"),
    help: ArgumentHelp(
      "km/h of a mode whose links do not say (repeatable; road 60, rail 100, ferry 25).",
      valueName: "mode=kmh"
    )
  )
  package var speeds: [String] = []

  @Option(
    name: .customLong("region"),
    help: ArgumentHelp("Columns of places that become region schemes.", valueName: "columns")
  )
  package var regions: [String] = []

  @Option(help: "Name of the network. (default: the file's)")
  package var name: String?

  @Option(help: "Currency of the network's money. (default: USD)")
  package var currency: String?

  @Flag(help: "Replace the package if it exists.")
  package var force = false

  @Option(help: "text or json: how the figures on standard output are written.")
  package var format = OutputFormat.text

  @Flag(help: "No escape codes, as with NO_COLOR set.")
  package var noColor = false

  package func importOptions() throws(CommandFailure) -> GISOptions {
    var options = GISOptions()
    options.layers = layers
    for text in mappings.flatMap({ splitList($0) }) {
      guard let mapping = ColumnMapping(text) else {
        throw .usage("--map takes field=column, as length=LEN, not \"\(text)\".")
      }
      options.columns.append(mapping)
    }
    options.snapMetres = try number(snap, option: "--snap", orMore: true)
    guard options.snapMetres <= 100_000 else { throw .usage("--snap is at most 100000 metres.") }
    options.accessKilometres = try number(accessKm, option: "--access-km", orMore: true)
    guard options.accessKilometres <= 1000 else { throw .usage("--access-km is at most 1000.") }
    options.isPlanarized = planarize
    options.crs = crs
    let units = GISOptions.lengthUnits
    options.lengthUnit =
      units[
        try position(of: lengthUnit, among: units, what: "unit of length", option: "--length-unit")
      ]
    let speedUnits = GISOptions.speedUnits
    options.speedUnit =
      speedUnits[
        try position(
          of: speedUnit,
          among: speedUnits,
          what: "unit of speed",
          option: "--speed-unit"
        )
      ]
    for text in speeds.flatMap({ splitList($0) }) {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw .usage("--speed takes mode=kmh, as tram=30, not \"\(text)\".")
      }
      options.speeds[String(parts[0])] = try number(
        String(parts[1]),
        option: "--speed",
        orMore: false
      )
    }
    options.schemes = regions.flatMap { splitList($0) }
    options.name = name
    options.currency = currency
    return options
  }
}
