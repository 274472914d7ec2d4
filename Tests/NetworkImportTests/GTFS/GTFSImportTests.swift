// GTFS feeds become networks: stations, times, headways and direct services by hand.

import NetworkFiles
import NetworkImport
import Testing
import TransportNetwork

@Suite("GTFS import")
struct GTFSImportTests {
  @Test("platforms of a parent and name are a station; the busiest weekday is taken")
  func stations() throws {
    let made = try importSmall()
    // Wednesday has W and, by calendar_dates.txt, S: four trips. Friday has none, Saturday is no
    // weekday.
    #expect(made.summary.date.description == "2025-01-08")
    #expect(made.summary.weekday == "Wednesday")
    #expect(made.summary.trips == 4)
    #expect(made.network.nodes.map(\.id) == ["A", "B", "B2", "C"])
    #expect(made.network.nodes.map(\.name) == ["Aville", "Bton", "Bton Tief", "Cburg"])
    #expect(made.network.nodes[0].y == 50)
    #expect(made.summary.served == 4)
    #expect(made.network.zones.map(\.id) == ["A", "B", "B2", "C"])
    #expect(made.report.warningCount == 0)
  }

  @Test("services that run for a century do not hide the busiest weekday")
  func century() throws {
    let calendar = (smallFeed["calendar.txt"] ?? "") + "L,1,1,1,1,1,1,1,19000101,21991231\n"
    let trips = (smallFeed["trips.txt"] ?? "") + "L1,R,L\n"
    let times =
      (smallFeed["stop_times.txt"] ?? "")
      + "L1,12:00:00,12:00:00,A1,1\nL1,12:30:00,12:30:00,B2,2\n"
    let made = try importSmall([
      "calendar.txt": calendar, "trips.txt": trips, "stop_times.txt": times,
    ])
    #expect(made.summary.date.description == "2025-01-08" && made.summary.trips == 5)
  }

  @Test("minutes, headways and direct services on a day")
  func links() throws {
    var options = GTFSImport.Options()
    options.date = FeedDate("2025-01-07")
    let made = try importSmall([:], options)
    // T2 has no stop at B in time: it arrives and departs at 10:42, 42 minutes after 10:00. A-B: 30
    // and 42 minutes, median 36, T1 stands 2 and T2 0, median 1: 30/4 + 3 x 36/4 + 1 = 35.5. B-C:
    // 28 and 33, median 30.5, nobody goes on: 7 + 22.875 = 29.88 in hundredths. A-C: T3 alone, 45.
    // Headways are 17 x 60 over 2, 2 and 1 departures; A-C has three direct trips, and its chain of
    // one link is as quick as the fastest, so it is no link. A-B and B-C have: 30 and 28 minutes,
    // both more than 5 % quicker.
    #expect(
      made.network.lines == [
        "rail A-B 35.5 510", "rail A-C 45 1020", "rail B-C 29.88 510", "rail_direct A-B 30 510",
        "rail_direct B-C 28 510", "walk B-B2 2 -",
      ]
    )
    #expect(made.summary.modes.map(\.mode) == ["rail"])
    #expect(made.summary.modes.map(\.through) == [3] && made.summary.modes.map(\.direct) == [2])
    #expect(made.network.modes.map(\.name) == ["rail", "rail_direct", "walk"])
    #expect(made.network.modes.map { $0.services[0]?.isThrough } == [true, false, true])
    // One degree of longitude at 50 degrees north is 111.19 km x cos 50 = 71.47 km, the great
    // circle a little less.
    let kilometres = try #require(made.network.links[0].kilometres)
    #expect(abs(kilometres - 71.47) < 0.02)
  }

  @Test("chains that would be quicker than the trips that go all the way are lengthened")
  func lengthening() throws {
    let trips = "trip_id,route_id,service_id\n1,R,W\n2,R,W\n3,R,W\n"
    let times = """
      trip_id,arrival_time,departure_time,stop_id,stop_sequence
      1,08:00:00,08:00:00,A,1
      1,08:10:00,08:10:00,B,2
      2,08:00:00,08:00:00,B,1
      2,08:10:00,08:10:00,C,2
      3,09:00:00,09:00:00,A,1
      3,09:20:00,09:25:00,B,2
      3,09:45:00,09:45:00,C,3

      """
    let changes: [String: String?] = [
      "trips.txt": trips, "stop_times.txt": times, "calendar_dates.txt": nil,
    ]
    // A-B: 10 and 20 minutes, median 15, and a stop of 5: 2.5 + 11.25 + 5 = 18.75; B-C: 13.75.
    // Their chain takes 32.5 minutes, the only trip from A to C 45: both are lengthened by 45 /
    // 32.5. Every wait is an hour, so waits change nothing.
    let made = try importSmall(changes)
    #expect(
      made.network.lines == [
        "rail A-B 25.96 510", "rail B-C 19.04 510", "rail_direct A-B 10 510",
        "rail_direct B-C 10 510", "walk B-B2 2 -",
      ]
    )
    var options = GTFSImport.Options()
    options.rule = .typical
    #expect(
      try importSmall(changes, options).network.lines == [
        "rail A-B 18.75 510", "rail B-C 13.75 510", "rail_direct A-B 10 510",
        "rail_direct B-C 10 510", "walk B-B2 2 -",
      ]
    )
  }

  @Test(
    "a chain with short waits takes at least as long as waiting for the trip that goes all the way"
  )
  func waits() throws {
    // 60 trips a day A-B and B-C, 10 minutes each; one trip A-B-C takes 20. Headways are 17 minutes
    // (1020 / 60, with the one 1020 / 61), the direct trip's is 1020, of which an hour is waited:
    // the chain's 20 minutes and 8.36 of waiting must become the direct trip's 20 and 60, so 71.64
    // aboard, within the half minute that is left alone.
    let trips = "trip_id,route_id,service_id\n1,R,W\n2,R,W\n3,R,W\n"
    let times = """
      trip_id,arrival_time,departure_time,stop_id,stop_sequence
      1,08:00:00,08:00:00,A,1
      1,08:10:00,08:10:00,B,2
      2,08:00:00,08:00:00,B,1
      2,08:10:00,08:10:00,C,2
      3,09:00:00,09:00:00,A,1
      3,09:10:00,09:10:00,B,2
      3,09:20:00,09:20:00,C,3

      """
    let made = try importSmall([
      "trips.txt": trips, "stop_times.txt": times, "calendar_dates.txt": nil,
      "frequencies.txt": """
      trip_id,start_time,end_time,headway_secs
      1,06:00:00,16:00:00,600
      2,06:00:00,15:55:01,600

      """,
    ])
    // 06:00:00 and every ten minutes before 16:00:00 are 60; before 15:55:01 also 60, the last at
    // 15:50.
    #expect(made.summary.trips == 121)
    let chain = made.network.links.prefix(2)
    #expect(chain.map(\.headwayMinutes) == [16.72, 16.72])
    let aboard = chain.compactMap(\.travelMinutes).reduce(0, +)
    #expect(abs(aboard - 71.64) < 0.02)
    #expect(made.network.lines[2...].contains("rail_direct A-C 20 1020"))
  }

  @Test("stops without a time are put between those with one, by distance or evenly")
  func interpolation() throws {
    func minutes(_ rows: String, header: String) throws -> [Double?] {
      let made = try importSmall([
        "trips.txt": "trip_id,route_id,service_id\n1,R,W\n",
        "stop_times.txt":
          "trip_id,arrival_time,departure_time,stop_id,stop_sequence\(header)\n\(rows)",
        "calendar_dates.txt": nil,
      ])
      #expect(made.summary.interpolated == 2)
      return made.network.links.prefix(3).map(\.travelMinutes)
    }
    // 30 minutes over three sections: 10 each; with distances of 0, 1, 2 and 6 they are 5, 5 and
    // 20.
    let evenly = "1,8:00:00,8:00:00,A,1\n1,,,B,2\n1,,,B2,3\n1,8:30:00,8:30:00,C,4\n"
    #expect(try minutes(evenly, header: "") == [10, 10, 10])
    let distances = "1,8:00:00,8:00:00,A,1,0\n1,,,B,2,1\n1,,,B2,3,2\n1,8:30:00,8:30:00,C,4,6\n"
    #expect(try minutes(distances, header: ",shape_dist_traveled") == [5, 5, 20])
  }

  @Test("transfers.txt tells ways on foot, and forbids them")
  func transfers() throws {
    let header = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n"
    func walks(_ rows: String) throws -> [String] {
      try importSmall(["transfers.txt": header + rows]).network.lines
        .filter { $0.hasPrefix("walk") }
    }
    #expect(try walks("B1,B2,2,300\n") == ["walk B-B2 5 -"])
    #expect(try walks("B1,B2,3,\n") == [])
    // B2 is 70.93 km from C: 92.2 km on foot at 4.8 km/h would be 1153 minutes, unless the feed
    // says 7.
    #expect(try walks("B2,C,2,420\n") == ["walk B-B2 2 -", "walk B2-C 7 -"])
    #expect(try walks("A1,A2,2,60\n") == ["walk B-B2 2 -"])
  }

  @Test("each route type is a mode; what does not board or alight counts unless asked")
  func modes() throws {
    let routes = "route_id,route_type\nR,2\nF,1200\n"
    let made = try importSmall([
      "routes.txt": routes,
      "trips.txt": "trip_id,route_id,service_id\nT1,R,W\nT2,F,W\nT3,R,W\nS1,R,S\n",
    ])
    #expect(made.summary.modes.map(\.mode) == ["ferry", "rail"])
    var options = GTFSImport.Options()
    options.date = FeedDate("20250107")
    options.onlyBoardable = true
    // T1 lets nobody out at B and T2 nobody in: no direct trip from A to B but T2's, none from B to
    // C but T1's.
    let times =
      (smallFeed["stop_times.txt"] ?? "").split(separator: "\n").enumerated()
      .map { line, text in
        line == 0
          ? text + ",pickup_type,drop_off_type"
          : text + (text.contains("08:30") ? ",,1" : text.contains("10:42") ? ",1," : ",,")
      }.joined(separator: "\n")
    let boardable = try importSmall(["stop_times.txt": times], options)
    #expect(boardable.network.lines.contains("rail_direct B-C 28 1020"))
    #expect(!boardable.network.lines.contains { $0.hasPrefix("rail_direct A-B 30") })
    #expect(boardable.summary.closedStops == 0)
  }
}
