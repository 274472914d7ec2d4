// What validate warns of in packages that can be used, each with file, line, column and value.

import Foundation
import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

/// Kilometres by the spherical law of cosines, against the program's haversines.
private func arc(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
  func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
  let cosine =
    sin(radians(a.y)) * sin(radians(b.y))
    + cos(radians(a.y)) * cos(radians(b.y)) * cos(radians(b.x - a.x))
  return 6371 * acos(min(1, cosine))
}

private func warnings(_ files: [String: String]) throws -> [PackageProblem] {
  let folder = try TemporaryFolder(files)
  return try withExtendedLifetime(folder) {
    let (network, report) = NetworkPackage.check(folder.path, plausibility: true)
    #expect(report.errorCount == 0, "\(report.problems)")
    let read = try NetworkPackage.read(folder.path)
    #expect(read.network == network)
    return report.problems(.warning).filter { !$0.message.hasPrefix("the network falls into") }
  }
}

/// Four nodes on the equator, a degree (111.19 km) apart.
private let equator = "node_id,x_coord,y_coord\na,0,0\nb,1,0\nc,2,0\nd,3,0\n"

@Suite("Plausibility")
struct PlausibilityTests {
  // 1 % below 111.195 km is 110.083; ten metres less are left for rounding.
  @Test("links shorter than the straight line are told by mode, the worst in full")
  func short() throws {
    let links = """
      link_id,from_node_id,to_node_id,length
      1,a,b,110.08
      2,b,c,110.0
      3,c,d,55
      4,a,c,222.4
      5,a,a,0

      """
    let found = try warnings(["node.csv": equator, "link.csv": links])
    let one = try #require(found.first)
    #expect(found.count == 1)
    #expect([one.file, one.columnName, one.value] == ["link.csv", "length", "55"])
    #expect(one.line == 4 && one.column == 4)
    #expect(one.message.contains("55 km long") && one.message.contains("is 111 km"))
    #expect(one.message.hasSuffix("; so on 1 more line (3)"))
    // In a system without a way to degrees nothing is compared.
    let unknown = ["node.csv": equator, "link.csv": links, "config.csv": "crs\nEPSG:2154\n"]
    #expect(try warnings(unknown).isEmpty)
    // Without lengths there is nothing to compare either.
    let timed = "link_id,from_node_id,to_node_id,u_travel_time\n1,a,b,100\n"
    #expect(try warnings(["node.csv": equator, "link.csv": timed]).isEmpty)
  }

  @Test("links of projects are looked at too, with the line of project_link.csv")
  func shortProjects() throws {
    let found = try warnings([
      "node.csv": equator,
      "link.csv":
        "link_id,from_node_id,to_node_id,directed,length\n1,a,b,false,120\n2,b,c,false,120\n",
      "project.csv": "project_id,cost\nP,1\nQ,1\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,length\nQ,1,a,c,230\nP,1,a,b,99\nQ,2,b,c,7\n",
    ])
    #expect(found.map(\.file) == ["project_link.csv"])
    #expect(found.first?.line == 4 && found.first?.value == "7")
  }

  /// A grid of places about (x, y), with links 2 % longer than the straight lines.
  private func grid(_ x: Double, _ y: Double, swapped: Bool) -> [String: String] {
    var nodes = "node_id,x_coord,y_coord\n"
    var links = "link_id,from_node_id,to_node_id,directed,length\n"
    func place(_ row: Int, _ column: Int) -> (x: Double, y: Double) {
      (x + Double(column) / 10, y + Double(row) / 10)
    }
    func link(_ from: (Int, Int), _ to: (Int, Int)) {
      let length = 1.02 * arc(place(from.0, from.1), place(to.0, to.1))
      links += "\(from)-\(to),\(from.0)\(from.1),\(to.0)\(to.1),false,\(length)\n"
        .replacing(", ", with: ";")
    }
    for row in 0..<4 {
      for column in 0..<4 {
        let (x, y) = place(row, column)
        nodes += "\(row)\(column),\(swapped ? "\(y),\(x)" : "\(x),\(y)")\n"
        if row < 3 { link((row, column), (row + 1, column)) }
        if column < 3 { link((row, column), (row, column + 1)) }
      }
    }
    return ["node.csv": nodes, "link.csv": links]
  }

  @Test("axes that are exchanged are named: by lengths, and by latitudes beyond the pole")
  func axes() throws {
    #expect(try warnings(grid(13, 52, swapped: false)).isEmpty)
    let found = try warnings(grid(13, 52, swapped: true))
    #expect(found.count == 1)
    #expect(found.first?.file == "node.csv" && found.first?.columnName == "x_coord")
    #expect(found.first?.line == 2 && found.first?.value == "52.0")
    #expect(found.first?.message.contains("the axes look swapped: 12 of 24 links") == true)
    let china = try warnings(grid(116, 39, swapped: true))
    #expect(china.first?.columnName == "y_coord" && china.first?.line == 2)
    #expect(
      china.first?.message.contains("the axes look swapped: x_coord is the longitude") == true
    )
    let metres = try warnings([
      "node.csv": "node_id,x_coord,y_coord\na,500000,4e6\nb,500000,4.1e6\n",
      "link.csv": "link_id,from_node_id,to_node_id,length\n1,a,b,100\n",
    ])
    #expect(metres.first?.message.contains("swapped") == false)
  }

  private func modes(_ names: String...) -> String {
    "mode,use,speed\n" + names.map { "\($0),passenger,\n" }.joined()
  }

  @Test(
    "speeds that no mode can have",
    arguments: [
      // Mode, length, free_speed, u_travel_time; the column that is warned of.
      ("road", "120", "400", "", "free_speed"), ("road", "120", "130", "", nil),
      ("walk", "120", "20", "", "free_speed"), ("walking", "120", "5", "", nil),
      ("high_speed_rail", "120", "350", "", nil), ("maglev train", "120", "600", "", nil),
      ("rail", "120", "900", "", "free_speed"), ("air", "120", "900", "", nil),
      ("air", "120", "", "5", "u_travel_time"), ("hyperloop", "120", "1200", "", nil),
      ("hyperloop", "120", "5000", "", "free_speed"), ("water", "120", "", "24", "u_travel_time"),
      // 120 km in 24 minutes are 300 km/h; in 23 rounded to 23.5 as well, 306 km/h; in 20 they are
      // not.
      ("road", "120", "", "24", nil), ("road", "120", "", "20", "u_travel_time"),
      ("road", "120", "", "0", "u_travel_time"), ("road", "", "", "20", "u_travel_time"),
      ("road", "120", "", "60000", "u_travel_time"), ("road", "120", "400", "90", nil),
    ] as [(String, String, String, String, String?)]
  )
  func speeds(mode: String, length: String, free: String, time: String, column: String?) throws {
    let found = try warnings([
      "node.csv": equator, "mode.csv": modes(mode),
      "link.csv":
        "link_id,from_node_id,to_node_id,length,free_speed,u_travel_time\n1,a,b,\(length),\(free),\(time)\n",
    ])
    #expect(found.map(\.columnName) == (column == nil ? [] : [column]), "\(found)")
    guard column != nil else { return }
    #expect(found.first?.line == 2 && found.first?.message.contains("no \"\(mode)\" can") == true)
  }

  @Test("speeds of mode.csv, and short links whose minutes are rounded")
  func modeSpeeds() throws {
    let links =
      "link_id,from_node_id,to_node_id,length,u_mode,u_travel_time\n1,a,b,2,bus,0\n2,a,b,7,bus,1\n"
    let near = "node_id,x_coord,y_coord\na,0,0\nb,0.01,0\n"
    let found = try warnings([
      "node.csv": near, "link.csv": links,
      "mode.csv": "mode,use,speed\nbus,passenger,30\nferry,passenger,300\n",
    ])
    #expect(found.map(\.file) == ["mode.csv"])
    #expect(found.first?.line == 3 && found.first?.value == "300")
  }

  /// Twelve links of a road on the equator, of given lengths, speeds and times.
  private func chain(
    _ columns: String,
    _ values: String,
    config: String = "long_length\nkm\n"
  ) throws -> [PackageProblem] {
    try warnings([
      "node.csv": "node_id,x_coord,y_coord\n" + (0...12).map { "\($0),\($0),0\n" }.joined(),
      "link.csv": "link_id,from_node_id,to_node_id,\(columns)\n"
        + (0..<12).map { "\($0),\($0),\($0 + 1),\(values)\n" }.joined(),
      "config.csv": config,
    ])
  }

  // 13.9 m/s are 50 km/h, 13.9 mph 22.4 km/h: either would do for a road, 13.9 km/h would not.
  @Test("units that make the median speed implausible: every candidate is named, and none taken")
  func units() throws {
    #expect(try chain("length,free_speed", "120,50").isEmpty)
    let metres = try chain("length,free_speed", "120,13.9")
    #expect(metres.count == 1)
    #expect(
      metres.first?.message.contains(
        "speed mph in config.csv (22.4 km/h), or speed m/s in config.csv (50 km/h)"
      ) == true,
      "\(metres)"
    )
    #expect(metres.first?.columnName == "free_speed")
    // 120 km in two hours: 60 km/h.
    let hours = try chain("length,u_travel_time", "120,2")
    #expect(hours.count == 1 && hours.first?.columnName == "u_travel_time")
    #expect(hours.first?.message.contains("makes 3600 km/h") == true)
    #expect(
      hours.first?.message.contains("times in hours, to be written in minutes (60 km/h)") == true
    )
    let seconds = try chain("length,u_travel_time", "120,7200")
    #expect(
      seconds.first?.message.contains("times in seconds, to be written in minutes (60 km/h)")
        == true
    )
    // Without lengths the straight line tells, and no unit of length is named.
    let timed = try chain("u_travel_time", "2")
    #expect(timed.first?.message.contains("(55.6 km/h)") == true)
    #expect(timed.first?.message.contains("long_length") == false)
    // 120,000 m read as km: both warnings name metres.
    let long = try chain("length,u_travel_time", "120000,120")
    #expect(long.map(\.columnName) == ["length", "u_travel_time"])
    #expect(long.allSatisfy { $0.message.contains("long_length m ") }, "\(long)")
    let none = try chain("length,free_speed", "120,0.001")
    #expect(none.first?.message.contains("No unit that is known here explains it") == true)
  }

  @Test("courses that do not begin and end near the nodes, or cannot be read")
  func courses() throws {
    func course(_ text: String, directed: Bool = true) throws -> [PackageProblem] {
      try warnings([
        "node.csv": "node_id,x_coord,y_coord\na,10,50\nb,11,51\n",
        "link.csv":
          "link_id,from_node_id,to_node_id,directed,length,geometry\n1,a,b,\(directed),150,\"\(text)\"\n",
      ])
    }
    #expect(try course("LINESTRING (10 50, 10.4 50.2, 11 51)").isEmpty)
    #expect(try course("LINESTRING (10.05 50.01, 11 51)").isEmpty)
    #expect(try course("LINESTRING (11 51, 10 50)").isEmpty)
    let away = try course("LINESTRING (10 50, 12 51)")
    #expect(away.count == 1 && away.first?.line == 2 && away.first?.columnName == "geometry")
    #expect(away.first?.value?.hasPrefix("LINESTRING (10 50") == true)
    // From (12, 51) to (11, 51): 111.195 km x cos 51 = 69.98.
    #expect(
      away.first?.message.contains("begins 0 km from node \"a\" and ends 70 km from node \"b\"")
        == true
    )
    let swapped = try course("LINESTRING (50 10, 51 11)")
    #expect(swapped.first?.message.contains("the axes look swapped") == true)
    #expect(try course("POINT (10 50)").first?.message.contains("is drawn straight") == true)
    let table = try warnings([
      "node.csv": equator, "config.csv": "crs\nEPSG:2154\n",
      "geometry.csv": "geometry_id,geometry\ng,\"LINESTRING (0 0, 5 0)\"\n",
      "link.csv": "link_id,from_node_id,to_node_id,length,geometry_id\n1,a,b,150,g\n",
    ])
    #expect(table.first?.line == 2 && table.first?.message.contains("4 units of the crs") == true)
  }

  @Test("facilities that nothing serves")
  func facilities() throws {
    let nodes = """
      node_id,name,x_coord,y_coord,node_type
      a,,0,0,city
      p,Old Quay,0.1,0,port
      q,,0.2,0,port
      h,,0.3,0,airport
      i,,0.4,0,airport
      g,,0.5,0,border
      s,,0.6,0,station
      t,,0.7,0,junction

      """
    let found = try warnings([
      "node.csv": nodes,
      "mode.csv": "mode,use,speed\nroad,passenger,50\nwater,passenger,20\nwater,freight,20\n",
      "use_definition.csv": "use\npassenger\nfreight\n",
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,facility_type,u_mode,allowed_uses
      1,a,p,false,20,access,road,
      2,a,q,false,30,,water,
      3,a,h,false,40,access,road,
      4,a,i,false,50,,road,none
      5,a,g,false,60,access,road,
      6,a,s,false,70,access,road,
      7,a,p,false,20,,road,

      """,
      "project.csv": "project_id,cost\nP,1\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,length,u_mode\nP,1,s,a,70,road\n",
    ])
    let served = found.filter { $0.columnName == "node_type" }
    #expect(served.map(\.line) == [3, 6])
    #expect(served[0].message.hasPrefix("nothing serves port \"p\" (Old Quay): only the way there"))
    #expect(served[1].message.hasPrefix("nothing serves airport \"i\": no link"))
    #expect(served[1].message.hasSuffix("; so on 1 more line (5)") && served[1].value == "airport")
  }

  @Test("projects that no path can use")
  func useless() throws {
    func found(_ rows: String, through: String = "") throws -> [String] {
      let nodes =
        "node_id,x_coord,y_coord,zone_id,through\na,0,0,1,\nb,1,0,2,\nc,2,0,,\(through)\nd,3,0,,\ne,4,0,,\n"
      let ids = Set(rows.split(separator: "\n").map { String($0.prefix { $0 != "," }) }).sorted()
      return try warnings([
        "node.csv": nodes,
        "link.csv": "link_id,from_node_id,to_node_id,directed,length\n1,a,b,false,120\n",
        "project.csv": "project_id,cost\n" + ids.map { "\($0),1\n" }.joined(),
        "project_link.csv":
          "project_id,link_id,from_node_id,to_node_id,directed,length,allowed_uses\n" + rows,
      ]).filter { $0.message.hasPrefix("no path") }.map { $0.value ?? "" }
    }
    #expect(try found("P,1,a,b,true,120,\n") == [])
    #expect(try found("P,1,a,b,true,120,none\n") == ["P"])
    // A spur, a loop, and two places that are not joined to any zone.
    #expect(try found("P,1,b,c,false,120,\nQ,1,a,a,false,0,\nR,1,d,e,false,120,\n") == ["P"])
    #expect(try found("P,1,b,c,false,120,\nQ,1,c,a,false,230,\n") == [])
    // One way in and no way out.
    #expect(try found("P,1,b,c,true,120,\nQ,1,a,c,true,230,\n") == ["P"])
    #expect(try found("P,1,b,c,true,120,\nQ,1,c,a,true,230,\n") == [])
    // Closed to through traffic.
    #expect(try found("P,1,b,c,false,120,\nQ,1,c,a,false,230,\n", through: "false") == ["P"])
  }

  @Test("a project that requires one of its own group, or two of one")
  func rivals() throws {
    let found = try warnings([
      "node.csv": equator,
      "link.csv": "link_id,from_node_id,to_node_id,directed,length\n1,a,b,false,120\n",
      "project.csv": """
      project_id,cost,group,requires
      A,1,g,
      B,1,g,A
      C,1,,
      D,1,g,C
      E,1,,A;D
      F,1,,A;C

      """,
      "project_link.csv": "project_id,link_id,from_node_id,to_node_id,directed,length\n"
        + ["A", "B", "C", "D", "E", "F"].map { "\($0),1,a,b,false,120\n" }.joined(),
    ])
    #expect(found.map(\.line) == [3, 6])
    #expect(found.map(\.value) == ["A", "A;D"] && found.allSatisfy { $0.columnName == "requires" })
    #expect(found[0].message.contains("requires \"A\" of its own group \"g\""))
    #expect(found[1].message.contains("requires \"A\" and \"D\", both of group \"g\""))
  }

  private static let networks =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Networks/"

  @Test("Networks/example has no finding, Networks/china those that are true")
  func committed() throws {
    let example = NetworkPackage.check(Self.networks + "example", plausibility: true)
    #expect(example.report.problems.isEmpty, "\(example.report.problems)")
    let (read, report) = NetworkPackage.check(Self.networks + "china", plausibility: true)
    let network = try #require(read)
    #expect(report.problems.allSatisfy { ["length", "node_type"].contains($0.columnName) })
    func place(_ node: RowIndex<Node>) -> (x: Double, y: Double) {
      (network.nodes[node].x, network.nodes[node].y)
    }
    // Railways whose timetable distance is shorter than the way between their stations, and ways to
    // airports.
    for mode in ["high_speed_rail", "rail", "high_speed_direct", "rail_direct", "road"] {
      let short = network.links.filter { link in
        guard network.modes[link.mode].name == mode, let length = link.kilometres else {
          return false
        }
        return length < 0.99 * arc(place(link.from), place(link.to)) - 0.01
      }
      let finding = report.problems.first { $0.message.contains("of mode \"\(mode)\"") }
      #expect(finding?.message.contains("so on \(short.count - 1) more lines") == true)
    }
    // Airports without a flight.
    var flown: Set<Int> = []
    for link in network.links where network.modes[link.mode].name == "air" {
      flown.formUnion([link.from.position, link.to.position])
    }
    let idle = network.nodes.indices.filter {
      network.nodes[$0].type == "airport" && !flown.contains($0)
    }
    // Two more modes of projects' links.
    #expect(report.problems.count { $0.file.hasSuffix("project_link.csv") } == 2)
    #expect(report.problems.count == 8)
    #expect(report.problems.last?.message.contains("so on \(idle.count - 1) more lines") == true)
  }
}
