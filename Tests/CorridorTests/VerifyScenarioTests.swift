// corridor verify of plans with scenarios: no figure can be changed unnoticed, and certificates
// prove every bound.

import Foundation
import Testing

@Suite("Verify with scenarios")
struct VerifyScenarioTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(
      """
      scenario,probability,what,id,factor
      base,0.5,,,
      dear,0.3,cost,P1,1.4
      west,0.2,opportunities,region:West,1.5
      west,,weight,C,0.5

      """,
      to: "s.csv"
    )
  }

  private let question = [
    "--budget", "15", "--relative-gap", "0", "--scenarios", "s.csv", "-o", "plan.json", "--force",
  ]

  private func plan(_ options: String...) throws -> String {
    let made = try workspace.corridor(["plan", "net"] + question + options)
    #expect(made.code == 0, "\(made.messages)")
    return try #require(workspace.read("plan.json"))
  }

  private func verify(_ text: String, _ options: String...) throws -> (Outcome, names: [String]) {
    try workspace.write(text, to: "plan.json")
    let outcome = try workspace.corridor(
      ["verify", "net", "plan.json", "--format", "json"] + options
    )
    let json = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let items = (json as? [String: Any])?["differences"] as? [[String: Any]]
    return (outcome, (items ?? []).compactMap { $0["name"] as? String })
  }

  /// Every number and every yes or no of the scenarios' part, changed by 2e-8 (or from nothing to
  /// 1).
  @Test("a change of any figure is found", arguments: [["--robust"], []])
  func everyFigure(options: [String]) throws {
    let made = try workspace.corridor(["plan", "net"] + question + options)
    #expect(made.code == 0, "\(made.messages)")
    let text = try #require(workspace.read("plan.json"))
    #expect(try verify(text).names == [])
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var changed = 0
    for path in numbers(in: document) where path.first == "scenarios" {
      let other = setting(document, path) { $0 == 0 ? 1 : $0 * (1 + 2e-8) }
      let data = try JSONSerialization.data(withJSONObject: other)
      let (outcome, names) = try verify(String(decoding: data, as: UTF8.self))
      #expect(outcome.code == 3, "\(path)")
      let name = try #require(path.last)
      #expect(names.contains { $0.hasPrefix("scenarios.") && $0.hasSuffix(name) }, "\(names)")
      changed += 1
    }
    #expect(changed > 30)
  }

  @Test("another best plan, another name, another scenario are found")
  func everyName() throws {
    let text = try plan("--robust", "--objective", "access")
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let scenarios = try #require(document?["scenarios"] as? [String: Any])
    let outcomes = try #require(scenarios["outcomes"] as? [[String: Any]])
    func with(_ change: (inout [[String: Any]]) -> Void) throws -> [String] {
      var (document, scenarios, outcomes) = (document, scenarios, outcomes)
      change(&outcomes)
      scenarios["outcomes"] = outcomes
      document?["scenarios"] = scenarios
      let data = try JSONSerialization.data(withJSONObject: document as Any)
      let (outcome, names) = try verify(String(decoding: data, as: UTF8.self))
      #expect(outcome.code == 3)
      return names
    }
    #expect(try with { $0[1]["scenario"] = "dearer" }.contains("scenarios.outcomes[dearer]"))
    let unknown = try with { $0[0]["projects"] = ["P9"] }
    #expect(unknown == ["scenarios.outcomes[base].projects"])
    let nothing = try with { $0[0]["projects"] = [String]() }
    #expect(nothing.contains("scenarios.outcomes[base].best"))
    #expect(nothing.contains("scenarios.robust.worst_regret"))
    let illegal = try with { $0[1]["projects"] = ["P1", "P2"] }
    #expect(illegal.contains("scenarios.outcomes[dear].projects"))
    #expect(try with { $0.removeLast() }.contains { $0.hasPrefix("scenarios.outcomes[west]") })
    #expect(try with { $0[0]["best"] = NSNull() }.contains("scenarios.outcomes[base].best"))
  }

  @Test("the table is the one that was read, wherever it is now")
  func table() throws {
    let text = try plan()
    try workspace.write(try #require(workspace.read("s.csv")), to: "moved.csv")
    try workspace.write("scenario,probability\n", to: "s.csv")
    let broken = try verify(text).0
    #expect(broken.code == 1 && broken.messages.contains("was made with --scenarios s.csv"))
    #expect(broken.messages.contains("--scenarios FILE"))
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("s.csv"))
    #expect(try verify(text).0.messages.contains("--scenarios FILE"))
    #expect(try verify(text, "--scenarios", "moved.csv").names == [])
    let other = try #require(workspace.read("moved.csv")).replacing("P1,1.4", with: "P1,1.3")
    try workspace.write(other, to: "s.csv")
    let names = try verify(text).names
    #expect(names.contains("run.scenarios_sha256"))
    // A question without scenarios needs none.
    #expect(try workspace.corridor("plan", "net", "--budget", "15", "-o", "a.json").code == 0)
    let needless = try workspace.corridor("verify", "net", "a.json", "--scenarios", "s.csv")
    #expect(needless.code == 2 && needless.messages.contains("says nothing of scenarios"))
    let piped = try workspace.corridor(
      ["plan", "net"] + question.map { $0 == "s.csv" ? "-" : $0 },
      input: other
    )
    #expect(piped.code == 0)
    let unnamed = try #require(workspace.read("plan.json"))
    #expect(try verify(unnamed).0.code == 1)
    #expect(try verify(unnamed, "--scenarios", "s.csv").names == [])
  }

  /// At half its cost P1 and P2 are affordable, at the network's own they are not.
  @Test("a robust plan keeps the rules of the scenarios, not those of the tables")
  func rules() throws {
    try workspace.write("scenario,what,id,factor\ncheap,cost,*,0.5\n", to: "s.csv")
    let cheap = ["plan", "net", "--scenarios", "s.csv", "--robust", "--force", "-o", "plan.json"]
    let made = try workspace.corridor(cheap + ["--budget", "8", "--objective", "access"])
    #expect(made.code == 0)
    let text = try #require(workspace.read("plan.json"))
    #expect(text.contains("\"cost\": 15"))
    #expect(try verify(text).names == [])
    let poor = text.replacing("\"budget\": 8", with: "\"budget\": 7")
    #expect(try verify(poor).names.contains("rules"))
    // Rules that no scenario leaves a plan for.
    try workspace.write("scenario,what,id,factor\na,,,\ndear,cost,*,2\n", to: "s.csv")
    let none = try workspace.corridor(cheap + ["--budget", "12", "--require", "P1"])
    #expect(none.code == 3)
    let infeasible = try #require(workspace.read("plan.json"))
    #expect(try verify(infeasible).names == [])
    let possible = infeasible.replacing("\"require\": [\"P1\"]", with: "\"require\": []")
    #expect(try verify(possible).names.contains("status"))
  }

  @Test("evaluate with scenarios holds")
  func evaluate() throws {
    let made = try workspace.corridor(
      [
        "evaluate", "net", "--build", "P2", "--budget", "15", "--scenarios", "s.csv", "--tail",
        "0.25", "--format", "json",
      ]
    )
    #expect(made.code == 0)
    #expect(try verify(made.output).names == [])
    let last = try #require(made.output.range(of: "\"tail\": 0.25,", options: .backwards))
    let changed = made.output.replacingCharacters(in: last, with: "\"tail\": 0.2,")
    #expect(try verify(changed).names == ["scenarios.tail"])
  }

  /// Objectives, and whether the least worst regret is sought, which not all of them know.
  private static let certified: [(String, Bool)] = [
    ("gap", false), ("access", false), ("total", false), ("mean-cost", false), ("maxmin", false),
    ("welfare", false), ("ratio", false),
    ("gap", true), ("access", true), ("total", true), ("mean-cost", true), ("maxmin", true),
  ]

  @Test(
    "certificates prove every bound",
    arguments: certified
  )
  func certificates(objective: String, isRobust: Bool) throws {
    let options = ["--objective", objective] + (isRobust ? ["--robust"] : [])
    let made = try workspace.corridor(
      ["plan", "net"] + question + options + ["--certificate", "plan.cert"]
    )
    #expect(made.code == 0, "\(made.messages)")
    let text = try #require(workspace.read("plan.json"))
    let outcome = try workspace.corridor("verify", "net", "plan.json", "--certificate", "plan.cert")
    #expect(outcome.code == 0, "\(outcome.output)")
    for scenario in ["base", "dear", "west"] {
      #expect(outcome.output.contains("certificate: in scenario \(scenario) no plan is "))
    }
    let worst = "certificate: no plan that keeps the rules in every scenario has a worst regret"
    #expect(outcome.output.contains(worst) == isRobust)
    #expect(outcome.output.contains("this plan's worst regret is at most ") == isRobust)
    #expect(outcome.output.contains("certificate: no plan is ") != isRobust)
    // A proof of one bound is none of another.
    let lines = try #require(workspace.read("plan.cert")).split(separator: "\n")
    let exchanged = lines.map { $0.replacing("\"scenario\":1", with: "\"scenario\":7") }
    try workspace.write(exchanged.joined(separator: "\n") + "\n", to: "plan.cert")
    let without = try verify(text, "--certificate", "plan.cert").0
    #expect(without.code == 3)
    #expect(without.output.contains("the bound of scenario dear: it holds no proof"))
    #expect(!without.output.contains("the bound of scenario base"))
  }
}
