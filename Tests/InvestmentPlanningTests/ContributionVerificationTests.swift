// Checking contributions: Shapley values by their definition agree with those of pairs, of games
// and of samples.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Checked contributions")
struct ContributionVerificationTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .meanCost, .welfare, .maxmin, .ratio,
  ]

  /// Nil for a ratio to no access at all, over which every gain is infinite.
  private func planner(_ seed: Int, projects: Int) throws -> InvestmentPlanner? {
    let network = randomNetwork(
      seed: UInt64(6000 + seed),
      zones: 5 + seed % 4,
      projects: projects
    )
    var request = PlanRequest(
      budget: 1e9,
      objective: .of(Self.objectives[seed % Self.objectives.count]),
      decay: [.exponential(rate: 1 / 120), .binary(cutoff: 90)][seed / 6 % 2]
    )
    if request.objective.kind == .meanCost { request.unreachableCost = 500 }
    let planner = try InvestmentPlanner(network, request)
    if request.objective.kind == .ratio,
      try planner.question.evaluate(projectIDs: []).ratio.before == nil
    {
      return nil
    }
    return planner
  }

  @Test("small plans: all sets of projects", .skipping(1), arguments: 0..<70)
  func small(seed: Int) throws {
    guard let planner = try planner(seed, projects: 4 + seed % 5) else { return skipCase() }
    let ids = planner.question.resolved.network.projects.map(\.id)
    let found = try #require(try planner.contributions(of: ids))
    let check = try planner.question.check(found)
    #expect(check.method == .sets(1 << ids.count, built: 1 << ids.count))
    let whole = try planner.question.evaluate(projectIDs: ids)
    let change = try #require(whole.value) - whole.valueBefore
    let gain = planner.question.resolved.request.objective.kind.isMinimized ? -change : change
    #expect(abs(check.gain - gain) <= 1e-9 * max(1, abs(gain)))
    #expect(check.contributions.isExact == found.isExact)
    let size = 1e-9 * max(1, found.shares.reduce(0) { $0 + abs($1.shapley) })
    for (share, other) in zip(found.shares, check.others) {
      #expect(abs(share.shapley - other.value) <= size, "\(share.id)")
      #expect(other.room == 0)
    }
    for (pair, again) in zip(found.synergies, check.contributions.synergies) {
      #expect(abs(pair.value - again.value) <= size)
    }
    #expect(check.contributions.shares.map(\.shapley) == check.others.map(\.value))
  }

  @Test(
    "larger plans: all sets, held against those that some orders pass",
    .skipping(0),
    arguments: 0..<7
  )
  func larger(seed: Int) throws {
    guard let planner = try planner(seed, projects: 13) else { return skipCase() }
    // Not in the order of the file.
    let ids = Array(planner.question.resolved.network.projects.map(\.id).reversed())
    let found = try #require(try planner.contributions(of: ids))
    #expect(found.isExact)
    let check = try planner.question.check(found)
    guard case .sets(1 << 13, let built) = check.method else {
      Issue.record("\(check.method)")
      return
    }
    #expect(built > 500 && built < 1 << 13)
    let size = 1e-9 * found.shares.reduce(0) { $0 + abs($1.shapley) }
    for (share, other) in zip(found.shares, check.others) {
      #expect(abs(share.shapley - other.value) <= size, "\(share.id)")
    }
    // Every set built by itself, which needs no game.
    let instance = try PlanningInstance(planner.question.resolved, threads: 1)
    let order = try ids.map { try Lookup.position(of: $0, in: Array(ids.reversed()), "project") }
    let sets = planner.question.subsets(order)
    let gains = try #require(try planner.question.improvements(instance, sets, Cancellation()))
    for (share, value) in zip(found.shares, shapleyValues(gains)) {
      #expect(abs(share.shapley - value) <= size, "\(share.id)")
    }
  }

  @Test("the largest plans: other orders of building", .skipping(0), arguments: 0..<7)
  func largest(seed: Int) throws {
    guard let planner = try planner(seed, projects: 21) else { return skipCase() }
    let ids = planner.question.resolved.network.projects.map(\.id)
    let found = try #require(try planner.contributions(of: ids))
    let check = try planner.question.check(found)
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
