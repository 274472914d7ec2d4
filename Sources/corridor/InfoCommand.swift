// corridor info: what a network holds.

import CommandOptions
import NetworkFiles
import ArgumentParser
import Reporting
import TransportNetwork

/// Counts a network.
struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count what a network holds: nodes, links, zones, regions, projects.",
    discussion: """
      EXAMPLES:
        corridor info Networks/china
        corridor info Networks/china --format json
      """
  )

  @OptionGroup var network: NetworkArgument
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let file = try output.open()
    let (network, report) = try network.readWithReport()
    var summary = NetworkSummary(network, folder: self.network.folder)
    summary.notes = report.problems(.note).filter { $0.columnName == "zone_id" }.map(\.description)
    try output.write(summary, to: file)
  }
}
