// The builder's parts on small tables.

import Testing
import TransportNetwork

@testable import BuildChinaNetwork

@Suite("Raw tables")
struct RawTableTests {
  @Test("an error names file, line, column, value and what was expected")
  func errors() throws {
    let table = try RawTable(text: "id,km\nA,5\nB,far\n", name: "t.csv", columns: ["id", "km"])
    #expect(try table.rows[0].number("km") == 5)
    #expect(throws: BuildError("t.csv:3: km is \"far\", expected a number")) {
      try table.rows[1].number("km")
    }
    #expect(throws: BuildError("t.csv: column \"km\" is missing")) {
      try RawTable(text: "id\nA\n", name: "t.csv", columns: ["id", "km"])
    }
    #expect(throws: BuildError("t.csv:2: km is \"0\", expected a number above 0")) {
      try RawTable(text: "km\n0\n", name: "t.csv", columns: ["km"]).rows[0].positiveNumber("km")
    }
  }

  @Test("unit costs: the ends and the middle of a range; unknown assets are errors")
  func unitCosts() throws {
    let costs = try smallFacts().unitCosts
    #expect(try costs.perKilometre("line", "low") == 1e7)
    #expect(try costs.perKilometre("line", "mid") == 2e7)
    #expect(try costs.perKilometre("line", "high") == 3e7)
    #expect(throws: BuildError.self) { try costs.perKilometre("tunnel", "low") }
    let airport = try UnitCosts(
      text: "asset,value_low,value_high,unit\nairport,10,30,hundred million CNY each\n"
    )
    #expect(try airport.each("airport", "mid") == 2e9)
    #expect(throws: BuildError.self) { try costs.each("line", "mid") }
    #expect(throws: BuildError.self) { try costs.perKilometre("line", "middle") }
  }
}

@Suite("Geography")
struct GeographyTests {
  @Test("a degree along the equator is 111.195 km")
  func degree() {
    // 6371.0088 km x pi / 180
    let one = Coordinate(longitude: 10, latitude: 0)
    let other = Coordinate(longitude: 11, latitude: 0)
    #expect(abs(one.kilometres(to: other) - 111.19508) < 1e-4)
    #expect(one.kilometres(to: one) == 0)
  }

  @Test("stretches share a line's length; a line that ends short takes the great circles")
  func stretches() throws {
    let gazetteer = Gazetteer(try smallFacts())
    let whole = try gazetteer.stretches(["100000", "200000", "300000"], kilometres: 300)
    #expect(whole.map(\.1).allSatisfy { abs($0 - 150) < 1e-9 })
    let short = try gazetteer.stretches(["100000", "200000"], kilometres: 50)
    #expect(abs(short[0].1 - 1.1 * 111.19508) < 1e-3)
    #expect(throws: BuildError("no city, border gateway or dry port is called \"D\"")) {
      try gazetteer.place(named: "D")
    }
  }

  @Test("the median of an even number of values is the mean of the middle two")
  func medians() {
    #expect(median([]) == nil)
    #expect(median([3, 1, 2]) == 2)
    #expect(median([4, 1, 2, 3]) == 2.5)
  }

  @Test(
    "numbers with a fixed count of decimals",
    arguments: [
      (0.9764, 3, "0.976"), (79.0, 1, "79.0"), (1.5, 0, "2"), (6.189, 2, "6.19"),
      (0.05, 3, "0.050"),
    ]
  )
  func decimals(value: Double, count: Int, text: String) {
    #expect(fixed(value, count) == text)
  }
}

@Suite("Railway")
struct RailwayTests {
  @Test(
    "without services a link takes a quarter of the fastest, three quarters of the median, and a stop"
  )
  func chainTime() throws {
    var facts = try smallFacts()
    facts.railLinks = [service("100000", "200000", fastest: 40, median: 60)]
    let section = try #require(try RailTimetable(facts).sections.first)
    #expect(section.minutes == 0.25 * 40 + 0.75 * 60 + 1)
    // 20 trains both ways are 10 each way in 17 hours.
    #expect(section.headway == 102)
    #expect(section.link.ends == Stretch(from: "100000-H", to: "200000-H"))
    #expect(section.link.mode == .highSpeedRail)
  }

  @Test("links of a chain move until its services come out right, within their bounds")
  func calibration() throws {
    func minutes(_ fastest: Double, count: Int) throws -> [Double] {
      let links = [
        (cities: Pair("1", "2"), minutes: 50.0), (cities: Pair("2", "3"), minutes: 50.0),
      ]
      let services = [TrainService](
        repeating: service("1", "3", fastest: fastest, median: fastest),
        count: count
      )
      return try ChainCalibration.minutes(links, services: services)
    }
    // The mean of the logarithms is 0 where the chain of both takes 90 minutes: many services
    // outweigh the links' own minutes.
    let many = try minutes(90, count: 400)
    #expect(many.allSatisfy { abs($0 - 45) < 0.1 })
    // exp(0.5) = 1.649: a service of 170 minutes for a chain of 100 goes another way.
    #expect(try minutes(170, count: 400) == [50, 50])
    #expect(try minutes(90, count: 0) == [50, 50])
    // 62 minutes ask for a factor of 0.62, which is below the bound of 0.65.
    let bound = try minutes(62, count: 400)
    #expect(bound.allSatisfy { $0 == 32.5 })
  }

  @Test("links that no through train joins have a station of their own")
  func throughTrains() throws {
    let links = [
      (cities: Pair("1", "5"), minutes: 30.0, trains: 9.0),
      (cities: Pair("2", "5"), minutes: 30.0, trains: 9.0),
      (cities: Pair("3", "5"), minutes: 30.0, trains: 20.0),
    ]
    // 69 is 1.15 of the chain of 60 minutes, 70 is more.
    let services = [
      service("1", "2", fastest: 69, median: 69), service("1", "3", fastest: 70, median: 70),
    ]
    let through = try ThroughTrains(links, services: services)
    #expect(through.group(at: "5", towards: "3") == 1)
    #expect(through.group(at: "5", towards: "1") == 2)
    #expect(through.group(at: "5", towards: "2") == 2)
    #expect(through.neighbours(of: "5", group: 2) == ["1", "2"])
    // A faster way from 1 to 3 by another link: nobody changes at 5.
    let around = links + [(cities: Pair("1", "3"), minutes: 40.0, trains: 1.0)]
    let joined = try ThroughTrains(around, services: services)
    #expect(joined.group(at: "5", towards: "1") == 1)
  }

  @Test(
    "a fastest train beyond 350 km/h gives way to the median, and a median beyond it is no service"
  )
  func plausible() {
    // 111 km in 19.03 minutes are 350 km/h.
    #expect(service("1", "2", fastest: 20, median: 30).plausible?.fastest == 20)
    #expect(service("1", "2", fastest: 19, median: 30).plausible?.fastest == 30)
    #expect(service("1", "2", fastest: 10, median: 19).plausible == nil)
  }

  @Test("lengths by rail: the table's, no less than the great circle, or else its detour")
  func lengths() {
    let pair = RailPair(cities: Pair("1", "2"), system: .highSpeed)
    #expect(RailLengths().kilometres(pair, straight: 100, isAdjacent: true) == 107)
    #expect(RailLengths().kilometres(pair, straight: 100, isAdjacent: false) == 128)
  }

  @Test("a pair with hardly a train has a headway of two days of service")
  func rareTrains() { #expect(headway(trainsBothDirections: 0) == 2040) }

  @Test("a direct service is a link when it beats the chain by 5 percent and is not held out")
  func direct() throws {
    let sections = ["100000", "200000"].map { city in
      RailSection(
        ends: Stretch(from: city, to: city == "100000" ? "200000" : "300000"),
        system: .highSpeed,
        kilometres: 111,
        minutes: 50,
        headway: 60,
        provenance: .ownWork
      )
    }
    func links(
      _ fastest: Double,
      median: Double? = nil,
      heldOut: Bool = false,
      unlisted: [TrainService] = []
    ) throws -> [LinkDraft] {
      var facts = try smallFacts()
      facts.railLinks = [service("100000", "200000", fastest: 48, median: 48)]
      facts.directServices = [
        service("100000", "300000", fastest: fastest, median: median ?? fastest),
        service("100000", "200000", fastest: 10, median: 10),
      ]
      return try DirectServices.links(facts, besides: sections, unlisted: unlisted) { _ in heldOut }
    }
    #expect(try links(94.9).map(\.minutes) == [94.9])
    #expect(try links(95).isEmpty)
    #expect(try links(50, heldOut: true).isEmpty)
    #expect(try links(50).map(\.mode) == [.highSpeedDirect])
    // 0.85 * 50 + 0.15 * 200 = 72.5.
    #expect(try links(50, median: 200).map(\.minutes) == [72.5])
    // 10 trains each way, of which half are about as fast as the fastest when the median is slower.
    #expect(try links(50, median: 200).map(\.headway) == [204])
    #expect(try links(50, median: 52).map(\.headway) == [102])
    // A service that the table lacks has to beat the chain like any other.
    let lacking = [90.0, 95].map { service("100000", "300000", fastest: $0, median: $0) }
    #expect(try links(95, unlisted: lacking).map(\.minutes) == [90])
  }

  @Test("freight takes the shortest of the tables, but no less than 1.05 great circles")
  func freight() throws {
    var facts = try smallFacts()
    facts.mileage = [
      MileageSection(
        cities: Pair("200000", "100000"),
        kind: "conventional",
        kilometres: 130,
        access: [:]
      ),
      MileageSection(cities: Pair("100000", "200000"), kind: "mixed", kilometres: 125, access: [:]),
      MileageSection(
        cities: Pair("200000", "300000"),
        kind: "conventional",
        kilometres: 109,
        access: [:]
      ),
      MileageSection(
        cities: Pair("100000", "300000"),
        kind: "high_speed",
        kilometres: 230,
        access: [:]
      ),
      // 12 km for 222: another city of the same name.
      MileageSection(
        cities: Pair("100000", "300000"),
        kind: "conventional",
        kilometres: 12,
        access: [:]
      ),
    ]
    let links = try RailFreight.links(facts, Gazetteer(facts), opened: [])
    #expect(links.map(\.ends.from) == ["100000-R", "200000-R"])
    #expect(links[0].kilometres == 125)
    #expect(abs((links[1].kilometres ?? 0) - 1.05 * 111.19508) < 1e-3)
    #expect(links.allSatisfy { $0.use == .freight && $0.minutes == nil })
  }

  @Test("a city's main station has most trains, those far from the seat counting less")
  func mainStation() throws {
    func fact(_ name: String, _ kilometres: Double, _ trains: Double) -> StationFact {
      StationFact(
        name: name,
        city: "100000",
        coordinate: Coordinate(longitude: 100.1, latitude: 0),
        kilometresToSeat: kilometres,
        trains: [.highSpeed: trains, .conventional: 0],
        provenance: .ownWork
      )
    }
    var facts = try smallFacts()
    // 100 trains 15 km off are worth 50, 90 trains 30 km off 18.
    facts.stations = [fact("near", 15, 100), fact("far", 30, 90), fact("close", 0, 40)]
    let stations = Stations(facts, [:])
    #expect(stations.fact("100000-H")?.name == "near")
    #expect(stations.fact("100000-H2")?.name == "close")
    #expect(stations.fact("200000-H") == nil)
    let city = try #require(facts.cities.first)
    // A tenth of a degree on the equator, with the detour of roads.
    let way = stations.approach(to: "100000-H", of: city)
    #expect(abs((way.kilometres ?? 0) - 1.25 * 11.119508) < 1e-4)
    #expect(stations.approach(to: "200000-H", of: facts.cities[1]).kilometres == 5)
    #expect(stations.node("100000-H2", of: city).node.name == "A high-speed station 2")
  }

  @Test("a station's node tells its system and number; gateways and cities are none")
  func stationNodes() {
    #expect(station("100000", .highSpeed, 2) == "100000-H2")
    #expect(systemOfStation("100000-H2")?.number == 2)
    #expect(systemOfStation("100000-R")?.system == .conventional)
    #expect(systemOfStation("100000-B1") == nil)
    #expect(systemOfStation("100000") == nil)
  }

  @Test("services fall into eight parts, the same on every machine")
  func folds() {
    let pair = RailPair(cities: Pair("310000", "110000"), system: .highSpeed)
    // FNV-1a of "110000-310000-H", bits 32 to 34, computed with another program.
    #expect(HoldOutCheck.fold(pair) == 3)
    var seen: Set<Int> = []
    for number in 0..<200 {
      seen.insert(
        HoldOutCheck.fold(RailPair(cities: Pair("\(number)", "x"), system: .conventional))
      )
    }
    #expect(seen == Set(0..<8))
  }
}

@Suite("Roads, air and facilities")
struct LayerTests {
  @Test("cities without a road get one to their neighbours")
  func missingRoads() throws {
    let facts = try smallFacts()
    let length = try RoadLayer.standing(
      Stretch(from: "100000", to: "200000"),
      facts,
      Gazetteer(facts)
    ).kilometres
    #expect(abs(length - 1.25 * 111.19508) < 1e-3)
    // Three pairs of neighbours, a car and a lorry each, at 61 km/h and 0.65 of it.
    let links = try RoadLayer.missing(facts, Gazetteer(facts), besides: [])
    #expect(links.count == 6)
    #expect(links.filter { $0.use == .passenger }.allSatisfy { $0.speed == 61 })
    #expect(links.filter { $0.use == .freight }.allSatisfy { $0.speed == 39.7 })
  }

  @Test("only the road from a facility's own city is an access link")
  func approaches() throws {
    let facts = try smallFacts()
    let port = Facility(
      id: "200000-P1",
      name: "B",
      type: "port",
      city: "200000",
      coordinate: Coordinate(longitude: 101, latitude: 0.1),
      services: ["water"],
      provenance: .ownWork,
      roads: [("100000", 10), ("200000", 20), ("999999", 5)]
    )
    let links = try FacilityLayer.approaches(port, facts, Gazetteer(facts))
    #expect(links.map(\.facility) == ["regional_hill", "regional_hill", "access"])
    #expect(links.map(\.kind) == ["port", "lorry", "access"])
    #expect(links.map(\.ends.from) == ["100000", "100000", "200000"])
    #expect(links[2].kilometres == 20 && links[2].use == nil)
  }

  @Test("an airport serves its own city and those to which it is the nearest within 200 km")
  func airports() throws {
    func airport(_ id: String, _ city: String, _ longitude: Double) -> Facility {
      Facility(
        id: id,
        name: id,
        type: "airport",
        city: city,
        coordinate: Coordinate(longitude: longitude, latitude: 0),
        services: ["air"],
        provenance: .ownWork,
        roads: id == "AAA" ? [("200000", 80)] : []
      )
    }
    var facts = try smallFacts()
    // AAA belongs to A and lies half-way to B; CCC lies beyond C; DDD has no flights.
    facts.airports = [
      airport("AAA", "100000", 100.5), airport("CCC", "300000", 102.3),
      airport("DDD", "999999", 101),
    ]
    facts.air = [
      AirService(
        airports: Pair("AAA", "CCC"),
        kilometres: 220,
        blockMinutes: 50,
        flightsPerDay: 4,
        provenance: .ownWork
      )
    ]
    let roads = try AirLayer.approaches(facts, Gazetteer(facts)).filter { $0.facility == "access" }
    #expect(
      roads.map { "\($0.ends.from)-\($0.ends.to)" } == ["100000-AAA", "200000-AAA", "300000-CCC"]
    )
    #expect(roads[1].kilometres == 80)
    // Four flights in 1,020 minutes.
    #expect(AirLayer.links(facts).map(\.headway) == [255])
  }

  @Test("a second link of a kind between two nodes gets a number")
  func linkNames() {
    var names = LinkNames()
    let draft = LinkDraft(
      kind: "road",
      ends: Stretch(from: "1", to: "2"),
      mode: .road,
      provenance: .ownWork
    )
    #expect(names.id(of: draft) == "road-1-2")
    #expect(names.id(of: draft) == "road-1-2-2")
  }

  @Test("every resource has its licences and sources")
  func descriptor() throws {
    let plain = #"{"name":"x","resources":[{"name":"zone","path":"zone.csv","x":1}]}"#
    let complete = try DataPackage.complete(plain).filter { !$0.isWhitespace }
    #expect(
      complete.contains(
        #"{"name":"zone","path":"zone.csv","x":1,"licenses":[{"name":"MIT","path":"#
      )
    )
    #expect(complete.contains(#""sources":[{"title":"Populationcensus2020"#))
  }
}
