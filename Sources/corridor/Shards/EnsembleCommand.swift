// corridor ensemble: the best plans of many draws, and how likely each project is to be in them.

package import CommandOptions
import Console
package import ArgumentParser
import DurableFiles
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

/// Plans of a network as it may turn out.
extension EnsembleArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "ensemble",
    abstract: "Plan many draws of uncertain costs, demand, speeds and decay.",
    discussion: """
      EXAMPLES:
        corridor ensemble Networks/china --budget 1e12 --draws 200 --seed 1
        corridor ensemble NET --budget 1e12 --draws 1000 --seed 1 --distributions risks.csv --keep run -o out.json
        corridor ensemble NET --budget 1e12 --draws 1000 --seed 1 --shard 3/20 -o draws-3.jsonl
        corridor merge ensemble.json draws-*.jsonl
        corridor ensemble NET --budget 1e12 --draws 200 --seed 1 --in West --top 10
        corridor plan NET --budget 1e12 -o plan.json
        corridor ensemble NET --budget 1e12 --draws 1000 --seed 1 --plan plan.json --shard 3/20 -o draws-3.jsonl

      Every draw multiplies figures of the network by factors, and the best plan of each is found, on one thread per draw and all \
      processors together. A draw depends on --seed and its number alone: shards, threads and resumed runs give the same. \
      Results: each project's chance of being in the best plan with its interval of 95 % (Wilson), the core (projects in at least \
      80 % of the best plans by the lower end of it), and how much the plan of the table's own figures, or the one of --plan, is regretted.

      --distributions is a CSV what,class,distribution,a,b,c,correlation. what: cost (class: a mode or group of the projects' links), demand (a \
      region of --scheme), speed (a mode or group), decay; class * is all that no other row names. distribution: fixed a; uniform a to b; \
      triangular a to c, likeliest b; lognormal of mean a and standard deviation b. correlation, 0 to 1, is that of the members' normal \
      numbers. Without a table only costs are drawn, from the reference class of Flyvbjerg, Skamris Holm and Buhl (2002), rounded: rail \
      +40 % (s.d. 38), all else as roads +20 % (30), independent of each other.

      --keep FOLDER keeps the draws in parts, so that a run that was stopped goes on. Text is a table of projects, JSON has both, CSV a row per draw; \
      --zone, --in, --sort (chance, cost), --top and --worst choose rows of the text.
      """
  )

  /// Draws in a part of --keep.
  private static let drawsPerPart = 16

  package func run() throws {
    let shard = try shards.parsed(output)
    guard
      shard == nil || keep == nil && pages.report == nil && pages.svg == nil && rows.isEmpty
    else {
      throw CommandFailure.usage(
        "--shard is not for --keep, --report, --svg and rows; merge the parts."
      )
    }
    let amount = try money(budget, option: "--budget")
    let options = try search.options(threads: question.threads.count)
    let file = try OutputFile(shard == nil ? output.output : nil, replacing: output.force)
    let pages = try pages.open(replacing: output.force)
    let network = try network.read()
    var request = try question.request(network, budget: amount)
    try rules.apply(to: &request, network)
    let shown = try rows.planRows(
      network,
      scheme: request.scheme,
      columns: PlanRows.ensembleColumns
    )
    let uncertainties = try distributions.map { path throws(CommandFailure) in
      try data { () throws(CSVError) in try DistributionFile(CSVTable(contentsOf: path)).rows }
    }
    let uncertain = try named("--distributions") { () throws(NameError) in
      try UncertainNetwork(
        network,
        uncertainties ?? Uncertainty.referenceClass(network),
        scheme: network.schemes.first { $0.name == request.scheme },
        seed: seed
      )
    }
    var parameters = [JSONValue.Member(key: "budget", value: .double(amount))]
    parameters += request.questionParameters
    parameters += search.parameters(options) + request.ruleParameters
    let run = try corridor.run(self.network.folder, parameters: parameters, request)
    func job(_ shard: Shard, _ path: String) throws(CommandFailure) -> PartJob {
      try sharded { [parameters] () throws(ShardedRunError) in
        try PartJob(
          shard,
          path,
          isReplacing: output.force,
          kind: .ensembleDraws,
          version: Corridor.version,
          inputs: [
            ("network", self.network.folder), ("demand", question.demand), ("plan", plan),
          ],
          request: [
            "parameters": .object(parameters), "draws": .integer(draws),
            "seed": .string(String(seed)),
            "uncertain": (try? JSONValue(encoding: uncertain.rows)) ?? .null,
          ]
        )
      }
    }
    try running { () throws(PlanningRunError) in try PlanMemory(network).check() }
    let ensemble = try planning { [request] () throws(PlanningError) in
      try Ensemble(uncertain, request, options: options)
    }
    if let shard {
      guard let part = try job(shard, output.output ?? "").opened() else { return }
      return try write(shard, of: try begin(ensemble, run, request), to: part)
    }
    let begun = try begin(ensemble, run, request)
    let report: EnsembleReport
    if let keep {
      let count = (draws + Self.drawsPerPart - 1) / Self.drawsPerPart
      var paths: [String] = []
      _ = makeFolder(keep)
      for index in 1...count {
        guard let shard = Shard(index: index, count: count) else { continue }
        let path = "\(keep)/draws-\(index)-of-\(count).jsonl"
        paths.append(path)
        let job = try job(shard, path)
        let part = try sharded { () throws(ShardedRunError) in try job.open() }
        if let part { try write(shard, of: begun, to: part) }
      }
      let set = try sharding { [paths] () throws(ShardError) in try PartSet(paths) }
      report = try sharded { () throws(ShardedRunError) in try EnsembleReport(merging: set) }
    } else {
      report = EnsembleReport(
        begun.facts,
        try interruptible("draws") { cancellation, progress throws(ShardedRunError) in
          try begun.draws(0..<draws, cancellation: cancellation) { done in
            progress.update { "draws: \(done) of \(draws)" }
          }
        }
      )
    }
    try output.write(EnsembleTables(report, shown), to: file)
    guard let pages else { return }
    let weights = try network.column(named: request.weight, option: "--weight")
    try pages.write(
      Page(
        report,
        plan: begun.plan,
        weight: request.weight,
        weights: weights,
        facts: pages.facts(network, run: run, routes: [])
      )
    )
    pages.reportMissingMap(network, run.network)
  }

  /// Finds the plan that is held against the draws.
  private func begin(
    _ ensemble: Ensemble,
    _ run: PlanReport.Run,
    _ request: PlanRequest
  ) throws(CommandFailure) -> EnsembleRun {
    let held = try plan.map { path throws(CommandFailure) in
      let stored = try StoredPlan(path: path)
      return try data { () throws(PlanFileError) in
        try stored.projects(in: ensemble.uncertain.network)
      }
    }
    return try interruptible("the plan of the table's figures") {
      cancellation,
      progress throws(ShardedRunError) in
      try EnsembleRun(
        ensemble,
        run,
        request,
        draws: draws,
        seed: seed,
        holding: held,
        cancellation: cancellation,
        progress: { state in progress.update { describe(state) } }
      )
    }
  }

  private func write(
    _ shard: Shard,
    of run: EnsembleRun,
    to file: PartFile
  ) throws(CommandFailure) {
    let count = shard.block(of: draws).count
    try interruptible("draws") { cancellation, progress throws(ShardedRunError) in
      try run.write(shard, to: file, cancellation: cancellation) { done in
        progress.update { "draws: \(done) of \(count)" }
      }
    }
  }
}
