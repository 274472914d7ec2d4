// Plans under locks from the root of the question without them, beside those of trying all plans.

import Accessibility
import InvestmentPlanning
import PlanModel
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Locks")
struct LockTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .maxmin, .welfare, .ratio, .meanCost,
  ]

  private func question(_ seed: Int) throws -> (Network, PlanRequest)? {
    let network = randomNetwork(
      seed: UInt64(8100 + seed),
      zones: 4 + seed % 3,
      projects: 5
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    var request = PlanRequest(
      budget: (total * [0.3, 0.5, 0.8][seed % 3]).rounded(),
      objective: .of(Self.objectives[seed % Self.objectives.count]),
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed / 7 % 2]
    )
    if request.objective.kind == .meanCost { request.unreachableCost = 500 }
    if request.objective.kind == .ratio,
      try PlanQuestion(network, request).evaluate(projectIDs: []).ratio.before == nil
    {
      return nil
    }
    return (network, request)
  }

  /// Every lock by itself, and some together.
  private func locks(_ ids: [String]) -> [(required: [String], forbidden: [String])] {
    ids.map { ([$0], []) } + ids.map { ([], [$0]) }
      + [([ids[0]], [ids[1]]), ([ids[2], ids[4]], []), ([], [ids[1], ids[3]])]
  }

  @Test(
    "the best plan under every lock is that of enumeration, whatever was asked before",
    .skipping(0),
    arguments: 0..<14
  )
  func enumerated(seed: Int) throws {
    guard let (network, request) = try question(seed) else { return skipCase() }
    let options = PlanOptions(relativeGap: 0)
    let open = try OpenQuestion(PreparedQuestion(PlanQuestion(network, request, options: options)))
    let locks = locks(network.projects.map(\.id))
    var first: [PlanResult] = []
    for (required, forbidden) in locks {
      var locked = request
      (locked.required, locked.forbidden) = (required, forbidden)
      let plan = try open.planner(requiring: required, forbidding: forbidden).plan()
      first.append(plan)
      guard let best = try enumeratedBest(network, locked) else {
        #expect(plan.status == .infeasible && !plan.conflict.isEmpty)
        continue
      }
      let value = try #require(plan.value)
      #expect(plan.status == .optimal)
      #expect(abs(value - best) <= 1e-7 * max(1, abs(best)), "\(required), \(forbidden)")
      let chosen = Set(plan.projects.map(\.id))
      #expect(chosen.isSuperset(of: required) && chosen.isDisjoint(with: forbidden))
    }
    // In the opposite order the answers are the same to the last bit.
    for (position, lock) in locks.enumerated().reversed() {
      let again = try open.planner(requiring: lock.required, forbidding: lock.forbidden).plan()
      #expect(again.value == first[position].value && again.bound == first[position].bound)
      #expect(again.projects.map(\.id) == first[position].projects.map(\.id))
    }
  }

  @Test("locks that contradict are named, and projects that there are not are refused")
  func refused() throws {
    let (network, request) = try #require(try question(0))
    let open = try OpenQuestion(PreparedQuestion(PlanQuestion(network, request)))
    let id = network.projects[0].id
    #expect {
      _ = try open.planner(requiring: ["nowhere"], forbidding: [])
    } throws: { error in
      (error as? PlanningError)?.description.contains("nowhere") == true
    }
    let plan = try open.planner(requiring: [id], forbidding: [id]).plan()
    #expect(plan.status == .infeasible)
    #expect(plan.conflict.contains { $0.contains(id) })
  }

  @Test("a root that is stopped is no root")
  func stopped() throws {
    let (network, request) = try #require(try question(1))
    let prepared = try PreparedQuestion(PlanQuestion(network, request))
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect {
      _ = try OpenQuestion(prepared, cancellation: cancellation)
    } throws: { error in
      (error as? PlanningError)?.kind == .stopped
    }
  }
}
