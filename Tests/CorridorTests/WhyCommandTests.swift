// corridor why and plan --explain on four towns in a row, whose candidates are worked by hand.

import Foundation
import Testing

@Suite("Why command")
struct WhyCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Of the three candidates only P2 closes the gap between East and West (by 9.4 for 5); P1 opens
  /// it, and P3 needs P1.
  @Test("a plan's table of all that is not chosen, read back by report; each candidate by name")
  func explain() throws {
    let made = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "20",
      "--explain",
      "-o",
      "plan.json"
    )
    #expect(made.code == 0, "\(made.messages)")
    let plan = try object(
      try #require(workspace.read("plan.json"))
    )
    #expect((plan["projects"] as? [[String: Any]])?.map { $0["project_id"] as? String } == ["P2"])
    let left = try #require(plan["not_chosen"] as? [[String: Any]])
    #expect(left.map { $0["project_id"] as? String } == ["P1", "P3"])
    let first = left[0]
    #expect(first["in_plan"] as? Bool == false)
    let other = try #require(first["other"] as? [String: Any])
    #expect(other["proven"] as? Bool == true)
    // It opens the gap, so it would not come in for nothing either.
    #expect(try #require(other["loss"] as? Double) > 0)
    let point = try #require(first["break_even"] as? [String: Any])
    #expect(point["cost"] is NSNull && point["bound"] is NSNull)
    // P3 costs 1e9.
    #expect(left[1]["no_plan"] as? Bool == true)
    let rules = try #require(left[1]["rules"] as? [String])
    #expect(rules.contains { $0.hasPrefix("it requires") })
    #expect(rules.contains { $0.contains("of the budget is left") })

    let page = try workspace.corridor("report", "net", "plan.json")
    #expect(page.code == 0, "\(page.messages)")
    #expect(page.output.contains("Not chosen, because"))
    #expect(page.output.contains("it makes this plan worse"))

    let why = try workspace.corridor("why", "net", "plan.json", "P2")
    #expect(why.code == 0, "\(why.messages)")
    #expect(why.output.contains("(P2): in the plan"))
    #expect(why.output.contains("The best plan that must not have it"))
    let csv = try workspace.corridor("why", "net", "plan.json", "--format", "csv").output
    #expect(csv.split(separator: "\n").map { $0.prefix(3) } == ["pro", "P1,", "P3,"])
    let verified = try workspace.corridor("verify", "net", "plan.json")
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test("an evaluation without a budget is held against plans that cost as much")
  func withoutBudget() throws {
    let made = try workspace.corridor("evaluate", "net", "--build", "P1", "-o", "own.json")
    #expect(made.code == 0, "\(made.messages)")
    let why = try workspace.corridor("why", "net", "own.json", "P2", "--format", "json")
    #expect(
      why.code == 0 && why.messages.contains("has no budget; what its plan costs, 10 CNY, is taken")
    )
    let project = try #require((try object(why.output)["projects"] as? [[String: Any]])?.first)
    // P2 costs 5, so a plan of 10 may have it; it closes the gap, and P1 leaves for it.
    let other = try #require(project["other"] as? [String: Any])
    #expect(other["value"] is Double && other["proven"] as? Bool == true)
    #expect(project["no_plan"] as? Bool == false)
    #expect(try #require(other["loss"] as? Double) < 0)
  }

  @Test("a committed project may be required: it is there anyway")
  func committed() throws {
    let workspace = try Workspace(replacing: [
      "project.csv":
        "project_id,name,cost,status\nP1,Fast line,10,committed\nP2,Branch,5,\nP3,Tunnel,1e9,\n"
    ])
    let plain = try workspace.corridor("plan", "net", "--budget", "20", "--format", "csv")
    let plan = try workspace.corridor(
      ["plan", "net", "--budget", "20", "--require", "Fast line", "--format", "csv"]
    )
    #expect(plan.code == 0 && plan.output == plain.output)
    #expect(plan.messages.contains("--require: P1 is committed, so every plan has it anyway."))
    let none = try workspace.corridor("plan", "net", "--budget", "20", "--forbid", "P1")
    #expect(none.code == 2)
  }

  @Test("wrong names are told")
  func wrong() throws {
    let made = try workspace.corridor("plan", "net", "--budget", "20", "-o", "plan.json")
    #expect(made.code == 0, "\(made.messages)")
    let wrong = try workspace.corridor("why", "net", "plan.json", "P9")
    #expect(wrong.code == 2 && wrong.messages.contains("P9"), "\(wrong.messages)")
    let periods = try workspace.corridor(
      "plan",
      "net",
      "--periods",
      "10,10",
      "--explain"
    )
    #expect(periods.code == 2 && periods.messages.contains("--explain"))
  }
}
