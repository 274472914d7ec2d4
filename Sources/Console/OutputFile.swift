// Where a command's results go, with failures as commands tell them.

import TransportNetwork
package import DurableFiles
import Glibc
import Reporting

extension CommandFailure {
  /// The end of a command whose file cannot be written or read.
  package init(_ failure: FileFailure) {
    switch failure.kind {
    case .name: self = .usage(failure.description)
    // Nobody's fault.
    case .readerGone: self.init(.done)
    case .inUse, .tooLarge, .system: self = .data(failure.description)
    }
  }
}

/// Runs what files can fail.
package func withFiles<Result>(_ body: () throws(FileFailure) -> Result) throws(CommandFailure)
  -> Result
{
  do throws(FileFailure) {
    return try body()
  } catch {
    throw CommandFailure(error)
  }
}

/// Standard output, or a file that appears whole or not at all.
package final class OutputFile {
  private let file: WholeFile
  private let isTerminal: Bool

  /// Opens a destination.
  ///
  /// - Parameters:
  ///   - path: A file; nil or `-` is standard output.
  ///   - replacing: Whether a file of that name may be replaced.
  /// - Throws: Why nothing can be written there, or which other output of this command has the same
  ///   file.
  package init(_ path: String?, replacing: Bool) throws(CommandFailure) {
    file = try withFiles { () throws(FileFailure) in
      try WholeFile(path, replacing: replacing)
    }
    isTerminal = !file.isFile && Terminal.isOutput
  }

  /// Appends text; a terminal gets nothing that it would obey.
  package func write(_ text: String) throws(CommandFailure) {
    let text = isTerminal ? visible(text, keeping: TextStyle.codes) : text
    try withFiles { () throws(FileFailure) in try file.write(text) }
  }

  /// Appends bytes.
  package func write(bytes: [UInt8]) throws(CommandFailure) {
    try withFiles { () throws(FileFailure) in try file.write(bytes: bytes) }
  }

  /// Writes what is left and gives the file its name.
  package func finish() throws(CommandFailure) {
    try withFiles { () throws(FileFailure) in try file.finish() }
  }

  /// Writes an answer that took work to find: where its file fails after all, standard output has
  /// it.
  package func deliver(_ text: String) throws(CommandFailure) {
    let text = isTerminal ? visible(text, keeping: TextStyle.codes) : text
    do throws(FileFailure) {
      try file.write(text)
      try file.finish()
    } catch {
      guard error.kind != .readerGone, !file.isStandardOutput,
        writeAll(Array(text.utf8), to: STDOUT_FILENO) == 0
      else {
        throw CommandFailure(error)
      }
      throw .data("\(error.description) The answer is on standard output instead.")
    }
  }
}

/// Steps of which each is taken, whatever becomes of the others.
package struct Steps {
  private var failures: [CommandFailure] = []

  /// None taken yet.
  package init() {}

  /// Whether all went well so far.
  package var areDone: Bool { failures.isEmpty }

  /// Takes a step.
  package mutating func take(_ body: () throws(CommandFailure) -> Void) {
    do throws(CommandFailure) { try body() } catch { failures.append(error) }
  }

  /// Ends with the first failure, once the others are told.
  package func end() throws(CommandFailure) {
    for failure in failures.dropFirst() {
      if let message = failure.message { Terminal.message("Error: \(message)") }
    }
    if let first = failures.first(where: { $0.code != .done }) ?? failures.first { throw first }
  }
}
