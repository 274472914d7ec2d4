// The model of a plan in a file, for other solvers.

import DurableFiles
import InvestmentPlanning
import NetworkFiles
package import PlanModel
import PlanSearch
package import TransportNetwork

/// Where the explicit model goes.
package struct ModelExport {
  private let file: WholeFile
  private let format: ExportFormat

  /// Opens the file, whose ending says the format; nil when none was asked for.
  package init?(_ path: String?, replacing: Bool) throws(PlanningRunError) {
    guard let path else { return nil }
    guard let format = ExportFormat.allCases.first(where: { path.hasSuffix(".\($0.rawValue)") })
    else {
      throw .request("--export-model takes a file that ends in .mps or .lp, not \"\(path)\".")
    }
    self.format = format
    do throws(FileFailure) {
      file = try WholeFile(path, replacing: replacing)
    } catch {
      throw .file(error)
    }
  }

  /// Writes the model.
  package func write(
    _ network: Network,
    _ request: PlanRequest,
    _ options: PlanOptions,
    _ listener: RunListener
  ) throws(PlanningRunError) {
    let progress = listener.step("listing path sets")
    defer { progress.end() }
    let text = try withPlanner(network, request, options) { planner throws(PlanningError) in
      try planner.exportedModel(as: format)
    }
    do throws(FileFailure) {
      try file.write(text)
      try file.finish()
    } catch {
      throw .file(error)
    }
  }
}
