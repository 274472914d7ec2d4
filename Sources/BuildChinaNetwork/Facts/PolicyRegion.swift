// Zones that policies name: old revolutionary base cities, autonomous areas.

/// A row of policy_regions.csv.
struct PolicyRegion {
  var scheme: String
  var region: String
  var zone: String

  static func read(_ folder: String) throws -> [PolicyRegion] {
    let columns = ["scheme", "region", "zone_id"]
    return try RawTable("policy_regions.csv", in: folder, columns: columns).rows.map { row in
      PolicyRegion(
        scheme: row.text("scheme"),
        region: row.text("region"),
        zone: row.text("zone_id")
      )
    }
  }
}
