// The railway tables: adjacent cities, direct services, mileage, stations and lines opened since.

/// The two systems of the timetable: G, D and C trains, and all others.
enum RailSystem: String, CaseIterable, Comparable {
  case highSpeed = "H"
  case conventional = "R"

  init(trainClass: String) { self = trainClass == "HSR" ? .highSpeed : .conventional }

  static func < (left: RailSystem, right: RailSystem) -> Bool { left.rawValue < right.rawValue }

  /// The mode of trains that one changes to and from at every stop.
  var mode: ModeName { self == .highSpeed ? .highSpeedRail : .rail }
  /// The mode of direct trains.
  var directMode: ModeName { self == .highSpeed ? .highSpeedDirect : .railDirect }
}

/// Two cities on one system.
struct RailPair: Hashable {
  var cities: Pair
  var system: RailSystem
}

/// Trains between two cities: a row of rail_links_2023.csv or rail_direct_services_2023.csv.
struct TrainService {
  var pair: RailPair
  var fastest: Double
  var median: Double
  var kilometres: Double
  /// Great circle between the seats, km.
  var straight: Double
  var trainsBothDirections: Double
  var provenance: Provenance

  /// Reads services; their lengths, which the tables of 2023 lack, are those of ``RailLengths``.
  static func read(_ folder: String, _ file: String, _ lengths: RailLengths) throws
    -> [TrainService]
  {
    let columns = [
      "adcode_a", "adcode_b", "train_class", "min_minutes", "median_minutes",
      "trains_both_directions", "gc_km", "year", "confidence",
    ]
    let isAdjacent = file.hasPrefix("rail_links")
    return try RawTable(file, in: folder, columns: columns).rows.map { row in
      let pair = RailPair(
        cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
        system: RailSystem(trainClass: row.text("train_class"))
      )
      return try TrainService(
        row,
        pair,
        lengths,
        isAdjacent: isAdjacent,
        Provenance("timetable 12306", row.text("year"), row.text("confidence"))
      )
    }
  }
}

extension TrainService {
  /// Reads what the tables of all years have in common.
  init(
    _ row: RawTable.Row,
    _ pair: RailPair,
    _ lengths: RailLengths,
    isAdjacent: Bool,
    _ provenance: Provenance
  ) throws {
    let straight = try row.positiveNumber("gc_km")
    self.init(
      pair: pair,
      fastest: try row.positiveNumber("min_minutes"),
      median: try row.positiveNumber("median_minutes"),
      kilometres: lengths.kilometres(pair, straight: straight, isAdjacent: isAdjacent),
      straight: straight,
      trainsBothDirections: try row.number("trains_both_directions"),
      provenance: provenance
    )
  }
}

extension TrainService {
  /// The service without times that no train reaches, 350 km/h between the seats: the median stands
  /// for such a fastest; nil when that is too fast as well.
  var plausible: TrainService? {
    let least = straight / 350 * 60
    guard fastest < least else { return self }
    guard median >= least else { return nil }
    var service = self
    service.fastest = median
    return service
  }
}

/// Lengths by rail of the timetables of 2021, the only ones that tell them.
struct RailLengths {
  private var known: [RailPair: Double] = [:]

  init() {}

  /// Reads both tables of 2021.
  init(_ folder: String) throws {
    let columns = ["adcode_a", "adcode_b", "train_class", "min_rail_km"]
    for file in ["rail_direct_services_2021.csv", "rail_links.csv"] {
      for row in try RawTable(file, in: folder, columns: columns).rows {
        let pair = RailPair(
          cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
          system: RailSystem(trainClass: row.text("train_class"))
        )
        known[pair] = try row.positiveNumber("min_rail_km")
      }
    }
  }

  /// Kilometres by rail, or else the great circle times the median detour of the pairs of 2021.
  func kilometres(_ pair: RailPair, straight: Double, isAdjacent: Bool) -> Double {
    if let length = known[pair] { return max(length, straight) }
    switch (pair.system, isAdjacent) {
    case (.highSpeed, true): return straight * 1.07
    case (.highSpeed, false): return straight * 1.28
    case (.conventional, true): return straight * 1.17
    case (.conventional, false): return straight * 1.38
    }
  }
}

/// A row of the mileage table.
struct MileageSection {
  var cities: Pair
  /// high_speed, conventional, mixed or connector.
  var kind: String
  var kilometres: Double
  /// From each city of the pair to its station, where known.
  var access: [String: Double]
  /// The stations of the pair's cities, by city.
  var stations: [String: String] = [:]

  static func read(_ folder: String) throws -> [MileageSection] {
    let columns = [
      "mode", "adcode_a", "adcode_b", "km", "access_km_a", "access_km_b", "station_a", "station_b",
    ]
    return try RawTable("rail_links_mileage.csv", in: folder, columns: columns).rows.map { row in
      var access: [String: Double] = [:]
      for (city, column) in [("adcode_a", "access_km_a"), ("adcode_b", "access_km_b")] {
        access[row.text(city)] = try row.optionalNumber(column)
      }
      return MileageSection(
        cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
        kind: row.text("mode"),
        kilometres: try row.positiveNumber("km"),
        access: access,
        stations: [
          row.text("adcode_a"): row.text("station_a"), row.text("adcode_b"): row.text("station_b"),
        ]
      )
    }
  }

  /// The system whose stations the section touches.
  var system: RailSystem { kind == "high_speed" ? .highSpeed : .conventional }
}

/// A line opened since the timetable was taken.
struct OpenedLine {
  var name: String
  var kilometres: Double
  var designSpeed: Double
  var provenance: Provenance

  /// Rows of rail_new_lines_2023_2026.csv.
  static func read(_ folder: String) throws -> [OpenedLine] {
    let columns = ["line", "length_km", "design_kmh", "opened", "confidence"]
    let table = try RawTable("rail_new_lines_2023_2026.csv", in: folder, columns: columns)
    return try table.rows.map { row in
      OpenedLine(
        name: row.text("line"),
        kilometres: try row.positiveNumber("length_km"),
        designSpeed: try row.positiveNumber("design_kmh"),
        provenance: Provenance(
          "lines opened 2023-2026",
          String(row.text("opened").prefix(4)),
          row.text("confidence")
        )
      )
    }
  }
}

/// A station of the timetable of 2023.
struct StationFact {
  var name: String
  /// The city that it stands for.
  var city: String
  var coordinate: Coordinate
  var kilometresToSeat: Double
  /// Trains by system.
  var trains: [RailSystem: Double]
  var provenance: Provenance

  /// Rows of rail_stations_2023.csv that stand for a city.
  static func read(_ folder: String) throws -> [StationFact] {
    let columns = [
      "station", "stands_for", "lon", "lat", "km_to_seat", "trains_hsr", "trains_conventional",
      "year", "confidence",
    ]
    let rows = try RawTable("rail_stations_2023.csv", in: folder, columns: columns).rows
    return try rows.filter { !$0.text("stands_for").isEmpty }.map { row in
      StationFact(
        name: row.text("station"),
        city: row.text("stands_for"),
        coordinate: try row.coordinate(),
        kilometresToSeat: try row.number("km_to_seat"),
        trains: [
          .highSpeed: try row.number("trains_hsr"),
          .conventional: try row.number("trains_conventional"),
        ],
        provenance: Provenance(
          "12306 station list, geocoded",
          row.text("year"),
          row.text("confidence")
        )
      )
    }
  }
}
