// corridor import gis: layers of a geographic information system become a network.

package import CommandOptions
import Console
import NetworkFiles
package import ArgumentParser
import NetworkImport
import Reporting
import TransportNetwork

/// Makes a network of map layers and tables, or of a GeoPackage that convert wrote.
extension GISArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
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

  package func run() throws {
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
}
