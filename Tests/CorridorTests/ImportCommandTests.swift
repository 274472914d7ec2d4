// import and init: from a feed, a spreadsheet or nothing to a plan.

import Foundation
import Testing

@Suite("import and init")
struct ImportCommandTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    for (name, text) in Self.feed {
      try FileManager.default.createDirectory(
        at: workspace.folder.appendingPathComponent("feed"),
        withIntermediateDirectories: true
      )
      try workspace.write(text, to: "feed/\(name)")
    }
  }

  /// Two trains an hour between two stations, 20 and 24 minutes.
  private static let feed = [
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\ns,Southend,0.1,0.1\nn,Northend,0.3,0.1\n",
    "routes.txt": "route_id,route_type\nr,2\n",
    "trips.txt": "trip_id,route_id,service_id\n1,r,d\n2,r,d\n",
    "calendar_dates.txt": "service_id,date,exception_type\nd,20250107,1\n",
    "stop_times.txt": """
    trip_id,arrival_time,departure_time,stop_id,stop_sequence
    1,8:00:00,8:00:00,s,1
    1,8:20:00,8:20:00,n,2
    2,9:00:00,9:00:00,s,1
    2,9:24:00,9:24:00,n,2

    """,
  ]

  @Test("a feed becomes a package that validates; what was made and what comes next is told")
  func feed() throws {
    let made = try workspace.corridor("import", "gtfs", "feed", "-o", "made")
    #expect(made.code == 0, "\(made.messages)")
    #expect(made.output.hasPrefix("feed on Tuesday, 2025-01-07: 2 trips\n"))
    #expect(made.output.contains("corridor route made --from s --to n\n"))
    #expect(try workspace.corridor("validate", "made").code == 0)
    let route = try workspace.corridor(
      "route",
      "made",
      "--from",
      "s",
      "--to",
      "n",
      "--format",
      "json"
    )
    #expect(route.output.contains("\"minutes\": 20,"))
    let again = try workspace.corridor("import", "gtfs", "feed", "-o", "made")
    #expect(again.code == 2 && again.messages.contains("made exists already; give --force"))
    #expect(try workspace.corridor("import", "gtfs", "feed", "-o", "made", "--force").code == 0)
  }

  @Test("zones with regions: access by region")
  func zones() throws {
    try workspace.write(
      "zone_id,name,lon,lat,population,side\na,A,0.1,0.09,10,South\nb,B,0.1,0.31,20,North\n",
      to: "zones.csv"
    )
    let made = try workspace.corridor(
      "import",
      "gtfs",
      "feed",
      "--zones",
      "zones.csv",
      "-o",
      "made"
    )
    #expect(made.code == 0, "\(made.messages)")
    #expect(made.output.contains("zones  2, joined to stations by 2 links"))
    let access = try workspace.corridor("access", "made", "--by", "side", "--format", "csv")
    #expect(access.code == 0, "\(access.messages)")
    #expect(access.output.contains("a,") && access.output.contains(",South,"))
  }

  @Test("stations are added to a package; the package itself changes without -o")
  func into() throws {
    let made = try workspace.corridor("import", "gtfs", "feed", "--into", "net")
    #expect(made.code == 0, "\(made.messages)")
    #expect(workspace.read("net/node.csv")?.contains("Southend") == true)
    #expect(workspace.read("net/node.csv")?.contains("Aville") == true)
    #expect(try workspace.corridor("validate", "net").code == 0)
  }

  @Test("bad usage is 2, bad data 1, and nothing is written")
  func failures() throws {
    #expect(try workspace.corridor("import", "gtfs", "feed").code == 2)
    #expect(
      try workspace.corridor("import", "gtfs", "feed", "-o", "x", "--date", "19.11.").code == 2
    )
    #expect(try workspace.corridor("import", "gtfs", "nowhere", "-o", "x").code == 1)
    try workspace.write("trip_id\n", to: "feed/stop_times.txt")
    let broken = try workspace.corridor("import", "gtfs", "feed", "-o", "x")
    #expect(broken.code == 1)
    #expect(
      broken.messages.contains(
        "feed cannot be imported:\nstop_times.txt:1: stop_id: the column is missing"
      )
    )
    #expect(try workspace.files() == ["feed"])
  }

  @Test("init, ideas, validate, plan: what they print can be typed")
  func start() throws {
    let made = try workspace.corridor("init", "country")
    #expect(made.code == 0, "\(made.messages)")
    #expect(made.output.contains("  corridor plan country --budget 800\n"))
    let check = try workspace.corridor("validate", "country")
    #expect(check.output.contains("0 errors, 0 warnings, 0 notes"))
    let ideas = try workspace.corridor(
      "import",
      "projects",
      "country/ideas.csv",
      "--into",
      "country"
    )
    #expect(ideas.code == 0, "\(ideas.messages)")
    #expect(ideas.output.contains("2 projects with 3 links, costing 1650 million together"))
    let plan = try workspace.corridor("plan", "country", "--budget", "800", "--format", "json")
    #expect(plan.code == 0 && plan.output.contains("\"status\": \"optimal\""))
    // README.md and ideas.csv are carried over when the tables change.
    #expect(
      workspace.read("country/README.md") != nil && workspace.read("country/ideas.csv") != nil
    )
    #expect(try workspace.corridor("init", "country").code == 2)
    #expect(try workspace.corridor("init", "nowhere/country").code == 1)
    let again = try workspace.corridor(
      "import",
      "projects",
      "country/ideas.csv",
      "--into",
      "country"
    )
    #expect(again.code == 1 && again.messages.contains("give --replace"))
  }
}
