// corridor frontier --against on four towns in a row.

import Foundation
import Testing

@Suite("Two aims on the command line")
struct TradeOffCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// With 5 to spend there is only P2, which helps both aims, so one plan is best in both.
  @Test("one plan that is best in both, in every format")
  func formats() throws {
    let question = ["frontier", "net", "--budget", "5", "--against", "total"]
    let json = try CorridorProcess(question + ["--format", "json"], in: workspace.folder).outcome()
    #expect(json.code == 0, "\(json.messages)")
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    )
    #expect(answer["complete"] as? Bool == true)
    let points = try #require(answer["points"] as? [[String: Any]])
    #expect(points.map { $0["projects"] as? [String] } == [["P2"]])
    for (objective, key) in [("gap", "value"), ("total", "against")] {
      let plan = try workspace.corridor(
        "plan",
        "net",
        "--budget",
        "5",
        "--objective",
        objective,
        "--format",
        "json"
      )
      let single = try #require(
        try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
      )
      let value = (single["objective"] as? [String: Any])?["value"] as? Double
      #expect(points[0][key] as? Double == value)
    }
    let csv = try CorridorProcess(question + ["--all", "--format", "csv"], in: workspace.folder)
      .outcome()
    #expect(csv.output.hasPrefix("gap,total,bound,relative_gap,cost,supported,projects\n"))
    #expect(csv.output.hasSuffix(",5,true,P2\n"))
    let text = try CorridorProcess(question, in: workspace.folder).outcome()
    #expect(text.output.contains("Proven within the asked tolerance"))
  }

  @Test("what cannot be asked is told")
  func usage() throws {
    for (options, code, sentence) in [
      ([], 2, "--budgets A:B:STEP"), (["--budget", "5"], 2, "--against OBJECTIVE"),
      (["--budgets", "5", "--against", "total"], 2, "takes --budget"),
      (["--budget", "5", "--against", "ratio"], 2, "gap, access and total"),
      (["--budget", "5", "--against", "gap"], 2, "two different ones"),
      (["--budget", "5", "--against", "totl"], 2, "totl"),
      (["--budget", "5", "--against", "total", "--report", "x.html"], 2, "for --budgets"),
      (["--budget", "5", "--against", "total", "--require", "P1"], 3, "no plan satisfies"),
    ] {
      let wrong = try CorridorProcess(["frontier", "net"] + options, in: workspace.folder).outcome()
      #expect(wrong.code == code && wrong.messages.contains(sentence), "\(wrong.messages)")
    }
  }
}
