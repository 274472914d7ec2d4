// corridor plan: which projects to build under a budget, with proof.

import CommandOptions
import Console
import DurableFiles
import NetworkFiles
import OrderedJSON
import PlanFiles
import PlanSearch
import ArgumentParser
import PlanModel
import Reporting
import TransportNetwork

/// The investment planner.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
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

  @OptionGroup var network: NetworkArgument

  @Option(
    parsing: .unconditional,
    help:
      "Most that may be spent, in the network's currency: 1e12, 1,000,000, 350bn, \"1 trillion\"; --objective cost may leave it out."
  )
  var budget: String?

  @Option(
    help: ArgumentHelp(
      "Ask what a file of plan, evaluate or the live page asks, on the same network: question, rules, ideas and budget. Options that you give come first.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json"])
  )
  var like: String?

  @OptionGroup(title: "Several periods") var periods: PeriodOptions

  @OptionGroup(title: "Scenarios") var uncertainty: ScenarioOptions

  @Flag(
    help: """
      Make the plan whose worst regret over --scenarios is least, among those that keep the rules in every one \
      (for gap, access, total, mean-cost and maxmin). Proven against the best plans found, to the relative gap \
      times the largest of their values.
      """
  )
  var robust = false

  @Option(
    help: ArgumentHelp(
      "Also write the whole problem as an explicit mixed-integer model, for other solvers (not for ratio and welfare). MPS minimizes: what is maximized has its sign turned there.",
      valueName: "file.mps|.lp"
    ),
    completion: .file(extensions: ["mps", "lp"])
  )
  var exportModel: String?

  @Option(
    help: ArgumentHelp(
      """
      Also write the proof of the bound, for corridor verify --certificate: the tree's splits, and of every cut what \
      it says of each pair of zones. With --scenarios that of every scenario's bound follows, with --robust also \
      that of the bound on the worst regret.
      """,
      valueName: "file"
    ),
    completion: .file()
  )
  var certificate: String?

  @OptionGroup(title: "Beyond one machine") var shards: ShardOptions
  @OptionGroup(title: "Ideas") var ideas: IdeaOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "When to stop") var search: SearchOptions
  @OptionGroup(title: "Long runs") var longRun: LongRunOptions
  @OptionGroup(title: "More than one answer") var further: FurtherOptions
  @OptionGroup var question: PlanningOptions
  @OptionGroup(title: "Rows") var rows: RowOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Page and pictures") var pages: ReportOptions

  /// The question with its rules, every name found in the network.
  func request(_ network: Network, like asked: PlanRequest?) throws(CommandFailure) -> PlanRequest {
    let everything = network.projects.reduce(0) { $1.status == .candidate ? $0 + $1.cost : $0 }
    var request = try question.request(
      network,
      budget: try askedBudget() ?? asked?.budget ?? everything,
      like: asked
    )
    if let asked, asked.hasPeriods, periods.isEmpty {
      (request.periods, request.discount) = (asked.periods, asked.discount)
      request.budget = asked.budget
    }
    try periods.apply(to: &request)
    try rules.apply(to: &request, network, like: asked)
    return request
  }

  /// The budget; only the cheapest plan may do without.
  private func askedBudget() throws(CommandFailure) -> Double? {
    if try periods.budgets() != nil {
      guard budget == nil else { throw .usage("--periods takes the place of --budget; give one.") }
      guard further.isEmpty, exportModel == nil else {
        throw .usage(
          """
          --alternatives, --contributions, --explain, --frontier and --export-model are not for --periods; why a project is \
          not in such a plan says another one with --require NAME, held against it with corridor compare.
          """
        )
      }
      return nil
    }
    guard budget != nil || question.objective == .cost || like != nil else {
      throw .usage("--budget B is missing: what may be spent at most.")
    }
    return try budget.map { text throws(CommandFailure) in
      try money(text, option: "--budget")
    }
  }

  func run() throws {
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
    let export = try ModelExport(exportModel, replacing: output.force)
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

    try export?.write(network, request, options)
    let store = try longRun.store(run, proof)
    // Whatever goes wrong with the answer, the state is kept.
    defer { store?.saveLast() }
    let log = try longRun.openLog(replacing: output.force)
    try keeping { [run] () throws(SearchFileError) in
      try proof?.begin(run, after: store?.start?.records)
    }
    var missing: [String] = []
    // An interruption is meant for all that is still to be found, not for what has been.
    let report = try Interruption.shared.whileInterruptible {
      cancellation throws(CommandFailure) in
      let question = Question(network: network, request: request, options: options, run: run)
      let search = Searching(store: store, log: log, proof: proof, cancellation: cancellation)
      var report = try answer(question, table?.scenarios, search, &missing)
      if moneyAsked == nil, !request.hasPeriods { report.result.budget = nil }
      try further.add(to: &report, network, request, options, cancellation, &missing)
      return report
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

  /// What is asked beside the best plan.
  private func beside(_ further: FurtherOptions) throws(CommandFailure) -> SideQuestions? {
    var beside = try further.sideQuestions()
    beside.scenarios = try uncertainty.question(isRobust: robust)
    return beside.isEmpty ? nil : beside
  }

  private func checkUncertainty() throws(CommandFailure) {
    _ = try uncertainty.checkedTail()
    guard robust || uncertainty.scenarios != nil else { return }
    guard uncertainty.scenarios != nil else { throw .usage("--robust needs --scenarios FILE.") }
    guard try periods.budgets() == nil else { throw .usage("--scenarios is not for --periods.") }
    if robust, !further.isEmpty {
      throw .usage(
        """
        --alternatives, --contributions, --explain and --frontier are not for --robust; why a project is not in such a \
        plan says another one with --require NAME, held against it with corridor compare.
        """
      )
    }
  }

  /// What the answer depends on; the number of threads is not among it.
  private func parameters(
    _ request: PlanRequest,
    _ options: PlanOptions,
    budget: Double?,
    _ ideas: IdeaList
  ) -> [JSONValue.Member] {
    var members = [JSONValue.Member(key: "budget", value: .number(budget))]
    members += request.questionParameters
    members += search.parameters(options)
    members += request.periodParameters + request.ruleParameters + ideas.parameters
    members += further.parameters
    members += uncertainty.parameters
    if robust { members.append(JSONValue.Member(key: "robust", value: .bool(true))) }
    return members
  }
}
