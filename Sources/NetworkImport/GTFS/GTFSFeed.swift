// A GTFS feed on one day: its stations, its trips, and what they say about pairs of stations.

import NetworkFiles
import TransportNetwork

/// A feed that has been read and checked, cut down to one day.
struct GTFSFeed {
  let date: FeedDate
  let stations: FeedStations
  let runs: StopTimes
  /// The timetable of each mode, in order of the modes' names.
  let timetables: [(mode: TransitMode, timetable: Timetable)]
  let transfers: TransferTimes

  /// Reads a feed for a day, or for its busiest weekday; the log takes warnings.
  ///
  /// - Throws: Everything that is wrong with the feed.
  init(_ path: String, on wanted: FeedDate?, onlyBoardable: Bool, _ log: ProblemLog)
    throws(ImportError)
  {
    guard let feed = FeedFolder(path, log) else { throw ImportError(log) }
    let calendar = ServiceCalendar(feed, log)
    let stations = feed.table("stops.txt", columns: ["stop_id", "stop_lat", "stop_lon"])
      .map { FeedStations($0) }
    let trips = FeedTrips(feed, calendar)
    let stopTimes = feed.table(
      "stop_times.txt",
      columns: ["trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time"]
    )
    guard log.report.isValid, let stations, let stopTimes else { throw ImportError(log) }
    let departures = trips.departures(serviceCount: calendar.count)
    let date = try Self.date(wanted, calendar, departures, path)
    let isOnDay = calendar.running(on: date)
    let isRunning = trips.trips.map { $0.map { isOnDay[$0.service] } ?? false }
    let runs = StopTimes(stopTimes, trips, stations, isRunning: isRunning)
    let transfers = TransferTimes(
      stations,
      feed.table("transfers.txt", columns: [], isRequired: false)
    )
    try log.check()
    guard !runs.runs.isEmpty else {
      throw ImportError(
        file: "stop_times.txt",
        "no trip of \(date) has two stops; choose another --date, or add the stops"
      )
    }
    self.date = date
    self.stations = stations
    self.runs = runs
    self.transfers = transfers
    let modes = Set(runs.runs.map(\.mode)).sorted()
    timetables = modes.map { mode in
      (mode, Timetable(runs.runs.filter { $0.mode == mode }, onlyBoardable: onlyBoardable))
    }
  }

  /// The stations where a trip stops on the day.
  var served: Set<Int> {
    timetables.reduce(into: []) { $0.formUnion($1.timetable.stations) }
  }

  private static func date(
    _ wanted: FeedDate?,
    _ calendar: ServiceCalendar,
    _ departures: [Int],
    _ path: String
  ) throws(ImportError) -> FeedDate {
    guard let days = calendar.days, let busiest = calendar.busiestWeekday(departures: departures)
    else {
      throw ImportError(
        file: path,
        "has no trip on any day; calendar.txt needs weekdays that are 1 within start_date and end_date, or calendar_dates.txt days with "
          + "exception_type 1, of services that trips.txt names"
      )
    }
    guard let wanted else { return busiest }
    let count = zip(calendar.running(on: wanted), departures).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    guard count > 0 else {
      throw ImportError(
        file: path,
        "has no trip on \(wanted); its calendar goes from \(days.lowerBound) to \(days.upperBound), and its busiest weekday is \(busiest): "
          + "choose a --date within, or leave --date out"
      )
    }
    return wanted
  }
}
