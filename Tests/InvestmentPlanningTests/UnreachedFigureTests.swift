// Whether the cheapest plan's figure cannot be reached, as a file may claim: what a check finds out.

import Accessibility
import InvestmentPlanning
import PlanModel
import PlanProof
import TestNetworks
import Testing
import TransportNetwork

@Suite("A figure that is said to be beyond reach")
struct UnreachedFigureTests {
  /// The most access there is comes from a search, as the objective access; its plan is evaluated
  /// by plain searches.
  private func mostAccess(_ network: Network, budget: Double) throws -> Double {
    let request = PlanRequest(
      budget: budget,
      objective: .access,
      decay: .exponential(rate: 1 / 120)
    )
    let plan = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0)).plan()
    #expect(plan.status == .optimal)
    return try #require(
      PlanQuestion(network, request).check(projectIDs: plan.projects.map(\.id)).result.value
    )
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
    let most = try mostAccess(network, budget: budget)
    #expect(try check(network, budget: budget, reach: most * (1 - 1e-9)).feasibility == .feasible)
    #expect(try check(network, budget: budget, reach: most * (1 + 1e-6)).feasibility == .infeasible)
  }

  @Test("with many projects nothing is said that is not so, and what is plain is said")
  func many() throws {
    var found = 0
    for seed in 0..<12 {
      let network = randomNetwork(seed: UInt64(seed), zones: 20, projects: 40)
      let budget = (network.projects.reduce(0) { $0 + $1.cost } * 0.3).rounded()
      let most = try mostAccess(network, budget: budget)
      // With everything built access is the most that any plan could give.
      let all = try PlanQuestion(
        network,
        PlanRequest(budget: 0, decay: .exponential(rate: 1 / 120))
      )
      .evaluate(projectIDs: network.projects.map(\.id))
      let west = try #require(all.regions.first { $0.name == "West" })
      let (before, beyond) = (try #require(west.accessBefore), try #require(west.accessAfter))
      let below = try check(network, budget: budget, reach: before + 0.9 * (most - before))
      #expect(below.relevantCount > PlanQuestion.mostEnumerated)
      #expect(below.feasibility != .infeasible)
      if below.feasibility == .feasible { found += 1 }
      #expect(try check(network, budget: budget, reach: most * (1 + 1e-6)).feasibility != .feasible)
      let never = try check(network, budget: budget, reach: beyond * (1 + 1e-6))
      #expect(never.feasibility == .infeasible)
    }
    #expect(found >= 6, "\(found) of 12")
  }
}
