// Routes say their way: nodes and links in JSON, as many places in text as tell routes apart, ten
// of a Pareto set.

import Foundation
import TestSupport
import Testing

@Suite("Ways of routes")
struct RouteWayTests {
  private static let noTables: [String: String?] = [
    "zone.csv": nil, "region.csv": nil, "project.csv": nil, "project_link.csv": nil,
  ]

  private func workspace(_ tables: [String: String?]) throws -> Workspace {
    try Workspace(replacing: Self.noTables.merging(tables) { $1 })
  }

  private func routes(_ text: String) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    if let one = json as? [String: Any] { return [one] }
    return try #require(json as? [[String: Any]])
  }

  private func ids(_ key: String, _ route: [String: Any]) -> [[String]] {
    (route["legs"] as? [[String: Any]] ?? []).compactMap { $0[key] as? [String] }
  }

  /// Two ways of two minutes from a to d, over b and over c, and one of five straight on.
  private func diamond(_ more: String = "") throws -> Workspace {
    try workspace([
      "node.csv": "node_id,x_coord,y_coord,zone_id\na,0,0,a\nb,1,0,b\nc,2,0,c\nd,3,0,d\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,directed,u_travel_time\n1,a,b,true,1\n2,b,d,true,1\n3,a,c,true,1\n4,c,d,true,1\n5,a,d,true,5\n"
        + more,
    ])
  }

  @Test("routes that look alike name the places between")
  func lookAlike() throws {
    let workspace = try diamond()
    let text = try workspace.corridor("route", "net", "--from", "a", "--to", "d", "-k", "3")
    #expect(
      text.output == """
        1. a to d: 2.0 min, 0 km, 0 CNY
          via b
          mode  from  to  minutes  access  km  CNY
          ----  ----  --  -------  ------  --  ---
          road  a     d         2       0   0    0

        2. a to d: 2.0 min, 0 km, 0 CNY
          via c
          mode  from  to  minutes  access  km  CNY
          ----  ----  --  -------  ------  --  ---
          road  a     d         2       0   0    0

        3. a to d: 5.0 min, 0 km, 0 CNY
          mode  from  to  minutes  access  km  CNY
          ----  ----  --  -------  ------  --  ---
          road  a     d         5       0   0    0

        """
    )
    let json = try routes(
      try workspace.corridor(
        "route",
        "net",
        "--from",
        "a",
        "--to",
        "d",
        "-k",
        "3",
        "--format",
        "json"
      ).output
    )
    #expect(
      json.map { ids("nodes", $0) } == [[["a", "b", "d"]], [["a", "c", "d"]], [["a", "d"]]]
    )
    #expect(json.map { ids("links", $0) } == [[["1", "2"]], [["3", "4"]], [["5"]]])
    let pairs = try workspace.corridor(["route", "net", "--pairs", "-"], input: "from,to\na,d\n")
    #expect(pairs.output.contains(#""nodes":["a","b","d"],"links":["1","2"]"#))
  }

  @Test("parallel links, links taken backwards, and links of a project")
  func links() throws {
    let workspace = try workspace([
      "node.csv": "node_id,name,x_coord,y_coord\na,Alpha,0,0\nb,Beta,1,0\nc,,2,0\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,directed,u_travel_time\nslow,a,b,false,2\nfast,b,a,false,1\n",
      "project.csv": "project_id,cost,status\nP,1,built\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\nP,fast,b,c,true,1\n",
    ])
    let options = ["route", "net", "--from", "a", "--to", "c", "-k", "2"]
    let text = try workspace.corridor(options).output
    #expect(
      text.contains("  via Beta (b); link fast\n") && text.contains("  via Beta (b); link slow\n")
    )
    let json = try routes(try workspace.corridor(options + ["--format", "json"]).output)
    #expect(json.map { ids("links", $0) } == [[["fast", "P:fast"]], [["slow", "P:fast"]]])
    #expect(json.map { ids("nodes", $0) } == [[["a", "b", "c"]], [["a", "b", "c"]]])
  }

  // Stages in a row, each by a quick dear link or a slow cheap one: with prices 1, 2, 4, ... no
  // route beats another.
  private func ladder(_ stages: Int) throws -> Workspace {
    var nodes = "node_id,x_coord,y_coord\n"
    var links = "link_id,from_node_id,to_node_id,directed,toll,u_travel_time\n"
    for stage in 0...stages { nodes += "n\(stage),\(stage),0\n" }
    for stage in 0..<stages {
      nodes += "q\(stage),\(stage),0.1\n"
      let price = 1 << stage
      links +=
        "in\(stage),n\(stage),q\(stage),true,0,1\nout\(stage),q\(stage),n\(stage + 1),true,\(price),1\n"
      links += "s\(stage),n\(stage),n\(stage + 1),true,0,\(2 + price)\n"
    }
    return try workspace(["node.csv": nodes, "link.csv": links])
  }

  @Test("of a Pareto set text shows a table and ten, JSON and --all everything")
  func pareto() throws {
    let workspace = try ladder(4)
    let options = ["route", "net", "--from", "n0", "--to", "n4", "--pareto", "time,money"]
    let json = try routes(try workspace.corridor(options + ["--format", "json"]).output)
    #expect(json.count == 16)
    let ten = try workspace.corridor(options).output
    #expect(ten.hasPrefix("n0 to n4: 16 routes\n  route  minutes  CNY  km  modes  via"))
    let heads = ten.split(separator: "\n").filter { $0.contains(". n0 to n4: ") }
    #expect(heads.count == 10)
    #expect(heads.first?.hasPrefix("1. ") == true && heads.last?.hasPrefix("16. ") == true)
    #expect(ten.contains("  6 more lie between these; --all shows them.\n"))
    let all = try workspace.corridor(options + ["--all"]).output
    #expect(all.split(separator: "\n").count { $0.contains(". n0 to n4: ") } == 16)
    #expect(!all.contains("more lie between"))
    let small = try ladder(2).corridor(
      "route",
      "net",
      "--from",
      "n0",
      "--to",
      "n2",
      "--pareto",
      "time,money"
    ).output
    #expect(small.hasPrefix("n0 to n2: 4 routes\n") && !small.contains("--all"))
    let lone = try workspace.corridor("route", "net", "--from", "n0", "--to", "n4", "--all")
    #expect(lone.code == 2 && lone.messages.contains("--all belongs to --pareto"))
  }

  @Test("where no path leads, a list has one record without figures, as every pair has")
  func noPath() throws {
    let workspace = try workspace([
      "node.csv": "node_id,x_coord,y_coord\na,0,0\nb,1,0\nc,2,0\n",
      "link.csv": "link_id,from_node_id,to_node_id,directed,u_travel_time\nab,a,b,true,5\n",
    ])
    try workspace.write("from,to\na,c\n", to: "pairs.csv")
    let ends = ["route", "net", "--format", "json", "--from", "a", "--to", "c"]
    let one = try routes("[" + workspace.corridor(ends).output + "]")
    #expect(one.count == 1 && one.first?["minutes"] is NSNull)
    for options in [["-k", "2"], ["--pareto", "time,money"]] {
      let list = try routes(workspace.corridor(ends + options).output)
      #expect(list as NSArray == one as NSArray)
      let pairs = try workspace.corridor(
        ["route", "net", "--format", "json", "--pairs", "pairs.csv"] + options
      )
      #expect(try routes("[" + pairs.output + "]") as NSArray == one as NSArray)
    }
  }

  @Test(
    "on random multigraphs JSON follows the tables and every way reads differently",
    arguments: 0..<12
  )
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(4_400 + seed))
    let nodes = 5 + seed % 4
    var links: [(from: Int, to: Int, minutes: Int, isDirected: Bool)] = []
    for _ in 0..<nodes * 3 {
      links.append(
        (
          from: Int.random(in: 0..<nodes, using: &random),
          to: Int.random(in: 0..<nodes, using: &random),
          minutes: Int.random(in: 1...9, using: &random), isDirected: Bool.random(using: &random)
        )
      )
    }
    var table = "link_id,from_node_id,to_node_id,directed,u_travel_time\n"
    for (id, link) in links.enumerated() {
      table += "\(id),\(link.from),\(link.to),\(link.isDirected),\(link.minutes)\n"
    }
    let workspace = try workspace([
      "node.csv": "node_id,x_coord,y_coord\n" + (0..<nodes).map { "\($0),\($0),0\n" }.joined(),
      "link.csv": table,
    ])
    let options = ["route", "net", "--from", "0", "--to", "1", "-k", "40"]
    let json = try routes(try workspace.corridor(options + ["--format", "json"]).output)
    for route in json {
      var minutes = 0
      for (places, ways) in zip(ids("nodes", route), ids("links", route)) {
        #expect(places.count == ways.count + 1)
        for (position, way) in ways.enumerated() {
          let link = links[try #require(Int(way))]
          let step = [places[position], places[position + 1]]
          let ends = [String(link.from), String(link.to)]
          #expect(step == ends || !link.isDirected && step == ends.reversed())
          minutes += link.minutes
        }
      }
      #expect(route["minutes"] as? Double == Double(minutes))
    }
    let text = try workspace.corridor(options).output
    let blocks = text.components(separatedBy: "\n\n").map { block in
      block.split(separator: "\n").first { $0.hasPrefix("  via ") }.map { String($0) } ?? ""
    }
    #expect(json.isEmpty || blocks.count == json.count)
    #expect(Set(blocks).count == blocks.count, "\(text)")
  }

  @Test("a long way names three places, those with names first, and counts the others")
  func long() throws {
    var nodes = "node_id,name,x_coord,y_coord\n"
    var links = "link_id,from_node_id,to_node_id,directed,u_travel_time\n"
    for node in 0...20 {
      nodes += "\(node),\([4, 9, 14, 19].contains(node) ? "City\(node)" : ""),\(node),0\n"
      if node > 0 { links += "\(node),\(node - 1),\(node),true,1\n" }
    }
    let workspace = try workspace(["node.csv": nodes, "link.csv": links])
    let text = try workspace.corridor("route", "net", "--from", "0", "--to", "20").output
    #expect(text.contains("  via City9 (9), City14 (14), City19 (19) (and 16 more)\n"), "\(text)")
  }
}
