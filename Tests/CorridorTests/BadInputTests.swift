// Bad packages at the command line: a sentence with its place, the right exit code, nothing
// written.

import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// A broken table, and what must be said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var table: String
    var text: String?
    var sentence: String

    init(_ description: String, _ table: String, _ text: String?, _ sentence: String) {
      testDescription = description
      self.table = table
      self.text = text
      self.sentence = sentence
    }
  }

  static let links = "link_id,from_node_id,to_node_id,directed,u_travel_time\n"
  static let nodes = "node_id,x_coord,y_coord,zone_id\n"
  static let projects = "project_id,name,cost,requires\n"

  @Test(
    "is refused with file and line, exit code 1, and 3 from validate",
    arguments: [
      Case("missing table", "link.csv", nil, "link.csv"),
      Case("missing column", "link.csv", "link_id,from_node_id\nab,A\n", "to_node_id"),
      Case("ragged row", "link.csv", links + "ab,A,B,false,30\nbc,B\n", "link.csv:3"),
      Case("unknown node", "link.csv", links + "ab,A,Q,false,30\n", "link.csv:2:3"),
      Case("duplicate id", "link.csv", links + "ab,A,B,0,30\nab,B,C,0,30\n", "link.csv:3:1"),
      Case("NaN where a number is required", "node.csv", nodes + "A,NaN,0,A\n", "node.csv:2:2"),
      Case("negative minutes", "link.csv", links + "ab,A,B,false,-1\n", "link.csv:2:5"),
      Case("no number", "link.csv", links + "ab,A,B,false,fast\n", "link.csv:2:5"),
      Case("absurdly large", "link.csv", links + "ab,A,B,false,1e999\n", "link.csv:2:5"),
      Case("empty file", "link.csv", "", "link.csv"),
      Case("binary file", "link.csv", "link_id\u{0}\u{1}\u{2}", "link.csv"),
      Case("negative cost", "project.csv", projects + "P1,x,-5,\n", "project.csv:2:3"),
      Case("unknown project", "project.csv", projects + "P1,x,5,P7\n", "project.csv:2:4"),
      Case("unknown zone", "region.csv", "scheme,region,zone_id\nmacro,East,Q\n", "region.csv:2:3"),
    ]
  )
  func refused(bad: Case) throws {
    let workspace = try Workspace(replacing: [bad.table: bad.text])
    let plan = try workspace.corridor("plan", "net", "--budget", "10", "-o", "plan.json")
    #expect(plan.code == 1)
    #expect(plan.output.isEmpty)
    #expect(plan.messages.contains(bad.sentence), "\(plan.messages)")
    #expect(try workspace.files() == [])
    let check = try workspace.corridor("validate", "net")
    #expect(check.code == 3)
    #expect(check.output.contains(bad.sentence), "\(check.output)")
  }

  @Test(
    "a file of its own is named as it was given, with its folder",
    arguments: [
      ["plan", "net", "--budget", "10", "--scenarios", "FILE"],
      ["plan", "net", "--budget", "10", "--objective", "mean-cost", "--demand", "FILE"],
      ["access", "--matrix", "FILE", "--zones", "net/zone.csv"],
      ["inequality", "--zones", "FILE", "--value", "x", "--index", "gini"],
      ["matrix", "--graph", "FILE"],
    ]
  )
  func ownFile(arguments: [String]) throws {
    let workspace = try Workspace()
    try FileManager.default.createDirectory(
      at: workspace.folder.appendingPathComponent("sub"),
      withIntermediateDirectories: true
    )
    let command = arguments.map { $0 == "FILE" ? "./sub/t.csv" : $0 }
    let missing = try workspace.corridor(command)
    #expect(missing.code == 1 && missing.messages.contains("./sub/t.csv"), "\(missing.messages)")
    try workspace.write("a,a\n1,2\n", to: "sub/t.csv")
    let bad = try workspace.corridor(command)
    #expect(bad.code == 1 && bad.messages.contains("./sub/t.csv:"), "\(bad.messages)")
  }

  @Test("a file in another encoding is refused with its name")
  func encoding() throws {
    let workspace = try Workspace()
    var bytes = Data("zone_id,name,population\nA,".utf8)
    bytes.append(contentsOf: [0xB1, 0xB1, 0xBE, 0xA9])  // Beijing in GBK
    bytes.append(contentsOf: Data(",100\n".utf8))
    try bytes.write(to: workspace.folder.appendingPathComponent("net/zone.csv"))
    let outcome = try workspace.corridor("access", "net")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("zone.csv"))
    #expect(outcome.messages.contains("UTF-8"))
  }

  @Test("several errors are listed in one run, in every format")
  func several() throws {
    let workspace = try Workspace(replacing: [
      "link.csv": Self.links + "ab,A,Q,false,30\nbc,B,C,false,-3\n"
    ])
    let text = try workspace.corridor("validate", "net")
    #expect(text.output.contains("link.csv:2:3"))
    #expect(text.output.contains("link.csv:3:5"))
    let csv = try workspace.corridor("validate", "net", "--format", "csv")
    #expect(csv.output.contains("error,link.csv,2,3,to_node_id,Q,"))
    let json = try workspace.corridor("validate", "net", "--format", "json")
    #expect(json.output.contains(#""valid": false"#))
    #expect(json.output.contains(#""errors": 2"#))
  }

  @Test("no folder, and a file in place of a folder")
  func noFolder() throws {
    let workspace = try Workspace()
    #expect(try workspace.corridor("info", "nowhere").code == 1)
    #expect(try workspace.corridor("info", "net/node.csv").code == 1)
    #expect(try workspace.corridor("validate", "nowhere").code == 3)
  }

  @Test("two projects that require each other are refused with file and line")
  func mutualRequirement() throws {
    let workspace = try Workspace(replacing: [
      "project.csv": Self.projects + "P1,a,5,P2\nP2,b,5,P1\nP3,c,1,\n"
    ])
    let outcome = try workspace.corridor("plan", "net", "--budget", "10", "--format", "json")
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("project.csv:2:4"), "\(outcome.messages)")
    #expect(outcome.messages.contains("the projects require each other"))
  }

  @Test("negative population is refused by zone")
  func negativePopulation() throws {
    let workspace = try Workspace(replacing: [
      "zone.csv": "zone_id,population\nA,-1\nB,1\nC,1\nD,1\n"
    ])
    let outcome = try workspace.corridor("access", "net")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("A"))
  }

  @Test("a file of pairs with an unknown place, without columns, and that is not there")
  func pairs() throws {
    let workspace = try Workspace()
    let unknown = try workspace.corridor(
      ["route", "net", "--pairs", "-"],
      input: "from,to\nA,B\nA,Q\n"
    )
    #expect(unknown.code == 1)
    #expect(unknown.output.isEmpty)
    #expect(unknown.messages.contains(":3:2"))
    let columns = try workspace.corridor(["route", "net", "--pairs", "-"], input: "a,b\nA,B\n")
    #expect(columns.code == 1)
    #expect(columns.messages.contains("expected columns from and to"))
    #expect(try workspace.corridor("route", "net", "--pairs", "none.csv").code == 1)
  }

  @Test(
    "a plan file that is none",
    arguments: [
      "", "{", "[]", #"{"projects": [{"id": "P1"}]}"#, #"{"projects": [{"project_id": "P8"}]}"#,
    ]
  )
  func planFile(text: String) throws {
    let workspace = try Workspace()
    let outcome = try workspace.corridor(["evaluate", "net", "--plan", "-"], input: text)
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("standard input"))
  }
}
