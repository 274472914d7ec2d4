// What tags mean: classes, directions, speeds, access, durations, sites.

import Testing

@testable import NetworkImport

@Suite("Rules for ways")
struct WayRuleTests {
  private let rules = WayRules()

  private func tags(_ values: [String: String]) -> OSMTags {
    var tags = OSMTags()
    for (key, value) in values {
      guard let key = OSMKey(rawValue: key) else {
        Issue.record("\(key) is not looked at")
        continue
      }
      tags[key] = value
    }
    return tags
  }

  private func facts(_ values: [String: String]) throws -> WayFacts {
    let tags = tags(values)
    return try rules.facts(try #require(rules.type(tags)), tags).get()
  }

  @Test(
    "classes: roads down to the lowest asked for with their slip roads, rail without service, ferries"
  )
  func classes() {
    func type(_ values: [String: String], _ lowest: OSMClass = .secondary) -> OSMClass? {
      WayRules(lowestRoad: lowest).type(tags(values))
    }
    #expect(type(["highway": "motorway_link"]) == .motorwayLink)
    #expect(type(["highway": "secondary_link"]) == .secondaryLink)
    #expect(type(["highway": "tertiary"]) == nil)
    #expect(type(["highway": "tertiary_link"], .tertiary) == .tertiaryLink)
    #expect(type(["highway": "primary"], .trunk) == nil)
    #expect(type(["highway": "ferry"]) == nil && type(["highway": "rail_main"]) == nil)
    #expect(type(["railway": "rail"]) == .railBranch)
    #expect(type(["railway": "rail", "usage": "main"]) == .railMain)
    #expect(type(["railway": "rail", "usage": "main", "highspeed": "yes"]) == .railHighSpeed)
    #expect(type(["railway": "rail", "service": "yard"]) == nil)
    #expect(type(["railway": "tram"]) == nil)
    #expect(type(["route": "ferry"]) == .ferry && type(["route": "bus"]) == nil)
  }

  @Test(
    "speed of roads: the least of the class's and 0.9 of the limit",
    arguments: [
      ("motorway", "130", 100.0), ("motorway", "none", 100), ("motorway", "80", 72),
      ("primary", "50", 45), ("primary", "50 mph", 70), ("primary", "30 mph", 0.9 * 48.28032),
      ("trunk", "90;30;90", 27), ("secondary", "DE:urban", 45), ("secondary", "XX:urban", 45),
      ("secondary", "de:rural", 60), ("trunk", "FR:rural", 72), ("primary", "walk", 4.5),
      ("primary", "signals", 70), ("primary", "0", 70), ("primary", "-5", 70),
      ("secondary", "10 knots", 0.9 * 18.52), ("trunk_link", "", 85), ("primary", "nan", 70),
      ("primary", "50 bananas", 70), ("secondary", "RU:living_street", 18),
    ]
  )
  func roadSpeeds(highway: String, maxspeed: String, expected: Double) throws {
    let speed = try facts(["highway": highway, "maxspeed": maxspeed]).forward
    #expect(abs((speed ?? 0) - expected) < 1e-9)
  }

  @Test("speed of rail: 0.9 of the limit, which may be above the class's; else by class")
  func railSpeeds() throws {
    #expect(try facts(["railway": "rail", "maxspeed": "160"]).forward == 144)
    #expect(try facts(["railway": "rail", "usage": "main"]).forward == 100)
    #expect(try facts(["railway": "rail", "highspeed": "yes"]).backward == 250)
    #expect(try facts(["railway": "rail"]).forward == 50)
  }

  @Test("limits of one direction, and those that a kind of place implies")
  func directedLimits() throws {
    let both = try facts([
      "highway": "primary", "maxspeed": "60", "maxspeed:forward": "50", "maxspeed:backward": "40",
    ])
    #expect(both.forward == 45 && both.backward == 36)
    let implied = try facts(["highway": "primary", "maxspeed:type": "FJ:urban"])
    #expect(implied.forward == 45)
    #expect(try facts(["highway": "primary", "source:maxspeed": "CH:rural"]).forward == 70)
  }

  @Test("directions")
  func directions() throws {
    func open(_ values: [String: String]) throws -> [Bool] {
      let facts = try facts(["highway": "primary"].merging(values) { $1 })
      return [facts.forward != nil, facts.backward != nil]
    }
    #expect(try open([:]) == [true, true])
    #expect(try open(["oneway": "yes"]) == [true, false])
    #expect(try open(["oneway": "1"]) == [true, false])
    #expect(try open(["oneway": "-1"]) == [false, true])
    #expect(try open(["junction": "roundabout"]) == [true, false])
    #expect(try open(["junction": "roundabout", "oneway": "no"]) == [true, true])
    #expect(try open(["highway": "motorway"]) == [true, false])
    #expect(try open(["highway": "motorway", "oneway": "no"]) == [true, true])
    #expect(try open(["highway": "motorway_link"]) == [true, true])
  }

  @Test("access: the most specific key decides, for cars and trucks apart")
  func access() throws {
    func open(_ values: [String: String]) -> WayFacts.Openness {
      let tags = tags(["highway": "primary"].merging(values) { $1 })
      return (try? rules.facts(.primary, tags).get())?.opensTo ?? []
    }
    #expect(open([:]) == .all)
    #expect(open(["access": "private"]) == [])
    #expect(open(["access": "no", "motor_vehicle": "yes"]) == .all)
    #expect(open(["motor_vehicle": "no"]) == [])
    #expect(open(["hgv": "no"]) == .passengers)
    #expect(open(["motorcar": "no"]) == .freight)
    #expect(open(["access": "destination"]) == .all)
    #expect(open(["motor_vehicle": "private", "hgv": "delivery"]) == [])
    let ferry = tags(["route": "ferry", "motor_vehicle": "no"])
    let onFoot = try rules.facts(.ferry, ferry).get()
    #expect(onFoot.opensTo == .passengers)
    #expect(open(["area": "yes"]) == [])
  }

  @Test(
    "durations of ferries",
    arguments: [
      ("01:30", 90.0), ("1:05", 65), ("00:20:30", 20.5), ("45", 45), ("PT1H30M", 90),
      ("PT45M", 45), ("P1DT2H", 1560), ("30:00", 1800),
    ]
  )
  func durations(text: String, minutes: Double) {
    #expect(durationMinutes(text) == minutes)
  }

  @Test(
    "what is no duration",
    arguments: ["", "x", "0", "00:00", "1:75", "PT", "P1M", "-5", "1:2:3:4", "200:00"]
  )
  func noDurations(text: String) {
    #expect(durationMinutes(text) == nil)
  }

  @Test("numbers of people as they are written")
  func people() {
    for (text, number) in [
      ("5933", 5933.0), ("5 933", 5933), ("5,933", 5933), ("5'933", 5933), ("~5000", 5000),
      ("5933 (2010)", 5933), ("1.234.567", 1_234_567),
    ] {
      // A blank before a bracket is followed by no digit; what comes after it is not the number.
      #expect(tags(["population": text]).people == number, "\(text)")
    }
    #expect(tags(["population": "many"]).people == nil)
    #expect(tags([:]).people == nil)
  }

  @Test("places and facilities")
  func sites() {
    #expect(tags(["place": "town"]).site == .place("town"))
    #expect(tags(["place": "hamlet"]).site == nil)
    #expect(
      tags(["railway": "halt"]).site == .facility(type: "station", class: "halt")
    )
    #expect(tags(["railway": "station", "station": "subway"]).site == nil)
    #expect(
      tags(["aeroway": "aerodrome", "iata": "ZRH"]).site
        == .facility(type: "airport", class: "airport")
    )
    #expect(tags(["aeroway": "aerodrome", "icao": "----"]).site == nil)
    #expect(
      tags(["amenity": "ferry_terminal"]).site
        == .facility(type: "port", class: "ferry_terminal")
    )
    #expect(tags(["amenity": "bench"]).site == nil)
  }
}
