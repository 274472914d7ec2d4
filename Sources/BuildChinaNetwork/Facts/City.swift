// The cities: prefecture-level units, county-level units under provinces, and places that links
// need.

/// A city with what is known of its people and product.
struct City: Equatable {
  /// Six-digit GB/T 2260 code.
  var id: String
  var name: String
  /// In Chinese.
  var localName = ""
  var province: String
  /// East, Central, West or Northeast; empty for Hong Kong and Macau.
  var macroRegion: String
  var coordinate: Coordinate
  /// Census of ``censusYear``.
  var population: Double?
  var censusYear = "2020"
  /// In CNY.
  var gdp: Double?
  var gdpYear: String
  var coordinateSource: String

  /// Whether people and opportunities are counted here.
  var isZone: Bool { population != nil && !macroRegion.isEmpty }
}

extension City {
  /// The cities of both tables, prefecture-level units first.
  ///
  /// Of the corps cities of Xinjiang, which have no population, only those with a railway station
  /// are kept.
  static func read(_ folder: String, served: Set<String>) throws -> [City] {
    var cities: [City] = []
    for file in ["cities.csv", "cities_other_units.csv"] {
      let columns = [
        "name_en", "name_zh", "adcode", "province", "macro_region", "lon", "lat", "population_2020",
        "gdp_100m_cny", "gdp_year", "coord_source",
      ]
      for row in try RawTable(file, in: folder, columns: columns).rows {
        let id = row.text("adcode")
        let population = try row.optionalNumber("population_2020")
        guard population != nil || served.contains(id), !row.text("lon").isEmpty else { continue }
        cities.append(
          City(
            id: id,
            name: row.text("name_en"),
            localName: row.text("name_zh"),
            province: row.text("province"),
            macroRegion: row.text("macro_region"),
            coordinate: try row.coordinate(),
            population: population,
            gdp: try row.optionalNumber("gdp_100m_cny").map { ($0 * 1e8).rounded() },
            gdpYear: row.text("gdp_year"),
            coordinateSource: row.text("coord_source")
          )
        )
      }
    }
    return cities
  }
}

extension RawTable.Row {
  /// The columns lon and lat.
  func coordinate() throws -> Coordinate {
    Coordinate(longitude: try number("lon"), latitude: try number("lat"))
  }
}
