// What projects contribute, valued in parts that are carried as JSON and put together.

import InvestmentPlanning
import PlanModel
import Accessibility
import OrderedJSON
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Contributions from tasks run apart")
struct ContributionTaskTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .maxmin, .welfare, .meanCost,
  ]

  /// As a job elsewhere has it: read from JSON.
  private func carried<Value: Codable>(_ value: Value) throws -> Value {
    let text = try JSONValue(encoding: value).compact
    return try JSONValue(parsing: Array(text.utf8)).decoded(as: Value.self)
  }

  private func question(_ seed: Int, projects: Int) -> (Network, PlanRequest) {
    let network = randomNetwork(
      seed: UInt64(7700 + seed),
      zones: 4 + seed % 3,
      projects: projects
    )
    var request = PlanRequest(
      budget: 1e9,
      objective: .of(Self.objectives[seed % Self.objectives.count]),
      decay: .exponential(rate: 1 / 120)
    )
    if request.objective.kind == .meanCost { request.unreachableCost = 500 }
    return (network, request)
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "nothing was refused"
  }

  /// Every task by a planner of its own, the last first.
  private func findings(
    _ network: Network,
    _ request: PlanRequest,
    _ tasks: [ContributionTask]
  ) throws -> [ContributionFinding] {
    try tasks.reversed().map { task in
      let planner = try InvestmentPlanner(network, request)
      return try carried(try #require(try planner.run(carried(task))))
    }
  }

  @Test("findings from elsewhere give what one run gives, to the last bit", arguments: 0..<18)
  func parts(seed: Int) throws {
    // Of 13 projects there are 93 sets, of 21 there are 233, and values are sampled for welfare.
    let (network, request) = question(seed, projects: [5, 13, 21][seed % 3])
    let planner = try InvestmentPlanner(network, request)
    let ids = Array(network.projects.map(\.id).reversed())
    let whole = try #require(try planner.contributions(of: ids))
    let count = 2 + ids.count + ids.count * (ids.count - 1) / 2
    for (perTask, size) in [(nil, 1000), (1, 64), (100, 128)] {
      let tasks = try planner.contributionTasks(of: ids, perTask: perTask, networkSHA256: "abc")
      #expect(tasks.compactMap(\.sets).reduce(0) { $0 + $1.count } == count)
      #expect(tasks.count == 1 + (count + size - 1) / size)
      let found = try findings(network, request, tasks)
      #expect(try planner.merged(found, as: tasks[0].origin) == whole)
    }
    // Shares add up to the plan's gain, and a synergy is that of four plans evaluated by
    // themselves.
    func value(_ left: [String]) throws -> Double {
      let plan = ids.filter { !left.contains($0) }
      let value = try #require(try planner.question.evaluate(projectIDs: plan).value)
      return request.objective.kind.isMinimized ? -value : value
    }
    let gain = try value([]) - value(ids)
    let size = max(1e-9, abs(try value([])), abs(gain))
    #expect(abs(whole.shares.reduce(0) { $0 + $1.shapley } - gain) <= 1e-9 * size)
    for pair in whole.synergies.prefix(3) + whole.synergies.suffix(3) {
      let (one, two) = (pair.first, pair.second)
      let expected = try value([]) - value([one]) - value([two]) + value([one, two])
      #expect(abs(pair.value - expected) <= 1e-9 * size)
    }
  }

  @Test("an empty plan, and one that names a project twice")
  func odd() throws {
    let (network, request) = question(0, projects: 5)
    let planner = try InvestmentPlanner(network, request)
    let none = try planner.contributionTasks(of: [])
    #expect(try planner.merged(findings(network, request, none)).shares.isEmpty)
    let twice = try planner.contributionTasks(of: ["p1", "p0", "p1"])
    #expect(twice[0].plan == ["p1", "p0"])
    let merged = try planner.merged(findings(network, request, twice))
    #expect(try planner.contributions(of: ["p1", "p0"]) == merged)
    let stop = Cancellation()
    stop.cancel()
    for task in twice { #expect(try planner.run(task, cancellation: stop) == nil) }
  }

  @Test("what does not belong together is not put together")
  func refusals() throws {
    let (network, request) = question(0, projects: 13)
    let planner = try InvestmentPlanner(network, request)
    let ids = network.projects.map(\.id)
    let tasks = try planner.contributionTasks(of: ids, perTask: 64, version: "1")
    let found = Array(try findings(network, request, tasks).reversed())
    #expect(tasks.count == 3)
    #expect(try planner.merged(found).shares.count == 13)
    #expect(message { _ = try planner.merged(Array(found.dropLast())) }.contains("missing: 3."))
    #expect(message { _ = try planner.merged(found + [found[0]]) }.contains("is there twice"))
    #expect(message { _ = try planner.merged([ContributionFinding]()) }.contains("no findings"))
    var mixed = found
    mixed[1].task.origin.version = "2"
    #expect(message { _ = try planner.merged(mixed) }.contains("cannot be put together"))
    mixed = found
    mixed[1].task.plan = Array(ids.dropLast())
    #expect(message { _ = try planner.merged(mixed) }.contains("different plans"))
    var other = request
    other.objective = .total()
    let stranger = try InvestmentPlanner(network, other)
    #expect(message { _ = try stranger.run(tasks[0]) }.contains("another question"))
    #expect(message { _ = try stranger.merged(found) }.contains("another question"))
    var own = tasks[0].origin
    own.version = "2"
    #expect(message { _ = try planner.run(tasks[0], as: own) }.contains("program 2"))
    #expect(message { _ = try planner.merged(found, as: own) }.contains("program 2"))

    // Sets that there are not, or are not the task's.
    for (first, count) in [(-64, 1), (1, 5), (64, 99), (128, 1), (0, 0), (64, Int.max)] {
      var odd = tasks[1]
      odd.sets?.first = first
      odd.sets?.count = count
      #expect(message { _ = try planner.run(odd) }.contains("no such sets"), "\(first), \(count)")
      var changed = found
      changed[1].task = odd
      #expect(message { _ = try planner.merged(changed) }.contains("was changed"))
    }
    #expect(message { _ = try planner.contributionTasks(of: ids, perTask: 0) }.contains("at least"))
    // What is found does not agree with this network.
    for change in [
      { (found: inout [ContributionFinding]) in found[0].shares?[2].shapley += 1 },
      { found in found[0].shares?.removeLast() }, { found in found[1].goals[1]? += 1e-3 },
      { found in found[1].goals[0] = nil }, { found in found[2].goals[28]? += 1e-3 },
      { found in found[2].goals.removeLast() }, { found in found[0].shares = nil },
    ] {
      var changed = found
      change(&changed)
      #expect(message { _ = try planner.merged(changed) }.contains("was changed"))
    }
    var slower = network
    for link in slower.links.indices { slower.links[link].travelMinutes = 500 }
    let elsewhere = try InvestmentPlanner(slower, request)
    #expect(message { _ = try elsewhere.merged(found) }.contains("in another network"))
  }
}
