// Polygons of zones and of areas without data.

import TransportNetwork

/// Rows of zone_boundaries.csv: the column `boundary` of zone.csv, and the areas of area.csv.
struct Boundaries {
  /// WKT by zone.
  var zones: [String: String] = [:]
  /// Areas without data, with the source and the licence of each.
  var areas: [(area: Area, source: String, licence: String)] = []

  init() {}

  init(_ folder: String) throws {
    let columns = ["area_id", "is_zone", "name_zh", "source", "licence", "boundary"]
    for row in try RawTable("zone_boundaries.csv", in: folder, columns: columns).rows {
      let id = row.text("area_id")
      if row.text("is_zone") == "true" {
        zones[id] = row.text("boundary")
      } else {
        let area = Area(id: id, name: row.text("name_zh"), boundary: row.text("boundary"))
        areas.append((area, row.text("source"), row.text("licence")))
      }
    }
  }
}
