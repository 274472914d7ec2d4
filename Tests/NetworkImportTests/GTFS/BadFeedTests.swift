// What is wrong with a feed is said with its place, what was expected and what to do.

import NetworkFiles
import NetworkImport
import Testing
import TransportNetwork

@Suite("Bad feeds")
struct BadFeedTests {
  struct Case: Sendable {
    var changes: [String: String?]
    var expected: [String]

    init(_ changes: [String: String?], _ expected: String...) {
      self.changes = changes
      self.expected = expected
    }
  }

  static let cases = [
    Case(
      ["stops.txt": nil],
      "stops.txt: the table is missing",
      "a GTFS feed has stops.txt, routes.txt"
    ),
    Case(
      ["calendar.txt": nil, "calendar_dates.txt": nil],
      "calendar.txt: the table is missing, and so is calendar_dates.txt"
    ),
    Case(
      ["stop_times.txt": "trip_id,arrival_time,departure_time,stopid,stop_sequence\n"],
      "stop_times.txt:1: stop_id: the column is missing; stop_times.txt needs trip_id, stop_id",
      "did you mean \"stopid\"?"
    ),
    Case(
      changed("stop_times.txt", "T1,08:30:00,08:32:00,B1,2", "T1,08:30:00,25:61:00,B1,2"),
      "stop_times.txt:3:3: departure_time: \"25:61:00\" is no time",
      "minutes below 60"
    ),
    Case(
      changed("stop_times.txt", "T1,9:00:00,9:00:00,C,5", "T1,8:31:00,8:31:00,C,5"),
      "stop_times.txt:4:2: arrival_time: trip \"T1\" arrives at 08:31:00, before it departs from the stop before at 08:32:00 (line 3)",
      "order its stops by stop_sequence"
    ),
    Case(
      changed("stop_times.txt", "T1,08:30:00,08:32:00,B1,2", "T1,08:30:00,08:29:00,B1,2"),
      "departure_time: 08:29:00 is before the arrival at 08:30:00"
    ),
    Case(
      changed("stop_times.txt", "T1,9:00:00,9:00:00,C,5", "T1,9:00:00,9:00:00,C,2"),
      "stop_times.txt:4:5: stop_sequence: trip \"T1\" has a stop_sequence 2 on line 3 already"
    ),
    Case(
      changed("stop_times.txt", "T3,24:35:00,24:35:00,C,2", "T3,,,C,2"),
      "stop_times.txt:9:2: arrival_time: the last stop of trip \"T3\" has no time"
    ),
    Case(
      changed("stop_times.txt", "T3,24:35:00,24:35:00,C,2", "T3,24:35:00,24:35:00,CC,2"),
      "stop_times.txt:9:4: stop_id: \"CC\" is not in stops.txt",
      "did you mean \"C\"?"
    ),
    Case(
      changed("stop_times.txt", "T3,24:35:00,24:35:00,C,2", "T9,24:35:00,24:35:00,C,-1"),
      "trip_id: \"T9\" is not in trips.txt",
      "stop_sequence: \"-1\" is not a whole number"
    ),
    Case(
      [
        "agency.txt": "agency_id,agency_name\n1,One\n1,Other\n"
      ],
      "agency.txt:3:1: agency_id: \"1\" stands on line 2 already",
      "if feeds were merged, give the ids of one of them a prefix"
    ),
    Case(
      ["trips.txt": "trip_id,route_id,service_id\nT1,R,W\nT1,R,W\nT2,R,X\nT3,Q,W\nS1,R,S\n"],
      "trips.txt:3:1: trip_id: \"T1\" stands on line 2 already",
      "service_id: \"X\" is not in calendar.txt or calendar_dates.txt",
      "route_id: \"Q\" is not in routes.txt"
    ),
    Case(
      ["routes.txt": "route_id,agency_id,route_type\nR,1,42\n"],
      "routes.txt:2:3: route_type: \"42\" is no route_type; expected 0 (tram) to 7"
    ),
    Case(
      [
        "calendar.txt": "service_id,start_date,end_date\nW,20250106,20250110\nS,20250106,20250110\n"
      ],
      "calendar.txt:1: monday: the column is missing"
    ),
    Case(
      changed(
        "calendar.txt",
        "W,1,1,1,1,1,0,0,20250106,20250110",
        "W,1,1,x,1,1,0,0,20250230,20250110"
      ),
      "calendar.txt:2:4: wednesday: \"x\" is neither 1 (runs) nor 0",
      "calendar.txt:2:9: start_date: \"20250230\" is no date"
    ),
    Case(
      changed(
        "calendar.txt",
        "W,1,1,1,1,1,0,0,20250106,20250110",
        "W,1,1,1,1,1,0,0,20250106,20250105"
      ),
      "end_date: \"20250105\" is before the start_date, 2025-01-06; swap them"
    ),
    Case(
      ["calendar_dates.txt": "service_id,date,exception_type\nW,20250110,3\n"],
      "exception_type: \"3\" is neither 1 (runs on that day too) nor 2"
    ),
    Case(
      changed("stops.txt", "C,Cburg,50,10,,", "C,Cburg,95,,,"),
      "stops.txt:8:3: stop_lat: \"95\" is not a latitude; expected a number from -90 to 90",
      "stop_lon: the value is missing"
    ),
    Case(
      changed("stops.txt", "A1,Aville,50.001,8,,A", "A1,Aville,50.001,8,,AA"),
      "stops.txt:3:6: parent_station: \"AA\" is not in stops.txt"
    ),
    Case(
      changed("stops.txt", "C,Cburg,50,10,,", "C,Cburg,50,10,2,B"),
      "stop_id: \"C\" is an entrance or another point of stops.txt where nobody boards"
    ),
    Case(
      [
        "frequencies.txt":
          "trip_id,start_time,end_time,headway_secs\nT1,07:00:00,06:00:00,60\nT1,06:00:00,07:00:00,0\n"
      ],
      "frequencies.txt:2:3: end_time: \"06:00:00\" is not after the start_time, 07:00:00",
      "frequencies.txt:3:4: headway_secs: \"0\" is no headway; expected seconds above 0"
    ),
    Case(
      [
        "trips.txt": "trip_id,route_id,service_id\n",
        "stop_times.txt": (smallFeed["stop_times.txt"] ?? "").split(separator: "\n")[0] + "\n",
      ],
      "has no trip on any day"
    ),
    Case(
      ["stops.txt": "stop_id,stop_lat,stop_lon\n\"A,1,2\n"],
      "stops.txt:2: a quoted value that starts here never ends"
    ),
  ]

  @Test("place, expectation and remedy", arguments: cases)
  func place(of wrong: Case) throws {
    let complaint = try complaint(wrong.changes)
    for text in wrong.expected { #expect(complaint.contains(text), "\(complaint)") }
    #expect(!wrong.expected.isEmpty)
  }

  @Test("a calendar without days is warned of, and its trips are left out")
  func idleService() throws {
    var changes = changed(
      "calendar.txt",
      "S,0,0,0,0,0,1,0,20250106,20250112",
      "S,0,0,0,0,0,0,0,20250106,20250112"
    )
    changes["calendar_dates.txt"] = .some(nil)
    let made = try importSmall(changes)
    #expect(made.summary.trips == 3)
    let message = try #require(made.report.problems.first?.description)
    #expect(
      message.contains(
        "calendar.txt: warning: 1 of 2 services run on no day (\"S\"): no weekday is 1"
      )
    )
  }

  @Test("a day on which nothing runs is answered with those on which something does")
  func idleDay() throws {
    var options = GTFSImport.Options()
    options.date = FeedDate("2025-01-10")
    #expect {
      try importSmall([:], options)
    } throws: { error in
      let text = (error as? ImportError)?.description ?? ""
      return text.contains(
        "has no trip on 2025-01-10; its calendar goes from 2025-01-06 to 2025-01-12"
      )
        && text.contains("its busiest weekday is 2025-01-08")
    }
  }

  @Test(
    "dates are days of the calendar",
    arguments: [
      ("20240229", "2024-02-29"), ("2025-11-19", "2025-11-19"), ("19700101", "1970-01-01"),
      ("20250229", nil), ("20251301", nil), ("2025-1-19", nil), ("2025111", nil), ("abcdefgh", nil),
      ("21990101", "2199-01-01"), ("99990101", nil), ("2025_11_19", nil),
    ]
  )
  func dates(text: String, expected: String?) {
    #expect(FeedDate(text)?.description == expected)
  }
}
