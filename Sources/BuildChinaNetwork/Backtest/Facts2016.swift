// What the tables know of 2016: the facts of the backtest.

extension Facts {
  /// The facts as they stood in March 2016, as far as the tables have them.
  ///
  /// High-speed trains are those of 10 March 2016, conventional ones those of 2021 without the
  /// lines that ``BacktestLine`` lists, flights the pairs of June 2014, people those of the census
  /// of 2010. Roads and stations are today's.
  func of2016(_ folder: String, recent: String) throws -> Facts {
    var facts = self
    let lengths = try RailLengths(folder)
    let known = Set(cities.map(\.id))
    func trains(_ file: String, in folder: String, _ system: RailSystem) throws -> [TrainService] {
      try TrainService.readEarlier(folder, file, lengths, system)
        .filter { known.contains($0.pair.cities.first) && known.contains($0.pair.cities.second) }
        .compactMap(\.plausible)
    }
    facts.railLinks =
      try trains("rail_links_2016_hsr.csv", in: recent, .highSpeed)
      + trains("rail_links.csv", in: folder, .conventional)
    facts.directServices =
      try trains("rail_direct_services_2016_hsr.csv", in: recent, .highSpeed)
      + trains("rail_direct_services_2021.csv", in: folder, .conventional)
    facts.lacksServices = false
    facts.mileage = mileage.filter { ["conventional", "mixed"].contains($0.kind) }
    facts.air = try AirService.readOf2014(folder, airports: Set(airports.map(\.id)))
    let flown = Set(facts.air.flatMap { [$0.airports.first, $0.airports.second] })
    facts.airports = airports.filter { flown.contains($0.id) }
    let census = services.columns.first { $0.name == "population_2010" }?.values ?? [:]
    facts.cities = cities.map { city in
      var city = city
      city.gdp = nil
      if city.population != nil, let people = census[city.id] {
        city.population = people
        city.censusYear = "2010"
      }
      return city
    }
    facts.services = Services()
    facts.policyRegions = []
    facts.boundaries = Boundaries()
    facts.digital = []
    return facts
  }
}

extension TrainService {
  /// Services of one system in the tables of 2016, which hold high-speed trains only, and of 2021,
  /// which have a class.
  fileprivate static func readEarlier(
    _ folder: String,
    _ file: String,
    _ lengths: RailLengths,
    _ system: RailSystem
  ) throws -> [TrainService] {
    let isOf2016 = file.contains("2016")
    let columns =
      [
        "adcode_a", "adcode_b", "min_minutes", "median_minutes", "trains_both_directions", "gc_km",
      ] + (isOf2016 ? [] : ["train_class"])
    let isAdjacent = file.hasPrefix("rail_links")
    let provenance =
      isOf2016
      ? Provenance("timetable 12306 (metromancn/Parse12306)", "2016", "high")
      : Provenance("timetable 12306", "2021", "medium")
    return try RawTable(file, in: folder, columns: columns).rows.filter { row in
      isOf2016 || RailSystem(trainClass: row.text("train_class")) == system
    }
    .map { row in
      let pair = RailPair(
        cities: Pair(row.text("adcode_a"), row.text("adcode_b")),
        system: system
      )
      return try TrainService(row, pair, lengths, isAdjacent: isAdjacent, provenance)
    }
  }
}

extension AirService {
  /// Flights a day and airline each way: some 9,300 departures a day in all, an assumption.
  private static let flightsPerAirline = 1.35

  /// Pairs of air_links.csv between airports that have coordinates; block minutes by the great
  /// circle.
  fileprivate static func readOf2014(
    _ folder: String,
    airports: Set<String>
  ) throws -> [AirService] {
    let columns = ["iata_a", "iata_b", "gc_km", "airlines_2014"]
    return try RawTable("air_links.csv", in: folder, columns: columns).rows.compactMap { row in
      let pair = Pair(row.text("iata_a"), row.text("iata_b"))
      guard airports.contains(pair.first), airports.contains(pair.second) else { return nil }
      let kilometres = try row.positiveNumber("gc_km")
      return AirService(
        airports: pair,
        kilometres: kilometres,
        blockMinutes: Calibration.blockMinutes(kilometres),
        flightsPerDay: try row.positiveNumber("airlines_2014") * flightsPerAirline,
        provenance: Provenance("OpenFlights routes", "2014", "medium")
      )
    }
  }
}
