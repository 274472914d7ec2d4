// corridor plan and evaluate with scenarios, on four towns in a row.

import Foundation
import Testing

@Suite("Scenarios on the command line")
struct ScenarioCommandTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(
      "scenario,probability,what,id,factor\nbase,0.6,,,\ndear,0.4,cost,P1,2\n",
      to: "s.csv"
    )
  }

  private let question = [
    "--objective", "access", "--decay", "binary", "--decay-parameters", "100", "--budget", "12",
    "--scenarios", "s.csv",
  ]

  private func answer(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try CorridorProcess(arguments + ["--format", "json"], in: workspace.folder)
      .outcome()
    #expect(outcome.code == 0, "\(outcome.messages)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    )
  }

  /// Within 100 minutes C and D reach 600 and 300 people; with P1, which costs 10 or 20, 700 and
  /// 500.
  ///
  /// The West's mean rises by (300 x 100 + 400 x 200) / 700.
  @Test("regret, tail and chance; the robust plan keeps the rules everywhere")
  func figures() throws {
    let rise = 110_000.0 / 700
    let plan = try answer(["plan", "net"] + question)
    let scenarios = try #require(plan["scenarios"] as? [String: Any])
    let outcomes = try #require(scenarios["outcomes"] as? [[String: Any]])
    #expect(outcomes.map { $0["keeps_rules"] as? Bool } == [true, false])
    #expect(outcomes.map { $0["cost"] as? Double } == [10, 20])
    #expect(outcomes[0]["regret"] as? Double == 0)
    // At 20 nothing can be built, so the plan that overspends is better than the best.
    #expect(abs(try #require(outcomes[1]["regret"] as? Double) + rise) < 1e-9)
    let regret = try #require(scenarios["regret"] as? [String: Any])
    #expect(abs(try #require(regret["expected"] as? Double) + 0.4 * rise) < 1e-9)
    #expect(regret["worst"] as? Double == 0)
    let chances = try #require(scenarios["chances"] as? [[String: Any]])
    let first = try #require(chances.first { $0["project_id"] as? String == "P1" })
    #expect(first["probability"] as? Double == 0.6 && first["in_plan"] as? Bool == true)

    let robust = try answer(["plan", "net", "--robust"] + question)
    #expect(robust["status"] as? String == "optimal")
    let projects = try #require(robust["projects"] as? [[String: Any]])
    #expect(!projects.contains { $0["project_id"] as? String == "P1" })
    let proof = try #require((robust["scenarios"] as? [String: Any])?["robust"] as? [String: Any])
    #expect(abs(try #require(proof["worst_regret"] as? Double) - rise) < 1e-9)
    #expect(proof["proven"] as? Bool == true)

    let own = try answer(["evaluate", "net", "--build", "P2"] + question)
    let ownRegret = (own["scenarios"] as? [String: Any])?["regret"] as? [String: Any]
    #expect(abs(try #require(ownRegret?["worst"] as? Double) - rise) < 1e-9)
    let saved = try CorridorProcess(
      ["plan", "net", "--robust", "-o", "r.json"] + question,
      in: workspace.folder
    ).outcome()
    #expect(saved.code == 0)
    #expect(try workspace.corridor("verify", "net", "r.json").code == 0)
    let compared = try workspace.corridor("compare", "net", "r.json", "r.json").output
    #expect(
      compared.contains("r.json was made for the least worst regret")
    )
    let text = try CorridorProcess(["plan", "net", "--robust"] + question, in: workspace.folder)
      .outcome()
    #expect(text.output.contains("If things turn out otherwise"))
    #expect(text.output.contains("proven to be the least"))
    #expect(text.output.contains("it was made for the least worst regret over scenarios"))
  }

  @Test("what cannot be asked is told")
  func usage() throws {
    for (options, code, sentence) in [
      (["--budget", "5", "--robust"], 2, "--robust needs --scenarios"),
      (["--budget", "5", "--tail", "0.1"], 2, "--tail belongs to"),
      (["--budget", "5", "--scenarios", "s.csv", "--tail", "2"], 2, "--tail takes"),
      (["--budget", "5", "--scenarios", "no.csv"], 1, "no.csv"),
      (["--periods", "5,5", "--scenarios", "s.csv"], 2, "not for --periods"),
      (
        ["--budget", "5", "--scenarios", "s.csv", "--robust", "--objective", "ratio"], 2,
        "not for ratio"
      ),
      (["--budget", "15", "--scenarios", "s.csv", "--robust", "--require", "P1"], 3, "dear"),
    ] {
      let wrong = try CorridorProcess(["plan", "net"] + options, in: workspace.folder).outcome()
      #expect(wrong.code == code, "\(options) \(wrong.code)")
      #expect((wrong.messages + wrong.output).contains(sentence), "\(wrong.messages)")
    }
    let evaluated = try workspace.corridor(
      "evaluate",
      "net",
      "--build",
      "P2",
      "--scenarios",
      "s.csv"
    )
    #expect(evaluated.code == 2 && evaluated.messages.contains("needs --budget"))
  }
}
