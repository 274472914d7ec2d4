// corridor import osm: roads, railways, ferries, places and facilities of an OpenStreetMap extract.

package import CommandOptions
import Console
import NetworkFiles
package import ArgumentParser
import DurableFiles
import NetworkImport
import Reporting
import TransportNetwork

/// Imports an OpenStreetMap extract.
extension OSMArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "osm",
    abstract: "Make a network package from an OpenStreetMap extract (.osm.pbf).",
    discussion: """
      EXAMPLES:
        corridor import osm liechtenstein.osm.pbf -o li
        corridor import osm andorra.osm.pbf -o andorra --roads tertiary --prune 1 --simplify 20
        corridor import osm djibouti.osm.pbf -o djibouti --zones cities.csv --snap 10
        corridor validate li && corridor info li
        corridor candidates li -o li-plan && corridor plan li-plan --objective total --budget 1e8

      ROADS from motorway to secondary with their slip roads, or down to another class; RAIL: railway=rail without service; \
      FERRIES: route=ferry, of ways and relations. Ways closed to cars and trucks (access, vehicle, motor_vehicle, motorcar, hgv) are \
      left out, those closed to one of them have allowed_uses; oneway, roundabouts and motorways hold.

      SPEED of roads: the least of the class's (100, 85, 70, 60, 45 km/h) and 0.9 of maxspeed. Of rail: 0.9 of maxspeed, else \
      high-speed 250, main 100, branch 50. maxspeed may be in mph, a list (the least counts), or the name of a default such as \
      DE:rural. Ferries take their duration, else 25 km/h, and boarding. Turn restrictions, traffic and timetables are ignored: times \
      are those of free roads.

      ZONES are places of the kinds city and town (and village where there are fewer than two) with their population (100,000, 10,000 \
      or 1,000 where none is given: population_source says so), or those of --zones. FACILITIES (node_type and facility_class) are \
      ports, airports with a code, and stations. Each is joined to the nearest road within --snap by an access link at 30 km/h along \
      the straight line; a zone also to the nearest station, a station to all tracks within 300 m.

      The times of a link are the sums over its parts; nodes where nothing meets are left out then. The largest part of the roads within \
      which every node reaches every other is kept, with the tracks that have a station on it; the other parts are listed. node_id is \
      OpenStreetMap's id, and link_id the way's with a number. The data is under the Open Database License (ODbL); datapackage.json says so.

      FILES of your own: --speeds CSV class,kmh (motorway, motorway_link, ..., rail_highspeed, rail_main, rail_branch, ferry); --limits CSV \
      name,kmh (DE:urban, *:rural, ...; empty: no limit); --zones CSV zone_id,name, x_coord,y_coord (or lon,lat, or a polygon in \
      boundary) and numeric columns such as population.
      """
  )

  package func run() throws {
    let options = try importOptions()
    if fileKind(output).exists && !force {
      throw CommandFailure.usage(
        "\(output) exists already; give --force to replace it, or another name."
      )
    }
    let progress = ProgressLine("reading \(input)")
    defer { progress.end() }
    let made: OSMImport
    do throws(OSMError) {
      made = try OSMImport(input, options) { what, share in
        progress.update { "\(what), \(Int(share * 100)) %" }
      }
    } catch {
      throw CommandFailure.data("\(error)")
    }
    do throws(NetworkWriteError) {
      try NetworkPackage.write(made.network, to: output, replacing: force)
    } catch {
      throw CommandFailure.data(error.description)
    }
    progress.end()
    for problem in made.problems { Terminal.message(problem.description) }
    let report = ImportReport(summary: made.summary, folder: output, network: made.network)
    try print(report.rendered(as: format, style: Terminal.style(withoutColour: noColor)))
  }
}
