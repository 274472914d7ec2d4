// import osm and candidates, as a user types them: what is written, what is said, exit codes.

import Foundation
import TestSupport
import Testing

@Suite("import osm and candidates")
struct ImportOSMCommandTests {
  let workspace: Workspace

  /// Three towns: A and B on a straight road, C behind a detour of which the last part is slow.
  init() throws {
    workspace = try Workspace()
    var file = PBFWriter()
    file.block(
      nodes: [
        .init(1, 9.0, 47.0), .init(2, 9.2, 47.0), .init(3, 9.2, 47.2), .init(4, 9.0, 47.2),
        .init(11, 9.0, 47.001, ["place": "town", "name": "Aach", "population": "12000"]),
        .init(12, 9.2, 47.001, ["place": "town", "name": "Berg", "population": "20000"]),
        .init(14, 9.0, 47.201, ["place": "town", "name": "Cham"]),
      ],
      ways: [
        .init(1, [1, 2], ["highway": "primary"]), .init(2, [2, 3], ["highway": "primary"]),
        .init(3, [3, 4], ["highway": "secondary", "maxspeed": "30"]),
      ]
    )
    try Data(file.bytes).write(to: workspace.folder.appendingPathComponent("land.osm.pbf"))
  }

  @Test("a package that is valid, what was made, and the next command")
  func importing() throws {
    let outcome = try workspace.corridor("import", "osm", "land.osm.pbf", "-o", "land")
    #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    #expect(outcome.output.contains("land.osm.pbf: 3 ways of the classes asked for, 4 nodes"))
    #expect(outcome.output.contains("Zones: 3 town; 42,000 people, of which 1 zones have"))
    #expect(outcome.output.contains("\n  corridor candidates land -o land-candidates\n"))
    let check = try workspace.corridor("validate", "land")
    #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings"), "\(check.output)")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: workspace.folder.path + "/land"
    )
    #expect(
      files.sorted() == [
        "config.csv", "datapackage.json", "link.csv", "mode.csv", "node.csv",
        "use_definition.csv", "zone.csv",
      ]
    )
    #expect(workspace.read("land/datapackage.json")?.contains("ODbL-1.0") == true)
    // Aach to Berg: 15.166 km at 70 km/h, 0.111 km of access at each end at 30 km/h.
    let route = try workspace.corridor(
      "route",
      "land",
      "--from",
      "n11",
      "--to",
      "n12",
      "--format",
      "json"
    )
    let answer = try JSONSerialization.jsonObject(with: Data(route.output.utf8))
    let minutes = (answer as? [String: Any])?["minutes"] as? Double
    #expect(abs((minutes ?? 0) - (15.166 / 70 * 60 + 2 * 0.1112 / 30 * 60)) < 0.01)
  }

  @Test("options: lowest class, speeds, limits, zones of one's own")
  func options() throws {
    try workspace.write("class,kmh\nprimary,50\n", to: "speeds.csv")
    try workspace.write(
      "zone_id,name,boundary,jobs\nX,Ex,\"POLYGON ((8.99 46.99, 9.01 46.99, 9.01 47.01, 8.99 47.01, 8.99 46.99))\",7\n"
        + "Y,Why,\"POLYGON ((9.19 46.99, 9.21 46.99, 9.21 47.01, 9.19 47.01, 9.19 46.99))\",8\n",
      to: "zones.csv"
    )
    let outcome = try workspace.corridor(
      "import",
      "osm",
      "land.osm.pbf",
      "-o",
      "land",
      "--roads",
      "primary",
      "--speeds",
      "speeds.csv",
      "--zones",
      "zones.csv",
      "--format",
      "json"
    )
    #expect(outcome.code == 0, "\(outcome.messages)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect((json?["source"] as? [String: Any])?["ways"] as? Int == 2)
    let zones = workspace.read("land/zone.csv") ?? ""
    #expect(zones.contains("jobs") && zones.contains("POLYGON ((8.99"))
    let links = workspace.read("land/link.csv") ?? ""
    #expect(links.contains(",primary,50,") && !links.contains("secondary"))
    // The centres of both squares are the road's own nodes.
    #expect(links.contains("access-zone-X,,zone-X,1,false,,0,access"))
    #expect(try workspace.corridor("validate", "land").code == 0)
  }

  @Test("wrong use is 2, bad data is 1, and nothing is left of either")
  func refusals() throws {
    let usage = [
      ["import", "osm", "land.osm.pbf"],
      ["import", "osm", "land.osm.pbf", "-o", "x", "--roads", "lane"],
      ["import", "osm", "land.osm.pbf", "-o", "x", "--snap", "0"],
      ["import", "osm", "land.osm.pbf", "-o", "x", "--snap", "many"],
      ["import", "osm", "land.osm.pbf", "-o", "x", "--places", "hamlet"],
      ["import", "osm", "land.osm.pbf", "-o", "net"], ["import", "xml", "land.osm.pbf"],
      ["candidates", "net", "-o", "net"], ["candidates", "net", "-o", "x", "--count", "0"],
      ["candidates", "net", "-o", "x", "--top", "0"],
      ["candidates", "net", "-o", "x", "--detour", "0.5"],
    ]
    for arguments in usage {
      let outcome = try workspace.corridor(arguments)
      #expect(outcome.code == 2 && outcome.output.isEmpty, "\(arguments): \(outcome)")
    }
    try workspace.write("class,kmh\nlane,50\n", to: "wrong.csv")
    try workspace.write("not a map", to: "text.osm.pbf")
    let data = [
      (["import", "osm", "text.osm.pbf", "-o", "x"], "text.osm.pbf: byte 0: "),
      (["import", "osm", "none.osm.pbf", "-o", "x"], "No such file"),
      (
        ["import", "osm", "land.osm.pbf", "-o", "x", "--speeds", "wrong.csv"],
        "wrong.csv:2:1: class"
      ),
      (
        ["import", "osm", "land.osm.pbf", "-o", "x", "--zones", "wrong.csv"], "expected coordinates"
      ),
      (["candidates", "net", "-o", "x", "--mode", "ski"], "mode \"ski\" is not in the network"),
      (["candidates", "net", "-o", "x", "--class", "lane"], "no row of class \"lane\""),
      (["candidates", "net", "-o", "x", "--unit-costs", "wrong.csv"], "expected class, terrain"),
    ]
    for (arguments, message) in data {
      let outcome = try workspace.corridor(arguments)
      #expect(outcome.code == 1 && outcome.messages.contains(message), "\(arguments): \(outcome)")
    }
    #expect(try !workspace.files().contains("x"))
  }

  @Test("candidates: a missing link, an upgrade, with costs; plan takes the package")
  func candidates() throws {
    _ = try workspace.corridor("import", "osm", "land.osm.pbf", "-o", "land")
    let outcome = try workspace.corridor("candidates", "land", "-o", "ideas", "--format", "csv")
    #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    // Aach-Berg has its straight road. Aach-Cham: 22.24 km apart, 15.17 + 22.24 + 15.11 km by road:
    // a link is missing. Berg-Cham: 26.9 km apart, 37.35 by road (1.39 times), of which 15.11 at 27
    // km/h: an upgrade.
    #expect(
      rows.map { String($0[0]) }.sorted() == ["new-n11-n14", "project_id", "upgrade-n12-n14"]
    )
    let new = try #require(rows.first { $0[0] == "new-n11-n14" })
    // The name has a comma, so fields are one further.
    #expect(new[6] == "26.69" && new[9] == "106760000")
    let projects = workspace.read("ideas/project.csv") ?? ""
    #expect(
      projects.contains("generated by corridor candidates: detour 2.36 over the straight line")
    )
    let links = workspace.read("ideas/project_link.csv") ?? ""
    #expect(links.contains("upgrade-n12-n14,up-3-1,"))
    let check = try workspace.corridor("validate", "ideas")
    #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings"), "\(check.output)")
    let plan = try workspace.corridor(
      "plan",
      "ideas",
      "--objective",
      "total",
      "--budget",
      "110000000",
      "--format",
      "json"
    )
    #expect(plan.code == 0 && plan.output.contains("\"optimal\""), "\(plan.messages)")
    // Once more on what was made: all are there already.
    let again = try workspace.corridor("candidates", "ideas", "-o", "more", "--format", "json")
    #expect(again.output.contains("\"found\": 0"), "\(again.output)")
    #expect(workspace.read("more/project.csv") == workspace.read("ideas/project.csv"))
  }

  @Test("candidates at the zones asked for, with ranks over all; what is written stays whole")
  func candidateRows() throws {
    _ = try workspace.corridor("import", "osm", "land.osm.pbf", "-o", "land")
    func ids(_ options: String...) throws -> [String] {
      let line = ["candidates", "land", "-o", "ideas", "--force", "--format", "csv"]
      let outcome = try workspace.corridor(line + options)
      #expect(outcome.code == 0, "\(outcome.messages)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.first?.hasSuffix(",source,rank") == !options.isEmpty)
      return lines.dropFirst().map {
        String($0.prefix { $0 != "," })
          + (options.isEmpty ? "" : " \($0.split(separator: ",").last ?? "")")
      }
    }
    let all = try ids()
    #expect(all.sorted() == ["new-n11-n14", "upgrade-n12-n14"])
    // Only the new link touches Aach (n11); its rank is its place among both.
    let place = 1 + (all.firstIndex(of: "new-n11-n14") ?? -1)
    #expect(try ids("--zone", "Aach") == ["new-n11-n14 \(place)"])
    // 26.69 km against 15.11 km.
    #expect(try ids("--sort", "km", "--top", "1") == ["new-n11-n14 1"])
    #expect(try ids("--sort", "km", "--worst", "1") == ["upgrade-n12-n14 2"])
    #expect(try ids("--top", "1") == ["\(all[0]) 1"])
    // Both are in the package all the same.
    #expect((workspace.read("ideas/project.csv") ?? "").split(separator: "\n").count == 3)
  }

  @Test("candidates as tables, with unit costs of one's own")
  func tables() throws {
    _ = try workspace.corridor("import", "osm", "land.osm.pbf", "-o", "land")
    try workspace.write(
      "class,terrain,new_per_km,upgrade_per_km,kmh\ntrunk,,1000,,90\nsecondary,flat,300,20,60\n",
      to: "costs.csv"
    )
    let outcome = try workspace.corridor(
      "candidates",
      "land",
      "-o",
      "ideas.csv",
      "--unit-costs",
      "costs.csv"
    )
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("Put both tables into the package"))
    let projects = (workspace.read("ideas.csv") ?? "").split(separator: "\n")
    #expect(projects.count == 3 && projects[0].hasSuffix(",source,km"))
    // 26.69 km at 1000; 15.11 km at 20.
    #expect(projects.contains { $0.hasPrefix("new-n11-n14,\"Aach-Cham, new trunk\",26690,") })
    #expect(workspace.read("ideas_link.csv")?.hasPrefix("project_id,link_id,") == true)
  }
}
