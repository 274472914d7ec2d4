// corridor evaluate: the same figures for a plan that the user gives.

package import CommandOptions
import Console
import AccessAnalysis
import NetworkFiles
import PlanFiles
import InvestmentPlanning
import OrderedJSON
import PlanModel
import PlanningRuns
package import ArgumentParser
import Reporting
import TransportNetwork

/// The figures of a given plan.
extension EvaluateArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say what a plan of your own would do: access, gap, inequality before and after.",
    discussion: """
      EXAMPLES:
        corridor evaluate Networks/china --build P1,P2
        corridor evaluate Networks/china --build P1,P2@2 --periods 4e11,6e11
        corridor evaluate Networks/china --plan plan.json --scenarios costs.csv
        corridor evaluate Networks/china --plan plan.json --opportunities gdp
        corridor evaluate Networks/china --plan plan.json --in West --top 10 --worst 10
        corridor evaluate Networks/china --build P1,P2 --report plan.html
        corridor plan NET --budget 1e12 --format json \\
          | corridor evaluate NET --plan - --decay linear --decay-parameters 600

      The figures and the JSON are those of corridor plan, without a bound; budget and rules are not \
      applied. --build "" is the plan that builds nothing. With --plan the question is the file's, in \
      place of the defaults below; options that you give come first. --scenarios needs a budget: the best plan \
      of every scenario keeps it and the projects' own groups and prerequisites, no other rule. Rows are chosen as of plan.
      """
  )

  package func run() throws {
    _ = try budgetNumber()
    _ = try uncertainty.checkedTail()
    let file = try output.open()
    let pages = try pages.open(replacing: output.force)
    guard let plan else {
      let network = try ideas.list().changed(
        try network.read(),
        use: question.use,
        tellsAssumptions: true
      )
      // Without periods an id may hold any character.
      let list = try periods.budgets() == nil ? nil : openings(build ?? "", network)
      let opening = Dictionary((list ?? []).map { ($0.id, $0.period) }) { $1 }
      var ids: [String] = []
      for opening in list ?? [] where !ids.contains(opening.id) { ids.append(opening.id) }
      if list == nil { ids = try network.projectIDs(build ?? "", option: "--build") }
      return try evaluate(
        ids,
        opening,
        network,
        ideas: ideas.list(),
        budget: try budgetNumber(),
        to: file,
        pages
      )
    }
    let stored = try StoredPlan(path: plan)
    let kept = ideas.list(
      after: IdeaList(parameters: stored.document["run"]?["parameters"] ?? .null)
    )
    let network = try kept.changed(try network.read(), use: question.use)
    let ids = try data { () throws(PlanFileError) in try stored.projects(in: network) }
    guard stored.document["run"]?["parameters"] != nil else {
      return try evaluate(ids, stored.openings, network, ideas: kept, to: file, pages)
    }
    let run = try data { () throws(PlanFileError) in try stored.run() }
    let asked = try run.request(network, demand: question.demand)
    try evaluate(
      ids,
      stored.openings,
      network,
      ideas: kept,
      like: asked,
      budget: try budgetNumber() ?? stored.budget,
      to: file,
      pages
    )
  }

  private func evaluate(
    _ ids: [String],
    _ opening: [String: Int],
    _ network: Network,
    ideas: IdeaList,
    like asked: PlanRequest? = nil,
    budget: Double? = nil,
    to file: OutputFile,
    _ pages: PageOutput?
  ) throws {
    let request = try request(network, like: asked)
    let rows = try rows.planRows(network, scheme: request.scheme)
    let options = PlanOptions(threads: question.threads.count)
    var result = try withPlanner(network, request, options) { planner throws(PlanningError) in
      let unit = network.costUnit(ofUse: request.use)
      AccessReport.faintWarning(try planner.question.faintShare(), unit: unit)
        .map(Terminal.message)
      return try planner.question.evaluate(projectIDs: ids, opening: opening)
    }
    result.budget = request.hasPeriods ? request.budget : budget
    var held: [NetworkScenario]?
    let table = try uncertainty.read(network, request)
    if let scenarios = table?.scenarios {
      guard budget != nil else {
        throw CommandFailure.usage(
          "--scenarios needs --budget B, which the best plan of each keeps."
        )
      }
      held = scenarios
    }
    var parameters = request.questionParameters
    parameters += [
      JSONValue.Member(
        key: "build",
        value: .array(
          ids.map { .string(request.hasPeriods ? "\($0)@\(opening[$0] ?? 1)" : $0) }
        )
      ),
      JSONValue.Member(key: "budget", value: .number(budget)),
    ]
    parameters += request.periodParameters + uncertainty.parameters + ideas.parameters
    var run = try corridor.run(self.network.folder, parameters: parameters, request)
    run.scenariosSHA256 = table?.sha256
    if let scenarios = try uncertainty.question(isRobust: false) {
      run.beside = SideQuestions(scenarios: scenarios)
    }
    var report = PlanReport(result, of: request, in: network, run: run)
    if let held {
      let asking = PlanRun(network, request, options, run, listener: .console)
      report.scenarios = try Interruption.shared.whileInterruptible {
        cancellation throws(CommandFailure) in
        try running { () throws(PlanningRunError) in
          try asking.scenarioAnalysis(of: ids, held, .init(cancellation: cancellation))
        }
      }
    }
    try output.write(PlanTables(report, rows), to: file)
    try pages?.write(report, network, threads: options.threads)
  }
}
