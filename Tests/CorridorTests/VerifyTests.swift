// corridor verify: true files hold, and no figure of them can be changed unnoticed.

import Foundation
import Testing

@Suite("Verify")
struct VerifyTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Plans for `net`, written to plan.json.
  private func plan(_ options: String...) throws -> String {
    let outcome = try CorridorProcess(
      ["plan", "net", "-o", "plan.json", "--force"] + options,
      in: workspace.folder
    ).outcome()
    #expect(outcome.code == 0, "\(outcome.messages)")
    return try #require(workspace.read("plan.json"))
  }

  /// The names that differ in a text.
  private func differences(_ text: String) throws -> (code: Int32, names: [String]) {
    try workspace.write(text, to: "changed.json")
    let outcome = try workspace.corridor("verify", "net", "changed.json", "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let members = try #require(json as? [String: Any])
    let items = try #require(members["differences"] as? [[String: Any]])
    #expect(members["holds"] as? Bool == items.isEmpty)
    return (outcome.code, items.compactMap { $0["name"] as? String })
  }

  /// Twenty-four railways from A to B, each quicker than the one before: all can matter, and money
  /// is there for all.
  @Test(
    "where not all plans can be tried, the bound is named as unchecked, and one more project may refute it"
  )
  func tooManyToTry() throws {
    let count = 24
    let workspace = try Workspace(replacing: [
      "project.csv": "project_id,cost\n" + (0..<count).map { "Q\($0),1\n" }.joined(),
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\n"
        + (0..<count).map { "Q\($0),q\($0),A,B,false,\(29 - $0)\n" }.joined(),
    ])
    func plan(_ name: String, _ options: String...) throws -> String {
      let outcome = try workspace.corridor(
        ["plan", "net", "--budget", "30", "--objective", "access", "-o", name] + options
      )
      #expect(outcome.code == 0, "\(outcome.messages)")
      return try #require(workspace.read(name))
    }
    func run(_ text: String) throws -> Range<String.Index> {
      let start = try #require(text.range(of: "\n  \"run\": {", options: .backwards))
      return start.lowerBound..<text.endIndex
    }
    let sound = try plan("sound.json", "--certificate", "sound.cert")
    let held = try workspace.corridor("verify", "net", "sound.json", "--format", "json")
    #expect(held.code == 0, "\(held.output)")
    #expect(
      held.output.replacing(/\s/, with: "").contains(#""unchecked":["objective.bound","status"]"#)
    )
    let proven = try workspace.corridor(
      ["verify", "net", "sound.json", "--certificate", "sound.cert", "--format", "json"]
    )
    #expect(proven.code == 0 && proven.output.contains("\"unchecked\": []"), "\(proven.output)")
    var forged = try plan("narrow.json", "--forbid", "Q\(count - 1)")
    forged.replaceSubrange(try run(forged), with: sound[try run(sound)])
    try workspace.write(forged, to: "forged.json")
    let refused = try workspace.corridor("verify", "net", "forged.json")
    #expect(refused.code == 3, "\(refused.output)")
    #expect(refused.output.contains("this one with Q\(count - 1) besides"), "\(refused.output)")
  }

  @Test(
    "what plan and evaluate write holds",
    arguments: [
      ["plan", "net", "--budget", "12"], ["plan", "net", "--budget", "0"],
      [
        "plan", "net", "--budget", "15", "--objective", "access", "--decay", "linear",
        "--decay-parameters", "200",
      ],
      [
        "plan", "net", "--budget", "15", "--decay", "stepped", "--decay-parameters",
        "20:0.5,60:0.1",
      ],
      ["plan", "net", "--budget", "15", "--require", "P2", "--forbid", "P1,P3"],
      ["plan", "net", "--budget", "5", "--require", "P1"],
      ["plan", "net", "--budget", "15", "--objective", "ratio"],
      ["plan", "net", "--budget", "15", "--objective", "maxmin", "--at-most", "1"],
      ["plan", "net", "--budget", "15", "--objective", "welfare", "--aversion", "2"],
      ["plan", "net", "--budget", "15", "--objective", "mean-cost"],
      ["plan", "net", "--objective", "cost", "--reach", "gap:110"],
      ["plan", "net", "--objective", "cost", "--reach", "gap:1"],
      ["plan", "net", "--budget", "15", "--spend-mode", "road=5:", "--alternatives", "2"],
      ["plan", "net", "--budget", "15", "--contributions", "--alternatives", "3", "--different"],
      ["evaluate", "net", "--build", "P1,P2"], ["evaluate", "net", "--build", ""],
      ["evaluate", "net", "--build", "P3", "--budget", "3"],
    ]
  )
  func holds(command: [String]) throws {
    let made = try CorridorProcess(command + ["--format", "json"], in: workspace.folder).outcome()
    #expect([0, 3].contains(made.code))
    let found = try differences(made.output)
    #expect(found.code == 0)
    #expect(found.names == [])
    let piped = try workspace.corridor(["verify", "net", "-"], input: made.output)
    #expect(piped.code == 0)
    #expect(piped.output.hasPrefix("standard input holds (network net)\n"))
  }

  /// Every number of the file, changed by 2e-8 (or from nothing to 1), is found by its name.
  @Test("a change of any figure is found")
  func everyFigure() throws {
    // A tolerance that leaves a gap, so that its figures are not nothing.
    let text = try plan("--budget", "15", "--objective", "access", "--relative-gap", "0.9")
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var changed = 0
    for path in numbers(in: document) where path.first != "search" {
      // What a tolerance is asked may be anything.
      guard path.first != "run" || path.last != "relative_gap" else { continue }
      // A question of another version is not read.
      guard path.last != "version" else { continue }
      let other = setting(document, path) { $0 == 0 ? 1 : $0 * (1 + 2e-8) }
      let data = try JSONSerialization.data(withJSONObject: other)
      let found = try differences(String(decoding: data, as: UTF8.self))
      #expect(found.code == 3, "\(path)")
      // A bound that is a little off is still one; the gaps computed from it tell.
      if path.first != "run", path.last != "bound", let name = path.last, Int(name) == nil {
        #expect(found.names.contains { $0.hasSuffix(name) }, "\(path): \(found.names)")
      }
      changed += 1
    }
    #expect(changed > 25)
  }

  @Test("a worse plan under the name of an optimal one, and a bound that is none")
  func optimum() throws {
    let forbidden = try plan("--budget", "15", "--objective", "access", "--forbid", "P1")
    let allowed = forbidden.replacing("\"forbid\": [\"P1\"]", with: "\"forbid\": []")
    #expect(allowed != forbidden)
    let worse = try differences(allowed)
    #expect(worse.code == 3)
    #expect(worse.names == ["objective.bound", "status"])
    // A time limit reached would excuse the plan, and never the bound.
    let stopped = allowed.replacing("\"optimal\"", with: "\"feasible\"")
    #expect(try differences(stopped).names == ["objective.bound"])
  }

  @Test("broken rules, unknown projects, other tables")
  func rules() throws {
    let text = try plan("--budget", "15", "--objective", "access")
    let required = text.replacing("\"require\": []", with: "\"require\": [\"P3\"]")
    #expect(try differences(required).names.contains("rules"))
    let poor = text.replacing("\"budget\": 15", with: "\"budget\": 14")
    #expect(try differences(poor).names.contains("rules"))
    let unknown = text.replacing("\"project_id\": \"P1\"", with: "\"project_id\": \"P9\"")
    #expect(try differences(unknown).names == ["projects[P9]"])
    let twice = text.replacing("\"project_id\": \"P1\"", with: "\"project_id\": \"P2\"")
    #expect(try differences(twice).names == ["projects[P2]"])
    try workspace.write(
      "zone_id,name,population\nA,,100\nB,,200\nC,,300\nD,,401\n",
      to: "net/zone.csv"
    )
    let other = try differences(text)
    #expect(other.code == 3)
    #expect(other.names.contains("run.input_sha256"))
    #expect(other.names.contains("regions[West].access_after"))
  }

  @Test("damaged files are refused with the place, and never crash")
  func damaged() throws {
    let text = try plan("--budget", "15")
    let bytes = Array(text.utf8)
    for length in stride(from: 0, to: bytes.count - 2, by: 97) {
      try workspace.write(String(decoding: bytes[..<length], as: UTF8.self), to: "cut.json")
      let outcome = try workspace.corridor("verify", "net", "cut.json")
      #expect(outcome.code == 1)
      #expect(outcome.messages.contains("cut.json:"), "\(outcome.messages)")
      #expect(outcome.output.isEmpty)
    }
    // What is no plan's file ends with 1, a plan's file that says something wrong with 3.
    let cases: [(String, String, Int32)] = [
      ("\"projects\": [", "\"projects\": 7, \"others\": [", 1),
      ("\"gap\": {", "\"gap\": 3, \"x\": {", 3),
      ("\"objective\": \"gap\"", "\"objective\": \"gasp\"", 3),
      ("\"budget\": 15", "\"budget\": \"lots\"", 1),
      ("\"decay_parameters\"", "\"decay_numbers\"", 3),
      ("\"status\": \"optimal\"", "\"status\": 5", 1),
      ("\"value\": ", "\"value\": 1e999, \"v\": ", 1),
      ("\"scheme\": \"macro\"", "\"scheme\": null", 3),
      ("\"run\": {", "\"run\": null, \"was\": {", 1),
    ]
    for (old, new, code) in cases {
      #expect(text.contains(old))
      try workspace.write(text.replacing(old, with: new), to: "odd.json")
      let outcome = try workspace.corridor("verify", "net", "odd.json")
      #expect(outcome.code == code, "\(new): \(outcome.output)\(outcome.messages)")
      if code == 1 {
        #expect(outcome.output.isEmpty && outcome.messages.contains("odd.json"), "\(new)")
      } else {
        #expect(outcome.output.hasPrefix("odd.json does not hold"), "\(new)")
      }
    }
    let deep = String(repeating: "[", count: 200_000)
    try workspace.write(deep, to: "deep.json")
    #expect(try workspace.corridor("verify", "net", "deep.json").code == 1)
    #expect(try workspace.corridor("verify", "net", "none.json").code == 1)
  }

  @Test("evaluate --plan asks the file's question, unless told otherwise")
  func evaluate() throws {
    let question = ["--objective", "access", "--decay", "linear", "--decay-parameters", "150"]
    let text = try CorridorProcess(
      ["plan", "net", "--budget", "15", "--format", "json"] + question,
      in: workspace.folder
    ).outcome().output
    func figures(_ text: String) throws -> NSDictionary {
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
      var members = try #require(json as? [String: Any])
      let objective = try #require(members["objective"] as? [String: Any])
      members["objective"] = [objective["kind"], objective["value"]]
      for key in ["status", "search", "run", "cheapest"] { members[key] = nil }
      return members as NSDictionary
    }
    let again = try workspace.corridor(
      ["evaluate", "net", "--plan", "-", "--format", "json"],
      input: text
    )
    #expect(again.code == 0)
    #expect(try figures(again.output) == figures(text))
    let other = try workspace.corridor(
      ["evaluate", "net", "--plan", "-", "--format", "json", "--decay", "exponential"],
      input: text
    )
    #expect(other.output.contains(#""decay": "exponential""#))
    #expect(other.output.contains(#""kind": "access""#))
  }
}
