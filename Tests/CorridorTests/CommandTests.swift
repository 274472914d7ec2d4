// Every command on four towns whose figures are worked by hand.

import Foundation
import Testing

@Suite("Commands")
struct CommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  @Test("validate: a good package, in every format")
  func validate() throws {
    let workspace = try Workspace(replacing: plausibleTables)
    let text = try workspace.corridor("validate", "net")
    #expect(text.code == 0)
    #expect(text.output == "net can be used: 0 errors, 0 warnings, 0 notes.\n")
    #expect(text.messages.isEmpty)
    let csv = try workspace.corridor("validate", "net", "--format", "csv")
    #expect(csv.output == "severity,file,line,column,column_name,value,message\n")
    let json = try workspace.corridor("validate", "net", "--format", "json")
    #expect(json.output.contains(#""valid": true"#))
  }

  @Test("info counts")
  func info() throws {
    let text = try workspace.corridor("info", "net")
    #expect(text.code == 0)
    #expect(text.output.contains("4 nodes, 3 links, 4 zones"))
    #expect(text.output.contains("All nodes hang together."))
    let csv = try workspace.corridor("info", "net", "--format", "csv")
    #expect(csv.output.contains("links,road,3,180\n"))
    #expect(csv.output.contains("projects,candidate,3,1000000015\n"))
  }

  @Test("route: one, the K best, pairs, and none")
  func route() throws {
    let json = try workspace.corridor(
      "route",
      "net",
      "--from",
      "A",
      "--to",
      "D",
      "--format",
      "json"
    )
    #expect(json.code == 0)
    let route = try #require(try object(json.output) as? [String: Any])
    #expect(
      Set(route.keys)
        == ["from", "to", "from_name", "to_name", "minutes", "money", "km", "legs"]
    )
    #expect(route["to_name"] as? String == "Dorf")
    #expect(route["minutes"] as? Double == 180)  // 30 + 100 + 50
    #expect(route["km"] as? Double == 180)
    let legs = try #require(route["legs"] as? [[String: Any]])
    #expect(legs.count == 1)  // road all the way
    #expect(
      Set(legs[0].keys)
        == [
          "mode", "from", "to", "from_name", "to_name", "minutes", "km", "access_minutes", "nodes",
          "links",
        ]
    )
    #expect(legs[0]["nodes"] as? [String] == ["A", "B", "C", "D"])
    #expect(legs[0]["links"] as? [String] == ["ab", "bc", "cd"])

    let several = try workspace.corridor(
      "route",
      "net",
      "--from",
      "A",
      "--to",
      "D",
      "-k",
      "3",
      "--format",
      "json"
    )
    #expect((try object(several.output) as? [Any])?.count == 1)  // there is no second one
    let pareto = try workspace.corridor(
      "route",
      "net",
      "--from",
      "A",
      "--to",
      "D",
      "--pareto",
      "time,money",
      "--format",
      "csv"
    )
    #expect(pareto.output.hasSuffix("A,D,1,1,road,A,D,180,180,0,0,Aville,Dorf,Aville,Dorf\n"))

    let pairs = try workspace.corridor(
      ["route", "net", "--pairs", "-"],
      input: "to,from\nB,A\nC,C\n"
    )
    #expect(pairs.code == 0)
    let lines = pairs.output.split(separator: "\n").map { String($0) }
    #expect(lines.count == 2)
    #expect((try object(lines[0]) as? [String: Any])?["minutes"] as? Double == 30)
    #expect((try object(lines[1]) as? [String: Any])?["minutes"] as? Double == 0)
  }

  @Test("route and matrix without a path: null, Inf, and a count on standard error")
  func unreachable() throws {
    let workspace = try Workspace(replacing: [
      "link.csv": "link_id,from_node_id,to_node_id,directed,u_travel_time\nab,A,B,true,30\n"
    ])
    let route = try workspace.corridor(
      "route",
      "net",
      "--from",
      "B",
      "--to",
      "A",
      "--format",
      "json"
    )
    #expect(route.code == 0)
    #expect(route.output.contains(#""minutes": null"#))
    #expect(route.output.contains(#""legs": []"#))
    let csv = try workspace.corridor("matrix", "net")
    #expect(csv.output.contains("A,B,30\n"))
    #expect(csv.output.contains("B,A,Inf\n"))
    #expect(csv.messages.contains("unreachable: 11 of 16 pairs"))  // 4 on the diagonal, A to B
    let json = try workspace.corridor("matrix", "net", "--format", "json")
    #expect(json.output.contains("[null,0,null,null]"))
    #expect(json.output.contains(#""unreachable": 11"#))
    let access = try workspace.corridor("access", "net", "--format", "json")
    #expect(access.output.contains(#""unreachable": 11"#))
  }

  @Test("matrix of chosen zones")
  func matrix() throws {
    try workspace.write("name,id\nx,D\ny,A\n", to: "origins.csv")
    try workspace.write("zone_id\nB\n", to: "destinations.csv")
    let csv = try workspace.corridor(
      "matrix",
      "net",
      "--origins",
      "origins.csv",
      "--destinations",
      "destinations.csv"
    )
    #expect(csv.output == "from_id,to_id,cost\nD,B,150\nA,B,30\n")
    try workspace.write("zone_id\nB\nE\n", to: "destinations.csv")
    let wrong = try workspace.corridor("matrix", "net", "--destinations", "destinations.csv")
    #expect(wrong.code == 1)
    #expect(wrong.messages.contains(#"destinations.csv:3:1: --destinations: unknown zone "E""#))
  }

  @Test("access by hand: cumulative, gravity, passive, trips within a zone")
  func access() throws {
    // Within 60 minutes: A-B 30, C-D 50.
    let within = try workspace.corridor(
      "access",
      "net",
      "--measure",
      "cumulative",
      "--cutoff",
      "60"
    )
    #expect(
      within.output
        == "zone_id,accessibility,name\nA,200,Aville\nB,100,Beton\nC,400,Ceeburg\nD,300,Dorf\n"
    )
    #expect(
      within.messages
        == "coverage: 100.0 % of weight x opportunities; unreachable: 0 of 12 pairs, 0.0 %\n"
    )
    let two = try workspace.corridor(
      "access",
      "net",
      "--measure",
      "cumulative",
      "--cutoff",
      "30,100",
      "--by",
      "macro"
    )
    #expect(
      two.output.hasPrefix(
        "zone_id,accessibility,cutoff,region,region_accessibility,name\nA,200,30,East,"
      )
    )
    // Linear 60: A-B is worth 1/2, C-D 1/6; 400/6 = 66.67 and 300/6 = 50.
    let gravity = try workspace.corridor(
      "access",
      "net",
      "--decay",
      "linear",
      "--decay-parameters",
      "60"
    )
    #expect(
      gravity.output.hasPrefix("zone_id,accessibility,name\nA,100,Aville\nB,50,Beton\nC,66.6")
    )
    let passive = try workspace.corridor(
      "access",
      "net",
      "--decay",
      "binary",
      "--decay-parameters",
      "60",
      "--passive"
    )
    #expect(passive.output == within.output)  // costs are symmetric
    let own = try workspace.corridor(
      "access",
      "net",
      "--measure",
      "cumulative",
      "--cutoff",
      "60",
      "--intrazonal",
      "zero"
    )
    #expect(
      own.output
        == "zone_id,accessibility,name\nA,300,Aville\nB,300,Beton\nC,700,Ceeburg\nD,700,Dorf\n"
    )
    // East: (100 * 200 + 200 * 100) / 300 = 133.3; West: (300 * 400 + 400 * 300) / 700 = 342.9.
    let json = try workspace.corridor(
      "access",
      "net",
      "--measure",
      "cumulative",
      "--cutoff",
      "60",
      "--by",
      "macro",
      "--format",
      "json"
    )
    let answer = try #require(try object(json.output) as? [String: Any])
    let regions = try #require(answer["regions"] as? [[String: Any]])
    #expect(regions.map { $0["region"] as? String } == ["East", "West"])
    #expect(regions[0]["accessibility"] as? Double == 40000.0 / 300)
    #expect(regions[1]["accessibility"] as? Double == 240000.0 / 700)
    #expect(answer["unreachable"] as? Int == 0)
  }

  @Test("plan and evaluate agree on a plan worked by hand")
  func planAndEvaluate() throws {
    // Within 60 minutes the budget of 10 buys P1 alone: B and C then reach each other.
    let question = ["--decay", "binary", "--decay-parameters", "60", "--format", "json"]
    let plan = try CorridorProcess(
      ["plan", "net", "--budget", "10", "--objective", "access"] + question,
      in: workspace.folder
    ).outcome()
    #expect(plan.code == 0)
    let answer = try #require(try object(plan.output) as? [String: Any])
    #expect(answer["status"] as? String == "optimal")
    let projects = try #require(answer["projects"] as? [[String: Any]])
    #expect(projects.map { $0["project_id"] as? String } == ["P1"])
    // West: (300 * (400 + 200) + 400 * 300) / 700 = 428.57 after 342.86.
    let objective = try #require(answer["objective"] as? [String: Any])
    let value = try #require(objective["value"] as? Double)
    #expect(abs(value - 300000.0 / 700) < 1e-9)
    let run = try #require(answer["run"] as? [String: Any])
    #expect((run["input_sha256"] as? String)?.count == 64)
    #expect((run["parameters"] as? [String: Any])?["decay"] as? String == "binary")

    try workspace.write(plan.output, to: "plan.json")
    for how in [["--plan", "plan.json"], ["--build", "P1"], ["--build", "P1,P1"]] {
      let evaluated = try CorridorProcess(
        ["evaluate", "net", "--objective", "access"] + how + question,
        in: workspace.folder
      ).outcome()
      #expect(evaluated.code == 0)
      let figures = try #require(try object(evaluated.output) as? [String: Any])
      #expect(figures["status"] as? String == "evaluated")
      #expect((figures["objective"] as? [String: Any])?["bound"] is NSNull)
      for key in ["regions", "gap", "ratio", "inequality", "projects"] {
        #expect(try sorted(figures[key]) == sorted(answer[key]))
      }
      #expect(Set(figures.keys) == Set(answer.keys).subtracting(["cheapest"]))
    }
    // East: (100 * 200 + 200 * 400) / 300 = 333.33; the gap was 133.33 - 342.86.
    let gap = try #require(answer["gap"] as? [String: Double])
    #expect(abs((gap["before"] ?? 0) - (40000.0 / 300 - 240000.0 / 700)) < 1e-9)
    #expect(abs((gap["after"] ?? 0) - (100000.0 / 300 - 300000.0 / 700)) < 1e-9)
  }

  @Test("a plan that satisfies no rule is still printed, with exit code 3")
  func infeasible() throws {
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "4",
      "--require",
      "P2",
      "--format",
      "json"
    )
    #expect(plan.code == 3)
    let answer = try #require(try object(plan.output) as? [String: Any])
    #expect(answer["status"] as? String == "infeasible")
    #expect((answer["conflict"] as? [String])?.isEmpty == false)
    let csv = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "4",
      "--require",
      "P2",
      "--format",
      "csv"
    )
    #expect(csv.code == 3)
    #expect(csv.messages.hasPrefix("Error: no plan satisfies the rules: "))
    let text = try workspace.corridor("plan", "net", "--budget", "100", "--require", "P3")
    #expect(text.code == 3)
    #expect(text.output.contains("No plan satisfies the rules:"))
  }

  @Test("required and forbidden projects are, and nothing is built for no budget")
  func rules() throws {
    let csv = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "100",
      "--require",
      "P2",
      "--forbid",
      "P1",
      "--format",
      "csv"
    )
    #expect(csv.output.split(separator: "\n").dropFirst().map { $0.prefix(2) } == ["P2"])
    let nothing = try workspace.corridor("plan", "net", "--budget", "0", "--format", "csv")
    #expect(nothing.code == 0)
    #expect(nothing.output == "project_id,name,cost,period,loss_without\n")
  }

  /// A part of a JSON value as text that does not depend on the order of names.
  private func sorted(_ value: Any?) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: try #require(value),
      options: .sortedKeys
    )
    return String(decoding: data, as: UTF8.self)
  }

  private func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// A-B takes 30 minutes, B-C 100 and C-D 50, so A-C takes 130; the demand's mean is (3 x 30 +
  /// 130) / 4 = 55.
  @Test("plan for demand, and evaluate and report what it answered")
  func demand() throws {
    try Data("to_id,volume,from_id\nB,3,A\nC,1,A\nD,0,A\n".utf8)
      .write(to: workspace.folder.appending(path: "trips.csv"))
    let question = ["--objective", "mean-cost", "--demand", "trips.csv"]
    let plan = try CorridorProcess(
      ["plan", "net", "--budget", "0", "--format", "json", "-o", "mean.json"] + question,
      in: workspace.folder
    ).outcome()
    #expect(plan.code == 0, "\(plan.messages)")
    let file = try Data(contentsOf: workspace.folder.appending(path: "mean.json"))
    let answer = try #require(
      try JSONSerialization.jsonObject(with: file) as? [String: Any]
    )
    let objective = try #require(answer["objective"] as? [String: Any])
    #expect(objective["kind"] as? String == "mean-cost")
    #expect(objective["value"] as? Double == 55)
    let report = try workspace.corridor("report", "net", "mean.json", "-o", "mean.html")
    #expect(report.code == 0, "\(report.messages)")

    try Data("from_id,to_id,volume\nA,B,1\nA,X,2\nA,B,3\nB,C,-1\nB,D,many\nC,D,\n".utf8)
      .write(to: workspace.folder.appending(path: "bad.csv"))
    let bad = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--objective",
      "total",
      "--demand",
      "bad.csv"
    )
    #expect(bad.code == 1)
    #expect(bad.output.isEmpty)
    for (line, sentence) in [
      (3, #"there is no zone "X""#), (4, "the pair is in line 2 already"),
      (5, "not negative"), (6, "not negative"), (7, "missing"),
    ] {
      #expect(
        bad.messages.contains("bad.csv:\(line):") && bad.messages.contains(sentence),
        "\(bad.messages)"
      )
    }
  }

  /// Branch P2 alone reaches what a budget of 10 reaches; a little more needs the dear project.
  @Test("the cheapest plan that reaches a figure, or what can be reached")
  func cheapest() throws {
    func plan(_ arguments: String...) throws -> [String: Any] {
      let outcome = try CorridorProcess(
        ["plan", "net", "--format", "json"] + arguments,
        in: workspace.folder
      ).outcome()
      #expect(outcome.code == 0 || outcome.code == 3, "\(outcome.messages)")
      return try #require(try object(outcome.output) as? [String: Any])
    }
    let best = try plan("--budget", "10")
    let gap = try #require(best["gap"] as? [String: Any])
    let after = try #require(gap["after"] as? Double)
    let cheapest = try plan("--objective", "cost", "--reach", "gap:\(after)")
    #expect(cheapest["status"] as? String == "optimal")
    #expect(cheapest["cost"] as? Double == best["cost"] as? Double)
    let never = try plan("--budget", "10", "--objective", "cost", "--reach", "gap:\(after - 1)")
    #expect(never["status"] as? String == "infeasible")
    let conflict = try #require(never["conflict"] as? [String])
    #expect(conflict.count == 1)
    // The least gap to ten digits, rounded up, so that it can be asked for.
    #expect(conflict[0].contains("cannot be reached"))
    let said = try #require(conflict[0].firstMatch(of: #/the best plan has gap ([0-9.]+),/#))
    #expect(said.1.count { $0.isNumber } <= 10)
    let least = try #require(Double(said.1))
    #expect(least >= after && least <= after * (1 + 1e-9))
    let again = try plan("--budget", "10", "--objective", "cost", "--reach", "gap:\(said.1)")
    #expect(again["status"] as? String == "optimal")
  }

  /// P2 costs 5: with 4 nothing better is built, with 5 it is.
  @Test("frontier: a plan per budget, as text, CSV, JSON and page")
  func frontier() throws {
    let arguments = ["frontier", "net", "--budgets", "0:10:5"]
    let json = try CorridorProcess(arguments + ["--format", "json"], in: workspace.folder).outcome()
    #expect(json.code == 0, "\(json.messages)")
    let answer = try #require(try object(json.output) as? [String: Any])
    let points = try #require(answer["points"] as? [[String: Any]])
    #expect(points.map { $0["budget"] as? Double } == [0, 5, 10])
    for point in points {
      let budget = String(point["budget"] as? Double ?? -1)
      let plan = try workspace.corridor("plan", "net", "--budget", budget, "--format", "json")
      let single = try #require(try object(plan.output) as? [String: Any])
      let objective = try #require(single["objective"] as? [String: Any])
      #expect(point["value"] as? Double == objective["value"] as? Double)
      let ids = (single["projects"] as? [[String: Any]])?.compactMap { $0["project_id"] as? String }
      #expect((point["projects"] as? [String])?.sorted() == ids?.sorted())
    }
    let csv = try CorridorProcess(
      ["frontier", "net", "--budgets", "5", "--format", "csv"],
      in: workspace.folder
    ).outcome()
    #expect(csv.output.hasPrefix("budget,value,bound,relative_gap,cost,target_access,"))
    #expect(csv.output.split(separator: "\n").count == 2)
    let page = try CorridorProcess(
      arguments + ["--report", "f.html", "--svg", "pictures"],
      in: workspace.folder
    ).outcome()
    #expect(page.code == 0, "\(page.messages)")
    let html = try String(
      contentsOf: workspace.folder.appending(path: "f.html"),
      encoding: .utf8
    )
    #expect(html.contains("chart-frontier") && html.contains("chart-shadow-price"))
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: workspace.folder.appending(path: "pictures").path
    )
    #expect(pictures.sorted() == ["frontier.svg", "shadow-price.svg"])
    for (budgets, sentence) in [
      ("10:5:1", "--budgets B"), ("0:10", "A:B:STEP"), ("0:1:0", "STEP"),
      ("0:1e9:1", "at most 10000"),
      ("x", "--budgets"),
    ] {
      let wrong = try workspace.corridor("frontier", "net", "--budgets", budgets)
      #expect(wrong.code == 2 && wrong.messages.contains(sentence), "\(wrong.messages)")
    }
  }
}
