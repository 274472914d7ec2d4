// A search that goes on from any state that it could be stopped in ends as one that was left alone.

import InvestmentPlanning
import PlanModel
import PlanProof
import PlanSearch
import Accessibility
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("States of a search")
struct SearchStateTests {
  typealias Ask =
    (Cancellation, Checkpointing, @escaping (CertificateRecord) -> Void) throws -> PlanResult

  /// What an answer says, with the nodes and cuts that it took: as many as without a stop only if
  /// every step was the same.
  private func summary(_ result: PlanResult) -> [String] {
    [
      "\(result.status)", "\(result.value ?? .nan)", "\(result.bound ?? .nan)",
      result.projects.map { "\($0.id) \($0.period)" }.joined(separator: ","),
      "\(result.search?.nodes ?? -1)", "\(result.search?.cuts ?? -1)",
    ]
  }

  /// What a run leaves behind.
  private struct Run {
    var said: [String]
    var states: [SearchCheckpoint]
    var records: [CertificateRecord]
  }

  /// Asks with every state kept that there is, stopped at the first if that is wanted.
  private func run(
    from start: SearchCheckpoint?,
    isStopped: Bool = false,
    _ ask: Ask
  ) throws -> Run {
    let cancellation = Cancellation()
    var run = Run(said: [], states: [], records: [])
    var checkpointing = Checkpointing(start: start, interval: 0) { state in
      guard !cancellation.isCancelled else { return }
      run.states.append(state)
      if isStopped { cancellation.cancel() }
    }
    checkpointing.share = .infinity
    run.said = summary(try ask(cancellation, checkpointing) { run.records.append($0) })
    return run
  }

  /// Goes on from every state of a question.
  ///
  /// From each the next one must follow, word by word, and the end from the last: so the same end
  /// follows from all of them, however often a run is killed. From some, that is tried as well.
  private func check(_ ask: Ask) throws {
    let whole = try run(from: nil, ask)
    let states = whole.states
    for (position, state) in states.enumerated() {
      let isLast = position == states.count - 1
      let rest = try run(from: state, isStopped: true, ask)
      let told = state.records ?? 0
      if isLast {
        #expect(rest.states.isEmpty)
        #expect(rest.said == whole.said)
        #expect(rest.records == Array(whole.records.dropFirst(told)))
      } else {
        let next = states[position + 1]
        #expect(rest.states == [next], "state \(position) of \(states.count)")
        let records = whole.records[told..<(next.records ?? 0)]
        #expect(rest.records.prefix(records.count) == records)
      }
      guard position % 10 == 3 else { continue }
      let end = try run(from: state, ask)
      #expect(end.said == whole.said, "state \(position) of \(states.count)")
      #expect(end.states == Array(states[(position + 1)...]))
      #expect(end.records == Array(whole.records.dropFirst(told)))
    }
  }

  private func plan(_ planner: InvestmentPlanner) -> Ask {
    { try planner.plan(cancellation: $0, checkpointing: $1, certificate: $2) }
  }

  private func request(_ seed: Int, _ network: Network) throws -> PlanRequest {
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let decays: [Decay] = [
      .exponential(rate: 1 / 120), .linear(cutoff: 200), .power(exponent: 1), .binary(cutoff: 90),
    ]
    var request = PlanRequest(
      budget: (total * [0.3, 0.5, 0.7][seed % 3]).rounded(),
      objective: .of(
        PlanRequest.Objective.Kind.allCases[seed % PlanRequest.Objective.Kind.allCases.count]
      ),
      decay: decays[seed / 8 % 4]
    )
    if request.objective.kind == .meanCost { request.unreachableCost = 300 }
    if request.objective.kind == .cost {
      var other = request
      other.objective = .access
      let planner = try InvestmentPlanner(network, other)
      let (nothing, best) = (
        try planner.question.evaluate(projectIDs: []).value ?? 0, try planner.plan()
      )
      request.reach = .init(.access, 0.2 * nothing + 0.8 * (best.value ?? 0))
      request.budget = total
    }
    return request
  }

  private func network(_ seed: Int) -> Network {
    randomNetwork(seed: UInt64(5000 + seed), zones: 6 + seed % 4, projects: 7 + seed % 4)
  }

  @Test("is a state of every objective", arguments: 0..<16)
  func objectives(seed: Int) throws {
    let network = network(seed)
    let request = try request(seed, network)
    let options = PlanOptions(relativeGap: 0, threads: 1 + seed % 2)
    let planner = try InvestmentPlanner(network, request, options: options)
    // With a certificate cuts that nobody could check are given up, so the search is another one.
    guard seed % 16 < 8 else { return try check(plan(planner)) }
    try check { cancellation, checkpointing, _ in
      try planner.plan(cancellation: cancellation, checkpointing: checkpointing)
    }
  }

  @Test("is a state of a schedule", arguments: 0..<6)
  func periods(seed: Int) throws {
    let network = randomNetwork(seed: UInt64(5100 + seed), zones: 7, projects: 5 + seed % 2)
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let request = PlanRequest(
      budget: 0,
      objective: [.gap, .access, .total()][seed % 3],
      decay: .exponential(rate: 1 / 120),
      periods: [0.2, 0.2, 0.3].map { (total * $0).rounded() },
      discount: 0.1
    )
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    try check(plan(planner))
  }

  @Test("is a state of a series of searches for the least worst regret", arguments: 0..<3)
  func robust(seed: Int) throws {
    let network = randomNetwork(seed: UInt64(5200 + seed), zones: 7, projects: 6)
    var random = SeededGenerator(seed: UInt64(seed))
    let scenarios = (0..<3).map { number in
      var scenario = NetworkScenario(
        name: "s\(number)",
        probability: 1 / 3.0,
        projects: network.projects.count,
        zones: network.zones.count
      )
      for zone in network.zones.indices {
        scenario.opportunities[zone] = Double(Int.random(in: 0...4, using: &random)) / 2
      }
      return scenario
    }
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let request = PlanRequest(
      budget: total / 2,
      objective: .access,
      decay: .exponential(rate: 1 / 120)
    )
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    try check { cancellation, checkpointing, tell in
      try planner.robustPlan(
        scenarios,
        cancellation: cancellation,
        checkpointing: checkpointing,
        certificate: tell
      ).0
    }
  }

  @Test("comes to more than one tree and more than the root in these tests")
  func isWorthIt() throws {
    var (largest, states) = (0, 0)
    for seed in 0..<8 {
      let network = network(seed)
      let planner = try InvestmentPlanner(
        network,
        try request(seed, network),
        options: PlanOptions(relativeGap: 0)
      )
      var kept: [SearchCheckpoint] = []
      var checkpointing = Checkpointing(start: nil, interval: 0) { kept.append($0) }
      checkpointing.share = .infinity
      let result = try planner.plan(checkpointing: checkpointing)
      largest = max(largest, result.search?.nodes ?? 0)
      states += kept.count
    }
    #expect(largest > 3)
    #expect(states > 50)
  }
}
