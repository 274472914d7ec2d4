// corridor verify of plans with a table of demand: it is the table that was read, wherever it is
// now.

import Foundation
import Testing

@Suite("Verify with demand")
struct VerifyDemandTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("from_id,to_id,volume\nA,C,3\nB,D,1\nC,D,2\n", to: "t.csv")
  }

  private let question = [
    "plan", "net", "--budget", "12", "--objective", "mean-cost", "-o", "plan.json", "--force",
    "--demand",
  ]

  private func names(_ options: String...) throws -> (Outcome, names: [String]) {
    let outcome = try workspace.corridor(
      ["verify", "net", "plan.json", "--format", "json"] + options
    )
    let json = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let items = (json as? [String: Any])?["differences"] as? [[String: Any]]
    return (outcome, (items ?? []).compactMap { $0["name"] as? String })
  }

  /// The digest of sha256sum over the table above.
  private let digest = "1b04d48dad9b920d054bb7d02b7630159fd3af6932e925036be03f00c661d209"

  @Test("plans and frontiers say which table they were made with")
  func digests() throws {
    #expect(try workspace.corridor(question + ["t.csv"]).code == 0)
    let pin = "\"demand_sha256\": \"\(digest)\""
    #expect(try #require(workspace.read("plan.json")).contains(pin))
    let asked = ["--demand", "t.csv", "--format", "json", "--objective"]
    let frontier = ["frontier", "net", "--budgets", "5,10"]
    let points = try workspace.corridor(frontier + asked + ["mean-cost"])
    #expect(points.code == 0 && points.output.contains(pin), "\(points.messages)")
    let evaluated = try workspace.corridor(
      ["evaluate", "net", "--build", "P1"] + asked + ["total"]
    )
    #expect(evaluated.output.contains(pin))
    #expect(
      !(try workspace.corridor("evaluate", "net", "--build", "P1", "--format", "json").output)
        .contains("demand_sha256")
    )
  }

  @Test("the table is the one that was read, wherever it is now")
  func table() throws {
    #expect(try workspace.corridor(question + ["t.csv"]).code == 0)
    #expect(try names().names == [])
    let text = try #require(workspace.read("t.csv"))
    try workspace.write(text, to: "moved.csv")
    // The same flows in another order are the same plan, and another table.
    try workspace.write("from_id,to_id,volume\nB,D,1\nA,C,3\nC,D,2\n", to: "t.csv")
    let other = try names()
    #expect(other.0.code == 3 && other.names == ["run.demand_sha256"])
    #expect(
      other.0.output.contains("The table of demand is not the one that the file was made with.")
    )
    let shown = try workspace.corridor("report", "net", "plan.json", "-o", "plan.html")
    #expect(shown.code == 0 && shown.messages.contains("made with other tables"))
    try workspace.write("from_id,to_id,volume\nA,C,30\nB,D,1\nC,D,2\n", to: "t.csv")
    let worse = try names()
    #expect(worse.0.code == 3 && worse.names.contains("run.demand_sha256"))
    #expect(worse.names.contains("objective.value"))
    let refused = try workspace.corridor("report", "net", "plan.json", "-o", "other.html")
    #expect(refused.code == 1 && refused.messages.contains("made with another table of demand"))
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("t.csv"))
    let missing = try names()
    #expect(missing.0.code == 1 && missing.0.messages.contains("was made with --demand t.csv"))
    #expect(missing.0.messages.contains("--demand FILE"))
    #expect(try names("--demand", "moved.csv").names == [])
    let moved = ["report", "net", "plan.json", "-o", "moved.html", "--demand", "moved.csv"]
    #expect(try workspace.corridor(moved).code == 0)
  }

  @Test("a table from standard input is pinned too, and a question without one needs none")
  func piped() throws {
    let text = try #require(workspace.read("t.csv"))
    #expect(try workspace.corridor(question + ["-"], input: text).code == 0)
    #expect(try #require(workspace.read("plan.json")).contains(digest))
    let unnamed = try names()
    #expect(unnamed.0.code == 1 && unnamed.0.messages.contains("name it with --demand FILE"))
    #expect(try names("--demand", "t.csv").names == [])
    #expect(
      try workspace.corridor("plan", "net", "--budget", "9", "-o", "plan.json", "--force").code == 0
    )
    let needless = try names("--demand", "t.csv")
    #expect(needless.0.code == 2 && needless.0.messages.contains("says nothing of demand"))
  }
}
