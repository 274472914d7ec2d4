// Arguments that several commands share, and what they resolve to.

package import Console
import AccessAnalysis
public import ArgumentParser
package import NetworkFiles
public import Reporting
import ShortestPaths
package import TransportNetwork

import func Glibc.sysconf
import let Glibc._SC_NPROCESSORS_ONLN

/// The network package.
package struct NetworkArgument: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp("Folder of a network package.", valueName: "net"),
    completion: .directory
  )
  package var folder: String

  /// Reads the package; warnings are counted on standard error.
  package func read() throws(CommandFailure) -> Network { try readNetwork(folder) }

  /// Reads the package, and all that was found in it.
  package func readWithReport() throws(CommandFailure) -> (network: Network, report: PackageReport)
  {
    try readPackage(folder)
  }
}

/// Reads a network package; warnings are counted on standard error.
package func readNetwork(_ folder: String) throws(CommandFailure) -> Network {
  try readPackage(folder).network
}

private func readPackage(
  _ folder: String
) throws(CommandFailure) -> (network: Network, report: PackageReport) {
  let progress = ProgressLine("reading \(folder)")
  defer { progress.end() }
  do throws(NetworkPackageError) {
    let (network, report) = try NetworkPackage.read(folder)
    if report.warningCount > 0 {
      let count = report.warningCount == 1 ? "1 warning" : "\(report.warningCount) warnings"
      progress.end()
      Terminal.message("\(folder): \(count); corridor validate \(folder) lists them.")
    }
    return (network, report)
  } catch {
    throw .data("\(folder) cannot be used:\n\(error)")
  }
}

/// Where results go, and in which format.
package struct OutputOptions: ParsableArguments {
  package init() {}

  @Option(help: "text, csv or json; default: by the ending of -o FILE, else the command's own.")
  package var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write to a file, whole or not at all; - is standard output.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var output: String?

  @Flag(help: "Replace the output file if it exists.")
  package var force = false

  @Flag(help: "No escape codes, as with NO_COLOR set.")
  package var noColor = false

  /// The format asked for, by name or by the file's ending.
  package func format(default standard: OutputFormat = .text) -> OutputFormat {
    if let format { return format }
    if let output {
      if output.hasSuffix(".csv") { return .csv }
      if output.hasSuffix(".json") { return .json }
      if output.hasSuffix(".txt") { return .text }
    }
    return standard
  }

  /// Tables of data are for programs unless a person is looking.
  package var dataFormat: OutputFormat {
    format(default: Terminal.isOutput && (output ?? "-") == "-" ? .text : .csv)
  }

  /// How text may be set.
  package var style: TextStyle {
    (output ?? "-") == "-" ? Terminal.style(withoutColour: noColor) : .plain
  }

  /// Opens the destination; do it before long work, so that a name that cannot be written is said
  /// at once.
  package func open() throws(CommandFailure) -> OutputFile {
    try OutputFile(output, replacing: force)
  }

  /// Writes a report.
  package func write(_ report: some Report, to file: OutputFile) throws(CommandFailure) {
    try file.deliver(report.rendered(as: format(), style: style))
  }
}

extension OutputFormat: ExpressibleByArgument {}

/// Who travels, and how.
package struct TravelOptions: ParsableArguments {
  package init() {}

  @Option(help: "Who travels: a use of the network. (default: passenger)")
  package var use: String?

  @Option(
    help: "Only these modes or groups, separated by commas; access links stay open. (default: all)",
    completion: CompletedNames.modes.kind
  )
  package var modes: String?

  /// The travel graph of the use and modes.
  package func travelGraph(
    _ network: Network,
    built: [RowIndex<Project>] = []
  ) throws(CommandFailure) -> TravelGraph {
    try asking { () throws(AccessError) in
      try TravelGraph(network, use: use, modes: modes, built: built)
    }
  }
}

/// How many threads may work.
package struct ThreadOptions: ParsableArguments {
  package init() {}

  @Option(help: "Threads; results do not depend on it. (default: one per processor)")
  package var threads: Int?

  package func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a whole number from 1 to 1024, not \(threads).")
    }
  }

  /// The number to use.
  package var count: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
