// corridor import projects: a spreadsheet of ideas becomes candidate projects.

import CommandOptions
import Console
import NetworkFiles
import ArgumentParser
import NetworkImport
import Reporting
import TransportNetwork

/// Adds projects of a table to a network package.
struct ImportProjectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects",
    abstract: "Add the ideas of a spreadsheet to a network package as candidate projects.",
    discussion: """
      EXAMPLES:
        corridor import projects ideas.csv --into country
        corridor import projects ideas.csv --into country --replace
        corridor import projects ideas.csv --into country -o country-with-ideas

      FILE is a CSV, or the first sheet of an XLSX workbook, with a row per idea. Columns: name, from, to and cost; and where wanted via (places, semicolons between), \
      mode, km, speed (km/h), minutes, headway, id, status, region, period, group, requires (ids or names), source. Any other \
      column is kept in project.csv, for --limit.

      Places are ids or names of nodes or zones; letter case, accents and hyphens do not matter. Where the mode does not stop at \
      the place itself, the nearest of its stations that an access link leads to is taken. Each section from place to place is a link in both \
      directions. Without km it is 1.2 times the straight line, without speed and minutes the mode's speed counts, without headway \
      the median of the mode's links, without mode road, and without id one is made of the name. Costs are in the network's currency.
      """
  )

  @Argument(
    help: ArgumentHelp("CSV or XLSX of ideas; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv", "xlsx"])
  )
  var file: String

  @Option(
    help: ArgumentHelp("Package to add them to; changed itself without -o.", valueName: "net"),
    completion: .directory
  )
  var into: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write a new package and leave the other as it is.", valueName: "net"),
    completion: .directory
  )
  var output: String?

  @Flag(help: "Put ideas in the place of projects with the same id.")
  var replace = false

  @Flag(help: "Replace the package of -o if it exists.")
  var force = false

  func run() throws {
    let target = try ImportTarget(output: output, into: into, replacing: force)
    let network = try readNetwork(into)
    let ideas: ProjectIdeas
    do throws(ImportError) {
      ideas = try ProjectIdeas(contentsOf: file, into: network, replacing: replace)
    } catch {
      throw CommandFailure.data("\(file) cannot be imported:\n\(error)")
    }
    try target.write(ideas.network)
    try print(IdeasReport(ideas, file: file, folder: target.folder, into: network).text)
  }
}
