// The page of a plan, made and written.

import CommandOptions
import Console
import PlanFiles
import PlanningRuns
import Reporting
import TransportNetwork

extension PageOutput {
  /// Writes the page of a plan.
  ///
  /// - Parameters:
  ///   - report: The plan.
  ///   - network: Its network.
  ///   - threads: Threads that may look for routes.
  ///   - earlierCommand: The command that found the plan, when it was another than this one.
  /// - Throws: Why the page cannot be made or written.
  func write(
    _ report: PlanReport,
    _ network: Network,
    threads: Int,
    earlierCommand: String? = nil
  ) throws(CommandFailure) {
    let facts = facts(network, run: report.run, routes: [], earlierCommand: earlierCommand)
    let page = try running { () throws(PlanningRunError) in
      try report.page(network, facts, threads: threads, note: Terminal.messageOnce)
    }
    try write(page)
    reportMissingMap(network, report.run.network)
  }
}
