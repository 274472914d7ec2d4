// corridor report: the page of a plan that is there already, from its network and its JSON.

package import CommandOptions
import Console
import AccessAnalysis
import PlanFiles
import InvestmentPlanning
import OrderedJSON
import PlanModel
import Accessibility
package import ArgumentParser
import FoundationEssentials
import Reporting
import TransportNetwork

/// The page of a stored plan.
extension ReportArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Show a plan, or two side by side: one HTML file with map, charts and the argument in words.",
    discussion: """
      EXAMPLES:
        corridor plan Networks/china --budget 1e12 -o plan.json
        corridor report Networks/china plan.json -o plan.html
        corridor report Networks/china plan.json -o plan.html --svg pictures
        corridor report Networks/china plan.json --log plan.jsonl -o plan.html
        corridor report Networks/china a.json b.json -o both.html
        corridor report NET plan.json --background provinces.geojson -o plan.html

      The file opens from disk in any browser and asks no server for anything. Every figure is computed \
      again from the network; a plan whose value then differs is refused, since it was made with another \
      network. Bound, frontier, alternatives, contributions and scenarios come from the plan's JSON, which corridor \
      verify checks; the search as it went comes from --log. Two plans give the map of their differences: access of every \
      zone under the second against the first, and the projects that only one of them builds.
      """
  )

  package func run() throws {
    let stored = try StoredPlan(path: plan)
    let trace = try log.map { path throws(CommandFailure) in
      try keeping { () throws(SearchFileError) in try loggedMoments(path) }
    }
    let pages = PageOutput(
      file: try OutputFile(output, replacing: force),
      folder: svg,
      isReplacing: force,
      background: try background.map { path throws(CommandFailure) in try backgroundShapes(path) }
        ?? []
    )
    let package = try network.read()
    if let other { return try compare(stored, StoredPlan(path: other), package, pages) }
    let storedRun = try data { () throws(PlanFileError) in try stored.run() }
    let network = try storedRun.network(package)
    let request = try tables.request(of: storedRun, network)
    let options = PlanOptions(threads: threads.count)
    var result = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.question.evaluate(projectIDs: stored.projectIDs, opening: stored.openings)
    }
    try data { () throws(PlanFileError) in try stored.check(result, request) }
    stored.restore(&result)
    var run = try corridor.run(self.network.folder, parameters: [], request)
    run.parameters = storedRun.parameters
    if stored.hasOther(demand: request)
      || storedRun.inputSHA256.map({ $0 != run.inputSHA256 }) ?? false
    {
      Terminal.message("\(plan) was made with other tables; the figures agree all the same.")
    }
    var report = PlanReport(result, of: request, in: network, run: run)
    try data { () throws(PlanFileError) in try stored.restore(&report) }
    report.trace = trace?.moments ?? []
    try pages.write(
      report,
      network,
      threads: threads.count,
      earlierCommand: try data { () throws(PlanFileError) in
        try stored.command(self.network.folder)
      }
    )
  }

  /// Writes the page of two plans.
  private func compare(
    _ stored: StoredPlan,
    _ other: StoredPlan,
    _ network: Network,
    _ pages: PageOutput
  ) throws {
    guard log == nil else {
      throw CommandFailure.usage(
        "--log tells of one search; leave it out where two plans are shown."
      )
    }
    let report = try comparison(
      of: [stored, other],
      network,
      tables,
      threads: threads.count
    )
    let run = try corridor.run(self.network.folder, parameters: [])
    try pages.write(Page(report, facts: pages.facts(network, run: run, routes: [])))
    pages.reportMissingMap(network, run.network)
  }
}
