// corridor list: everything of a network that has a name.

import CommandOptions
import AccessAnalysis
public import ArgumentParser
public import Reporting
import TransportNetwork

/// Rows of one kind with ids and names.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what has a name: zones, ports, links, projects and more.",
    discussion: """
      EXAMPLES:
        corridor list Networks/china zones --in West --sort population --top 10
        corridor list Networks/china ports --zone Shanghai
        corridor list Networks/china regions
        corridor list Networks/china projects --zone Lanzhou --format csv

      WHAT is zones, cities, ports, hubs, airports, gateways (nodes of type city, port, hub, airport, border), nodes, \
      links, modes, regions or projects. Text has the main columns, CSV and JSON have all. The zone of a node without \
      one is that at the other end of its shortest access link; links and projects belong to the zones at their ends. \
      --sort by numbers puts the largest first and adds ranks, which are over all rows, whatever is shown; --top and \
      --worst without --sort go by the first column of numbers.
      """
  )

  @OptionGroup var network: NetworkArgument

  @Argument(help: ArgumentHelp("What to list.", valueName: "what"))
  var subject: ListReport.Subject

  @OptionGroup(title: "Rows") var rows: RowOptions
  @OptionGroup(title: "Rows") var scheme: RowScheme
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws { try scheme.check(rows) }

  func run() throws {
    let file = try output.open()
    let network = try network.read()
    let report = ListReport(subject, of: network)
    let selection = try asking { () throws(AccessError) in
      try rows.request(scheme: scheme.scheme).selection(in: network, columns: report.columnNames)
    }
    try output.write(report.choosing(selection), to: file)
  }
}

extension ListReport.Subject: ExpressibleByArgument {}
