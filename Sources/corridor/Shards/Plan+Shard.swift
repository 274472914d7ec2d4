// corridor plan --scenarios in parts: searches that are made anywhere, and put together.

import CommandOptions
import Console
import AccessAnalysis
import InvestmentPlanning
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanModel
import PlanningRuns
import Reporting
import ShardedRuns
import Sharding
import TransportNetwork

extension PlanArguments {
  /// The part that is to be made; nil for a whole run.
  func job(_ run: PlanReport.Run) throws(CommandFailure) -> PartJob? {
    guard let shard = try shards.parsed(output) else { return nil }
    return try PartJob(
      shard,
      output,
      .scenarioFindings,
      version: Corridor.version,
      inputs: [
        ("network", network.folder), ("demand", run.request?.objective.demand?.file?.path),
        ("scenarios", uncertainty.scenarios),
      ],
      request: [
        "parameters": run.parameters,
        "beside": run.beside.flatMap { try? JSONValue(encoding: $0) } ?? .null,
      ]
    )
  }

  /// Makes the searches of a part, unless it is there.
  func write(
    _ job: PartJob,
    _ scenarios: [NetworkScenario],
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ run: PlanReport.Run
  ) throws(CommandFailure) {
    guard let file = try job.opened() else { return }
    let planner = try withPlanner(network, request, options) { $0 }
    try interruptible("base costs") { cancellation, progress throws(ShardedRunError) in
      let parts = try ScenarioParts(planner, scenarios, run, isRobust: robust)
      try parts.write(
        job.shard,
        to: file,
        context: ["network": .string(self.network.folder)],
        cancellation: cancellation
      ) { item, state in
        progress.update { "search \(item + 1) of \(parts.count), \(describe(state))" }
      }
    }
  }
}

extension MergeArguments {
  /// Puts the searches of all parts together, the figures of every plan computed anew.
  func writePlan(_ set: PartSet) throws(CommandFailure) {
    let file = try OutputFile(out, replacing: force)
    let beside = try? set.task.request["beside"]?.decoded(as: SideQuestions.self)
    guard let question = beside?.scenarios, let parameters = set.task.request["parameters"] else {
      throw .data(
        "\(set.parts[0].path) does not say which scenarios were asked; make the parts again."
      )
    }
    let findings = try sharded { () throws(ShardedRunError) in
      try ScenarioFindings(set, isRobust: question.isRobust)
    }
    let folder = folder(of: set)
    let network = try IdeaList(parameters: parameters)
      .changed(try readNetwork(folder), use: findings.origin.request.use)
    let request = try self.question(of: findings.origin, network)
    var options = options(of: findings.origin)
    // The last search is the hardest: it has half the time.
    options.timeLimit = parameters["time_limit"]?.number.map { $0 / 2 }
    var run = try corridor.run(folder, parameters: parameters.members ?? [], request)
    run.beside = beside ?? nil
    run.scenariosSHA256 = set.task.inputs.first { $0.role == "scenarios" }?.sha256
    let planner = try withPlanner(network, request, options) { $0 }
    let (found, scenarios) = try interruptible("base costs") {
      [run]
      cancellation,
      progress throws(ShardedRunError) in
      try findings.merged(planner, run, tail: question.tail, cancellation: cancellation) { state in
        progress.update { describe(state) }
      }
    }
    if found.status == .interrupted, found.value == nil {
      throw CommandFailure(.interrupted, "interrupted before a plan was found.")
    }
    var report = PlanReport(found, of: request, in: network, run: run)
    if parameters["budget"]?.number == nil { report.result.budget = nil }
    report.scenarios = scenarios
    try file.write(report.rendered(as: asked))
    try file.finish()
    try found.checkAnswer(isTable: asked == .csv)
  }
}
