// A result as a page and as drawings, beside its text or JSON.

package import Console
package import AccessAnalysis
import NetworkFiles
package import PlanFiles
package import ArgumentParser
import DurableFiles
package import Reporting
package import TransportNetwork

/// The page and the drawings that a command writes on request.
package struct ReportOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "Also write a page with map and charts, one HTML file that needs no network.",
      valueName: "file"
    ),
    completion: .file(extensions: ["html"])
  )
  package var report: String?

  @Option(
    help: ArgumentHelp("Also write the map and every chart as SVG files.", valueName: "folder"),
    completion: .directory
  )
  package var svg: String?

  @Option(
    help: ArgumentHelp(
      "Boundaries to draw behind the map, in the network's coordinates.",
      valueName: "file.geojson"
    ),
    completion: .file(extensions: ["geojson", "json"])
  )
  package var background: String?

  package func validate() throws {
    if background != nil, report == nil, svg == nil {
      throw ValidationError("--background needs --report FILE or --svg FOLDER to be drawn on.")
    }
  }

  /// Where the page goes; nil when none was asked for.
  ///
  /// Opened before long work, so that a wrong name is said at once.
  package func open(replacing: Bool) throws(CommandFailure) -> PageOutput? {
    guard report != nil || svg != nil else { return nil }
    var file: OutputFile?
    if let report { file = try OutputFile(report, replacing: replacing) }
    return PageOutput(
      file: file,
      folder: svg,
      isReplacing: replacing,
      background: try background.map { path throws(CommandFailure) in try backgroundShapes(path) }
        ?? []
    )
  }
}

/// The destinations of a page, and what it shows beside its result.
package struct PageOutput {
  package var file: OutputFile?
  package var folder: String?
  package var isReplacing: Bool
  package var background: [BackgroundShape]

  package init(
    file: OutputFile?,
    folder: String?,
    isReplacing: Bool,
    background: [BackgroundShape]
  ) {
    (self.file, self.folder) = (file, folder)
    (self.isReplacing, self.background) = (isReplacing, background)
  }

  /// Writes the page and the drawings.
  package func write(_ page: Page) throws(CommandFailure) {
    if let file {
      try file.write(page.html)
      try file.finish()
    }
    guard let folder else { return }
    if !fileKind(folder).isFolder {
      let error = makeFolder(folder)
      guard error == 0 else {
        throw .data("cannot make the folder \(folder): \(systemMessage(error)).")
      }
    }
    for drawing in page.drawings {
      let file = try OutputFile("\(folder)/\(drawing.name).svg", replacing: isReplacing)
      try file.write(drawing.svg)
      try file.finish()
    }
  }

  /// Says why a page has no map, and that boundaries behind it are not drawn.
  package func reportMissingMap(_ network: Network, _ folder: String) {
    guard !network.hasCoordinates else { return }
    Terminal.message(
      """
      \(folder) has no coordinates, so it cannot be drawn: there is no map\
      \(background.isEmpty ? "" : ", and no place for the boundaries of --background"), and all else is as ever.
      """
    )
  }

  /// What surrounds a result on its page.
  package func facts(
    _ network: Network,
    run: PlanReport.Run,
    routes: [[MarketRoute]],
    earlierCommand: String? = nil
  ) -> PageFacts {
    PageFacts(
      network: network,
      run: run,
      commandLine: [earlierCommand, ownCommandLine()].compactMap(\.self).joined(separator: "\n"),
      sources: text(ofFile: run.network + "/SOURCES.md"),
      background: background,
      routes: routes
    )
  }

  private func text(ofFile path: String) -> String? {
    guard fileKind(path).isRegular, case .success(let bytes) = readAll(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private func ownCommandLine() -> String { commandLine(Array(CommandLine.arguments.dropFirst())) }
