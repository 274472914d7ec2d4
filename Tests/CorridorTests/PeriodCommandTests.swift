// corridor plan over several periods, on four towns in a row.

import Foundation
import Testing

@Suite("Periods on the command line")
struct PeriodCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// With opportunities within 100 minutes, P2 changes nothing, and P1 brings A (130 -> 70 minutes)
  /// and C together, and B (150 -> 90) and D.
  ///
  /// Access of A, B, C, D is 200, 400, 600, 300 before and 500, 800, 700, 500 after P1, so the gap
  /// East less West is (100 x 200 + 200 x 400) / 300 - (300 x 600 + 400 x 300) / 700 before.
  @Test("a schedule, evaluated, verified and reported")
  func schedule() throws {
    let before = 100_000.0 / 300 - 300_000.0 / 700
    let after = 210_000.0 / 300 - 410_000.0 / 700
    let access = 410_000.0 / 700
    let question = [
      "plan", "net", "--objective", "access", "--decay", "binary", "--decay-parameters", "100",
      "--periods", "4,6", "--discount", "0.25",
    ]
    let plan = try CorridorProcess(question + ["-o", "plan.json"], in: workspace.folder).outcome()
    #expect(plan.code == 0, "\(plan.messages)")
    let answer = try object(try #require(workspace.read("plan.json")))
    #expect(answer["status"] as? String == "optimal")
    #expect(answer["budget"] as? Double == 10)
    let projects = try #require(answer["projects"] as? [[String: Any]])
    // P1 costs 10, which is there in the second period only.
    #expect(projects.map { $0["project_id"] as? String } == ["P1"])
    #expect(projects[0]["period"] as? Int == 2)
    let objective = try #require(answer["objective"] as? [String: Any])
    let value = 300_000.0 / 700 + access / 1.25
    #expect(abs(try #require(objective["value"] as? Double) - value) < 1e-9)
    let periods = try #require(answer["periods"] as? [[String: Any]])
    #expect(periods.map { $0["left"] as? Double } == [4, 0])
    #expect(periods.map { $0["weight"] as? Double } == [1, 0.8])
    let gap = try #require(answer["gap"] as? [String: Any])
    #expect(abs(try #require(gap["before"] as? Double) - before) < 1e-9)
    #expect(abs(try #require(gap["after"] as? Double) - after) < 1e-9)

    let verified = try workspace.corridor("verify", "net", "plan.json")
    #expect(verified.code == 0, "\(verified.output)\(verified.messages)")
    let page = try workspace.corridor("report", "net", "plan.json", "-o", "plan.html")
    #expect(page.code == 0, "\(page.messages)")
    let again = try workspace.corridor("evaluate", "net", "--plan", "plan.json", "--format", "json")
    let evaluated = try object(again.output)["objective"] as? [String: Any]
    #expect(evaluated?["value"] as? Double == objective["value"] as? Double)
    // Opened too early, the plan breaks the money of the first period.
    let text = try #require(workspace.read("plan.json"))
    try workspace.write(
      text.replacingOccurrences(
        of: "\"period\": 2,\n      \"loss",
        with: "\"period\": 1,\n      \"loss"
      ),
      to: "early.json"
    )
    let early = try workspace.corridor("verify", "net", "early.json")
    #expect(early.code == 3 && early.output.contains("by period 1"), "\(early.output)")
    let csv = try workspace.corridor(
      "evaluate",
      "net",
      "--build",
      "P2,P1@2",
      "--periods",
      "4,6",
      "--format",
      "csv"
    )
    #expect(csv.output.contains("P1,Fast line,10,2,") && csv.output.contains("P2,Branch,5,1,"))
    let people = try CorridorProcess(question, in: workspace.folder).outcome()
    #expect(people.output.contains("Period by period"))
  }

  @Test("what cannot be asked is told")
  func usage() throws {
    for (options, sentence) in [
      (["--periods", "1,2", "--budget", "3"], "takes the place of --budget"),
      (["--periods", ""], "no period"), (["--periods", "1,x"], "--periods"),
      (["--budget", "3", "--discount", "0.1"], "--discount belongs to"),
      (["--periods", "1,2", "--discount", "-1"], "--discount"),
      (["--periods", "1,2", "--objective", "ratio"], "not for ratio"),
      (["--periods", "1,2", "--alternatives", "2"], "not for --periods"),
    ] {
      let wrong = try CorridorProcess(["plan", "net"] + options, in: workspace.folder).outcome()
      #expect(wrong.code == 2 && wrong.messages.contains(sentence), "\(wrong.messages)")
    }
    let late = try workspace.corridor("evaluate", "net", "--build", "P1@3", "--periods", "4,6")
    #expect(late.code == 2 && late.messages.contains("periods 1 to 2"), "\(late.messages)")
    let clash = try workspace.corridor("plan", "net", "--periods", "4,5", "--require", "P1")
    #expect(clash.code == 3 && clash.output.contains("the budget is 9"), "\(clash.output)")
  }
}
