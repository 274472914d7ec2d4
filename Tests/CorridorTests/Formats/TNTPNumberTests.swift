// TNTP files whose nodes are not numbered from 1 on, and what becomes of any TNTP network as a
// package and back.

import Foundation
import TestSupport
import Testing

@Suite("TNTP numbers")
struct TNTPNumberTests {
  /// The metadata of a network and its links, each `from to minutes`.
  private static func network(
    zones: Int,
    nodes: Int,
    firstThrough: Int? = nil,
    _ links: [(from: Int, to: Int, minutes: Double)]
  ) -> String {
    "<NUMBER OF ZONES> \(zones)\n<NUMBER OF NODES> \(nodes)\n"
      + (firstThrough.map { "<FIRST THRU NODE> \($0)\n" } ?? "")
      + "<NUMBER OF LINKS> \(links.count)\n<END OF METADATA>\n\n~ init term capacity length time ;\n"
      + links.map { "\t\($0.from)\t\($0.to)\t1500\t0.5\t\($0.minutes)\t0.15\t4\t45\t0\t46\t;\n" }
      .joined()
  }

  /// 910 to 920 takes 5 minutes, from there to 2100000000 it is 7; straight it would be 20.
  private static let sparse = network(
    zones: 3,
    nodes: 3,
    [(910, 920, 5), (920, 2_100_000_000, 7), (910, 2_100_000_000, 20)]
  )

  private static let sparseMatrix = """
    from_id,to_id,cost
    910,910,0
    910,920,5
    910,2100000000,12
    920,910,Inf
    920,920,0
    920,2100000000,7
    2100000000,910,Inf
    2100000000,920,Inf
    2100000000,2100000000,0

    """

  @Test("any numbers are read as they are, by matrix, access, benchmark and convert")
  func sparse() throws {
    let workspace = try Workspace()
    try workspace.write(Self.sparse, to: "s_net.tntp")
    let matrix = try workspace.corridor("matrix", "--graph", "s_net.tntp")
    #expect(matrix.code == 0 && matrix.output == Self.sparseMatrix, "\(matrix.messages)")
    try workspace.write("zone_id\n910\n2100000000\n", to: "some.csv")
    let some = try workspace.corridor("matrix", "--graph", "s_net.tntp", "--origins", "some.csv")
    #expect(some.output.hasPrefix("from_id,to_id,cost\n910,910,0\n910,920,5\n910,2100000000,12\n"))
    try workspace.write("zone_id,population\n910,1\n920,10\n2100000000,100\n", to: "z.csv")
    let access = try workspace.corridor([
      "access", "--graph", "s_net.tntp", "--zones", "z.csv", "--measure", "cumulative",
      "--cutoff", "7", "--format", "csv",
    ])
    #expect(access.output == "zone_id,accessibility\n910,10\n920,100\n2100000000,0\n")
    let made = try workspace.corridor("convert", "s_net.tntp", "s")
    #expect(made.code == 0, "\(made.messages)")
    #expect(try workspace.corridor("matrix", "s").output == Self.sparseMatrix)
    let route = try workspace.corridor("route", "s", "--from", "910", "--to", "2100000000")
    #expect(route.output.hasPrefix("910 to 2100000000: 12 min"), "\(route.output)")
    let back = try workspace.corridor("convert", "s", "t_net.tntp")
    #expect(back.code == 0 && back.messages.contains("t_net.tntp: nodes keep their numbers"))
    #expect(try workspace.corridor("matrix", "--graph", "t_net.tntp").output == Self.sparseMatrix)
    #expect(workspace.read("t_ids.csv") == nil)
  }

  @Test("formats that count from 1 get a table of the numbers")
  func renumbered() throws {
    let workspace = try Workspace()
    try workspace.write(Self.sparse, to: "s_net.tntp")
    let table = "number,node_id\n1,910\n2,920\n3,2100000000\n"
    for (line, ids) in [
      ("convert s_net.tntp g.gr", "g.ids.csv"),
      ("convert s_net.tntp u_net.tntp --renumber", "u_ids.csv"),
    ] {
      let outcome = try workspace.corridor(line.split(separator: " ").map(String.init))
      #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
      #expect(workspace.read(ids) == table)
      let name = String(line.split(separator: " ")[2])
      let matrix = try workspace.corridor("matrix", "--graph", name).output
      #expect(matrix.contains("\n1,2,5\n1,3,12\n"))
    }
    #expect(try workspace.corridor("convert", "s_net.tntp", "h.gr", "--renumber").code == 2)
  }

  @Test(
    "ids that would be read as slips are numbered from 1, and nothing is lost",
    arguments: [["1", "2", "4"], ["10", "20", "30", "40"], ["20", "10", "30"], ["1", "b", "3"]]
  )
  func counted(ids: [String]) throws {
    // A chain of 5 minutes a link over the first three; a fourth node has none.
    let rows = ids.enumerated().map { "\($1),\($0),0,\($1)\n" }.joined()
    let workspace = try Workspace(replacing: [
      "zone.csv": nil, "region.csv": nil, "project.csv": nil, "project_link.csv": nil,
      "node.csv": "node_id,x_coord,y_coord,zone_id\n" + rows,
      "link.csv": """
      link_id,from_node_id,to_node_id,u_travel_time
      1,\(ids[0]),\(ids[1]),5
      2,\(ids[1]),\(ids[2]),5

      """,
    ])
    let made = try workspace.corridor("convert", "net", "t_net.tntp")
    #expect(made.code == 0)
    // Whole numbers in another order stay: 20 to 10 to 30.
    let isKept = ids == ["20", "10", "30"]
    #expect(made.messages.contains("keep their numbers") == isKept, "\(made.messages)")
    #expect((workspace.read("t_ids.csv") == nil) == isKept)
    let matrix = try workspace.corridor("matrix", "--graph", "t_net.tntp")
    #expect(matrix.code == 0, "\(matrix.messages)")
    #expect(matrix.output.contains(isKept ? "\n20,30,10\n" : "\n1,3,10\n"))
    #expect(matrix.output.split(separator: "\n").count == 1 + ids.count * ids.count)
  }

  @Test("zones that are no nodes are said to become some")
  func zones() throws {
    let workspace = try Workspace(replacing: [
      "zone.csv": nil, "region.csv": nil, "project.csv": nil, "project_link.csv": nil,
      "node.csv": "node_id,x_coord,y_coord,zone_id\n1,0,0,1\n2,1,0,west\n3,2,0,west\n",
      "link.csv": "link_id,from_node_id,to_node_id,u_travel_time\n1,1,2,5\n2,2,3,5\n",
    ])
    let made = try workspace.corridor("convert", "net", "t_net.tntp")
    #expect(made.code == 0 && made.messages.contains("2 nodes that lie in a zone of another id"))
    #expect(workspace.read("t_net.tntp")?.hasPrefix("<NUMBER OF ZONES> 3\n") == true)
  }

  @Test("coordinates go by the numbers; nodes without a link may be among them")
  func coordinates() throws {
    let workspace = try Workspace()
    let text = Self.sparse.replacing("<NUMBER OF NODES> 3", with: "<NUMBER OF NODES> 4")
    try workspace.write(text, to: "s_net.tntp")
    try workspace.write(
      "node x y\n2100000000 3 30 ;\n930 9 9 ;\n910 1 10 ;\n920 2 20 ;\n",
      to: "s_node.tntp"
    )
    let made = try workspace.corridor("convert", "s_net.tntp", "s", "--nodes", "s_node.tntp")
    #expect(made.code == 0 && made.messages.contains("1 of 4 nodes have no link"))
    let nodes = try #require(workspace.read("s/node.csv"))
    #expect(nodes.contains("\n910,,1,10,,910\n920,,2,20,,920\n2100000000,,3,30,,2100000000\n"))
    try workspace.write("node x y\n910 1 10 ;\n920 2 20 ;\n", to: "few.tntp")
    let few = try workspace.corridor("convert", "s_net.tntp", "f", "--nodes", "few.tntp")
    #expect(few.code == 1 && few.messages.contains("the first of them 2100000000"))
    try workspace.write(Self.sparse, to: "full_net.tntp")
    let other = try workspace.corridor("convert", "full_net.tntp", "f", "--nodes", "s_node.tntp")
    #expect(other.code == 1)
    #expect(other.messages.contains("s_node.tntp:3:1: node \"930\" is not in the file"))
  }

  @Test("a link of infinite time is closed, and so it comes to a package and back")
  func closed() throws {
    let workspace = try Workspace()
    // 930 hangs on a link that nobody may take; from 910 to 920 it is 5.
    let text = Self.network(
      zones: 3,
      nodes: 3,
      [(910, 920, 5), (920, 910, 6), (920, 930, .infinity), (930, 920, .infinity)]
    )
    try workspace.write(text, to: "c_net.tntp")
    let graph = try workspace.corridor("matrix", "--graph", "c_net.tntp")
    #expect(graph.code == 0)
    #expect(graph.messages.contains("2 links have an infinite free-flow time (from line 9 on)"))
    #expect(
      graph.output
        == "from_id,to_id,cost\n910,910,0\n910,920,5\n910,930,Inf\n920,910,6\n920,920,0\n920,930,Inf\n"
        + "930,910,Inf\n930,920,Inf\n930,930,0\n"
    )
    #expect(try workspace.corridor("convert", "c_net.tntp", "c").code == 0)
    #expect(try workspace.corridor("matrix", "c").output == graph.output)
    // A node without a link has no number there.
    let back = try workspace.corridor("convert", "c", "b_net.tntp", "--format", "tntp")
    #expect(back.code == 0 && back.messages.contains("b_ids.csv has the ids"))
    #expect(workspace.read("b_ids.csv") == "number,node_id\n1,910\n2,920\n3,930\n")
    let again = try workspace.corridor("matrix", "--graph", "b_net.tntp").output
    #expect(again.contains("\n1,2,5\n1,3,Inf\n2,1,6\n"))
  }

  @Test(
    "slips stay slips",
    arguments: [
      // One number beyond 1 to n.
      (network(zones: 1, nodes: 3, [(1, 2, 5), (2, 9, 5), (9, 1, 1)]), "n.tntp:8:2: node \"9\""),
      (network(zones: 1, nodes: 2, [(7, 8, 5), (8, 9, 5)]), "3 different nodes where"),
      (
        network(zones: 1, nodes: 2, [(1, 2, 5)]).replacing("NODES> 2", with: "NODES> two"),
        "n.tntp:2: the number of nodes is \"two\""
      ),
      (network(zones: 1, nodes: 2, [(1, 2, -5)]), "n.tntp:7:5: the free-flow time is"),
      (network(zones: 1, nodes: 2, [(1, 2, .nan)]), "n.tntp:7:5: the free-flow time is"),
    ]
  )
  func slips(text: String, sentence: String) throws {
    let workspace = try Workspace()
    try workspace.write(text, to: "n.tntp")
    let outcome = try workspace.corridor("matrix", "--graph", "n.tntp")
    #expect(outcome.code == 1 && outcome.output.isEmpty)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    // The first cause, and nothing that follows from it.
    #expect(
      outcome.messages.contains("9:1: node") || outcome.messages.split(separator: "\n").count == 1
    )
  }

  @Test("trips between zones of any numbers")
  func trips() throws {
    let workspace = try Workspace()
    let text = """
      <NUMBER OF ZONES> 2
      <TOTAL OD FLOW> 3.5
      <END OF METADATA>

      Origin 910
        920 : 1.0; 2100000000 : 2.5;

      """
    try workspace.write(text, to: "s_trips.tntp")
    let made = try workspace.corridor("convert", "s_trips.tntp", "trips.csv")
    #expect(made.code == 0)
    #expect(
      made.messages.contains("3 zones of numbers that are not 1 to n where its metadata say 2")
    )
    let rows = try #require(workspace.read("trips.csv"))
    #expect(rows.contains("\n910,920,1\n910,2100000000,2.5\n920,910,0\n"))
  }

  @Test("a wrong origin is the only thing that is said of its flows")
  func wrongOrigin() throws {
    let workspace = try Workspace()
    let text = """
      <NUMBER OF ZONES> 3
      <END OF METADATA>
      Origin 1
       1 : 0; 2 : 4;
      Origin 7
       1 : 3; 2 : 5;
       3 : 3;
      Origin 3
       1 : x;

      """
    try workspace.write(text, to: "s_trips.tntp")
    let made = try workspace.corridor("convert", "s_trips.tntp", "trips.csv")
    #expect(made.code == 1 && workspace.read("trips.csv") == nil)
    let lines = made.messages.split(separator: "\n")
    #expect(lines.count == 2, "\(made.messages)")
    #expect(lines[0].contains("s_trips.tntp:5:2: node \"7\" is not in the file"))
    #expect(lines[1].contains("s_trips.tntp:9:2: the flow is \"x\""))
    try workspace.write(
      "<NUMBER OF ZONES> 3\n<TOTAL OD FLOW> 9\n<END OF METADATA>\n 1 : 3;\n 2 : 5;\nOrigin 1\n 2 : 1;\n",
      to: "early_trips.tntp"
    )
    let early = try workspace.corridor("convert", "early_trips.tntp", "trips.csv")
    #expect(early.code == 1 && early.messages.split(separator: "\n").count == 1)
    #expect(early.messages.contains("early_trips.tntp:4: flows stand before the first origin"))
  }

  // MARK: There and back

  /// A network of random links, numbered from 1 or with gaps, and where its paths may lead.
  private struct RandomTNTP {
    var numbers: [Int]
    var zoneCount: Int
    var firstThrough: Int
    var links: [(from: Int, to: Int, minutes: Double)]

    init(_ random: inout SeededGenerator, areConsecutive: Bool) {
      let count = Int.random(in: 3...9, using: &random)
      var number = areConsecutive ? 0 : Int.random(in: 1000...9000, using: &random)
      numbers = []
      for _ in 0..<count {
        number += areConsecutive ? 1 : Int.random(in: 1...1_000_000, using: &random)
        numbers.append(number)
      }
      zoneCount = Int.random(in: 1...count, using: &random)
      let closed = Int.random(in: 0...zoneCount, using: &random)
      firstThrough = closed == 0 ? 1 : closed < count ? numbers[closed] : numbers[count - 1] + 1
      links = []
      // Every node has a link, or its number would not be known.
      for node in 0..<count { links.append((numbers[node], numbers[(node + 1) % count], 3)) }
      for _ in 0..<2 * count {
        let (from, to) = (
          numbers.randomElement(using: &random), numbers.randomElement(using: &random)
        )
        links.append((from ?? 0, to ?? 0, Double(Int.random(in: 0...40, using: &random)) / 4))
      }
    }

    var text: String {
      network(zones: zoneCount, nodes: numbers.count, firstThrough: firstThrough, links)
    }

    /// The matrix of some nodes by Bellman and Ford: costs get better link by link until none does;
    /// a closed node passes nothing on but what begins there.
    func matrix(_ places: some Sequence<Int>) -> String {
      let places = Array(places)
      var rows = "from_id,to_id,cost\n"
      for origin in places {
        var costs = [origin: 0.0]
        var isBetter = true
        while isBetter {
          isBetter = false
          for link in links where link.from >= firstThrough || link.from == origin {
            guard let cost = costs[link.from].map({ $0 + link.minutes }),
              cost < costs[link.to] ?? .infinity
            else { continue }
            costs[link.to] = cost
            isBetter = true
          }
        }
        for place in places {
          let cost = costs[place] ?? .infinity
          let text =
            cost == .infinity ? "Inf" : cost == cost.rounded() ? "\(Int(cost))" : "\(cost)"
          rows += "\(origin),\(place),\(text)\n"
        }
      }
      return rows
    }
  }

  @Test(
    "numbers, FIRST THRU NODE, zones and costs come through to a package and back",
    arguments: 1...12
  )
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let network = RandomTNTP(&random, areConsecutive: seed.isMultiple(of: 2))
    let workspace = try Workspace()
    try workspace.write(network.text, to: "a_net.tntp")
    let all = network.matrix(network.numbers)
    let zones = network.matrix(network.numbers.prefix(network.zoneCount))
    #expect(try workspace.corridor("matrix", "--graph", "a_net.tntp").output == all)
    var nodes = "node x y\n"
    for (place, number) in network.numbers.enumerated() { nodes += "\(number) \(place) 1 ;\n" }
    try workspace.write(nodes, to: "a_node.tntp")
    for coordinates in [[], ["--nodes", "a_node.tntp"]] {
      let made = try workspace.corridor(["convert", "a_net.tntp", "p", "--force"] + coordinates)
      #expect(made.code == 0, "\(made.messages)")
      #expect(try workspace.corridor("matrix", "p").output == zones)
      #expect(try workspace.corridor("validate", "p").code == 0)
      #expect(try workspace.corridor("convert", "p", "b_net.tntp", "--force").code == 0)
      let back = try #require(workspace.read("b_net.tntp"))
      #expect(back.contains("<NUMBER OF ZONES> \(network.zoneCount)\n"))
      #expect(back.contains("<NUMBER OF NODES> \(network.numbers.count)\n"))
      #expect(back.contains("<FIRST THRU NODE> \(network.firstThrough)\n"))
      #expect(try workspace.corridor("matrix", "--graph", "b_net.tntp").output == all)
      #expect((workspace.read("b_node.tntp") == nil) == coordinates.isEmpty)
    }
  }
}
