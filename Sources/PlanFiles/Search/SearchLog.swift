// A search's progress as JSON lines in a file.

import DurableFiles
import Glibc
import OrderedJSON
package import PlanModel
import ShortestPaths
import Synchronization

/// Writes a line at every improvement and at least one a second, each at once.
package final class SearchLog: Sendable {
  private struct Lines {
    var last = PlanProgress?.none
    var written = ContinuousClock.now
    var hasFailed = false
    var hasEnded = false
  }

  private let name: String
  private let note: @Sendable (String) -> Void
  private let descriptor: Int32
  private let start = ContinuousClock.now
  private let state = Mutex(Lines())

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - replacing: Whether a file of that name may be replaced.
  ///   - note: Takes a sentence where the log cannot go on.
  /// - Throws: Why nothing can be written there.
  package init(
    _ path: String,
    replacing: Bool,
    note: @escaping @Sendable (String) -> Void
  ) throws(SearchFileError) {
    name = path
    self.note = note
    if fileKind(path).isRegular, !replacing {
      throw .request("\(path) exists already; give --force to replace it, or another name.")
    }
    try keeping { () throws(FileFailure) in try claimName(path) }
    descriptor = openFile(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
    guard descriptor >= 0 else { throw .refused("cannot write \(path): \(systemMessage(errno)).") }
    writeLater()
  }

  deinit { close(descriptor) }

  /// Notes progress; an improvement is written at once.
  package func add(_ progress: PlanProgress) {
    state.withLock { state in
      let isNews = state.last.map { $0.incumbent != progress.incumbent } ?? true
      state.last = progress
      if isNews || ContinuousClock.now - state.written >= .seconds(1) { write(&state) }
    }
  }

  /// Writes the last state.
  package func end() {
    state.withLock { state in
      guard !state.hasEnded else { return }
      write(&state)
      state.hasEnded = true
    }
  }

  /// Half a second apart, so that no second goes by without a line.
  private func writeLater() {
    // Where the system has no more threads, lines come with improvements only.
    _ = startThread { [self] in
      repeat { usleep(500_000) } while writeUnlessEnded()
    }
  }

  private func writeUnlessEnded() -> Bool {
    state.withLock { state in
      guard !state.hasEnded else { return false }
      if ContinuousClock.now - state.written >= .milliseconds(500) { write(&state) }
      return true
    }
  }

  private func write(_ state: inout Lines) {
    let last = state.last
    let line: JSONValue = [
      "time": .double((ContinuousClock.now - start) / .seconds(1)),
      "phase": .string(last?.phase ?? "start"),
      "incumbent": .number(last?.incumbent),
      "bound": .number(last?.bound),
      "relative_gap": .number(last?.relativeGap),
      "nodes": .integer(last?.nodes ?? 0),
      "open": .integer(last?.open ?? 0),
      "cuts": .integer(last?.cuts ?? 0),
    ]
    state.written = .now
    let error = writeAll(Array((line.compact + "\n").utf8), to: descriptor)
    guard error != 0, !state.hasFailed else { return }
    state.hasFailed = true
    note("\(name): \(systemMessage(error)); the log is incomplete, the search goes on.")
  }
}
