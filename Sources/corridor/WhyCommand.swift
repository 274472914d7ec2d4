// corridor why: why a candidate is, or is not, in a plan.

package import CommandOptions
import Console
package import ArgumentParser
import InvestmentPlanning
import PlanFiles
import PlanModel
import Reporting
import TransportNetwork

/// Candidates of a plan explained.
extension WhyArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why a candidate is, or is not, in a plan.",
    discussion: """
      EXAMPLES:
        corridor why Networks/china plan.json hsr-zhaotong-bijie
        corridor why Networks/china plan.json "Chongqing-Guiyang line for 350 km/h"
        corridor why Networks/china plan.json    # every candidate that is not in it
        corridor why Networks/china plan.json --zone Lanzhou   # those that touch it
        corridor why Networks/china plan.json --format csv -o why.csv

      Of each candidate: what it gains alone and on top of the plan; the best plan that must have it (of one that is in \
      the plan: that must not have it), what is worse there, what leaves for it and what enters with it; the cost at \
      which it would change sides; the rules in the way. Gains are exact. Plans and costs are searched for as \
      corridor plan does, and proven within the plan's own relative gap, or marked as found with what is proven instead: \
      a search gives up after some hundred nodes, so the answer does not depend on the machine. With --zone and --in only \
      candidates are explained that touch these places; ranks are over all that are explained. Columns for --sort: \
      gain_on_top, gain_alone, loss, cost, project_id, name.
      """
  )

  package func run() throws {
    let limit = try number(timeLimit, option: "--time-limit", orMore: false)
    let file = try output.open()
    let stored = try StoredPlan(path: plan)
    let package = try network.read()
    guard !stored.isRobust else {
      throw CommandFailure.usage(
        """
        \(stored.name) was made for the least worst regret, and corridor why explains plans of one question: make another one \
        with --require or --forbid and the project's name, and hold it against this one with corridor compare.
        """
      )
    }
    let run = try data { () throws(PlanFileError) in try stored.run() }
    let network = try run.network(package)
    var request = try tables.request(of: run, network)
    if stored.budget == nil, !request.hasPeriods {
      // An evaluation without a budget: a plan of other projects may cost as much as this one.
      let ids = Set(stored.projectIDs)
      request.budget = network.projects.reduce(0) { $0 + (ids.contains($1.id) ? $1.cost : 0) }
      Terminal.message(
        """
        \(stored.name) has no budget; what its plan costs, \(amountInWords(request.budget)) \
        \(network.configuration.currency), is taken. corridor evaluate --budget B -o FILE gives it one.
        """
      )
    }
    let asked = try projects.flatMap { name throws(CommandFailure) in
      try network.projectIDs(name, option: "project")
    }
    let shown = try rows.planRows(
      network,
      scheme: scheme.scheme,
      columns: ExplanationReport.columns
    )
    let options = PlanOptions(
      relativeGap: run.relativeGap,
      timeLimit: limit,
      threads: threads.count
    )
    let progress = ProgressLine("why")
    defer { progress.end() }
    let (explanation, isWhole) = try Interruption.shared.whileInterruptible {
      cancellation throws(CommandFailure) in
      let found = try withPlanner(network, request, options) { planner throws(PlanningError) in
        try planner.explanation(
          of: stored.projectIDs,
          projects: asked.isEmpty ? shown.candidates(network, without: stored.projectIDs) : asked,
          cancellation: cancellation
        ) { done, count in
          progress.update(share: Double(done) / Double(max(1, count))) {
            "why: \(done) of \(count) candidates"
          }
        }
      }
      return (found, !cancellation.isCancelled)
    }
    progress.end()
    let report = ExplanationReport(
      explanation,
      plan: stored.name,
      request: request,
      currency: network.configuration.currency,
      names: Dictionary(network.projects.map { ($0.id, $0.name) }) { first, _ in first },
      rows: shown
    )
    try output.write(report, to: file)
    if !isWhole { Terminal.message("interrupted; what was not found is left out.") }
  }
}
