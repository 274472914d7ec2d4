// access on a ready matrix and on a network, and inequality, at the command line.

import Foundation
import Testing

@Suite("Measures at the command line")
struct MeasureCommandTests {
  let workspace: Workspace

  /// Two places of 100 and 300 people with 10 and 20 beds; nobody gets from the second to the
  /// first.
  init() throws {
    workspace = try Workspace()
    try workspace.write(
      "\u{FEFF}id,population,beds,region,income\n\"Old \"\"Town\"\"\",100,10,East,5\n2,300,20,West,3\n",
      to: "z.csv"
    )
    try workspace.write(
      """
      from_id,to_id,time,fare
      "Old ""Town\""","Old ""Town\""",10,1
      "Old ""Town\""",2.0,30,2
      2,2,20,1
      "Old ""Town\""",2,50,0

      """,
      to: "m.csv"
    )
  }

  private func access(_ arguments: String) throws -> Outcome {
    try CorridorProcess(
      ["access", "--matrix", "m.csv", "--zones", "z.csv", "--opportunities", "beds"]
        + arguments.split(separator: " ").map(String.init),
      in: workspace.folder
    ).outcome()
  }

  @Test(
    "each measure on a matrix, by hand",
    arguments: [
      // In reach of 30: all but the pair that is not there. 10/100 + 20/400 and 20/400.
      ("--measure two-step --cutoff 30", "0.15000000000000002", "0.05"),
      // Shares 1/2, 1/2 and 1: demand 50 and 50 + 300, supply shares 1, and 1/2 each.
      // 10/50 + (20/350)/2 = 0.22857, (20/350)/2 = 0.02857.
      ("--measure balanced-two-step --cutoff 30", "0.2285714285714286", "0.02857142857142857"),
      // 10 + 20 x 100/400, 20 x 300/400.
      ("--measure spatial-availability --cutoff 30", "15", "15"),
      // (10 x 10 + 20 x 30) / 30; 20, covering 20 of 30.
      ("--measure mean-cost", "23.333333333333332,1", "20,0.6666666666666666"),
      // (10/10 + 20/30) / 30; 1/20.
      ("--measure efficiency", "0.05555555555555555,1", "0.05,0.6666666666666666"),
      ("--measure closest --nearest 11", "30", "20"),
      ("--measure balancing", "Inf", "Inf"),
      // 10/100 + 20/900, 20/400.
      ("--measure market-access --theta 2", "0.12222222222222223", "0.05"),
      ("--measure daily", "30", "20"),
      ("--measure interval --cutoff-range 10:40:10", "20", "20"),
      ("--measure interval --cutoff-range 10:40:10 --summary mean", "20", "15"),
      ("--measure cumulative --cutoff 29.9", "10", "20"),
      ("--measure cumulative --cutoff 1 --cost-column fare", "30", "20"),
      ("--measure cumulative --limit time=30 --limit fare=1", "10", "20"),
      ("--measure cumulative --limit time=30 --limit fare=2", "30", "20"),
      ("--measure cumulative --cutoff 30 --passive", "10", "30"),
      ("--measure cumulative --cutoff 30 --intrazonal exclude", "20", "0"),
      // Weight 1 below 20, 0.5 from 20: 10 + 10, 10; their mean weighted 100:300 is 12.5.
      ("--measure potential-index --decay stepped --decay-parameters 20:0.5", "160", "80"),
    ]
  )
  func measures(arguments: String, first: String, second: String) throws {
    let outcome = try access(arguments)
    #expect(outcome.code == 0, "\(outcome.messages)")
    let rows = outcome.output.split(separator: "\n").map(String.init)
    #expect(rows.count == 3)
    #expect(rows.first?.hasPrefix("zone_id,accessibility") == true)
    #expect(rows[1] == "\"Old \"\"Town\"\"\",\(first)")
    #expect(rows[2] == "2,\(second)")
    #expect(outcome.messages.contains("coverage:"))
  }

  @Test("bad matrices are refused with their line")
  func badMatrix() throws {
    try workspace.write("from_id,to_id,time\n2,2,NaN\n2,9,1\n", to: "m.csv")
    let outcome = try access("--measure daily")
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("m.csv:2:3"))
    #expect(outcome.messages.contains("m.csv:3:2"))
    let column = try access("--cost-column fare")
    #expect(column.code == 2)
    #expect(column.messages.contains("unknown cost column \"fare\""))
  }

  @Test("regions and changes: against an earlier result, another matrix, another network")
  func comparison() throws {
    #expect(try access("--measure daily --by region -o before.csv").code == 0)
    try workspace.write("from_id,to_id,time\n2,2,300\n", to: "later.csv")
    let text = try CorridorProcess(
      [
        "access", "--matrix", "later.csv", "--zones", "z.csv", "--opportunities", "beds",
        "--measure", "daily", "--by", "region", "--compare", "before.csv",
      ],
      in: workspace.folder
    ).outcome()
    #expect(
      text.output
        == """
        zone_id,accessibility,region,region_accessibility,before,change
        "Old ""Town\""",0,East,0,30,-30
        2,0,West,0,20,-20

        """
    )
    let page = try access("--measure daily --by region --compare m.csv --format text")
    // Mean (100 x 30 + 300 x 20) / 400 = 22.5.
    #expect(page.output.contains("share of mean"))
    #expect(page.output.contains("133.33333333333331 %"))
    #expect(page.output.contains("Theil T"))
    #expect(page.output.contains("spread 10.00: East 30.00 less West 20.00"))
    let network = try workspace.corridor(
      "access",
      "net",
      "--by",
      "macro",
      "--compare",
      "net",
      "--format",
      "json"
    )
    #expect(network.code == 0)
    #expect(network.output.contains(#""change": 0"#))
    #expect(network.output.contains(#""component": "within""#))
  }

  @Test("inequality: components as asked, weights, ranks and groups")
  func inequality() throws {
    // Beds 10 and 20, weights 100 and 300: mean 17.5. Gini 100 x 300 x 10 / (400^2 x 17.5).
    let outcome = try workspace.corridor(
      "inequality",
      "--zones",
      "z.csv",
      "--value",
      "beds",
      "--weight",
      "population",
      "--group",
      "region",
      "--rank",
      "income",
      "--index",
      "gini,max-min,gap,theil-t,concentration,fgt:1:20"
    )
    #expect(outcome.code == 0, "\(outcome.messages)")
    let rows = outcome.output.split(separator: "\n").map(String.init)
    #expect(rows[0] == "index,component,value")
    #expect(rows[1].hasPrefix("gini,total,0.10714285714285"))
    #expect(rows[2] == "max-min,total,10")
    #expect(rows[3] == "gap,total,10")
    // (1/4) (4/7) ln(4/7) + (3/4) (8/7) ln(8/7) = 0.03451; one zone a group, so all of
    // it is between.
    #expect(rows[4].hasPrefix("theil-t,total,0.03451"))
    #expect(rows[5].hasPrefix("theil-t,between,0.03451") && rows[6].hasPrefix("theil-t,within,0"))
    #expect(rows[7].hasPrefix("concentration,total,-0.1071428571428"))
    #expect(rows[8] == "fgt:1:20,total,0.125")
  }

  @Test("inequality: all zero is null, missing is refused unless it has no weight")
  func undefined() throws {
    let zero = try workspace.corridor(
      [
        "inequality", "--zones", "-", "--value", "v", "--index", "gini,cv,palma", "--format",
        "json",
      ],
      input: "id,v\n1,0\n2,0\n"
    )
    #expect(zero.code == 0)
    #expect(zero.output.components(separatedBy: #""value": null"#).count == 4)
    let missing = try workspace.corridor(
      ["inequality", "--zones", "-", "--value", "v", "--index", "gini"],
      input: "id,v,w\n1,1,1\n2,,0\n"
    )
    #expect(missing.code == 1)
    #expect(missing.messages.contains(":3:2"))
    let excused = try workspace.corridor(
      ["inequality", "--zones", "-", "--value", "v", "--weight", "w", "--index", "theil-l"],
      input: "id,v,w\n1,1,1\n2,,0\n3,0,1\n"
    )
    #expect(excused.output == "index,component,value\ntheil-l,total,Inf\n")
  }
}
