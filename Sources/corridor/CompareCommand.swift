// corridor compare: two plans side by side.

import CommandOptions
import Console
import PlanFiles
import InvestmentPlanning
import ArgumentParser
import PlanModel
import Reporting
import TransportNetwork

/// Two plans compared.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two plans: projects, money, regions, zones, and what is proven.",
    discussion: """
      EXAMPLES:
        corridor compare Networks/china a.json b.json
        corridor compare Networks/example a.json b.json --format json
        corridor compare Networks/china a.json b.json --in West --top 5 --worst 5

      Both are files of corridor plan or evaluate for the same network. Where they answer different questions, both \
      are judged by that of the first. Rows are those of zones, ten of which are shown otherwise, by their difference: the \
      second plan's access less the first's; projects are those that touch the zones chosen. Columns for --sort: \
      difference, access_before, first, second, zone_id, name.
      """
  )

  @OptionGroup var network: NetworkArgument

  @Argument(
    help: ArgumentHelp("A plan.", valueName: "a.json"),
    completion: .file(extensions: ["json"])
  )
  var first: String

  @Argument(
    help: ArgumentHelp("Another plan.", valueName: "b.json"),
    completion: .file(extensions: ["json"])
  )
  var second: String

  @OptionGroup var tables: StoredTables
  @OptionGroup var threads: ThreadOptions
  @OptionGroup(title: "Rows") var rows: RowOptions
  @OptionGroup(title: "Rows") var scheme: RowScheme
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws { try scheme.check(rows) }

  func run() throws {
    let file = try output.open()
    let plans = [try StoredPlan(path: first), try StoredPlan(path: second)]
    let network = try network.read()
    let report = try comparison(
      of: plans,
      network,
      tables,
      threads: threads.count,
      rows: try rows.planRows(
        network,
        scheme: scheme.scheme,
        columns: CompareReport.zoneColumns
      )
    )
    try output.write(report, to: file)
  }
}

/// Two stored plans held against each other by the question of the first.
func comparison(
  of plans: [StoredPlan],
  _ network: Network,
  _ tables: StoredTables,
  threads: Int,
  rows: PlanRows? = nil
) throws(CommandFailure) -> CompareReport {
  let runs = try plans.map { plan throws(CommandFailure) in
    try data { () throws(PlanFileError) in try plan.run() }
  }
  let networks = try runs.map { run throws(CommandFailure) in try run.network(network) }
  try checkIdeas(networks[0], networks[1])
  let requests = try zip(runs, networks).map { run, network throws(CommandFailure) in
    try tables.request(of: run, network)
  }
  let options = PlanOptions(threads: threads)
  let sides = try zip(plans, networks).map { plan, network throws(CommandFailure) in
    let result = try withPlanner(network, requests[0], options) { planner throws(PlanningError) in
      try planner.question.evaluate(projectIDs: plan.projectIDs, opening: plan.openings)
    }
    return CompareReport.Side(
      name: plan.name,
      result: result,
      status: plan.status.rawValue,
      value: plan.value,
      bound: plan.bound,
      budget: plan.budget,
      isRobust: plan.isRobust
    )
  }
  return CompareReport(
    sides[0],
    sides[1],
    request: requests[0],
    network: networks[0],
    isSameQuestion: requests[0].asksTheSame(as: requests[1]),
    rows: rows
  )
}

/// Refuses two plans in which one id means two lines of somebody's own.
private func checkIdeas(_ one: Network, _ other: Network) throws(CommandFailure) {
  for (left, right) in zip(one.projects, other.projects) where left.id == right.id {
    guard left.name == right.name, left.cost == right.cost else {
      throw .data(
        "\(left.id) is \(left.name) in one plan and \(right.name) in the other; give the lines the same order in both."
      )
    }
  }
}
