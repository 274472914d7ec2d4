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

  @Flag(help: "Replace the folder when it exists.")
  var force = false

  func run() throws {
    let facts = try Facts(data, recent: recent)
    let network = try ChinaNetwork(facts).network()
    let figures = try CheckFigures(facts, network)
    try NetworkPackage.write(network, to: output, replacing: force)
    let descriptor = "\(output)/datapackage.json"
    let plain = try String(contentsOf: URL(filePath: descriptor), encoding: .utf8)
    try save(try DataPackage.complete(plain), "datapackage.json")
    try save(facts.boundaries.areaTable, "area.csv")
    try save(SourcesPage.text(network, figures), "SOURCES.md")
    try save(ReadmePage.text(network), "README.md")
    print(figures.text)
  }

  private func save(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(output)/\(name)"), options: .atomic)
  }
}
