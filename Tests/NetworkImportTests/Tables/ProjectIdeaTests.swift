// A spreadsheet of ideas becomes candidate projects, and the template is a network.

import NetworkFiles
import NetworkImport
import TestSupport
import Testing
import TransportNetwork

@Suite("Projects of a spreadsheet")
struct ProjectIdeaTests {
  /// Two cities with stations, a town between them, and a second town of a name that is taken.
  private static let tables = [
    "node.csv": """
    node_id,name,x_coord,y_coord,node_type,zone_id
    1,Zürich-Nord,8,50,city,1
    1-H,Zürich-Nord station,8.1,50,station,
    2,Basel,9,50,city,2
    2-H,Basel station,9,50,station,
    3,Aarau,8.5,50,city,3
    4,Twin,10,50,city,4
    5,Twin,10,51,city,5
    6,Aarau,8.51,50,station,

    """,
    "link.csv": """
    link_id,from_node_id,to_node_id,directed,length,facility_type,u_mode,u_travel_time,u_headway
    a,1,1-H,false,7,access,road,,
    b,2,2-H,false,1,access,road,,
    c,1-H,2-H,false,70,,rail,40,30
    d,1-H,2-H,false,70,,rail,50,60
    e,1-H,2-H,false,70,,rail,50,20
    f,1,3,false,40,,road,,
    g,3,4,false,120,,road,,
    h,4,5,false,120,,road,,
    i,3,6,false,1,access,road,,

    """,
    "mode.csv": """
    mode,use,speed,board_minutes
    road,passenger,60,0
    rail,passenger,100,10
    air,passenger,,90

    """,
    "project.csv": "project_id,name,cost,hectares\nOLD,Old idea,5,7\n",
    "project_link.csv":
      "project_id,link_id,from_node_id,to_node_id,directed,length,lanes\nOLD,o,1,2,false,80,2\n",
  ]

  private func ideas(_ text: String, replacing: Bool = false) throws -> ProjectIdeas {
    let folder = try TemporaryFolder(Self.tables)
    try folder.write(Array(text.utf8), to: "ideas.csv")
    let network = try NetworkPackage.read(folder.path).network
    return try ProjectIdeas(
      contentsOf: folder.path + "/ideas.csv",
      into: network,
      replacing: replacing
    )
  }

  @Test("places by id or name, stations of the mode, sections, lengths, headways")
  func sections() throws {
    let made = try ideas(
      """
      Name,From,To,Via,Mode,km,Speed,Cost,hectares,requires,status
      Fast line,zurich nord,BASEL,,rail,70,250,900,12,,
      Hill road,1,4,Aarau,,,80,100.5,,Fast line;OLD,committed

      """
    )
    #expect(made.projectCount == 2 && made.linkCount == 3 && made.cost == 1000.5)
    let network = made.network
    #expect(network.projects.map(\.id) == ["OLD", "fast-line", "hill-road"])
    let fast = network.projects[1].links[0].link
    // Rail stops at the stations, which access links lead to; the median of 20, 30 and 60 is 30.
    #expect(network.nodes[fast.from].id == "1-H" && network.nodes[fast.to].id == "2-H")
    #expect(fast.kilometres == 70 && fast.freeSpeed == 250 && fast.headwayMinutes == 30)
    #expect(!fast.isDirected && network.modes[fast.mode].name == "rail")
    #expect(made.withoutHeadway == ["fast-line"])
    // The road goes by Aarau, where a city and a station have the name: the city has a zone.
    let hill = network.projects[2]
    #expect(hill.links.map { network.nodes[$0.link.to].id } == ["3", "4"])
    #expect(hill.links.map(\.link.id) == ["hill-road-1", "hill-road-2"])
    #expect(made.estimated == ["hill-road"])
    // Half a degree and one and a half at 50 degrees north: 35.74 and 107.2 km, times 1.2.
    let lengths = hill.links.compactMap(\.link.kilometres)
    #expect(abs(lengths[0] - 1.2 * 35.74) < 0.05 && abs(lengths[1] - 1.2 * 107.21) < 0.15)
    #expect(hill.requires == [RowIndex(1), RowIndex(0)])
    #expect(hill.status == .committed)
    #expect(
      network.extraColumns["project"] == [ExtraColumn(name: "hectares", values: ["7", "12", ""])]
    )
    #expect(
      network.extraColumns["project_link"]
        == [ExtraColumn(name: "lanes", values: ["2", "", "", ""])]
    )
  }

  @Test("a project of the same id is replaced when that is asked for, with its columns")
  func replacing() throws {
    let text = "id,name,from,to,via,cost,hectares\nOLD,New idea,1,4,3,6,9\n"
    let network = try ideas(text, replacing: true).network
    #expect(network.projects.map(\.name) == ["New idea"])
    #expect(network.projects[0].links.count == 2)
    #expect(network.extraColumns["project"]?.first?.values == ["9"])
    #expect(network.extraColumns["project_link"]?.first?.values == ["", ""])
    let folder = try TemporaryFolder()
    try NetworkPackage.write(network, to: folder.path + "/net")
    #expect(try NetworkPackage.read(folder.path + "/net").network == network)
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      (
        "name,from,to\nX,1,2\n",
        "ideas.csv:1: cost: the column is missing; a table of ideas needs name, from, to, cost"
      ),
      (
        "name,from,to,cost\nX,1,Basle,3\n",
        "ideas.csv:2:3: to: \"Basle\" is no id and no name of a place in node.csv; did you mean \"Basel\"?"
      ),
      (
        "name,from,to,cost\nX,1,Twin,3\n",
        "\"Twin\" is the name of several places; give the id of one: \"Twin 4\", \"Twin 5\""
      ),
      ("name,from,to,cost\nX,1,2,\n", "ideas.csv:2:4: cost: the value is missing"),
      ("name,from,to,cost\nX,1,2,-3\n", "\"-3\" is not a cost; expected a number from 0 to"),
      (
        "name,from,to,cost,mode\nX,1,2,3,train\n",
        "\"train\" is no mode of the network; expected one of \"road\", \"rail\", \"air\""
      ),
      (
        "name,from,to,cost,mode\nX,1,2,3,air\n",
        "neither a speed nor minutes are given, and mode.csv has no speed for \"air\""
      ),
      ("name,from,to,cost,km\nX,1,2,3,0x10\n", "\"0x10\" is not a length in km"),
      (
        "name,from,to,cost\nX,1,1,3\n",
        "a section starts and ends at \"Zürich-Nord\"; name two places"
      ),
      (
        "name,from,to,cost\nX,1,2,3\nx,1,2,3\n",
        "ideas.csv:3:1: name: project \"x\" stands on line 2 already"
      ),
      ("name,from,to,cost\nOld,1,2,3\n", ""),
      (
        "id,name,from,to,cost\nOLD,Old,1,2,3\n",
        "ideas.csv:2:1: id: project \"OLD\" is in project.csv already; give --replace"
      ),
      (
        "name,from,to,cost,requires\nX,1,2,3,Y\n",
        "ideas.csv:2:5: requires: \"Y\" is no project of this table or of project.csv"
      ),
      (
        "name,from,to,cost,status\nX,1,2,3,maybe\n",
        "\"maybe\" is no status; expected candidate, committed or built"
      ),
    ]
  )
  func wrong(table: String, expected: String) throws {
    var complaint = ""
    do {
      _ = try ideas(table)
    } catch let error as ImportError {
      complaint = error.description
    }
    #expect(complaint.contains(expected) && complaint.isEmpty == expected.isEmpty, "\(complaint)")
  }

  @Test("the template is a network without findings, whose ideas can be imported")
  func template() throws {
    let files = PackageTemplate.files(name: "My, country")
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    )
    let (network, report) = NetworkPackage.check(folder.path)
    #expect(report.problems.isEmpty)
    let checked = try #require(network)
    #expect(checked.configuration.datasetName == "My, country")
    #expect(checked.zones.count == 3 && checked.projects.count == 3)
    let ideas = try ProjectIdeas(contentsOf: folder.path + "/ideas.csv", into: checked)
    #expect(ideas.projectCount == 2 && ideas.linkCount == 3)
    // Every table is explained on the page.
    let page = try #require(files.last?.text)
    for file in files.dropLast() { #expect(page.contains("| \(file.name) |")) }
  }
}
