// The maintainers' command: raw tables in, Networks/china out.

import NetworkFiles
import ArgumentParser
import FoundationEssentials
import TransportNetwork

@main
struct BuildChinaNetwork: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds Networks/china from the raw tables of facts.",
    discussion: """
      The raw tables are not part of the project. The same tables give the same files, byte for byte.

      Example: swift run -c release BuildChinaNetwork --data raw/china --recent raw/china2026 --output Networks/china --force
      """
  )

  @Option(help: "Folder with the raw tables (cities.csv, ports.csv, rail_links_mileage.csv, ...).")
  var data: String

  @Option(help: "Folder with the newer tables (rail_links_2023.csv, air_links_2026.csv, ...).")
  var recent: String

  @Option(help: "Folder to write the network to.")
  var output = "Networks/china"

  @Option(
    name: .customLong("as-of"),
    help: "Year of the network: 2026, or 2016 for the backtest (to --output Networks/china2016)."
  )
  var year = 2026

  @Flag(help: "Replace the folder when it exists.")
  var force = false

  func run() throws {
    guard [2016, 2026].contains(year) else {
      throw ValidationError("--as-of is \(year), expected 2016 or 2026")
    }
    let facts = try Facts(data, recent: recent)
    if year == 2016 { return try writeBacktest(facts) }
    let network = try ChinaNetwork(facts).network()
    let figures = try CheckFigures(facts, network)
    try NetworkPackage.write(network, to: output, replacing: force)
    let descriptor = "\(output)/datapackage.json"
    let plain = try String(contentsOf: URL(filePath: descriptor), encoding: .utf8)
    try save(try DataPackage.complete(plain), "datapackage.json")
    try save(SourcesPage.text(network, figures), "SOURCES.md")
    try save(ReadmePage.text(network), "README.md")
    print(figures.text)
  }

  private func writeBacktest(_ facts: Facts) throws {
    let facts = try facts.of2016(data, recent: recent)
    let backtest = Backtest(facts, lines: try BacktestLine.read(recent, facts))
    let network = try backtest.network()
    try NetworkPackage.write(network, to: output, replacing: force)
    let descriptor = "\(output)/datapackage.json"
    let plain = try String(contentsOf: URL(filePath: descriptor), encoding: .utf8)
    try save(try DataPackage.complete(plain), "datapackage.json")
    try save(backtest.history.joined(separator: ",") + "\n", "history.txt")
    try save(backtest.later.joined(separator: ",") + "\n", "later.txt")
    let check = try BacktestCheck.rows(facts)
    try save(BacktestPage.text(network, backtest.lines, check), "README.md")
    for row in check { print("\(row.name): \(row.figure) [\(row.wanted)]") }
  }

  private func save(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(output)/\(name)"), options: .atomic)
  }
}
