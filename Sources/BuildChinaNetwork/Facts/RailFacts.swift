// The railway tables: adjacent cities, direct services, mileage and lines opened since.

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

/// Trains between two cities: a row of rail_links.csv or rail_direct_services_2021.csv.
struct TrainService {
  var pair: RailPair
  var fastest: Double
  var median: Double
  var kilometres: Double
  var trainsBothDirections: Double
  var source: String

  static func read(_ folder: String, _ file: String) throws -> [TrainService] {
    let columns = [
      "adcode_a", "adcode_b", "train_class", "min_minutes", "median_minutes", "min_rail_km",
      "trains_both_directions", "source",
    ]
    return try RawTable(file, in: folder, columns: columns).rows.map { row in
      TrainService(
        pair: RailPair(
          cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
          system: RailSystem(trainClass: row.text("train_class"))
        ),
        fastest: try row.positiveNumber("min_minutes"),
        median: try row.positiveNumber("median_minutes"),
        kilometres: try row.positiveNumber("min_rail_km"),
        trainsBothDirections: try row.number("trains_both_directions"),
        source: row.text("source")
      )
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

  static func read(_ folder: String) throws -> [MileageSection] {
    let columns = ["mode", "adcode_a", "adcode_b", "km", "access_km_a", "access_km_b"]
    return try RawTable("rail_links_mileage.csv", in: folder, columns: columns).rows.map { row in
      var access: [String: Double] = [:]
      for (city, column) in [("adcode_a", "access_km_a"), ("adcode_b", "access_km_b")] {
        access[row.text(city)] = try row.optionalNumber(column)
      }
      return MileageSection(
        cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
        kind: row.text("mode"),
        kilometres: try row.positiveNumber("km"),
        access: access
      )
    }
  }

  /// The system whose stations the section touches.
  var system: RailSystem { kind == "high_speed" ? .highSpeed : .conventional }
}

/// A line opened since the timetable was taken.
struct OpenedLine {
  var name: String
  var cities: [String]
  var kilometres: Double
  var designSpeed: Double
  var provenance: Provenance

  /// Rows of rail_new_lines_2021_2025.csv; cities by name.
  static func read(_ folder: String) throws -> [OpenedLine] {
    let columns = ["line", "cities_ordered", "length_km", "design_kmh", "opened", "confidence"]
    let table = try RawTable("rail_new_lines_2021_2025.csv", in: folder, columns: columns)
    return try table.rows.map { row in
      OpenedLine(
        name: row.text("line"),
        cities: row.list("cities_ordered"),
        kilometres: try row.positiveNumber("length_km"),
        designSpeed: try row.positiveNumber("design_kmh"),
        provenance: Provenance(
          "lines opened 2021-2025",
          String(row.text("opened").prefix(4)),
          row.text("confidence")
        )
      )
    }
  }
}
