// Zones on several nodes and nodes closed to through traffic, from tables to every command that
// travels.

import Foundation
import Testing

@Suite("Through traffic")
struct ThroughTrafficTests {
  /// X at x, A at a1 and a2, Y at y; 10 minutes from x to a1 and from a2 to y.
  private static let nodes =
    "node_id,x_coord,y_coord,zone_id\nx,0,0,X\na1,1,0,A\na2,2,0,A\ny,3,0,Y\n"
  private static let links =
    "link_id,from_node_id,to_node_id,directed,u_travel_time\n1,x,a1,false,10\n2,a2,y,false,10\n"
  private static let noTables: [String: String?] = [
    "zone.csv": nil, "region.csv": nil, "project.csv": nil, "project_link.csv": nil,
  ]

  private func workspace(_ tables: [String: String?]) throws -> Workspace {
    try Workspace(replacing: Self.noTables.merging(tables) { $1 })
  }

  @Test("no path leads through a zone without a link between its nodes")
  func gap() throws {
    let workspace = try workspace(["node.csv": Self.nodes, "link.csv": Self.links])
    #expect(
      try workspace.corridor("matrix", "net").output == """
        from_id,to_id,cost
        X,X,0
        X,A,10
        X,Y,Inf
        A,X,10
        A,A,0
        A,Y,10
        Y,X,Inf
        Y,A,10
        Y,Y,0

        """
    )
    #expect(try workspace.corridor("validate", "net").output.contains("2 parts with no path"))
  }

  @Test("links between a zone's nodes cost what they cost, in matrix and route")
  func detour() throws {
    let links = Self.links + "3,a1,a2,false,30\n"
    let workspace = try workspace(["node.csv": Self.nodes, "link.csv": links])
    let matrix = try workspace.corridor("matrix", "net").output
    #expect(matrix.contains("X,A,10\nX,Y,50\n") && matrix.contains("A,Y,10\n"))
    let route = try workspace.corridor("route", "net", "--from", "x", "--to", "y")
    #expect(route.output.hasPrefix("x to y: 50 min"))
    let own = try workspace.corridor("route", "net", "--from", "A", "--to", "A", "-k", "3")
    #expect(own.output.contains("0 min") && !own.output.contains("30"))
    let same = links.split(separator: "\n").joined(separator: "\n") + "\n"
    let zero = Self.nodes.split(separator: ",A").joined(separator: ",0")
    let other = try self.workspace(["node.csv": zero, "link.csv": same])
    #expect(try other.corridor("matrix", "net").output.contains("X,Y,50\n"))
  }

  @Test("info counts the parts that validate does: a zone joins none")
  func parts() throws {
    let workspace = try workspace(["node.csv": Self.nodes, "link.csv": Self.links])
    #expect(
      try workspace.corridor("info", "net").output.contains("2 separate parts, of 2, 2 nodes.")
    )
  }

  @Test("zone_id 0 is no zone, unless zone.csv lists it, and a note says so")
  func zoneZero() throws {
    let nodes = "node_id,x_coord,y_coord,zone_id\nx,0,0,1\nm1,1,0,0\nm2,2,0,0.0\ny,3,0,2\n"
    let links =
      "link_id,from_node_id,to_node_id,directed,u_travel_time\n1,x,m1,false,10\n2,m2,y,false,10\n"
      + "3,m1,m2,false,30\n"
    let tables: [String: String?] = ["node.csv": nodes, "link.csv": links]
    let cases: [(zones: String?, words: String)] = [
      (nil, "there is no zone.csv that lists a zone 0"),
      ("zone_id,population\n1,5\n2,7\n", "zone.csv does not list a zone 0"),
    ]
    for (zones, words) in cases {
      let workspace = try self.workspace(tables.merging(["zone.csv": zones]) { $1 })
      #expect(
        try workspace.corridor("matrix", "net").output
          == "from_id,to_id,cost\n1,1,0\n1,2,50\n2,1,50\n2,2,0\n"
      )
      for command in ["validate", "info"] {
        let outcome = try workspace.corridor(command, "net")
        #expect(outcome.code == 0, "\(outcome.messages)")
        #expect(
          outcome.output.contains(
            "node.csv:3:4: note: zone_id: 0 means no zone, since \(words) (here and on 1 more line)"
          ),
          "\(outcome.output)"
        )
      }
      let json = try workspace.corridor("info", "net", "--format", "json")
      #expect(json.output.contains("0 means no zone"))
    }
    let listed = try workspace(
      tables.merging(["zone.csv": "zone_id,population\n0,1\n1,5\n2,7\n"]) { $1 }
    )
    #expect(try listed.corridor("matrix", "net").output.contains("\n1,0,10\n"))
    #expect(try !listed.corridor("validate", "net").output.contains("no zone"))
  }

  @Test("access and plan: a bridge between a zone's nodes is worth its price")
  func bridge() throws {
    let workspace = try workspace([
      "node.csv": Self.nodes, "link.csv": Self.links,
      "zone.csv": "zone_id,population\nX,10\nA,0\nY,70\n",
      "region.csv": "scheme,region,zone_id\nmacro,East,X\nmacro,West,Y\n",
      "project.csv": "project_id,cost\nBRIDGE,5\n",
      "project_link.csv":
        "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time\nBRIDGE,9,a1,a2,false,1\n",
    ])
    let access = try workspace.corridor(
      ["access", "net", "--measure", "cumulative", "--cutoff", "60", "--format", "csv"]
    )
    #expect(access.output.contains("X,0\n") && access.output.contains("Y,0\n"))
    let plan = try workspace.corridor(
      ["plan", "net", "--budget", "10", "--objective", "total", "--format", "json"]
    )
    #expect(plan.code == 0, "\(plan.messages)")
    try workspace.write(plan.output, to: "plan.json")
    #expect(plan.output.contains("\"BRIDGE\""))
    let verified = try workspace.corridor("verify", "net", "plan.json")
    #expect(verified.code == 0, "\(verified.output)\(verified.messages)")
    let critical = try workspace.corridor("criticality", "net", "--format", "csv")
    #expect(critical.code == 0, "\(critical.messages)")
  }

  /// Zones 1 to 3 on nodes that are closed, and two nodes between them 10 minutes apart.
  private static let tntp = """
    <NUMBER OF ZONES> 3
    <NUMBER OF NODES> 5
    <FIRST THRU NODE> 4
    <NUMBER OF LINKS> 10
    <END OF METADATA>
    1 4 100 1 2 ;
    4 1 100 1 2 ;
    2 4 100 1 1 ;
    4 2 100 1 1 ;
    2 5 100 1 1 ;
    5 2 100 1 1 ;
    3 5 100 1 2 ;
    5 3 100 1 2 ;
    4 5 100 1 10 ;
    5 4 100 1 10 ;

    """

  @Test("FIRST THRU NODE comes through to a package and back, and every pair of zones agrees")
  func tntp() throws {
    let workspace = try Workspace()
    try workspace.write(Self.tntp, to: "s_net.tntp")
    try workspace.write("node x y\n1 0 0\n2 1 1\n3 2 0\n4 0.5 0\n5 1.5 0\n", to: "s_node.tntp")
    let made = try workspace.corridor("convert", "s_net.tntp", "s", "--nodes", "s_node.tntp")
    #expect(made.code == 0 && !made.messages.contains("FIRST THRU"), "\(made.messages)")
    let table = try #require(workspace.read("s/node.csv"))
    #expect(table.hasPrefix("node_id,name,x_coord,y_coord,node_type,zone_id,through\n"))
    #expect(table.contains(",2,false\n") && table.contains(",,true\n"))
    let graph = try workspace.corridor("matrix", "--graph", "s_net.tntp").output
    let package = try workspace.corridor("matrix", "s").output
    let rows = Set(graph.split(separator: "\n"))
    #expect(package.split(separator: "\n").allSatisfy(rows.contains))
    #expect(package.contains("1,2,3\n1,3,14\n") && package.contains("2,3,3\n"))
    #expect(try workspace.corridor("convert", "s", "t_net.tntp").code == 0)
    #expect(workspace.read("t_net.tntp")?.contains("<FIRST THRU NODE> 4\n") == true)
    #expect(try workspace.corridor("matrix", "--graph", "t_net.tntp").output == graph)
    #expect(try workspace.corridor("convert", "s", "t.gr").messages.contains("is lost: 3 nodes"))
  }

  @Test("node_type centroid closes a node unless through says true; through false closes any")
  func centroids() throws {
    let links = """
      link_id,from_node_id,to_node_id,directed,u_travel_time
      1,c1,n1,false,2
      2,c2,n1,false,1
      3,c2,n2,false,1
      4,c3,n2,false,2
      5,n1,n2,false,10

      """
    func cost(type: String, through: String) throws -> String {
      let nodes = """
        node_id,x_coord,y_coord,zone_id,node_type,through
        c1,0,0,1,centroid,
        c2,1,1,2,\(type),\(through)
        c3,2,0,3,centroid,
        n1,0.5,0,,,
        n2,1.5,0,,,

        """
      let workspace = try workspace(["node.csv": nodes, "link.csv": links])
      let rows = try workspace.corridor("matrix", "net").output.split(separator: "\n")
      return rows.first { $0.hasPrefix("1,3,") }.map(String.init) ?? ""
    }
    #expect(try cost(type: "centroid", through: "") == "1,3,14")
    #expect(try cost(type: "centroid", through: "true") == "1,3,6")
    #expect(try cost(type: "city", through: "") == "1,3,6")
    #expect(try cost(type: "city", through: "0") == "1,3,14")
  }
}
