// Networks whose nodes have no places: they route and plan, and say that they cannot be drawn.

import Foundation
import OpenMatrix
import Testing

@Suite("Without coordinates")
struct NoCoordinatesTests {
  /// The small package with the crs none and no x_coord and y_coord.
  private func workspace() throws -> Workspace {
    try Workspace(replacing: [
      "config.csv": "dataset_name,crs\nRow,none\n",
      "node.csv": """
      node_id,name,node_type,zone_id
      A,Aville,city,A
      B,Beton,city,B
      C,Ceeburg,city,C
      D,Dorf,city,D

      """,
    ])
  }

  /// 1 to 3 takes 4 minutes and 3 to 2 takes 6; by 4 it is 3 and 8.
  private static let tntp = """
    <NUMBER OF ZONES> 2
    <NUMBER OF NODES> 4
    <FIRST THRU NODE> 1
    <NUMBER OF LINKS> 4
    <END OF METADATA>
    1 3 10 1 4 ;
    3 2 10 1 6 ;
    1 4 10 1 3 ;
    4 2 10 1 8 ;

    """

  @Test("a TNTP network and a DIMACS graph without coordinates become packages that say so")
  func converted() throws {
    let workspace = try Workspace()
    try workspace.write(Self.tntp, to: "four_net.tntp")
    let made = try workspace.corridor("convert", "four_net.tntp", "four")
    #expect(made.code == 0 && made.output.isEmpty)
    #expect(
      made.messages.contains(
        "four_net.tntp has no coordinates: four routes and plans, but cannot be"
      )
    )
    #expect(workspace.read("four/config.csv")?.contains("four,km,kmh,CNY,none\n") == true)
    #expect(
      workspace.read("four/node.csv")?.contains("\n1,,,,,1\n2,,,,,2\n3,,,,,\n4,,,,,\n") == true
    )
    #expect(try workspace.corridor("matrix", "four").output.contains("\n1,2,10\n2,1,Inf\n"))
    let route = try workspace.corridor("route", "four", "--from", "1", "--to", "2")
    #expect(route.output.hasPrefix("1 to 2: 10 min"))
    let check = try workspace.corridor("validate", "four")
    #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings, 0 notes"))
    #expect(try workspace.corridor("info", "four").output.contains("no coordinates"))
    // And back: no file of nodes appears.
    #expect(try workspace.corridor("convert", "four", "back_net.tntp").code == 0)
    #expect(workspace.read("back_node.tntp") == nil)
    try workspace.write("p sp 2 1\na 1 2 3\n", to: "g.gr")
    let graph = try workspace.corridor("convert", "g.gr", "g")
    #expect(graph.code == 0 && graph.messages.contains("cannot be drawn"))
    #expect(try workspace.corridor("matrix", "g").output.contains("\n1,2,3\n"))
  }

  @Test("what comes first is said first: nothing of a file that is not written")
  func firstCause() throws {
    let workspace = try Workspace()
    try workspace.write(
      Self.tntp.replacing("<FIRST THRU NODE> 1", with: "<FIRST THRU NODE> 3"),
      to: "x_net.tntp"
    )
    try workspace.write("", to: "taken.gr")
    for line in ["convert x_net.tntp taken.gr", "convert x_net.tntp z.geojson"] {
      let outcome = try workspace.corridor(line.split(separator: " ").map(String.init))
      #expect(outcome.code == 2 && outcome.messages.split(separator: "\n").count == 1)
      #expect(!outcome.messages.contains("THRU"), "\(outcome.messages)")
    }
    #expect(try workspace.files() == ["taken.gr", "x_net.tntp"])
  }

  @Test("plans, figures and checks are those of the same network with coordinates")
  func plans() throws {
    let (bare, placed) = (try workspace(), try Workspace())
    for line in [
      "plan net --budget 15 --format csv", "evaluate net --build P1 --format csv",
      "access net --format csv", "matrix net", "criticality net --format csv",
      "route net --from A --to D --format csv", "frontier net --budgets 5,15 --format csv",
    ] {
      let arguments = line.split(separator: " ").map(String.init)
      let outcome = try bare.corridor(arguments)
      let expected = try placed.corridor(arguments)
      #expect(outcome.code == 0, "\(line): \(outcome.messages)")
      // Of plans the times of the search differ.
      func rows(_ outcome: Outcome) -> [Substring] {
        outcome.output.split(separator: "\n").filter { !$0.contains("seconds") }
      }
      #expect(rows(outcome) == rows(expected), "\(line)")
    }
    let plan = try bare.corridor("plan", "net", "--budget", "15", "-o", "plan.json")
    #expect(plan.code == 0)
    #expect(try bare.corridor("verify", "net", "plan.json").code == 0)
  }

  @Test("pages come without a map and say so; maps are refused")
  func drawn() throws {
    let workspace = try workspace()
    let plan = try workspace.corridor([
      "plan", "net", "--budget", "15", "-o", "plan.json", "--report", "page.html", "--svg", "svg",
    ])
    #expect(plan.code == 0)
    #expect(
      plan.messages.contains("net has no coordinates, so it cannot be drawn: there is no map")
    )
    let report = try workspace.corridor("report", "net", "plan.json", "-o", "again.html")
    #expect(report.code == 0 && report.messages.contains("cannot be drawn"))
    let access = try workspace.corridor("access", "net", "--report", "access.html")
    #expect(access.code == 0 && access.messages.contains("cannot be drawn"))
    for name in ["page.html", "again.html", "access.html"] {
      let page = try #require(workspace.read(name))
      #expect(page.contains("The network has no coordinates, so it cannot be drawn."))
      #expect(!page.contains("id=\"map\"") && !page.contains("Lambert"))
      #expect(page.contains("<table"))
    }
    let drawings = try FileManager.default.contentsOfDirectory(
      atPath: workspace.folder.appendingPathComponent("svg").path
    )
    #expect(!drawings.isEmpty && !drawings.contains("map.svg"))
    for layer in ["zones", "nodes", "links", "projects"] {
      let map = try workspace.corridor("convert", "net", "m.geojson", "--layer", layer)
      #expect(map.code == 1 && map.messages.contains("net has no coordinates"), "\(map.messages)")
    }
    #expect(workspace.read("m.geojson") == nil)
  }

  @Test("coordinates are all there or none, and only the crs none lets them be left out")
  func partly() throws {
    let nodes = "node_id,x_coord,y_coord,zone_id\nA,0,0,A\nB,1,,B\nC,2,0,C\nD,3,0,D\n"
    let some = try Workspace(replacing: ["config.csv": "crs\nnone\n", "node.csv": nodes])
    let check = try some.corridor("validate", "net")
    #expect(check.code == 3 && check.output.contains("node.csv:3:2"), "\(check.output)")
    #expect(check.output.contains("either all nodes have x_coord and y_coord, or none has"))
    let bare = try Workspace(replacing: [
      "node.csv": "node_id,zone_id\nA,A\nB,B\nC,C\nD,D\n"
    ])
    let missing = try bare.corridor("matrix", "net")
    #expect(missing.code == 1)
    #expect(missing.messages.contains("node.csv:1: x_coord: the column is missing"))
    #expect(missing.messages.contains("by the crs none in config.csv"))
    // A plane of its own without a name is drawn as ever.
    let plane = try Workspace(replacing: ["config.csv": "crs\nnone\n"])
    let page = try plane.corridor("access", "net", "--report", "a.html")
    #expect(page.code == 0 && plane.read("a.html")?.contains("id=\"map\"") == true)
  }
}
