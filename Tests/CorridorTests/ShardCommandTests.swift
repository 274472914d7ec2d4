// --shard, --origins, merge and prepare at the command line: the bytes of an undivided run.

import Foundation
import Testing
import TestSupport

@Suite("Parts at the command line")
struct ShardCommandTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Self.grid(side: 7), to: "g.gr")
  }

  /// Whole costs from 1 to 9 both ways between neighbours of a square; one row of nodes can be left
  /// only.
  private static func grid(side: Int) -> String {
    var generator = SeededGenerator(seed: 24)
    var arcs: [String] = []
    for row in 0..<side {
      for column in 0..<side {
        let node = row * side + column + 1
        for other in [column + 1 < side ? node + 1 : 0, row + 1 < side ? node + side : 0]
        where other > 0 {
          let cost = Int.random(in: 1...9, using: &generator)
          arcs.append("a \(node) \(other) \(cost)")
          if row > 0 { arcs.append("a \(other) \(node) \(cost)") }
        }
      }
    }
    return "p sp \(side * side) \(arcs.count)\n" + arcs.joined(separator: "\n") + "\n"
  }

  private func run(_ command: String) throws -> Outcome {
    try workspace.corridor(command.split(separator: " ").map(String.init))
  }

  /// The parts of a command, and what merge makes of them in another order.
  private func merged(_ command: String, count: Int, ending: String, out: String) throws -> Data? {
    var parts: [String] = []
    for index in 1...count {
      let part = "p\(index).\(ending)"
      parts.insert(part, at: parts.count / 2)
      let made = try run("\(command) --shard \(index)/\(count) -o \(part) --force")
      #expect(made.code == 0, "\(made.messages)")
    }
    let outcome = try workspace.corridor(["merge", out, "--force"] + parts)
    #expect(outcome.code == 0, "\(outcome.messages)")
    return workspace.data(out)
  }

  @Test(
    "rows of parts are the undivided rows",
    arguments: [
      "matrix net", "matrix net --cost km --origins from.csv",
      "matrix --graph g.gr", "matrix --graph g.gr --prepared g.hierarchy",
      "access net", "access net --measure closest --nearest 5 --columns population",
      "access net --measure cumulative --cutoff 30,90,200",
      "access net --origins from.csv --measure mean-cost",
      "access --graph g.gr --measure cumulative --cutoff 6,12",
      "access --graph g.gr --measure gravity --decay linear --decay-parameters 15",
      "access --graph g.gr --measure interval --cutoff-range 5:25:5 --intrazonal zero",
      "access --graph g.gr --measure cumulative --cutoff 6,12 --prepared g.hierarchy",
      "access --graph g.gr --measure market-access --theta 1",
    ]
  )
  func rows(command: String) throws {
    try workspace.write("zone_id\nD\nA\nB\n", to: "from.csv")
    if command.contains("--prepared") {
      #expect(try run("prepare --graph g.gr -o g.hierarchy").code == 0)
    }
    let whole = try run("\(command) --format csv")
    #expect(whole.code == 0, "\(whole.messages)")
    // The package has four zones: more parts leave some empty.
    for count in command.contains(" net") ? [6] : [3] {
      let bytes = try merged("\(command) --format csv", count: count, ending: "csv", out: "m.csv")
      #expect(bytes == Data(whole.output.utf8), "\(count) parts")
    }
  }

  @Test(
    "parts with regions give every format of the undivided run",
    arguments: [
      "--by macro", "--by macro --measure closest --nearest 5",
      "--measure cumulative --cutoff 30,90 --by macro --origins from.csv",
    ]
  )
  func answers(options: String) throws {
    try workspace.write("zone_id\nD\nA\nB\n", to: "from.csv")
    for (format, ending) in [("json", "json"), ("text", "txt"), ("csv", "csv")] {
      let whole = try run("access net \(options) --format \(format)")
      #expect(whole.code == 0, "\(whole.messages)")
      let bytes = try merged(
        "access net \(options) --format \(format)",
        count: 3,
        ending: "json",
        out: "m.\(ending)"
      )
      #expect(bytes == Data(whole.output.utf8))
    }
  }

  @Test("a graph's coverage is that of all origins, whatever the part")
  func coverage() throws {
    for options in ["--measure cumulative --cutoff 6", "--measure mean-cost"] {
      let whole = try run("access --graph g.gr \(options) --format json")
      let bytes = try merged(
        "access --graph g.gr \(options) --format json",
        count: 4,
        ending: "json",
        out: "m.json"
      )
      #expect(bytes == Data(whole.output.utf8))
      #expect(try run("merge - p1.json p2.json p3.json p4.json").messages == whole.messages)
    }
    // Of two origins only their own pairs count: rows 1 and 8, by the whole matrix.
    try workspace.write("id\n8\n1\n", to: "two.csv")
    let matrix = try run("matrix --graph g.gr --origins two.csv --format csv").output
    let closed = matrix.split(separator: "\n").count { $0.hasSuffix(",Inf") }
    let two = try run("access --graph g.gr --measure cumulative --cutoff 6 --origins two.csv")
    // From 8 nobody gets back to 1 to 7.
    #expect(closed == 7)
    #expect(two.messages.contains("unreachable: \(closed) of 96 pairs"), "\(two.messages)")
    let all = try run("access --graph g.gr --measure cumulative --cutoff 6").output
    let rows = all.split(separator: "\n").map(String.init)
    #expect(two.output == [rows[0], rows[8], rows[1], ""].joined(separator: "\n"))
  }

  @Test(
    "a part that is there ends at once; another needs --force, and nothing half-done is taken for a part"
  )
  func again() throws {
    #expect(try run("matrix net --shard 1/2 -o a.csv").code == 0)
    let first = workspace.data("a.csv")
    let again = try run("matrix net --shard 1/2 -o a.csv")
    #expect(again.code == 0 && again.messages.contains("part 1/2 is done already"))
    // What a killed job leaves is a manifest without its part; a part without its manifest is
    // somebody's.
    try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent("a.csv"))
    #expect(try run("matrix net --shard 1/2 -o a.csv").code == 0)
    #expect(workspace.data("a.csv") == first)
    let other = try run("matrix net --cost km --shard 1/2 -o a.csv")
    #expect(other.code == 2 && other.messages.contains("--force"))
    #expect(workspace.data("a.csv") == first)
    // The network has another content: the old part is not what is asked for.
    let zones = try #require(workspace.read("net/zone.csv"))
    try workspace.write(zones.replacingOccurrences(of: "100", with: "110"), to: "net/zone.csv")
    #expect(try run("matrix net --shard 1/2 -o a.csv").code == 2)
    #expect(try run("matrix net --shard 2/2 -o b.csv").code == 0)
    let mixed = try run("merge m.csv a.csv b.csv")
    #expect(mixed.code == 2 && mixed.messages.contains("contents of: network"), "\(mixed.messages)")
    #expect(workspace.read("m.csv") == nil)
  }

  @Test(
    "what cannot be divided is refused with what to do",
    arguments: [
      ("access net --shard 1/2", "needs -o FILE"),
      ("access net --shard 3/2 -o x", "1 <= I <= N"),
      ("access net --shard 1/2 -o x --top 3", "merge the parts first"),
      ("access net --measure two-step --cutoff 60 --shard 1/2 -o x", "all zones at once"),
      ("access net --measure potential-index --origins from.csv", "all zones at once"),
      ("access net --passive --shard 1/2 -o x", "all zones at once"),
      ("access net --origins twice.csv", "twice"),
      ("access net --origins no.csv", "unknown zone"),
      ("matrix net --shard 1/2 -o x.json", "is CSV"),
      ("matrix net --shard 1/2 -o x.csv --origins -", "standard input"),
      ("access net --prepared g.hierarchy", "of no use"),
    ]
  )
  func refusals(command: String, words: String) throws {
    try refuse(command, code: 2, words)
  }

  @Test(
    "a prepared file that is no hierarchy of this graph is refused",
    arguments: [
      ("matrix net --prepared g.hierarchy", "another graph"),
      ("access --graph g.gr --prepared g.gr --measure cumulative --cutoff 5", "no saved hierarchy"),
    ]
  )
  func otherFiles(command: String, words: String) throws {
    try refuse(command, code: 1, words)
  }

  private func refuse(_ command: String, code: Int32, _ words: String) throws {
    try workspace.write("zone_id\nA\nA\n", to: "twice.csv")
    try workspace.write("zone_id\n77\n", to: "no.csv")
    try workspace.write("zone_id\nA\n", to: "from.csv")
    #expect(try run("prepare --graph g.gr -o g.hierarchy").code == 0)
    let outcome = try run(command)
    #expect(outcome.code == code)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(try !workspace.files().contains { $0.hasPrefix("x") })
  }

  @Test("a hierarchy is refused when it is damaged, or its graph has another cost")
  func prepared() throws {
    #expect(try run("prepare --graph g.gr -o g.hierarchy").code == 0)
    #expect(try run("prepare --graph g.gr -o g.hierarchy").code == 2)
    let ask = "access --graph g.gr --measure cumulative --cutoff 6 --prepared g.hierarchy"
    let plain = try run("access --graph g.gr --measure cumulative --cutoff 6")
    #expect(try run(ask).output == plain.output)
    var bytes = try #require(workspace.data("g.hierarchy"))
    bytes[bytes.count - 20] ^= 4
    try bytes.write(to: workspace.folder.appendingPathComponent("g.hierarchy"))
    let damaged = try run(ask)
    #expect(damaged.code == 1 && damaged.messages.contains("checksum is wrong"))
    #expect(try run("prepare --graph g.gr -o g.hierarchy --force").code == 0)
    let graph = try #require(workspace.read("g.gr"))
    try workspace.write(graph.replacingOccurrences(of: " 3\n", with: " 4\n"), to: "g.gr")
    let other = try run(ask)
    #expect(other.code == 1 && other.messages.contains("another graph"))
  }
}
