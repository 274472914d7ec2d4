// A GeoPackage of convert is the package again, with what other programs edited in between.

import Foundation
import Reporting
import TestSupport
import Testing

@Suite("GeoPackages read back whole", .enabled(if: GeoPackage.isBuiltIn))
struct WholeGeoPackageTests {
  /// The bytes of all files of a package, by name.
  private func files(_ folder: String, in workspace: Workspace) throws -> [String: Data] {
    let path = workspace.folder.appendingPathComponent(folder).path
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, workspace.data("\(folder)/\($0)") ?? Data()) }
    )
  }

  /// Converts `net` to a package and by way of a GeoPackage; both must have the same bytes.
  private func expectSameBytes(_ workspace: Workspace) throws {
    #expect(try workspace.corridor("convert", "net", "plain").code == 0)
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    let made = try workspace.corridor("import", "gis", "n.gpkg", "-o", "again")
    #expect(made.code == 0, "\(made.messages)")
    let (plain, again) = (try files("plain", in: workspace), try files("again", in: workspace))
    #expect(plain.count >= 4 && plain.keys.sorted() == again.keys.sorted())
    for (name, bytes) in plain {
      #expect(
        String(decoding: again[name] ?? Data(), as: UTF8.self)
          == String(decoding: bytes, as: UTF8.self),
        "\(name)"
      )
    }
  }

  @Test("the networks of this repository come back to the byte", arguments: ["example", "china"])
  func networks(name: String) throws {
    let workspace = try Workspace()
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Networks/\(name)")
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("net"))
    try FileManager.default.copyItem(
      at: source,
      to: workspace.folder.appendingPathComponent("net")
    )
    try expectSameBytes(workspace)
  }

  @Test("what few networks have comes back to the byte")
  func oddities() throws {
    let workspace = try Workspace(replacing: [
      "config.csv": "dataset_name,currency,crs,owner\n\"Odd, network\",EUR,EPSG:32633,me\n",
      // A zone without a node, numbers that need 17 digits, texts that look like numbers.
      "zone.csv": """
      zone_id,name,population,code,boundary
      A,Aville,0.30000000000000004,007,"POLYGON ((0 0, 1 0, 1 1, 0 0))"
      B,"Be, \""ton\""",,1,
      C,Ceeburg,5e-324,,
      X,Nowhere,3,008,

      """,
      "node.csv": """
      node_id,name,name_local,x_coord,y_coord,node_type,facility_class,zone_id,through,teu
      A,,甲,400000.1,5300000,city,,A,true,
      B,,,400030,5300000.123456789,port,seaport,B,false,1200
      C,,,400200,5300000,,,C,,1e21

      """,
      // Courses of two places, of three, of several lines, and none.
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,geometry,length,free_speed,allowed_uses,toll,u_travel_time,lanes
      1,A,B,false,"LINESTRING (400000.1 5300000, 400030 5300000.123456789)",30,50,,,,2
      2,B,C,true,"LINESTRING (400030 5300000.123456789, 400100 5300050, 400200 5300000)",,,passenger,1.5,7,
      3,C,A,true,"MULTILINESTRING ((400200 5300000, 400150 5300000), (400140 5300000, 400000.1 5300000))",1,9,none,,,3
      4,A,C,,,200,,,,,

      """,
      "region.csv": """
      scheme,region,zone_id,note
      macro,East,A,first
      macro,West,B,
      size,big,A,
      size,big,B,

      """,
      // A project without a link, and one with two, in between.
      "project.csv": """
      project_id,name,cost,status,period,group,requires,region,source,tonnes
      P1,Fast line,10,committed,2,g,,West,here,7
      P0,Nothing yet,3,,,,P1,,,
      P2,Branch,5,candidate,,,P1;P0,,there,0.1

      """,
      "project_link.csv": """
      project_id,link_id,from_node_id,to_node_id,directed,length,u_travel_time,replaces,source
      P1,p1,B,C,true,100,4,2,survey
      P1,p2,C,B,true,100,40,,
      P2,p3,C,A,false,50,20,,

      """,
    ])
    try expectSameBytes(workspace)
  }

  @Test("zones that a package says it has none of do not come into being")
  func noZones() throws {
    let workspace = try Workspace(replacing: [
      "zone.csv": "zone_id,name\n", "region.csv": nil,
      "node.csv": "node_id,x_coord,y_coord\nA,0,0\nB,1,0\nC,2,0\nD,3,0\n",
    ])
    try expectSameBytes(workspace)
  }

  @Test("links across the 180th meridian are one course again")
  func antimeridian() throws {
    let workspace = try Workspace(replacing: [
      "node.csv":
        "node_id,x_coord,y_coord,zone_id\nA,179,-17,A\nB,-179,-17,B\nC,-178,-18,C\nD,178,-18,D\n",
      "link.csv": """
      link_id,from_node_id,to_node_id,length,geometry
      ab,A,B,213,
      bc,B,C,150,
      cd,C,D,430,"LINESTRING (-178 -18, -179.5 -18.5, 179.5 -18.5, 178 -18)"

      """, "project.csv": nil, "project_link.csv": nil,
    ])
    try expectSameBytes(workspace)
  }

  // MARK: Edits

  @Test(
    "edited by ogr2ogr: a moved node, a new node with a road, a new project, a region",
    .enabled(if: Peers.tests(with: GDAL.isInstalled))
  )
  func edited() throws {
    let workspace = try Workspace(replacing: [
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,u_travel_time,free_speed,geometry
      ab,A,B,false,120,,60,
      bc,B,C,false,130,100,,"LINESTRING (1 0, 1.5 1, 2 0)"
      cd,C,D,false,50,50,,

      """
    ])
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    // B moves from 1 0 to 1.5 0, as any program would write it that copies the layer.
    let nodes = try #require(
      GDAL.convert("-f", "GeoJSON", "nodes.geojson", "n.gpkg", "nodes", in: workspace.folder)
    )
    #expect(nodes.isEmpty, "\(nodes)")
    let text = try #require(workspace.read("nodes.geojson"))
    let moved = text.replacingOccurrences(
      of: "\"coordinates\": [ 1.0, 0.0 ]",
      with: "\"coordinates\": [ 1.5, 0.0 ]"
    )
    #expect(moved != text)
    try workspace.write(moved, to: "nodes.geojson")
    try workspace.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"node_id":"E","name":"Eck"},
      "geometry":{"type":"Point","coordinates":[3,1]}}]}
      """,
      to: "e.geojson"
    )
    try workspace.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"free_speed":100},
      "geometry":{"type":"LineString","coordinates":[[3,0],[3.2,0.5],[3.000001,1]]}}]}
      """,
      to: "road.geojson"
    )
    try workspace.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"project":"Short cut","cost":4,"free_speed":90},
      "geometry":{"type":"LineString","coordinates":[[0,0],[2,0]]}}]}
      """,
      to: "plan.geojson"
    )
    for (file, layer, how) in [
      ("nodes", "nodes", "-overwrite"), ("e", "nodes", "-append"), ("road", "links", "-append"),
      ("plan", "projects", "-append"),
    ] {
      let said = try #require(
        GDAL.convert(
          how,
          "-f",
          "GPKG",
          "n.gpkg",
          "\(file).geojson",
          "-nln",
          layer,
          in: workspace.folder
        )
      )
      #expect(!said.contains("ERROR"), "\(said)")
    }
    let made = try workspace.corridor("import", "gis", "n.gpkg", "-o", "new")
    #expect(made.code == 0, "\(made.messages)")
    for words in [
      "nodes moved: 1 (B by 55.6 km)", "nodes added: 1 (E)", "links added: 1 (links-4)",
      "projects added: 1 (short-cut)", "u_travel_time kept though a node was moved: 2 (bc, p1)",
    ] {
      #expect(made.output.contains(words), "\(made.output)")
    }
    let links = try #require(workspace.read("new/link.csv")).split(separator: "\n").map {
      $0.components(separatedBy: ",")
    }
    // On the equator a course from 0 to 1.5 is half as long again as one from 0 to 1.
    #expect(links[1][0] == "ab" && links[1][6] == "180")
    // The course of bc: two legs of sqrt(0.5^2 + 1^2), then one of 1 and one of sqrt(1.25), in
    // degrees of 111.19 km, to the curvature of so small a piece of the earth.
    let bc = try #require(workspace.read("new/link.csv")).split(separator: "\n")[2]
    #expect(bc.contains("\"LINESTRING (1.5 0, 1.5 1, 2 0)\""))
    let length = try #require(
      bc.split(separator: ",").compactMap { Double($0) }.first { $0 > 50 && $0 < 130 }
    )
    #expect(abs(length - 130 * (1 + 1.25.squareRoot()) / (2 * 1.25.squareRoot())) < 0.05)
    // The new road: two legs, measured, in both directions, as straight lines to 0.1 %.
    #expect(links[4].starts(with: ["links-4", "", "D", "E", "false"]))
    let road = links[4].compactMap { Double($0) }.first { $0 > 10 && $0 < 200 } ?? 0
    #expect(abs(road - 2 * (0.2 * 0.2 + 0.5 * 0.5).squareRoot() * 111.19493) < 0.1)
    #expect(try workspace.corridor("validate", "new").code == 0)
    let plan = try workspace.corridor(
      "plan",
      "new",
      "--budget",
      "4",
      "--objective",
      "total",
      "--format",
      "json"
    )
    // 222 km at 90 km/h instead of 180 and 100 minutes from A to C: the only project for 4.
    #expect(plan.code == 0 && plan.output.contains("\"short-cut\""), "\(plan.messages)")
  }

  @Test(
    "all layers in another reference system: the package is in it, and nothing counts as moved",
    .enabled(if: Peers.tests(with: GDAL.isInstalled))
  )
  func projected() throws {
    let workspace = try Workspace()
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    let said = try #require(
      GDAL.convert("-f", "GPKG", "m.gpkg", "n.gpkg", "-t_srs", "EPSG:3857", in: workspace.folder)
    )
    #expect(!said.contains("ERROR"), "\(said)")
    let made = try workspace.corridor("import", "gis", "m.gpkg", "-o", "m")
    #expect(made.code == 0 && made.output.contains("the layers are in EPSG:3857"), "\(made)")
    #expect(!made.output.contains("moved: "))
    #expect(workspace.read("m/config.csv")?.contains("EPSG:3857") == true)
    // 6378137 pi / 180 metres for a degree of the equator.
    let nodes = try #require(workspace.read("m/node.csv"))
    #expect(nodes.contains("B,Beton,111319.49079327"), "\(nodes)")
    #expect(workspace.read("m/link.csv")?.contains("bc,,B,C,false,,100,") == true)
  }

  @Test(
    "layers that were copied without the tables: nodes, links and zones as they were",
    .enabled(if: Peers.tests(with: GDAL.isInstalled))
  )
  func withoutTables() throws {
    let workspace = try Workspace()
    #expect(try workspace.corridor("convert", "net", "plain").code == 0)
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    let said = try #require(
      GDAL.convert(
        "-f",
        "GPKG",
        "c.gpkg",
        "n.gpkg",
        "zones",
        "nodes",
        "links",
        in: workspace.folder
      )
    )
    #expect(!said.contains("ERROR"), "\(said)")
    let made = try workspace.corridor("import", "gis", "c.gpkg", "-o", "copy")
    #expect(made.code == 0 && made.output.contains("the file has no table mode"), "\(made)")
    for table in ["node.csv", "link.csv", "zone.csv", "mode.csv"] {
      #expect(workspace.read("copy/\(table)") == workspace.read("plain/\(table)"), "\(table)")
    }
    #expect(workspace.read("copy/region.csv") == nil)
  }

  @Test("edits that cannot be: each is told with layer and feature")
  func faults() throws {
    let workspace = try Workspace()
    #expect(try workspace.corridor("convert", "net", "n.gpkg").code == 0)
    func edited(_ statements: String) throws -> Outcome {
      try? FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("e.gpkg"))
      try FileManager.default.copyItem(
        at: workspace.folder.appendingPathComponent("n.gpkg"),
        to: workspace.folder.appendingPathComponent("e.gpkg")
      )
      try SQLiteShell.run(statements, on: "e.gpkg", in: workspace.folder)
      return try workspace.corridor("import", "gis", "e.gpkg", "-o", "bad", "--force")
    }
    for (statement, message) in [
      (
        "DELETE FROM nodes WHERE node_id = 'B'",
        "e.gpkg(links):1: to_node_id: node \"B\" is not in the layer nodes"
      ),
      ("UPDATE links SET length = -5 WHERE fid = 3", "e.gpkg(links):3: length: "),
      (
        "UPDATE links SET mode = 'tram' WHERE fid = 2",
        "e.gpkg(links):2: u_mode: there is no mode \"tram\" in mode.csv"
      ),
      ("UPDATE nodes SET geom = NULL WHERE fid = 4", "e.gpkg(nodes):4: node \"D\" has no point"),
      (
        "UPDATE nodes SET geom = x'47500001' WHERE fid = 4",
        "e.gpkg(nodes): cannot be read: feature 4 has a damaged geometry (byte 0)"
      ),
      ("UPDATE projects SET cost = NULL WHERE fid = 1", "e.gpkg(projects):1: cost: "),
      (
        "INSERT INTO projects (project_id, cost, link_id, from_node_id, to_node_id, length) VALUES ('P1', 11, 'q', 'A', 'B', 3)",
        "e.gpkg(projects):4: cost: project \"P1\" has \"10\" at feature 1 and \"11\" here"
      ),
      (
        "INSERT INTO links (length) VALUES (3)",
        "e.gpkg(links):4: from_node_id: the link has neither from_node_id nor a line"
      ),
      ("DROP TABLE nodes", "e.gpkg(nodes): cannot be read: no such table: nodes"),
    ] {
      let outcome = try edited(statement)
      #expect(outcome.code == 1 && outcome.messages.contains(message), "\(outcome.messages)")
    }
    #expect(workspace.read("bad/node.csv") == nil)
    // A zone that is moved by itself stays with its node, and that is said.
    let zone = try edited(
      "UPDATE zones SET geom = (SELECT geom FROM zones WHERE fid = 1) WHERE fid = 2"
    )
    #expect(zone.code == 0 && zone.output.contains("zones moved on the map: 1 (B)"), "\(zone)")
    // Another region, in the table region.
    let region = try edited("UPDATE region SET region = 'West' WHERE zone_id = 'B'")
    #expect(region.code == 0)
    #expect(workspace.read("bad/region.csv")?.contains("macro,West,B") == true)
  }
}

/// Debian's sqlite3 module of Python, which edits a GeoPackage as any program may.
enum SQLiteShell {
  static func run(_ statements: String, on file: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2])",
      file, statements,
    ]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
