// Driving times between cities that others publish.

/// A row of road_times_evidence.csv.
struct RoadEvidence {
  /// Names of cities.
  var from: String
  var to: String
  /// Of a car.
  var minutes: Double

  static func read(_ folder: String) throws -> [RoadEvidence] {
    let columns = ["from", "to", "minutes"]
    return try RawTable("road_times_evidence.csv", in: folder, columns: columns).rows.map { row in
      RoadEvidence(
        from: row.text("from"),
        to: row.text("to"),
        minutes: try row.positiveNumber("minutes")
      )
    }
  }
}
