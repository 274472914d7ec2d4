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

/// A row of air_links.csv.
struct AirService {
  var airports: Pair
  var kilometres: Double
  var blockMinutes: Double
  var airlines: Double

  static func read(_ folder: String) throws -> [AirService] {
    let columns = [
      "iata_a", "iata_b", "gc_km", "airlines_2014", "block_minutes_est",
    ]
    return try RawTable("air_links.csv", in: folder, columns: columns).rows.map { row in
      AirService(
        airports: Pair(row.text("iata_a"), row.text("iata_b")),
        kilometres: try row.positiveNumber("gc_km"),
        blockMinutes: try row.positiveNumber("block_minutes_est"),
        airlines: try row.positiveNumber("airlines_2014")
      )
    }
  }
}
