// Generated candidates: who is a neighbour, what is missing or slow, what it costs.

import NetworkFiles
import TestSupport
import Testing
import TransportNetwork

@testable import NetworkImport

@Suite("Candidates")
struct CandidateTests {
  @Test(
    "neighbours are those without a third zone in the circle over both: all pairs tried on random places"
  )
  func neighbours() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let places = (0..<18).map { _ in
        (
          x: Double.random(in: 9...9.5, using: &generator),
          y: Double.random(in: 0...0.5, using: &generator)
        )
      }
      var expected: [[Int]] = []
      for a in places.indices {
        for b in places.indices where b > a {
          let whole = greatCircle(places[a], places[b])
          let isFree = places.indices.allSatisfy { third in
            guard third != a, third != b else { return true }
            let (one, two) = (
              greatCircle(places[a], places[third]), greatCircle(places[third], places[b])
            )
            return one * one + two * two >= whole * whole
          }
          if isFree { expected.append([a, b]) }
        }
      }
      #expect(neighbouringPairs(places).map { [$0.from, $0.to] } == expected)
    }
    // Two zones in one place are no pair.
    #expect(neighbouringPairs([(9, 47), (9, 47)]).isEmpty)
  }

  /// Two zones with their nodes on one road of 100 km, on the equator, half a degree apart.
  private func network(minutes: Double, kilometres: Double, zoneColumn: [String] = []) -> Network {
    Network(
      nodes: [
        Node(id: "a", x: 0, y: 0, zone: RowIndex(0)),
        Node(id: "b", x: 0.5, y: 0, zone: RowIndex(1)),
      ],
      links: [
        Link(
          id: "l",
          from: RowIndex(0),
          to: RowIndex(1),
          isDirected: false,
          kilometres: kilometres,
          facilityType: "primary",
          travelMinutes: minutes
        )
      ],
      zones: [Zone(id: "A"), Zone(id: "B")],
      extraColumns: zoneColumn.isEmpty
        ? [:] : ["zone": [ExtraColumn(name: "terrain", values: zoneColumn)]]
    )
  }

  @Test("a long way: a new link of the class, the straight line times the circuity")
  func missing() throws {
    // Half a degree is 55.597 km; 100 km are 1.799 times as long.
    let made = try CandidateLinks(network(minutes: 100, kilometres: 100))
    let candidate = try #require(made.kept.first)
    #expect(made.kept.count == 1 && candidate.id == "new-A-B")
    #expect(candidate.kilometres == 66.72 && candidate.cost == 66.72 * 4e6)
    #expect(abs(candidate.minutesAfter - 66.72 / 85 * 60) < 1e-9)
    #expect(
      candidate.source.contains(
        "detour 1.8 over the straight line; 66.72 km of trunk (flat) at 4000000 a km"
      )
    )
    // Not where the way is faster already, nor where the detour is allowed.
    #expect(try CandidateLinks(network(minutes: 40, kilometres: 100)).kept.isEmpty)
    var options = CandidateOptions()
    options.detour = 1.8
    let allowed = try CandidateLinks(network(minutes: 100, kilometres: 100), options).kept
    #expect(allowed.allSatisfy { $0.kind == .upgrade })
  }

  @Test("a slow link: a faster one beside it, at the cost of its class and of the dearer terrain")
  func upgrade() throws {
    // 60 km in 80 minutes are 45 km/h, below 0.8 x 70.
    let made = try CandidateLinks(
      network(minutes: 80, kilometres: 60, zoneColumn: ["", "mountain"])
    )
    let candidate = try #require(made.kept.first)
    #expect(candidate.id == "upgrade-A-B" && candidate.kind == .upgrade)
    #expect(candidate.cost == 60 * 0.8e6 * 2.5)
    #expect(abs(candidate.minutesAfter - 60.0 / 70 * 60) < 1e-9)
    #expect(candidate.links.map(\.travelMinutes) == [60.0 / 70 * 60])
    #expect(!candidate.links[0].isDirected && candidate.links[0].id == "up-l")
    // 60 km in 60 minutes are fast enough.
    #expect(try CandidateLinks(network(minutes: 60, kilometres: 60)).kept.isEmpty)
  }

  @Test("without a mode: road where it has links of its own, else the mode with most links")
  func mode() throws {
    var net = network(minutes: 100, kilometres: 100)
    net.modes = ["road", "air", "rail"].map { Mode(name: $0, services: [Mode.Service(speed: 60)]) }
    #expect(try CandidateLinks(net).mode == RowIndex(0))
    net.links[0].mode = RowIndex(2)
    var access = net.links[0]
    (access.id, access.facilityType, access.mode) = ("x", "access", RowIndex(0))
    access.travelMinutes = 900
    net.links += [access]
    let made = try CandidateLinks(net)
    #expect(made.mode == RowIndex(2))
    #expect(made.kept.first?.links.map(\.facilityType) == ["rail_main"])
    // Boarding and alighting count before and after: 66.72 km at 120 km/h and 20 minutes.
    net.modes[2].services[0]?.boardMinutes = 15
    net.modes[2].services[0]?.alightMinutes = 5
    let boarded = try CandidateLinks(net).kept.first
    #expect(boarded?.minutesBefore == 120)
    #expect(abs((boarded?.minutesAfter ?? 0) - (66.72 / 120 * 60 + 20)) < 1e-9)
  }

  @Test("no way at all: a new link whatever the detour, and the plan's projects stay")
  func unreachable() throws {
    var net = network(minutes: 60, kilometres: 60)
    net.links[0].isDirected = true
    net.projects = [Project(id: "P", cost: 1, links: [ProjectLink(link: net.links[0])])]
    net.extraColumns["project_link"] = [ExtraColumn(name: "note", values: ["x"])]
    let made = try CandidateLinks(net)
    #expect(made.kept.map(\.id) == ["new-A-B"] && made.kept[0].minutesBefore == nil)
    let whole = made.added(to: net)
    #expect(whole.projects.map(\.id) == ["P", "new-A-B"])
    #expect(whole.extraColumns["project_link"]?[0].values == ["x", ""])
    #expect(whole.extraColumns["project"]?[0].values == ["", "66.72"])
    let folder = try TemporaryFolder()
    try NetworkPackage.write(whole, to: folder.path + "/net")
    #expect(try NetworkPackage.read(folder.path + "/net").network.projects == whole.projects)
    // Made once more, it is there already.
    #expect(try CandidateLinks(whole).kept.isEmpty)
  }
}
