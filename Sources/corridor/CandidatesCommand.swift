// corridor candidates: projects of one's own, from what the network lacks.

package import CommandOptions
import Console
import AccessAnalysis
package import ArgumentParser
import DurableFiles
import NetworkFiles
import NetworkImport
import Reporting
import TransportNetwork

/// Generates candidate projects.
extension CandidatesArguments: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract:
      "Generate candidate projects: missing links between neighbours, upgrades of slow ones.",
    discussion: """
      EXAMPLES:
        corridor candidates li -o li-candidates
        corridor candidates li -o ideas.csv --detour 1.3 --count 20
        corridor candidates Networks/china -o ideas --in West --sort minutes_saved --top 5
        corridor candidates li -o li-candidates --unit-costs costs.csv --terrain mountain
        corridor candidates li -o li-rail --mode rail --class rail_main

      Two zones are neighbours when no third one lies within the circle that has both on opposite sides. Where the way between them is \
      longer than --detour times the straight line, or there is none, a new link of --class is a candidate, --circuity times the straight \
      line long. Where it is not, the links of the fastest route that are slower than --slow of their class's speed are one upgrade: \
      faster links beside them. Links begin at the nodes that the zones' access links lead to. Straight lines know neither water nor \
      mountains: read the list before you trust it.

      UNIT COSTS: a CSV with class, terrain (may be missing), new_per_km, upgrade_per_km and kmh; without it round figures in US dollars, \
      for a first look. The terrain is that of the column terrain of zone.csv, the dearer of both ends, else --terrain. source says how \
      each candidate came about. Candidates are ranked by population x population x share of time saved / cost, and the first --count of them \
      written, whatever rows are shown.

      OUT is a folder, the whole package with the candidates behind its own projects, ready for: corridor plan OUT. Or it is a \
      file: project.csv, and beside it project_link.csv, to put into the package.
      """
  )

  package func run() throws {
    let isFile = output.hasSuffix(".csv")
    if fileKind(output).exists && !force {
      throw CommandFailure.usage(
        "\(output) exists already; give --force to replace it, or another name."
      )
    }
    let network = try network.read()
    let options = try candidateOptions(network)
    let selection = try asking { () throws(AccessError) in
      try rows.request(scheme: scheme.scheme)
        .selection(in: network, columns: CandidateReport.columns)
    }
    let progress = ProgressLine("looking for candidates")
    defer { progress.end() }
    let candidates: CandidateLinks
    do throws(CandidateLinks.Failure) {
      candidates = try CandidateLinks(network, options)
    } catch {
      throw CommandFailure.data("\(self.network.folder): \(error.description).")
    }
    progress.end()
    warnOfCurrency(network, options)
    let made = candidates.added(to: network)
    if isFile {
      try writeTables(made, candidates)
    } else {
      do throws(NetworkWriteError) {
        try NetworkPackage.write(made, to: output, replacing: force)
      } catch {
        throw CommandFailure.data(error.description)
      }
    }
    let report = CandidateReport(
      candidates: candidates,
      network: made,
      currency: options.costs.currency ?? network.configuration.currency,
      output: output,
      isPackage: !isFile,
      rows: selection
    )
    try print(report.rendered(as: format, style: Terminal.style(withoutColour: noColor)))
  }

  private func warnOfCurrency(_ network: Network, _ options: CandidateOptions) {
    let currency = network.configuration.currency
    guard let costs = options.costs.currency, costs != currency else { return }
    Terminal.message(
      """
      The standard unit costs are in \(costs) and the network's money is \(currency): costs are written as they are; give \
      --unit-costs FILE in \(currency).
      """
    )
  }

  /// Writes project.csv and project_link.csv of a package that is made beside and taken apart.
  private func writeTables(_ network: Network, _ candidates: CandidateLinks) throws(CommandFailure)
  {
    let opened = try [output, String(output.dropLast(4)) + "_link.csv"].map {
      path throws(CommandFailure) in try OutputFile(path, replacing: force)
    }
    let tables: [String]
    do throws(NetworkWriteError) {
      tables = try candidates.tables(of: network)
    } catch {
      throw .data(error.description)
    }
    for (file, text) in zip(opened, tables) { try file.write(text) }
    for file in opened { try file.finish() }
  }
}
