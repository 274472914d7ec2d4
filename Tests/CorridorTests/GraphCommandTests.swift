// Graph files on the command line: matrix --graph and benchmark, on graphs whose sums are worked by
// hand.

import Foundation
import Testing

/// 1 -> 2 -> 3 -> 1 at 1, 2, 4 and a dear arc 1 -> 3; vertex 4 leads to 1 and is not reached.
private let graphText = """
  c four vertices
  p sp 4 5
  a 1 2 1
  a 2 3 2
  a 3 1 4
  a 1 3 9
  a 4 1 1

  """

@Suite("Graph files on the command line")
struct GraphCommandTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(graphText, to: "g.gr")
    try workspace.write("1\n4\n", to: "sources")
    try workspace.write("from,to\n1,3\n3,4\n", to: "pairs.csv")
    try workspace.write("from,to,cost\n2,1,1\n1,4,10\n", to: "arcs.csv")
  }

  private func kernels(_ arguments: String...) throws -> [[String: Any]] {
    let outcome = try CorridorProcess(
      ["benchmark"] + arguments + ["--format", "json"],
      in: workspace.folder
    ).outcome()
    #expect(outcome.code == 0, "\(outcome.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let report = try #require(object as? [String: Any])
    #expect(Set(report.keys) == ["vertices", "arcs", "kernels"])
    let kernels = try #require(report["kernels"] as? [[String: Any]])
    for kernel in kernels {
      #expect(
        Set(kernel.keys)
          == ["kernel", "build_seconds", "median_seconds", "unit", "runs", "checksum"]
      )
    }
    return kernels
  }

  @Test("benchmark: checksums are the sums of the finite distances asked for")
  func checksums() throws {
    // From 1: 0 1 3; from 4: 1 2 4 0.
    let timings = try kernels(
      "--graph",
      "g.gr",
      "--kernel",
      "dijkstra,allpairs,insertion,kshortest,pareto",
      "--sources",
      "sources",
      "--pairs",
      "pairs.csv",
      "--arcs",
      "arcs.csv",
      "--runs",
      "2"
    )
    let units: [String?] = timings.map { $0["unit"] as? String }
    #expect(units == ["source", "table", "arc", "pair", "pair"])
    #expect(timings.allSatisfy { $0["runs"] as? Int == 2 })
    #expect(timings.allSatisfy { ($0["median_seconds"] as? Double ?? 0) > 0 })
    // All pairs: rows 0 1 3 -, 6 0 2 -, 4 5 0 -, 1 2 4 0. With 2 -> 1 at 1: row 2 becomes 1 0 2;
    // with 1 -> 4 at 10, column 4 becomes 10 11 14 0. Paths from 1 to 3: 3 and 9; nobody gets to 4.
    // Pareto with one per arc: 3 in two arcs, 9 in one.
    let sums: [Double?] = [4 + 7, 28, 28 - 5 + 35, 12, 12]
    let found: [Double?] = timings.map { $0["checksum"] as? Double }
    #expect(found == sums)
  }

  @Test("benchmark: kernels on a hierarchy find what searches find, in whole and in broken units")
  func hierarchy() throws {
    try workspace.write(
      graphText.replacingOccurrences(of: "a 1 2 1", with: "a 1 2 1.25"),
      to: "b.gr"
    )
    // With 1 -> 2 at 1.25: from 1: 0 1.25 3.25; from 4: 1 2.25 4.25 0; the pairs 1 -> 3 and 3 -> 4.
    for (file, sums) in [
      ("g.gr", [11, 3, 11, 11, 1] as [Double?]), ("b.gr", [12, 3.25, 12, 12, 1] as [Double?]),
    ] {
      let timings = try kernels(
        "--graph",
        file,
        "--kernel",
        "dijkstra,ch,phast,phast16,table",
        "--sources",
        "sources",
        "--pairs",
        "pairs.csv"
      )
      let units: [String?] = timings.map { $0["unit"] as? String }
      #expect(units == ["source", "pair", "source", "source", "table"])
      let found: [Double?] = timings.map { $0["checksum"] as? Double }
      #expect(found == sums)
    }
  }

  @Test("benchmark: searches by arcs, paths, new costs and single precision, by hand as well")
  func further() throws {
    let timings = try kernels(
      "--graph",
      "g.gr",
      "--kernel",
      "bfs,path,customize,insertion32",
      "--sources",
      "sources",
      "--pairs",
      "pairs.csv",
      "--arcs",
      "arcs.csv"
    )
    let units: [String?] = timings.map { $0["unit"] as? String }
    #expect(units == ["source", "pair", "table", "arc"])
    // Arcs from 1: 0 1 1; from 4: 1 2 2 0. The path from 1 to 3 costs 3, nobody gets from 3 to 4.
    let found: [Double?] = timings.map { $0["checksum"] as? Double }
    #expect(found == [7, 3, 3, 28 - 5 + 35])
    let text = try workspace.corridor("benchmark", "--graph", "g.gr", "--kernel", "ch")
    #expect(text.output.hasPrefix("4 vertices, 5 arcs; hierarchy of "))
  }

  @Test("benchmark: huge, zero and broken costs, single vertices and parts apart in every kernel")
  func extremes() throws {
    let whole = "dijkstra,ch,phast,phast16,table,allpairs,path,customize"
    for (text, sum) in [
      // Two vertices apart are reached from themselves alone.
      ("p sp 2 0\n", 0.0), ("p sp 1 0\n", 0), ("p sp 1 1\na 1 1 5\n", 0),
      ("p sp 2 2\na 1 2 0\na 2 1 0\n", 0),
      // Parallel arcs: the cheapest counts.
      ("p sp 2 2\na 1 2 1e12\na 1 2 2e12\n", 1e12), ("p sp 2 1\na 1 2 1e18\n", 1e18),
      ("p sp 3 2\na 1 2 1073741822\na 2 3 1\n", 1_073_741_822 + 1_073_741_823 + 1),
    ] {
      try workspace.write(text, to: "x.gr")
      try workspace.write("from,to\n1,1\n", to: "x.csv")
      let timings = try kernels(
        "--graph",
        "x.gr",
        "--kernel",
        whole + ",insertion,kshortest,pareto,bfs",
        "--pairs",
        "x.csv"
      )
      for timing in timings.prefix(6) where timing["kernel"] as? String != "ch" {
        let found = try #require(timing["checksum"] as? Double)
        #expect(abs(found - sum) <= 1e-6 * sum, "\(timing) of \(text)")
      }
      #expect(timings[1]["checksum"] as? Double == 0)
      #expect(timings[8]["checksum"] as? Double ?? -1 >= 0)
    }
  }

  @Test("benchmark: without files, on packages, and on several threads")
  func defaults() throws {
    let one = try kernels("--graph", "g.gr", "--kernel", "dijkstra,insertion")
    let two = try kernels("--graph", "g.gr", "--kernel", "dijkstra,insertion", "--threads", "3")
    #expect(one[0]["checksum"] as? Double == 28)  // every vertex is a source
    for (one, two) in zip(one, two) {
      #expect(one["checksum"] as? Double == two["checksum"] as? Double)
    }
    // A 30 B 100 C 50 D, both ways: 2 x (30 + 130 + 180 + 100 + 150 + 50).
    #expect(try kernels("net", "--kernel", "allpairs")[0]["checksum"] as? Double == 1280)
    try workspace.write("A\n", to: "from.txt")
    let sum = try kernels("net", "--kernel", "dijkstra", "--sources", "from.txt")[0]["checksum"]
    #expect(sum as? Double == 340)  // 30 + 130 + 180
    try workspace.write("p sp 0 0\n", to: "none.gr")
    let none = try kernels(
      "--graph",
      "none.gr",
      "--kernel",
      "dijkstra,allpairs,insertion,kshortest"
    )
    #expect(none.allSatisfy { $0["checksum"] as? Double == 0 })
  }

  @Test("benchmark: the second cost comes from another graph with the same arcs")
  func lengths() throws {
    try workspace.write(graphText.replacingOccurrences(of: " 9", with: " 1"), to: "d.gr")
    // 3 with lengths 1 + 2, 9 with length 1.
    let both = try kernels(
      "--graph",
      "g.gr",
      "--lengths",
      "d.gr",
      "--kernel",
      "pareto",
      "--pairs",
      "pairs.csv"
    )
    #expect(both[0]["checksum"] as? Double == 12)
    try workspace.write(graphText.replacingOccurrences(of: "a 1 3", with: "a 2 3"), to: "x.gr")
    let other = try workspace.corridor(
      "benchmark",
      "--graph",
      "g.gr",
      "--lengths",
      "x.gr",
      "--kernel",
      "pareto"
    )
    #expect(other.code == 1)
    #expect(other.messages.contains("other arcs"))
  }

  @Test("matrix --graph: nodes by their ids in the file, FIRST THRU NODE held")
  func matrix() throws {
    let csv = try workspace.corridor("matrix", "--graph", "g.gr", "--origins", "sources")
    #expect(csv.code == 0)
    #expect(
      csv.output
        == "from_id,to_id,cost\n1,1,0\n1,2,1\n1,3,3\n1,4,Inf\n4,1,1\n4,2,2\n4,3,4\n4,4,0\n"
    )
    #expect(csv.messages.contains("unreachable: 1 of 8 pairs"))
    try workspace.write("node_id,name\n3.0,x\n", to: "to.csv")
    let some = try workspace.corridor(
      ["matrix", "--graph", "-", "--origins", "to.csv", "--destinations", "to.csv"],
      input: graphText
    )
    #expect(some.output == "from_id,to_id,cost\n3,3,0\n")
    let tntp =
      "<NUMBER OF ZONES> 1\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 2\n<NUMBER OF LINKS> 4\n"
      + "<END OF METADATA>\n2 1 9 1 1 ;\n1 3 9 1 1 ;\n2 3 9 1 5 ;\n3 1 9 1 2.5 ;\n"
    try workspace.write(tntp, to: "x_net.tntp")
    let closed = try workspace.corridor("matrix", "--graph", "x_net.tntp")
    #expect(
      closed.output
        == "from_id,to_id,cost\n1,1,0\n1,2,Inf\n1,3,1\n2,1,1\n2,2,0\n2,3,5\n3,1,2.5\n3,2,Inf\n3,3,0\n"
    )
    #expect(try workspace.corridor("matrix", "--graph", "net").output.contains("A,B,30\n"))
  }

  @Test(
    "bad lists and graphs are said with their line",
    arguments: [
      (
        "benchmark --graph g.gr --kernel dijkstra --sources bad", 1,
        "bad:2:1: --sources names \"9\""
      ),
      ("benchmark --graph g.gr --kernel dijkstra --sources none", 1, "none: cannot be read"),
      ("benchmark --graph g.gr --kernel kshortest --pairs sources", 1, "expected columns from, to"),
      (
        "benchmark --graph g.gr --kernel insertion --arcs bad.csv", 1,
        "bad.csv:2:3: the cost is \"-1\""
      ),
      ("benchmark --graph none.gr --kernel dijkstra", 1, "none.gr: cannot be read"),
      ("benchmark --graph bad --kernel dijkstra", 1, "expected a DIMACS graph"),
      ("matrix --graph g.gr --origins bad", 1, "bad:2:1: --origins names \"9\""),
      ("benchmark --graph g.gr --kernel djikstra", 2, "did you mean \"dijkstra\"?"),
      ("benchmark --graph g.gr --kernel ,", 2, "names no kernel"),
      ("benchmark --graph g.gr", 2, "--kernel"),
      ("benchmark net --graph g.gr --kernel dijkstra", 2, "either the folder"),
      ("benchmark --kernel dijkstra", 2, "either the folder"),
      ("matrix", 2, "either the folder"),
      ("benchmark --graph g.gr --kernel dijkstra --runs 0", 2, "--runs"),
    ]
  )
  func wrong(line: String, code: Int32, sentence: String) throws {
    try workspace.write("1\n9\n", to: "bad")
    try workspace.write("from,to,cost\n1,2,-1\n", to: "bad.csv")
    let arguments = line.split(separator: " ").map { String($0) }
    let outcome = try CorridorProcess(arguments, in: workspace.folder).outcome()
    #expect(outcome.code == code, "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
  }
}
