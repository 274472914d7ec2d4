// corridor import gtfs: timetables of public transport become a network.

package import CommandOptions
import Console
package import ArgumentParser
import NetworkImport
import Reporting
import TransportNetwork

/// Makes a network of a GTFS feed.
extension GTFSArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gtfs",
    abstract: "Make a network of a GTFS feed: stations, links, direct services, zones with access.",
    discussion: """
      EXAMPLES:
        corridor import gtfs feed.zip -o country
        corridor import gtfs feed --date 2025-11-19 -o country
        corridor import gtfs feed.zip --zones towns.csv -o country
        corridor import gtfs feed.zip --into roads -o roads-and-rail

      FEED is a zip archive or a folder. The day is --date, or the weekday with the most trips; calendar.txt and \
      calendar_dates.txt, frequencies.txt and trips past midnight count, and stops without a time are put between those with \
      one. Platforms of one parent_station and name are one station; stations that share a parent are joined on foot, as \
      transfers.txt says or at 4.8 km/h.

      Each route type is a mode (rail, bus, tram, ...) with links between consecutive stops along which one stays aboard, and a mode \
      (rail_direct, ...) whose links are direct services, boarded and left on their own. u_headway is --service-hours over the \
      departures of the day. A direct link has the minutes of the fastest trip. Chains of links would let everyone change trains for \
      nothing, so with --through timetable their minutes are lengthened until no chain is better than the trips that go all the \
      way, waiting included, and direct services that beat the chain by 5 % or a minute are links. With --through typical \
      a link has a quarter of the fastest and three quarters of the median minutes and the stop, and direct services are links where they \
      beat the chain by 5 %: less true to the timetable, better for planning new sections of a line.

      --zones is a CSV or XLSX with zone_id, name, x_coord and y_coord in degrees (or node_id: the id or name of a station); columns of \
      numbers, such as population, become those of zone.csv, columns of texts region schemes for --by. A zone is joined \
      over the road (1.25 times the straight line, 40 km/h) to the five nearest stations within --access-km, or to the nearest \
      beyond. Without --zones every station is a zone. --into adds the stations to a package and joins its zones; without -o it \
      changes that package.
      """
  )

  package func run() throws {
    let target = try ImportTarget(output: output, into: into, replacing: force)
    var options = GTFSImport.Options()
    options.date = try date.map { text throws(CommandFailure) in try day(text) }
    options.rule = through
    options.onlyBoardable = boardable
    options.name = baseName(into ?? output ?? "")
    options.currency = currency
    if let accessKm {
      options.accessKilometres = try number(accessKm, option: "--access-km")
    }
    if let serviceHours {
      options.serviceHours = try number(serviceHours, option: "--service-hours", orMore: false)
    }
    let base = try into.map { folder throws(CommandFailure) in try readNetwork(folder) }
    let progress = ProgressLine("importing \(feed)")
    defer { progress.end() }
    let made: GTFSImport
    do throws(ImportError) {
      let zones = try zones.map { path throws(ImportError) in try ZonePlaces(contentsOf: path) }
      made = try GTFSImport(feed, options, zones: zones, into: base)
    } catch {
      throw CommandFailure.data("\(feed) cannot be imported:\n\(error)")
    }
    progress.end()
    try target.write(made.network, warnings: made.report)
    let report = TimetableReport(
      summary: made.summary,
      feed: feed,
      folder: target.folder,
      hasZones: zones != nil,
      onlyBoardable: boardable,
      scheme: made.network.schemes.first?.name
    )
    try print(report.text)
  }
}
