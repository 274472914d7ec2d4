// corridor verify of frontiers, in a plan's file and in one of their own: no figure can be changed
// unnoticed, and no point may be beaten by another.

import Foundation
import Testing

@Suite("Verify frontiers")
struct VerifyFrontierTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// The two commands that find frontiers, and where their points are in the file.
  static let commands: [(command: [String], part: String)] = [
    (["frontier", "net", "--budgets", "0,5,10,15"], "points"),
    (["plan", "net", "--budget", "12", "--frontier", "0:15:5"], "frontier"),
  ]

  private func json(_ text: String) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }

  private func made(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try workspace.corridor(arguments + ["--format", "json"])
    #expect(outcome.code == 0, "\(outcome.messages)")
    let held = try verify(json(outcome.output))
    #expect(held.names == [], "\(held.0.output) \(held.0.messages)")
    // Where not all plans can be tried, only a certificate says more of the plan's bound.
    let found = json(held.0.output)
    let isTried = found["mattering"] as? Int ?? 0 <= 20
    #expect(found["unchecked"] as? [String] == (isTried ? [] : ["objective.bound", "status"]))
    return json(outcome.output)
  }

  private func verify(
    _ document: [String: Any],
    _ options: String...
  ) throws -> (Outcome, names: [String], findings: [String]) {
    let data = try JSONSerialization.data(withJSONObject: document)
    try workspace.write(String(decoding: data, as: UTF8.self), to: "changed.json")
    let outcome = try workspace.corridor(
      ["verify", "net", "changed.json", "--format", "json"] + options
    )
    let items = json(outcome.output)["differences"] as? [[String: Any]] ?? []
    return (
      outcome, items.compactMap { $0["name"] as? String },
      items.compactMap { $0["recomputed"] as? String }
    )
  }

  @Test(
    "a change of any figure is found",
    arguments: [["gap"], ["access"], ["ratio"], ["mean-cost"]],
    [0, 1]
  )
  func everyFigure(objective: [String], command: Int) throws {
    let (line, part) = Self.commands[command]
    let document = try made(line + ["--relative-gap", "0.9", "--objective"] + objective)
    var changed = 0
    for path in numbers(in: document) where path.first == part || path.first == "objective" {
      let other = setting(document, path) { abs($0) < 1e-9 ? 1 : $0 * (1 + 2e-8) }
      let (outcome, names, _) = try verify(try #require(other as? [String: Any]))
      #expect(outcome.code == 3, "\(path)")
      // A bound that is a little off is still one; the gap computed from it tells.
      if let name = path.last, name != "bound" {
        #expect(names.contains { $0.hasSuffix(name) }, "\(path): \(names)")
      }
      changed += 1
    }
    #expect(changed > 30)
  }

  @Test(
    "frontiers of every objective and rule hold",
    arguments: [
      ["total"], ["maxmin"], ["welfare"], ["gap", "--at-most", "1"], ["access", "--require", "P2"],
      ["gap", "--spend-mode", "road=5:"],
    ],
    [0, 1]
  )
  func objectives(objective: [String], command: Int) throws {
    // Some of these rules no plan keeps at a budget of 0, which then has no point, and is not
    // missed.
    _ = try made(Self.commands[command].command + ["--objective"] + objective)
  }

  @Test("budgets, plans and orders that cannot be are found", arguments: [0, 1])
  func points(command: Int) throws {
    let (line, part) = Self.commands[command]
    let document = try made(line + ["--objective", "access"])
    func found(_ change: (inout [[String: Any]]) -> Void) throws -> [String] {
      var other = document
      var points = try #require(other[part] as? [[String: Any]])
      change(&points)
      other[part] = points
      let (outcome, names, _) = try verify(other)
      #expect(outcome.code == 3)
      return names
    }
    let points = try #require(document[part] as? [[String: Any]])
    #expect(points.map { $0["projects"] as? [String] } == [[], ["P2"], ["P1"], ["P1", "P2"]])
    #expect(try found { $0.remove(at: 1) }.contains(part))
    #expect(try found { $0[1]["projects"] = ["P1"] }.contains("\(part)[1].projects"))
    #expect(try found { $0[1]["projects"] = ["P9"] } == ["\(part)[1].projects"])
    #expect(try found { $0[2]["projects"] = ["P2"] }.contains("\(part)[2].value"))
    #expect(try found { $0[2]["budget"] = 11 }.contains("\(part)[2].budget"))
    #expect(try found { $0.swapAt(1, 2) }.contains("\(part)[2].budget"))
    #expect(try found { $0[3]["added"] = [String]() } == ["\(part)[3].added[0]"])
    // A search that was stopped has not come to the smallest budgets.
    var stopped = document
    stopped[part] = Array(points.dropFirst())
    let (outcome, names, _) = try verify(stopped)
    #expect(outcome.output.contains("keep the budgets 0, which the frontier leaves out"))
    // What the first point adds, and that nothing is gained before it, has changed with it.
    #expect(Set(names).isSubset(of: ["\(part)[0].shadow_price"]))
  }

  /// With more projects than can be tried, other points are what a bound is held against.
  @Test("no plan of another budget that keeps this one may beat it", arguments: [0, 1])
  func rivals(command: Int) throws {
    let rows = (1...24).map { "Q\($0),,\(10 + $0)," }.joined(separator: "\n")
    let links = (1...24).map { "Q\($0),q\($0),B,C,false,100,\(90 - $0)" }.joined(separator: "\n")
    try workspace.write("project_id,name,cost,requires\n\(rows)\n", to: "net/project.csv")
    try workspace.write(
      "project_id,link_id,from_node_id,to_node_id,directed,length,u_travel_time\n\(links)\n",
      to: "net/project_link.csv"
    )
    let part = Self.commands[command].part
    let line =
      command == 0
      ? ["frontier", "net", "--budgets", "30,34"]
      : ["plan", "net", "--budget", "34", "--frontier", "30,34"]
    let document = try made(line + ["--objective", "access"])
    var points = try #require(document[part] as? [[String: Any]])
    #expect(points.map { $0["projects"] as? [String] } == [["Q20"], ["Q24"]])
    // The smaller budget's plan with a value and bound of its own under the larger budget.
    for key in ["value", "projects", "target_access", "reference_access", "gap", "ratio", "cost"] {
      points[1][key] = points[0][key]
    }
    points[1]["bound"] = points[0]["value"]
    points[1]["relative_gap"] = 0
    (points[1]["added"], points[1]["removed"]) = ([String](), [String]())
    points[1]["shadow_price"] = 0
    var other = document
    other[part] = points
    let (outcome, names, findings) = try verify(other)
    if command == 0 {
      // Nothing in the file contradicts it; a better plan at the smaller budget would.
      #expect(outcome.code == 0 && outcome.output.contains("\"optimum\": null"))
      for key in ["value", "bound"] { points[1][key] = (points[1][key] as? Double).map { $0 - 1 } }
      points[1]["projects"] = ["Q19"]
      other[part] = points
      let worse = try verify(other)
      #expect(worse.names.contains("points[1].bound") && worse.names.contains("points[1].value"))
      #expect(worse.findings.contains { $0.hasPrefix("the plan of points[0] reaches") })
    } else {
      #expect(names == ["frontier[1].bound", "frontier[1].value"])
      #expect(findings.allSatisfy { $0.hasPrefix("the plan of projects reaches") })
    }
  }

  @Test("where no budget admits a plan there is no frontier")
  func none() throws {
    let outcome = try workspace.corridor("frontier", "net", "--budgets", "0,9", "--require", "P1")
    #expect(outcome.code == 3 && outcome.messages.contains("no budget admits a plan"))
    let some = try workspace.corridor("frontier", "net", "--budgets", "0,10", "--require", "P1")
    #expect(some.code == 0 && some.messages.contains("1 of 2 budgets have no answer"))
  }

  @Test("other files and options are refused with what to do")
  func refusals() throws {
    let points = try made(Self.commands[0].command)
    let needless = try verify(points, "--certificate", "x.cert")
    #expect(needless.0.code == 2 && needless.0.messages.contains("is a frontier"))
    let aims = try workspace.corridor(
      "frontier",
      "net",
      "--budget",
      "15",
      "--against",
      "total",
      "--format",
      "json"
    )
    #expect(aims.code == 0, "\(aims.messages)")
    let refused = try verify(json(aims.output))
    #expect(refused.0.code == 1 && refused.0.messages.contains("sets two aims against each other"))
    try workspace.write("{\"points\": [], \"run\": {}}", to: "empty.json")
    let empty = try workspace.corridor("verify", "net", "empty.json")
    #expect(empty.code == 1 && empty.messages.contains("run.parameters is missing"))
  }

  @Test("frontiers with a table of demand name it")
  func demand() throws {
    try workspace.write("from_id,to_id,volume\nA,C,3\nB,D,1\n", to: "t.csv")
    let line = Self.commands[0].command + ["--objective", "mean-cost", "--demand", "t.csv"]
    let document = try made(line)
    try workspace.write("from_id,to_id,volume\nA,C,3\nB,D,2\n", to: "t.csv")
    #expect(try verify(document).names.contains("run.demand_sha256"))
    try workspace.write("from_id,to_id,volume\nA,C,3\nB,D,1\n", to: "moved.csv")
    #expect(try verify(document, "--demand", "moved.csv").names == [])
  }
}
