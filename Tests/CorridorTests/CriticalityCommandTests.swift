// corridor criticality on four towns in a row, whose losses are worked by hand.

import Foundation
import Testing

@Suite("Criticality command")
struct CriticalityCommandTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Reachable within 100 minutes: A-B (30), B-C (100) and C-D (50).
  ///
  /// The mean access is
  /// (100 x 200 + 200 x 400 + 300 x 600 + 400 x 300) / 1000 = 400.
  private let hundred = ["--decay", "binary", "--decay-parameters", "100"]

  @Test("links and nodes by loss, as text, CSV and JSON")
  func figures() throws {
    let json = try CorridorProcess(
      ["criticality", "net", "--format", "json"] + hundred,
      in: workspace.folder
    ).outcome()
    #expect(json.code == 0, "\(json.messages)")
    let answer = try #require(try object(json.output) as? [String: Any])
    #expect(answer["access"] as? Double == 400)
    let links = try #require(answer["links"] as? [[String: Any]])
    #expect(links.map { $0["link_id"] as? String } == ["cd", "bc", "ab"])
    // Without c-d: C loses 400 and D 300, (300 x 400 + 400 x 300) / 1000.
    #expect(links.map { $0["loss"] as? Double } == [240, 120, 40])
    #expect(links.map { $0["to_name"] as? String } == ["Dorf", "Ceeburg", "Beton"])
    #expect(links.map { $0["disconnected_pairs"] as? Int } == [6, 8, 6])
    let regions = try #require(links[1]["regions"] as? [[String: Any]])
    #expect(regions.map { $0["region"] as? String } == ["East", "West"])
    #expect(regions[0]["loss"] as? Double == 200)  // B's 300 x 200 / 300
    let nodes = try #require(answer["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["node_id"] as? String } == ["C", "D", "B", "A"])
    #expect(nodes[0]["loss"] as? Double == 360)
    // No other pair is within 100 minutes, with or without C.
    #expect(nodes.allSatisfy { $0["through_loss"] as? Double == 0 })
    #expect(nodes[0]["disconnected_pairs"] as? Int == 10)

    let csv = try CorridorProcess(
      ["criticality", "net", "--links", "--top", "1", "--format", "csv"] + hundred,
      in: workspace.folder
    ).outcome()
    // C's 400 x 300 and D's 300 x 400 over the West's 700.
    #expect(
      csv.output
        == "kind,id,name,mode_or_type,from,to,loss,loss_share,through_loss,disconnected_pairs,"
        + "loss_East,loss_West,from_name,to_name,rank\n"
        + "link,cd,,road,C,D,240,0.6,240,6,0,\(240_000.0 / 700),Ceeburg,Dorf,1\n"
    )
    let text = try CorridorProcess(
      ["criticality", "net", "--target", "East", "--nodes"] + hundred,
      in: workspace.folder
    ).outcome()
    #expect(text.output.contains("mean access of East"))
    #expect(!text.output.contains("Links:"))
  }

  @Test("another project takes over what a link carried; wrong names are told")
  func options() throws {
    // With P1 (B-C in 40) nobody misses b-c.
    let json = try CorridorProcess(
      ["criticality", "net", "--build", "P1", "--links", "--format", "json"] + hundred,
      in: workspace.folder
    ).outcome()
    let answer = try #require(try object(json.output) as? [String: Any])
    let links = try #require(answer["links"] as? [[String: Any]])
    let last = try #require(links.last)
    #expect(last["link_id"] as? String == "bc" && last["loss"] as? Double == 0)
    #expect(links.contains { $0["link_id"] as? String == "p1" })
    for (option, sentence) in [
      (["--target", "Wst"], #"did you mean "West"?"#), (["--scheme", "makro"], "macro"),
      (["--build", "P9"], "P9"), (["--top", "-1"], "--top"), (["--modes", "rail"], "rail"),
    ] {
      let wrong = try CorridorProcess(["criticality", "net"] + option, in: workspace.folder)
        .outcome()
      #expect(wrong.code == 2 && wrong.messages.contains(sentence), "\(wrong.messages)")
      #expect(wrong.output.isEmpty)
    }
  }

  /// Station S hangs on A alone, T on C and D.
  @Test(
    "access to a station is left out unless asked for; the page maps the rest"
  )
  func stubs() throws {
    let workspace = try Workspace(replacing: [
      "node.csv": """
      node_id,name,x_coord,y_coord,node_type,zone_id
      A,Aville,0,0,city,A
      B,Beton,1,0,city,B
      C,Ceeburg,2,0,city,C
      D,Dorf,3,0,city,D
      S,Aville station,0,0.2,station,
      T,Ceeburg station,2,0.2,station,

      """,
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,facility_type,u_travel_time
      ab,A,B,false,40,,30
      bc,B,C,false,100,,100
      cd,C,D,false,50,,50
      as,A,S,false,5,access,5
      st,S,T,false,150,,20
      ct,C,T,false,5,access,5
      dt,D,T,false,60,access,60

      """,
    ])
    func links(_ options: String...) throws -> [String] {
      let json = try workspace.corridor(
        ["criticality", "net", "--links", "--format", "json"] + options
      )
      #expect(json.code == 0, "\(json.messages)")
      let answer = try #require(try object(json.output) as? [String: Any])
      let links = try #require(answer["links"] as? [[String: Any]])
      return links.compactMap { $0["link_id"] as? String }.sorted()
    }
    #expect(try links() == ["ab", "bc", "cd", "st"])
    #expect(try links("--stubs") == ["ab", "as", "bc", "cd", "ct", "dt", "st"])
    let text = try workspace.corridor("criticality", "net", "--report", "page.html")
    #expect(text.code == 0, "\(text.messages)")
    #expect(
      text.output.contains(
        "3 access links from places to their stations, airports and ports are left out"
      )
    )
    let page = try #require(workspace.read("page.html"))
    #expect(page.contains("Aville station – Ceeburg station"))
    #expect(page.contains("critical links"))
    #expect(!page.contains("Aville – Aville station"))
  }

  private func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }
}
