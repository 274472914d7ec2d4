// Roads between neighbouring cities and air services between city pairs.

/// A row of road_links.csv.
struct RoadSection {
  var cities: Pair
  var kilometres: Double
  /// Whether it belongs to the main network.
  var isCore: Bool

  static func read(_ folder: String) throws -> [RoadSection] {
    let columns = ["adcode_a", "adcode_b", "km", "core"]
    return try RawTable("road_links.csv", in: folder, columns: columns).rows.map { row in
      RoadSection(
        cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
        kilometres: try row.positiveNumber("km"),
        isCore: row.text("core") == "1"
      )
    }
  }
}

/// Class and length of the roads that road_link_classes.csv looked at, by link id.
struct RoadClasses {
  private var rows: [String: (kind: RoadKind, kilometres: Double)] = [:]

  init() {}

  /// Reads the table; a class that ``RoadKind`` lacks is an error.
  init(_ folder: String) throws {
    let columns = ["link_id", "class", "km_proposed"]
    for row in try RawTable("road_link_classes.csv", in: folder, columns: columns).rows {
      guard row.text("class") != "ferry" else { continue }
      guard let kind = RoadKind(rawValue: row.text("class")) else {
        throw row.error("class", RoadKind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      rows[row.text("link_id")] = (kind, try row.positiveNumber("km_proposed"))
    }
  }

  /// Class and kilometres of a road, whatever the order of its ends; nil when the table lacks it.
  func road(_ kind: String, _ ends: Stretch) -> (kind: RoadKind, kilometres: Double)? {
    rows["\(kind)-\(ends.from)-\(ends.to)"] ?? rows["\(kind)-\(ends.to)-\(ends.from)"]
  }
}

/// What a road is, by class and terrain.
enum RoadKind: String, CaseIterable {
  case expresswayFlat = "expressway_flat"
  case expresswayHill = "expressway_hill"
  case expresswayMountain = "expressway_mountain"
  case expresswayPlateau = "expressway_plateau"
  case nationalFlat = "national_flat"
  case nationalMountain = "national_mountain"
  case nationalPlateau = "national_plateau"
  case regionalFlat = "regional_flat"
  case regionalHill = "regional_hill"
  case regionalMountain = "regional_mountain"
  case access

  /// The expressway of the same terrain.
  var expressway: RoadKind {
    switch self {
    case .expresswayFlat, .nationalFlat, .regionalFlat, .access: .expresswayFlat
    case .expresswayHill, .regionalHill: .expresswayHill
    case .expresswayMountain, .nationalMountain, .regionalMountain: .expresswayMountain
    case .expresswayPlateau, .nationalPlateau: .expresswayPlateau
    }
  }
}

/// A row of air_links_2026.csv.
struct AirService {
  var airports: Pair
  var kilometres: Double
  var blockMinutes: Double
  var flightsPerDay: Double
  /// Block minutes of a schedule of 2022, where it has the pair.
  var blockMinutesOf2022: Double?
  var provenance: Provenance

  static func read(_ folder: String) throws -> [AirService] {
    let columns = [
      "iata_a", "iata_b", "km", "block_minutes", "flights_per_day_each_way", "block_minutes_2022",
      "year", "confidence",
    ]
    return try RawTable("air_links_2026.csv", in: folder, columns: columns).rows.map { row in
      AirService(
        airports: Pair(row.text("iata_a"), row.text("iata_b")),
        kilometres: try row.positiveNumber("km"),
        blockMinutes: try row.positiveNumber("block_minutes"),
        flightsPerDay: try row.positiveNumber("flights_per_day_each_way"),
        blockMinutesOf2022: try row.optionalNumber("block_minutes_2022"),
        provenance: Provenance("airline-route-data", row.text("year"), row.text("confidence"))
      )
    }
  }
}
