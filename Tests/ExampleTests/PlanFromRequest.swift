// A plan for a network and a request that are values of the program.

import Accessibility
import InvestmentPlanning
import PlanModel
import Testing
import TransportNetwork

@Suite("Example: a plan from a request value")
struct PlanFromRequest {
  private func link(_ id: String, _ from: Int, _ to: Int, _ minutes: Double) -> Link {
    Link(
      id: id,
      from: RowIndex(from),
      to: RowIndex(to),
      isDirected: false,
      travelMinutes: minutes
    )
  }

  /// Three towns.
  ///
  /// Towns A (10 people), B (20) and C (30) in a row, each link 60 minutes; one project makes A-B
  /// 30 minutes, the other B-C, and the budget pays one of them.
  private var network: Network {
    Network(
      nodes: ["A", "B", "C"].enumerated().map {
        Node(id: $1, x: Double($0), y: 0, zone: RowIndex($0))
      },
      links: [link("ab", 0, 1, 60), link("bc", 1, 2, 60)],
      zones: ["A", "B", "C"].map { Zone(id: $0) },
      zoneColumns: [ZoneColumn(name: "population", values: [10, 20, 30])],
      projects: [
        Project(id: "west", cost: 5, links: [ProjectLink(link: link("w", 0, 1, 30))]),
        Project(id: "east", cost: 5, links: [ProjectLink(link: link("e", 1, 2, 30))]),
      ]
    )
  }

  /// By hand.
  ///
  /// Mean access per person to the people of other zones, linear decay to 120 minutes: f(30) =
  /// 0.75, f(60) = 0.5, f(90) = 0.25, f(120) = 0. Before A has 10, B 5 + 15 = 20, C 10, the mean is
  /// (10 x 10 + 20 x 20 + 30 x 10) / 60 = 800 / 60. With `east` A has 10 + 7.5 = 17.5, B 5 + 22.5 =
  /// 27.5, C 15 + 2.5 = 17.5: (175 + 550 + 525) / 60 = 1250 / 60. With `west` A has 15 + 7.5 =
  /// 22.5, B 7.5 + 15 = 22.5, C 10 + 2.5 = 12.5: (225 + 450 + 375) / 60 = 1050 / 60. So `east` is
  /// best.
  @Test("the best plan, another plan's value, and progress")
  func plan() throws {
    let request = PlanRequest(budget: 5, objective: .total(), decay: .linear(cutoff: 120))
    let planner = try InvestmentPlanner(network, request)

    var phases: [String] = []
    let result = try planner.plan(progress: { phases.append($0.phase) })
    #expect(result.status == .optimal && result.projects.map(\.id) == ["east"])
    #expect(abs(result.valueBefore - 800.0 / 60) < 1e-9)
    #expect(abs((result.value ?? 0) - 1250.0 / 60) < 1e-9)
    #expect(abs((result.bound ?? 0) - 1250.0 / 60) < 1e-6)
    #expect(!phases.isEmpty)

    let other = try planner.question.evaluate(projectIDs: ["west"])
    #expect(abs((other.value ?? 0) - 1050.0 / 60) < 1e-9)
  }

  @Test("what is wrong with a request is said in a sentence")
  func refusal() {
    let request = PlanRequest(budget: 5, objective: .total(), use: "ships")
    let error = #expect(throws: PlanningError.self) { try InvestmentPlanner(network, request) }
    #expect(error?.description.contains("ships") == true)
  }
}
