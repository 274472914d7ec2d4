// agency.txt, routes.txt, trips.txt and frequencies.txt: which trips there are, and how often each
// runs.

import NetworkFiles
import TransportNetwork

/// The trips of a feed.
struct FeedTrips {
  /// A trip: a row of trips.txt.
  struct Trip {
    var id: String
    /// Mode of its route.
    var mode: TransitMode
    /// Position of its service; nil when it runs on no day that the calendar knows.
    var service: Int
    /// How often it runs on a day of its service: 1, or what frequencies.txt says.
    var departures: Int
  }

  /// By row of trips.txt; nil where a row has an error.
  private(set) var trips: [Trip?] = []
  /// Row of trips.txt by trip_id.
  private(set) var index: [String: Int] = [:]

  /// Reads the tables.
  init(_ feed: FeedFolder, _ calendar: ServiceCalendar) {
    let agencies = feed.table("agency.txt", columns: [], isRequired: false)
      .map { Self.agencies($0) }
    let routes = feed.table("routes.txt", columns: ["route_id", "route_type"])
      .map { Self.routes($0, agencies) }
    guard let table = feed.table("trips.txt", columns: ["trip_id", "route_id", "service_id"]),
      let routes
    else { return }
    let ids: [String]
    (ids, index) = table.ids("trip_id")
    let (route, service) = (table.column("route_id"), table.column("service_id"))
    trips = table.rows.map { row in
      let mode = route.reference(row, to: routes.index, in: "routes.txt").flatMap {
        routes.modes[$0]
      }
      let service = service.reference(
        row,
        to: calendar.index,
        in: "calendar.txt or calendar_dates.txt"
      )
      guard let mode, let service else { return nil }
      return Trip(id: ids[row], mode: mode, service: service, departures: 1)
    }
    if let table = feed.table(
      "frequencies.txt",
      columns: ["trip_id", "start_time", "end_time", "headway_secs"],
      isRequired: false
    ) {
      readFrequencies(table)
    }
  }

  /// Departures on a day of each service, by its position.
  func departures(serviceCount: Int) -> [Int] {
    var departures = [Int](repeating: 0, count: serviceCount)
    for trip in trips.compactMap(\.self) { departures[trip.service] += trip.departures }
    return departures
  }

  /// The agencies' ids; one that comes twice is an error.
  private static func agencies(_ table: ProblemTable) -> [String: Int] {
    // A feed of a single agency may leave its id out.
    guard table.column("agency_id").isPresent, table.rows.count > 1 else { return [:] }
    return table.ids("agency_id").index
  }

  private static func routes(
    _ table: ProblemTable,
    _ agencies: [String: Int]?
  ) -> (index: [String: Int], modes: [TransitMode?]) {
    let index = table.ids("route_id").index
    let (type, agency) = (table.column("route_type"), table.column("agency_id"))
    let modes = table.rows.map { row -> TransitMode? in
      if let agencies, agencies.count > 1, agency.isPresent {
        _ = agency.reference(row, to: agencies, in: "agency.txt")
      }
      let text = type.required(row)
      guard !text.isEmpty else { return nil }
      guard let number = Int(text), let mode = TransitMode(routeType: number) else {
        type.error(
          row,
          "\(quoted(text)) is no route_type; expected 0 (tram) to 7, 11, 12, or an extended type from 100 to 1799"
        )
        return nil
      }
      return mode
    }
    return (index, modes)
  }

  /// A trip with frequencies runs at start_time and every headway_secs from then on, before
  /// end_time.
  private mutating func readFrequencies(_ table: ProblemTable) {
    let trip = table.column("trip_id")
    let (start, end) = (table.column("start_time"), table.column("end_time"))
    let headway = table.column("headway_secs")
    var isFrequent = trips.map { _ in false }
    for row in table.rows {
      let position = trip.reference(row, to: index, in: "trips.txt")
      let first = start.time(row)
      let last = end.time(row)
      guard let position, let first, let last else { continue }
      guard last > first else {
        end.error(
          row,
          "\(quoted(end.text(row))) is not after the start_time, \(clock(first)); swap them"
        )
        continue
      }
      guard let seconds = headway.whole(row, below: 360_000), seconds > 0 else {
        headway.error(row, "\(quoted(headway.text(row))) is no headway; expected seconds above 0")
        continue
      }
      let count = (Int(last - first) + seconds - 1) / seconds
      let known = isFrequent[position] ? trips[position]?.departures ?? 0 : 0
      trips[position]?.departures = known + count
      isFrequent[position] = true
    }
  }
}

extension ProblemColumn {
  /// A time of day that must be there; nil with an error when it is none.
  func time(_ row: Int) -> Int32? {
    let text = required(row)
    return text.isEmpty ? nil : time(row, text)
  }

  /// A time of day; nil with an error when the text is none.
  func time(_ row: Int, _ text: String) -> Int32? {
    if let time = feedTime(text) { return time }
    error(
      row,
      "\(quoted(text)) is no time; expected hours, minutes below 60 and seconds below 60, as 08:05:00, or 25:05:00 for five past one at "
        + "night"
    )
    return nil
  }
}
