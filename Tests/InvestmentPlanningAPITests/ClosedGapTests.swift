// Plans that leave no gap: what is left of two large figures is their rounding.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestSupport
import Testing
import TransportNetwork

@Suite("Gaps that close")
struct ClosedGapTests {
  /// Two regions that are mirror images but for slow links in the west, each of which a project
  /// makes as fast as its image.
  private static func mirrored(seed: UInt64) -> Network {
    var random = SeededGenerator(seed: seed)
    let count = 6
    var links: [Link] = []
    var projects: [Project] = []
    func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double) -> Link {
      Link(
        id: id,
        from: RowIndex(from),
        to: RowIndex(to),
        isDirected: false,
        mode: RowIndex(0),
        travelMinutes: minutes
      )
    }
    for one in 0..<count {
      for other in 0..<one where other == one - 1 || Int.random(in: 0..<2, using: &random) == 0 {
        let id = "\(one)-\(other)"
        let minutes = Double(Int.random(in: 200...900, using: &random)) / 10
        links.append(link("east-\(id)", count + one, count + other, minutes))
        links.append(link("west-\(id)", one, other, minutes * 2))
        projects.append(
          Project(
            id: id,
            name: id,
            cost: 100,
            links: [ProjectLink(link: link("new-\(id)", one, other, minutes))]
          )
        )
      }
    }
    links.append(link("between", 0, count, 77.3))
    let population = (0..<count).map { _ in Double.random(in: 1e5...1e7, using: &random) }
    return Network(
      nodes: (0..<2 * count).map {
        Node(id: "n\($0)", x: Double($0), y: 0, type: "city", zone: RowIndex($0))
      },
      links: links,
      zones: (0..<2 * count).map { Zone(id: "z\($0)") },
      zoneColumns: [ZoneColumn(name: "population", values: population + population)],
      modes: [.road],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            .init(name: "West", zones: (0..<count).map { RowIndex($0) }),
            .init(name: "East", zones: (count..<2 * count).map { RowIndex($0) }),
          ]
        )
      ],
      projects: projects
    )
  }

  @Test("are closed and proven, though value and search round differently", arguments: 0..<12)
  func closes(seed: UInt64) throws {
    let network = Self.mirrored(seed: seed)
    let request = PlanRequest(budget: 1e6, decay: .exponential(rate: 0.01))
    let result = try InvestmentPlanner(network, request).plan()
    let value = try #require(result.value)
    let bound = try #require(result.bound)
    let access = try #require(result.regions.compactMap(\.accessAfter).max())
    // Pairs between the regions count as much for one as for the other; those within the west are
    // at best those within the east, and are that when everything is built.
    #expect(abs(value) <= 1e-12 * access)
    #expect(bound <= value && bound >= -1e-6 * result.valueBefore)
    #expect(result.status == .optimal)
    #expect(result.agrees(0) && !result.agrees(1e-3))
    // A schedule gets there as well.
    var periods = request
    periods.periods = [1e6, 1]
    let schedule = try InvestmentPlanner(network, periods).plan()
    #expect(abs(try #require(schedule.value)) <= 1e-12 * access)
    // So does a frontier.
    let frontier = try InvestmentPlanner(network, request).frontier(budgets: [500, 1e6])
    #expect(abs(try #require(frontier.points.last).value) <= 1e-12 * access)
  }
}
