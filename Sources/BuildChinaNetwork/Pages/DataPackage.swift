// Licences and sources for datapackage.json, of the package and of each table.

import TransportNetwork

/// What the descriptor says beside the schemas.
enum DataPackage {
  /// Properties of the package.
  static let properties = [
    ExtraColumn(name: "name", values: ["\"china\""]),
    ExtraColumn(name: "title", values: ["\"Transport network of China, November 2026\""]),
    ExtraColumn(name: "version", values: ["\"1.0.0\""]),
    ExtraColumn(name: "licenses", values: ["[\(odbl), \(ccBy), \(mit)]"]),
    ExtraColumn(
      name: "sources",
      values: [
        "[\(census), \(geonames), \(airports), \(openStreetMap), \(timetable), \(own)]"
      ]
    ),
  ]

  /// Licences and sources of a table, as JSON members.
  static func members(ofTable name: String) -> String {
    switch name {
    case "link":
      "\"licenses\": [\(odbl)], \"sources\": [\(timetable), \(openStreetMap), \(airports), \(own)]"
    case "node":
      "\"licenses\": [\(ccBy), \(mit)], \"sources\": [\(geonames), \(airports), \(own)]"
    case "zone":
      "\"licenses\": [\(mit), \(gpl)], \"sources\": [\(census), \(yearbooks), \(services), \(boundaries)]"
    case "area":
      "\"licenses\": [\(mit), \(ccBy)], \"sources\": [\(boundaries), \(taiwan)]"
    case "project", "project-link":
      "\"licenses\": [\(odbl)], \"sources\": [\(own), \(openStreetMap)]"
    default:
      "\"licenses\": [\(ccBy)], \"sources\": [\(own)]"
    }
  }

  /// The descriptor with licences and sources in every resource.
  static func complete(_ descriptor: String) -> String {
    var lines: [String] = []
    let descriptor = descriptor.replacing(
      "\"resources\" : [\n",
      with: "\"resources\" : [\n\(areas)\n"
    )
    for line in descriptor.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(String(line))
      let marker = "\"path\" : \""
      guard let found = line.firstRange(of: marker) else { continue }
      let rest = line[found.upperBound...]
      guard let end = rest.firstRange(of: ".csv\"") else { continue }
      let table = rest[..<end.lowerBound].replacing("_", with: "-")
      let indent = line.prefix { $0 == " " }
      // The line before takes a comma so that the members can follow it.
      if !line.hasSuffix(",") { lines[lines.count - 1] += "," }
      lines.append("\(indent)\(members(ofTable: String(table)))\(line.hasSuffix(",") ? "," : "")")
    }
    return lines.joined(separator: "\n")
  }

  private static let odbl =
    #"{"name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/"}"#
  private static let ccBy =
    #"{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}"#
  private static let mit = #"{"name": "MIT", "path": "https://opensource.org/license/mit"}"#
  private static let census =
    #"{"title": "Population census 2020 (leiii/census, MIT)"}"#
  private static let gpl =
    #"{"name": "GPL-3.0-or-later", "path": "https://www.gnu.org/licenses/gpl-3.0.html"}"#
  private static let services =
    #"{"title": "Census 2000 (Ma and Tang, GPL-3.0); Ministry of Education lists 2017 and 2022; city yearbook 2013 (jcdasheng/China_City_sustainability, MIT)"}"#
  private static let boundaries =
    #"{"title": "Boundaries of the city table 2010-2020 (leiii/census, MIT), simplified; not authoritative"}"#
  private static let taiwan =
    #"{"title": "geoBoundaries (CC BY 4.0)", "path": "https://www.geoboundaries.org"}"#
  /// The resource of area.csv, which the writer of packages does not know.
  private static let areas = """
        {
          "name" : "area",
          "path" : "area.csv",
          "profile" : "tabular-data-resource",
          "schema" : {
            "fields" : [
              { "name" : "area_id", "type" : "string" },
              { "name" : "name", "type" : "string" },
              { "name" : "boundary", "type" : "string" },
              { "name" : "source", "type" : "string" },
              { "name" : "licence", "type" : "string" }
            ],
            "primaryKey" : "area_id"
          }
        },
    """
  private static let yearbooks = #"{"title": "City yearbooks and bulletins, GDP 2023"}"#
  private static let geonames =
    #"{"title": "GeoNames (CC BY 4.0)", "path": "https://www.geonames.org"}"#
  private static let airports =
    #"{"title": "Jonty/airline-route-data, July 2026 (MIT)"}"#
  private static let openStreetMap =
    #"{"title": "OpenStreetMap contributors (ODbL), by way of scgraph_data 2.0.0", "path": "https://www.openstreetmap.org/copyright"}"#
  private static let timetable =
    #"{"title": "Railway timetable 12306, autumn 2023; lengths of the timetables of 2021 and the railway mileage table, December 2021"}"#
  private static let own = #"{"title": "Public knowledge and own tables of this project"}"#
}
