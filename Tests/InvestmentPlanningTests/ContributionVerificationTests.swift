// Checking contributions: Shapley values by their definition agree with those of pairs and of samples.

import Accessibility
import TestSupport
import Testing
import TransportNetwork

@testable import InvestmentPlanning

@Suite("Checked contributions")
struct ContributionVerificationTests {
  private static let objectives: [PlanRequest.Objective] = [
    .gap, .access, .total, .meanCost, .welfare, .maxmin,
  ]

  private func planner(_ seed: Int, projects: Int) throws -> InvestmentPlanner {
    let network = randomNetwork(
      seed: UInt64(6000 + seed),
      zones: 5 + seed % 4,
      projects: projects
    )
    var request = PlanRequest(
      budget: 1e9,
      objective: Self.objectives[seed % Self.objectives.count],
      decay: [.exponential(rate: 1 / 120), .binary(cutoff: 90)][seed / 6 % 2]
    )
    if request.objective == .meanCost { request.unreachableCost = 500 }
    return try InvestmentPlanner(network, request)
  }

  @Test("small plans: all sets of projects", arguments: 0..<60)
  func small(seed: Int) throws {
    let planner = try planner(seed, projects: 4 + seed % 5)
    let ids = planner.resolved.network.projects.map(\.id)
    let found = try #require(try planner.contributions(of: ids))
    let check = try planner.check(found)
    #expect(check.method == .sets(1 << ids.count))
    let whole = try planner.evaluate(projectIDs: ids)
    let change = try #require(whole.value) - whole.valueBefore
    let gain = planner.resolved.request.objective.isMinimized ? -change : change
    #expect(abs(check.gain - gain) <= 1e-9 * max(1, abs(gain)))
    #expect(check.contributions.isExact == found.isExact)
    let size = 1e-9 * max(1, found.shares.reduce(0) { $0 + abs($1.shapley) })
    for (share, other) in zip(found.shares, check.others) {
      #expect(abs(share.shapley - other.value) <= other.room + size, "\(share.id)")
      #expect(!found.isExact || other.room == 0)
    }
    for (pair, again) in zip(found.synergies, check.contributions.synergies) {
      #expect(abs(pair.value - again.value) <= size)
    }
    // Values said to be exact are held against the definition, whatever they were found by.
    var claims = found
    for position in claims.shares.indices { claims.shares[position].error = nil }
    let exact = try planner.check(claims)
    #expect(exact.contributions.isExact)
    #expect(exact.contributions.shares.map(\.shapley) == check.others.map(\.value))
  }

  @Test("large plans: other orders of building", arguments: 0..<6)
  func large(seed: Int) throws {
    let planner = try planner(seed, projects: 14)
    let ids = planner.resolved.network.projects.map(\.id)
    let found = try #require(try planner.contributions(of: ids))
    let check = try planner.check(found)
    #expect(check.method == .orders(128))
    #expect(check.contributions.shares == found.shares)
    var (sampled, room) = (0.0, 0.0)
    for (share, other) in zip(found.shares, check.others) {
      #expect(abs(share.shapley - other.value) <= other.room + 1e-9, "\(share.id)")
      sampled += other.value
      room += other.room
    }
    // Every order adds up to the same gain, so other orders do.
    #expect(abs(sampled - check.gain) <= 1e-9 * max(1, abs(check.gain)))
    // The room is not so wide that anything passes.
    #expect(room < 10 * found.shares.reduce(0) { $0 + abs($1.shapley) })
  }
}
