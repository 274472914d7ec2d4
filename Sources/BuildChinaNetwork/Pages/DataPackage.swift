// Licences and sources for datapackage.json, of the package and of each table.

import OrderedJSON
import TransportNetwork

/// What the descriptor says beside the schemas.
enum DataPackage {
  /// Properties of the package.
  static let properties: [ExtraColumn] = [
    property("name", "china"),
    property("title", "Transport network of China, November 2026"),
    property("version", "1.0.0"),
    property("licenses", [odbl, ccBy, mit]),
    property("sources", [census, geonames, airports, openStreetMap, timetable, own]),
  ]

  private static func property(_ name: String, _ value: JSONValue) -> ExtraColumn {
    ExtraColumn(name: name, values: [value.compact])
  }

  /// Properties of the package of 2016.
  static let propertiesOf2016: [ExtraColumn] = [
    property("name", "china2016"),
    property("title", "Transport network of China, March 2016, with the lines opened since"),
    property("version", "1.0.0"),
    property("licenses", [odbl, ccBy, mit]),
    property("sources", [census, geonames, airports, openStreetMap, timetable2016, own]),
  ]

  /// The descriptor with licences and sources in every resource.
  static func complete(_ descriptor: String) throws(JSONTextError) -> String {
    let package = try JSONValue(parsing: Array(descriptor.utf8))
    let members = (package.members ?? []).map { member in
      guard member.key == "resources" else { return member }
      let resources = member.value.items ?? []
      return JSONValue.Member(key: member.key, value: .array(resources.map(withOrigins)))
    }
    return JSONValue.object(members).pretty + "\n"
  }

  private static func withOrigins(_ resource: JSONValue) -> JSONValue {
    let (licences, sources) = origins(ofTable: resource["name"]?.text ?? "")
    return .object(
      (resource.members ?? []) + [
        .init(key: "licenses", value: .array(licences)),
        .init(key: "sources", value: .array(sources)),
      ]
    )
  }

  /// Licences and sources of a table.
  private static func origins(
    ofTable name: String
  ) -> (licences: [JSONValue], sources: [JSONValue]) {
    switch name {
    case "link": ([odbl], [timetable, openStreetMap, airports, own])
    case "node": ([ccBy, mit], [geonames, airports, own])
    case "zone": ([mit, gpl], [census, yearbooks, services, boundaries])
    case "area": ([mit, ccBy], [boundaries, taiwan])
    case "project", "project-link": ([odbl], [own, openStreetMap])
    default: ([ccBy], [own])
    }
  }

  private static func place(_ key: String, _ name: String, _ path: String) -> JSONValue {
    .object([
      .init(key: key, value: .string(name)), .init(key: "path", value: .string(path)),
    ])
  }

  private static let odbl = place(
    "name",
    "ODbL-1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/"
  )
  private static let ccBy = place(
    "name",
    "CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0/"
  )
  private static let mit = place("name", "MIT", "https://opensource.org/license/mit")
  private static let gpl = place(
    "name",
    "GPL-3.0-or-later",
    "https://www.gnu.org/licenses/gpl-3.0.html"
  )
  private static let census: JSONValue = ["title": "Population census 2020 (leiii/census, MIT)"]
  private static let services: JSONValue = [
    "title":
      "Census 2000 (Ma and Tang, GPL-3.0); Ministry of Education lists 2017 and 2022; city yearbook 2013 (jcdasheng/China_City_sustainability, MIT)"
  ]
  private static let boundaries: JSONValue = [
    "title":
      "Boundaries of the city table 2010-2020 (leiii/census, MIT), simplified; not authoritative"
  ]
  private static let taiwan = place(
    "title",
    "geoBoundaries (CC BY 4.0)",
    "https://www.geoboundaries.org"
  )
  private static let yearbooks: JSONValue = ["title": "City yearbooks and bulletins, GDP 2023"]
  private static let geonames = place(
    "title",
    "GeoNames (CC BY 4.0)",
    "https://www.geonames.org"
  )
  private static let airports: JSONValue = [
    "title": "Jonty/airline-route-data, July 2026 (MIT)"
  ]
  private static let openStreetMap = place(
    "title",
    "OpenStreetMap contributors (ODbL), by way of scgraph_data 2.0.0",
    "https://www.openstreetmap.org/copyright"
  )
  private static let timetable: JSONValue = [
    "title":
      "Railway timetable 12306, autumn 2023; lengths of the timetables of 2021 and the railway mileage table, December 2021"
  ]
  private static let timetable2016: JSONValue = [
    "title":
      "Railway timetable 12306 of G, D and C trains, 10 March 2016 (metromancn/Parse12306, MIT); conventional trains 2021"
  ]
  private static let own: JSONValue = [
    "title": "Public knowledge and own tables of this project"
  ]
}
