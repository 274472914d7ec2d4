// Rows of plans, comparisons, explanations and critical links: the same words choose them as zones
// of list and access.

import Foundation
import Testing

@Suite("Rows of plans and losses")
struct ChosenRowTests {
  let workspace: Workspace

  /// Access is who is within an hour: A 200, B 100, C 400, D 300; with P1 (B to C in 40 minutes) B
  /// has 400 and C 600.
  private let hour = ["--decay", "binary", "--decay-parameters", "60"]

  init() throws { workspace = try Workspace() }

  private func run(_ arguments: [String]) throws -> String {
    let outcome = try workspace.corridor(arguments)
    #expect(outcome.code == 0, "\(outcome.messages)")
    return outcome.output
  }

  /// The cells of a table's rows that hold a word.
  private func rows(of text: String, with word: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.contains(word) }
      .map { $0.split(separator: " ").map(String.init) }
  }

  @Test("zones of a plan come with ranks by change over all of them; its JSON stays whole")
  func evaluated() throws {
    let evaluate = ["evaluate", "net", "--build", "P1,P2"] + hour
    let text = try run(evaluate + ["--in", "West"])
    #expect(
      rows(of: text, with: "Ceeburg") == [["2", "C", "Ceeburg", "400", "600", "200", "+50", "%"]]
    )
    // From D over P2 and P1 one is at B within the hour, so D gains as much as C, and B more than
    // both.
    #expect(
      rows(of: text, with: "Dorf").map { $0.prefix(6) } == [
        ["2", "D", "Dorf", "300", "500", "200"]
      ]
    )
    #expect(
      !text.contains("Beton") && text.contains("2 of 4 zones; ranks are over all, by change.")
    )
    let best = try run(evaluate + ["--sort", "access_after", "--top", "1", "--worst", "1"])
    #expect(rows(of: best, with: "Beton").first?.prefix(5) == ["1", "B", "Beton", "100", "800"])
    #expect(rows(of: best, with: "Aville").first?.first == "4")
    #expect(!(try run(evaluate)).contains("Access by zone"))
    // Both open the gap, P1 more, so P2 is the one that would be missed more: only P1 leaves 1000 /
    // 3 for the East and 3000 / 7 for the West, both leave 600 and 3800 / 7.
    let csv = try run(evaluate + ["--zone", "Dorf", "--format", "csv"]).split(separator: "\n")
    #expect(csv.count == 2 && csv[0] == "project_id,name,cost,period,loss_without,rank")
    let cells = csv[1].split(separator: ",")
    #expect(cells[0] == "P2" && cells[5] == "1")
    let loss = (1000.0 / 3 - 3000.0 / 7) - (600 - 3800.0 / 7)
    #expect(abs(try #require(Double(cells[4])) - loss) < 1e-9)
    let whole = try run(evaluate + ["--format", "json"])
    #expect(try run(evaluate + ["--format", "json", "--zone", "Dorf", "--top", "1"]) == whole)
  }

  @Test("an idea's pairs are those at the zones chosen")
  func tried() throws {
    let text = try run(["try", "net", "--build", "P1", "--zone", "Aville"] + hour)
    #expect(text.contains("Access by zone"))
    // Nobody comes within an hour of A by it.
    #expect(!text.contains("Who gains most"))
    let far = ["try", "net", "--build", "P1", "--decay-parameters", "1/60", "--zone", "Aville"]
    let pairs = try run(far).components(separatedBy: "Who gains most").last ?? ""
    #expect(pairs.contains("Ceeburg") && pairs.contains("Dorf") && !pairs.contains("Beton"))
  }

  @Test("a comparison ranks zones by what the second plan gives them more")
  func compared() throws {
    for (name, build) in [("a.json", "P1"), ("b.json", "")] {
      _ = try run(["evaluate", "net", "--build", build, "-o", name] + hour)
    }
    let json = try run([
      "compare", "net", "a.json", "b.json", "--zone", "Beton", "--format", "json",
    ])
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let zones = try #require(object?["zones"] as? [[String: Any]])
    // A and D lose nothing, C 200 and B 300.
    #expect(zones.map { $0["zone_id"] as? String } == ["B"] && zones[0]["rank"] as? Int == 4)
    #expect(zones[0]["first"] as? Double == 400 && zones[0]["second"] as? Double == 100)
    let text = try run(["compare", "net", "a.json", "b.json", "--zone", "Aville"])
    #expect(!text.contains("Fast line") && text.contains("Aville"))
  }

  @Test("only candidates at the zones chosen are explained")
  func explained() throws {
    _ = try run(["plan", "net", "--budget", "20", "-o", "plan.json"])
    let why = ["why", "net", "plan.json", "--format", "csv"]
    func ids(_ options: String...) throws -> [String] {
      try run(why + options).split(separator: "\n").dropFirst().map { String($0.prefix(2)) }
    }
    #expect(try ids() == ["P1", "P3"])
    #expect(try ids("--zone", "Aville") == ["P3"])
    #expect(try ids("--sort", "cost", "--top", "1") == ["P3"])
    #expect(try ids("--sort", "name") == ["P1", "P3"])
    let none = try run(["evaluate", "net", "--build", "P1,P2,P3", "-o", "all.json"])
    #expect(none.isEmpty)
    #expect(try run(["why", "net", "all.json", "--zone", "Aville"]).contains("No candidate"))
  }

  @Test("links and nodes at a zone keep their ranks among all")
  func critical() throws {
    let criticality = [
      "criticality", "net", "--links", "--format", "csv", "--decay", "binary",
      "--decay-parameters", "100",
    ]
    func links(_ options: String...) throws -> [String] {
      try run(criticality + options).split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[1]) \(cells.last ?? "")"
      }
    }
    // Losses are 240 for cd, 120 for bc and 40 for ab.
    #expect(try links("--zone", "Aville") == ["ab 3"])
    #expect(try links("--in", "East") == ["bc 2", "ab 3"])
    #expect(try links("--sort", "loss_East", "--top", "1") == ["bc 1"])
    #expect(try links("--worst", "1") == ["ab 3"])
  }

  @Test("zones by their people, or by the name of the facility they reach")
  func accessOrder() throws {
    // 100, 200, 300 and 400 people in A to D.
    let people = try run([
      "access", "net", "--sort", "population", "--top", "1", "--worst", "1", "--format", "csv",
    ])
    #expect(people.split(separator: "\n").dropFirst().map { $0.prefix(1) } == ["D", "A"])
    // Each zone reaches the city next to it; names are in order.
    let facilities = try run([
      "access", "net", "--to", "city", "--sort", "facility", "--format", "csv",
    ])
    let names = facilities.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").last.map(String.init)
    }
    #expect(names.count == 4 && names == names.sorted())
  }

  @Test("origins of a matrix are ranked by their mean cost over all, whatever is shown")
  func matrix() throws {
    // A to B 30 minutes, B to C 100, C to D 50, in a row: means of 340 / 3 for A, 280 / 3 for B and
    // C, 380 / 3 for D.
    let text = try run(["matrix", "net", "--format", "text", "--in", "West"])
    #expect(rows(of: text, with: "Ceeburg (C)").first?.first == "1")
    #expect(rows(of: text, with: "Dorf (D)").contains { $0.first == "4" && $0.contains("Dorf") })
    #expect(rows(of: text, with: "Aville (A)").allSatisfy { $0.first != "3" })
    func origins(_ options: String...) throws -> [String] {
      let lines = try run(["matrix", "net"] + options).split(separator: "\n")
      #expect(lines.first == "from_id,to_id,cost" && lines.count % 4 == 1)
      return stride(from: 1, to: lines.count, by: 4).map { String(lines[$0].prefix(1)) }
    }
    #expect(try origins("--top", "1", "--worst", "1") == ["B", "D"])
    #expect(try origins("--sort", "farthest") == ["C", "B", "A", "D"])
    #expect(try origins("--sort", "nearest", "--in", "West", "--worst", "1") == ["D"])
    #expect(try origins("--zone", "Dorf", "--zone", "Aville", "--sort", "name") == ["A", "D"])
    // Without D as a destination A and D are all that is farther than 100 minutes from something.
    try workspace.write("zone_id\nA\nB\n", to: "two.csv")
    let two = try run([
      "matrix", "net", "--destinations", "two.csv", "--sort", "mean", "--top", "2",
    ])
    #expect(two == "from_id,to_id,cost\nA,A,0\nA,B,30\nB,A,30\nB,B,0\n")
    for wrong in [
      ["--shard", "1/2", "-o", "m.csv", "--top", "1"], ["--scheme", "macro"],
      ["--sort", "cost"],
    ] {
      let outcome = try workspace.corridor(["matrix", "net"] + wrong)
      #expect(outcome.code == 2 && outcome.output.isEmpty, "\(wrong): \(outcome)")
    }
  }

  @Test("an ensemble's table shows the projects chosen with their ranks; JSON and CSV stay whole")
  func ensemble() throws {
    let ask =
      "ensemble net --budget 14 --objective total --draws 12 --seed 5".split(separator: " ").map(
        String.init
      )
    let json = try run(ask + ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let projects = try #require(object?["projects"] as? [[String: Any]])
    let chances = projects.compactMap { $0["chance"] as? Double }
    #expect(projects.count > 1 && chances == chances.sorted(by: >))
    let dearest = try #require(
      projects.max { ($0["cost"] as? Double ?? 0) < ($1["cost"] as? Double ?? 0) }
    )
    let name = try #require(dearest["project_id"] as? String)
    let text = try run(ask + ["--sort", "cost", "--top", "1"])
    #expect(rows(of: text, with: name).contains { $0.prefix(2) == ["1", name] }, "\(text)")
    #expect(text.contains("1 of \(projects.count) projects; ranks are over all."))
    let last = try #require(projects.last?["project_id"] as? String)
    let worst = try run(ask + ["--worst", "1"])
    let rank = 1 + chances.count { $0 > (chances.last ?? 0) }
    #expect(rows(of: worst, with: last).contains { $0.prefix(2) == [String(rank), last] })
    for format in ["json", "csv"] {
      let whole = try run(ask + ["--format", format])
      #expect(try run(ask + ["--format", format, "--top", "1"]) == whole)
    }
    let part = try workspace.corridor(ask + ["--top", "1", "--shard", "1/2", "-o", "e.jsonl"])
    #expect(part.code == 2)
  }

  @Test(
    "wrong rows are told by every command",
    arguments: [
      "matrix net", "ensemble net --budget 20 --draws 2 --seed 1", "candidates net -o ideas",
      "evaluate net --build P1", "plan net --budget 20", "try net --build P1", "criticality net",
      "compare net a.json a.json", "why net a.json", "list net zones", "access net",
    ]
  )
  func wrong(line: String) throws {
    _ = try run(["evaluate", "net", "--build", "P1", "-o", "a.json"])
    for (option, value, sentence) in [
      ("--sort", "nothing", #"unknown column "nothing""#),
      ("--zone", "Nowhere", #"unknown zone "Nowhere""#),
      ("--in", "South", #"unknown region of macro "South""#), ("--top", "0", "at least 1"),
    ] {
      let outcome = try workspace.corridor(
        line.split(separator: " ").map(String.init) + [option, value]
      )
      #expect(outcome.code == 2, "\(line) \(option): \(outcome.messages)")
      #expect(outcome.messages.contains(sentence), "\(line) \(option): \(outcome.messages)")
      #expect(outcome.output.isEmpty)
    }
  }
}
