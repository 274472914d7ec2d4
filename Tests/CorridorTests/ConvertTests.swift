// convert: packages, DIMACS, TNTP and GeoJSON, there and back again.

import Foundation
import Testing

@Suite("convert")
struct ConvertTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("a package as DIMACS: numbered nodes, their ids and coordinates beside")
  func dimacs() throws {
    let outcome = try workspace.corridor("convert", "net", "g.gr")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty && outcome.messages.isEmpty)
    #expect(
      workspace.read("g.gr")
        == "p sp 4 6\na 1 2 30\na 2 1 30\na 2 3 100\na 3 2 100\na 3 4 50\na 4 3 50\n"
    )
    #expect(workspace.read("g.co")?.hasPrefix("p aux sp co 4\nv 1 0 0\nv 2 1000000 0\n") == true)
    #expect(workspace.read("g.ids.csv") == "number,node_id\n1,A\n2,B\n3,C\n4,D\n")
    // What was written is read as the same costs.
    let matrix = try workspace.corridor("matrix", "--graph", "g.gr")
    #expect(matrix.output.contains("\n1,4,180\n"))
  }

  @Test("minutes that are not whole become thousandths, or what is asked for")
  func units() throws {
    try workspace.write("p sp 2 1\na 1 2 2.5\n", to: "g.gr")
    let outcome = try workspace.corridor("convert", "g.gr", "h.gr")
    #expect(outcome.messages == "h.gr: 1000 units are a minute.\n")
    #expect(workspace.read("h.gr") == "p sp 2 1\na 1 2 2500\n")
    #expect(try workspace.files() == ["g.gr", "h.gr"])
    _ = try workspace.corridor(
      "convert",
      "h.gr",
      "i.gr",
      "--minutes-per-unit",
      "0.001",
      "--units-per-minute",
      "2"
    )
    #expect(workspace.read("i.gr") == "p sp 2 1\na 1 2 5\n")
  }

  @Test("TNTP to a package and back gives the same bytes")
  func roundTrip() throws {
    let workspace = try Workspace(replacing: plausibleTables)
    #expect(try workspace.corridor("convert", "net", "t_net.tntp").code == 0)
    #expect(
      workspace.read("t_net.tntp")?.contains("\t1\t2\t99999\t30\t30\t0.15\t4\t60\t0\t1\t;\n")
        == true
    )
    let back = try workspace.corridor("convert", "t_net.tntp", "back", "--nodes", "t_node.tntp")
    #expect(back.code == 0, "\(back.messages)")
    let check = try workspace.corridor("validate", "back")
    #expect(check.output.contains("can be used: 0 errors, 0 warnings"))
    #expect(workspace.read("back/config.csv")?.contains("\nt,km,kmh,") == true)
    #expect(workspace.read("back/link.csv")?.contains("capacity") == true)
    #expect(try workspace.corridor("convert", "back", "u_net.tntp").code == 0)
    #expect(workspace.read("u_net.tntp") == workspace.read("t_net.tntp"))
    #expect(workspace.read("u_node.tntp") == workspace.read("t_node.tntp"))
  }

  @Test("nodes that were closed to through traffic are counted where that is lost")
  func firstThroughNode() throws {
    let text =
      "<NUMBER OF ZONES> 1\n<NUMBER OF NODES> 2\n<FIRST THRU NODE> 2\n<NUMBER OF LINKS> 1\n"
      + "<END OF METADATA>\n1 2 9 1 1 ;\n"
    try workspace.write(text, to: "x_net.tntp")
    let dimacs = try workspace.corridor("convert", "x_net.tntp", "x.gr")
    #expect(dimacs.messages.contains("FIRST THRU NODE is lost: 1 nodes"))
    #expect(try workspace.corridor("convert", "x_net.tntp", "y_net.tntp").messages.isEmpty)
    #expect(workspace.read("y_net.tntp")?.contains("<FIRST THRU NODE> 2\n") == true)
  }

  @Test("GeoJSON of every layer; access joins the zones")
  func geoJSON() throws {
    func features(_ name: String) throws -> [[String: Any]] {
      let data = Data(try #require(workspace.read(name)).utf8)
      let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      #expect(object?["type"] as? String == "FeatureCollection")
      return try #require(object?["features"] as? [[String: Any]])
    }
    for (layer, count) in [("zones", 4), ("nodes", 4), ("links", 3), ("projects", 3)] {
      let outcome = try workspace.corridor("convert", "net", "\(layer).geojson", "--layer", layer)
      #expect(outcome.code == 0)
      #expect(try features("\(layer).geojson").count == count)
    }
    let line = try features("links.geojson")[1]
    let geometry = try #require(line["geometry"] as? [String: Any])
    #expect(geometry["coordinates"] as? [[Double]] == [[1, 0], [2, 0]])
    try workspace.write("zone_id,accessibility\nB,7.5\nA,Inf\n", to: "access.csv")
    let outcome = try workspace.corridor(
      "convert",
      "net",
      "a.geojson",
      "--layer",
      "zones",
      "--access",
      "access.csv"
    )
    #expect(outcome.code == 0)
    let zones = try features("a.geojson").compactMap { $0["properties"] as? [String: Any] }
    #expect(zones[1]["accessibility"] as? Double == 7.5)
    #expect(zones[0]["accessibility"] is NSNull)
    #expect(zones[1]["population"] as? Double == 200)
  }

  @Test("WKT gives a link its shape, Web Mercator becomes longitude and latitude")
  func shapes() throws {
    // 111319.490793 m are a degree of longitude: 6378137 pi / 180.
    let nodes = """
      node_id,x_coord,y_coord
      A,0,0
      B,111319.490793,0
      C,222638.981587,0

      """
    let workspace = try Workspace(replacing: [
      "node.csv": nodes, "zone.csv": nil, "region.csv": nil, "project.csv": nil,
      "project_link.csv": nil, "config.csv": "crs\n3857\n",
      "link.csv": """
      link_id,from_node_id,to_node_id,geometry,u_travel_time
      1,A,B,"linestring z(0 0 1,55659.745397 0 7, 111319.490793 0 2)",5
      2,B,C,"POINT (1 1)",5

      """,
    ])
    #expect(try workspace.corridor("convert", "net", "l.geojson").code == 0)
    let text = try #require(workspace.read("l.geojson"))
    let coordinates = try numbers(in: text, after: "\"coordinates\":")
    #expect(coordinates.count == 2)
    for (line, expected) in zip(coordinates, [[0, 0, 0.5, 0, 1, 0], [1, 0, 2, 0]]) {
      #expect(line.count == expected.count)
      #expect(zip(line, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }
    #expect(!text.contains("\"crs\""))
  }

  /// The numbers of each list that follows a text.
  private func numbers(in text: String, after mark: String) throws -> [[Double]] {
    text.components(separatedBy: mark).dropFirst().map { part in
      let list = part.components(separatedBy: "]]")[0]
      return list.split(whereSeparator: { "[],".contains($0) }).compactMap { Double($0) }
    }
  }

  @Test("a coordinate system that cannot be converted is refused in GeoJSON, with the way out")
  func unknownSystem() throws {
    let workspace = try Workspace(replacing: ["config.csv": "crs\nEPSG:2154\n"])
    let outcome = try workspace.corridor("convert", "net", "l.geojson")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("EPSG:2154 cannot be converted"))
    #expect(outcome.messages.contains(".gpkg"))
    #expect(try workspace.files() == [])
  }

  @Test(
    "what cannot be converted is said, and leaves nothing behind",
    arguments: [
      ("convert g.gr out.geojson", 2, "has no coordinates, so it cannot be drawn; give --nodes"),
      ("convert g.gr out --nodes none.co", 1, "none.co: cannot be read"),
      ("convert g.gr h.gr.gz", 2, "drop .gz"),
      ("convert none h.gr", 1, "none: cannot be read"),
      ("convert net net", 2, "--force"),
      ("convert net g.gr", 2, "--force"),
      ("convert net taken.gr", 2, "taken.co exists already"),
      ("convert net x.gr --use freight", 2, "unknown use"),
      ("convert net z.geojson --layer roads", 2, "'zones'"),
      ("convert net z.shp", 2, "Expected .gr, .tntp"),
      ("convert net z.csv", 2, "corridor matrix net -o z.csv"),
      ("convert g.gr z.omx", 2, "corridor matrix --graph g.gr -o z.omx"),
      ("convert net/node.csv z.gr", 1, "columns \"node_id\", \"name\", \"x_coord\""),
      ("convert bad.csv z", 1, "Expected from_id, to_id"),
      ("convert taken.co z", 1, "is empty"),
      ("convert net z.gr --layer zones", 2, "--layer belongs"),
      ("convert g.gr z.gr --lookup x", 2, "--lookup belongs"),
      ("convert net - --to gpkg", 2, "standard output"),
      ("convert net /dev/full --to gpkg", 2, "device"),
      ("convert net /dev/full --to geojson", 1, "No space left"),
      ("convert net /dev/full --to dimacs", 1, "No space left"),
      ("convert net z.geojson --access g.gr", 2, "--layer zones"),
      ("convert net z.geojson --layer zones --access bad.csv", 1, "bad.csv:2:1: zone \"E\""),
      (
        "convert net z.geojson --layer zones --access text.csv", 1, "text.csv:2:2: accessibility is"
      ),
      ("convert g.gr h.gr --minutes-per-unit 0", 2, "--minutes-per-unit"),
    ]
  )
  func wrong(line: String, code: Int32, sentence: String) throws {
    try workspace.write("p sp 2 1\na 1 2 3\n", to: "g.gr")
    try workspace.write("", to: "taken.co")
    try workspace.write("zone_id,accessibility\nE,1\n", to: "bad.csv")
    try workspace.write("zone_id,accessibility\nA,much\n", to: "text.csv")
    let arguments = line.split(separator: " ").map { String($0) }
    let outcome = try CorridorProcess(arguments, in: workspace.folder).outcome()
    #expect(outcome.code == code, "\(outcome.messages)")
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    #expect(try workspace.files() == ["bad.csv", "g.gr", "taken.co", "text.csv"])
  }
}
