// A result as a page and as drawings, beside its text or JSON.

import ArgumentParser
import InvestmentPlanning
import Reporting
import TransportNetwork

/// The page and the drawings that a command writes on request.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write a page with map and charts, one HTML file that needs no network.",
      valueName: "file"
    ),
    completion: .file(extensions: ["html"])
  )
  var report: String?

  @Option(
    help: ArgumentHelp("Also write the map and every chart as SVG files.", valueName: "folder"),
    completion: .directory
  )
  var svg: String?

  @Option(
    help: ArgumentHelp(
      "Boundaries to draw behind the map, in the network's coordinates.",
      valueName: "file.geojson"
    ),
    completion: .file(extensions: ["geojson", "json"])
  )
  var background: String?

  func validate() throws {
    if background != nil, report == nil, svg == nil {
      throw ValidationError("--background needs --report FILE or --svg FOLDER to be drawn on.")
    }
  }

  /// Where the page goes; nil when none was asked for.
  ///
  /// Opened before long work, so that a wrong name is said at once.
  func open(replacing: Bool) throws(CommandFailure) -> PageOutput? {
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
struct PageOutput {
  var file: OutputFile?
  var folder: String?
  var isReplacing: Bool
  var background: [BackgroundShape]

  /// Writes the page and the drawings.
  func write(_ page: Page) throws(CommandFailure) {
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

  /// What surrounds a result on its page.
  func facts(
    _ network: Network,
    run: PlanReport.Run,
    routes: [[MarketRoute]],
    trace: [PlanProgress] = []
  ) -> PageFacts {
    PageFacts(
      network: network,
      run: run,
      commandLine: commandLine(),
      sources: text(ofFile: run.network + "/SOURCES.md"),
      background: background,
      routes: routes,
      trace: thinned(trace)
    )
  }

  /// At most some hundred moments, the first and the last among them.
  private func thinned(_ trace: [PlanProgress]) -> [PlanProgress] {
    let step = max(1, trace.count / 200)
    return trace.indices.filter { $0.isMultiple(of: step) || $0 == trace.count - 1 }
      .map { trace[$0] }
  }

  private func text(ofFile path: String) -> String? {
    guard fileKind(path).isRegular, case .success(let bytes) = readAll(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The command line as one would type it; arguments with other than plain characters are quoted.
private func commandLine() -> String {
  let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%")
  let arguments = CommandLine.arguments.dropFirst().map { argument in
    if !argument.isEmpty, argument.allSatisfy({ plain.contains($0) }) { return argument }
    let parts = argument.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }
  return (["corridor"] + arguments).joined(separator: " ")
}
