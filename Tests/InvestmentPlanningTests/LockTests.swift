// Plans under locks from the root of the question without them, beside those of trying all plans.

import Accessibility
import InvestmentPlanning
import PlanModel
import PlanProof
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Locks")
struct LockTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .maxmin, .welfare, .ratio, .meanCost, .cost,
  ]

  private func question(_ seed: Int) throws -> (Network, PlanRequest)? {
    let network = randomNetwork(
      seed: UInt64(8100 + seed),
      zones: 4 + seed % 3,
      projects: 5
    )
    let request = try smallQuestion(of: network, seed: seed, objectives: Self.objectives)
    return request.map { (network, $0) }
  }

  /// Every lock by itself, and some together.
  private func locks(_ ids: [String]) -> [(required: [String], forbidden: [String])] {
    ids.map { ([$0], []) } + ids.map { ([], [$0]) }
      + [([ids[0]], [ids[1]]), ([ids[2], ids[4]], []), ([], [ids[1], ids[3]])]
  }

  @Test(
    "the best plan under every lock is that of enumeration, whatever was asked before",
    .skipping(0),
    arguments: 0..<16
  )
  func enumerated(seed: Int) throws {
    guard let (network, request) = try question(seed) else { return skipCase() }
    let options = PlanOptions(relativeGap: 0)
    let open = try OpenQuestion(InvestmentPlanner(network, request, options: options))
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
    let open = try OpenQuestion(InvestmentPlanner(network, request))
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

  @Test(
    "a certificate under a lock is whole, since it is of a search from nothing",
    .bothCheckers(comparing: 5)
  )
  func certified() throws {
    let (network, request) = try #require(try question(0))
    let open = try OpenQuestion(InvestmentPlanner(network, request))
    for id in network.projects.map(\.id) {
      let planner = try open.planner(requiring: [], forbidding: [id])
      var records: [CertificateRecord] = []
      let plan = try planner.plan(certificate: { records.append($0) })
      let findings = try certificateFindings(planner.question, bound: plan.bound, records)
      #expect(try #require(findings[.objective]).problem == nil)
    }
  }

  /// The dearest of the best plan's projects are forbidden and others are required, so that a
  /// search that forgot what is forbidden would come back to them in every part of its tree.
  @Test("many locks at once are kept by a tree no larger than that of a search from nothing")
  func many() throws {
    for seed in 0..<4 {
      let network = randomNetwork(seed: UInt64(9400 + seed), zones: 9, projects: 16)
      let total = network.projects.reduce(0) { $0 + $1.cost }
      var request = PlanRequest(budget: (0.4 * total).rounded(), objective: .access)
      let options = PlanOptions(relativeGap: 0, threads: 1)
      let planner = try InvestmentPlanner(network, request, options: options)
      let best = Set(try planner.plan().projects.map(\.id))
      let open = try OpenQuestion(planner)
      #expect(open.isWhole)
      request.forbidden = network.projects.filter { best.contains($0.id) }
        .sorted { ($0.cost, $0.id) > ($1.cost, $1.id) }.prefix(3).map(\.id)
      request.required = network.projects
        .filter { !best.contains($0.id) && $0.requires.isEmpty && $0.group.isEmpty }
        .sorted { ($0.cost, $0.id) < ($1.cost, $1.id) }.prefix(2).map(\.id)
      let own = try InvestmentPlanner(network, request, options: options).plan()
      var phases: Set<String> = []
      let plan = try open.planner(requiring: request.required, forbidding: request.forbidden)
        .plan(progress: { phases.insert($0.phase) })
      let (value, other) = (try #require(plan.value), try #require(own.value))
      #expect(abs(value - other) <= 1e-9 * other)
      #expect(plan.status == .optimal && own.status == .optimal)
      // It starts from the root's plan.
      #expect(!phases.contains("greedy"))
      let (nodes, ownNodes) = (plan.search?.nodes ?? .max, own.search?.nodes ?? 0)
      #expect(nodes <= 2 * ownNodes + 4, "\(nodes), from nothing \(ownNodes)")
    }
  }

  @Test("a root that is stopped is not whole, and its plans are legal")
  func stopped() throws {
    let (network, request) = try #require(try question(1))
    let prepared = try PreparedQuestion(PlanQuestion(network, request))
    let cancellation = Cancellation()
    cancellation.cancel()
    let open = try OpenQuestion(InvestmentPlanner(prepared), cancellation: cancellation)
    #expect(!open.isWhole)
    let id = network.projects[0].id
    let plan = try open.planner(requiring: [], forbidding: [id]).plan()
    #expect(plan.status == .optimal)
    #expect(!plan.projects.map(\.id).contains(id))
  }
}
