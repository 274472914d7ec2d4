// A search's progress as JSON lines in a file.

import DurableFiles
import Glibc
import OrderedJSON
import PlanModel
import Reporting
import ShortestPaths
import Synchronization

/// Writes a line at every improvement and at least one a second, each at once.
final class SearchLog: Sendable {
  private struct State {
    var last = PlanProgress?.none
    var written = ContinuousClock.now
    var hasFailed = false
    var hasEnded = false
  }

  private let name: String
  private let descriptor: Int32
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Opens the file.
  init(_ path: String, replacing: Bool) throws(CommandFailure) {
    name = path
    if fileKind(path).isRegular, !replacing {
      throw .usage("\(path) exists already; give --force to replace it, or another name.")
    }
    try withFiles { () throws(FileFailure) in try claimName(path) }
    descriptor = openFile(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
    guard descriptor >= 0 else { throw .data("cannot write \(path): \(systemMessage(errno)).") }
    writeLater()
  }

  deinit { close(descriptor) }

  /// Notes progress; an improvement is written at once.
  func add(_ progress: PlanProgress) {
    state.withLock { state in
      let isNews = state.last.map { $0.incumbent != progress.incumbent } ?? true
      state.last = progress
      if isNews || ContinuousClock.now - state.written >= .seconds(1) { write(&state) }
    }
  }

  /// Writes the last state.
  func end() {
    state.withLock { state in
      guard !state.hasEnded else { return }
      write(&state)
      state.hasEnded = true
    }
  }

  /// Half a second apart, so that no second goes by without a line.
  private func writeLater() {
    // Where there can be no further thread, lines come with news only.
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

  private func write(_ state: inout State) {
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
    Terminal.message("\(name): \(systemMessage(error)); the log is incomplete, the search goes on.")
  }
}
