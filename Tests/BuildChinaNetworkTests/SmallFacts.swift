// A small country for the builder's tests: three cities in a row, 100 km or so apart.

@testable import BuildChinaNetwork

/// Facts with nothing in them but what a test puts there.
func smallFacts() throws -> Facts {
  func city(_ id: String, _ name: String, _ longitude: Double) -> City {
    City(
      id: id,
      name: name,
      province: "P",
      macroRegion: "West",
      coordinate: Coordinate(longitude: longitude, latitude: 0),
      population: 1000,
      gdp: nil,
      gdpYear: "",
      coordinateSource: "test"
    )
  }
  return Facts(
    cities: [city("100000", "A", 100), city("200000", "B", 101), city("300000", "C", 102)],
    ports: [],
    hubs: [],
    airports: [],
    digital: [],
    services: Services(),
    policyRegions: [],
    boundaries: Boundaries(),
    railLinks: [],
    directServices: [],
    mileage: [],
    stations: [],
    openedLines: [],
    roads: [],
    roadClasses: RoadClasses(),
    roadEvidence: [],
    air: [],
    projects: [],
    unitCosts: try UnitCosts(
      text: "asset,value_low,value_high,unit\nline,10,30,million CNY per km\n"
    )
  )
}

/// A train service between two cities.
func service(
  _ from: String,
  _ to: String,
  fastest: Double,
  median: Double,
  trains: Double = 20
) -> TrainService {
  TrainService(
    pair: RailPair(cities: Pair(from, to), system: .highSpeed),
    fastest: fastest,
    median: median,
    kilometres: 120,
    straight: 111,
    trainsBothDirections: trains,
    provenance: Provenance("timetable", "2023", "high")
  )
}
