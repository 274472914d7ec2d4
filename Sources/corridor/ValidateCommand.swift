// corridor validate: every problem of a package in one run.

import CommandOptions
import Console
import NetworkFiles
import ArgumentParser
import Reporting
import TransportNetwork

/// Checks a package.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a network package and list every problem.",
    discussion: """
      EXAMPLES:
        corridor validate Networks/china
        corridor validate my-network --format csv -o problems.csv

      Exit code 3 when there are errors; warnings and notes leave it 0. The first 100 of each are listed \
      and the rest counted.

      A network that can be used is also looked at for what is hardly meant: links shorter than the straight line \
      between their nodes (by more than 1 %), speeds that no mode can have, coordinates with their axes exchanged, \
      courses that do not begin and end at their nodes, facilities that nothing serves, projects that no path can \
      use or that require one of their own group, and units that make the median link too long or too fast, with \
      every unit that would do. Of rows with the same fault the worst is told in full and the others are counted.
      """
  )

  @OptionGroup var network: NetworkArgument
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let file = try output.open()
    let progress = ProgressLine("checking \(network.folder)")
    let report = NetworkPackage.check(network.folder, plausibility: true).report
    progress.end()
    try output.write(PackageCheck(folder: network.folder, report: report), to: file)
    if report.errorCount > 0 { throw CommandFailure(.no) }
  }
}
