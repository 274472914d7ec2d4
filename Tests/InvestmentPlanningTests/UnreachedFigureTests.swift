// A file may claim that no plan reaches the cheapest plan's figure: what a check finds out.

import Accessibility
import InvestmentPlanning
import PlanModel
import PlanProof
import TestNetworks
import Testing
import TransportNetwork

@Suite("A figure that is said to be beyond reach")
struct UnreachedFigureTests {
  /// What access a plan is known to reach, and what none exceeds, from a search for the most
  /// access; its plan is evaluated by plain searches.
  private func mostAccess(
    _ network: Network,
    budget: Double,
    relativeGap: Double
  ) throws -> (reached: Double, bound: Double) {
    let request = PlanRequest(
      budget: budget,
      objective: .access,
      decay: .exponential(rate: 1 / 120)
    )
    let options = PlanOptions(relativeGap: relativeGap)
    let plan = try InvestmentPlanner(network, request, options: options).plan()
    #expect(plan.status == .optimal)
    let figures = try PlanQuestion(network, request).evaluate(projectIDs: plan.projects.map(\.id))
    return (try #require(figures.value), try #require(plan.bound))
  }

  private func check(
    _ network: Network,
    budget: Double,
    reach need: Double
  ) throws -> PlanCheck {
    let request = PlanRequest(
      budget: budget,
      objective: .cost(.init(.access, need)),
      decay: .exponential(rate: 1 / 120)
    )
    return try PlanQuestion(network, request).check(projectIDs: nil)
  }

  @Test("with few projects all plans are tried", arguments: 0..<12)
  func few(seed: Int) throws {
    let network = randomNetwork(seed: UInt64(seed), zones: 9, projects: 9)
    let budget = (network.projects.reduce(0) { $0 + $1.cost } * 0.4).rounded()
    let most = try mostAccess(network, budget: budget, relativeGap: 0)
    let within = try check(network, budget: budget, reach: most.reached * (1 - 1e-9))
    #expect(within.feasibility == .feasible)
    let beyond = try check(network, budget: budget, reach: most.bound * (1 + 1e-6))
    #expect(beyond.feasibility == .infeasible)
  }

  @Test("with many projects nothing is said that is not so, and what is plain is said")
  func many() throws {
    var found = 0
    for seed in 0..<8 {
      let network = randomNetwork(seed: UInt64(seed), zones: 12, projects: 30)
      let budget = (network.projects.reduce(0) { $0 + $1.cost } * 0.3).rounded()
      let most = try mostAccess(network, budget: budget, relativeGap: 0.02)
      // With everything built access is the most that any plan could give.
      let all = try PlanQuestion(
        network,
        PlanRequest(budget: 0, decay: .exponential(rate: 1 / 120))
      )
      .evaluate(projectIDs: network.projects.map(\.id))
      let west = try #require(all.regions.first { $0.name == "West" })
      let (before, beyond) = (try #require(west.accessBefore), try #require(west.accessAfter))
      let below = try check(network, budget: budget, reach: before + 0.9 * (most.reached - before))
      #expect(below.relevantCount > PlanQuestion.mostEnumerated)
      #expect(below.feasibility != .infeasible)
      if below.feasibility == .feasible { found += 1 }
      let above = try check(network, budget: budget, reach: most.bound * (1 + 1e-6))
      #expect(above.feasibility != .feasible)
      let never = try check(network, budget: budget, reach: beyond * (1 + 1e-6))
      #expect(never.feasibility == .infeasible)
    }
    #expect(found >= 4, "\(found) of 8")
  }
}
