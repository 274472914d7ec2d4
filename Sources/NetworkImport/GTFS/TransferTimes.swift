// Walking between stations: those that share a parent, and what transfers.txt tells.

import TransportNetwork

/// Ways on foot from station to station.
struct TransferTimes {
  /// One way on foot, in both directions.
  struct Walk: Equatable {
    var from: Int
    var to: Int
    var kilometres: Double
    var minutes: Double
  }

  let walks: [Walk]

  /// Ways on foot are this much longer than straight lines.
  private static let detour = 1.3
  /// km/h.
  private static let speed = 4.8
  /// Minutes, for stairs and finding the way.
  private static let least = 2.0

  private struct Ends: Hashable {
    var from: Int
    var to: Int

    init(_ one: Int, _ other: Int) {
      from = min(one, other)
      to = max(one, other)
    }
  }

  /// Joins the stations of a parent, and those of transfers.txt unless it forbids changing there
  /// (transfer_type 3).
  ///
  /// min_transfer_time wins over the distance; of several for two stations the shortest.
  init(_ stations: FeedStations, _ table: ProblemTable?) {
    var told: [Ends: Double] = [:]
    var ends: Set<Ends> = []
    var forbidden: Set<Ends> = []
    if let table {
      let columns = ["from_stop_id", "to_stop_id"].map { table.column($0) }
      let (type, time) = (table.column("transfer_type"), table.column("min_transfer_time"))
      for row in table.rows {
        // Rules between routes and trips need not name stops.
        let named = columns.filter { !$0.text(row).isEmpty }
          .compactMap { $0.reference(row, to: stations.stopIndex, in: "stops.txt") }
          .compactMap { stations.stationOfStop[$0] }
        guard named.count == 2, named[0] != named[1],
          ["", "0", "1", "2", "3"].contains(type.text(row))
        else { continue }
        let pair = Ends(named[0], named[1])
        if type.text(row) == "3" {
          forbidden.insert(pair)
          continue
        }
        ends.insert(pair)
        if let seconds = time.whole(row, below: 360_000) {
          told[pair] = min(told[pair] ?? .infinity, Double(seconds) / 60)
        }
      }
    }
    for group in stations.groups {
      for (place, one) in group.enumerated() {
        for other in group.dropFirst(place + 1) { ends.insert(Ends(one, other)) }
      }
    }
    walks = ends.subtracting(forbidden).sorted { ($0.from, $0.to) < ($1.from, $1.to) }.map { pair in
      let from = stations.stations[pair.from]
      let to = stations.stations[pair.to]
      let distance = greatCircleKilometres(
        Position(x: from.longitude, y: from.latitude),
        Position(x: to.longitude, y: to.latitude)
      )
      let kilometres = Self.detour * distance
      let minutes = told[pair] ?? max(Self.least, kilometres / Self.speed * 60)
      return Walk(from: pair.from, to: pair.to, kilometres: kilometres, minutes: minutes)
    }
  }
}
