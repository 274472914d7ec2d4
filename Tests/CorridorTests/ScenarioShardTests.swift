// plan --scenarios in parts: the bytes of one run, whatever the parts, but for the seconds.

import Foundation
import Testing

@Suite("Scenarios of a plan in parts")
struct ScenarioShardTests {
  let workspace: Workspace

  init() throws {
    // How sure a project is stands in the text, so it has to come out of a merge too.
    workspace = try Workspace(replacing: [
      "project.csv": """
      project_id,name,cost,requires,confidence
      P1,Fast line,10,,high
      P2,Branch,5,,low
      P3,Tunnel,1e9,P1,

      """
    ])
    try workspace.write(
      """
      scenario,probability,what,id,factor
      base,0.4,,,
      dear,0.3,cost,P1,2
      west,0.2,weight,region:West,3
      far,0.1,opportunities,A,0.5

      """,
      to: "s.csv"
    )
  }

  private static let question =
    "plan net --objective access --decay linear --decay-parameters 200 --budget 12 --scenarios s.csv"

  private func run(_ command: String) throws -> Outcome {
    try workspace.corridor(command.split(separator: " ").map(String.init))
  }

  private func withoutSeconds(_ text: String) -> String {
    text.replacing(#/"(seconds|seconds_to_best)": [0-9.e-]+/#, with: "")
      .replacing(#/[0-9.]+ s\b/#, with: "")
  }

  /// Makes all parts, the last first.
  private func make(_ ask: String, _ count: Int) throws -> [String] {
    try (1...count).reversed().map { index in
      let part = "p\(index)-of-\(count).jsonl"
      let made = try run("\(ask) --threads 1 --shard \(index)/\(count) -o \(part)")
      #expect(made.code == 0, "\(made.messages)")
      return part
    }
  }

  @Test(
    "parts of any number give what one run gives, in every format",
    arguments: ["", "--robust", "--tail 0.25 --require P2", "--add A-D,minutes=30,cost=5"],
    [1, 2, 3, 7]
  )
  func parts(options: String, count: Int) throws {
    let ask = "\(Self.question) \(options)"
    let parts = try make(ask, count)
    for format in ["json", "csv", "text"] {
      let whole = try run("\(ask) --format \(format)")
      #expect(whole.code == 0, "\(whole.messages)")
      if format == "text" { #expect(whole.output.contains("confidence")) }
      let merged = try run("merge - \(parts.joined(separator: " ")) --format \(format)")
      #expect(merged.code == 0, "\(merged.messages)")
      // A table of projects has no seconds.
      if format == "csv" { #expect(merged.output == whole.output) }
      #expect(withoutSeconds(merged.output) == withoutSeconds(whole.output))
    }
    // Blocks of searches in order, one of them the plan's own unless the least worst regret is
    // asked for.
    let lines = try (1...count).map { index in
      try #require(workspace.read("p\(index)-of-\(count).jsonl")).split(separator: "\n").count
    }
    #expect(lines.reduce(0, +) == (options == "--robust" ? 4 : 5))
    #expect((lines.max() ?? 0) - (lines.min() ?? 0) <= 1)
  }

  @Test("the merged plan is the one that verify finds")
  func verified() throws {
    for options in ["", "--robust"] {
      let parts = try make("\(Self.question) \(options)", 2)
      #expect(try run("merge m.json \(parts.joined(separator: " ")) --force").code == 0)
      let verified = try run("verify net m.json")
      #expect(verified.code == 0, "\(verified.output)\(verified.messages)")
      for part in parts { try remove(part) }
    }
  }

  private func remove(_ part: String) throws {
    for name in [part, part + ".manifest.json"] {
      try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(name))
    }
  }

  @Test(
    "missing, double, mixed and damaged parts are refused; a part that is there is not made again"
  )
  func refused() throws {
    let parts = try make(Self.question, 3)
    let again = try run("\(Self.question) --shard 2/3 -o p2-of-3.jsonl")
    #expect(again.code == 0 && again.messages.contains("part 2/3 is done already"))
    let missing = try run("merge m.json p1-of-3.jsonl p3-of-3.jsonl")
    #expect(missing.code == 2 && missing.messages.contains("there are missing: 2"))
    let double = try run("merge m.json \(parts.joined(separator: " ")) ./p1-of-3.jsonl")
    #expect(double.code == 2 && double.messages.contains("is there twice"))
    // Another scenario's figure, another budget, the other kind of plan: other runs.
    let other = "\(Self.question) --shard 2/3 -o other.jsonl"
    for changed in [
      other.replacing("--budget 12", with: "--budget 13"), other + " --robust",
      other + " --tail 0.5",
    ] {
      #expect(try run("\(changed) --force").code == 0)
      let mixed = try run("merge m.json p1-of-3.jsonl other.jsonl p3-of-3.jsonl")
      #expect(mixed.code == 2 && mixed.messages.contains("different"), "\(mixed.messages)")
    }
    let scenarios = try #require(workspace.read("s.csv"))
    try workspace.write(scenarios.replacing("P1,2", with: "P1,3"), to: "s.csv")
    #expect(try run("\(other) --force").code == 0)
    let mixed = try run("merge m.json p1-of-3.jsonl other.jsonl p3-of-3.jsonl")
    #expect(mixed.code == 2 && mixed.messages.contains("contents of: scenarios"))
    #expect(try run("\(Self.question) --shard 2/3 -o p2-of-3.jsonl").code == 2)
    // One digit of a value, in the middle of a part.
    var bytes = try #require(workspace.data("p2-of-3.jsonl"))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: workspace.folder.appendingPathComponent("p2-of-3.jsonl"))
    let damaged = try run("merge m.json \(parts.joined(separator: " "))")
    #expect(damaged.code == 1 && damaged.messages.contains("not what its manifest says"))
    #expect(workspace.read("m.json") == nil)
  }

  @Test("a network that has changed since is not the one of the parts")
  func changed() throws {
    let parts = try make(Self.question, 2)
    let zones = try #require(workspace.read("net/zone.csv"))
    try workspace.write(zones.replacingOccurrences(of: "100", with: "110"), to: "net/zone.csv")
    let outcome = try run("merge m.json \(parts.joined(separator: " "))")
    #expect(outcome.code == 2 && outcome.messages.contains("network"), "\(outcome.messages)")
  }

  @Test("that no plan keeps the rules is an answer: the parts are done, and merge ends with 3")
  func infeasible() throws {
    for options in ["--require P1 --robust", "--require P1 --forbid P1"] {
      let ask = "\(Self.question) \(options)"
      let whole = try run("\(ask) --format json")
      #expect(whole.code == 3, "\(whole.messages)")
      let parts = try make(ask, 2)
      let merged = try run("merge - \(parts.joined(separator: " ")) --format json")
      #expect(merged.code == 3)
      #expect(withoutSeconds(merged.output) == withoutSeconds(whole.output))
      for part in parts { try remove(part) }
    }
  }

  @Test(
    "what parts cannot tell is refused before the work",
    arguments: [
      ("plan net --budget 12 --shard 1/2 -o x", "--scenarios"),
      ("\(question) --shard 1/2", "needs -o FILE"),
      ("\(question) --shard 1/2 -o x --explain", "--explain"),
      ("\(question) --shard 1/2 -o x --certificate y", "--certificate"),
      ("\(question) --shard 1/2 -o x --report y.html", "--report"),
      ("\(question) --shard 1/2 -o x --top 3", "rows"),
      ("\(question) --shard 1/2 -o x --objective ratio --robust", "not for ratio"),
    ]
  )
  func usage(command: String, words: String) throws {
    let outcome = try run(command)
    #expect(outcome.code == 2)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(try !workspace.files().contains { $0.hasPrefix("x") || $0.hasPrefix("y") })
  }
}
