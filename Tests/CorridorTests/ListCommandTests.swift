// corridor list and the rows of access: which are shown, in which order, with which ranks.

import Foundation
import Testing

@Suite("Rows that are asked for")
struct ListCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func lines(_ arguments: [String]) throws -> [String] {
    let outcome = try workspace.corridor(arguments)
    #expect(outcome.code == 0, "\(outcome.messages)")
    return outcome.output.split(separator: "\n").map { String($0) }
  }

  @Test("zones by population: ranks are over all, whatever is shown")
  func zones() throws {
    let list = ["list", "net", "zones", "--format", "csv"]
    #expect(
      try lines(list)
        == ["zone_id,name,super_zone,population"]
        + ["A,Aville,,100", "B,Beton,,200", "C,Ceeburg,,300", "D,Dorf,,400"]
    )
    // The largest first: D 400, C 300, B 200, A 100.
    #expect(
      try lines(list + ["--sort", "population", "--top", "1", "--worst", "2"])
        == ["zone_id,name,super_zone,population,rank"]
        + ["D,Dorf,,400,1", "B,Beton,,200,3", "A,Aville,,100,4"]
    )
    #expect(
      try lines(list + ["--in", "east", "--top", "1"])
        == ["zone_id,name,super_zone,population,rank", "B,Beton,,200,3"]
    )
    #expect(try lines(list + ["--zone", "dorf", "--in", "East"]).count == 4)
    #expect(try lines(list + ["--sort", "name", "--worst", "1"]).last == "D,Dorf,,400")
  }

  @Test("nodes by type, with the zone of a port at the other end of its shortest access link")
  func nodes() throws {
    let workspace = try Workspace(replacing: [
      "node.csv": """
      node_id,name,x_coord,y_coord,node_type,facility_class,zone_id,teu
      A,Aville,0,0,city,,A,
      B,Beton,1,0,city,,B,
      C,Ceeburg,2,0,city,,C,
      D,Dorf,3,0,city,,D,
      P,Harbour,3,1,port,seaport,,1200

      """,
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,facility_type
      ab,A,B,false,30,
      bc,B,C,false,100,
      cd,C,D,false,50,
      cp,C,P,false,9,access
      dp,D,P,false,5,access

      """,
    ])
    let ports = try workspace.corridor("list", "net", "ports", "--format", "csv")
    #expect(
      ports.output == """
        node_id,name,node_type,facility_class,zone_id,zone,teu,x_coord,y_coord
        P,Harbour,port,seaport,D,Dorf,1200,3,1

        """
    )
    #expect(
      try workspace.corridor("list", "net", "ports", "--in", "East").output == "Ports: 0 of 1\n"
    )
    #expect(try workspace.corridor("list", "net", "cities").output.hasPrefix("Cities: 4\n"))
    #expect(try workspace.corridor("list", "net", "gateways").output == "Gateways: 0\n")
  }

  @Test("links, modes, regions and projects, also those of a zone")
  func others() throws {
    #expect(
      try lines(["list", "net", "links", "--zone", "Aville", "--format", "csv"]).dropFirst().map {
        $0.prefix(2)
      } == ["ab"]
    )
    #expect(try lines(["list", "net", "modes"]).count == 4)
    let regions = try lines(["list", "net", "regions", "--format", "csv"])
    #expect(regions == ["scheme,region,zones,population", "macro,East,2,300", "macro,West,2,700"])
    // P1 joins B and C, P2 C and D, P3 A and D.
    let projects = try lines(["list", "net", "projects", "--in", "East", "--format", "csv"])
    #expect(projects.dropFirst().map { $0.prefix(2) } == ["P1", "P3"])
    let json = try workspace.corridor("list", "net", "projects", "--format", "json")
    #expect(json.output.contains(#""project_id": "P2""#))
  }

  @Test(
    "wrong questions are answered with the right ones",
    arguments: [
      ("list net zone", "- zones"),
      ("list net zones --in Wst", #"did you mean "West"?"#),
      ("list net zones --in West --scheme makro", #"did you mean "macro"?"#),
      ("list net zones --zone Dorff", #"did you mean "Dorf"?"#),
      ("list net zones --sort people", #"unknown column "people""#),
      ("list net zones --top 0", "at least 1"),
      ("list net zones --scheme macro", "belongs to --in"),
      ("access net --sort people", "Known: accessibility"),
      ("access net --sort facility", "Known: accessibility"),
    ]
  )
  func wrong(line: String, sentence: String) throws {
    let outcome = try workspace.corridor(line.split(separator: " ").map { String($0) })
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
  }

  @Test("access of chosen zones, by hand")
  func access() throws {
    // People within 100 minutes: A 30 B, 130 C, 180 D; B 30 A, 100 C, 150 D; C 50 D, 100 B; D 50 C.
    // A 200, B 100 + 300, C 200 + 400, D 300: C, B, D, A.
    let access = ["access", "net", "--measure", "cumulative", "--cutoff", "100", "--format", "csv"]
    #expect(
      try lines(access + ["--top", "1", "--worst", "1"])
        == ["zone_id,accessibility,rank,name", "C,600,1,Ceeburg", "A,200,4,Aville"]
    )
    #expect(
      try lines(access + ["--in", "West"])
        == ["zone_id,accessibility,rank,name", "C,600,1,Ceeburg", "D,300,3,Dorf"]
    )
    // Less is better where minutes are counted: C is 50 from 300 others, D 50, A 130, B 100.
    let closest = ["access", "net", "--measure", "closest", "--nearest", "300", "--format", "csv"]
    #expect(
      try lines(closest + ["--top", "1", "--worst", "1"]).dropFirst()
        == ["C,50,1,Ceeburg", "A,130,4,Aville"]
    )
  }

  @Test("a zone in full: rank, share of the mean, its region's place, and what adds most")
  func zoneInFull() throws {
    let arguments = [
      "access", "net", "--measure", "cumulative", "--cutoff", "100", "--zone", "Beton",
    ]
    let text = try workspace.corridor(arguments + ["--format", "text"]).output
    for part in ["Beton (B)", "400 people", "2 of 4 zones", "rank 1 of 2; East", "Ceeburg"] {
      #expect(text.contains(part), "\(text)")
    }
    let json = try workspace.corridor(arguments + ["--format", "json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let zone = try #require((object?["zones"] as? [[String: Any]])?.first)
    #expect(zone["rank"] as? Int == 2)
    // Weighted by people: (200 x 100 + 400 x 200 + 600 x 300 + 300 x 400) / 1000 = 400.
    #expect(zone["share_of_mean"] as? Double == 1)
    let region = try #require((zone["regions"] as? [[String: Any]])?.first)
    #expect(region["region"] as? String == "East")
    #expect(region["rank"] as? Int == 1)
    // East (200 x 100 + 400 x 200) / 300 is below West (600 x 300 + 300 x 400) / 700.
    #expect(region["region_rank"] as? Int == 2)
    let sources = try #require(zone["sources"] as? [[String: Any]])
    #expect(sources.map { $0["id"] as? String } == ["C", "A"])
    #expect(sources.map { $0["contribution"] as? Double } == [300, 100])
    #expect(sources.map { $0["share"] as? Double } == [0.75, 0.25])
    #expect(sources.map { $0["cost"] as? Double } == [100, 30])
  }
}
