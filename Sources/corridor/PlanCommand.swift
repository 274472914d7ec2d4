// corridor plan: which projects to build under a budget, with proof.

package import CommandOptions
import Console
import DurableFiles
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanningRuns
package import ArgumentParser
import PlanModel
import Reporting
import TransportNetwork

/// The investment planner.
extension PlanArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Choose the projects to build under a budget, and prove how good the choice is.",
    discussion: """
      EXAMPLES:
        corridor plan Networks/china --budget 1e12
        corridor plan Networks/china --budget 1e12 -o plan.json
        corridor plan Networks/china --budget 1e12 --report plan.html
        corridor plan Networks/china --budget 5e11 --objective access
        corridor plan Networks/china --budget 1e12 --objective mean-cost --demand trips.csv
        corridor plan Networks/china --budget 1e12 --to seaport --use freight
        corridor plan Networks/china --objective cost --reach ratio:1.18
        corridor plan Networks/china --budget 1e12 --at-most 10 --spend West=6e11:
        corridor plan Networks/china --periods 4e11,3e11,3e11 --discount 0.2
        corridor plan Networks/china --budget 1e12 --scenarios costs.csv --robust
        corridor plan Networks/china --budget 1e12 --scenarios costs.csv --shard 1/4 -o part-1.jsonl
        corridor plan Networks/china --budget 1e12 --alternatives 5 --within 0.001
        corridor plan Networks/china --budget 1e12 --contributions
        corridor plan Networks/china --budget 1e12 --explain
        corridor plan Networks/china --budget 1e12 --frontier 2e11:2e12:2e11 --report plan.html
        corridor plan Networks/china --budget 1e12 --require P1,P2 --forbid P3
        corridor plan Networks/china --budget 1e12 --time-limit 60
        corridor plan Networks/china --budget 1e12 --zone Lanzhou
        corridor plan Networks/example --budget 200 --export-model model.mps
        corridor plan NET --budget 1e12 --checkpoint run.state --log run.jsonl
        corridor plan NET --budget 1e12 -o plan.json --certificate plan.cert

      A zone's access is the sum over all other zones of opportunities x decay(generalized minutes); a \
      region's is the weighted mean over its zones. With --to it is the sum over facilities of their worth x decay. Ctrl-C ends the search and prints the best plan so \
      far with its bound. Exit code 3 when no plan satisfies the rules.

      Amounts are read as 1e12, 1,000,000, 350bn, "20 million" or "1 trillion" (k, million, bn, tn; short scale), \
      said back in words, and kept to the last unit of the currency. A target that is ahead of the reference before \
      or after is told in text, on the page and in JSON ("target_ahead": {"before", "after"}, there only then).

      With --scenarios, --shard I/N shares out the searches: first that of the plan itself, then one per scenario in the order of \
      the file. With --robust these are the scenarios' alone, and corridor merge makes the last search, which needs all of them. \
      A page of the merged JSON makes corridor report NET PLAN.json.

      --zone, --in, --sort, --top and --worst choose the rows of text and CSV, not of JSON, which is whole: projects that touch \
      the zones, and a table of the zones' access before and after, which is there only then. Columns for --sort: \
      loss_without, gain_alone, cost, period, project_id, name; gain_on_top and loss of those not chosen; \
      change, access_before, access_after and zone_id of zones.
      """
  )

  package func run() throws {
    let asked = try askedBudget()
    try checkUncertainty()
    try checkShard()
    let options = try search.options(threads: question.threads.count)
    let further = try further.checked(for: question.objective ?? .gap)
    // A part has a file of its own.
    let file = try OutputFile(
      shards.shard == nil ? output.output : nil,
      replacing: output.force
    )
    let pages = try pages.open(replacing: output.force)
    let export = try running { () throws(PlanningRunError) in
      try ModelExport(exportModel, replacing: output.force)
    }
    let proof = try keeping { () throws(SearchFileError) in
      try CertificateFile(
        certificate,
        replacing: output.force,
        isLasting: longRun.checkpoint != nil
      )
    }
    let earlier = try like.map { path throws(CommandFailure) in
      let stored = try StoredPlan(path: path)
      return try data { () throws(PlanFileError) in try stored.run() }
    }
    let ideas = ideas.list(after: earlier?.ideas ?? IdeaList())
    let network = try ideas.changed(
      try network.read(),
      use: question.use ?? earlier?.request.use,
      tellsAssumptions: true
    )
    let before = try earlier.map { run throws(CommandFailure) in
      try run.request(network, demand: question.demand)
    }
    let request = try request(network, like: before)
    let rows = try rows.planRows(network, scheme: request.scheme)
    let table = try uncertainty.read(network, request)
    let moneyAsked = asked ?? earlier?.parameters["budget"]?.number
    let parameters = parameters(request, options, budget: moneyAsked, ideas)
    var run = try corridor.run(self.network.folder, parameters: parameters, request)
    run.scenariosSHA256 = table?.sha256
    run.beside = try beside(further)
    if let scenarios = table?.scenarios, let job = try job(run) {
      return try write(job, scenarios, network, request, options, run)
    }

    try running { () throws(PlanningRunError) in
      try export?.write(network, request, options, .console)
    }
    let store = try longRun.checkpoint.map { [run] path throws(CommandFailure) in
      try keeping { () throws(SearchFileError) in
        try CheckpointStore(
          path,
          of: run,
          interval: longRun.checkpointEvery,
          proof,
          note: Terminal.message
        )
      }
    }
    // Whatever goes wrong with the answer, the state is kept.
    defer { store?.saveLast() }
    let log = try longRun.openLog(replacing: output.force)
    try keeping { [run] () throws(SearchFileError) in
      try proof?.begin(run, after: store?.start?.records)
    }
    var missing: [String] = []
    // An interruption is meant for all that is still to be found, not for what has been.
    let asking = PlanRun(
      network,
      request,
      options,
      run,
      scenarios: table?.scenarios,
      listener: .console
    )
    let report = try Interruption.shared.whileInterruptible {
      cancellation throws(CommandFailure) in
      try running { () throws(PlanningRunError) in
        try asking.report(
          PlanRun.Search(store: store, log: log, proof: proof, cancellation: cancellation),
          hasBudget: moneyAsked != nil,
          missing: &missing
        )
      }
    }
    let result = report.result
    // Whatever fails of the answer, the rest of it is written.
    var steps = Steps()
    steps.take { () throws(CommandFailure) in
      try output.write(PlanTables(report, rows), to: file)
    }
    if !missing.isEmpty {
      Terminal.message("interrupted; left out or incomplete: \(missing.joined(separator: ", ")).")
    }
    steps.take { () throws(CommandFailure) in
      try pages?.write(report, network, threads: options.threads)
    }
    // What is proven needs no going on; what was stopped does.
    let isOver = result.status == .optimal || result.status == .infeasible
    let goesOn = !isOver && store?.keepLast() ?? false
    let isGone = store == nil || !goesOn && (!isOver || steps.areDone)
    steps.take { () throws(CommandFailure) in
      try keeping { () throws(SearchFileError) in
        try proof?.finish(isProven: report.hasBound, isOver: isGone, note: Terminal.message)
      }
    }
    try steps.end()
    if isOver { store?.remove() }
    try result.checkAnswer(isTable: output.format() == .csv)
  }
}
