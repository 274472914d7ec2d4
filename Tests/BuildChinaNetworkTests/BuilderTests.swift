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
    "an adjacency link takes a quarter of the fastest, three quarters of the median, and a stop"
  )
  func chainTime() throws {
    var facts = try smallFacts()
    facts.railLinks = [service("100000", "200000", fastest: 40, median: 60)]
    let section = try #require(RailTimetable.sections(facts).first)
    #expect(section.minutes == 0.25 * 40 + 0.75 * 60 + 1)
    // 20 trains both ways are 10 each way in 17 hours.
    #expect(section.headway == 102)
    #expect(section.link.ends == Stretch(from: "100000-H", to: "200000-H"))
    #expect(section.link.mode == .highSpeedRail)
  }

  @Test("a pair with hardly a train has a headway of two days of service")
  func rareTrains() { #expect(headway(trainsBothDirections: 0) == 2040) }

  @Test("a direct service is a link when it beats the chain by 5 percent and is not held out")
  func direct() throws {
    var facts = try smallFacts()
    facts.railLinks = [
      service("100000", "200000", fastest: 49, median: 49),
      service("200000", "300000", fastest: 49, median: 49),
    ]
    let sections = RailTimetable.sections(facts)  // A-B-C in 100 minutes
    func links(_ fastest: Double, heldOut: Bool = false) throws -> [LinkDraft] {
      let services = [
        service("100000", "300000", fastest: fastest, median: 200),
        service("100000", "200000", fastest: 10, median: 10),
      ]
      return try DirectServices.links(services, besides: sections) { _ in heldOut }
    }
    #expect(try links(94.9).map(\.minutes) == [94.9])
    #expect(try links(95).isEmpty)
    #expect(try links(50, heldOut: true).isEmpty)
    #expect(try links(50).map(\.mode) == [.highSpeedDirect])
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

  @Test("the way to a station is the nearest known, at least a kilometre")
  func stationAccess() {
    let sections = [
      MileageSection(
        cities: Pair("1", "2"),
        kind: "high_speed",
        kilometres: 9,
        access: ["1": 7, "2": 0.2]
      ),
      MileageSection(cities: Pair("1", "3"), kind: "high_speed", kilometres: 9, access: ["1": 90]),
    ]
    let stations = Stations(sections)
    #expect(stations.approach(to: "1-H", of: "1").kilometres == 7)
    #expect(stations.approach(to: "2-H", of: "2").kilometres == 1)
    #expect(stations.approach(to: "3-H", of: "3").kilometres == 5)
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
    let length = try RoadLayer.kilometres(
      Stretch(from: "100000", to: "200000"),
      facts,
      Gazetteer(facts)
    )
    #expect(abs(length - 1.25 * 111.19508) < 1e-3)
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
    let links = try FacilityLayer.approaches(port, Gazetteer(facts))
    #expect(links.map(\.facility) == ["regional", "access"])
    #expect(links.map(\.ends.from) == ["100000", "200000"])
    #expect(links[1].kilometres == 20 * 1.065)
  }

  @Test("an airport missing in the table stands at the city that its flights' lengths fit")
  func missingAirport() throws {
    var facts = try smallFacts()
    facts.airports = [
      Facility(
        id: "AAA",
        name: "A",
        type: "airport",
        city: "100000",
        coordinate: Coordinate(longitude: 100, latitude: 0),
        services: ["air"],
        provenance: .ownWork,
        roads: []
      )
    ]
    facts.air = [
      AirService(airports: Pair("AAA", "ZZZ"), kilometres: 220, blockMinutes: 50, airlines: 2)
    ]
    let missing = AirLayer.missingAirports(facts)
    #expect(missing.map(\.id) == ["ZZZ"])
    #expect(missing.map(\.city) == ["300000"])
    // Two airlines with two flights each in 1,020 minutes.
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

  @Test("licences and sources come after the path of every resource")
  func descriptor() {
    let plain = "{\n  \"path\" : \"zone.csv\",\n  \"x\" : 1\n}"
    let complete = DataPackage.complete(plain)
    #expect(complete.contains("\"path\" : \"zone.csv\",\n  \"licenses\": [{\"name\": \"MIT\""))
    #expect(complete.hasSuffix("}],\n  \"x\" : 1\n}"))
  }
}
