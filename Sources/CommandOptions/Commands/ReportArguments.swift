// Which plans become a page.

package import ArgumentParser
import TransportNetwork

/// Which plans become a page.
package struct ReportArguments: ParsableArguments {
  package init() {}

  @OptionGroup package var network: NetworkArgument

  @Argument(
    help: ArgumentHelp("JSON of corridor plan or evaluate.", valueName: "plan.json"),
    completion: .file(extensions: ["json"])
  )
  package var plan: String

  @Argument(
    help: ArgumentHelp("Another plan, to show how the two differ.", valueName: "other.json"),
    completion: .file(extensions: ["json"])
  )
  package var other: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the page to a file; - is standard output.", valueName: "file"),
    completion: .file(extensions: ["html"])
  )
  package var output: String?

  @Option(
    help: ArgumentHelp("What plan --log wrote, to show how the proof grew.", valueName: "file"),
    completion: .file()
  )
  package var log: String?

  @OptionGroup package var tables: StoredTables

  @Option(help: ArgumentHelp("Also write map and charts as SVG files.", valueName: "folder"))
  package var svg: String?

  @Option(
    help: ArgumentHelp("Boundaries to draw behind the map.", valueName: "file.geojson"),
    completion: .file(extensions: ["geojson", "json"])
  )
  package var background: String?

  @Flag(help: "Replace files that exist.")
  package var force = false

  @OptionGroup package var threads: ThreadOptions
}
