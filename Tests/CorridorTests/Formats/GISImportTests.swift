// import gis of files that other programs made: every format gives the same network, and faults are
// told.

import Foundation
import Reporting
import TestSupport
import Testing

@Suite(
  "import gis",
  .enabled(if: GeoPackage.isBuiltIn && Peers.tests(with: GDAL.isInstalled))
)
struct GISImportTests {
  let workspace: Workspace

  /// Three roads and a railway that crosses the first, a feature of two lines, one without a
  /// geometry; three towns.
  init() throws {
    workspace = try Workspace()
    try workspace.write(
      """
      {"type":"FeatureCollection","name":"roads","features":[
      {"type":"Feature","properties":{"LEN":12.5,"TYPE":"road","KMH":80},
       "geometry":{"type":"LineString","coordinates":[[8,47],[8.1,47]]}},
      {"type":"Feature","properties":{"LEN":null,"TYPE":"road","KMH":60},
       "geometry":{"type":"LineString","coordinates":[[8.1,47.000002],[8.12,47.05],[8.1,47.1]]}},
      {"type":"Feature","properties":{"LEN":null,"TYPE":"rail","KMH":null},
       "geometry":{"type":"LineString","coordinates":[[8.05,46.95],[8.05,47.05]]}},
      {"type":"Feature","properties":{"LEN":9,"TYPE":"road","KMH":null},"geometry":null},
      {"type":"Feature","properties":{"LEN":20,"TYPE":"road","KMH":50},
       "geometry":{"type":"MultiLineString","coordinates":[[[8.1,47.1],[8.2,47.1]],[[8.3,47.1],[8.6,47.1]]]}}]}
      """,
      to: "roads.geojson"
    )
    try workspace.write(
      """
      name,population,side,lon,lat
      Aa,1000,W,8,47
      Bb,2000,E,8.1,47.102
      Cc,10,E,9,48

      """,
      to: "towns.csv"
    )
  }

  private func convert(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ogr2ogr")
    process.arguments = arguments
    process.currentDirectoryURL = workspace.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(arguments)")
  }

  private func gis(_ arguments: String...) throws -> Outcome {
    try workspace.corridor(["import", "gis"] + arguments + ["-o", "made", "--force"])
  }

  private func rows(_ table: String) throws -> [[String]] {
    try #require(workspace.read("made/\(table)")).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { part in
        part.offset % 2 == 1
          ? [String(part.element)]
          : part.element.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      }
    }
  }

  @Test("what becomes of lines, points and their columns")
  func links() throws {
    let made = try gis(
      "roads.geojson",
      "towns.csv",
      "--map",
      "length=LEN,mode=TYPE",
      "--map",
      "speed=KMH",
      "--region",
      "side"
    )
    #expect(made.code == 0, "\(made.messages)")
    for words in [
      "roads.geojson: 5 rows (lines), links\n  left out: 1 without a geometry\n",
      "towns.csv: 3 rows (points), places",
      "towns.csv does not say its reference system: longitude and latitude are assumed",
      "1 end of lines moved to a node, by 0.22 m at most",
      "1 feature of several lines became a link for each",
      "1 place too far from every line (towns-3)",
      "made: 10 nodes, 6 links, 3 zones; regions: side (2)", "\n  corridor validate made\n",
    ] {
      #expect(made.output.contains(words), "\(made.output)")
    }
    let links = try rows("link.csv")
    #expect(
      links.map { $0[0] } == [
        "roads-1", "roads-2", "roads-3", "roads-5-1", "roads-5-2", "access-towns-2",
      ]
    )
    // From the town at 8 47 to a node of the second road, 12.5 km as the table says, at 80 km/h,
    // both ways.
    #expect(Array(links[0][2...8]) == ["towns-1", "n1", "false", "", "12.5", "", "80"])
    // The lines of the fifth are 0.1 and 0.3 degrees of one parallel: a quarter and three quarters
    // of its 20 km.
    #expect(
      abs((Double(links[3][6]) ?? 0) - 5) < 1e-3 && abs((Double(links[4][6]) ?? 0) - 15) < 1e-3
    )
    // 0.1 degrees of a meridian of a sphere of 6371 km.
    #expect(links[2][6] == "11.119493" && links[2][11] == "rail")
    #expect(try rows("zone.csv").map { $0[3] } == ["1000", "2000", "10"])
    #expect(try rows("region.csv").map { $0[1] } == ["W", "E", "E"])
    // Courses end at their nodes.
    #expect(
      try #require(workspace.read("made/link.csv")).contains(
        "\"LINESTRING (8.1 47, 8.12 47.05, 8.1 47.1)\""
      )
    )
    #expect(try workspace.corridor("validate", "made").code == 0)
    let route = try workspace.corridor(
      "route",
      "made",
      "--from",
      "Aa",
      "--to",
      "Bb",
      "--format",
      "json"
    )
    #expect(route.code == 0 && route.output.contains("\"minutes\""))
  }

  @Test(
    "every format and projection gives the same network",
    arguments: [
      ("roads.shp", "ESRI Shapefile", "EPSG:4326"), ("roads.gpkg", "GPKG", "EPSG:4326"),
      ("roads.csv", "CSV", "EPSG:4326"), ("roads.gpkg", "GPKG", "EPSG:3857"),
      ("roads.gpkg", "GPKG", "EPSG:2056"), ("roads.shp", "ESRI Shapefile", "EPSG:25832"),
    ]
  )
  func formats(file: String, format: String, system: String) throws {
    let options = ["--map", "length=LEN,mode=TYPE,speed=KMH"]
    #expect(
      try workspace.corridor(
        ["import", "gis", "roads.geojson", "towns.csv", "-o", "first"] + options
      ).code == 0
    )
    let shape = format == "CSV" ? ["-lco", "GEOMETRY=AS_WKT"] : []
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ogr2ogr")
    process.arguments =
      ["-f", format, file, "roads.geojson", "-t_srs", system, "-nln", "roads"] + shape
    process.currentDirectoryURL = workspace.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let made = try workspace.corridor(["import", "gis", file, "towns.csv", "-o", "made"] + options)
    #expect(made.code == 0, "\(made.messages)")
    #expect(
      system == "EPSG:4326" || made.output.contains("\(system) is projected to degrees by GDAL")
    )
    func numbers(_ folder: String, _ table: String) throws -> [[String]] {
      try #require(workspace.read("\(folder)/\(table)")).split(separator: "\n").map { line in
        line.split(whereSeparator: { ",\" ()".contains($0) }).map { String($0) }
      }
    }
    for table in ["node.csv", "link.csv", "zone.csv", "mode.csv"] {
      let (expected, found) = (try numbers("first", table), try numbers("made", table))
      #expect(expected.count == found.count, "\(table)")
      for (expected, found) in zip(expected.joined(), found.joined()) {
        // Less than a metre of a course, or a centimetre of a length, is the projection's rounding.
        let isSame = Double(expected).flatMap { a in Double(found).map { abs(a - $0) < 1e-5 } }
        #expect(isSame ?? (expected == found), "\(table): \(expected) \(found)")
      }
    }
  }

  @Test("published places: Web Mercator by hand, and Swisstopo's example of the Swiss grid")
  func publishedPlaces() throws {
    // x = R lambda, y = R ln tan(pi / 4 + phi / 2): R pi / 4 for 45 degrees east; R ln(1 + sqrt 2)
    // for 45 degrees north.
    let x = 6_378_137 * Double.pi / 4
    let y = 6_378_137 * log(1 + 2.0.squareRoot())
    try workspace.write(
      "id,WKT\n1,\"LINESTRING (0 0, \(x) \(y))\"\n",
      to: "m.csv"
    )
    try convert(
      "-f",
      "GPKG",
      "m.gpkg",
      "m.csv",
      "-a_srs",
      "EPSG:3857",
      "-oo",
      "GEOM_POSSIBLE_NAMES=WKT",
      "-nln",
      "m"
    )
    #expect(try gis("m.gpkg").code == 0)
    var nodes = try rows("node.csv")
    #expect(
      abs((Double(nodes[1][2]) ?? 0) - 45) < 1e-9 && abs((Double(nodes[1][3]) ?? 0) - 45) < 1e-9
    )
    // E 2 700 000, N 1 100 000 is 8 43 49.79 east, 46 02 38.87 north (Formulas for the map
    // projection, 2016).
    try workspace.write(
      "id,WKT\n1,\"LINESTRING (2600000 1200000, 2700000 1100000)\"\n",
      to: "s.csv"
    )
    try convert(
      "-f",
      "FlatGeobuf",
      "s.fgb",
      "s.csv",
      "-a_srs",
      "EPSG:2056",
      "-oo",
      "GEOM_POSSIBLE_NAMES=WKT",
      "-nln",
      "s"
    )
    #expect(try gis("s.fgb").code == 0)
    nodes = try rows("node.csv")
    #expect(abs((Double(nodes[1][2]) ?? 0) - (8 + 43 / 60.0 + 49.79 / 3600)) < 5e-6)
    #expect(abs((Double(nodes[1][3]) ?? 0) - (46 + 2 / 60.0 + 38.87 / 3600)) < 5e-6)
  }

  @Test("planarised: the railway meets the road, and a road that ends beside another")
  func planarized() throws {
    let made = try gis("roads.geojson", "towns.csv", "--map", "mode=TYPE", "--planarize")
    #expect(made.code == 0 && made.output.contains("lines were cut at 1 place "), "\(made)")
    let links = try rows("link.csv")
    #expect(
      links.map { $0[0] }.prefix(5) == [
        "roads-1-1", "roads-1-2", "roads-2", "roads-3-1", "roads-3-2",
      ]
    )
    // Half of it each.
    #expect(links[0][2] == "towns-1" && links[0][3] == links[1][2] && links[0][3] == links[3][3])
    #expect(abs((Double(links[0][6]) ?? 0) - (Double(links[1][6]) ?? 9)) < 1e-6)
  }

  @Test("Excel tables: links by the names of places; a column that is mapped and one that is kept")
  func excel() throws {
    try workspace.write("a,b,dist,lanes\nAa,Bb,30,2\nBb,Cc,70,4\n", to: "links.csv")
    try convert("-f", "XLSX", "links.xlsx", "links.csv", "-oo", "AUTODETECT_TYPE=YES")
    let made = try gis("links.xlsx", "towns.csv", "--map", "from=a,to=b,length=dist")
    #expect(made.code == 0, "\(made.messages)")
    let links = try rows("link.csv")
    #expect(
      links.map { [$0[2], $0[3], $0[6], $0[14]] } == [
        ["towns-1", "towns-2", "30", "2"], ["towns-2", "towns-3", "70", "4"],
      ]
    )
    // 100 km at 60 km/h.
    let route = try workspace.corridor(
      "route",
      "made",
      "--from",
      "Aa",
      "--to",
      "Cc",
      "--format",
      "json"
    )
    #expect(
      route.output.contains("\"minutes\":100,") || route.output.contains("\"minutes\": 100,"),
      "\(route.output)"
    )
  }

  @Test("lines with a cost are projects")
  func projects() throws {
    try workspace.write(
      """
      plan,price,WKT
      X,5,"LINESTRING (8 47, 8.1 47.102)"
      Y,7,"LINESTRING (8.1 47.102, 8.5 47.5)"
      Y,7,"LINESTRING (8.5 47.5, 9 48)"

      """,
      to: "plans.csv"
    )
    let made = try gis(
      "roads.geojson",
      "towns.csv",
      "plans.csv",
      "--map",
      "mode=TYPE",
      "--map",
      "project=plan,cost=price"
    )
    #expect(made.code == 0 && made.output.contains(", 2 projects"), "\(made)")
    let plan = try workspace.corridor(
      "plan",
      "made",
      "--budget",
      "7",
      "--objective",
      "total",
      "--format",
      "json"
    )
    #expect(plan.code == 0 && plan.output.contains("\"optimal\""), "\(plan.messages)")
    let contradiction =
      "X,5,\"LINESTRING (8 47, 8.1 47.102)\"\nX,6,\"LINESTRING (8.1 47.102, 9 48)\"\n"
    try workspace.write("plan,price,WKT\n" + contradiction, to: "plans.csv")
    let bad = try gis("roads.geojson", "towns.csv", "plans.csv", "--map", "project=plan,cost=price")
    #expect(
      bad.code == 1
        && bad.messages.contains(
          "plans.csv:3: cost: project \"X\" has \"5\" at feature 2 and \"6\" here"
        ),
      "\(bad)"
    )
  }

  @Test("bad input: what is wrong, where, and what to do; nothing is written")
  func badInput() throws {
    try convert("-f", "ESRI Shapefile", "r.shp", "roads.geojson")
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("r.prj"))
    try convert("-f", "GPKG", "two.gpkg", "roads.geojson")
    try convert("-f", "GPKG", "-append", "two.gpkg", "roads.geojson", "-nln", "rails")
    try workspace.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "empty.geojson")
    try workspace.write("no map at all\n", to: "text.geojson")
    try workspace.write("x,y\n600000,200000\n", to: "swiss.csv")
    try workspace.write("a,b\n1,2\n", to: "ab.csv")
    try workspace.write("from,to,length\nAa,Zz,3\n", to: "lost.csv")
    try workspace.write("from,to,length\nAa,Bb,far\n", to: "far.csv")
    let nothing = workspace.data("roads.geojson").map { $0.prefix(400) }
    try #require(nothing).write(to: workspace.folder.appendingPathComponent("cut.geojson"))
    for (arguments, code, message) in [
      (
        ["r.shp"], 1,
        "r.shp: has no coordinate reference system (layer r); a Shapefile has it in its .prj. Give it by --crs"
      ),
      (
        ["two.gpkg"], 1,
        "two.gpkg: has the layers \"roads\", \"rails\"; name what to read by --layer"
      ),
      (["two.gpkg", "--layer", "road"], 1, "and not \"road\"; name what to read by --layer"),
      (
        ["roads.geojson", "--map", "length=LENG"], 1,
        "roads.geojson: has no column \"LENG\", which is to be length; it has \"LEN\", \"TYPE\", \"KMH\"; did you mean \"LEN\"?"
      ),
      (["roads.geojson", "--map", "length"], 2, "--map takes field=column"),
      (
        ["roads.geojson", "--map", "mode=KMH"], 1,
        "roads.geojson:1: free_speed: neither speed nor minutes are given, and how fast \"80\" is nobody says"
      ),
      (["roads.geojson", "--snap", "-1"], 2, "--snap"),
      (["roads.geojson", "--length-unit", "yard"], 2, "\"yard\""),
      (["empty.geojson"], 1, "empty.geojson: has no features"),
      (["text.geojson"], 1, "text.geojson: cannot be read by GDAL: "),
      (["cut.geojson"], 1, "cut.geojson: "),
      (["nowhere.shp"], 1, "nowhere.shp: cannot be read: No such file or directory"),
      (
        ["swiss.csv"], 1,
        "swiss.csv: has coordinates that are no degrees, and a table cannot say in what system they are"
      ),
      (["ab.csv"], 1, "ab.csv: has neither a geometry nor coordinates nor the columns from and to"),
      (["towns.csv"], 1, "towns.csv: no links came of it"),
      (["lost.csv", "towns.csv"], 1, "lost.csv:2: \"Zz\" is no id and no name of a place"),
      (["far.csv", "towns.csv"], 1, "far.csv:2: length: \"far\" is not a number"),
    ] {
      let outcome = try workspace.corridor(["import", "gis"] + arguments + ["-o", "bad"])
      #expect(outcome.code == Int32(code) && outcome.messages.contains(message), "\(outcome)")
    }
    #expect(workspace.read("bad/node.csv") == nil)
    let given = try gis("r.shp", "--crs", "EPSG:4326", "--map", "mode=TYPE")
    #expect(given.code == 0, "\(given.messages)")
    #expect(
      try gis("two.gpkg", "--layer", "roads", "--layer", "rails", "--map", "mode=TYPE").code == 0
    )
  }

  @Test("without GDAL: how to install it, and what is read all the same")
  func withoutGDAL() throws {
    try convert("-f", "GPKG", "roads.gpkg", "roads.geojson")
    let path = ["PATH": "/nonexistent"]
    let missing = try CorridorProcess(
      ["import", "gis", "roads.geojson", "-o", "bad"],
      in: workspace.folder,
      environment: path
    ).outcome()
    #expect(missing.code == 1 && missing.messages.contains("apt install gdal-bin"), "\(missing)")
    let there = try CorridorProcess(
      ["import", "gis", "roads.gpkg", "towns.csv", "--map", "mode=TYPE", "-o", "there"],
      in: workspace.folder,
      environment: path
    ).outcome()
    #expect(there.code == 0, "\(there.messages)")
  }
}
