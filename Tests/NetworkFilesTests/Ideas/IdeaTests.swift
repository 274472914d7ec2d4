// Lines of one's own: how they are typed, where they stop, what they change.

import ShortestPaths
import TestSupport
import Testing
import NetworkFiles
import TransportNetwork

@Suite("Ideas")
struct IdeaTests {
  @Test("a line is read from what is typed")
  func parse() throws {
    let line = try LineIdea(
      "Chengdu-Lhasa, mode=rail, km=1540,kmh=250 ,headway=60,cost=3.5e11,name=Roof line"
    )
    #expect(line.places == "Chengdu-Lhasa")
    #expect(line.mode == "rail")
    #expect(line.kilometres == 1540)
    #expect(line.speed == 250)
    #expect(line.headway == 60)
    #expect(line.cost == 3.5e11)
    #expect(line.name == "Roof line")
    #expect(line.minutes == nil)
  }

  @Test(
    "what is no line is refused with what was expected",
    arguments: [
      ("", "begins with no places"), ("mode=rail", "begins with no places"),
      ("A-B,fast", "no key=value"), ("A-B,spede=3", "unknown key"),
      ("A-B,km=-4", "above 0"), ("A-B,km=nan", "no finite number"), ("A-B,km=1e99", "no finite"),
      ("A-B,km=1e9", "absurdly large"), ("A-B,cost=-1", "of at least 0"),
      ("A-B,minutes=4,kmh=5", "give one"),
    ]
  )
  func refused(text: String, sentence: String) {
    let error = #expect(throws: IdeaError.self) { try LineIdea(text) }
    #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
  }

  /// Three towns 1 degree apart on the equator; rail between the stations of the first two, road
  /// between all.
  private static func network() -> Network {
    Network(
      nodes: [
        Node(id: "a", name: "Ay", x: 0, y: 0, type: "city", zone: RowIndex(0)),
        Node(id: "b", name: "Bee-Town", x: 1, y: 0, type: "city", zone: RowIndex(1)),
        Node(id: "c", name: "Cee", x: 2, y: 0, type: "city", zone: RowIndex(2)),
        Node(id: "as", name: "Ay station", x: 0, y: 0, type: "station"),
        Node(id: "bs", name: "Bee station", x: 1, y: 0, type: "station"),
      ],
      links: [
        Link(
          id: "ab",
          from: RowIndex(0),
          to: RowIndex(1),
          isDirected: false,
          kilometres: 120
        ),
        Link(
          id: "bc",
          name: "Coast road",
          from: RowIndex(1),
          to: RowIndex(2),
          isDirected: false,
          kilometres: 130
        ),
        Link(
          id: "aas",
          from: RowIndex(0),
          to: RowIndex(3),
          isDirected: false,
          kilometres: 4,
          facilityType: "access"
        ),
        Link(
          id: "bbs",
          from: RowIndex(1),
          to: RowIndex(4),
          isDirected: false,
          kilometres: 6,
          facilityType: "access"
        ),
        Link(
          id: "rail",
          from: RowIndex(3),
          to: RowIndex(4),
          isDirected: false,
          kilometres: 120,
          mode: RowIndex(1),
          headwayMinutes: 40
        ),
      ],
      zones: [
        Zone(id: "za", name: "Ay"), Zone(id: "zb", name: "Bee-Town"), Zone(id: "zc", name: "Cee"),
      ],
      modes: [
        .road,
        Mode(
          name: "rail",
          services: [Mode.Service(speed: 120, boardMinutes: 10, alightMinutes: 5)]
        ),
      ],
      projects: [Project(id: "idea-1", cost: 3)],
      extraColumns: [
        "node": [ExtraColumn(name: "source", values: ["x", "x", "x", "x", "x"])],
        "link": [ExtraColumn(name: "source", values: ["x", "x", "x", "x", "x"])],
      ]
    )
  }

  private func minutes(_ network: Network, built: [RowIndex<Project>], _ from: Int, _ to: Int)
    throws
    -> Double
  {
    let graph = try TravelGraph(network, use: RowIndex(0), built: built)
    var search = DijkstraSearch(graph.graph)
    search.run(from: try #require(graph.zoneEnds[from]).departure)
    return search.distance(to: try #require(graph.zoneEnds[to]).arrival)
  }

  @Test("a line stops at the stations that there are, and makes one where there is none")
  func add() throws {
    let network = Self.network()
    var ideas = NetworkIdeas(network, use: RowIndex(0))
    // Hyphens belong to names as well; the longest text that names a place wins.
    try ideas.add(LineIdea("Ay-Bee-Town-Cee,mode=Rail,km=200,kmh=100,cost=7"))
    let project = ideas.network.projects[ideas.projects[0]]
    #expect(project.id == "idea-2")
    #expect(project.cost == 7)
    // The great circles are equal, so each section has half of the length.
    #expect(project.links.map { $0.link.kilometres ?? 0 }.allSatisfy { abs($0 - 100) < 1e-9 })
    #expect(project.links.map(\.link.headwayMinutes) == [40, 40])
    let made = ideas.network.nodes[5]
    #expect(made.name == "Cee station")
    #expect(made.type == "station")
    #expect(project.links[0].link.from == RowIndex(3))
    #expect(project.links[1].link.to == RowIndex(5))
    // The median of 4 and 6 km, the upper one, by road at 60 km/h.
    #expect(ideas.network.links[5].kilometres == 6)
    #expect(ideas.notes.contains { $0.hasPrefix("Cee has no station for rail") })
    // 4 minutes to the station, 10 to board, 20 of wait, 2 x 60 aboard, 5 to alight, 6 to town.
    let built = try minutes(ideas.network, built: ideas.projects, 0, 2)
    #expect(abs(built - 165) < 1e-9)
    // Without it 120 + 130 by road, or by rail to the second town: 4 + 10 + 20 + 60 + 5 + 6 + 130.
    #expect(try minutes(ideas.network, built: [], 0, 2) == 235)
    #expect(try minutes(network, built: [], 0, 2) == 235)
  }

  @Test("what is not given: the great circle times 1.2, the mode's speed, no cost")
  func defaults() throws {
    var ideas = NetworkIdeas(Self.network(), use: RowIndex(0))
    try ideas.add(LineIdea("Ay-Cee,mode=road"))
    let link = ideas.network.projects[ideas.projects[0]].links[0].link
    // Two degrees of the equator on a sphere of 6371 km, times 1.2.
    #expect(abs((link.kilometres ?? 0) - 1.2 * 2 * 6371 * .pi / 180) < 1e-6)
    #expect(link.from == RowIndex(0))
    #expect(link.to == RowIndex(2))
    #expect(link.freeSpeed == 60)
    #expect(ideas.network.nodes.count == 5)
    #expect(ideas.notes.contains { $0.contains("no cost") })
    #expect(ideas.notes.contains { $0.contains("times 1.2") })
  }

  @Test("a faster mode on the sections of its best route, and a link that is closed")
  func upgradeAndClose() throws {
    var ideas = NetworkIdeas(Self.network(), use: RowIndex(0))
    try ideas.upgrade(LineIdea("Ay-Bee Town,mode=rail,kmh=240,cost=1"))
    // 4 + 10 + 20 + 30 + 5 + 6.
    #expect(try minutes(ideas.network, built: ideas.projects, 0, 1) == 75)
    #expect(throws: IdeaError.self) { try ideas.upgrade(LineIdea("Ay-zb,mode=rail,kmh=100")) }
    #expect(throws: IdeaError.self) { try ideas.upgrade(LineIdea("Ay-Cee,mode=rail,kmh=300")) }
    #expect(throws: IdeaError.self) { try ideas.upgrade(LineIdea("Ay-zb,mode=rail")) }
    #expect(!ideas.closesLinks)
    try ideas.close("coast road")
    #expect(ideas.closesLinks)
    #expect(try minutes(ideas.closedNetwork, built: [], 0, 2) == .infinity)
    #expect(try minutes(ideas.network, built: [], 0, 2) == 235)
    #expect(throws: IdeaError.self) { try ideas.close("no such road") }
  }

  @Test(
    "what cannot be built is refused",
    arguments: [
      ("Ay,mode=rail", "names one place"), ("Ay-Dee,mode=rail", "unknown node or zone"),
      ("Ay-Cee", "give its mode="), ("Ay-Cee,mode=boat", "unknown mode"),
      ("Ay-Ay,mode=road", "to itself"),
    ]
  )
  func unbuildable(text: String, sentence: String) {
    var ideas = NetworkIdeas(Self.network(), use: RowIndex(0))
    let error = #expect(throws: IdeaError.self) { try ideas.add(LineIdea(text)) }
    #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
  }

  @Test("a network with ideas is written and read back the same")
  func saved() throws {
    var ideas = NetworkIdeas(Self.network(), use: RowIndex(0))
    try ideas.add(LineIdea("Ay-Bee-Town-Cee,mode=rail,km=200,kmh=100,cost=7"))
    try ideas.close("ab")
    let folder = try TemporaryFolder()
    try NetworkPackage.write(ideas.closedNetwork, to: folder.path + "/net")
    let again = try NetworkPackage.read(folder.path + "/net").network
    #expect(again.nodes == ideas.network.nodes)
    #expect(again.projects == ideas.network.projects)
    #expect(again.links == ideas.closedNetwork.links)
  }
}
