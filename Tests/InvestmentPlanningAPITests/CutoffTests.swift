// Costs that lie on a cutoff but for the rounding of their sums.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import Testing
import TransportNetwork

@Suite("Cutoffs met exactly")
struct CutoffTests {
  /// Minutes from city to city; the middle link is a project.
  private static let minutes = [16.4, 36.1, 22.0, 60.7, 87.9]

  @Test("a chain of links that adds up to the cutoff counts, whoever adds it up")
  func chain() throws {
    // From the left 223.1 to the digit. From the right, and as (16.4 + 36.1 + 22) + (60.7 + 87.9),
    // which is how the link is inserted into the costs, 223.10000000000002.
    let fromLeft = Self.minutes.reduce(0, +)
    let fromRight = Self.minutes.reversed().reduce(0, +)
    #expect(fromLeft == 223.1 && fromRight > 223.1)
    let request = PlanRequest(budget: 1, objective: .access, decay: .binary(cutoff: 223.1))
    let result = try InvestmentPlanner(Self.network, request).plan()
    #expect(result.projects.map(\.id) == ["bridge"])
    // Three cities of 1, 2 and 4 in the west reach each other, and all of the east (8 + 16 + 32):
    // (1 (6 + 56) + 2 (5 + 56) + 4 (3 + 56)) / 7 = 420 / 7.
    #expect(result.value == 60)
    // Without the bridge (1 x 6 + 2 x 5 + 4 x 3) / 7 = 4.
    #expect(result.valueBefore == 4)
  }

  private static var network: Network {
    func link(_ position: Int) -> Link {
      Link(
        id: "l\(position)",
        from: RowIndex(position),
        to: RowIndex(position + 1),
        isDirected: false,
        mode: RowIndex(0),
        travelMinutes: minutes[position]
      )
    }
    return Network(
      nodes: (0..<6).map { Node(id: "n\($0)", x: Double($0), y: 0, zone: RowIndex($0)) },
      links: [0, 1, 3, 4].map(link),
      zones: (0..<6).map { Zone(id: "z\($0)") },
      zoneColumns: [ZoneColumn(name: "population", values: [1, 2, 4, 8, 16, 32])],
      modes: [.road],
      schemes: [
        RegionScheme(
          name: "macro",
          regions: [
            .init(name: "West", zones: [RowIndex(0), RowIndex(1), RowIndex(2)]),
            .init(name: "East", zones: [RowIndex(3), RowIndex(4), RowIndex(5)]),
          ]
        )
      ],
      projects: [
        Project(id: "bridge", name: "Bridge", cost: 1, links: [ProjectLink(link: link(2))])
      ]
    )
  }
}
