// stop_times.txt: where each trip stops, and when.

import NetworkFiles
import TransportNetwork

/// The trips of one day with their stops.
struct StopTimes {
  /// One trip's stops in order.
  struct Run {
    var mode: TransitMode
    var departures: Int
    var stops: [Stop]
  }

  /// A stop of a trip, in seconds since the start of the service day.
  struct Stop {
    var station: Int
    var arrival: Double
    var departure: Double
    /// Whether passengers may get in; pickup_type 1 says no.
    var boards = true
    /// Whether passengers may get out; drop_off_type 1 says no.
    var alights = true
  }

  /// A row of the table that belongs to a trip.
  private struct Entry {
    var row: Int32
    var sequence: Int32
    var station: Int32
    var arrival: Int32
    var departure: Int32
    var distance: Double
    var boards: Bool
    var alights: Bool

    static let none = Int32.min
    var hasTime: Bool { arrival != Self.none }
  }

  /// The trips that run, in the order of trips.txt.
  private(set) var runs: [Run] = []
  /// Stops without a time, which are put between those with one.
  private(set) var interpolatedCount = 0
  /// Trips that run and stop once or never.
  private(set) var shortTripCount = 0
  /// Stops where one may neither get in nor out.
  private(set) var closedStopCount = 0

  /// Reads the table; all trips are checked, and those that run on the day (by row of trips.txt)
  /// kept.
  init(_ table: ProblemTable, _ trips: FeedTrips, _ stations: FeedStations, isRunning: [Bool]) {
    var entries = Self.entries(table, trips, stations)
    guard table.log.report.isValid else { return }
    for (position, trip) in trips.trips.enumerated() {
      guard let trip else { continue }
      let ordered = entries[position].sorted { ($0.sequence, $0.row) < ($1.sequence, $1.row) }
      entries[position] = []
      let isSound = check(ordered, trip.id, table)
      guard isSound, isRunning[position] else { continue }
      guard ordered.count > 1 else {
        shortTripCount += 1
        continue
      }
      closedStopCount += ordered.count { !$0.boards && !$0.alights }
      interpolatedCount += ordered.count { !$0.hasTime }
      runs.append(
        Run(mode: trip.mode, departures: trip.departures, stops: Self.interpolated(ordered))
      )
    }
  }

  // MARK: Reading

  private static func entries(
    _ table: ProblemTable,
    _ trips: FeedTrips,
    _ stations: FeedStations
  ) -> [[Entry]] {
    let (trip, stop) = (table.column("trip_id"), table.column("stop_id"))
    let sequence = table.column("stop_sequence")
    let (arrival, departure) = (table.column("arrival_time"), table.column("departure_time"))
    let distance = table.column("shape_dist_traveled")
    let (pickup, dropOff) = (table.column("pickup_type"), table.column("drop_off_type"))
    var entries = [[Entry]](repeating: [], count: trips.trips.count)
    for row in table.rows {
      let position = trip.reference(row, to: trips.index, in: "trips.txt")
      let stopRow = stop.reference(row, to: stations.stopIndex, in: "stops.txt")
      let order = sequence.whole(row)
      if order == nil && sequence.text(row).isEmpty {
        sequence.error(row, "the value is missing; it tells the order of a trip's stops")
      }
      let arrivalText = arrival.text(row)
      let departureText = departure.text(row)
      let arrivalTime = arrivalText.isEmpty ? nil : arrival.time(row, arrivalText)
      let departureTime = departureText.isEmpty ? nil : departure.time(row, departureText)
      guard let position, let stopRow, let order else { continue }
      guard let station = stations.stationOfStop[stopRow] else {
        stop.error(
          row,
          "\(quoted(stop.text(row))) is an entrance or another point of stops.txt where nobody boards; expected a stop (location_type 0)"
        )
        continue
      }
      entries[position].append(
        Entry(
          row: Int32(row),
          sequence: Int32(order),
          station: Int32(station),
          arrival: arrivalTime ?? departureTime ?? Entry.none,
          departure: departureTime ?? arrivalTime ?? Entry.none,
          distance: distance.number(row, in: 0...1e9, "a distance") ?? -1,
          boards: pickup.text(row) != "1",
          alights: dropOff.text(row) != "1"
        )
      )
    }
    return entries
  }

  // MARK: Checking

  /// Whether a trip's times make sense; what does not is reported with its line.
  private func check(_ entries: [Entry], _ trip: String, _ table: ProblemTable) -> Bool {
    guard let first = entries.first, let last = entries.last else { return true }
    var isSound = true
    let sequence = table.column("stop_sequence")
    let (arrival, departure) = (table.column("arrival_time"), table.column("departure_time"))
    for (entry, next) in zip(entries, entries.dropFirst()) where entry.sequence == next.sequence {
      isSound = false
      sequence.error(
        Int(next.row),
        "trip \(quoted(trip)) has a stop_sequence \(next.sequence) on line \(table.table.line(ofRow: Int(entry.row))) already; expected "
          + "numbers that rise along the trip, each once"
      )
    }
    for entry in [first, last] where !entry.hasTime {
      isSound = false
      arrival.error(
        Int(entry.row),
        "the \(entry.row == first.row ? "first" : "last") stop of trip \(quoted(trip)) has no time; only those between may leave it out"
      )
      if first.row == last.row { break }
    }
    var latest: Entry?
    for entry in entries where entry.hasTime {
      if entry.departure < entry.arrival {
        isSound = false
        departure.error(
          Int(entry.row),
          "\(clock(entry.departure)) is before the arrival at \(clock(entry.arrival)); times after midnight go on as 24:10:00"
        )
      }
      if let latest, entry.arrival < latest.departure {
        isSound = false
        arrival.error(
          Int(entry.row),
          "trip \(quoted(trip)) arrives at \(clock(entry.arrival)), before it departs from the stop before at \(clock(latest.departure)) "
            + "(line \(table.table.line(ofRow: Int(latest.row)))); order its stops by stop_sequence, and write times after midnight as "
            + "24:10:00"
        )
      }
      latest = entry
    }
    return isSound
  }

  // MARK: Interpolating

  /// The stops with times for those that have none: in proportion to shape_dist_traveled where all
  /// stops between two times have one that rises, else at equal intervals.
  private static func interpolated(_ entries: [Entry]) -> [Stop] {
    var stops = entries.map { entry in
      Stop(
        station: Int(entry.station),
        arrival: Double(entry.arrival),
        departure: Double(entry.departure),
        boards: entry.boards,
        alights: entry.alights
      )
    }
    var before = 0
    for (position, entry) in entries.enumerated() where entry.hasTime && position > 0 {
      let span = stops[position].arrival - stops[before].departure
      let shares = shares(entries[before...position])
      for (between, share) in zip(before + 1..<position, shares) {
        stops[between].arrival = stops[before].departure + share * span
        stops[between].departure = stops[between].arrival
      }
      before = position
    }
    return stops
  }

  /// How far along each stop between the first and the last is, from 0 to 1.
  private static func shares(_ entries: ArraySlice<Entry>) -> [Double] {
    let distances = entries.map(\.distance)
    let rises = zip(distances, distances.dropFirst()).allSatisfy { $0 <= $1 }
    if rises, let first = distances.first, let last = distances.last, first >= 0, last > first {
      return distances.dropFirst().dropLast().map { ($0 - first) / (last - first) }
    }
    return (1..<max(1, entries.count - 1)).map { Double($0) / Double(entries.count - 1) }
  }
}
