// Parts of frontiers and analyses that are run apart, carried as JSON and put together.

import InvestmentPlanning
import PlanModel
import Accessibility
import OrderedJSON
import TestNetworks
import Testing
import TransportNetwork

@Suite("Tasks that are run apart")
struct TaskTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .maxmin, .meanCost, .ratio,
  ]

  private func network(_ seed: Int) -> Network {
    randomNetwork(seed: UInt64(7000 + seed), zones: 4 + seed % 4, projects: 4 + seed % 3)
  }

  private func request(_ seed: Int, _ objective: PlanRequest.Objective.Kind) -> PlanRequest {
    var request = PlanRequest(
      budget: 0,
      objective: .of(objective),
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed % 2]
    )
    if objective == .meanCost { request.unreachableCost = 500 }
    return request
  }

  /// As a job elsewhere has it: read from JSON.
  private func carried<Value: Codable>(_ value: Value) throws -> Value {
    let text = try JSONValue(encoding: value).compact
    return try JSONValue(parsing: Array(text.utf8)).decoded(as: Value.self)
  }

  /// Every task by a planner of its own, the last first.
  private func frontierFindings(
    _ network: Network,
    _ request: PlanRequest,
    _ tasks: [FrontierTask]
  ) throws -> [FrontierFinding] {
    try tasks.reversed().map { task in
      let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
      return try carried(planner.run(carried(task)))
    }
  }

  @Test("a frontier in parts has the best plan of every budget", arguments: 0..<36)
  func frontier(seed: Int) throws {
    let network = network(seed)
    let objective = Self.objectives[seed % Self.objectives.count]
    var request = request(seed, objective)
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let budgets = [0.9, 0, 0.5, 0.2, 0.7].map { ($0 * total).rounded() }
    let size = 1 + seed % 3
    let tasks = try planner.frontierTasks(budgets: budgets, perTask: size, version: "1")
    #expect(tasks.flatMap(\.budgets) == Set(budgets).sorted(by: >))
    #expect(tasks.allSatisfy { (1...size).contains($0.budgets.count) })
    let merged = try planner.merged(frontierFindings(network, request, tasks))
    #expect(merged.points.map(\.budget) == Set(budgets).sorted() && merged.isComplete)
    for point in merged.points {
      request.budget = point.budget
      let best = try #require(try enumeratedBest(network, request))
      #expect(abs(point.value - best) <= 1e-9 * max(1, abs(best)), "budget \(point.budget)")
      #expect(abs(point.bound - best) <= 1e-6 * max(1, abs(best)), "budget \(point.budget)")
    }
    // In one part it is what the process finds by itself, to the last bit.
    request.budget = 0
    let whole = try planner.frontierTasks(budgets: budgets, version: "1")
    let own = try planner.frontier(budgets: budgets)
    #expect(whole.count == 1)
    #expect(try planner.merged(frontierFindings(network, request, whole)).points == own.points)
    // And it can be written down.
    let again = try carried(own)
    #expect(again.points == own.points && again.valueBefore == own.valueBefore)
    #expect(again.isComplete == own.isComplete && again.objective == own.objective)
  }

  @Test(
    "scenarios run apart give the analysis, and the best plans of trying all",
    arguments: [PlanRequest.Objective.Kind.gap, .access, .total, .meanCost],
    0..<6
  )
  func scenarios(objective: PlanRequest.Objective.Kind, seed: Int) throws {
    let setting = ScenarioSetting(seed, objective)
    let options = PlanOptions(relativeGap: 0)
    let planner = try InvestmentPlanner(setting.network, setting.request, options: options)
    let tasks = try planner.scenarioTasks(setting.scenarios, networkSHA256: "abc")
    #expect(tasks.map(\.scenario) == setting.scenarios)
    let findings = try tasks.reversed().map { task in
      let other = try InvestmentPlanner(setting.network, setting.request, options: options)
      return try carried(other.run(carried(task)))
    }
    let merged = try planner.merged(findings, holding: ["p0"], tail: 0.2)
    let whole = try planner.scenarioAnalysis(of: ["p0"], setting.scenarios, tail: 0.2)
    #expect(merged == whole)
    #expect(try carried(whole) == whole)
    for (outcome, best) in zip(merged.outcomes, try setting.tried().bests) {
      let (found, expected) = (try #require(outcome.best), try #require(best))
      // Where the plan breaks the rules it is no rival of the best that keeps them.
      #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(outcome.name)")
      #expect(outcome.isProven)
    }
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "nothing was refused"
  }

  @Test("what does not belong together is not put together")
  func refusals() throws {
    let (network, request) = (network(2), request(2, .gap))
    let planner = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
    let total = network.projects.reduce(0) { $0 + $1.cost }
    let tasks = try planner.frontierTasks(budgets: [0.3 * total, total], perTask: 1)
    let findings = try frontierFindings(network, request, tasks)
    #expect(try planner.merged(findings).points.count == 2)

    #expect(message { _ = try planner.merged([findings[0]]) }.contains("missing: 1."))
    let twice = [findings[0], findings[0]]
    #expect(message { _ = try planner.merged(twice) }.contains("Part 2 of 2 is there twice."))
    for change in [
      { (finding: inout FrontierFinding) in finding.task.origin.version = "2" },
      { finding in finding.task.origin.networkSHA256 = "other" },
      { finding in finding.task.parts = 3 },
    ] {
      var mixed = findings
      change(&mixed[1])
      #expect(message { _ = try planner.merged(mixed) }.contains("cannot be put together"))
    }
    // Another question, be it of other rules, another objective or another gap.
    var others = [request, request]
    others[0].atMost = 1
    others[1].objective = .access
    for other in others {
      let planner = try InvestmentPlanner(network, other, options: PlanOptions(relativeGap: 0))
      #expect(message { _ = try planner.run(tasks[0]) }.contains("another question"))
      #expect(message { _ = try planner.merged(findings) }.contains("another question"))
    }
    let loose = try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0.1))
    #expect(message { _ = try loose.run(tasks[0]) }.contains("another question"))

    // Another program or network than where the task was made.
    var own = tasks[0].origin
    #expect(try planner.run(tasks[0], as: own).best == findings.first { $0.task == tasks[0] }?.best)
    own.networkSHA256 = "other"
    #expect(message { _ = try planner.run(tasks[0], as: own) }.contains("network other"))
    #expect(message { _ = try planner.merged(findings, as: own) }.contains("network other"))
    own = tasks[0].origin
    own.version = "2"
    #expect(message { _ = try planner.run(tasks[0], as: own) }.contains("program 2"))

    #expect(message { _ = try planner.merged([FrontierFinding]()) }.contains("no findings"))
    #expect(try planner.frontier(budgets: []).points.isEmpty)
    #expect(
      message { _ = try planner.frontierTasks(budgets: [1], perTask: 0) }.contains("at least one")
    )
    var foreign = findings
    foreign[0].best[0].budget += 1
    #expect(message { _ = try planner.merged(foreign) }.contains("other budgets"))

    // What is said of a plan is computed anew.
    var changed = findings
    changed[0].best[0].value += 1e-3
    #expect(message { _ = try planner.merged(changed) }.contains("worth"))
    changed = findings
    changed[0].best[0].projects = network.projects.map(\.id)
    #expect(message { _ = try planner.merged(changed) } != "nothing was refused")
    var slower = network
    slower.links[0].travelMinutes = (slower.links[0].travelMinutes ?? 0) / 3
    let elsewhere = try InvestmentPlanner(slower, request, options: PlanOptions(relativeGap: 0))
    #expect(message { _ = try elsewhere.merged(findings) }.contains("found in another network"))

    let scenario = NetworkScenario(
      name: "s",
      probability: 1,
      projects: network.projects.count,
      zones: network.zones.count
    )
    var paid = request
    paid.budget = total
    let rich = try InvestmentPlanner(network, paid, options: PlanOptions(relativeGap: 0))
    var finding = try rich.run(rich.scenarioTasks([scenario])[0])
    #expect(try rich.merged([finding], holding: []).outcomes.count == 1)
    finding.value = (finding.value ?? 0) + 1
    #expect(message { _ = try rich.merged([finding], holding: []) }.contains("\"s\""))
    #expect(message { _ = try rich.merged([], holding: []) }.contains("no findings"))
  }

  @Test("the periods of a schedule there and back", arguments: 0..<6)
  func periods(seed: Int) throws {
    let network = network(seed)
    let total = network.projects.reduce(0) { $0 + $1.cost }
    var request = request(seed, .access)
    request.periods = [0.3 * total, 0.4 * total]
    request.budget = 0.7 * total
    let result = try InvestmentPlanner(network, request).plan()
    let again = try carried(result.periods)
    #expect(again.count == 2 && again.map(\.projects) == result.periods.map(\.projects))
    for (read, written) in zip(again, result.periods) {
      #expect(read.value == written.value && read.valueBefore == written.valueBefore)
      #expect(read.budget == written.budget && read.spent == written.spent)
      #expect(read.left == written.left && read.weight == written.weight)
      #expect(read.regions.map(\.name) == written.regions.map(\.name))
      #expect(read.regions.map(\.accessAfter) == written.regions.map(\.accessAfter))
      #expect(read.regions.map(\.accessBefore) == written.regions.map(\.accessBefore))
    }
  }
}
