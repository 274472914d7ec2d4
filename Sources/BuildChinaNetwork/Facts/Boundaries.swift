// Polygons of zones and of areas without data.

/// Rows of zone_boundaries.csv: the columns `boundary` of zone.csv and area.csv.
struct Boundaries {
  /// WKT by zone.
  var zones: [String: String] = [:]
  /// Areas that maps draw as background: id, name, WKT, source and licence.
  var areas: [(id: String, name: String, boundary: String, source: String, licence: String)] = []

  init() {}

  init(_ folder: String) throws {
    let columns = ["area_id", "is_zone", "name_zh", "source", "licence", "boundary"]
    for row in try RawTable("zone_boundaries.csv", in: folder, columns: columns).rows {
      let id = row.text("area_id")
      if row.text("is_zone") == "true" {
        zones[id] = row.text("boundary")
      } else {
        areas.append(
          (id, row.text("name_zh"), row.text("boundary"), row.text("source"), row.text("licence"))
        )
      }
    }
  }

  /// area.csv.
  var areaTable: String {
    let rows = areas.map { area in
      [area.id, area.name, area.boundary, area.source, area.licence].map(Self.field)
        .joined(separator: ",")
    }
    return (["area_id,name,boundary,source,licence"] + rows).joined(separator: "\n") + "\n"
  }

  /// A field in quotes where RFC 4180 wants them.
  private static func field(_ text: String) -> String {
    let needsQuotes = text.contains { ",\"\n".contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
