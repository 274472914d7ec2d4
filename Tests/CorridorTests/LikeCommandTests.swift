// Plans on a network with ideas of one's own, and asking again what a file asks.

import Foundation
import OrderedJSON
import Testing

@Suite("plan --like, and plans with ideas")
struct LikeCommandTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// A text without what differs from run to run.
  private func withoutClock(_ text: String) -> String {
    text.replacing(/"seconds(_to_best)?": [0-9.e-]+/, with: "")
  }

  @Test("a file's question, rules and budget are asked again, to the same bytes")
  func again() throws {
    let first = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15",
      "--require",
      "P2",
      "--objective",
      "access",
      "--at-most",
      "2",
      "-o",
      "first.json"
    )
    #expect(first.code == 0, "\(first.messages)")
    let again = try workspace.corridor("plan", "net", "--like", "first.json", "--format", "json")
    #expect(again.code == 0, "\(again.messages)")
    #expect(withoutClock(again.output) == withoutClock(workspace.read("first.json") ?? ""))
  }

  @Test("options that are given come before the file's")
  func other() throws {
    _ = try workspace.corridor("plan", "net", "--budget", "15", "-o", "first.json")
    let less = try workspace.corridor(
      "plan",
      "net",
      "--like",
      "first.json",
      "--budget",
      "5",
      "--format",
      "json"
    )
    let json = try JSONValue(parsing: Array(less.output.utf8))
    #expect(json["budget"]?.number == 5)
    // Five pay for the branch alone.
    #expect(json["projects"]?.items?.compactMap { $0["project_id"]?.text } == ["P2"])
  }

  @Test("a line of one's own is chosen, told in the file, confirmed and shown")
  func idea() throws {
    // A and D are 180 minutes apart; everything else stays where it is.
    let line = "A-D,mode=road,minutes=20,cost=4,name=Straight"
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "4",
      "--objective",
      "access",
      "--add",
      line,
      "-o",
      "plan.json"
    )
    #expect(plan.code == 0, "\(plan.messages)")
    let json = try JSONValue(parsing: Array((workspace.read("plan.json") ?? "").utf8))
    #expect(json["projects"]?.items?.compactMap { $0["project_id"]?.text } == ["idea-1"])
    #expect(json["run"]?["parameters"]?["add"]?.items?.compactMap(\.text) == [line])
    let verified = try workspace.corridor("verify", "net", "plan.json")
    #expect(verified.code == 0, "\(verified.output)\(verified.messages)")
    let evaluated = try workspace.corridor(
      "evaluate",
      "net",
      "--plan",
      "plan.json",
      "--format",
      "json"
    )
    let value = try JSONValue(parsing: Array(evaluated.output.utf8))["objective"]?["value"]
    #expect(value?.number == json["objective"]?["value"]?.number)
    let report = try workspace.corridor("report", "net", "plan.json", "-o", "plan.html")
    #expect(report.code == 0, "\(report.messages)")
    #expect(workspace.read("plan.html")?.contains("--add=") == true)
    let why = try workspace.corridor("why", "net", "plan.json", "P2")
    #expect(why.code == 0, "\(why.messages)")
  }

  @Test("two files in which an id means two lines are not compared")
  func twoLines() throws {
    for (name, to) in [("one", "C"), ("two", "D")] {
      let made = try workspace.corridor(
        "plan",
        "net",
        "--budget",
        "4",
        "--add",
        "A-\(to),mode=road,minutes=20,cost=4",
        "-o",
        "\(name).json"
      )
      #expect(made.code == 0)
    }
    let compared = try workspace.corridor("compare", "net", "one.json", "two.json")
    #expect(compared.code == 1)
    #expect(compared.messages.contains("idea-1"))
    #expect(try workspace.corridor("compare", "net", "one.json", "one.json").code == 0)
  }

  @Test("an idea that the network does not take, and a file that is no plan, are refused")
  func refused() throws {
    #expect(
      try workspace.corridor("plan", "net", "--budget", "4", "--add", "A-Nowhere,minutes=5").code
        == 2
    )
    try workspace.write("{}", to: "bad.json")
    #expect(try workspace.corridor("plan", "net", "--like", "bad.json").code == 1)
    #expect(try workspace.corridor("plan", "net", "--like", "missing.json").code == 1)
  }
}
