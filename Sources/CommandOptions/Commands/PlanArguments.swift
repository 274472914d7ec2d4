// What is planned, under which rules, and what else is asked of the plan.

package import ArgumentParser
package import Console
import DurableFiles
import NetworkFiles
package import OrderedJSON
import PlanFiles
package import PlanModel
import Reporting
package import TransportNetwork

/// What is planned, under which rules, and what else is asked of the plan.
package struct PlanArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Option(
    parsing: .unconditional,
    help:
      "Most that may be spent, in the network's currency: 1e12, 1,000,000, 350bn, \"1 trillion\"; --objective cost may leave it out."
  )
  package var budget: String?

  @Option(
    help: ArgumentHelp(
      "Ask what a file of plan, evaluate or the live page asks, on the same network: question, rules, ideas and budget. Options that you give come first.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json"])
  )
  package var like: String?

  @OptionGroup(title: "Several periods") package var periods: PeriodOptions

  @OptionGroup(title: "Scenarios") package var uncertainty: ScenarioOptions

  @Flag(
    help: """
      Make the plan whose worst regret over --scenarios is least, among those that keep the rules in every one \
      (for gap, access, total, mean-cost and maxmin). Proven against the best plans found, to the relative gap \
      times the largest of their values.
      """
  )
  package var robust = false

  @Option(
    help: ArgumentHelp(
      "Also write the whole problem as an explicit mixed-integer model, for other solvers (not for ratio and welfare). MPS minimizes: what is maximized has its sign turned there.",
      valueName: "file.mps|.lp"
    ),
    completion: .file(extensions: ["mps", "lp"])
  )
  package var exportModel: String?

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
  package var certificate: String?

  @OptionGroup(title: "Beyond one machine") package var shards: ShardOptions
  @OptionGroup(title: "Ideas") package var ideas: IdeaOptions
  @OptionGroup(title: "Rules") package var rules: RuleOptions
  @OptionGroup(title: "When to stop") package var search: SearchOptions
  @OptionGroup(title: "Long runs") package var longRun: LongRunOptions
  @OptionGroup(title: "More than one answer") package var further: SideQuestionOptions
  @OptionGroup package var question: PlanningOptions
  @OptionGroup(title: "Rows") package var rows: RowOptions
  @OptionGroup(title: "Output") package var output: OutputOptions
  @OptionGroup(title: "Page and pictures") package var pages: ReportOptions

  /// The question with its rules, every name found in the network.
  package func request(_ network: Network, like asked: PlanRequest?) throws(CommandFailure)
    -> PlanRequest
  {
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
  package func askedBudget() throws(CommandFailure) -> Double? {
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

  /// What is asked beside the best plan.
  package func beside(_ further: SideQuestionOptions) throws(CommandFailure) -> SideQuestions? {
    var beside = try further.sideQuestions()
    beside.scenarios = try uncertainty.question(isRobust: robust)
    return beside.isEmpty ? nil : beside
  }

  package func checkUncertainty() throws(CommandFailure) {
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
  package func parameters(
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

extension PlanArguments {
  /// Checks that nothing else is asked for that one search alone cannot tell.
  package func checkShard() throws(CommandFailure) {
    guard shards.shard != nil else { return }
    guard uncertainty.scenarios != nil else {
      throw .usage(
        "--shard shares out the searches of --scenarios FILE; a plan alone is one search."
      )
    }
    guard further.isEmpty, rows.isEmpty, exportModel == nil, certificate == nil,
      longRun.checkpoint == nil, longRun.log == nil, pages.report == nil, pages.svg == nil
    else {
      throw .usage(
        """
        --shard is not for --alternatives, --contributions, --explain, --frontier, --export-model, --certificate, --checkpoint, \
        --log, --report, --svg and the choice of rows; ask corridor plan or corridor report after the merge.
        """
      )
    }
  }
}
