// access --graph at the command line: by hand, and against the same costs as a matrix.

import Foundation
import Testing

@Suite("Access on a graph")
struct GraphAccessTests {
  let workspace: Workspace

  /// 1 and 2 reach each other, 3 and 4 too, 2 leads on to 3; nobody gets to 5 or away from it.
  init() throws {
    workspace = try Workspace()
    try workspace.write(
      "p sp 5 5\na 1 2 10\na 2 1 20\na 2 3 5\na 3 4 7\na 4 3 7\n",
      to: "g.gr"
    )
    try workspace.write(
      "node,population,jobs,region\n4,30,3,south\n1.0,10,1,north\n2,0,2,north\n",
      to: "z.csv"
    )
  }

  private func access(_ arguments: String) throws -> Outcome {
    try workspace.corridor(
      ["access", "--graph", "g.gr"] + arguments.split(separator: " ").map(String.init)
    )
  }

  @Test("every node a zone with one opportunity, by hand")
  func everyNode() throws {
    // From 1: 2 at 10, 3 at 15, 4 at 22. From 2: 3 at 5, 4 at 12, 1 at 20. 3 and 4 at 7 from each
    // other.
    let cumulative = try access("--measure cumulative --cutoff 12,4")
    #expect(
      cumulative.output
        == """
        zone_id,accessibility,cutoff
        1,1,12
        2,2,12
        3,1,12
        4,1,12
        5,0,12
        1,0,4
        2,0,4
        3,0,4
        4,0,4
        5,0,4

        """
    )
    // 20 - 8 pairs have no path.
    #expect(cumulative.messages.contains("unreachable: 12 of 20 pairs, 60.0 %"))
    // Who reaches them within 12, and themselves: 1 in 12 no one else, 3 from 2 and 4, 4 from 2 and
    // 3.
    let passive = try access("--measure cumulative --cutoff 12 --passive --intrazonal zero")
    #expect(passive.output == "zone_id,accessibility\n1,1\n2,2\n3,3\n4,3\n5,1\n")
    // 1 - t/20 within 10: of 1 only 2, 1/2; of 2 only 3, 3/4; 13/20 between 3 and 4.
    let gravity = try access(
      "--measure gravity --decay linear --decay-parameters 20 --within 10 --format json"
    )
    let parsed = try JSONSerialization.jsonObject(with: Data(gravity.output.utf8))
    let zones = try #require((parsed as? [String: Any])?["zones"] as? [[String: Any]])
    #expect(zones.map { $0["accessibility"] as? Double } == [0.5, 0.75, 0.65, 0.65, 0])
  }

  @Test(
    "the nodes that a file lists give what a matrix of their costs gives, with every measure",
    arguments: [
      "--measure gravity --decay exponential --decay-parameters 0.1",
      "--measure gravity --decay gaussian --decay-parameters 9 --within 20",
      "--measure gravity --decay stepped --decay-parameters 5:0.5,15:0 --passive",
      "--measure potential-index --decay power --decay-parameters 1",
      "--measure cumulative --cutoff 10,15,25 --intrazonal minutes:12",
      "--measure interval --cutoff-range 5:25:5",
      "--measure closest --nearest 3", "--measure balancing", "--measure daily --passive",
      "--measure two-step --cutoff 22", "--measure balanced-two-step --cutoff 22",
      "--measure spatial-availability --cutoff 22", "--measure mean-cost",
      "--measure market-access --theta 1 --within 20", "--measure efficiency --by region",
    ]
  )
  func asMatrix(arguments: String) throws {
    let matrix = try workspace.corridor("matrix", "--graph", "g.gr", "--format", "csv")
    // The matrix of the listed nodes: 4, 1 and 2.
    let rows = matrix.output.split(separator: "\n").filter { row in
      row.split(separator: ",").prefix(2).allSatisfy {
        ["4", "1", "2", "from_id", "to_id"].contains($0)
      }
    }
    try workspace.write(rows.joined(separator: "\n") + "\n", to: "m.csv")
    let options = arguments.split(separator: " ").map(String.init)
    let columns = ["--zones", "z.csv", "--opportunities", "jobs"]
    let own = arguments.contains("--intrazonal") ? [] : ["--intrazonal", "exclude"]
    let expected = try workspace.corridor(
      ["access", "--matrix", "m.csv"] + columns + own + options
    )
    let found = try workspace.corridor(["access", "--graph", "g.gr"] + columns + options)
    #expect(expected.code == 0, "\(expected.messages)")
    #expect(found.code == 0, "\(found.messages)")
    #expect(found.messages == expected.messages)
    let fields = [found, expected].map { outcome in
      outcome.output.split { $0 == "," || $0 == "\n" }.map(String.init)
    }
    #expect(fields[0].count == fields[1].count)
    for (one, other) in zip(fields[0], fields[1]) where one != other {
      let (one, other) = (try #require(Double(one)), try #require(Double(other)))
      #expect(abs(one - other) <= 1e-14 * abs(other))
    }
    for threads in ["1", "3"] {
      let again = try workspace.corridor(
        ["access", "--graph", "g.gr", "--threads", threads] + columns + options
      )
      #expect(again.output == found.output)
    }
  }

  @Test("costs that are no decimal numbers go another way to the same figures")
  func fineCosts() throws {
    // A third is no whole number of any unit, so rows of searches answer.
    try workspace.write(
      """
      <NUMBER OF ZONES> 3
      <NUMBER OF NODES> 3
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 2
      <END OF METADATA>
      1 2 1 1 0.3333333333333333 0 4 0 0 1 ;
      2 3 1 1 1.3333333333333333 0 4 0 0 1 ;

      """,
      to: "fine_net.tntp"
    )
    let outcome = try workspace.corridor(
      "access",
      "--graph",
      "fine_net.tntp",
      "--measure",
      "cumulative",
      "--cutoff",
      "1,2"
    )
    #expect(outcome.code == 0, "\(outcome.messages)")
    #expect(
      outcome.output
        == "zone_id,accessibility,cutoff\n1,1,1\n2,0,1\n3,0,1\n1,2,2\n2,1,2\n3,0,2\n"
    )
    #expect(outcome.messages.contains("unreachable: 3 of 6 pairs"))
  }

  @Test("changes against an earlier result and another graph")
  func comparison() throws {
    try workspace.write("p sp 5 1\na 1 2 1\n", to: "before.gr")
    let before = try workspace.corridor(
      ["access", "--graph", "before.gr", "--measure", "daily", "-o", "before.csv"]
    )
    #expect(before.code == 0)
    let table = try access("--measure daily --compare before.csv")
    #expect(
      table.output.hasPrefix("zone_id,accessibility,before,change\n1,3,1,2\n2,3,0,3\n3,1,0,1\n")
    )
    #expect(try access("--measure daily --compare before.gr").output == table.output)
  }

  @Test(
    "what does not fit is said",
    arguments: [
      ("--opportunities jobs", 2, "needs --zones FILE"), ("--by region", 2, "needs --zones FILE"),
      ("--use passenger", 2, "belong to a network"), ("--limit time=3", 2, "belong to --matrix"),
      ("--matrix m.csv", 2, "takes one of"), ("--report p.html", 2, "takes a network"),
      ("--measure cumulative --cutoff 5 --within 3", 2, "--within belongs to --measure gravity"),
      ("--zones bad.csv", 1, "bad.csv:3:1"), ("--zones twice.csv", 1, "twice.csv:3:1"),
      ("--zones z.csv --by income", 2, "unknown zone column \"income\""),
      ("--zones z.csv --by empty", 1, "is empty in every zone"),
    ]
  )
  func refusals(arguments: String, code: Int32, message: String) throws {
    try workspace.write("node\n1\n6\n", to: "bad.csv")
    try workspace.write("node\n1\n01\n", to: "twice.csv")
    if arguments.hasSuffix("empty") {
      try workspace.write("node,population,empty\n1,1,\n", to: "z.csv")
    }
    let outcome = try access(arguments)
    #expect(outcome.code == code, "\(outcome.messages)")
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a package of many zones, against the distances of a grid")
  func manyZones() throws {
    // Half a minute from each node of a grid to its neighbours, so that the distance of two nodes
    // is half their steps along it. The last node carries no zone, and one zone sits on no node.
    let side = 65
    var (nodes, links, zones) = ("node_id,x_coord,y_coord,zone_id\n", "", "zone_id,population\n")
    for row in 0..<side {
      for column in 0..<side {
        let id = row * side + column
        nodes += "\(id),\(column),\(row),\(id < side * side - 1 ? "z\(id)" : "")\n"
        if id < side * side - 1 { zones += "z\(id),\(population(id))\n" }
        if column + 1 < side { links += "\(id)e,\(id),\(id + 1),false,1,0.5\n" }
        if row + 1 < side { links += "\(id)n,\(id),\(id + side),false,1,0.5\n" }
      }
    }
    let workspace = try Workspace(replacing: [
      "node.csv": nodes, "zone.csv": zones + "nowhere,5\n", "region.csv": nil, "project.csv": nil,
      "project_link.csv": nil,
      "link.csv": "link_id,from_node_id,to_node_id,directed,length,u_travel_time\n" + links,
    ])
    let decay = { (minutes: Double) in exp(-minutes / 2) }
    for (options, value) in [
      ("--measure cumulative --cutoff 3", { (minutes: Double) in minutes <= 3 ? 1 : 0 }),
      ("--measure gravity --decay-parameters 1/2 --within 4", { $0 <= 4 ? decay($0) : 0 }),
    ] as [(String, (Double) -> Double)] {
      let outcome = try workspace.corridor(
        ["access", "net", "--threads", "2"] + options.split(separator: " ").map(String.init)
      )
      #expect(outcome.code == 0)
      // 4224 zones with a node and one without; each of the first reaches the others.
      #expect(outcome.messages.contains("unreachable: 8,448 of 17,846,400 pairs, "))
      let rows = outcome.output.split(separator: "\n").dropFirst()
      #expect(rows.count == side * side)
      #expect(rows.last == "nowhere,0")
      for (id, line) in rows.dropLast().enumerated() {
        var expected = 0.0
        let (row, column) = (id / side, id % side)
        for otherRow in max(0, row - 8)...min(side - 1, row + 8) {
          for otherColumn in max(0, column - 8)...min(side - 1, column + 8) {
            let other = otherRow * side + otherColumn
            if other == id || other == side * side - 1 { continue }
            let steps = abs(otherRow - row) + abs(otherColumn - column)
            expected += Double(population(other)) * value(Double(steps) / 2)
          }
        }
        let fields = line.split(separator: ",")
        let found = try #require(fields.last.flatMap { Double($0) })
        if fields[0] != "z\(id)" || abs(found - expected) > 1e-9 * max(1, expected) {
          Issue.record("z\(id): \(line), not \(expected)")
        }
      }
    }
  }

  private func population(_ zone: Int) -> Int { zone % 7 * 10 }
}
