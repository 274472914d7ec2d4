// Commands that take names wherever they take ids, and print names beside ids.

import Foundation
import Testing

@Suite("Names on the command line")
struct NameCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("places of a route, in options and in files")
  func route() throws {
    let byID = try workspace.corridor("route", "net", "--from", "A", "--to", "D")
    for (from, to) in [("Aville", "dorf"), ("A-Ville", "Dörf"), ("A", "DORF")] {
      #expect(
        try workspace.corridor("route", "net", "--from", from, "--to", to).output == byID.output
      )
    }
    let pairs = try workspace.corridor(
      ["route", "net", "--pairs", "-"],
      input: "from,to\nbeton,Dorf\n"
    )
    #expect(pairs.output.hasPrefix(#"{"from":"B","to":"D","from_name":"Beton","to_name":"Dorf","#))
    let wrong = try workspace.corridor(
      ["route", "net", "--pairs", "-"],
      input: "from,to\nbeton,Dorff\n"
    )
    #expect(wrong.code == 1)
    #expect(
      wrong.messages.contains(#":2:2: unknown node or zone "Dorff"; did you mean "Dorf"?"#),
      "\(wrong.messages)"
    )
  }

  @Test("projects, regions and schemes of a plan; the file has ids, and asks the same again")
  func plan() throws {
    let byID = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--require",
      "P2",
      "--format",
      "json"
    )
    let byName = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--require",
      "branch",
      "--target",
      "WEST",
      "--reference",
      "east",
      "--scheme",
      "Macro",
      "-o",
      "plan.json"
    )
    #expect(byName.code == 0)
    let stored = try #require(workspace.read("plan.json"))
    func withoutSearch(_ text: String) -> String {
      text.split(separator: "\n").filter { !$0.contains("seconds") }.joined(separator: "\n")
    }
    #expect(withoutSearch(stored) == withoutSearch(byID.output))
    #expect(try workspace.corridor("verify", "net", "plan.json").code == 0)
  }

  @Test("projects of evaluate, with periods and without")
  func evaluate() throws {
    let byID = try workspace.corridor("evaluate", "net", "--build", "P1,P2", "--format", "csv")
    let byName = try workspace.corridor(
      "evaluate",
      "net",
      "--build",
      "fast LINE, Branch",
      "--format",
      "csv"
    )
    #expect(byName.code == 0)
    #expect(byName.output == byID.output)
    let periods = try workspace.corridor(
      "evaluate",
      "net",
      "--build",
      "Fast line@2,Branch",
      "--periods",
      "10,10",
      "--format",
      "json"
    )
    #expect(periods.code == 0)
    #expect(periods.output.contains(#""P1@2""#))
    #expect(periods.output.contains(#""P2@1""#))
    let wrong = try workspace.corridor("evaluate", "net", "--build", "Fats line")
    #expect(wrong.code == 2)
    #expect(
      wrong.messages.contains(#"--build: unknown project "Fats line"; did you mean "Fast line"?"#)
    )
  }

  @Test("zones of a matrix, listed by name")
  func matrix() throws {
    try workspace.write("id\nDorf\naville\n", to: "zones.csv")
    let matrix = try workspace.corridor(
      "matrix",
      "net",
      "--origins",
      "zones.csv",
      "--format",
      "csv"
    )
    #expect(matrix.output.hasPrefix("from_id,to_id,cost\nD,A,180\n"))
    #expect(matrix.output.contains("A,D,180\n"))
  }

  @Test("a name of several is refused with all of them, whatever it is asked for")
  func ambiguous() throws {
    let workspace = try Workspace(replacing: [
      "zone.csv": """
      zone_id,name,super_zone,population
      A,Suzhou,Jiangsu,100
      B,Suzhou,Anhui,200
      C,Ceeburg,,300
      D,Dorf,,400

      """,
      "project.csv": """
      project_id,name,cost,requires
      P1,Line,10,
      P2,Line,5,
      P3,Tunnel,1e9,P1

      """,
    ])
    let route = try workspace.corridor("route", "net", "--from", "suzhou", "--to", "D")
    #expect(route.code == 2)
    #expect(route.messages.contains("Suzhou (Jiangsu) A, Suzhou (Anhui) B"))
    #expect(
      try workspace.corridor("route", "net", "--from", "Suzhou (Anhui)", "--to", "D").output
        == workspace.corridor("route", "net", "--from", "B", "--to", "D").output
    )
    let plan = try workspace.corridor("plan", "net", "--budget", "10", "--forbid", "line")
    #expect(plan.code == 2)
    #expect(plan.messages.contains("Line P1, Line P2"))
  }
}
