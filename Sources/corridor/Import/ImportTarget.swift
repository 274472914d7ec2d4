// The package that an import writes or changes.

import CommandOptions
import Console
import DurableFiles
import NetworkFiles
import TransportNetwork

/// Where the result of an import goes.
struct ImportTarget {
  /// The folder.
  let folder: String
  private let isReplaced: Bool

  /// Chooses the folder, and refuses one that exists before any work is done.
  ///
  /// `output` is a new package, or one that may be replaced; without it the package that is added
  /// to, `into`, is changed itself.
  init(output: String?, into: String?, replacing: Bool) throws(CommandFailure) {
    folder = output ?? into ?? ""
    isReplaced = replacing || output == nil
    if fileKind(folder).exists && !isReplaced {
      throw .usage("\(folder) exists already; give --force to replace it, or another name.")
    }
  }

  /// Writes the package; warnings go to standard error.
  func write(_ network: Network, warnings: PackageReport? = nil) throws(CommandFailure) {
    do throws(NetworkWriteError) {
      try NetworkPackage.write(network, to: folder, replacing: isReplaced)
    } catch {
      throw .data(error.description)
    }
    guard let warnings else { return }
    let shown = warnings.problems(.warning).prefix(10)
    for problem in shown { Terminal.message(problem.description) }
    if warnings.warningCount > shown.count {
      Terminal.message("... and \(warnings.warningCount - shown.count) more warnings")
    }
  }
}

/// The last part of a path, without the slashes after it.
func baseName(_ path: String) -> String {
  path.split(separator: "/").last.map { String($0) } ?? path
}

/// Prints what was made.
func print(_ text: String) throws(CommandFailure) {
  let file = try OutputFile(nil, replacing: false)
  try file.write(text)
  try file.finish()
}
