// corridor verify of what a plan's file has besides the plan: no figure can be changed unnoticed,
// no name, no order.

import Foundation
import Testing

/// Networks/example of the repository.
private let exampleNetwork = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Networks/example").path

@Suite("Verify beyond the plan")
struct VerifySideAnswerTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Four plans keep a budget of 15: nothing, P1, P2 and both.
  private func plan(_ options: [String], budget: Int = 15) throws -> [String: Any] {
    let made = try workspace.corridor(
      [
        "plan", "net", "--budget", "\(budget)", "--relative-gap", "0", "-o", "plan.json",
        "--force",
      ] + options
    )
    #expect(made.code == 0, "\(made.messages)")
    let text = try #require(workspace.read("plan.json"))
    let (outcome, names) = try verify(text)
    #expect(names == [], "\(outcome.output) \(outcome.messages)")
    #expect(outcome.output.contains("\"unchecked\": []"))
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  private func verify(
    _ text: String,
    _ network: String = "net"
  ) throws -> (Outcome, names: [String]) {
    try workspace.write(text, to: "changed.json")
    let outcome = try workspace.corridor("verify", network, "changed.json", "--format", "json")
    let json = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let items = (json as? [String: Any])?["differences"] as? [[String: Any]]
    return (outcome, (items ?? []).compactMap { $0["name"] as? String })
  }

  private func verify(
    _ document: [String: Any],
    _ network: String = "net"
  ) throws -> (Outcome, names: [String]) {
    let data = try JSONSerialization.data(withJSONObject: document)
    return try verify(String(decoding: data, as: UTF8.self), network)
  }

  /// The names that differ once a part of a file is another.
  private func names(
    _ document: [String: Any],
    _ part: String,
    _ change: (inout [String: Any], inout [[String: Any]]) throws -> Void
  ) throws -> [String] {
    var members = try #require(document[part] as? [String: Any])
    var plans = try #require(members["plans"] as? [[String: Any]])
    try change(&members, &plans)
    members["plans"] = plans
    var other = document
    other[part] = members
    let (outcome, names) = try verify(other)
    #expect(outcome.code == 3)
    return names
  }

  /// Every number of a part, changed by 2e-8 (or from nothing to 1), is found by its name.
  private func changeEveryFigure(
    _ document: [String: Any],
    of part: String,
    only kinds: Set<String>? = nil,
    _ network: String = "net"
  ) throws -> Int {
    var changed = 0
    for path in numbers(in: document)
    where path.first == part && kinds?.contains(path.last ?? "") ?? true {
      let other = setting(document, path) { $0 == 0 ? 1 : $0 * (1 + 2e-8) }
      let (outcome, names) = try verify(try #require(other as? [String: Any]), network)
      #expect(outcome.code == 3, "\(path)")
      let name = try #require(path.last)
      #expect(names.contains { $0.hasPrefix(part) && $0.hasSuffix(name) }, "\(path): \(names)")
      changed += 1
    }
    return changed
  }

  // MARK: Alternatives

  @Test("a change of any figure of the alternatives is found", arguments: [[], ["--different"]])
  func alternativeFigures(options: [String]) throws {
    let document = try plan(["--alternatives", "3", "--within", "1"] + options)
    #expect(try changeEveryFigure(document, of: "alternatives") >= 12)
  }

  @Test(
    "alternatives of every objective hold",
    arguments: [
      ["--objective", "access"], ["--objective", "ratio"], ["--objective", "total"],
      ["--objective", "maxmin"], ["--objective", "welfare"], ["--objective", "mean-cost"],
      ["--objective", "cost", "--reach", "gap:120"], ["--at-most", "1"],
    ]
  )
  func objectives(options: [String]) throws {
    let document = try plan(["--alternatives", "9", "--within", "5"] + options)
    let part = try #require(document["alternatives"] as? [String: Any])
    #expect(part["exhaustive"] as? Bool == true)
  }

  @Test("plans that are missing, in the wrong place, illegal or the same are found")
  func alternativeNames() throws {
    let document = try plan(["--alternatives", "4", "--within", "0.9"])
    let first = "alternatives.plans"
    let part = try #require(document["alternatives"] as? [String: Any])
    let listed = try #require(part["plans"] as? [[String: Any]])
    #expect(listed.count == 4)
    #expect(listed.map { $0["projects"] as? [String] } == [["P2"], [], ["P1", "P2"], ["P1"]])
    let missing = try names(document, "alternatives") { $1.remove(at: 1) }
    #expect(missing.contains(first))
    let exchanged = try names(document, "alternatives") { $1.swapAt(1, 2) }
    #expect(exchanged == ["\(first)[1].proven"])
    let notFirst = try names(document, "alternatives") { $1.swapAt(0, 1) }
    #expect(notFirst.contains("\(first)[0].projects") && notFirst.contains("\(first)[0].proven"))
    let twice = try names(document, "alternatives") { $1[2] = $1[1] }
    #expect(twice.contains("\(first)[2].projects"))
    let unknown = try names(document, "alternatives") { $1[2]["projects"] = ["P9"] }
    #expect(unknown == ["\(first)[2].projects"])
    let illegal = try names(document, "alternatives") { $1[2]["projects"] = ["P1", "P2", "P3"] }
    #expect(illegal.contains("\(first)[2].projects"))
    let always = try names(document, "alternatives") { members, _ in members["always"] = ["P2"] }
    #expect(always == ["alternatives.always[0]"])
    let never = try names(document, "alternatives") { members, _ in
      members["sometimes"] = [String]()
    }
    #expect(never == ["alternatives.sometimes[P2]", "alternatives.sometimes[P1]"])
    let order = try names(document, "alternatives") { members, _ in members["order"] = "different" }
    #expect(order == ["alternatives.order"])
  }

  @Test("shares, numbers and claims of completeness are held")
  func alternativeClaims() throws {
    let document = try plan(["--alternatives", "2", "--within", "0.9"])
    let complete = try names(document, "alternatives") { members, _ in
      members["exhaustive"] = true
    }
    #expect(complete == ["alternatives.plans"])
    /// What differs when another number, share or order was asked for: as an option, and as a
    /// value.
    func asked(_ option: (String, Any), _ member: (String, Any)) throws -> [String] {
      var other = document
      var run = try #require(other["run"] as? [String: Any])
      var parameters = try #require(run["parameters"] as? [String: Any])
      parameters[option.0] = option.1
      run["parameters"] = parameters
      #expect(try verify(changing(run)).names == ["run.parameters.\(option.0)"])
      var beside = try #require(run["beside"] as? [String: Any])
      var alternatives = try #require(beside["alternatives"] as? [String: Any])
      alternatives[member.0] = member.1
      beside["alternatives"] = alternatives
      run["beside"] = beside
      other["run"] = run
      return try verify(other).names
    }
    func changing(_ run: [String: Any]) -> [String: Any] {
      var other = document
      other["run"] = run
      return other
    }
    #expect(try asked(("alternatives", 1), ("count", 1)) == ["alternatives.plans"])
    let near = try asked(("within", "0.01"), ("within", 0.01))
    #expect(near == ["alternatives.within", "alternatives.plans[1].value"])
    // The nearer plan is not the one that differs most.
    let different = try asked(("different", true), ("order", "different"))
    #expect(different == ["alternatives.order", "alternatives.plans"])
    let text = try #require(workspace.read("plan.json"))
    let broken = try verify(text.replacing("\"plans\": [", with: "\"plan\": [")).0
    #expect(broken.code == 1 && broken.messages.contains("without a list \"plans\""))
    let endless = try verify(text.replacing("\"within\": \"0.9\"", with: "\"within\": \"x\"")).0
    #expect(endless.code == 3)
  }

  // MARK: Not chosen, because

  @Test("a change of any figure of what was not chosen is found, and what is said wrongly")
  func explanations() throws {
    let document = try plan(["--explain"])
    let kinds: Set = ["gain_alone", "gain_on_top", "value", "loss", "loss_at_least"]
    #expect(try changeEveryFigure(document, of: "not_chosen", only: kinds) >= 5)
    let listed = try #require(document["not_chosen"] as? [[String: Any]])
    // P2 alone is the plan of 15; what is said of P1 is held against the plans with it: P1, and P1
    // with P2.
    let place = try #require(listed.firstIndex { $0["project_id"] as? String == "P1" })
    func names(_ change: (inout [String: Any]) throws -> Void) throws -> [String] {
      try namesOfChanged(document, listed, place, change)
    }
    // A bound that is better than the best plan with it by 1, with the loss that goes with it, and
    // one that a plan beats.
    let value = try #require(document["objective"] as? [String: Any])["value"] as? Double ?? .nan
    func bound(_ change: Double) throws -> [String] {
      try names { project in
        var members = try #require(project["other"] as? [String: Any])
        let bound = try #require(members["bound"] as? Double) + change
        members["bound"] = bound
        members["loss_at_least"] = bound - value
        project["other"] = members
      }
    }
    #expect(try bound(-1) == ["not_chosen[P1].other.proven"])
    #expect(try bound(1).contains("not_chosen[P1].other.bound"))
    let isSettled = try names { $0["no_plan"] = true }
    #expect(isSettled == ["not_chosen[P1].no_plan"])
    // P1 makes the gap larger, so no price is low enough.
    let point = try #require(listed[place]["break_even"] as? [String: Any])
    #expect(point["cost"] is NSNull)
    var fewer = document
    fewer["not_chosen"] = listed.filter { $0["project_id"] as? String != "P1" }
    #expect(try verify(fewer).names == ["not_chosen[P1]"])
  }

  /// The names that differ once a project that was not chosen is told otherwise.
  private func namesOfChanged(
    _ document: [String: Any],
    _ listed: [[String: Any]],
    _ place: Int,
    _ change: (inout [String: Any]) throws -> Void
  ) throws -> [String] {
    var (other, projects) = (document, listed)
    try change(&projects[place])
    other["not_chosen"] = projects
    let (outcome, names) = try verify(other)
    #expect(outcome.code == 3)
    return names
  }

  /// P1 for 10 is the best plan of 12; P2 joins it as soon as it costs the 2 that are left.
  @Test("a price at which a project is chosen is found to be too high, and its bound too low")
  func breakEven() throws {
    let document = try plan(["--objective", "access", "--explain"], budget: 12)
    let listed = try #require(document["not_chosen"] as? [[String: Any]])
    let place = try #require(listed.firstIndex { $0["project_id"] as? String == "P2" })
    let point = try #require(listed[place]["break_even"] as? [String: Any])
    #expect(try #require(point["cost"] as? Double) == 2)
    func changing(_ key: String, by step: Double) throws -> [String] {
      try namesOfChanged(document, listed, place) { project in
        var members = point
        members[key] = try #require(point[key] as? Double) + step
        project["break_even"] = members
      }
    }
    #expect(try changing("cost", by: 1) == ["not_chosen[P2].break_even.cost"])
    #expect(try changing("bound", by: -1) == ["not_chosen[P2].break_even.bound"])
  }

  // MARK: Contributions

  private static let contributed = [
    ["--objective", "access"], ["--objective", "gap"], ["--objective", "total"],
    ["--objective", "mean-cost"], ["--objective", "ratio"], ["--objective", "maxmin"],
    ["--objective", "welfare"], ["--objective", "cost", "--reach", "access:400"],
  ]

  @Test("a change of any contribution is found", arguments: contributed)
  func contributionFigures(options: [String]) throws {
    let document = try plan(["--contributions", "--require", "P1,P2"] + options)
    // Of two projects every order with its reverse is exact, so there are no errors to change.
    let kinds: Set = ["loss_without", "gain_alone", "shapley"]
    #expect(try changeEveryFigure(document, of: "projects", only: kinds) == 6)
    #expect(try changeEveryFigure(document, of: "synergy") == 1)
  }

  @Test("Shapley values say how they were found again", arguments: ["access", "welfare"])
  func shapley(objective: String) throws {
    _ = try plan(["--contributions", "--objective", objective])
    let exact = try workspace.corridor("verify", "net", "plan.json")
    #expect(
      exact.output.contains(
        "Shapley values computed anew by their definition over all 4 sets of the projects."
      )
    )
  }

  /// A plan for Networks/example, which has more than two projects worth building.
  private func example(_ options: String...) throws -> [String: Any] {
    let made = try workspace.corridor(
      ["plan", exampleNetwork, "--budget", "400", "--contributions", "-o", "plan.json", "--force"]
        + options
    )
    #expect(made.code == 0, "\(made.messages)")
    let text = try #require(workspace.read("plan.json"))
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  @Test("Shapley values of what is no sum over pairs are exact, and found when exchanged")
  func exchanged() throws {
    let document = try example("--objective", "welfare")
    #expect(try verify(document, exampleNetwork).names == [])
    let projects = try #require(document["projects"] as? [[String: Any]])
    #expect(projects.count >= 3)
    #expect(projects.allSatisfy { $0["shapley"] is Double && !($0["shapley_error"] is Double) })
    let changed = try changeEveryFigure(
      document,
      of: "projects",
      only: ["shapley"],
      exampleNetwork
    )
    #expect(changed == projects.count)
    // Two values exchanged keep their sum.
    var other = document
    var exchanged = projects
    let last = projects.count - 1
    exchanged[0]["shapley"] = projects[last]["shapley"]
    exchanged[last]["shapley"] = projects[0]["shapley"]
    other["projects"] = exchanged
    #expect(try verify(other, exampleNetwork).names.count >= 2)
  }

  @Test("pairs that are missing, unknown, twice or out of order are found")
  func pairs() throws {
    let document = try example()
    let pairs = try #require(document["synergy"] as? [[String: Any]])
    #expect(pairs.count >= 3)
    func names(_ change: (inout [[String: Any]]) -> Void) throws -> [String] {
      var (other, pairs) = (document, pairs)
      change(&pairs)
      other["synergy"] = pairs
      return try verify(other, exampleNetwork).names
    }
    #expect(try names { _ in } == [])
    #expect(try names { $0.removeLast() } == ["synergy"])
    #expect(try names { $0.append($0[0]) }.contains("synergy[\(pairs.count)]"))
    #expect(try names { $0.swapAt(0, pairs.count - 1) }.contains("synergy[\(pairs.count - 1)]"))
    #expect(try names { $0[1]["first"] = "P9" } == ["synergy[1].first"])
  }
}
