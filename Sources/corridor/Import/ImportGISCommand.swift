// corridor import gis: layers of a geographic information system become a network.

import CommandOptions
import Console
import NetworkFiles
import ArgumentParser
import NetworkImport
import Reporting
import TransportNetwork

/// Makes a network of map layers and tables, or of a GeoPackage that convert wrote.
struct ImportGIS: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gis",
    abstract:
      "Make a network of map layers: GeoPackage, Shapefile, GeoJSON, FlatGeobuf, CSV, Excel.",
    discussion: """
      EXAMPLES:
        corridor convert NET net.gpkg && qgis net.gpkg && corridor import gis net.gpkg -o NET-edited
        corridor import gis roads.shp towns.geojson -o country --map length=LEN_KM,speed=KMH
        corridor import gis roads.fgb towns.csv --planarize --snap 20 -o country
        corridor import gis links.xlsx cities.xlsx --region side -o country
        corridor import gis all.gpkg --layer roads --layer towns --layer plans -o country

      A GEOPACKAGE THAT CONVERT WROTE is read back whole: nodes, links, zones, projects, and the tables region, mode, use_definition \
      and config. Edit it in QGIS or with any other program. A node that was moved takes the ends of its links along, and their \
      lengths grow or shrink as their courses do; u_travel_time is kept, and told. New lines need no ids: ends go to the nodes within --snap.

      OTHER FILES: lines become links in both directions (directed says otherwise), points and the middles of areas places, and lines with cost \
      and project_id projects. Ends within --snap of a place or of each other are one node. Lines meet at their ends only; \
      with --planarize also where they cross, bridges too, or touch. Features of several lines become several links. A table without places \
      needs from and to: ids or names of places. Lengths that no column gives are measured along the line; without mode it is road.

      PLACES become zones (their other columns are those of zone.csv), unless node_type or an empty zone_id says that they are none. One that no line reaches is joined to \
      the nearest node within --access-km at 30 km/h.

      --map FIELD=COLUMN tells which column is what. Fields of lines: id, name, from, to, directed, length, speed, minutes, mode, type, headway, toll, \
      uses; of projects: project, cost, status, period, group, requires, region, replaces; of places: node_id, zone_id, name, node_type, \
      facility_class, super_zone; any other is a column of zones, as population=POP_2020. A column of the field's own name needs no mapping.

      Formats and projections are GDAL's: ogr2ogr has to be installed (Debian, Ubuntu: gdal-bin), but for GeoPackages in degrees, CSV and XLSX. The \
      network is in longitude and latitude.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files that GDAL opens, CSV with WKT or coordinates, XLSX.",
      valueName: "file"
    ),
    completion: .file()
  )
  var files: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Folder of the package to make.", valueName: "net"),
    completion: .directory
  )
  var output: String

  @Option(
    name: .customLong("layer"),
    help: ArgumentHelp("Layer to read, where a file has several (repeatable).", valueName: "name")
  )
  var layers: [String] = []

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "Which column is what, commas between (repeatable).",
      valueName: "field=column"
    )
  )
  var mappings: [String] = []

  @Option(
    help: ArgumentHelp("Metres within which ends of lines are one node.", valueName: "metres")
  )
  var snap = "1"

  @Flag(help: "Lines meet where they cross or touch.")
  var planarize = false

  @Option(
    help: ArgumentHelp("How far a place may be from the network.", valueName: "km")
  )
  var accessKm = "5"

  @Option(
    help: ArgumentHelp("Reference system of files that do not say.", valueName: "epsg:code")
  )
  var crs = ""

  @Option(help: "Unit of the length column: km, m, mile or ft.")
  var lengthUnit = "km"

  @Option(help: "Unit of the speed column: kmh or mph.")
  var speedUnit = "kmh"

  @Option(
    name: .customLong("speed"),
    help: ArgumentHelp(
      "km/h of a mode whose links do not say (repeatable; road 60, rail 100, ferry 25).",
      valueName: "mode=kmh"
    )
  )
  var speeds: [String] = []

  @Option(
    name: .customLong("region"),
    help: ArgumentHelp("Columns of places that become region schemes.", valueName: "columns")
  )
  var regions: [String] = []

  @Option(help: "Name of the network. (default: the file's)")
  var name: String?

  @Option(help: "Currency of the network's money. (default: USD)")
  var currency: String?

  @Flag(help: "Replace the package if it exists.")
  var force = false

  @Option(help: "text or json: how the figures on standard output are written.")
  var format = OutputFormat.text

  @Flag(help: "No escape codes, as with NO_COLOR set.")
  var noColor = false

  func run() throws {
    let options = try importOptions()
    let target = try ImportTarget(output: output, into: nil, replacing: force)
    let progress = ProgressLine("reading \(files.joined(separator: ", "))")
    defer { progress.end() }
    let made: GISImport
    do throws(ImportError) {
      made = try GISImport(files, options)
    } catch {
      throw CommandFailure.data("\(error)")
    }
    progress.end()
    try target.write(made.network, warnings: made.report)
    let report = GISReport(made, folder: output)
    try print(report.rendered(as: format, style: Terminal.style(withoutColour: noColor)))
  }

  private func importOptions() throws(CommandFailure) -> GISOptions {
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
