// stops.txt: platforms become stations, by their parent station and name.

import TransportNetwork

/// The stations of a feed.
///
/// Platforms that share parent_station and name are one station; where platforms of one parent have
/// other names than the parent (a main station and its underground part), each name is a station,
/// and walking joins them.
struct FeedStations {
  /// A place where one boards.
  struct Station: Equatable {
    /// stop_id of its station row, else of its first platform.
    var id: String
    var name: String
    var longitude: Double
    var latitude: Double
    /// Row of the parent station, or of the stop itself.
    var parent: Int
  }

  private struct Key: Hashable {
    var parent: Int
    var name: String
  }

  private(set) var stations: [Station] = []
  /// Row of stops.txt by stop_id.
  let stopIndex: [String: Int]
  /// Station of each row of stops.txt; nil for entrances and other points where nobody boards.
  private(set) var stationOfStop: [Int?] = []

  /// Reads the table.
  init(_ table: ProblemTable) {
    let ids: [String]
    (ids, stopIndex) = table.ids("stop_id")
    let types = table.column("location_type")
    let kinds = table.rows.map { types.whole($0, below: 5) ?? 0 }
    let parents = Self.parents(table, kinds, stopIndex)
    let name = table.column("stop_name")
    let (latitude, longitude) = (table.column("stop_lat"), table.column("stop_lon"))
    var known: [Key: Int] = [:]
    stationOfStop = [Int?](repeating: nil, count: kinds.count)
    // Rows of stations first, so that a station has its own id and place and not a platform's.
    let rows =
      table.rows.filter { kinds[$0] == 1 } + table.rows.filter { [0, 4].contains(kinds[$0]) }
    for row in rows {
      let parent = parents[row]
      let ownName = name.text(row)
      let key = Key(parent: parent, name: ownName.isEmpty ? name.text(parent) : ownName)
      if let station = known[key] {
        stationOfStop[row] = station
        continue
      }
      guard let place = Self.place(row, latitude, longitude) else { continue }
      known[key] = stations.count
      stationOfStop[row] = stations.count
      stations.append(
        Station(
          id: ids[row],
          name: key.name,
          longitude: place.x,
          latitude: place.y,
          parent: parent
        )
      )
    }
  }

  /// Stations that have the same parent, in groups of two and more.
  var groups: [[Int]] {
    var groups: [Int: [Int]] = [:]
    for (position, station) in stations.enumerated() {
      groups[station.parent, default: []].append(position)
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// The row of the station that each stop belongs to: its parent's parent for a boarding area.
  private static func parents(
    _ table: ProblemTable,
    _ kinds: [Int],
    _ index: [String: Int]
  ) -> [Int] {
    let column = table.column("parent_station")
    let direct = table.rows.map { row -> Int in
      guard !column.text(row).isEmpty, kinds[row] != 1 else { return row }
      return column.reference(row, to: index, in: "stops.txt") ?? row
    }
    return direct.map { direct[direct[$0]] }
  }

  private static func place(
    _ row: Int,
    _ latitude: ProblemColumn,
    _ longitude: ProblemColumn
  ) -> Position? {
    let north = latitude.number(row, in: -90...90, "a latitude")
    let east = longitude.number(row, in: -180...180, "a longitude")
    if latitude.text(row).isEmpty { latitude.error(row, missing) }
    if longitude.text(row).isEmpty { longitude.error(row, missing) }
    guard let north, let east else { return nil }
    return Position(x: east, y: north)
  }

  private static let missing = "the value is missing; stops and stations need a place in degrees"
}
