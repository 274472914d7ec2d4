// The model of a plan in a file, for other solvers.

import CommandOptions
import Console
import NetworkFiles
import InvestmentPlanning
import PlanModel
import TransportNetwork

/// Where the explicit model goes.
struct ModelExport {
  private let file: OutputFile
  private let format: ExportFormat

  /// Opens the file, whose ending says the format; nil when none was asked for.
  init?(_ path: String?, replacing: Bool) throws(CommandFailure) {
    guard let path else { return nil }
    guard let format = ExportFormat.allCases.first(where: { path.hasSuffix(".\($0.rawValue)") })
    else {
      throw .usage("--export-model takes a file that ends in .mps or .lp, not \"\(path)\".")
    }
    self.format = format
    file = try OutputFile(path, replacing: replacing)
  }

  /// Writes the model.
  func write(
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions
  ) throws(CommandFailure) {
    let progress = ProgressLine("listing path sets")
    defer { progress.end() }
    let text = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.exportedModel(as: format)
    }
    try file.write(text)
    try file.finish()
  }
}
