// corridor ensemble: the same draws in one run, in parts, and in a run that goes on.

import Foundation
import Testing

@Suite("Ensembles at the command line")
struct EnsembleCommandTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(
      """
      what,class,distribution,a,b,c,correlation
      cost,*,lognormal,1.4,0.4,,0.3
      demand,West,uniform,0.5,1.5,,
      decay,,triangular,0.8,1,1.3,

      """,
      to: "risks.csv"
    )
  }

  private func run(_ command: String) throws -> Outcome {
    try workspace.corridor(command.split(separator: " ").map(String.init))
  }

  @Test("parts, kept parts and one run give the same bytes; kept parts are not made again")
  func parts() throws {
    let ask = "ensemble net --budget 20 --draws 20 --seed 3 --distributions risks.csv"
    let whole = try run("\(ask) --format json")
    #expect(whole.code == 0, "\(whole.messages)")
    for index in 1...3 {
      #expect(try run("\(ask) --threads 1 --shard \(index)/3 -o p\(index).jsonl").code == 0)
    }
    let merged = try run("merge - p3.jsonl p1.jsonl p2.jsonl --format json")
    #expect(merged.output == whole.output, "\(merged.messages)")
    for format in ["text", "csv"] {
      #expect(
        try run("merge - p1.jsonl p2.jsonl p3.jsonl --format \(format)").output
          == run("\(ask) --format \(format)").output
      )
    }
    #expect(try run("\(ask) --keep run --report e.html -o kept.json").code == 0)
    #expect(workspace.read("kept.json") == whole.output)
    let page = try #require(workspace.read("e.html"))
    #expect(page.contains("How likely each project is to be in the best plan"))
    // What is there is taken: its rows are recognized by their digest, so a changed part is refused
    // without --force.
    try FileManager.default.removeItem(
      at: workspace.folder.appendingPathComponent("run/draws-2-of-2.jsonl")
    )
    let first = workspace.folder.appendingPathComponent("run/draws-1-of-2.jsonl").path
    let before = try FileManager.default.attributesOfItem(atPath: first)[.systemFileNumber] as? Int
    #expect(try run("\(ask) --keep run -o again.json").code == 0)
    let after = try FileManager.default.attributesOfItem(atPath: first)[.systemFileNumber] as? Int
    #expect(before == after)
    #expect(workspace.read("again.json") == whole.output)
    let other = try run("ensemble net --budget 20 --draws 20 --seed 4 --keep run")
    #expect(other.code == 2 && other.messages.contains("--force"))
  }

  @Test("a plan that is given is held in place of a search; the best one gives the same bytes")
  func given() throws {
    let ask = "ensemble net --budget 20 --draws 12 --seed 3 --distributions risks.csv"
    #expect(try run("plan net --budget 20 -o best.json").code == 0)
    let searched = try run("\(ask) --format json")
    #expect(try run("\(ask) --plan best.json --format json").output == searched.output)
    for index in 1...2 {
      let part = try run("\(ask) --plan best.json --shard \(index)/2 -o g\(index).jsonl")
      #expect(part.code == 0, "\(part.messages)")
    }
    #expect(try run("merge - g1.jsonl g2.jsonl --format json").output == searched.output)
    // A plan that builds nothing is regretted by all that the best one of each draw gains.
    let nothing = try workspace.corridor("evaluate", "net", "--build", "", "-o", "none.json")
    #expect(nothing.code == 0, "\(nothing.messages)")
    let none = try run("\(ask) --plan none.json --format csv")
    #expect(none.code == 0, "\(none.messages)")
    let rows = none.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let (best, value, regret) = (
      try #require(rows[0].firstIndex(of: "best")), try #require(rows[0].firstIndex(of: "value")),
      try #require(rows[0].firstIndex(of: "regret"))
    )
    #expect(rows.count == 13)
    for row in rows.dropFirst() {
      let gained = try #require(Double(row[value])) - (try #require(Double(row[best])))
      #expect(abs(try #require(Double(row[regret])) - gained) <= 1e-9 * (1 + abs(gained)))
    }
    let mixed = try run("\(ask) --plan none.json --shard 2/2 -o h2.jsonl")
    #expect(mixed.code == 0)
    #expect(try run("merge - g1.jsonl h2.jsonl").messages.contains("contents of: plan"))
  }

  @Test(
    "a frontier's parts give what budgets give that are searched one by one; no budget with a plan is the answer no"
  )
  func frontier() throws {
    let ask = "frontier net --budgets 5:25:5"
    for index in 1...4 {
      let made = try run("\(ask) --shard \(index)/4 -o f\(index).jsonl")
      #expect(made.code == 0, "\(made.messages)")
    }
    let csv = try run("merge - f4.jsonl f2.jsonl f1.jsonl f3.jsonl --format csv")
    #expect(csv.output == (try run("\(ask) --apart --format csv").output), "\(csv.messages)")
    #expect(csv.output.split(separator: "\n").count > 2)
    func withoutSeconds(_ text: String) -> String {
      text.replacing(#/"seconds": [0-9.e-]+/#, with: "")
    }
    let json = try run("merge - f1.jsonl f2.jsonl f3.jsonl f4.jsonl --format json")
    #expect(
      withoutSeconds(json.output) == withoutSeconds(try run("\(ask) --apart --format json").output)
    )
    #expect(try run("merge - f1.jsonl f2.jsonl f4.jsonl").code == 2)
    #expect(try run("\(ask) --shard 1/4 -o f1.jsonl").messages.contains("is done already"))
    // Exit code 3 is an answer: a part of budgets without a plan is done.
    let none = "frontier net --budgets 1,2 --require P1"
    #expect(try run("\(none) --shard 1/2 -o n1.jsonl").code == 0)
    #expect(try run("\(none) --shard 2/2 -o n2.jsonl").code == 0)
    #expect(try run("merge - n1.jsonl n2.jsonl").code == 3)
    #expect(try run("\(none) --apart").code == 3)
    // The network has changed since: figures are not those of the parts.
    let zones = try #require(workspace.read("net/zone.csv"))
    try workspace.write(zones.replacingOccurrences(of: "100", with: "110"), to: "net/zone.csv")
    #expect(try run("merge - f1.jsonl f2.jsonl f3.jsonl f4.jsonl").code == 2)
  }

  @Test(
    "links and nodes that are closed in parts are ranked as in one run",
    arguments: ["", "--links --stubs", "--target West"]
  )
  func criticality(options: String) throws {
    let ask = "criticality net \(options)"
    for index in 1...5 {
      let made = try run("\(ask) --shard \(index)/5 -o c\(index).json")
      #expect(made.code == 0, "\(made.messages)")
    }
    for format in ["csv", "json", "text"] {
      let merged = try run("merge - c2.json c5.json c1.json c4.json c3.json --format \(format)")
      #expect(merged.output == (try run("\(ask) --format \(format)").output), "\(merged.messages)")
    }
    #expect(try run("\(ask) --shard 1/5 --top 3 -o x.json").code == 2)
  }

  @Test(
    "what cannot be drawn is refused with line and column",
    arguments: [
      ("cost,*,normal,1,1,,", "risks.csv:2:3", 1), ("price,*,fixed,1,,,", "risks.csv:2:1", 1),
      ("cost,*,uniform,2,1,,", "0 < a <= b", 1), ("cost,*,lognormal,1,1,,2", "from 0 to 1", 1),
      ("speed,sail,fixed,2,,,", "unknown mode", 2),
      ("demand,Wst,fixed,2,,,", "did you mean \"West\"", 2),
    ]
  )
  func refusals(row: String, words: String, code: Int) throws {
    try workspace.write(
      "what,class,distribution,a,b,c,correlation\n\(row)\n",
      to: "risks.csv"
    )
    let outcome = try run("ensemble net --budget 20 --draws 2 --seed 3 --distributions risks.csv")
    #expect(Int(outcome.code) == code)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }
}
