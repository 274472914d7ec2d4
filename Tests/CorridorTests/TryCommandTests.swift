// corridor try and compare, and the changes that route, matrix and access take.

import Foundation
import Testing

@Suite("Trying and comparing")
struct TryCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func number(_ object: [String: Any], _ path: String...) -> Double? {
    var value: Any? = object
    for key in path { value = (value as? [String: Any])?[key] }
    return value as? Double
  }

  @Test("a line of one's own does what the project of the same link does")
  func add() throws {
    let idea = "Aville-Dorf,mode=road,minutes=10,cost=5"
    let tried = try workspace.corridor("try", "net", "--add", idea, "--format", "json")
    #expect(tried.code == 0, "\(tried.messages)")
    let one = try object(tried.output)
    let other = try object(
      try workspace.corridor("evaluate", "net", "--build", "P3", "--format", "json").output
    )
    for figure in ["gap", "ratio"] {
      #expect(number(one, figure, "before") == number(other, figure, "before"))
      #expect(number(one, figure, "after") == number(other, figure, "after"))
    }
    let pairs = try #require(one["pairs"] as? [[String: Any]])
    let first = try #require(
      pairs.first { $0["to"] as? String == "D" && $0["from"] as? String == "A" }
    )
    #expect(first["from_name"] as? String == "Aville")
    #expect(first["before"] as? Double == 180)
    #expect(first["after"] as? Double == 10)
    let standing = try #require((one["ideas"] as? [[String: Any]])?.first)
    #expect(standing["project_id"] as? String == "idea-1")
    // Alone, P2 closes the gap by 9.4 for 5; P1 opens it by 40 for 10, the idea by 60 for 5, P3
    // with P1 by 70 for 1e9.
    #expect(standing["of"] as? Int == 4)
    #expect(standing["rank_by_gain"] as? Int == 3)
    #expect(standing["rank_by_gain_per_cost"] as? Int == 4)
    let text = try workspace.corridor("try", "net", "--add", idea).output
    #expect(text.contains("Who gains most"))
    #expect(text.contains("rank 3 of 4 candidates"))
    // The line's own ends, whoever gains by it.
    let ends = text.components(separatedBy: "From end to end of the lines tried").last ?? ""
    let row = ends.split(separator: "\n").first { $0.contains("Aville") && $0.contains("Dorf") }
    #expect(row?.split(separator: " ").suffix(3) == ["180", "10", "-170"], "\(text)")
  }

  @Test("closing a link is worse, and before is the network as it stands")
  func close() throws {
    let tried = try object(
      try workspace.corridor("try", "net", "--close", "cd", "--format", "json").output
    )
    let plain = try object(
      try workspace.corridor("evaluate", "net", "--build", "", "--format", "json").output
    )
    #expect(number(tried, "gap", "before") == number(plain, "gap", "before"))
    #expect((number(tried, "gap", "after") ?? 0) > (number(plain, "gap", "before") ?? 0))
    #expect((tried["pairs"] as? [Any])?.isEmpty == true)
    try workspace.write("from,to\nCeeburg,dorf\nA,B\n", to: "pairs.csv")
    let pairs = try workspace.corridor(
      "try",
      "net",
      "--close",
      "cd",
      "--pairs",
      "pairs.csv",
      "--format",
      "json"
    )
    let listed = try #require(try object(pairs.output)["pairs"] as? [[String: Any]])
    #expect(listed.count == 2)
    #expect(listed[0]["before"] as? Double == 50)
    #expect(listed[0]["after"] is NSNull)
    #expect(listed[1]["after"] as? Double == 30)
  }

  @Test("a saved idea is a candidate that plan takes")
  func save() throws {
    let saved = try workspace.corridor(
      "try",
      "net",
      "--add",
      "B-D,mode=road,km=60,kmh=60,cost=8",
      "--save",
      "saved"
    )
    #expect(saved.code == 0, "\(saved.messages)")
    #expect(try workspace.corridor("validate", "saved").code == 0)
    let plan = try workspace.corridor(
      "plan",
      "saved",
      "--budget",
      "8",
      "--require",
      "B-D",
      "--format",
      "csv"
    )
    #expect(plan.output.contains("idea-1,B-D,8"))
    let again = try workspace.corridor(
      "try",
      "net",
      "--add",
      "B-D,mode=road,km=60,kmh=60,cost=8",
      "--save",
      "saved"
    )
    #expect(again.code == 1)
  }

  @Test("route, matrix and access take changes too")
  func others() throws {
    let route = ["route", "net", "--from", "A", "--to", "D", "--format", "json"]
    let idea = ["--add", "A-D,mode=road,minutes=10"]
    #expect(number(try object(try workspace.corridor(route + idea).output), "minutes") == 10)
    // 30 + 40 + 20.
    #expect(
      number(
        try object(try workspace.corridor(route + ["--build", "P1,branch"]).output),
        "minutes"
      )
        == 90
    )
    // B to C, 100 km, at 120 km/h.
    #expect(
      number(
        try object(try workspace.corridor(route + ["--upgrade", "B-C,mode=road,kmh=120"]).output),
        "minutes"
      ) == 130
    )
    #expect(try workspace.corridor(route + ["--close", "bc"]).output.contains(#""minutes": null"#))
    let matrix = try workspace.corridor(["matrix", "net", "--format", "csv"] + idea)
    #expect(matrix.output.contains("A,D,10\n"))
    let access = try workspace.corridor(
      [
        "access", "net", "--measure", "cumulative", "--cutoff", "10", "--zone", "A", "--format",
        "csv",
      ] + idea
    )
    #expect(access.output.contains("A,400,"))
  }

  @Test("two plans side by side")
  func compare() throws {
    for (budget, name) in [("10", "a.json"), ("15", "b.json")] {
      let plan = try workspace.corridor(
        ["plan", "net", "--budget", budget, "--objective", "access", "-o", name]
      )
      #expect(plan.code == 0)
    }
    let json = try workspace.corridor("compare", "net", "a.json", "b.json", "--format", "json")
    #expect(json.code == 0, "\(json.messages)")
    let compared = try object(json.output)
    let (a, b) = (
      try object(try #require(workspace.read("a.json"))),
      try object(try #require(workspace.read("b.json")))
    )
    #expect(number(compared, "first", "value") == number(a, "objective", "value"))
    #expect(number(compared, "second", "value") == number(b, "objective", "value"))
    func ids(_ object: [String: Any], _ key: String) -> Set<String> {
      Set((object[key] as? [[String: Any]] ?? []).compactMap { $0["project_id"] as? String })
    }
    #expect(ids(compared, "both") == ids(a, "projects").intersection(ids(b, "projects")))
    #expect(ids(compared, "only_second") == ids(b, "projects").subtracting(ids(a, "projects")))
    #expect(compared["same_question"] as? Bool == true)
    // Access of the west grows with both projects, beyond what the smaller budget can.
    let proven = try #require(compared["proven"] as? [String])
    #expect(proven.contains { $0.contains("b.json is the better one") })
    #expect(
      proven.contains { $0.contains("better than any plan can be under the rules of a.json") }
    )
    let text = try workspace.corridor("compare", "net", "a.json", "b.json")
    #expect(text.output.contains("both"))
    let same = try workspace.corridor("compare", "net", "a.json", "a.json")
    #expect(same.output.contains("Both are equally good"))
  }

  @Test(
    "wrong questions",
    arguments: [
      ("try net", "Give an idea"), ("try net --add A-E,mode=road", "--add: unknown node or zone"),
      ("try net --close xx", "--close: unknown link"), ("try net --build P9", "unknown project"),
      ("try net --upgrade A-B,mode=road", "give the new speed"),
      ("compare net a.json", "<b.json>"),
    ]
  )
  func wrong(line: String, sentence: String) throws {
    let outcome = try workspace.corridor(line.split(separator: " ").map { String($0) })
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
  }

  @Test("two plans on one page: the map of differences, and what only one builds")
  func page() throws {
    for (name, build) in [("a", "P1"), ("b", "P1,P2")] {
      let made = try workspace.corridor("evaluate", "net", "--build", build, "-o", "\(name).json")
      #expect(made.code == 0, "\(made.messages)")
    }
    let page = try workspace.corridor("report", "net", "a.json", "b.json")
    #expect(page.code == 0, "\(page.messages)")
    #expect(page.output.contains("a.json against b.json"))
    #expect(page.output.contains("Access with b.json against a.json"))
    #expect(page.output.contains("What is in one plan only"))
    #expect(page.output.contains("a.json builds 1 project"))
    let wrong = try workspace.corridor("report", "net", "a.json", "b.json", "--log", "x")
    #expect(wrong.code != 0)
  }
}
