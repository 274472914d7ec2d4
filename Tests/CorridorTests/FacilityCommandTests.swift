// Access, plans and costs to facilities, on the command line.

import Foundation
import Testing

@Suite("Facilities on the command line")
struct FacilityCommandTests {
  let workspace: Workspace

  /// The four towns with a seaport 20 minutes beyond A and a dry port 5 beyond D.
  init() throws {
    workspace = try Workspace(replacing: [
      "node.csv": """
      node_id,name,x_coord,y_coord,node_type,facility_class,zone_id,teu
      A,Aville,0,0,city,,A,
      B,Beton,1,0,city,,B,
      C,Ceeburg,2,0,city,,C,
      D,Dorf,3,0,city,,D,
      P,Harbour,0,1,port,seaport,,70
      Q,Inland,3,1,hub,dry_port,,

      """,
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,u_travel_time,facility_type
      ab,A,B,false,30,30,
      bc,B,C,false,100,100,
      cd,C,D,false,50,50,
      ap,A,P,false,20,20,access
      dq,D,Q,false,5,5,access

      """,
      "mode.csv": "mode,use,speed,cost_per_km\nroad,passenger,60,2\n",
      "use_definition.csv": "use,u_value_of_time,u_decay_minutes\npassenger,120,100\n",
    ])
  }

  /// Ships leave P for B alone, ten minutes away, and come from A alone.
  @Test("passive is the way from facilities to zones")
  func passive() throws {
    try workspace.write(
      """
      link_id,from_node_id,to_node_id,directed,length,u_travel_time
      ab,A,B,false,30,30
      bc,B,C,false,100,100
      cd,C,D,false,50,50
      ap,A,P,true,20,20
      pb,P,B,true,10,10

      """,
      to: "net/link.csv"
    )
    func values(_ options: String...) throws -> [String] {
      let access = try workspace.corridor(
        ["access", "net", "--to", "seaport", "--cost", "minutes", "--format", "csv"] + options
      )
      #expect(access.code == 0, "\(access.messages)")
      return access.output.split(separator: "\n").dropFirst()
        .map { String($0.split(separator: ",")[1]) }
    }
    #expect(try values() == ["20", "50", "150", "200"])
    #expect(try values("--passive") == ["40", "10", "110", "160"])
    let text = try workspace.corridor(
      "access",
      "net",
      "--to",
      "seaport",
      "--passive",
      "--format",
      "text"
    )
    #expect(text.output.hasPrefix("Passive closest access from seaport"))
  }

  @Test("closest names the facility; regions have means; costs are counted apart")
  func closest() throws {
    // A minute is worth 2 and a kilometre costs 2, so generalized minutes are minutes + km: twice
    // the minutes here.
    let text = try workspace.corridor(
      "access",
      "net",
      "--to",
      "seaport,dry-port",
      "--cost",
      "minutes",
      "--format",
      "csv"
    )
    #expect(
      text.output == """
        zone_id,accessibility,facility_id,facility,name
        A,20,P,Harbour,Aville
        B,50,P,Harbour,Beton
        C,55,Q,Inland,Ceeburg
        D,5,Q,Inland,Dorf

        """
    )
    for (kind, value) in [("generalized", "100"), ("money", "100"), ("km", "50")] {
      let access = try workspace.corridor(
        "access",
        "net",
        "--to",
        "port",
        "--zone",
        "Beton",
        "--cost",
        kind,
        "--format",
        "csv"
      )
      #expect(access.output.contains("B,\(value),P,Harbour,2,Beton\n"), "\(access.output)")
      #expect(access.messages.contains("50.0 % of them is money") == (kind == "generalized"))
    }
    // (20 x 100 + 50 x 200) / 300 in the east.
    let regions = try workspace.corridor(
      "access",
      "net",
      "--to",
      "port",
      "--cost",
      "minutes",
      "--by",
      "macro",
      "--format",
      "json"
    )
    #expect(regions.output.contains(#""accessibility": 40"#))
    let worth = try workspace.corridor(
      "access",
      "net",
      "--to",
      "port",
      "--opportunities",
      "teu",
      "--measure",
      "cumulative",
      "--cutoff",
      "40",
      "--cost",
      "minutes",
      "--format",
      "csv"
    )
    #expect(worth.output.contains("A,70,Aville\n"))
    #expect(worth.output.contains("B,0,Beton\n"))
    let far = try workspace.corridor(
      "access net --measure cumulative --cutoff 100 --cost km --format text".split(separator: " ")
        .map(String.init)
    )
    #expect(far.output.contains("within 100 km") && !far.output.contains("100 min"))
    let km = try workspace.corridor("matrix", "net", "--cost", "km", "--format", "csv")
    #expect(km.output.contains("A,C,130\n"))
  }

  @Test("the default decay is the use's own, and one that sees nothing is warned of")
  func decay() throws {
    // exp(-100/100) from B over 100 generalized minutes, and 1 for each port.
    let gravity = ["access", "net", "--to", "port", "--measure", "gravity", "--format", "csv"]
    let own = try workspace.corridor(gravity + ["--zone", "B"])
    #expect(own.output.contains("B,0.3678794411714423"), "\(own.output)")
    #expect(!own.messages.contains("next to nothing"))
    let faint = try workspace.corridor(gravity + ["--decay-parameters", "1"])
    #expect(faint.messages.contains("the decay gives 100.0 % of all pairs less than 1e-6"))
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "10",
      "--to",
      "port",
      "--decay-parameters",
      "1"
    )
    #expect(plan.messages.contains("next to nothing"))
  }

  @Test("a plan for access to facilities is made, verified, evaluated and asked again")
  func plan() throws {
    let plan = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15",
      "--to",
      "seaport",
      "--objective",
      "access",
      "--format",
      "json",
      "-o",
      "plan.json"
    )
    #expect(plan.code == 0, "\(plan.messages)")
    let stored = try #require(workspace.read("plan.json"))
    #expect(stored.contains(#""to": "seaport""#))
    #expect(stored.contains(#""opportunities": "facilities""#))
    let verify = try workspace.corridor("verify", "net", "plan.json")
    #expect(verify.code == 0, "\(verify.output) \(verify.messages)")
    let evaluated = try workspace.corridor("evaluate", "net", "--plan", "plan.json")
    #expect(evaluated.output.contains("number of facilities (seaport)"))
    let page = try workspace.corridor(
      "plan",
      "net",
      "--budget",
      "15",
      "--to",
      "seaport",
      "--report",
      "plan.html"
    )
    #expect(page.code == 0, "\(page.messages)")
    let links = try workspace.corridor(
      "criticality",
      "net",
      "--to",
      "seaport",
      "--links",
      "--stubs",
      "--format",
      "csv"
    )
    // Without the link to the port nobody gets there.
    #expect(links.output.split(separator: "\n")[1].hasPrefix("link,ap,"))
  }

  @Test(
    "wrong questions",
    arguments: [
      ("access net --to seaprt", #"did you mean "seaport"?"#),
      ("access net --to ,", "names no kind of facility"),
      (
        "access net --to port --opportunities passengers", "--opportunities: unknown numeric column"
      ),
      ("access net --to port --intrazonal zero", "--intrazonal"),
      ("access net --cost time", "invalid for '--cost"),
      ("access --matrix m.csv --zones z.csv --to port", "give its folder"),
      ("plan net --budget 1 --to harbor", "unknown kind of facility"),
      ("criticality net --to harbor", "unknown kind of facility"),
    ]
  )
  func wrong(line: String, sentence: String) throws {
    let outcome = try workspace.corridor(line.split(separator: " ").map { String($0) })
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
  }
}
