// Explanations whose candidates are searched for apart, carried as JSON and put together.

import InvestmentPlanning
import PlanModel
import Accessibility
import OrderedJSON
import TestNetworks
import TestSupport
import Testing
import TransportNetwork

@Suite("Explanations from tasks run apart")
struct ExplanationTaskTests {
  private static let objectives: [PlanRequest.Objective.Kind] = [
    .gap, .access, .total, .maxmin, .welfare, .meanCost, .ratio,
  ]

  /// As a job elsewhere has it: read from JSON.
  private func carried<Value: Codable>(_ value: Value) throws -> Value {
    let text = try JSONValue(encoding: value).compact
    return try JSONValue(parsing: Array(text.utf8)).decoded(as: Value.self)
  }

  private func question(_ seed: Int) -> (Network, PlanRequest) {
    let network = randomNetwork(
      seed: UInt64(7500 + seed),
      zones: 4 + seed % 3,
      projects: 4 + seed % 3
    )
    let total = network.projects.reduce(0) { $0 + $1.cost }
    var request = PlanRequest(
      budget: (total * [0.3, 0.5, 0.8][seed % 3]).rounded(),
      objective: .of(Self.objectives[seed % Self.objectives.count]),
      decay: [.exponential(rate: 1 / 120), .linear(cutoff: 200)][seed / 7 % 2]
    )
    if request.objective.kind == .meanCost { request.unreachableCost = 500 }
    return (network, request)
  }

  private func planner(_ network: Network, _ request: PlanRequest) throws -> InvestmentPlanner {
    try InvestmentPlanner(network, request, options: PlanOptions(relativeGap: 0))
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return "nothing was refused"
  }

  @Test(
    "findings from elsewhere give the explanation, with the plans of forbidding and requiring",
    .skipping(28),
    arguments: 0..<35
  )
  func parts(seed: Int) throws {
    let (network, request) = question(seed)
    let planner = try planner(network, request)
    let chosen = try planner.plan().projects.map(\.id)
    let asked = Array(network.projects.map(\.id).reversed())
    let tasks = try planner.explanationTasks(
      of: chosen,
      projects: asked,
      version: "1",
      networkSHA256: "abc"
    )
    #expect(tasks.map(\.project) == asked && tasks.map(\.part) == Array(asked.indices))
    #expect(tasks.allSatisfy { $0.isInPlan == chosen.contains($0.project) })
    // Each by a planner of its own, the last first.
    let findings = try tasks.reversed().map { task in
      try carried(self.planner(network, request).run(carried(task)))
    }
    let merged = try planner.merged(findings, as: tasks[0].origin)
    #expect(try planner.explanation(of: chosen, projects: asked) == merged)
    // Two at once find what each finds by itself.
    let pair = try planner.run(Array(tasks.prefix(2)))
    #expect(pair == Array(findings.suffix(2).reversed()))
    // The plans on the other side are those of another question.
    for part in merged.projects {
      var other = request
      if part.isInPlan { other.forbidden = [part.id] } else { other.required = [part.id] }
      let best = try self.planner(network, other).plan().value
      guard let best else {
        #expect(part.other == nil, "\(part.id)")
        skipCase()
        continue
      }
      let found = try #require(part.other).value
      #expect(abs(found - best) <= 1e-7 * max(1e-9, abs(best)), "\(part.id)")
    }
  }

  @Test("what is left out, and a limit that nothing is known of, are carried too")
  func bare() throws {
    let (network, request) = question(1)
    let planner = try planner(network, request)
    let chosen = try planner.plan().projects.map(\.id)
    let stop = Cancellation()
    stop.cancel()
    let task = try #require(try planner.explanationTasks(of: chosen).first)
    let ready = try InvestmentPlanner(PreparedQuestion(planner.question))
    let finding = try carried(ready.run(task, cancellation: stop))
    #expect(finding.other == nil && finding.breakEven == nil && !finding.isSettledByRules)
    let limits = [
      PlanExplanation.BreakEven(cost: nil, bound: .infinity, isProven: false),
      .init(cost: 3, bound: 4.5, isProven: false), .init(cost: nil, bound: nil, isProven: true),
    ]
    #expect(try carried(limits) == limits)
  }

  @Test("a time limit is shared out over the candidates, and no candidate makes no task")
  func time() throws {
    let (network, request) = question(2)
    let options = PlanOptions(timeLimit: 60)
    let planner = try InvestmentPlanner(network, request, options: options)
    let tasks = try planner.explanationTasks(of: [], projects: ["p0", "p1", "p2"])
    #expect(tasks.map(\.timeLimit) == [20, 20, 20])
    #expect(try planner.explanationTasks(of: ["p0"], projects: []).isEmpty)
    let none = try planner.explanation(of: ["p0"], projects: [])
    #expect(none.projects.isEmpty && none.cost == network.projects[0].cost)
    #expect(try planner.run([]).isEmpty)
  }

  @Test("what does not belong together is not put together")
  func refusals() throws {
    let (network, request) = question(0)
    let planner = try planner(network, request)
    let chosen = try planner.plan().projects.map(\.id)
    let all = network.projects.map(\.id)
    let tasks = try planner.explanationTasks(of: chosen, projects: all, version: "1")
    let findings = try planner.run(tasks)
    #expect(message { _ = try planner.merged(Array(findings.dropFirst())) }.contains("missing: 1."))
    let twice = findings + [findings[1]]
    #expect(message { _ = try planner.merged(twice) }.contains("is there twice"))
    #expect(message { _ = try planner.merged([ExplanationFinding]()) }.contains("no findings"))
    for change in [
      { (finding: inout ExplanationFinding) in finding.task.origin.version = "2" },
      { finding in finding.task.origin.networkSHA256 = "other" },
      { finding in finding.task.parts += 1 },
    ] {
      var mixed = findings
      change(&mixed[1])
      #expect(message { _ = try planner.merged(mixed) }.contains("cannot be put together"))
    }
    var own = tasks[0].origin
    own.networkSHA256 = "other"
    #expect(message { _ = try planner.run(tasks[0], as: own) }.contains("network other"))
    #expect(message { _ = try planner.merged(findings, as: own) }.contains("network other"))
    var stricter = request
    stricter.budget -= 1
    let stranger = try self.planner(network, stricter)
    #expect(message { _ = try stranger.run(tasks[0]) }.contains("another question"))
    #expect(message { _ = try stranger.merged(findings) }.contains("another question"))

    // Of another plan, or of the wrong side of this one.
    var mixed = findings
    mixed[1].task.plan = []
    #expect(!chosen.isEmpty)
    #expect(message { _ = try planner.merged(mixed) }.contains("different plans"))
    #expect(message { _ = try planner.run(mixed.map(\.task)) }.contains("different plans"))
    var turned = tasks[0]
    turned.isInPlan.toggle()
    #expect(message { _ = try planner.run(turned) }.contains("different plans"))
    turned = tasks[0]
    turned.project = "p99"
    #expect(message { _ = try planner.run(turned) }.contains("p99"))

    // What is said of a plan is computed anew.
    let known = try #require(findings.firstIndex { $0.other != nil })
    for change in [
      { (other: inout ExplanationFinding.Other) in other.value += 1e-3 },
      { other in other.projects = chosen }, { other in other.projects = all },
    ] {
      var changed = findings
      changed[known].other.map { other in
        var other = other
        change(&other)
        changed[known].other = other
      }
      #expect(message { _ = try planner.merged(changed) }.contains("in this network and not"))
    }
    var slower = network
    for link in slower.links.indices { slower.links[link].travelMinutes = 500 }
    let elsewhere = try self.planner(slower, request)
    #expect(message { _ = try elsewhere.merged(findings) }.contains("found in another network"))
  }
}
